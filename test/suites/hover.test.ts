// What an editor shows of the client of the reference API when somebody points at a call, from the language service.
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { CONDITIONAL, editorOf, type Editor } from '../support/editor.js';
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

let editor: Editor;
beforeAll(() => {
  editor = editorOf(FILE, TEXT);
});

const shown = (part: string): string => editor.shown(part);

describe('an editor shows', () => {
  it('the file without a mistake', () => {
    expect(editor.mistakes()).toEqual([]);
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
