import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import { diagnose } from '../diagnostics/catalogue.js';
import {
  isList,
  isMembers,
  own,
  textOf,
  type CatalogueNode,
  type DocumentSet,
  type Members,
  type Spot,
} from '../ir/documents.js';
import { versionId } from '../ir/ids.js';
import type { Change, Version, VersionId, Versioning } from '../ir/model.js';
import { TOKEN } from '../ir/token.js';
import { lookUp } from './look-up.js';

/** The versions of an API: from `x-api-versions` at the root of the entry document, or from a configuration. */
export interface Catalogue {
  /** Oldest first. One nameless version where the document has no catalogue. */
  readonly versions: readonly [Version, ...Version[]];
  /** Absent for an API without versions. */
  readonly versioning?: Versioning;
  readonly changes: readonly Change[];
  /** What is not in the entry document, by version. */
  readonly sources: ReadonlyMap<VersionId, VersionSource>;
  /** Where it stands; absent where there is none. */
  readonly place?: Place;
  /** Where the entry of each version stands. */
  readonly versionPlaces: ReadonlyMap<VersionId, Place>;
  /** Where each change is declared. */
  readonly changePlaces: ReadonlyMap<string, Place>;
  /** The schema of the body with which the server refuses a version. */
  readonly refusal?: Spot;
}

/** Where the document of a version comes from: one of its own, or the one before it with an overlay. */
export interface VersionSource {
  readonly kind: 'overlay' | 'document';
  readonly uri: string;
  /** Where the catalogue names it. */
  readonly place: Place;
}

/** What is wrong in such a document, with the place where the catalogue names it. */
export const namedBy = (source: VersionSource | undefined, diagnostic: Diagnostic): Diagnostic => {
  if (source === undefined) return diagnostic;
  const { kind, place } = source;
  const message = kind === 'overlay' ? 'the version that is made by it' : 'the version that it describes';
  return { ...diagnostic, related: [...(diagnostic.related ?? []), { message, place }] };
};

type Report = (diagnostic: Diagnostic) => void;

const CARRIERS = ['header', 'query', 'server'] as const;
const STAGES = ['preview', 'stable', 'deprecated', 'retired'] as const;

/** What a header carries as it is: Latin-1 without control characters, and without spaces around it. */
const SENDABLE = /^[!-~\u00a0-\u00ff](?:[\t -~\u00a0-\u00ff]*[!-~\u00a0-\u00ff])?$/;

/** Headers that clients, or the platforms that they run on, set by themselves: what others say there is lost. */
const TAKEN: ReadonlySet<string> = new Set([
  ...['authorization', 'connection', 'content-length', 'content-type', 'cookie', 'expect', 'host'],
  ...['keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade'],
]);

const isErrorStatus = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 400 && value <= 599;

const UNVERSIONED: Catalogue = {
  versions: [{ id: versionId(''), stage: 'stable' }],
  changes: [],
  sources: new Map(),
  versionPlaces: new Map(),
  changePlaces: new Map(),
};

/**
 * Read the catalogue; what is wrong in it is reported, and an unusable one counts as none.
 *
 * @param node where it stands; undefined for a description without versions
 */
export const readCatalogue = (
  documents: DocumentSet,
  node: CatalogueNode | undefined,
  report: Report,
): Catalogue => {
  if (node === undefined) return UNVERSIONED;
  const reader = new CatalogueReader(documents, node, report);
  const versions = reader.versions(node.versions);
  const [first, ...rest] = versions;
  if (first === undefined || !isMembers(node.versions)) return UNVERSIONED;
  const versioning = reader.versioning(node.versions, [first, ...rest]);
  if (versioning === undefined) return UNVERSIONED;
  return {
    versions: [first, ...rest],
    versioning,
    changes: reader.changes(node.changes, versions),
    ...reader.found,
  };
};

class CatalogueReader {
  readonly #documents: DocumentSet;
  readonly #node: CatalogueNode;
  readonly #report: Report;
  readonly #sources = new Map<VersionId, VersionSource>();
  readonly #versionPlaces = new Map<VersionId, Place>();
  readonly #changePlaces = new Map<string, Place>();
  #refusal: Spot | undefined;

