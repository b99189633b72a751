import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isList, isMembers, own, valueBelow, type Members, type Spot } from '../ir/documents.js';
import { modeBelow, modeOfItems, type Mode } from '../ir/modes.js';
import { fragmentPointer, referenceTo, segmentsOf } from '../ir/pointer.js';
import { Resources, type Resource } from '../ir/resources.js';
import { below } from '../ir/spot.js';
import type { SourceDocument } from './document.js';

/** Words by which documents and schemas name themselves. */
export const NAMING = ['$id', '$anchor', '$dynamicAnchor', '$self'] as const;

export interface PlacedDocuments {
  /** The documents whose references say another thing now, by uri. */
  readonly changed: ReadonlyMap<string, SourceDocument>;
  /** What is to be said of it. */
  readonly remarks: readonly Diagnostic[];
}

/**
 * Make each reference in documents whose schemas have names of their own (`$id`, `$self`, `$anchor`) one by place: relative
 * to its file, and with a pointer. Nobody else has to know names then. What leads nowhere stays as it is written.
 */
export const placeReferences = (
  documents: ReadonlyMap<string, SourceDocument>,
  resolve: (reference: string, from: string) => string,
): PlacedDocuments => {
  const naming = [...documents.values()].filter(({ marks }) => NAMING.some((word) => marks.has(word)));
  if (naming.length === 0) return { changed: new Map(), remarks: [] };
  const placer = new Placer(documents, naming, resolve);
  const changed = naming.flatMap((document) => {
    const value = placer.place(document);
    return value === document.value ? [] : [[document.uri, { ...document, value }] as const];
  });
  return { changed: new Map(changed), remarks: placer.remarks };
};

class Placer {
  readonly remarks: Diagnostic[] = [];
  readonly #documents: ReadonlyMap<string, SourceDocument>;
  readonly #resolve: (reference: string, from: string) => string;
  readonly #resources: Resources;
  /** Documents of which it has been said that their ids are no places. */
  readonly #told = new Set<string>();

  constructor(
    documents: ReadonlyMap<string, SourceDocument>,
    naming: readonly SourceDocument[],
    resolve: (reference: string, from: string) => string,
  ) {
    this.#documents = documents;
    this.#resolve = resolve;
    // Nothing can be relative to the uri of standard input.
    const baseOf = (uri: string): string => (URL.canParse('.', uri) ? uri : resolve('-', uri));
    const based = naming.map(({ uri, value }) => ({ uri, base: baseOf(uri), value }));
    this.#resources = new Resources(based);
  }

  place({ uri, value }: SourceDocument): unknown {
    return this.#node(value, { uri, pointer: '' }, 'node');
  }

  /** The same value where nothing in it changes. Recursive: the depth of documents is bounded. */
  #node(value: unknown, spot: Spot, mode: Mode): unknown {
    if (mode === 'data') return value;
    if (isList(value)) {
      const items = value.map((item, index) => this.#node(item, below(spot, index), modeOfItems(mode)));
      return items.some((item, index) => item !== value[index]) ? items : value;
    }
    if (!isMembers(value)) return value;
    const members = Object.entries(value).map(
      ([key, member]) => [key, this.#member(key, member, spot, mode)] as const,
    );
    return members.some(([key, member]) => member !== value[key]) ? Object.fromEntries(members) : value;
  }

  #member(key: string, value: unknown, spot: Spot, mode: Mode): unknown {
    const at = below(spot, key);
    if (mode !== 'node') return this.#node(value, at, modeBelow(key, mode));
    if (key === '$ref' && typeof value === 'string') return this.#meant(value, spot, at);
    if (key === 'discriminator' && isMembers(value)) return this.#discriminator(value, at);
    return this.#node(value, at, modeBelow(key, mode));
  }

  #discriminator(value: Members, spot: Spot): Members {
    const mapping = own(value, 'mapping');
    if (!isMembers(mapping)) return value;
    const entries = Object.entries(mapping).map(([key, name]) => {
      const isReference = typeof name === 'string' && IS_REFERENCE.test(name);
      return [key, isReference ? this.#meant(name, spot, below(spot, 'mapping')) : name] as const;
    });
    return { ...value, mapping: Object.fromEntries(entries) };
  }

  /** What a reference says when it is read from its file. */
  #meant(reference: string, spot: Spot, at: Spot): string {
    const around = this.#resources.around(spot);
    if (around === undefined) return reference;
    const hash = reference.indexOf('#');
    const file = hash === -1 ? reference : reference.slice(0, hash);
    const fragment = hash === -1 ? '' : reference.slice(hash + 1);
    const beside = this.#resolve(file, spot.uri);
    const named = this.#resources.spot(file, fragment, around);
    if (named !== undefined && this.#isThere(named)) {
      const isSame = named.uri === beside && named.pointer === fragmentPointer(fragment);
      return isSame ? reference : this.#to(named.uri, spot.uri) + referenceTo(named.pointer);
    }
    if (file === '') return reference;
    const byBase = this.#resolve(file, around.id);
    if (byBase === beside) return reference;
    if (this.#documents.has(byBase)) return this.#to(byBase, spot.uri) + reference.slice(file.length);
    if (this.#documents.has(beside)) this.#remark(reference, around, byBase, at);
    return reference;
  }

  /** An id that could name a file, and does not. One on another host is a name and nothing else. */
  #remark(reference: string, around: Resource, byBase: string, at: Spot): void {
    const isPlace = new URL(byBase).protocol === new URL(this.#resolve('.', around.uri)).protocol;
    if (!isPlace || this.#told.has(around.uri)) return;
    this.#told.add(around.uri);
    const meant = this.#to(byBase, around.uri);
    const file = this.#documents.get(at.uri)?.name ?? at.uri;
    this.remarks.push(diagnose('id-is-no-place', { reference, meant }, { file, pointer: at.pointer }));
  }

  #isThere({ uri, pointer }: Spot): boolean {
    return valueBelow(this.#documents.get(uri)?.value, segmentsOf(pointer)) !== undefined;
  }

  /** The name of a document in another one. */
  #to(uri: string, from: string): string {
    return uri === from ? '' : relativeUri(uri, this.#resolve('.', from));
  }
}

/** What else is a name of a component. */
const IS_REFERENCE = /[/#]|\.(?:ya?ml|json)$/;

/** A uri relative to a folder's, which ends in a slash; as it is where it is of another origin. */
const relativeUri = (uri: string, folder: string): string => {
  const [to, from] = [new URL(uri), new URL(folder)];
  if (to.protocol !== from.protocol || to.host !== from.host) return uri;
  const target = to.pathname.split('/');
  const base = from.pathname.split('/').slice(0, -1);
  let shared = 0;
  while (shared < base.length && shared < target.length - 1 && base[shared] === target[shared]) shared++;
  const way = [...base.slice(shared).map(() => '..'), ...target.slice(shared)].join('/');
  return `${way.split('/')[0]?.includes(':') === true ? './' : ''}${way}${to.search}`;
};
