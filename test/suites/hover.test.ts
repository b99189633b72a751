// What an editor shows of the client of the reference API when somebody points at a call, from the language service.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../support/folders.js';

const FILE = join(ROOT, 'test/types/hovered.ts');
const TEXT = `import { Blaxel, type Version } from '../../output/blaxel/index.js';
export async function hovered(any: Version): Promise<void> {
  const now = new Blaxel({ apiKey: 'k' });
  const old = now.withVersion('2026-04-16');
  const either = new Blaxel({ version: any });
  const page = await now.agents.list();
  const list = await old.agents.list();
  const both = await either.agents.list();
  const agent = await now.agents.get('a');
  [page, list, both, agent].forEach(String);
}
`;

let service: ts.LanguageService;

beforeAll(() => {
  const options: ts.CompilerOptions = {
    strict: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
    types: [],
    noEmit: true,
  };
  service = ts.createLanguageService({
    getCompilationSettings: () => options,
    getScriptFileNames: () => [FILE],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) => {
      const text = path === FILE ? TEXT : ts.sys.fileExists(path) ? readFileSync(path, 'utf8') : undefined;
      return text === undefined ? undefined : ts.ScriptSnapshot.fromString(text);
    },
    getCurrentDirectory: () => ROOT,
    getDefaultLibFileName: (each) => ts.getDefaultLibFilePath(each),
    fileExists: (path) => path === FILE || ts.sys.fileExists(path),
    readFile: (path) => (path === FILE ? TEXT : ts.sys.readFile(path)),
    directoryExists: (path) => ts.sys.directoryExists(path),
  });
}, 60_000);

/** The signature that is shown at the last character of a part of the text, on one line. */
const shown = (part: string): string => {
  const start = TEXT.indexOf(part);
  if (start === -1) throw new Error(`there is no ${part}`);
  const info = service.getQuickInfoAtPosition(FILE, start + part.length - 1);
  return ts.displayPartsToString(info?.displayParts).replaceAll(/\s+/g, ' ');
};

/** A type that only a compiler can work out. */
const CONDITIONAL = /\bextends\b[^>]*\?|\binfer\b|\bkeyof\b/;

describe('an editor shows', () => {
  it('the file without a mistake', () => {
    expect(service.getSemanticDiagnostics(FILE).map(({ messageText }) => messageText)).toEqual([]);
  });

  it('the parameters and the result of a call as they are in the version of the client', () => {
    expect(shown('now.agents.list')).toMatch(
      /^\(method\) Agents<"2026-04-28">\.list\(params\?: \{ cursor\?: string; limit\?: number; .*\): PagePromise<Agent, AgentList, AgentListErrors>$/,
    );
    expect(shown('old.agents.list')).toBe(
      '(method) Agents<"2026-04-16">.list(params?: NoParams | undefined, options?: RequestOptions): ApiPromise<Agent[], AgentListErrors>',
    );
    const either = shown('either.agents.list');
    expect(either).toContain('Agents<"2026-04-16" | "2026-04-28">.list(params?: AgentListParams<');
    expect(either).not.toMatch(CONDITIONAL);
  });

  it('what a call gave', () => {
    expect(shown('const page')).toBe('const page: Page<Agent, AgentList>');
    expect(shown('const list')).toBe('const list: Agent[]');
    expect(shown('const both')).toBe('const both: Page<Agent, AgentList> | Agent[]');
    expect(shown('const agent')).toBe('const agent: Agent');
  });

  it('the client with its version', () => {
    expect(shown('const now')).toBe('const now: Blaxel<"2026-04-28">');
    expect(shown('const old')).toBe('const old: Blaxel<"2026-04-16">');
    expect(shown('const either')).toBe('const either: Blaxel<"2026-04-16" | "2026-04-28">');
    expect(shown('now.withVersion')).not.toMatch(CONDITIONAL);
  });

  it('a call that no version differs in without any version', () => {
    const text = shown('now.agents.get');
    expect(text).toMatch(/\.get\(agentName: string, /);
    expect(text).not.toMatch(CONDITIONAL);
  });
});
