/** What a sandbox sends bit by bit, or as bytes: in the formats that the real one has. */
import { describe, expect, it } from 'vitest';
import { NotFoundError, ResponseParseError } from '../../output/blaxel-sandbox/index.js';
import { all } from './sandbox/operation.js';
import { json, text } from './support/answers.js';
import { type Answer } from './support/listen.js';
import { chunks, HELLO } from './support/sandbox/processes.js';
import { sandbox } from './support/sandbox/server.js';

/** Text that comes in pieces of three bytes. */
function pieces(lines: readonly string[], type: string): Answer {
  return () => new Response(chunks(lines), { headers: { 'content-type': type } });
}

const PLAIN = 'text/plain; charset=utf-8';
const STREAM = { accept: 'text/event-stream' } as const;

describe('an execution', () => {
  it('comes as events, signs of life among them, and the process last', async () => {
    const { server, client } = await sandbox();
    const events = await all(client.process.execute({ command: 'echo hällo' }, STREAM));
    expect(events.map(({ type, data }) => [type, data]).slice(0, 3)).toEqual([
      ['stdout', 'hällo'],
      ['keepalive', undefined],
      ['stderr', 'careful'],
    ]);
    const last = events.at(-1);
    expect(last?.type).toBe('result');
    expect(JSON.parse(last?.data ?? '')).toEqual({ ...HELLO, command: 'echo hällo' });
    const { headers, body } = server.last();
    expect(headers['accept']).toBe('text/event-stream');
    expect(body).toEqual({ command: 'echo hällo' });
  });

  it('comes as a process where no stream is asked for', async () => {
    const { server, client } = await sandbox();
    expect((await client.process.execute({ command: 'ls', waitForCompletion: true })).stdout).toBe('hello\n');
    expect(server.last().headers['accept']).toBe('application/json');
  });

  it('fails in the stream once that has begun, and before it by its status', async () => {
    const { server, client } = await sandbox();
    server.answer(pieces(['{"type":"error","data":"no such shell"}\n'], 'application/x-ndjson'));
    expect(await all(client.process.execute({ command: 'x' }, STREAM))).toEqual([
      { type: 'error', data: 'no such shell' },
    ]);
    server.answer(json({ error: 'the name is taken' }, 400));
    await expect(all(client.process.execute({ command: 'x' }, STREAM))).rejects.toThrow(
      'answered 400: the name is taken',
    );
  });

  it('tells a line that is no JSON', async () => {
    const { server, client } = await sandbox();
    server.answer(pieces(['{"type":"stdout","data":"a"}\n', '{"type":"std'], 'application/x-ndjson'));
    await expect(all(client.process.execute({ command: 'x' }, STREAM))).rejects.toThrow(ResponseParseError);
  });
});

describe('lines of a log', () => {
  it('are whole, however they are cut and ended', async () => {
    const { server, client } = await sandbox();
    server.answer(pieces(['stdout:größer 🚀\r\n', '[keepalive]\n', 'stderr:\n', 'stdout:the end'], PLAIN));
    expect(await all(client.process.logs.stream('dev'))).toEqual([
      'stdout:größer 🚀',
      '[keepalive]',
      'stderr:',
      'stdout:the end',
    ]);
    expect(server.last()).toMatchObject({ line: 'GET /process/dev/logs/stream' });
  });

  it('end with the loop', async () => {
    const { server, client } = await sandbox();
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        controller.enqueue(new TextEncoder().encode('stdout:again\n'));
      },
    });
    server.answer(() => new Response(endless, { headers: { 'content-type': PLAIN } }));
    for await (const line of client.process.logs.stream('dev')) {
      expect(line).toBe('stdout:again');
      break;
    }
  });

  it('are none of a process that is not there', async () => {
    const { server, client } = await sandbox();
    server.answer(json({ error: 'process not found' }, 404));
    await expect(all(client.process.logs.stream('dev'))).rejects.toThrow(NotFoundError);
  });
});

it('watches files', async () => {
  const { server, client } = await sandbox();
  const first = { op: 'CREATE', name: 'ä.txt', path: '/home/user', error: null };
  const second = { ...first, name: 'b.txt' };
  server.answer(
    pieces([`${JSON.stringify(first)}\n`, '[keepalive]\n', `${JSON.stringify(second)}\n`], PLAIN),
  );
  const lines = await all(client.filesystem.watch('/home/user/**', { ignore: ['.git'] }));
  expect(lines.filter((line) => line !== '[keepalive]').map((line): unknown => JSON.parse(line))).toEqual([
    first,
    second,
  ]);
  expect(server.last().line).toBe('GET /watch/filesystem/%2Fhome/user/**?ignore=.git');
});

describe('a download', () => {
  const BYTES = { accept: 'application/octet-stream' } as const;
  const bytes = Uint8Array.from({ length: 70_000 }, (_, at) => (at * 7919) % 256);

  it.each(['/data/weights.bin', 'site/index.html'])('of %s has every byte', async (path) => {
    const { server, client } = await sandbox();
    server.files.set(path.startsWith('/') ? path : `/home/user/${path}`, bytes);
    const blob = await client.filesystem.get(path, {}, BYTES);
    expect(Buffer.compare(new Uint8Array(await blob.arrayBuffer()), bytes)).toBe(0);
    expect(blob.type).toBe(path.endsWith('.html') ? 'text/html' : 'application/octet-stream');
    expect(server.last().headers['accept']).toBe('application/octet-stream');
  });

  it('is no JSON, even of a file that holds some', async () => {
    const { server, client } = await sandbox();
    server.answer(text('{"a": 1}', 'application/json'));
    expect(await (await client.filesystem.get('a.json', undefined, BYTES)).text()).toBe('{"a": 1}');
  });

  it('of nothing is an error', async () => {
    const { client } = await sandbox();
    await expect(client.filesystem.get('/nothing', {}, BYTES)).rejects.toThrow('no such file or directory');
  });
});