  constructor(documents: DocumentSet, node: CatalogueNode, report: Report) {
    this.#documents = documents;
    this.#node = node;
    this.#report = report;
  }

  /** What is met on the way. */
  get found(): Pick<Catalogue, 'sources' | 'place' | 'versionPlaces' | 'changePlaces' | 'refusal'> {
    const refusal = this.#refusal;
    return {
      sources: this.#sources,
      place: this.#node.place('versions'),
      versionPlaces: this.#versionPlaces,
      changePlaces: this.#changePlaces,
      ...(refusal === undefined ? {} : { refusal }),
    };
  }

  versions(node: unknown): readonly Version[] {
    const entries = isMembers(node) ? own(node, 'versions') : undefined;
    if (!isList(entries) || entries.length === 0) {
      this.#complain('`versions` must be a list with at least one entry', this.#node.place('versions'));
      return [];
    }
    const seen = new Set<string>();
    const isInHeader = isMembers(node) && typeof own(node, 'header') === 'string';
    return entries.flatMap((entry, index) => {
      const place = this.#node.place('versions', 'versions', index);
      const version = this.#version(entry, index);
      if (version === undefined) return [];
      if (seen.has(version.id)) {
        this.#complain(`version "${version.id}" is listed twice`, place);
        return [];
      }
      seen.add(version.id);
      this.#versionPlaces.set(version.id, place);
      if (isInHeader && !SENDABLE.test(version.id)) {
        const named = this.#node.place('versions', 'versions', index, 'version');
        this.#complain(`"${version.id}" cannot be the value of a header`, named);
      }
      this.#source(entry, version.id, index);
      return [version];
    });
  }

