/** Where our types are not those of openapi-typescript, and why. */
const DIFFERENCES: readonly {
  readonly document: RegExp;
  readonly type: RegExp;
  readonly reason: string;
  /** Without which there is no such difference. */
  readonly option?: string;
}[] = [
  {
    document: /arrays|-tuples|circular|full|openai|opencode|example-v3-1|issue-3691|enum-names-values/,
    type: /./,
    option: 'arrayLength',
    reason: 'from 2 to 5 items are there none to 3, and a tuple with limits is a tuple of tuples',
  },
  {
    document: /-tuples|circular|full|opencode|example-v3-1|issue-3691|enum-names-values|schema-const/,
    type: /^(?:Readable|Writable)</,
    option: 'readWriteMarkers',
    reason: 'a tuple stays one in what is read or written, and is no list of anything',
  },
  {
    document: /clerk/,
    type: /^paths/,
    reason: 'a path item without an operation: nothing can be asked of it, and it is left out',
  },
  {
    document: /discriminator-oneof-allof/,
    type: /components\['schemas'\]|^Schema/,
    reason: 'a base that lists what extends it: openapi-typescript leaves an error, and any',
  },
  {
    document:
      /external|ref-deep|circular-paths|header-pathref|issue-1935|encoded-path-ref|multi-files-with-same-import-names|sibling-schema|openapi-paths-ref/,
    type: /^components\['(?:schemas|parameters)'\]|^Schema|^(?:components)?[sS]chemas\w+$|"\/other"/,
    reason: 'a schema that is no component, but referred to: it gets a name among them',
  },
  {
    document: /case\.yaml$|enum-names-values|opencode/,
    type: /^Schema/,
    reason:
      'schemas whose names differ in nothing but case and dots: ours count in the order of the alphabet',
  },
];

/** Undefined where there is none. */
export const reasonFor = (document: string, type: string, options: readonly string[]): string | undefined =>
  DIFFERENCES.find(
    (each) =>
      each.document.test(document) &&
      each.type.test(type) &&
      (each.option === undefined || options.includes(each.option)),
  )?.reason;
