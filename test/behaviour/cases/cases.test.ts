/**
 * What the client withstands at run time: cases R01 to R44, against real servers. The cases themselves need no test
 * runner, so that `npm run runtimes` takes them to other runtimes.
 */
import process from 'node:process';
import { inspect } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { liveClass } from '../../support/live-client.js';
import { CASES, NUMBERS } from './all.js';
import { CANARY } from './case.js';
import type { TrialsClass } from './client.js';
import { startHost, type Host } from './host.js';
import { runCases, type Report } from './run.js';
import { mentions, shownBy } from './secrets.js';
import { figureLines } from './figures.js';

let host: Host;
let report: Report;

const isTrials = (value: unknown): value is TrialsClass => typeof value === 'function';

beforeAll(async () => {
  host = await startHost();
  const Trials = await liveClass('at-run-time', 'Trials');
  if (!isTrials(Trials)) throw new TypeError('a client is a class');
  report = await runCases(host, {
    runtime: 'node',
    Trials,
    inspect: (value) => inspect(value, { depth: null, showHidden: true, getters: true }),
    handles: () => process.getActiveResourcesInfo().filter((each) => each === 'Timeout').length,
  });
});

afterAll(async () => {
  await host.close();
});

it('has every case from R01 to R44', () => {
  expect([...new Set(CASES.map(({ number }) => number))].sort()).toEqual(NUMBERS);
});

describe('a client', () => {
  it.each(CASES.map(({ number, title }, at) => ({ number, title, at })))('$number: $title', ({ at }) => {
    expect(report.outcomes[at]?.error).toBeUndefined();
  });
});

it('would find a secret in whatever an error holds, also in base64', () => {
  const hidden = new Error('none', {
    cause: Object.defineProperty(new Error('none'), 'key', { value: CANARY }),
  });
  const encoded = ['', '1', '12'].map((before) => btoa(`${before}${CANARY}:x`));
  for (const error of [new Error(CANARY), hidden, ...encoded.map((text) => new Error(text))]) {
    expect(mentions(shownBy(error), CANARY)).toBe(true);
  }
  expect(mentions(shownBy(new Error('none')), CANARY)).toBe(false);
});

describe('over all cases', () => {
  beforeAll(() => {
    process.stdout.write(`${figureLines(report.figures).join('\n')}\n`);
  });

  it('secrets seen by a second origin, a log or an error: 0', () => {
    const { secrets, searched } = report.figures;
    expect(secrets).toEqual([]);
    expect(searched.errors).toBeGreaterThan(80);
  });

  it('token requests for 50 calls at once with a token that has ended: 1', () => {
    expect(report.figures.tokens).toBe(1);
  });

  it('requests sent again without a key that may have been carried out: 0', () => {
    expect(report.figures.replayed).toBe(0);
    expect(report.figures.unsafe).toBeGreaterThan(4);
  });

  it('listeners and handles left after 10,000 calls: 0', () => {
    expect(report.figures.left).toBe(0);
  });
});
