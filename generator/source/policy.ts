import { realpath } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { FatalError } from '../diagnostics/fatal.js';
import { type Address, addressIn, isCovered } from './addresses.js';
import { fileProblem } from './read.js';
import {
  displayName,
  filePath,
  invalidReference,
  isAddress,
  isFile,
  isRemote,
  isWithin,
  redactUrl,
} from './uris.js';

/** Which documents a description may bring in besides itself. */
export interface Allowed {
  /** The origin of the entry, and what the user has named, such as `https://api.example.com/schemas`. */
  readonly addresses: readonly Address[];
  /** Folders, absolute: that of the entry, and those that the user has named. */
  readonly folders: readonly string[];
}

/**
 * Read the values of `--allow-ref`: addresses, or folders relative to `cwd`.
 *
 * @throws {FatalError} allow-ref-unusable
 */
export const allowedBy = (allowRef: readonly string[], entryUri: string, cwd: string): Allowed => {
  const addresses = allowRef.filter(isRemote).map(addressOf);
  const folders = allowRef.filter((each) => !isRemote(each)).map((folder) => folderOf(folder, cwd));
  const entry = filePath(entryUri);
  if (isRemote(entryUri)) addresses.push({ origin: new URL(entryUri).origin, path: '' });
  else folders.push(entry === undefined ? cwd : dirname(entry));
  return { addresses, folders };
};

const addressOf = (place: string): Address => {
  const address = addressIn(place);
  if (address === undefined) throw unusable(place);
  return address;
};

const folderOf = (place: string, cwd: string): string => {
  const path = filePath(place);
  if (path === undefined && isAddress(place)) throw unusable(place);
  return path ?? resolve(cwd, place);
};

const unusable = (place: string): FatalError =>
  new FatalError(diagnose('allow-ref-unusable', { place: redactUrl(place) }));

/** Decides about references before anything is opened or connected to. */
export class ReferencePolicy {
  readonly #allowed: Allowed;
  readonly #cwd: string;
  #roots: Promise<readonly string[]> | undefined;

  constructor(allowed: Allowed, cwd: string) {
    this.#allowed = allowed;
    this.#cwd = cwd;
  }

  /** Why the document at `uri` must not be loaded because of a reference in `from`; undefined where it may. */
  async refusal(uri: string, from: string): Promise<Diagnostic | undefined> {
    const invalid = invalidReference(uri);
    if (invalid !== undefined) return unreadable(redactUrl(invalid), 'it is neither a path nor a URL');
    if (isRemote(uri)) return this.#remoteRefusal(uri);
    if (!isFile(uri)) return unreadable(redactUrl(uri), 'only files and https are supported');
    // Else a document on another machine could have files of this one put into the output.
    if (isRemote(from)) return unreadable(redactUrl(uri), 'a remote document cannot refer to files');
    return await this.#fileRefusal(uri);
  }

  #remoteRefusal(uri: string): Diagnostic | undefined {
    return isCovered(new URL(uri), this.#allowed.addresses)
      ? undefined
      : diagnose('remote-reference', { url: redactUrl(uri) });
  }

  async #fileRefusal(uri: string): Promise<Diagnostic | undefined> {
    const path = filePath(uri);
    const name = displayName(uri, this.#cwd);
    if (path === undefined) return diagnose('remote-reference', { url: redactUrl(uri) });
    const outside = diagnose('reference-outside-root', { path: name });
    // The path as written comes first: whether a file exists elsewhere is none of a specification's business.
    if (!this.#allowed.folders.some((folder) => isWithin(path, folder))) return outside;
    this.#roots ??= realFolders(this.#allowed.folders);
    try {
      const [real, roots] = await Promise.all([realpath(path), this.#roots]);
      return roots.some((root) => isWithin(real, root)) ? undefined : outside;
    } catch (error) {
      const folder = await realpath(dirname(path)).catch(() => undefined);
      const roots = await this.#roots;
      // A link in the path may lead elsewhere, and what lies there is nobody's business either.
      const isInside = folder !== undefined && roots.some((root) => isWithin(folder, root));
      return fileProblem(error, name, isInside ? path : undefined);
    }
  }
}

const unreadable = (ref: string, reason: string): Diagnostic =>
  diagnose('reference-unreadable', { ref, reason });

/** Folders without links in their path; one that does not exist contains nothing. */
const realFolders = async (folders: readonly string[]): Promise<readonly string[]> => {
  const real = await Promise.all(
    folders.map(async (folder) => await realpath(folder).catch(() => undefined)),
  );
  return real.filter((folder) => folder !== undefined);
};
