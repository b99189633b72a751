/** A file on its way to a sandbox in parts, and back. */
import { BlaxelSandbox, NotFoundError } from '../output/blaxel-sandbox/index.js';

// Or `baseURL`: the `metadata.url` that the control plane gives for a sandbox.
const sandbox = new BlaxelSandbox({ sandboxId: 'box', workspaceId: 'acme', region: 'us-pdx-1' });

// Of which any number may be on their way at once.
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
// From a disk: `openAsBlob` of node:fs, which reads each part when it is sent.
await upload('/data/weights.bin', new Blob([new Uint8Array(6 * 1024 * 1024)]));

// Back again, byte for byte.
try {
  const bytes = await sandbox.filesystem.get('/data/weights.bin', {}, { accept: 'application/octet-stream' });
  console.log('downloaded', bytes.size);
} catch (error) {
  if (!(error instanceof NotFoundError)) throw error;
  console.error('gone:', error.message);
}
