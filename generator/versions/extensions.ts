import { ANNOTATIONS } from './annotations.js';

/** Every `x-` of ours: a document for other tools has none of them. Extensions of others stay where they are. */
export const EXTENSIONS: ReadonlySet<string> = new Set([
  ...ANNOTATIONS,
  'x-alternative-headers',
  'x-alternative-to',
  'x-api-changes',
  'x-api-versions',
  'x-client-parameters',
  'x-default',
  'x-name',
  'x-pagination',
  'x-stream',
  'x-stream-when',
  'x-token-auth',
  'x-token-body',
]);
