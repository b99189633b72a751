// Who may import whom. The rules are those of the design: the order of the stages is known to generate.ts and description.ts alone.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesIn, ROOT } from '../support/folders.js';
import { cycleIn, edgesIn, edgesOf, type Edge } from '../support/imports.js';

const GENERATOR = join(ROOT, 'generator');

const STAGES = ['source', 'openapi', 'versions', 'passes', 'naming', 'typescript', 'render', 'output'];
const TOOLS = ['lint', 'import', 'diff', 'lock', 'report', 'upgrade', 'watch'];
/** Who knows the order of the stages. */
const PIPELINES = ['generate.ts', 'description.ts', 'signatures.ts'];
/** What anyone may use and what uses nothing itself. */
const LEAVES = [
  ...['choices.ts', 'code.ts', 'hash.ts', 'keywords.ts', 'real-path.ts', 'stopwatch.ts'],
  'template-folder.ts',
];
/** Of our package.json, which it reads. */
const VERSION = 'version.ts';

/** What each part may import besides itself. Anything that is not listed may import nothing. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'cli.ts': ['commands'],
  // What a bundler calls does what the command does.
  bundlers: ['commands', 'config', 'output', 'diagnostics'],
  'redocly.ts': [],
  // The seams are part of the library: what outputs are given, and the encoders that they print with.
  'index.ts': [
    ...['config', 'generate.ts', 'seams.ts', 'ir', 'typescript', 'code.ts', 'output', 'diagnostics'],
    'choices.ts',
  ],
  'seams.ts': ['ir', 'typescript', 'code.ts'],
  // A command loads what it speaks of, and prints what comes of it: it knows no stage behind the versions.
  commands: [
    ...['config', 'generate.ts', 'seams.ts', 'description.ts', 'output', 'diagnostics', VERSION],
    // Templates of a user are inputs: whether they changed is known before anything is read.
    ...['template-folder.ts', 'hash.ts', 'choices.ts', 'real-path.ts', 'stopwatch.ts'],
    // What tools print of TypeScript is handed to them: they know no writers.
    ...[...TOOLS, 'signatures.ts', 'ir', 'source', 'versions', 'template-folder.ts'],
  ],
  // What speaks of a description without generating anything. None knows what OpenAPI or TypeScript look like.
  ...Object.fromEntries(
    TOOLS.map((tool) => [
      tool,
      ['description.ts', 'source', 'versions', 'passes', 'ir', 'diagnostics', 'stopwatch.ts'],
    ]),
  ),
  // What an error of the compiler means is a difference between two versions.
  upgrade: ['diff', 'ir', 'diagnostics'],
  // A configuration is a document too: it is read, and its errors are placed, as a description's are.
  // What it may say of pagination, descriptions say too: the model knows those words.
  config: ['source', 'ir', 'diagnostics', 'seams.ts', 'choices.ts', 'real-path.ts'],
  'generate.ts': [
    ...['description.ts', 'outputs.ts', 'print.ts', 'blame.ts', 'seams.ts'],
    ...[...STAGES, 'ir', 'diagnostics', ...LEAVES],
  ],
  // Its last stages, from plan to text.
  'outputs.ts': ['seams.ts', 'blame.ts', 'typescript', 'output', VERSION],
  [VERSION]: ['../package.json'],
  'print.ts': ['outputs.ts', 'seams.ts', 'blame.ts', 'typescript', 'render', 'output', 'diagnostics'],
  // Whose mistake an error is.
  'blame.ts': ['seams.ts', 'diagnostics'],
  // The front half of the pipeline, for what speaks of a description without generating anything.
  'description.ts': ['source', 'openapi', 'versions', 'passes', 'ir', 'diagnostics', 'choices.ts'],
  // What stands between the model and a client, for what shows types without making files.
  'signatures.ts': ['passes', 'naming', 'typescript', 'ir', 'diagnostics'],
  ...Object.fromEntries(STAGES.map((stage) => [stage, ['ir', 'diagnostics', ...LEAVES]])),
  // It makes the outputs that come along.
  typescript: ['ir', 'diagnostics', 'seams.ts', ...LEAVES],
  // Only the type of a diagnostic: why a document is not there.
  ir: ['diagnostics'],
  diagnostics: ['choices.ts'],
};

/** Names are what naming hands on, as the model is what lowering hands on: their type is known to who spells them. */
const HANDED_ON: readonly Edge['to'][] = ['naming/names.ts'];

