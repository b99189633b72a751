import type { Diagnostic, Place, Position, SourceLookup } from '../diagnostics/diagnostic.js';
import type { PaginationRule } from '../ir/page-rule.js';
import type { ExternalCatalogue, Setting, SourceDocument } from './document.js';
import { enteredAt, type Entered } from './catalogue-at.js';
import { entryAt, gitReader, isNewSince, type Revision } from './git.js';
import { hashOfHashes } from '../hash.js';
import { DEFAULT_LIMITS, limitsFrom, type Limits, type SetLimits } from './limits.js';
import { Loader, type LoaderOptions } from './load.js';
import { Budget } from './read.js';
import { diskReader, memoryReader, remoteEntry, type EntryUri, type ReadText } from './readers.js';
import {
  displayName,
  filePath,
  fileUri,
  isAddress,
  isFile,
  isRemote,
  resolveReference,
  STDIN,
} from './uris.js';
import { placesOf } from './versions.js';

export type { ExternalCatalogue, Setting, SourceDocument } from './document.js';

/** A document that could not be loaded. Its diagnostic has a place only where that is inside the document itself. */
export interface FailedDocument {
  readonly failure: Diagnostic;
}

/** A description with everything that it refers to. */
export interface Documents extends SourceLookup {
  /** The document that the user named; its root is an object. */
  readonly entry: SourceDocument;
  /** The list of versions that takes the place of the entry's own. */
  readonly catalogue?: ExternalCatalogue;
  /** Pagination rules that count instead of the entry's own. */
  readonly pagination?: readonly PaginationRule[];
  /** By uri: the entry, then the others in the order of their uris. */
  readonly all: ReadonlyMap<string, SourceDocument>;
  /** What is to be said of names that documents and schemas give themselves. */
  readonly remarks: readonly Diagnostic[];
  /** The uri of the document that a reference names, seen from another one. The fragment is left out. */
  resolveUri(reference: string, from: Pick<SourceDocument, 'uri'>): string;
  /** A document, or why it is not there; undefined for one that nothing refers to. */
  get(uri: string): SourceDocument | FailedDocument | undefined;
  /** Absolute paths of the files that were read, or should have been, sorted: what a watcher watches. */
  readonly inputs: readonly string[];
  /** sha256, hexadecimal, of all texts and of their names relative to the entry: the same in every working directory. */
  readonly hash: string;
  /** The names that went into the hash, in its order; undefined where a document is no file, and could change unseen. */
  readonly files: readonly string[] | undefined;
}

export interface LoadOptions {
  /** Default: the working directory of the process. */
  readonly cwd?: string;
  /** Origins (`https://api.example.com`) and folders that references may lead to besides the entry's own folder. */
  readonly allowRef?: readonly string[];
  /** A list of versions that takes the place of the entry's own. */
  readonly catalogue?: ExternalCatalogue;
  /** Where a configuration names the entry, with `spec`: what is wrong with the name is shown there. */
  readonly setting?: Setting;
  /** Pagination rules that count instead of `x-pagination` at the root. */
  readonly pagination?: readonly PaginationRule[];
  readonly limits?: SetLimits;
  /** Whether documents to which only examples refer are loaded too: clients have no use for them. Default: false. */
  readonly examples?: boolean;
  /** For tests. Default: the global one. */
  readonly fetch?: typeof fetch;
  /** For tests. Default: standard input of the process. */
  readonly stdin?: AsyncIterable<Uint8Array | string>;
}

/**
 * Load a description and, transitively, every document that a `$ref` names.
 *
 * @param entry a path, an http(s) URL, or `-` for standard input (references are then relative to `cwd`)
 * @throws {FatalError} where the entry cannot be used. A referenced document that cannot is a `failure` of `get`.
 */
