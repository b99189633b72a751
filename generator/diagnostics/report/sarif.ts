import type { Diagnostic, Place, Position, Severity, SourceLookup } from '../diagnostic.js';
import { positionOf, type Located } from '../located.js';
import { visible } from '../show.js';
import type { Reporter } from './options.js';
import { select } from './select.js';
import { helpOf, messageOf } from './text.js';

const LEVEL: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** SARIF 2.1.0, for code scanning: one run, a rule for each code that occurs. */
export const sarif: Reporter = (diagnostics, sources, options = {}) => {
  const { shown } = select(diagnostics, sources, options.maxProblems);
  const codes = [...new Set(shown.map(({ diagnostic }) => diagnostic.code))].sort();
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'apivintage', rules: codes.map((id) => ({ id: visible(id) })) } },
        columnKind: 'utf16CodeUnits',
        results: shown.map((each) => result(each, codes.indexOf(each.diagnostic.code), sources)),
      },
    ],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
};

const result = ({ diagnostic, position }: Located, ruleIndex: number, sources: SourceLookup): unknown => ({
  ruleId: visible(diagnostic.code),
  ruleIndex,
  level: LEVEL[diagnostic.severity],
  message: { text: textOf(diagnostic) },
  locations: diagnostic.place === undefined ? [] : [location(diagnostic.place, position)],
  ...(diagnostic.related === undefined
    ? {}
    : {
        relatedLocations: diagnostic.related.map(({ message, place }, id) => ({
          id,
          message: { text: visible(message) },
          ...location(place, positionOf(place, sources)),
        })),
      }),
});

const textOf = (diagnostic: Diagnostic): string => {
  const help = helpOf(diagnostic);
  return help === undefined ? messageOf(diagnostic) : `${messageOf(diagnostic)} ${help}`;
};

const location = ({ file }: Place, position: Position | undefined): object => ({
  physicalLocation: {
    artifactLocation: { uri: encodeURI(visible(file)).replaceAll('#', '%23').replaceAll('?', '%3F') },
    ...(position === undefined ? {} : { region: { startLine: position.line, startColumn: position.column } }),
  },
});
