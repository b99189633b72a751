import type { Severity, SourceLookup } from '../diagnostic.js';
import type { Located } from '../located.js';
import { helpOf, messageOf, relatedText } from './text.js';
import { forPeople } from './for-people.js';
import type { Reporter } from './options.js';
import { mostSevereFirst, select } from './select.js';
import { visible } from '../show.js';

const COMMAND: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Workflow commands for annotations, the most severe first: GitHub shows ten errors and ten warnings per step. */
export const github: Reporter = forPeople((diagnostics, sources, options = {}) => {
  const selection = select(diagnostics, sources, options.maxProblems);
  const rest = selection.omitted === 0 ? '' : `apivintage: ${selection.omitted} more not shown\n`;
  const commands = mostSevereFirst(selection).map((located) => command(located, sources));
  return commands.join('') + rest;
});

const command = ({ diagnostic, position }: Located, sources: SourceLookup): string => {
  const properties = [
    ...(diagnostic.place === undefined ? [] : [`file=${property(diagnostic.place.file)}`]),
    ...(position === undefined ? [] : [`line=${position.line}`, `col=${position.column}`]),
    `title=${property(diagnostic.code)}`,
  ];
  const help = helpOf(diagnostic);
  const message = `${messageOf(diagnostic)}${relatedText(diagnostic, sources)}`;
  const text = help === undefined ? message : `${message} ${help}`;
  return `::${COMMAND[diagnostic.severity]} ${properties.join(',')}::${data(text)}\n`;
};

/** The runner decodes percent escapes; `visible` has already removed line breaks. */
const data = (text: string): string => visible(text).replaceAll('%', '%25');

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
