/** Where our types are not those of openapi-typescript, and why. */
const DIFFERENCES: readonly { readonly document: RegExp; readonly type: RegExp; readonly reason: string }[] =
  [
    {
      document: /clerk/,
      type: /^paths/,
      reason: 'a path item without an operation: nothing can be asked of it, and it is left out',
    },
    {
      document: /discriminator-oneof-allof/,
      type: /^components\['schemas'\]/,
      reason: 'a base that lists what extends it: openapi-typescript leaves an error, and any',
    },
    {
      document:
        /external|ref-deep|circular-paths|header-pathref|issue-1935|encoded-path-ref|multi-files-with-same-import-names|sibling-schema|openapi-paths-ref/,
      type: /^components\['(?:schemas|parameters)'\]|^Schema|^(?:components)?[sS]chemas\w+$/,
      reason: 'a schema that is no component, but referred to: it gets a name among them',
    },
    {
      document: /case\.yaml$/,
      type: /^SchemaFooBar/,
      reason: 'schemas whose names differ in nothing but case: ours count in the order of the alphabet',
    },
  ];

/** Undefined where there is none. */
export const reasonFor = (document: string, type: string): string | undefined =>
  DIFFERENCES.find((each) => each.document.test(document) && each.type.test(type))?.reason;
