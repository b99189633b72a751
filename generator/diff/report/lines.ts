import type { Diagnostic, SourceLookup } from '../../diagnostics/diagnostic.js';
import type { Comparison } from './comparison.js';
import type { Difference } from '../difference.js';
import { isBreaking } from '../rules.js';
import { reachText } from './comparison.js';
import { github as annotations } from '../../diagnostics/report/github.js';
import { restText, shownOf } from './limited.js';
import { placesText } from './pretty.js';
import { show } from '../../diagnostics/show.js';

const LONG = 500;

/** One line for each difference, for `grep`: `file:line:column: class rule: subject message`. */
export const plain = (comparisons: readonly Comparison[]): string =>
  comparisons
    .flatMap((comparison) =>
      shownOf(comparison).map((each) => {
        const place = placesText(each, comparison.before, comparison.after);
        return `${place === '' ? 'apivintage' : place}: ${each.class} ${each.rule}: ${sentence(each)}\n`;
      }),
    )
    .join('') + restLine(comparisons);

const restLine = (comparisons: readonly Comparison[]): string => {
  const rest = restText(comparisons);
  return rest === undefined ? '' : `apivintage: ${rest}\n`;
};

/** Workflow commands for annotations, at what is there now. What `--fail-on` fails on is an error. */
export const github = (comparisons: readonly Comparison[], isFailing: boolean): string =>
  comparisons
    .map((comparison) => {
      const { after, before, revision } = comparison;
      const all = shownOf(comparison).map((each) => diagnosticOf(each, isFailing));
      const gone = all.filter(({ place }) => place !== undefined && after.text(place.file) === undefined);
      const here = all.filter((each) => !gone.includes(each));
      const placed = revision === undefined ? here : here.map((each) => onDisk(each, after, revision));
      return annotations(placed, after) + annotations(gone, before);
    })
    .join('') + restLine(comparisons);

/** GitHub knows files by their paths, and none by a revision. */
const onDisk = (diagnostic: Diagnostic, sources: SourceLookup, revision: string): Diagnostic => {
  const { place } = diagnostic;
  const position = place === undefined ? undefined : sources.locate(place);
  if (place === undefined || position === undefined) return diagnostic;
  return { ...diagnostic, place: { ...position, file: place.file.slice(revision.length + 1) } };
};

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
