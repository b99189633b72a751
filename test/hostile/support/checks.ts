import type { Generated } from '../../../generator/generate.js';
import { markdownShape } from './markdown.js';
import type { Rule, Slot } from './positions.js';
import { reportProblems } from './report.js';
import { shapeOf } from './shape.js';

/** The generator under test: `generateFromText`, or that of a bundle with a fault in it. */
export type Generate = (name: string, text: string) => Promise<Generated>;

/** A description with slots. */
export type Describe = (slot: Slot) => object;

/** What the harmless twin of a description comes to. */
export interface Baseline {
  readonly describe: Describe;
  /** The slots, in the order in which they are filled. */
  readonly slots: ReadonlyMap<string, Rule>;
  readonly program: string;
  readonly words: string;
}

/** Generate from a description whose slots hold harmless texts. */
export const baselineOf = async (generate: Generate, describe: Describe): Promise<Baseline> => {
  const slots = new Map<string, Rule>();
  const text = JSON.stringify(describe((name, rule = {}) => (slots.set(name, rule), harmless(name))));
  const made = await generate('openapi.json', text);
  const problems = problemsOfProgram(made);
  if (made.files.size === 0 || problems.length > 0)
    throw new Error(`the harmless twin fails: ${problems.join()}`);
  return { describe, slots, program: programOf(made), words: wordsOf(made) };
};

/** What goes wrong with a payload in a slot, a line each; none where all is well. */
export const problemsWith = async (
  generate: Generate,
  baseline: Baseline,
  position: string,
  payload: string,
): Promise<readonly string[]> => {
  const rule = baseline.slots.get(position) ?? {};
  if (rule.except?.test(payload) === true) return [];
  const text = JSON.stringify(baseline.describe((name) => (name === position ? payload : harmless(name))));
  let made: Generated;
  try {
    made = await generate('openapi.json', text);
  } catch (error) {
    return [`thrown: ${String(error)}`];
  }
  const reported = await reportProblems(made.diagnostics, made.documents);
  const errors = made.diagnostics.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) {
    const codes = errors.map(({ code, message }) => `${code}: ${message}`).join('; ');
    return rule.mayReject === true && made.files.size === 0 ? reported : [...reported, `rejected: ${codes}`];
  }
  return [
    ...reported,
    ...problemsOfProgram(made),
    ...differences(made, baseline),
    ...losses(made, rule, payload),
  ];
};

const harmless = (name: string): string => `safe-${name.replaceAll(' ', '-')}`;

/** What goes wrong in itself with what was generated, and with how its twin differs from it. */
export const twinProblems = (made: Generated, twin: Generated): readonly string[] => [
  ...problemsOfProgram(made),
  ...(made.files.size === 0 || twin.files.size === 0
    ? []
    : differences(made, { program: programOf(twin), words: wordsOf(twin) })),
];

const generatedCode = (made: Generated): readonly (readonly [path: string, text: string])[] =>
  [...made.files].filter(([path]) => path.endsWith('.ts') && !path.startsWith('runtime/'));

/** What is wrong with what was generated, whatever it was made of. */
export const problemsOfProgram = (made: Generated): readonly string[] => [
  ...[...made.files].map(([path]) => path).filter((path) => !PATH.test(path)),
  ...generatedCode(made).flatMap(([path, text]) =>
    shapeOf(path, text).problems.map((problem) => `${path}: ${problem}`),
  ),
];

const PATH = /^(?:[a-z0-9][a-z0-9-]{0,70}\/){0,2}[A-Za-z0-9](?:[A-Za-z0-9-]|\.(?!\.)){0,70}\.(?:ts|md)$/;

const differences = (made: Generated, baseline: Pick<Baseline, 'program' | 'words'>): readonly string[] => [
  ...(programOf(made) === baseline.program ? [] : ['the program differs from that of the harmless twin']),
  ...(wordsOf(made) === baseline.words
    ? []
    : ['the structure of the documents differs from the harmless twin']),
];

const programOf = (made: Generated): string =>
  generatedCode(made)
    .map(([path, text]) => shapeOf(path, text).digest)
    .sort()
    .join('\n');

const wordsOf = (made: Generated): string =>
  [...made.files].flatMap(([path, text]) => (path.endsWith('.md') ? [markdownShape(text)] : [])).join('\n');

const losses = (made: Generated, rule: Rule, payload: string): readonly string[] => {
  if (rule.keeps !== true) return [];
  const isKept = generatedCode(made).some(([path, text]) => shapeOf(path, text).texts.has(payload));
  return isKept ? [] : ['the value does not come through'];
};
