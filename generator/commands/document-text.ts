import { dump } from 'js-yaml';
import type { Members } from '../ir/documents.js';
import type { Flags } from './flags.js';

/** Columns of YAML: descriptions are prose. */
const WIDTH = 120;

/** A document as YAML, or as the JSON that was asked for. */
export const documentText = (document: Members, { format }: Pick<Flags, 'format'>): string =>
  format === 'json'
    ? `${JSON.stringify(document, undefined, 2)}\n`
    : dump(document, { noRefs: true, lineWidth: WIDTH });
