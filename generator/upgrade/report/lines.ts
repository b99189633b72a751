import { noSources, type Diagnostic } from '../../diagnostics/diagnostic.js';
import { github as annotations } from '../../diagnostics/report/github.js';
import { show } from '../../diagnostics/show.js';
import type { Difference } from '../../diff/difference.js';
import type { Spot } from '../trial.js';
import { changesOf, spotText, type ShownPath, type Upgrade } from './upgrade.js';

const LONG = 500;

/** One line for each finding, for `grep`: `file:line:column: error TS2339: what the compiler says [what changed]`. */
export const plain = (upgrades: readonly Upgrade[], shown: ShownPath): string =>
  upgrades
    .flatMap((upgrade) => linesOf(upgrade))
    .map(({ spot, severity, code, message, help }) => {
      const advice = help === undefined ? '' : ` migrate: ${show(help, LONG)}`;
      return `${spotText(spot, shown)}: ${severity} ${code}: ${message}${advice}\n`;
    })
    .join('');

/** Workflow commands for annotations, in the code that calls. */
export const github = (upgrades: readonly Upgrade[], shown: ShownPath): string =>
  annotations(
    upgrades
      .flatMap((upgrade) => linesOf(upgrade))
      .map(({ spot, ...diagnostic }) => ({
        ...diagnostic,
        ...(spot.file === ''
          ? {}
          : { place: { file: shown(spot.file), line: spot.line, column: spot.column } }),
      })),
    noSources,
  );

interface Line extends Diagnostic {
  readonly spot: Spot;
}

const linesOf = ({ findings, silent }: Upgrade): readonly Line[] => [
  ...findings.map(({ error, differences }): Line => {
    const reason = differences.map(sentence).join('; ');
    return {
      spot: error,
      severity: 'error',
      code: error.rule,
      message: `${show(error.message, LONG)}${reason === '' ? '' : ` [${reason}]`}`,
      ...adviceOf(differences),
    };
  }),
  ...silent.flatMap(({ difference, calls }) =>
    calls.map((spot): Line => ({
      spot,
      severity: 'warning',
      code: difference.rule,
      message: `${show(spot.id)} compiles, but ${sentence(difference)}`,
      ...adviceOf([difference]),
    })),
  ),
];

const sentence = ({ subject, message }: Difference): string => show(`${subject} ${message}`, LONG);

const adviceOf = (differences: readonly Difference[]): { readonly help?: string } => {
  const texts = changesOf(differences).flatMap(({ migrate }) => (migrate === undefined ? [] : [migrate]));
  return texts.length === 0 ? {} : { help: texts.join(' ') };
};
