import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import { diagnose } from '../diagnostics/catalogue.js';
import { isList, isMembers, own, textOf, type DocumentSet, type Members } from '../ir/documents.js';
import { versionId } from '../ir/ids.js';
import type { Change, Version, Versioning } from '../ir/model.js';
import { child } from '../ir/pointer.js';
import { lookUp } from './project.js';

/** The versions of an API: from `x-api-versions` at the root of the entry document. */
export interface Catalogue {
  /** Oldest first. One nameless version where the document has no catalogue. */
  readonly versions: readonly [Version, ...Version[]];
  /** Absent for an API without versions. */
  readonly versioning?: Versioning;
  readonly changes: readonly Change[];
}

type Report = (diagnostic: Diagnostic) => void;

const KEY = 'x-api-versions';
const CARRIERS = ['header', 'query', 'server'] as const;
/** Names of headers (RFC 9110). */
const TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;
const STAGES = ['preview', 'stable', 'deprecated', 'retired'] as const;
const UNVERSIONED: Catalogue = { versions: [{ id: versionId(''), stage: 'stable' }], changes: [] };

/** Read the catalogue; what is wrong in it is reported, and an unusable one counts as none. */
export const readCatalogue = (documents: DocumentSet, report: Report): Catalogue => {
  const root = documents.value(documents.entry);
  const node = isMembers(root) ? own(root, KEY) : undefined;
  if (!isMembers(root) || node === undefined) return UNVERSIONED;
  const reader = new CatalogueReader(documents, report);
  const versions = reader.versions(node);
  const [first, ...rest] = versions;
  if (first === undefined || !isMembers(node)) return UNVERSIONED;
  const versioning = reader.versioning(node, [first, ...rest]);
  if (versioning === undefined) return UNVERSIONED;
  return { versions: [first, ...rest], versioning, changes: reader.changes(root, versions) };
};

class CatalogueReader {
  readonly #documents: DocumentSet;
  readonly #report: Report;

  constructor(documents: DocumentSet, report: Report) {
    this.#documents = documents;
    this.#report = report;
  }

  versions(node: unknown): readonly Version[] {
    const entries = isMembers(node) ? own(node, 'versions') : undefined;
    if (!isList(entries) || entries.length === 0) {
      this.#complain('`versions` must be a list with at least one entry', child('', KEY));
      return [];
    }
    const seen = new Set<string>();
    return entries.flatMap((entry, index) => {
      const pointer = child('', KEY, 'versions', index);
      const version = this.#version(entry, pointer);
      if (version === undefined) return [];
      if (seen.has(version.id)) {
        this.#complain(`version "${version.id}" is listed twice`, pointer);
        return [];
      }
      seen.add(version.id);
      return [version];
    });
  }

  #version(entry: unknown, pointer: string): Version | undefined {
    const id = isMembers(entry) ? own(entry, 'version') : undefined;
    if (!isMembers(entry) || typeof id !== 'string' || id === '') {
      this.#complain('each version needs `version`, a non-empty string (quote dates)', pointer);
      return undefined;
    }
    const status = own(entry, 'status') ?? (id.endsWith('.preview') ? 'preview' : 'stable');
    const stage = STAGES.find((each) => each === status);
    if (stage === undefined) {
      this.#complain(`\`status\` must be one of ${STAGES.join(', ')}`, child(pointer, 'status'));
    }
    const released = own(entry, 'released');
    return {
      id: versionId(id),
      stage: stage ?? 'stable',
      ...(typeof released === 'string' ? { released } : {}),
    };
  }

  versioning(node: Members, versions: readonly [Version, ...Version[]]): Versioning | undefined {
    const kind = CARRIERS.find((each) => typeof own(node, each) === 'string');
    const name = kind === undefined ? undefined : own(node, kind);
    if (kind === undefined || typeof name !== 'string') {
      this.#complain('say how the version travels: `header`, `query` or `server`', child('', KEY));
      return undefined;
    }
    if (kind === 'header' && !TOKEN.test(name)) {
      this.#complain(`"${name}" cannot be the name of a header`, child('', KEY, kind));
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
    const place = this.#place(child('', KEY, key));
    this.#report(
      diagnose('unknown-version', { version: textOf(value), known: versions.map((each) => each.id) }, place),
    );
    return undefined;
  }

  #unknown(node: Members): Versioning['unknown'] {
    const unknown = own(node, 'unknown');
    if (unknown === undefined) return undefined;
    const pointer = child('', KEY, 'unknown');
    const status = isMembers(unknown) ? own(unknown, 'status') : undefined;
    const code = isMembers(unknown) ? own(unknown, 'code') : undefined;
    if (!isMembers(unknown) || typeof status !== 'number' || typeof code !== 'string') {
      this.#complain('`unknown` needs `status`, a number, and `code`, a string', pointer);
      return undefined;
    }
    return { status, code, at: [this.#codeProperty(own(unknown, 'schema'), code) ?? 'error'] };
  }

  /** The property of the error schema that holds the code: the one that admits just this value. */
  #codeProperty(schema: unknown, code: string): string | undefined {
    if (typeof schema !== 'string') return undefined;
    const target = lookUp(this.#documents, schema, this.#documents.entry)?.value;
    const properties = isMembers(target) ? own(target, 'properties') : undefined;
    if (!isMembers(properties)) return undefined;
    return Object.keys(properties).find((name) => {
      const property = properties[name];
      if (!isMembers(property)) return false;
      const values = own(property, 'enum');
      return own(property, 'const') === code || (isList(values) && values.length === 1 && values[0] === code);
    });
  }

  changes(root: Members, versions: readonly Version[]): readonly Change[] {
    const node = own(root, 'x-api-changes');
    if (!isMembers(node)) return [];
    return Object.entries(node).flatMap(([id, entry]) => {
      const dated = isMembers(entry) ? own(entry, 'in') : undefined;
      const version = versions.find((each) => each.id === dated);
      if (!isMembers(entry) || version === undefined) {
        this.#complain('`in` must name a version of the catalogue', child('', 'x-api-changes', id));
        return [];
      }
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

  #complain(problem: string, pointer: string): void {
    this.#report(diagnose('invalid-catalogue', { problem }, this.#place(pointer)));
  }

  #place(pointer: string): Place {
    return { file: this.#documents.name(this.#documents.entry), pointer };
  }
}
