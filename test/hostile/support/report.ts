import { reporters } from '../../../generator/diagnostics/report/reporters.js';
import type { Diagnostic, SourceLookup } from '../../../generator/diagnostics/diagnostic.js';
import { positionOf } from '../../../generator/diagnostics/located.js';

const CONTROL = /(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const PLAIN_LINE = /^(?:\S.*:\d+:\d+: )?(?:error|warning|info) [a-z0-9-]+: |^ {2}\S|^$/;
const CI_LINE = /^::(?:error|warning|notice) .*::|^$/;

/** What is wrong with how diagnostics are told: a place that is missing, a character or a line that text brought in. */
export const reportProblems = async (
  diagnostics: readonly Diagnostic[],
  sources: SourceLookup,
): Promise<readonly string[]> => {
  await sources.prepare();
  const unplaced = diagnostics.filter(
    ({ severity, place }) => severity === 'error' && positionOf(place, sources) === undefined,
  );
  const texts = [reporters.plain(diagnostics, sources), reporters.github(diagnostics, sources)] as const;
  return [
    ...unplaced.map(({ code }) => `${code} says no line`),
    ...texts.filter((text) => CONTROL.test(text)).map(() => 'a control character in the report'),
    ...foreignLines(texts[0], PLAIN_LINE),
    ...foreignLines(texts[1], CI_LINE),
  ];
};

const foreignLines = (text: string, own: RegExp): readonly string[] =>
  text
    .split('\n')
    .filter((line) => !own.test(line))
    .map((line) => `a line of the report begins with ${JSON.stringify(line.slice(0, 40))}`);
