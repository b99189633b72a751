/** Processes that say hello, as one JSON or as they go. */
import { type App } from '../listen.js';
import { isJson, textAt } from '../json.js';

export const HELLO = {
  pid: '1234',
  name: 'hello',
  command: 'echo hello',
  status: 'completed',
  startedAt: 'Wed, 01 Jan 2025 12:00:00 GMT',
  completedAt: 'Wed, 01 Jan 2025 12:00:01 GMT',
  exitCode: 0,
  workingDir: '/home/user',
  logs: 'hello\n',
  stdout: 'hello\n',
  stderr: '',
};

export function mountProcesses(app: App): void {
  app.get('/process/:identifier', (asked) => asked.json({ ...HELLO, name: asked.req.param('identifier') }));
  app.post('/process', async (asked) => {
    const body: unknown = await asked.req.json();
    const process = { ...HELLO, command: isJson(body) ? textAt(body, 'command') : '' };
    // The real server looks for this media type, and then answers with another one.
    if (asked.req.header('accept')?.includes('text/event-stream') !== true) return asked.json(process);
    return new Response(chunks(eventsOf(process)), { headers: { 'content-type': 'application/x-ndjson' } });
  });
}

function eventsOf(process: typeof HELLO): readonly string[] {
  const line = (type: string, data?: string): string => `${JSON.stringify({ type, data })}\n`;
  const events = [line('stdout', 'hällo'), line('keepalive'), line('stderr', 'careful')];
  return [...events, line('result', JSON.stringify(process))];
}

/** A body that comes in pieces of three bytes, which cut characters and line ends in two. */
export function chunks(lines: readonly string[]): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(lines.join(''));
  let at = 0;
  return new ReadableStream({
    pull: (controller) => {
      if (at >= bytes.length) controller.close();
      else controller.enqueue(bytes.slice(at, (at += 3)));
    },
  });
}
