// Every diagnostic is provoked somewhere: a test, a report of a fixture or a rule's own folder speaks of its code.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codes } from '../../generator/diagnostics/catalogue.js';
import { ROOT } from '../support/folders.js';

/** Tests that list codes without provoking them. */
const LISTS: ReadonlySet<string> = new Set([
  'diagnostics/catalogue.test.ts',
  'diagnostics/provoked.test.ts',
  'commands/help-commands.test.ts',
]);

const isEvidence = (path: string): boolean =>
  (path.endsWith('.test.ts') && !LISTS.has(path)) || /^fixtures\/[^/]+\/diagnostics\.txt$/.test(path);

const TESTS = join(ROOT, 'test');
const paths = readdirSync(TESTS, { recursive: true, encoding: 'utf8' }).map((path) =>
  path.replaceAll('\\', '/'),
);
const spoken = new Set(
  paths
    .filter(isEvidence)
    .flatMap((path) => readFileSync(join(TESTS, path), 'utf8').match(/[a-z0-9]+(?:-[a-z0-9]+)+/g) ?? []),
);
const rules = new Set(readdirSync(join(TESTS, 'lint/fixtures')));

describe('each diagnostic', () => {
  it.each(codes())('%s is provoked', (code) => {
    expect(spoken.has(code) || rules.has(code)).toBe(true);
  });
});
