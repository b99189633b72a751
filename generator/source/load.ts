import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import { FatalError } from '../diagnostics/fatal.js';
import type { ExternalCatalogue, Setting, SourceDocument } from './document.js';
import type { Limits } from './limits.js';
import type { Reference } from './inspect.js';
import { notOpenapi, parseText } from './parse.js';
import { placeReferences } from './placed.js';
import type { ReadText } from './readers.js';
import { addText, placeIn } from './setting.js';
import { Sources } from './sources.js';
import { invalidReference } from './uris.js';
import { documentsOfEntry, documentsOfVersions } from './versions.js';
import { placeWithinSchemas } from './within.js';

/** How many documents are read at a time. */
const PARALLEL = 32;

/** How many documents may stand one behind the other: a server can think of a further one for ever. */
const CHAIN = 256;

export interface LoaderOptions {
  readonly limits: Limits;
  readonly read: ReadText;
  readonly nameOf: (uri: string) => string;
  readonly resolve: (reference: string, from: string) => string;
  /** Whether documents to which only examples refer are loaded too. */
  readonly examples: boolean;
  /** A list of versions that takes the place of the entry's own. */
  readonly catalogue?: ExternalCatalogue;
  /** Where a configuration names the entry. */
  readonly setting?: Setting | undefined;
}

/** A document to load, and the one that refers to it. */
interface Request {
  readonly uri: string;
  readonly from: string | undefined;
  /** What is loaded where there is nothing: by `$id` a reference may mean another document than by its place. */
  readonly instead?: string;
}

/** Loads a document and all that it refers to, wave by wave, so that the result does not depend on which file came first. */
export class Loader {
  readonly documents: Map<string, SourceDocument> = new Map();
  readonly failures: Map<string, Diagnostic> = new Map();
  /** What documents say that their own uri is (`$self`), and the uri that they were read from. */
  readonly selves: Map<string, string> = new Map();
  /** Where documents were found that redirects led to, by uri: what their references are relative to. */
  readonly addresses: Map<string, string> = new Map();
  readonly sources: Sources = new Sources();
  /** What is to be said of names that documents and schemas give themselves. */
  readonly remarks: Diagnostic[] = [];
  readonly #options: LoaderOptions;

  constructor(options: LoaderOptions) {
    this.#options = options;
  }

  /** @throws {FatalError} where the entry itself cannot be used; what fails below it is recorded in `failures`. */
  async load(uri: string): Promise<SourceDocument> {
    try {
      const references = await this.#loadOne({ uri, from: undefined });
      await this.#loadAll([...references, ...this.#documentsOfVersions(this.#entry(uri))]);
      this.#place();
      return this.#entry(uri);
    } catch (error) {
      if (!(error instanceof FatalError)) throw error;
      const [first, ...rest] = error.diagnostics.map((each) => this.#atItsName(each));
      throw first === undefined ? error : new FatalError([first, ...rest], this.sources);
    }
  }

  /** What is said of no document is about the name of the entry. */
  #atItsName(diagnostic: Diagnostic): Diagnostic {
    const { setting } = this.#options;
    if (setting === undefined || diagnostic.place !== undefined) return diagnostic;
    addText(setting, this.sources);
    return { ...diagnostic, place: placeIn(setting, '/spec') };
  }

