import type { Diagnostic } from '../../diagnostics/diagnostic.js';
import type { Comparison } from './comparison.js';
import type { Difference } from '../difference.js';
import { isBreaking } from '../rules.js';
import { reachText } from './comparison.js';
import { github as annotations } from '../../diagnostics/report/github.js';
import { placesText } from './pretty.js';
import { show } from '../../diagnostics/show.js';

const LONG = 500;

/** One line for each difference, for `grep`: `file:line:column: class rule: subject message`. */
export const plain = (comparisons: readonly Comparison[]): string =>
  comparisons
    .flatMap(({ differences, before, after }) =>
      differences.map((each) => {
        const place = placesText(each, before, after);
        return `${place === '' ? 'apivintage' : place}: ${each.class} ${each.rule}: ${sentence(each)}\n`;
      }),
    )
    .join('');

/** Workflow commands for annotations, at what is there now. What `--fail-on` fails on is an error. */
export const github = (comparisons: readonly Comparison[], isFailing: boolean): string =>
  comparisons
    .map(({ differences, after, before }) => {
      const here = differences.map((each) => diagnosticOf(each, isFailing));
      const gone = here.filter(({ place }) => place !== undefined && after.text(place.file) === undefined);
      return (
        annotations(
          here.filter((each) => !gone.includes(each)),
          after,
        ) + annotations(gone, before)
      );
    })
    .join('');

const diagnosticOf = (difference: Difference, isFailing: boolean): Diagnostic => {
  const place = difference.after ?? difference.near ?? difference.before;
  return {
    code: difference.rule,
    severity: !isBreaking(difference.class) ? 'info' : isFailing ? 'error' : 'warning',
    message: sentence(difference),
    ...(place === undefined ? {} : { place: { ...place, on: 'key' } }),
    ...(difference.change?.migrate === undefined ? {} : { help: difference.change.migrate }),
  };
};

const sentence = (difference: Difference): string => {
  const reach = reachText(difference);
  const text = `${difference.subject} ${difference.message}`;
  const because = difference.change === undefined ? '' : ` [${difference.change.id}]`;
  return show(`${text}${reach === '' ? '' : ` (in ${reach})`}${because}`, LONG);
};
