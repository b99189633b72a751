import type { Located } from '../located.js';
import { visible } from '../show.js';
import type { Reporter } from './options.js';
import { select } from './select.js';
import { helpOf, messageOf, placeText } from './text.js';

/** JUnit XML: a suite for each document, a test for each problem. Errors fail; what is no error passes, with its text. */
export const junit: Reporter = (diagnostics, sources, options = {}) => {
  const { shown } = select(diagnostics, sources, options.maxProblems);
  const suites = new Map<string, Located[]>();
  for (const each of shown) {
    const file = each.diagnostic.place?.file ?? 'apivintage';
    suites.set(file, [...(suites.get(file) ?? []), each]);
  }
  const body = suites.size === 0 ? [NOTHING] : [...suites].map(([file, cases]) => suite(file, cases));
  const counts = `tests="${Math.max(shown.length, 1)}" failures="${failures(shown)}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="apivintage" ${counts}>\n${body.join('')}</testsuites>\n`;
};

/** Readers of test reports take one without tests for a run that broke off. */
const NOTHING =
  '  <testsuite name="apivintage" tests="1" failures="0">\n    <testcase classname="apivintage" name="no problems"/>\n  </testsuite>\n';

const failures = (cases: readonly Located[]): number =>
  cases.filter(({ diagnostic }) => diagnostic.severity === 'error').length;

const suite = (file: string, cases: readonly Located[]): string =>
  `  <testsuite name="${xml(file)}" tests="${cases.length}" failures="${failures(cases)}">\n${cases
    .map((each) => testCase(file, each))
    .join('')}  </testsuite>\n`;

const testCase = (file: string, { diagnostic, position }: Located): string => {
  const place = placeText(diagnostic.place, position);
  const name =
    position === undefined ? diagnostic.code : `${diagnostic.code} ${position.line}:${position.column}`;
  // One line: a line of its own could be a command to CI.
  const text = [place, messageOf(diagnostic), helpOf(diagnostic)]
    .filter((each) => each !== undefined)
    .join(' ');
  const inner =
    diagnostic.severity === 'error'
      ? `<failure type="${xml(diagnostic.code)}" message="${xml(messageOf(diagnostic))}">${xml(text)}</failure>`
      : `<system-out>${xml(`${diagnostic.severity}: ${text}`)}</system-out>`;
  return `    <testcase classname="${xml(file)}" name="${xml(name)}">${inner}</testcase>\n`;
};

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

/** `visible` leaves no character that XML forbids but these two. */
const xml = (text: string): string =>
  visible(text)
    .replaceAll(/[\uFFFE\uFFFF]/g, '?')
    .replaceAll(/[&<>"]/g, (character) => ENTITIES.get(character) ?? '');