export const loadDocuments = async (entry: string, options: LoadOptions = {}): Promise<Documents> => {
  const cwd = options.cwd ?? process.cwd();
  const limits = limitsFrom(options.limits);
  const uri = entryUri(entry, cwd);
  const { catalogue, setting, pagination, examples = false } = options;
  const named = catalogue === undefined ? [] : placesOf(catalogue, resolveReference);
  const read = diskReader(uri, new Budget(limits), {
    cwd,
    allowRef: [...(options.allowRef ?? []), ...named],
    fetch: options.fetch ?? fetch,
    stdin: options.stdin ?? process.stdin,
  });
  return await loadSet(uri.uri, read, { limits, cwd, catalogue, setting, pagination, examples });
};

/**
 * The same as it was in a commit. What it refers to is read from that commit too, and never from disk or network.
 *
 * @throws {FatalError} where the entry is no file of that commit
 */
export const loadDocumentsAt = async (
  entry: string,
  revision: Revision,
  options: Pick<LoadOptions, 'cwd' | 'allowRef' | 'limits' | 'catalogue' | 'pagination'> = {},
): Promise<Documents> => {
  const cwd = options.cwd ?? process.cwd();
  const limits = limitsFrom(options.limits);
  const { uri, catalogue } = await enteredIn(
    revision,
    await entryAt(entry, revision, cwd),
    options.catalogue,
  );
  const read = gitReader(uri, revision, new Budget(limits), { cwd, allowRef: options.allowRef ?? [] });
  const { pagination } = options;
  const nameOf = (each: string): string => `${revision.name}:${displayName(each, cwd)}`;
  return await loadSet(uri, read, { limits, cwd, catalogue, pagination, nameOf });
};

const enteredIn = async (
  revision: Revision,
  uri: string,
  catalogue: ExternalCatalogue | undefined,
): Promise<Partial<Entered> & Pick<Entered, 'uri'>> => {
  if (catalogue === undefined) return { uri };
  const isNew = async (each: string): Promise<boolean> => await isNewSince(each, revision);
  return await enteredAt({ uri, catalogue }, isNew, (each) => resolveReference(each, catalogue.base));
};

/**
 * A description in memory: nothing is read from disk or network.
 *
 * @param name the name of the entry, such as `openapi.yaml`
 * @param files other documents by name; references are relative to the document that holds them
 * @throws {FatalError} like `loadDocuments`
 */
export const documentsFromText = async (
  name: string,
  text: string,
  files: Readonly<Record<string, string>> = {},
  { catalogue, pagination }: Pick<LoadOptions, 'catalogue' | 'pagination'> = {},
): Promise<Documents> => {
  const texts = new Map(
    Object.entries({ ...files, [name]: text }).map(([key, each]) => [memoryUri(key), each]),
  );
  const settings = { limits: DEFAULT_LIMITS, cwd: '/', catalogue, pagination };
  return await loadSet(memoryUri(name), memoryReader(texts), settings);
};

const memoryUri = (name: string): string => new URL(encodeURI(name), 'memory:///').href;

const entryUri = (entry: string, cwd: string): EntryUri => {
  if (entry === '-') return { uri: STDIN };
  if (isRemote(entry) && URL.canParse(entry)) return remoteEntry(entry);
  // What is no URL, and one that nothing here can read, is refused when it is read.
  if (isAddress(entry) && !isFile(entry)) return { uri: resolveReference(entry, fileUri('.', cwd)) };
  return { uri: isFile(entry) ? entry : fileUri(entry, cwd) };
};

interface Settings {
  readonly limits: Limits;
  readonly cwd: string;
  readonly catalogue: ExternalCatalogue | undefined;
  readonly setting?: Setting | undefined;
  readonly pagination?: readonly PaginationRule[] | undefined;
  readonly examples?: boolean;
  /** How a document is called in reports. Default: its path from the working directory. */
  readonly nameOf?: (uri: string) => string;
}

