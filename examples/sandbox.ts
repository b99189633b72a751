/** A command in a sandbox with its output as it comes, and a file on its way there and back. */
import { BlaxelSandbox, NotFoundError } from '../output/blaxel-sandbox/index.js';

// Or `baseURL`: the `metadata.url` that the control plane gives for a sandbox.
const sandbox = new BlaxelSandbox({ sandboxId: 'box', workspaceId: 'acme', region: 'us-pdx-1' });

// A command, and what it writes while it runs. Leaving the loop ends the stream, not the command.
const events = sandbox.process.execute(
  { command: 'npm test', name: 'tests' },
  { accept: 'text/event-stream' },
);
for await (const { type, data = '' } of events) {
  if (type === 'stdout' || type === 'stderr') console.log(`${type}: ${data}`);
  if (type === 'error') throw new Error(data);
}
console.log('exit code', (await sandbox.process.get('tests')).exitCode);

// A file in parts, of which any number may be on their way at once.
const PART = 5 * 1024 * 1024;
async function upload(path: string, file: Blob): Promise<void> {
  const { uploads } = sandbox.filesystem;
  const { uploadId } = await uploads.initiate(path);
  try {
    const starts = Array.from({ length: Math.ceil(file.size / PART) }, (_, index) => index * PART);
    const parts = await Promise.all(
      starts.map((start, index) =>
        uploads.putPart(uploadId, { partNumber: index + 1, file: file.slice(start, start + PART) }),
      ),
    );
    await uploads.complete(uploadId, { parts: parts.map(({ partNumber, etag }) => ({ partNumber, etag })) });
  } catch (error) {
    await uploads.abort(uploadId);
    throw error;
  }
}
await upload('/data/weights.bin', new Blob([new Uint8Array(6 * 1024 * 1024)]));

// Back again, byte for byte.
try {
  const bytes = await sandbox.filesystem.get('/data/weights.bin', {}, { accept: 'application/octet-stream' });
  console.log('downloaded', bytes.size);
} catch (error) {
  if (!(error instanceof NotFoundError)) throw error;
  console.error('gone:', error.message);
}
