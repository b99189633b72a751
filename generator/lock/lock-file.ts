import { isList, isMembers, own } from '../ir/documents.js';
import { hashOf } from '../versions/canonical.js';

/** The name of the file, beside the specifications that it is for. */
export const LOCK_FILE = 'versions.lock.json';

const FORMAT = 1;

/** A released version as it was locked: hashes by the names of elements. */
export interface LockedVersion {
  readonly version: string;
  readonly elements: ReadonlyMap<string, string>;
}

/** What a file locks: by the name of the specification, the versions in the order of the catalogue. */
export type Lock = ReadonlyMap<string, readonly LockedVersion[]>;

/** One hash for all of a version. */
export const versionHash = ({ elements }: LockedVersion): string =>
  hashOf([...elements].map(([name, hash]) => `${name} ${hash}\n`).join(''));

/** The bytes of a lock: of each version but the first only what differs from the version before. */
export const writeLock = (lock: Lock): string => {
  const specifications = [...lock]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, versions]): readonly [string, readonly object[]] => [
      name,
      versions.map((each, index) => entryOf(each, versions[index - 1])),
    ]);
  const content = { lockfile: FORMAT, specifications: Object.fromEntries(specifications) };
  return `${JSON.stringify(content, undefined, 2)}\n`;
};

const entryOf = (locked: LockedVersion, before: LockedVersion | undefined): object => {
  const { version, elements } = locked;
  const changed = [...elements].filter(([name, hash]) => before?.elements.get(name) !== hash);
  const lacks = [...(before?.elements.keys() ?? [])].filter((name) => !elements.has(name));
  return {
    version,
    hash: versionHash(locked),
    elements: Object.fromEntries(changed),
    ...(lacks.length === 0 ? {} : { lacks }),
  };
};

/** A lock, or what keeps its text from being one. */
export const readLock = (text: string): Lock | { readonly problem: string } => {
  const content = parsed(text);
  if (!isMembers(content)) return { problem: 'it is no JSON object' };
  if (own(content, 'lockfile') !== FORMAT)
    return { problem: `its "lockfile" is not ${FORMAT}, which is what this version of apivintage reads` };
  const specifications = own(content, 'specifications');
  const lock = new Map<string, readonly LockedVersion[]>();
  for (const [name, entries] of isMembers(specifications) ? Object.entries(specifications) : []) {
    const versions = versionsOf(entries);
    if (typeof versions === 'string') return { problem: `${versions} of ${name}` };
    lock.set(name, versions);
  }
  return lock;
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const versionsOf = (entries: unknown): readonly LockedVersion[] | string => {
  const versions: LockedVersion[] = [];
  for (const entry of isList(entries) ? entries : []) {
    const version: unknown = isMembers(entry) ? own(entry, 'version') : undefined;
    if (!isMembers(entry) || typeof version !== 'string') return 'there is an entry without a version';
    const elements = new Map<string, string>(versions.at(-1)?.elements ?? []);
    const lacks = own(entry, 'lacks');
    for (const name of isList(lacks) ? lacks : []) if (typeof name === 'string') elements.delete(name);
    const changed = own(entry, 'elements');
    for (const [name, hash] of isMembers(changed) ? Object.entries(changed) : []) {
      if (typeof hash === 'string') elements.set(name, hash);
    }
    const locked = { version, elements: new Map([...elements].sort(([a], [b]) => (a < b ? -1 : 1))) };
    // A merge of two branches may leave what neither wrote.
    if (own(entry, 'hash') !== versionHash(locked))
      return `the entries do not add up to the hash of "${version}"`;
    versions.push(locked);
  }
  return versions;
};
