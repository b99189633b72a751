import type { Diagnostic, Place, Position, Severity, SourceLookup } from '../diagnostic.js';
import { cells } from '../cells.js';
import { positionOf } from '../located.js';
import { show, showFile } from '../show.js';

/** The longest message or help, in UTF-16 code units: what it quotes is cut much earlier. */
const LONGEST = 2000;

export const messageOf = (diagnostic: Diagnostic): string => show(diagnostic.message, LONGEST);

export const helpOf = (diagnostic: Diagnostic): string | undefined =>
  diagnostic.help === undefined ? undefined : show(diagnostic.help, LONGEST);

/** How far what a line had no room for is indented. */
const INDENT = '    ';

/** A text of which `used` columns are taken already, broken between words, further lines indented. */
export const wrapped = (
  text: string,
  used: number,
  columns: number = Infinity,
  indent: string = INDENT,
): string => {
  let room = columns - used;
  return text
    .split(' ')
    .map((word, index) => {
      const width = cells(word);
      const [gap, full] = [index > 0 ? ' ' : '', columns - indent.length];
      // The first one stays where it has no more room on the next line.
      const isBroken = gap.length + width > room && (gap !== '' || full > room);
      room = (isBroken ? full : room - gap.length) - width;
      return `${isBroken ? `\n${indent}` : gap}${word}`;
    })
    .join('');
};

/** `file:line:column`, as far as known; `undefined` for a diagnostic that is about no document. */
export const placeText = (place: Place | undefined, position: Position | undefined): string | undefined => {
  if (place === undefined) return undefined;
  const file = showFile(place.file);
  return position === undefined ? file : `${file}:${position.line}:${position.column}`;
};

/** ` (declared here: api.yaml:3:5)` for each of the related places; `''` for none. */
export const relatedText = ({ related = [] }: Diagnostic, sources: SourceLookup): string =>
  related
    .map(({ message, place }) => ` (${show(message)}: ${placeText(place, positionOf(place, sources)) ?? ''})`)
    .join('');

/** `2 errors and 1 warning`; `''` for none. */
export const summary = (diagnostics: readonly Diagnostic[]): string => {
  const part = (severity: Severity, singular: string): readonly string[] => {
    const count = diagnostics.filter((each) => each.severity === severity).length;
    return count === 0 ? [] : [count === 1 ? `1 ${singular}` : `${count} ${singular}s`];
  };
  const parts = [...part('error', 'error'), ...part('warning', 'warning'), ...part('info', 'note')];
  return parts.length < 3
    ? parts.join(' and ')
    : `${parts.slice(0, -1).join(', ')} and ${parts.slice(-1).join('')}`;
};