  #version(given: unknown, index: number): Version | undefined {
    const place = (...keys: readonly string[]): Place =>
      this.#node.place('versions', 'versions', index, ...keys);
    const isName = typeof given === 'string' && given !== '';
    if (isName) this.#complain(`each version is an object: write \`{ version: '${given}' }\``, place());
    // Taken for what it means all the same: whatever names it would be told of as well.
    const entry = isName ? { version: given } : given;
    const id = isMembers(entry) ? own(entry, 'version') : undefined;
    if (!isMembers(entry) || typeof id !== 'string' || id === '') {
      this.#complain('each version needs `version`, a non-empty string (quote dates)', place());
      return undefined;
    }
    const status = own(entry, 'status') ?? (id.endsWith('.preview') ? 'preview' : 'stable');
    const stage = STAGES.find((each) => each === status);
    if (stage === undefined) {
      this.#complain(`\`status\` must be one of ${STAGES.join(', ')}`, place('status'));
    }
    const released = own(entry, 'released');
    if (released !== undefined && typeof released !== 'string') {
      this.#complain('`released` must be text, such as 2026-06-01 (quoted)', place('released'));
    }
    return {
      id: versionId(id),
      stage: stage ?? 'stable',
      ...(typeof released === 'string' ? { released } : {}),
    };
  }

  /** A version that is not in the entry document. */
  #source(entry: unknown, version: VersionId, index: number): void {
    const [overlay, document] = isMembers(entry) ? [own(entry, 'overlay'), own(entry, 'document')] : [];
    const place = (key: string): Place => this.#node.place('versions', 'versions', index, key);
    if (overlay !== undefined && document !== undefined) {
      this.#complain('a version has an `overlay` or a `document`, not both', place('overlay'));
    }
    for (const [kind, reference] of [['document', document] as const, ['overlay', overlay] as const]) {
      if (reference === undefined) continue;
      if (typeof reference !== 'string') this.#complain(`\`${kind}\` must be a path or a URL`, place(kind));
      else {
        const uri = this.#node.resolve(reference);
        this.#sources.set(version, { kind, uri, place: place(kind) });
      }
    }
  }

  versioning(node: Members, versions: readonly [Version, ...Version[]]): Versioning | undefined {
    const kind = CARRIERS.find((each) => typeof own(node, each) === 'string');
    const name = kind === undefined ? undefined : own(node, kind);
    if (kind === undefined || typeof name !== 'string') {
      this.#complain(
        'say how the version travels: `header`, `query` or `server`',
        this.#node.place('versions'),
      );
      return undefined;
    }
    if (kind === 'header' && !TOKEN.test(name)) {
      this.#complain(`"${name}" cannot be the name of a header`, this.#node.place('versions', kind));
    } else if (kind === 'header' && TAKEN.has(name.toLowerCase())) {
      const problem = `the header "${name}" says something else, and would not say the version`;
      this.#complain(problem, this.#node.place('versions', kind));
    }
    const omitted = this.#known(node, 'omitted', versions);
    const unknown = this.#unknown(node);
    const newestStable =
      versions.findLast((version) => version.stage === 'stable') ?? versions[versions.length - 1];
    return {
      carrier: { kind, name },
      pin: this.#known(node, 'pin', versions) ?? newestStable?.id ?? versions[0].id,
      ...(omitted === undefined ? {} : { omitted }),
      ...(unknown === undefined ? {} : { unknown }),
    };
  }

  #known(node: Members, key: string, versions: readonly Version[]): Version['id'] | undefined {
    const value = own(node, key);
    if (value === undefined) return undefined;
    const version = versions.find((each) => each.id === value);
    if (version !== undefined) return version.id;
    const place = this.#node.place('versions', key);
    this.#report(
      diagnose('unknown-version', { version: textOf(value), known: versions.map((each) => each.id) }, place),
    );
    return undefined;
  }

  #unknown(node: Members): Versioning['unknown'] {
    const unknown = own(node, 'unknown');
    if (unknown === undefined) return undefined;
    const status = isMembers(unknown) ? own(unknown, 'status') : undefined;
    const code = isMembers(unknown) ? own(unknown, 'code') : undefined;
    if (!isMembers(unknown) || !isErrorStatus(status) || typeof code !== 'string') {
      this.#complain(
        '`unknown` needs `status`, a number from 400 to 599, and `code`, a string',
        this.#node.place('versions', 'unknown'),
      );
      return undefined;
    }
    return { status, code, at: [this.#codeProperty(own(unknown, 'schema'), code) ?? 'error'] };
  }

  /** The property of the error schema that holds the code: the one that admits just this value. */
  #codeProperty(schema: unknown, code: string): string | undefined {
    if (typeof schema !== 'string') return undefined;
    const target = this.#inNewest(schema);
    this.#refusal = target;
    const properties = isMembers(target?.value) ? own(target.value, 'properties') : undefined;
    if (!isMembers(properties)) return undefined;
    return Object.keys(properties).find((name) => {
      const property = properties[name];
      if (!isMembers(property)) return false;
      const values = own(property, 'enum');
      return own(property, 'const') === code || (isList(values) && values.length === 1 && values[0] === code);
    });
  }

  /** What a reference of the catalogue names: in the entry, or in the newest document that has it. */
  #inNewest(reference: string): (Spot & { readonly value: unknown }) | undefined {
    const documents = [...this.#sources.values()].filter(({ kind }) => kind === 'document').reverse();
    for (const uri of [this.#documents.entry, ...documents.map((each) => each.uri)]) {
      const target = lookUp(this.#documents, reference, uri);
      if (target?.value !== undefined) return target;
    }
    return undefined;
  }

  changes(node: unknown, versions: readonly Version[]): readonly Change[] {
    if (!isMembers(node)) return [];
    return Object.entries(node).flatMap(([id, entry]) => {
      const dated = isMembers(entry) ? own(entry, 'in') : undefined;
      const version = versions.find((each) => each.id === dated);
      if (!isMembers(entry) || version === undefined) {
        this.#complain('`in` must name a version of the catalogue', this.#node.place('changes', id));
        return [];
      }
      this.#changePlaces.set(id, { ...this.#node.place('changes', id), on: 'key' });
      const summary = own(entry, 'summary');
      const migrate = own(entry, 'migrate');
      return [
        {
          id,
          in: version.id,
          breaking: own(entry, 'breaking') === true,
          summary: typeof summary === 'string' ? summary : id,
          ...(typeof migrate === 'string' ? { migrate } : {}),
        },
      ];
    });
  }

  #complain(problem: string, place: Place): void {
    this.#report(diagnose('invalid-catalogue', { problem }, place));
  }
}
