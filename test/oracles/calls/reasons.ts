import { own } from '../../../generator/ir/documents.js';
import type { Mistake } from './main.js';

/** Why a call need not lead to a request that its document describes, each with what tells such calls. */
const REASONS: readonly (readonly [reason: string, applies: (mistake: Mistake) => boolean])[] = [
  [
    'no instance of a schema is known: it contradicts itself, is no JSON Schema, or is beyond the sampler',
    ({ problem }) => problem.includes('Unsampled:'),
  ],
  [
    'a GET or HEAD with a body, which `fetch` refuses',
    ({ problem, method, node }) =>
      problem.includes('ConnectionError') &&
      ['GET', 'HEAD'].includes(method) &&
      own(node, 'requestBody') !== undefined,
  ],
  [
    'two credentials at once that want the same header',
    ({ problem, security }) =>
      problem.includes('no credential') && security.some((each) => Object.keys(each).length > 1),
  ],
];

/** The reason of a mistake; undefined where none is known. */
export const reasonFor = (mistake: Mistake): string | undefined =>
  REASONS.find(([, applies]) => applies(mistake))?.[0];
