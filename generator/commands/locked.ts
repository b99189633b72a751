import { basename, dirname, join } from 'node:path';
import { describe } from '../description.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import { FatalError } from '../diagnostics/fatal.js';
import type { Difference } from '../diff/difference.js';
import { isLocked, ruleOf } from '../diff/rules.js';
import type { VersionId } from '../ir/model.js';
import { child } from '../ir/pointer.js';
import { breachesOf, lockedFrom, releasedOf, type Breach, type Released } from '../lock/compare.js';
import { LOCK_FILE, versionHash, type Lock, type LockedVersion } from '../lock/lock-file.js';
import { loadLock } from '../lock/store.js';
import { loadDocumentsAt, type Documents } from '../source/documents.js';
import { lastCommitOf } from '../source/git.js';
import { filePath } from '../source/uris.js';
import { Comparer, type Read } from './editions.js';
import { Report } from './report.js';
import { shownPath } from './targets.js';

/** A specification with its lock. */
export interface Guarded {
  readonly read: Read;
  readonly cwd: string;
  /** Absolute. */
  readonly path: string;
  /** To show. */
  readonly name: string;
  /** The name of the specification in it. */
  readonly key: string;
  readonly lock: Lock | undefined;
  /** Made when it is asked for: without a lock nobody does. */
  readonly released: () => readonly Released[];
}

/**
 * Where the lock of a specification is, and what it says; undefined for one that is no file.
 *
 * @throws {FatalError} invalid-lock
 */
export const guardedBy = async (documents: Documents, cwd: string): Promise<Guarded | undefined> => {
  const spec = filePath(documents.entry.uri);
  if (spec === undefined) return undefined;
  const path = join(dirname(spec), LOCK_FILE);
  const name = shownPath(path, cwd);
  const description = describe(documents, () => undefined);
  const read = { label: documents.entry.name, documents, description };
  let made: readonly Released[] | undefined;
  const released = (): readonly Released[] => (made ??= releasedOf(description.views));
  return { read, cwd, path, name, key: basename(spec), lock: await loadLock(path, name), released };
};

/** What released versions say that they did not say when they were locked. */
export const breachDiagnostics = async (guarded: Guarded): Promise<readonly Diagnostic[]> => {
  const locked = guarded.lock?.get(guarded.key);
  if (locked === undefined) return [];
  const found = new Findings(guarded);
  for (const each of locked) {
    const now = guarded.released().find(({ view }) => view.moment.version.id === each.version);
    if (now === undefined)
      found.add(diagnose('released-version-removed', { version: each.version }, catalogueOf(guarded)));
    else if (versionHash(each) !== versionHash(lockedFrom(now))) await found.breach(each, now);
  }
  for (const { view } of guarded.released()) {
    const { id } = view.moment.version;
    if (!locked.some(({ version }) => version === id))
      found.add(diagnose('version-not-locked', { version: id }, catalogueOf(guarded, id)));
  }
  return found.all;
};

/** The entry of a version in the catalogue, wherever that stands, or the whole; where one would be if there is none. */
const catalogueOf = ({ read }: Guarded, version?: VersionId): Place => {
  const { catalogue, set } = read.description;
  const entry = version === undefined ? undefined : catalogue.versionPlaces.get(version);
  const none = { file: set.name(set.entry), pointer: child('', 'x-api-versions') };
  return { ...(entry ?? catalogue.place ?? none), on: 'key' };
};

class Findings {
  readonly #guarded: Guarded;
  readonly #told = new Map<
    string,
    { diagnostic: (versions: readonly string[]) => Diagnostic; versions: string[] }
  >();
  readonly #all: Diagnostic[] = [];
  /** What is wrong with the descriptions is told elsewhere. */
  readonly #comparer = new Comparer(new Report());
  #past: Promise<Read | undefined> | undefined;

  constructor(guarded: Guarded) {
    this.#guarded = guarded;
  }

  get all(): readonly Diagnostic[] {
    return [
      ...this.#all,
      ...[...this.#told.values()].map(({ diagnostic, versions }) => diagnostic(versions)),
    ];
  }

  add(diagnostic: Diagnostic): void {
    this.#all.push(diagnostic);
  }

  async breach(locked: LockedVersion, now: Released): Promise<void> {
    const breaches = breachesOf(locked, now);
    const was = await this.#then(locked);
    const differences = was === undefined ? [] : this.#differences(was, now);
    for (const difference of withoutEchoes(differences)) {
      const place = difference.after ?? difference.near ?? catalogueOf(this.#guarded);
      const what = `${difference.message} (${difference.rule}, ${WORDS[difference.class]})`;
      const advice = this.#adviceAt(place) ?? adviceOf(difference);
      this.#tell(locked.version, { element: difference.subject, what, advice }, place);
    }
    for (const breach of breaches) {
      const [place, former] = [placeOf(breach, now), was && placeOf(breach, was.released)];
      const known = [place, former].filter((each) => each !== undefined);
      if (differences.some((each) => known.some((at) => isAbout(each, at)) || isPartOf(each, breach.element)))
        continue;
      const at = place ?? catalogueOf(this.#guarded);
      const what = `${HOW[breach.how]} (${CLASS[breach.how]})`;
      const advice = this.#adviceAt(at) ?? ADVICE[breach.how];
      this.#tell(locked.version, { element: breach.element, what, advice }, at);
    }
  }

  #tell(version: string, args: { element: string; what: string; advice: string }, place: Place): void {
    const key = JSON.stringify([args, place]);
    const known = this.#told.get(key);
    if (known !== undefined) known.versions.push(version);
    else
      this.#told.set(key, {
        versions: [version],
        diagnostic: (versions) =>
          diagnose('released-version-changed', { versions, ...args }, { ...place, on: 'key' }),
      });
  }

