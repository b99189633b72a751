/** The API of one sandbox in memory, on a real port, with the formats that the real one has on the wire. */
import { Hono } from 'hono';
import { BlaxelSandbox, type BlaxelSandboxOptions } from '../../../../output/blaxel-sandbox/index.js';
import { type App, type Asked, listen, type TestServer } from '../listen.js';
import { mountProcesses } from './processes.js';
import { mountUploads } from './uploads.js';

export const TOKEN = 'sandbox-token';

export interface SandboxServer extends TestServer {
  /** What is in the sandbox, by absolute path. */
  readonly files: Map<string, Uint8Array>;
}

/** A server, and a client with the token. */
export async function sandbox(
  options: Partial<BlaxelSandboxOptions> = {},
): Promise<{ readonly server: SandboxServer; readonly client: BlaxelSandbox }> {
  const server = await startSandbox();
  return { server, client: new BlaxelSandbox({ token: TOKEN, ...options, baseURL: server.origin }) };
}

export async function startSandbox(): Promise<SandboxServer> {
  const app: App = new Hono();
  const files = new Map<string, Uint8Array>();
  mountProcesses(app);
  mountUploads(app, files);
  app.put('/filesystem/*', async (asked) => {
    const request: unknown = await asked.req.json();
    const content =
      typeof request === 'object' && request !== null && 'content' in request && request.content;
    files.set(pathOf(asked, '/filesystem/'), new TextEncoder().encode(String(content)));
    return asked.json({ message: 'File created successfully', path: pathOf(asked, '/filesystem/') });
  });
  app.get('/filesystem/*', (asked) => read(asked, files));
  return { ...(await listen(app)), files };
}

/** Bytes for whoever asks for them and not for JSON, with a type that the name suggests. */
function read(asked: Asked, files: ReadonlyMap<string, Uint8Array>): Response {
  const path = pathOf(asked, '/filesystem/');
  const bytes = files.get(path);
  if (bytes === undefined) return asked.json({ error: `stat ${path}: no such file or directory` }, 404);
  if (asked.req.header('accept')?.includes('application/octet-stream') === true) {
    const headers = { 'content-type': path.endsWith('.html') ? 'text/html' : 'application/octet-stream' };
    return new Response(Uint8Array.from(bytes), { headers });
  }
  const name = path.slice(path.lastIndexOf('/') + 1);
  const content = new TextDecoder().decode(bytes);
  const known = {
    permissions: '0644',
    owner: 'root',
    group: 'root',
    lastModified: 'Wed, 01 Jan 2025 12:00:00 GMT',
  };
  return asked.json({ name, path, content, size: bytes.length, ...known });
}

/** As the real server has it: a path is absolute where there is a `%2F`, else it begins at the working directory. */
export function pathOf(asked: Asked, prefix: string): string {
  const [target = ''] = (asked.env.incoming.url ?? '').split('?');
  const path = decodeURIComponent(target.slice(prefix.length));
  return target.includes('%2F') ? `/${path}`.replaceAll(/\/{2,}/g, '/') : `/home/user/${path}`;
}
