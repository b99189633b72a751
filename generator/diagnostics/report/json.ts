import { jsonText } from '../json-text.js';
import type { Diagnostic, SourceLookup } from '../diagnostic.js';
import { positionOf, type Located } from '../located.js';
import { helpOf, messageOf } from './text.js';
import type { Reporter } from './options.js';
import { select } from './select.js';

/** `{ errors, warnings, omitted, diagnostics: [{ severity, code, message, help?, file?, line?, column?, pointer?, detail?, related? }] }`. */
export const json: Reporter = (diagnostics, sources, options = {}) => {
  const { shown, omitted } = select(diagnostics, sources, options.maxProblems);
  const count = (severity: Diagnostic['severity']): number =>
    diagnostics.filter((each) => each.severity === severity).length;
  const report = {
    errors: count('error'),
    warnings: count('warning'),
    omitted,
    diagnostics: shown.map((each) => entry(each, sources)),
  };
  return jsonText(report);
};

const entry = ({ diagnostic, position }: Located, sources: SourceLookup): unknown => ({
  severity: diagnostic.severity,
  code: diagnostic.code,
  message: messageOf(diagnostic),
  help: helpOf(diagnostic),
  file: diagnostic.place?.file,
  ...position,
  pointer: diagnostic.place?.pointer,
  detail: diagnostic.detail,
  related: diagnostic.related?.map((each) => ({
    message: each.message,
    file: each.place.file,
    ...positionOf(each.place, sources),
    pointer: each.place.pointer,
  })),
});