  /** In an overlay or a document of one version nothing is dated: a newer version has one of its own. */
  #adviceAt({ file }: Place): string | undefined {
    const { catalogue, set } = this.#guarded.read.description;
    const source = [...catalogue.sources.values()].find(({ uri }) => set.name(uri) === file);
    return source === undefined
      ? undefined
      : `Leave this ${source.kind} as it is, and write the change into that of a newer version.`;
  }

  /** A version as it was locked, where git still has that. */
  async #then(locked: LockedVersion): Promise<Then | undefined> {
    this.#past ??= pastOf(this.#guarded);
    const past = await this.#past;
    const old = past?.description.views.find(({ moment }) => moment.version.id === locked.version);
    const was = old === undefined ? undefined : releasedOf([old])[0];
    if (past === undefined || was === undefined || versionHash(lockedFrom(was)) !== versionHash(locked))
      return undefined;
    return { read: past, released: was };
  }

  /** What exactly changed. */
  #differences(was: Then, now: Released): readonly Difference[] {
    const { read } = this.#guarded;
    const [comparison] = this.#comparer.compare(was.read, was.released.view, read, now.view);
    return (comparison?.differences ?? []).filter(({ rule }) => isLocked(rule));
  }
}

/** A released version of another time. */
interface Then {
  readonly read: Read;
  readonly released: Released;
}

/** Where an element of a version is written; undefined where it has none of that name. */
const placeOf = ({ element }: Breach, { view, bundle, elements }: Released): Place | undefined => {
  const found = elements.get(element);
  if (found === undefined) return undefined;
  const { uri, pointer } = bundle.origin(found.pointer);
  return { file: view.name(uri), pointer };
};

/** The specification as it was when the lock was last committed; undefined where nobody can tell. */
const pastOf = async ({ path, cwd, read }: Guarded): Promise<Read | undefined> => {
  const revision = await lastCommitOf(path);
  const spec = filePath(read.documents.entry.uri);
  if (revision === undefined || spec === undefined) return undefined;
  try {
    const { catalogue, pagination } = read.documents;
    const documents = await loadDocumentsAt(spec, revision, {
      cwd,
      ...(catalogue === undefined ? {} : { catalogue }),
      ...(pagination === undefined ? {} : { pagination }),
    });
    return { label: revision.name, documents, description: describe(documents, () => undefined) };
  } catch (error) {
    if (error instanceof FatalError) return undefined;
    throw error;
  }
};

const WORDS = {
  'breaking-callers': 'breaking for callers',
  'breaking-senders': 'breaking for senders',
  compatible: 'compatible',
  documentation: 'documentation',
} as const;

const HOW = { added: 'is new', changed: 'changed', removed: 'is gone' } as const;
const CLASS = {
  added: 'compatible',
  changed: 'it may break callers or senders',
  removed: 'breaking for callers',
} as const;
const ADVICE = {
  added: 'Date it with x-added.',
  changed: 'Date the change: x-before keeps what stood there.',
  removed: 'Keep it, and date its end with x-removed.',
} as const;

const adviceOf = ({ rule }: Difference): string => {
  switch (ruleOf(rule).advice) {
    case 'x-added':
      return ADVICE.added;
    case 'x-removed':
      return ADVICE.removed;
    case 'x-made-required':
    case 'x-made-optional':
      return `Date the change beside it with ${ruleOf(rule).advice ?? ''}.`;
    case 'x-enum-added':
    case 'x-enum-removed':
      return `Date each value beside the enum with ${ruleOf(rule).advice ?? ''}.`;
    case 'x-renamed-from':
      return 'Say what it was called, and until when, with x-renamed-from.';
    default:
      return ADVICE.changed;
  }
};

/** What is said of requests and of answers alike, once: the more serious, which comes first. */
const withoutEchoes = (differences: readonly Difference[]): readonly Difference[] => {
  const told = new Set<string>();
  return differences.filter(({ subject, message, before, after }) => {
    const key = JSON.stringify([subject, message, before, after]);
    return !told.has(key) && told.add(key);
  });
};

/** Whether a difference is about a component or an operation, wherever it is written: an overlay has parts of many. */
const isPartOf = ({ subject }: Difference, element: string): boolean => {
  const name = element.slice(element.startsWith('schemas/') ? 'schemas/'.length : 0);
  return (
    subject === name ||
    subject.startsWith(`${name}.`) ||
    subject.endsWith(` ${name}`) ||
    subject.includes(` ${name}.`)
  );
};

/** Whether a difference is written at a place or below it. */
const isAbout = ({ before, after, near }: Difference, { file, pointer = '' }: Place): boolean =>
  [before, after, near].some(
    (place) =>
      place !== undefined &&
      file.endsWith(place.file.replace(/^[^:]*:/, '')) &&
      `${place.pointer ?? ''}/`.startsWith(`${pointer}/`),
  );