const partOf = (path: string): string => (path.startsWith('../') ? path : (path.split('/')[0] ?? path));

const isAllowed = ({ from, to, isTypeOnly }: Edge): boolean => {
  const [part, target] = [partOf(from), partOf(to)];
  if (part === target) return true;
  if (part === 'ir' && !isTypeOnly) return false;
  if (part === 'typescript' && isTypeOnly && HANDED_ON.includes(to)) return true;
  return ALLOWED[part]?.includes(target) ?? false;
};

const shown = ({ from, to, line }: Edge): string => `generator/${from}:${String(line)} imports ${to}`;

const edges = await edgesIn(GENERATOR);

describe('the program', () => {
  it('has edges to look at, in every form', () => {
    expect(edges.length).toBeGreaterThan(200);
    expect(edges.map(shown)).toContainEqual(
      expect.stringMatching(/commands\/main\.ts:\d+ imports commands\/generate\.ts/),
    );
  });

  it('has no edge that the design does not allow', () => {
    expect(edges.filter((edge) => !isAllowed(edge)).map(shown)).toEqual([]);
  });

  it('has no cycle, of types neither', () => {
    expect(cycleIn(edges)).toEqual([]);
  });

  it('has no file over 350 lines', async () => {
    const paths = (await filesIn(GENERATOR)).filter((path) => path.endsWith('.ts'));
    const long = paths.filter(
      (path) => readFileSync(join(GENERATOR, path), 'utf8').trimEnd().split('\n').length > 350,
    );
    expect(long).toEqual([]);
  });

  it('names none of the APIs that it is tried on', async () => {
    for (const folder of ['generator', 'templates']) {
      const paths = (await filesIn(join(ROOT, folder))).map((path) => join(ROOT, folder, path));
      expect(paths.filter((path) => /blaxel|cortecs/i.test(readFileSync(path, 'utf8')))).toEqual([]);
    }
  });

  it('knows OpenAPI in one folder: nobody imports it but who knows the order of the stages', () => {
    const users = edges.filter(({ from, to }) => partOf(to) === 'openapi' && partOf(from) !== 'openapi');
    expect(users.map(({ from }) => from).filter((from) => !PIPELINES.includes(from))).toEqual([]);
  });
});

describe('the runtime', () => {
  it('imports nothing but itself, without a cycle', async () => {
    const runtime = await edgesIn(join(ROOT, 'templates/runtime'));
    expect(runtime.filter(({ to }) => to.startsWith('..')).map(({ from }) => from)).toEqual([]);
    expect(cycleIn(runtime)).toEqual([]);
  });
});

describe('the look at imports', () => {
  it.each([
    ["import { a } from '../ir/a.js';", 'ir/a.ts', false],
    ["import type { A } from '../ir/a.js';", 'ir/a.ts', true],
    ["import { type A, type B } from '../ir/a.js';", 'ir/a.ts', true],
    ["import { type A, b } from '../ir/a.js';", 'ir/a.ts', false],
    ["import {\n  a,\n  b,\n} from './b.js';", 'naming/b.ts', false],
    ["export { a } from './b.js';", 'naming/b.ts', false],
    ["export * from './b.js';", 'naming/b.ts', false],
    ["import './b.js';", 'naming/b.ts', false],
    ["const { a } = await import('../render/b.js');", 'render/b.ts', false],
  ])('%s', (text, to, isTypeOnly) => {
    expect(edgesOf('naming/x.ts', text)).toEqual([{ from: 'naming/x.ts', to, isTypeOnly, line: 1 }]);
  });

  it('refuses what the design forbids', () => {
    const edge = (from: string, to: string, isTypeOnly = false): Edge => ({ from, to, isTypeOnly, line: 1 });
    expect(isAllowed(edge('typescript/a.ts', 'naming/words.ts'))).toBe(false);
    expect(isAllowed(edge('typescript/a.ts', 'naming/names.ts', true))).toBe(true);
    expect(isAllowed(edge('naming/a.ts', 'openapi/a.ts', true))).toBe(false);
    expect(isAllowed(edge('ir/a.ts', 'passes/a.ts', true))).toBe(false);
    expect(isAllowed(edge('code.ts', 'diagnostics/a.ts'))).toBe(false);
    expect(cycleIn([edge('a', 'b'), edge('b', 'c'), edge('c', 'b')])).toEqual(['b', 'c', 'b']);
  });
});
