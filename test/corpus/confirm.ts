import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { createConfig, lint } from '@redocly/openapi-core';
import type { CorpusDocument } from './documents.js';
import type { Reason } from './outcome.js';

/** What is refused because nothing allows it: true of documents without any defect. */
const POLICY: ReadonlySet<string> = new Set(['remote-reference']);

/** Defects by RFC 9110 and RFC 6265, which rules about OpenAPI do not know: names of headers and cookies are tokens. */
const OF_HTTP: ReadonlySet<string> = new Set(['not-a-token']);

/** What a second opinion says of a rejected document. */
export interface Confirmation {
  readonly isJustified: boolean;
  readonly words: string;
}

/** Ask Redocly's rules about the specification whether a rejected document really has a defect. */
export const confirm = async (
  document: CorpusDocument,
  reasons: readonly Reason[],
): Promise<Confirmation> => {
  const unplaced = reasons.find(({ place }) => place === undefined);
  if (unplaced !== undefined) return { isJustified: false, words: `${unplaced.code} has no place` };
  if (reasons.every(({ code }) => POLICY.has(code)))
    return { isJustified: true, words: 'a matter of policy' };
  if (reasons.every(({ code }) => OF_HTTP.has(code)))
    return { isJustified: true, words: 'HTTP cannot carry it' };
  if (reasons.some(({ code }) => code === 'not-utf8') && !isUtf8(readFileSync(document.path)))
    return { isJustified: true, words: 'its bytes are no UTF-8' };
  try {
    const config = await createConfig({ extends: ['spec'] });
    const problems = await lint({ ref: document.path, config });
    const [first] = problems.filter(({ severity }) => severity === 'error');
    return first === undefined
      ? { isJustified: false, words: 'Redocly finds no defect' }
      : { isJustified: true, words: `Redocly: ${first.ruleId}: ${first.message}` };
  } catch (error) {
    return { isJustified: true, words: `Redocly cannot read it: ${String(error)}` };
  }
};
