import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import { show } from '../diagnostics/show.js';
import { isList, isMembers, own } from '../ir/documents.js';
import { fragmentPointer, segmentsOf } from '../ir/pointer.js';
import type { Config, NormalizedProblem } from './linter.js';
import { withQuickPatterns } from './quick-patterns.js';
import type { Edition, LintContext } from './rule.js';
import { hasLongWays } from './long-ways.js';
import { isTangled } from './tangled.js';

/** Rules of the recommended set that are off, and why. */
const OFF = {
  // A description is often written by somebody who cannot license the API.
  'info-license': 'off',
  'info-license-strict': 'off',
  // A matter of the server's routing. A client sends what it means.
  'no-ambiguous-paths': 'off',
  // Ours know versions and other documents: dead-reference and unresolved-reference, unused-component.
  'no-unresolved-refs': 'off',
  'no-unused-components': 'off',
  // Ours say the same: duplicate-operation-id, and operation-without-success, -error (`default` is one) and -summary.
  'operation-operationId-unique': 'off',
  'operation-2xx-response': 'off',
  'operation-4xx-response': 'off',
  'operation-summary': 'off',
} as const;

/** The rule that follows every way in which schemas are made of each other. */
const FOLLOWS_ALL = 'no-required-schema-properties-undefined';

/** The name that a document of one version has: it stands in no file. */
const NAME = '/openapi.json';

/** Apply the recommended rules of Redocly to every version. What they find is reported where it is written. */
export const lintWithRedocly = async (context: LintContext): Promise<void> => {
  const { createConfig } = await import('./linter.js');
  const configWith = (rules: Record<string, 'off'>): Promise<Config> =>
    createConfig({ extends: ['recommended'], rules: { ...OFF, ...rules } });
  const config = await configWith({});
  for (const edition of context.editions) {
    if (hasLongWays(edition.bundle.document)) {
      const reason = 'it goes along references one by one, and here too many stand one behind the other';
      context.report(leftOut(edition, context, reason));
      continue;
    }
    const tangled = isTangled(edition.bundle.document);
    if (tangled) context.report(leftOut(edition, context, TANGLED));
    const usable = tangled ? await configWith({ [FOLLOWS_ALL]: 'off' }) : config;
    for (const diagnostic of await lintEdition(edition, usable, context)) context.report(diagnostic);
  }
};

const TANGLED = `its rule ${FOLLOWS_ALL} was left out, since schemas are made of each other in too many ways`;

const leftOut = (edition: Edition, context: LintContext, reason: string): Diagnostic => {
  const version = edition.view.moment.version.id;
  return diagnose('linter-failed', { version, reason }, context.placeIn(edition, '/components/schemas'));
};

const lintEdition = async (
  edition: Edition,
  config: Config,
  context: LintContext,
): Promise<readonly Diagnostic[]> => {
  const { problemsOf } = await import('./linter.js');
  try {
    const problems = await problemsOf(NAME, withQuickPatterns(edition.bundle.document), config);
    return problems
      .filter((problem) => !isOfUpgrade(problem, edition))
      .map((problem) => diagnosticOf(problem, edition, context));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const version = edition.view.moment.version.id;
    return [diagnose('linter-failed', { version, reason }, context.placeIn(edition, ''))];
  }
};

type Problem = NormalizedProblem;

const diagnosticOf = (problem: Problem, edition: Edition, context: LintContext): Diagnostic => {
  const [suggestion] = problem.suggest;
  return {
    code: `redocly/${problem.ruleId}`,
    severity: problem.severity === 'error' ? 'error' : 'warning',
    message: show(problem.message, 500),
    ...(suggestion === undefined ? {} : { help: `Did you mean "${show(suggestion)}"?` }),
    place: placeOf(problem, edition, context),
  };
};

const placeOf = (problem: Problem, edition: Edition, context: LintContext): Place => {
  const on = problem.location[0]?.reportOnKey === true ? 'key' : 'value';
  return context.placeIn(edition, pointerOf(problem), on);
};

const pointerOf = ({ location: [location] }: Problem): string =>
  fragmentPointer((location?.pointer ?? '#').replace(/^#/, '')) ?? '';

/** Whether a problem is with a `nullable` that nobody wrote: the words of OpenAPI 3 for `x-nullable` of Swagger 2.0. */
const isOfUpgrade = (problem: Problem, { bundle }: Edition): boolean => {
  const segments = segmentsOf(pointerOf(problem));
  if (segments.at(-1) !== 'nullable') return false;
  let schema: unknown = bundle.document;
  for (const segment of segments.slice(0, -1)) {
    schema = isList(schema) ? schema[Number(segment)] : isMembers(schema) ? own(schema, segment) : undefined;
  }
  return isMembers(schema) && own(schema, 'x-nullable') === true;
};
