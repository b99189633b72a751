// Every rule tells of what the folder of its name changes, as `expected.txt` says, and has a row in docs/changes.md.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pretty } from '../../generator/diff/report/pretty.js';
import { RULES, ruleOf, type RuleId } from '../../generator/diff/rules.js';
import { ROOT } from '../support/folders.js';
import { compareTexts, fixture } from './compare.js';

const FIXTURES = join(ROOT, 'test/diff/fixtures');
const isUpdate = process.env['UPDATE'] === '1';

const isRule = (id: string): id is RuleId => Object.hasOwn(RULES, id);
const IDS = Object.keys(RULES).filter(isRule);

/** What is the same change when it is made undone. */
const BOTH_WAYS: ReadonlySet<string> = new Set([
  ...IDS.filter((id) => /-(?:changed|moved|renamed)$/.test(id)),
  'operation-id-changed',
]);

describe('each rule', () => {
  it('has a fixture', () => {
    expect(readdirSync(FIXTURES).sort()).toEqual([...IDS].sort());
  });

  it.each(IDS)('%s is told of, with its place and its TypeScript', async (id) => {
    const folder = join(FIXTURES, id);
    const { before, after } = fixture(folder);
    const comparison = await compareTexts(before, after);
    expect(comparison.differences.map(({ rule }) => rule)).toContain(id);
    const path = join(folder, 'expected.txt');
    const text = pretty([comparison], { color: false });
    if (isUpdate) writeFileSync(path, text);
    expect(text).toBe(existsSync(path) ? readFileSync(path, 'utf8') : '');
  });

  it.each(IDS)('%s is not told of where nothing changed, or the contrary', async (id) => {
    const { before, after } = fixture(join(FIXTURES, id));
    expect((await compareTexts(before, before)).differences).toEqual([]);
    expect((await compareTexts(after, after)).differences).toEqual([]);
    const contrary = await compareTexts(after, before);
    const rules = contrary.differences.map(({ rule }) => rule);
    if (BOTH_WAYS.has(id)) expect(rules.length).toBeGreaterThan(0);
    else expect(rules).not.toContain(id);
  });
});

describe('docs/changes.md', () => {
  it('has a row for each rule', () => {
    const [, page = ''] = readFileSync(join(ROOT, 'docs/changes.md'), 'utf8').split('## Rules');
    const rows = [...page.matchAll(/^\| `([\w-]+)` +\| ([a-z ]+?) +\|/gm)].map(([, id, of]) => [id, of]);
    expect(rows).toEqual(IDS.map((id) => [id, ruleOf(id).class.replace('-', ' for ')]));
  });
});
