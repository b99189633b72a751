import { describe, modelOf, type Description } from '../description.js';
import { Diagnostics } from '../diagnostics/collector.js';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import type { Api } from '../ir/model.js';
import type { PaginationRule } from '../ir/page-rule.js';
import { verifyPagination } from '../passes/pagination.js';
import { loadDocuments, type Documents, type ExternalCatalogue, type Setting } from '../source/documents.js';
import type { SetLimits } from '../source/limits.js';
import type { Tell } from '../stopwatch.js';
import { bundle } from '../versions/bundle.js';
import { datedNodes } from './nodes.js';
import type { Edition, LintContext } from './rule.js';
import { lintWithRedocly } from './redocly.js';
import { RULES } from './rules.js';
import { deadReference, unresolvedReference } from './rules/references.js';

export interface LintOptions {
  /** A path, an http(s) URL, or `-` for standard input. */
  readonly spec: string;
  /** Against which paths are relative. */
  readonly cwd: string;
  /** Origins and folders that references may lead to besides the specification's own folder. */
  readonly allowRef?: readonly string[];
  /** What the description may cost. */
  readonly limits?: SetLimits;
  /** The versions of the API, where they are listed elsewhere than in the description. */
  readonly catalogue?: ExternalCatalogue;
  /** Where a configuration names the specification. */
  readonly setting?: Setting;
  /** Pagination rules that count instead of `x-pagination` at the root. */
  readonly pagination?: readonly PaginationRule[];
}

export interface Linted {
  /** What was read: places of diagnostics are looked up here. */
  readonly documents: Documents;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Everything that can be said of a description: what `generate` would, our rules, and the recommended rules of Redocly
 * for the document of every version. Where there is no OpenAPI document, only that is said.
 *
 * @param tell told of each stage when it ends, and how much there is for the next one
 * @throws {FatalError} where the entry document cannot be read at all
 */
export const lint = async (
  { spec, ...options }: LintOptions,
  tell: Tell = () => undefined,
): Promise<Linted> => {
  const documents = await loadDocuments(spec, options);
  tell('read');
  const read = new Diagnostics();
  const found = new Diagnostics();
  const description = describe(documents, (diagnostic) => read.add(diagnostic));
  tell('project', description.views.length);
  const model = modelOf(description, (diagnostic) => read.add(diagnostic));
  tell('lower', model?.operations.length);
  if (model !== undefined) {
    verifyPagination(model, (diagnostic) => read.add(diagnostic));
    await applyRules(contextOf(description, model, (diagnostic) => found.add(diagnostic)));
  }
  const all = new Diagnostics();
  all.addAll(withoutEchoes(read.all, found.all));
  return { documents, diagnostics: all.all };
};

const applyRules = async (context: LintContext): Promise<void> => {
  for (const rule of RULES) rule.check(context);
  await lintWithRedocly(context);
};

const contextOf = (description: Description, model: Api, report: LintContext['report']): LintContext => {
  const { set, views } = description;
  const place: LintContext['place'] = ({ overlay, ...spot }, on) => {
    const { uri, pointer } = overlay?.written(spot.pointer) ?? spot;
    return { file: set.name(uri), pointer, ...(on === undefined ? {} : { on }) };
  };
  return {
    ...description,
    model,
    report,
    nodes: datedNodes(description),
    editions: views.map((view): Edition => ({ view, bundle: bundle(view) })),
    place,
    placeIn: (edition, pointer, on) => place(edition.bundle.origin(pointer), on),
  };
};

/** Rules that say once, for all versions, what others say of each version and do not explain. */
const REFERENCES: ReadonlySet<string> = new Set([deadReference.code, unresolvedReference.code]);
const ECHOES: ReadonlySet<string> = new Set([
  'redocly/security-defined',
  'unknown-scheme',
  'unresolved-reference',
]);

const withoutEchoes = (read: readonly Diagnostic[], found: readonly Diagnostic[]): readonly Diagnostic[] => {
  const explained = found.filter(({ code }) => REFERENCES.has(code));
  const isEcho = ({ code, place }: Diagnostic): boolean =>
    ECHOES.has(code) && explained.some((each) => isSameOrBelow(place, each.place));
  const rest = [...read, ...found.filter((each) => !explained.includes(each))];
  return [...rest.filter((each) => !isEcho(each)), ...explained];
};

const isSameOrBelow = (place: Place | undefined, other: Place | undefined): boolean =>
  place?.file === other?.file &&
  place?.pointer !== undefined &&
  other?.pointer !== undefined &&
  `${place.pointer}/`.startsWith(`${other.pointer}/`);
