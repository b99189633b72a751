import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contentOf, folderWith, petStore, useBundle } from '../cli/command.js';
import { cellsOf } from '../support/cells.js';
import { hasTerminal, lastLine, Terminal } from './terminal.js';

const bundle = useBundle();

/** A server that never answers. */
let server: Server;
let url = '';

beforeAll(async () => {
  server = createServer(() => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const { port }: Pick<AddressInfo, 'port'> =
    typeof address === 'object' && address !== null ? address : { port: 0 };
  url = `http://127.0.0.1:${port}/openapi.yaml`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

/** A configuration whose pass and output keep the processor busy, each longer than a run takes without a sign of life. */
const BUSY = `
const busy = (ms) => {
  const end = performance.now() + ms;
  while (performance.now() < end);
};
const pass = { name: 'busy', run: (model) => (busy(700), model) };
const output = { name: 'busy', plan: () => (busy(1500), { files: [] }) };
export default {
  apis: { pets: { spec: 'api.yaml', output: 'out', passes: [pass], outputs: ['client', output] } },
};
`;

describe.skipIf(!hasTerminal)('on a terminal', () => {
  it('long work has a line that says what is going on, and goes away', async () => {
    const folder = await folderWith({ 'apivintage.config.mjs': BUSY, 'api.yaml': petStore() });
    const { code, written } = await new Terminal(bundle, folder, 'generate').ended();
    expect(code).toBe(0);
    expect(written).toContain('generating out: naming 2 operations');
    expect(lastLine(written)).toMatch(/^Read {3}api\.yaml: Pet Store/);
  });

  it.each([
    ['versions URL', /reading http/],
    ['project URL --version one', /reading http/],
    ['import URL URL', /reading http\S+ \(1 of 2\)/],
    ['paths URL', /reading http/],
    ['show Pet URL', /reading http/],
    ['lock URL', /reading http/],
    ['report URL', /reading http/],
    ['lint URL', /checking a/],
    ['check URL -o out', /checking out/],
    ['doctor', /reading http\S+ \(1 of 2\)/],
  ])('%s says what it waits for, and Ctrl-C ends it with 130', async (words, line) => {
    const configuration = `apis: { a: { spec: '${url}', output: a }, b: { spec: '${url}', output: b } }\n`;
    const folder = await folderWith({ 'apivintage.config.yaml': configuration });
    const terminal = new Terminal(bundle, folder, words.replaceAll('URL', url));
    await terminal.says(line);
    terminal.interrupt();
    expect((await terminal.ended()).code).toBe(130);
    expect(Object.keys(await contentOf(folder))).toEqual(['apivintage.config.yaml']);
  });

  it('a line is not shown with --quiet', async () => {
    const folder = await folderWith({ 'apivintage.config.mjs': BUSY, 'api.yaml': petStore() });
    expect(await new Terminal(bundle, folder, 'generate --quiet').ended()).toEqual({ code: 0, written: '' });
  });

  it('watch has the line as well, and Ctrl-C ends it with 130', async () => {
    const folder = await folderWith({ 'apivintage.config.mjs': BUSY, 'api.yaml': petStore() });
    const terminal = new Terminal(bundle, folder, 'watch');
    await terminal.says(/Watching 2 files/);
    terminal.interrupt();
    const { code, written } = await terminal.ended();
    expect(code).toBe(130);
    expect(written).toContain('generating out: naming 2 operations');
    expect(lastLine(written)).toMatch(/^[\d:]{8} {2}out: .*\r\n[\d:]{8} {2}took .*\r\nWatching .*\r\n\^C$/);
  });

  it('Ctrl-C at a question ends init with 130, and nothing is written', async () => {
    const folder = await folderWith({ 'pets.yaml': petStore(), 'package.json': '{}' });
    const terminal = new Terminal(bundle, folder, 'init');
    await terminal.says(/Where is the OpenAPI description/);
    await terminal.type('\r');
    await terminal.says(/What is the API called/);
    terminal.interrupt();
    const { code, written } = await terminal.ended();
    expect(code).toBe(130);
    expect(written).toContain('Nothing was written.');
    expect(Object.keys(await contentOf(folder)).sort()).toEqual(['package.json', 'pets.yaml']);
  });

  it.each([
    ['SIGTERM', 143],
    ['SIGINT', 130],
    ['SIGHUP', 129],
  ] as const)('%s at a question of init leaves a terminal with a cursor', async (signal, ending) => {
    const terminal = new Terminal(bundle, await folderWith({ 'pets.yaml': petStore() }), 'init');
    await terminal.says(/Where is the OpenAPI description/);
    await terminal.kill(signal);
    const { code, written } = await terminal.ended();
    expect(code).toBe(ending);
    expect(written.lastIndexOf('\u001B[?25h')).toBeGreaterThan(written.lastIndexOf('\u001B[?25l'));
  });

  it('Ctrl-C ends it with 130 while it waits', async () => {
    const folder = await folderWith({});
    const terminal = new Terminal(bundle, folder, `${url} -o out`);
    await terminal.says(/generating out/);
    terminal.interrupt();
    const { code, written } = await terminal.ended();
    expect(code).toBe(130);
    expect(lastLine(written)).toMatch(/\r\^C$/);
    expect(await contentOf(folder)).toEqual({});
  });

  it('Ctrl-C ends it in the middle of a computation, and nothing is written', async () => {
    const config = BUSY.replace('busy(1500)', 'busy(60000)');
    const folder = await folderWith({ 'apivintage.config.mjs': config, 'api.yaml': petStore() });
    const terminal = new Terminal(bundle, folder, 'generate');
    await terminal.says(/generating out/);
    const start = performance.now();
    terminal.interrupt();
    expect((await terminal.ended()).code).toBe(130);
    expect(performance.now() - start).toBeLessThan(10_000);
    expect(existsSync(join(folder, 'out'))).toBe(false);
  });

  it('the line is never more than one', async () => {
    const folder = await folderWith({});
    const terminal = new Terminal(bundle, folder, `${url} -o ${'long/'.repeat(20)}out`, 40);
    await terminal.says(/generating long/);
    terminal.interrupt();
    const { written } = await terminal.ended();
    const lines = written.split('\u001B[2K').map((line) => line.replace(/\^C|\r/g, ''));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThan(40);
  });

  it('the line is one also where characters are wide', async () => {
    const folder = await folderWith({});
    const terminal = new Terminal(bundle, folder, `${url} -o ${'名前/'.repeat(20)}out`, 40);
    await terminal.says(/generating 名/);
    terminal.interrupt();
    const { written } = await terminal.ended();
    const lines = written.split('\u001B[2K').map((line) => line.replace(/\^C|\r/g, ''));
    expect(Math.max(...lines.map((line) => cellsOf(line)))).toBeLessThan(40);
  });

  it.each([
    ['doctor', 40],
    ['doctor', 60],
    ['generate', 40],
    ['lint wide.yaml', 60],
  ])('%s has no line that one of %i columns would break', async (words, columns) => {
    const folder = await folderWith({
      'apivintage.config.yaml': 'apis: { pets: { spec: not/here.yaml, output: out } }\n',
      'wide.yaml': petStore({ '/pets:': '/日本語のとても長い経路です/さらに続く:' }),
    });
    const { written } = await new Terminal(bundle, folder, words, columns).ended();
    const lines = stripVTControlCharacters(written).split(/[\r\n]+/);
    expect(Math.max(...lines.map((line) => cellsOf(line)))).toBeLessThanOrEqual(columns);
  });

  it('what was written fits one of 40 columns, also where nothing was', async () => {
    const versions =
      'x-api-versions: { header: V, versions: [{ version: "2026-04-16" }, { version: "2026-04-28" }] }';
    const folder = await folderWith({ 'a/long/name.yaml': `${petStore()}${versions}\n` });
    for (const words of ['a/long/name.yaml -o out', 'a/long/name.yaml -o out', 'lock a/long/name.yaml']) {
      const { code, written } = await new Terminal(bundle, folder, words, 40).ended();
      expect(code).toBe(0);
      expect(written).toContain('long/');
      // What to try may be copied, and stays in one piece.
      const lines = stripVTControlCharacters(written.replace(/^Try .*$/gm, '')).split(/[\r\n]+/);
      expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
    }
  });

  it('diff says what it waits for, and takes it away', async () => {
    const folder = await folderWith({ 'api.yaml': petStore() });
    const terminal = new Terminal(bundle, folder, `diff api.yaml ${url}`);
    await terminal.says(/reading http/);
    terminal.interrupt();
    expect((await terminal.ended()).code).toBe(130);
  });

  it('diff has no line that a narrow one would break', async () => {
    const next = petStore().replaceAll('type: string', 'type: integer');
    const folder = await folderWith({ 'api.yaml': petStore(), 'next.yaml': next });
    const { code, written } = await new Terminal(bundle, folder, 'diff api.yaml next.yaml', 48).ended();
    expect(code).toBe(0);
    expect(written).toContain('Breaking for callers');
    const lines = stripVTControlCharacters(written).split('\r\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(48);
  });

  it('init asks again where generate would refuse the answer', async () => {
    const folder = await folderWith({ 'work/pets.yaml': petStore(), 'work/package.json': '{}' });
    const terminal = new Terminal(bundle, join(folder, 'work'), 'init');
    await terminal.says(/Where is the OpenAPI description/);
    await terminal.type('.old\r');
    await terminal.says(/There is no such file here\./);
    await terminal.type(`${'\u007F'.repeat(4)}\r`);
    await terminal.says(/What is the API called/);
    await terminal.type('\r');
    await terminal.says(/Where does the client go/);
    await terminal.type(`${'\u007F'.repeat(8)}..\r`);
    await terminal.says(/That is above the working directory\./);
    await terminal.type('/api\r');
    await terminal.says(/Add the script "generate"/);
    await terminal.type('n');
    expect((await terminal.ended()).code).toBe(0);
    const config = await readFile(join(folder, 'work/apivintage.config.yaml'), 'utf8');
    expect(config).toContain('spec: pets.yaml\n');
    expect(config).toContain('output: ../api\n');
    expect(await readFile(join(folder, 'work/package.json'), 'utf8')).toBe('{}');
  });

  it.each(['explain', 'explain unknown-word', 'explain change-missing'])('%s fits it', async (words) => {
    const { written } = await new Terminal(bundle, await folderWith({}), words).ended();
    expect(Math.max(...written.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(80);
  });

  it.each([64, 40])('help is laid out for one of %i columns', async (columns) => {
    const { written } = await new Terminal(bundle, await folderWith({}), 'explain --help', columns).ended();
    expect(Math.max(...written.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(columns);
  });

  it('versions fit one of 40 columns, and stand in a table where there is room', async () => {
    const catalogue = [
      "x-api-versions: { header: Shop-Version, omitted: '2026-01-15', versions: [",
      "  { version: '2026-01-15', status: stable }, { version: '2026-06-01', status: stable, changes: [",
      '  { id: notes, breaking: true, summary: Orders have notes and no comments any more. }] }] }',
    ];
    const folder = await folderWith({ 'shop.yaml': `${catalogue.join('\n')}\n${petStore()}` });
    const narrow = await new Terminal(bundle, folder, 'versions shop.yaml', 40).ended();
    expect(Math.max(...narrow.written.split('\r\n').map((line) => line.length))).toBeLessThanOrEqual(40);
    expect(narrow.written.replace(/\s+/g, ' ')).toMatch(
      / 2026-01-15: stable, operations \d+, schemas \d+, assumed when none is sent 2026-06-01: stable, /,
    );
    const wide = await new Terminal(bundle, folder, 'versions shop.yaml', 120).ended();
    expect(wide.written).toMatch(/^ {2}version +status +released +operations +schemas/m);
  });

  it('that does not know its width lines are left whole', async () => {
    const terminal = new Terminal(bundle, await folderWith({}), 'missing.yaml -o out', 0);
    const { written } = await terminal.ended();
    expect(written).toContain('There is no file "missing.yaml".\r\n');
  });

  it('codes and what they mean stay within a narrow one', async () => {
    const { written } = await new Terminal(bundle, await folderWith({}), 'explain', 40).ended();
    const lines = written.split('\r\n');
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(40);
    expect(lines).toContain('alias-cycle  error');
    expect(lines.at(-2)).toContain('explain');
  });
});