const loadSet = async (uri: string, read: ReadText, settings: Settings): Promise<Documents> => {
  const { limits, cwd, catalogue, setting, pagination, examples = false } = settings;
  const { nameOf = (each: string) => displayName(each, cwd) } = settings;
  const stdinBase = fileUri('./stdin', cwd);
  const resolve = (reference: string, from: string): string => {
    if (from !== STDIN) return resolveReference(reference, loader.addresses.get(from) ?? from);
    const resolved = resolveReference(reference, stdinBase);
    return resolved === stdinBase ? STDIN : resolved;
  };
  const external = catalogue === undefined ? {} : { catalogue };
  const loader: Loader = new Loader({ limits, read, nameOf, resolve, examples, setting, ...external });
  return new LoadedDocuments(await loader.load(uri), loader, {
    resolve,
    ...external,
    ...(pagination === undefined ? {} : { pagination }),
  });
};

/** Failures of documents that were not even looked at. */
const REFUSALS: ReadonlySet<string> = new Set([
  'reference-outside-root',
  'reference-unreadable',
  'remote-reference',
]);

class LoadedDocuments implements Documents {
  readonly entry: SourceDocument;
  readonly #loader: Loader;
  readonly catalogue?: ExternalCatalogue;
  readonly pagination?: readonly PaginationRule[];
  readonly #resolve: LoaderOptions['resolve'];
  /** By document and reference: a description in many files refers to the same few over and over. */
  readonly #resolved = new Map<string, Map<string, string>>();
  #hash: string | undefined;

  constructor(
    entry: SourceDocument,
    loader: Loader,
    {
      resolve,
      catalogue,
      pagination,
    }: Pick<LoaderOptions, 'resolve' | 'catalogue'> & Pick<LoadOptions, 'pagination'>,
  ) {
    this.entry = entry;
    this.#loader = loader;
    this.#resolve = resolve;
    if (catalogue !== undefined) this.catalogue = catalogue;
    if (pagination !== undefined) this.pagination = pagination;
  }

  get all(): ReadonlyMap<string, SourceDocument> {
    return this.#loader.documents;
  }

  get remarks(): readonly Diagnostic[] {
    return this.#loader.remarks;
  }

  resolveUri(reference: string, from: Pick<SourceDocument, 'uri'>): string {
    const known = this.#resolved.get(from.uri) ?? new Map<string, string>();
    this.#resolved.set(from.uri, known);
    const resolved = known.get(reference) ?? this.#resolve(reference, from.uri);
    known.set(reference, resolved);
    return this.#loader.selves.get(resolved) ?? resolved;
  }

  get(uri: string): SourceDocument | FailedDocument | undefined {
    const failure = this.#loader.failures.get(uri);
    return failure === undefined ? this.all.get(uri) : { failure };
  }

  get inputs(): readonly string[] {
    const failed = [...this.#loader.failures].flatMap(([uri, { code }]) => (REFUSALS.has(code) ? [] : [uri]));
    return [...this.all.keys(), ...failed]
      .map(filePath)
      .filter((path) => path !== undefined)
      .sort();
  }

  get hash(): string {
    this.#hash ??= hashOf(this.entry.uri, this.all.values());
    return this.#hash;
  }

  get files(): readonly string[] | undefined {
    const folder = filePath(new URL('.', this.entry.uri === STDIN ? 'file:///' : this.entry.uri).href) ?? '/';
    const uris = [...this.all.keys()];
    return this.#loader.failures.size === 0 && uris.every(isFile)
      ? uris.map((uri) => nameIn(folder, uri))
      : undefined;
  }

  prepare(): Promise<void> {
    return this.#loader.sources.prepare();
  }

  locate(place: Place): Position | undefined {
    return this.#loader.sources.locate(place);
  }

  text(file: string): string | undefined {
    return this.#loader.sources.text(file);
  }
}

const hashOf = (entry: string, documents: Iterable<SourceDocument>): string => {
  const folder = filePath(new URL('.', entry === STDIN ? 'file:///' : entry).href) ?? '/';
  const named = [...documents].map(({ uri, sha256 }) => [nameIn(folder, uri), sha256] as const);
  return hashOfHashes(named);
};

const nameIn = (folder: string, uri: string): string => (isFile(uri) ? displayName(uri, folder) : uri);
