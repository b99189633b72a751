// Every rule of ours finds what the folder of its name marks with `# finds`, there and nowhere else, and has a page.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { explainCode } from '../../generator/diagnostics/catalogue.js';
import { locateAll } from '../../generator/diagnostics/located.js';
import { lint } from '../../generator/lint/lint.js';
import { RULE_CODES } from '../../generator/lint/rules.js';
import { ROOT } from '../support/folders.js';

const FIXTURES = join(ROOT, 'test/lint/fixtures');
const PAGES = join(ROOT, 'docs/rules');

/** `file:line` of every mark. */
const marksIn = (folder: string): readonly string[] =>
  readdirSync(folder)
    .sort()
    .flatMap((file) =>
      readFileSync(join(folder, file), 'utf8')
        .split('\n')
        .flatMap((line, index) => (line.endsWith('# finds') ? [`${file}:${index + 1}`] : [])),
    );

const findingsIn = async (folder: string): Promise<readonly { code: string; line: string }[]> => {
  const { diagnostics, documents } = await lint({ spec: 'openapi.yaml', cwd: folder });
  await documents.prepare();
  return locateAll(diagnostics, documents).map(({ diagnostic, position }) => ({
    code: diagnostic.code,
    line: `${diagnostic.place?.file ?? ''}:${position?.line ?? 0}`,
  }));
};

describe('each rule', () => {
  it('has a fixture', () => {
    expect(readdirSync(FIXTURES).sort()).toEqual(RULE_CODES);
  });

  it.each(RULE_CODES)('%s finds what it is for, and nothing else', async (code) => {
    const folder = join(FIXTURES, code);
    const marks = marksIn(folder);
    const findings = await findingsIn(folder);
    expect(marks.length).toBeGreaterThan(0);
    expect(findings).toEqual(marks.map((line) => ({ code, line })));
  });
});

describe('docs/rules', () => {
  it('has a page for each rule, and an index of all', () => {
    const pages = readdirSync(PAGES).sort();
    expect(pages).toEqual(['README.md', ...RULE_CODES.map((code) => `${code}.md`)]);
    const index = readFileSync(join(PAGES, 'README.md'), 'utf8');
    const rows = [...index.matchAll(/^\| \[`([^`]+)`\]\(([^)]+)\) +\| (\w+)/gm)].map(([, ...cells]) => cells);
    expect(rows).toEqual(RULE_CODES.map((code) => [code, `${code}.md`, explainCode(code)?.severity]));
  });

  it.each(RULE_CODES)('%s.md says what, why, what is bad and what is good', (code) => {
    const page = readFileSync(join(PAGES, `${code}.md`), 'utf8');
    expect(page.split('\n')[0]).toBe(`# ${code}`);
    expect(page.match(/^## .*/gm)).toEqual(['## Why', '## Bad', '## Good']);
    expect(page.match(/^```yaml$/gm)).toHaveLength(2);
  });
});
