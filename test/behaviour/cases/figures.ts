import type { Figures } from './run.js';

/** The figures of a run, a line for each. */
export function figureLines({
  secrets,
  searched,
  tokens,
  replayed,
  unsafe,
  left,
}: Figures): readonly string[] {
  const { elsewhere, errors, logged } = searched;
  return [
    `secrets seen by a second origin (${elsewhere} requests), a log (${logged} lines) or an error (${errors}): ${secrets.length}`,
    `token requests for 50 calls at once with a token that has ended: ${String(tokens)}`,
    `requests sent again without a key that may have been carried out (of ${unsafe}): ${replayed}`,
    `listeners and handles left after 10,000 calls: ${String(left)}`,
  ];
}