  /** What a configuration names its user has named; what the entry names is a reference of the entry. */
  #documentsOfVersions({ uri, value }: SourceDocument): readonly Request[] {
    const { catalogue, resolve } = this.#options;
    if (catalogue === undefined)
      return documentsOfEntry(value).map((each) => ({ uri: resolve(each, uri), from: uri }));
    addText(catalogue, this.sources);
    return documentsOfVersions(catalogue.value).map((each) => ({
      uri: resolve(each, catalogue.base),
      from: undefined,
    }));
  }

  #entry(uri: string): SourceDocument {
    const entry = this.documents.get(uri);
    const found = entry === undefined ? 'nothing' : rootKind(entry.value);
    if (entry === undefined || found !== undefined) {
      throw new FatalError(notOpenapi(this.#options.nameOf(uri), found ?? 'nothing'));
    }
    return entry;
  }

  async #loadAll(requests: readonly Request[]): Promise<void> {
    const seen = new Set(this.documents.keys());
    let wave = requests;
    for (let step = 0; wave.length > 0; step++) {
      if (step > CHAIN) throw new FatalError(diagnose('document-chain', { limit: CHAIN }, this.#start()));
      const fresh: Request[] = [];
      for (const request of wave) {
        if (!seen.has(request.uri) && !this.selves.has(request.uri)) fresh.push(request);
        seen.add(request.uri);
      }
      if (seen.size > this.#options.limits.documents) throw this.#tooMany();
      wave = (await inParallel(fresh, (request) => this.#loadOrRecord(request))).flat();
    }
    sortMap(this.documents);
  }

  #tooMany(): FatalError {
    const { documents: limit } = this.#options.limits;
    return new FatalError(diagnose('too-many-documents', { limit }, this.#start()));
  }

  /** The document that brings all others in. */
  #start(): Place | undefined {
    const [entry] = this.documents.values();
    return entry === undefined ? undefined : { file: entry.name };
  }

  async #loadOrRecord(request: Request): Promise<readonly Request[]> {
    try {
      return await this.#loadOne(request);
    } catch (error) {
      const failure = error instanceof FatalError ? error.diagnostics[0] : undefined;
      if (failure === undefined) throw error;
      this.failures.set(request.uri, failure);
      const { instead, from } = request;
      return instead === undefined ? [] : [{ uri: instead, from }];
    }
  }

  /** Answers what the document refers to. */
  async #loadOne({ uri, from }: Request): Promise<readonly Request[]> {
    const name = this.#options.nameOf(uri);
    const { text, sha256, address } = await this.#options.read(uri, name, from);
    this.sources.add(name, text, 'yaml');
    const { value, format, references, marks } = await parseText(name, text, this.#options);
    this.sources.add(name, text, format, value);
    this.documents.set(uri, { uri, name, text, sha256, value, format, marks });
    if (address !== undefined) {
      this.addresses.set(uri, address);
      this.selves.set(address, uri);
    }
    const self = selfOf(value);
    if (self !== undefined) this.selves.set(this.#options.resolve(self, uri), uri);
    return references.map((reference) => this.#request(reference, uri));
  }

  #request({ reference, bases }: Reference, from: string): Request {
    const { resolve } = this.#options;
    const beside = resolve(reference, from);
    const base = bases.reduce((around, id) => {
      const full = resolve(id, around);
      return invalidReference(full) === undefined ? full : around;
    }, from);
    const uri = resolve(reference, base);
    return uri === beside ? { uri, from } : { uri, from, instead: beside };
  }

  /** References by name become references by place, when all documents are there. */
  #place(): void {
    const resolve = (reference: string, from: string): string => {
      const uri = this.#options.resolve(reference, from);
      return this.selves.get(uri) ?? uri;
    };
    const named = placeReferences(this.documents, resolve);
    for (const [uri, document] of named.changed) this.documents.set(uri, document);
    const { changed, remarks } = placeWithinSchemas(this.documents);
    for (const [uri, document] of changed) this.documents.set(uri, document);
    this.remarks.push(...named.remarks, ...remarks);
  }
}

/** The uri that a document gives itself. */
const selfOf = (value: unknown): string | undefined =>
  typeof value === 'object' && value !== null && '$self' in value && typeof value.$self === 'string'
    ? value.$self
    : undefined;

/** What a root that is not an object is; undefined for an object. */
const rootKind = (value: unknown): string | undefined => {
  if (Array.isArray(value)) return 'a list';
  if (value === null) return 'empty';
  return typeof value === 'object' ? undefined : `a single ${typeof value}`;
};

/** Run work on all items, a bounded number at a time; results in the order of the items. */
const inParallel = async <T, R>(
  items: readonly T[],
  work: (item: T) => Promise<R>,
): Promise<readonly R[]> => {
  const results: R[] = [];
  for (let start = 0; start < items.length; start += PARALLEL) {
    results.push(...(await Promise.all(items.slice(start, start + PARALLEL).map(work))));
  }
  return results;
};

/** Documents of one wave finish in any order. */
const sortMap = <V>(map: Map<string, V>): void => {
  const [entry, ...rest] = map;
  if (entry === undefined) return;
  rest.sort(([a], [b]) => (a < b ? -1 : 1));
  map.clear();
  for (const [key, value] of [entry, ...rest]) map.set(key, value);
};
