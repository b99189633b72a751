/** Uploads in parts. */
import { createHash } from 'node:crypto';
import { type App } from '../listen.js';
import { isJson } from '../json.js';
import { pathOf } from './server.js';

interface Upload {
  readonly path: string;
  readonly parts: Map<number, Uint8Array>;
}

export function mountUploads(app: App, files: Map<string, Uint8Array>): void {
  const uploads = new Map<string, Upload>();
  app.post('/filesystem-multipart/initiate/*', (asked) => {
    const path = pathOf(asked, '/filesystem-multipart/initiate/');
    const uploadId = `upload-${uploads.size + 1}`;
    uploads.set(uploadId, { path, parts: new Map() });
    return asked.json({ uploadId, path });
  });
  app.put('/filesystem-multipart/:uploadId/part', async (asked) => {
    const upload = uploads.get(asked.req.param('uploadId'));
    const partNumber = Number(asked.req.query('partNumber'));
    const file = (await asked.req.formData()).get('file');
    if (upload === undefined || !(file instanceof Blob))
      return asked.json({ error: 'no upload, or no file' }, 400);
    const bytes = new Uint8Array(await file.arrayBuffer());
    upload.parts.set(partNumber, bytes);
    return asked.json({ partNumber, etag: hashOf(bytes), size: bytes.length });
  });
  app.post('/filesystem-multipart/:uploadId/complete', async (asked) => {
    const upload = uploads.get(asked.req.param('uploadId'));
    const body: unknown = await asked.req.json();
    const listed: unknown[] = isJson(body) && Array.isArray(body['parts']) ? body['parts'] : [];
    const chunks = listed.map((one) => chunkOf(upload, one));
    if (upload === undefined || chunks.some((one) => one === undefined)) {
      return asked.json({ error: 'a part does not fit' }, 400);
    }
    files.set(upload.path, Buffer.concat(chunks.filter((one) => one !== undefined)));
    return asked.json({ message: 'Multipart upload completed successfully', path: upload.path });
  });
}

/** The part that an entry of a completion names, where its hash is right. */
function chunkOf(upload: Upload | undefined, entry: unknown): Uint8Array | undefined {
  if (!isJson(entry)) return undefined;
  const bytes = upload?.parts.get(Number(entry['partNumber']));
  return bytes !== undefined && hashOf(bytes) === entry['etag'] ? bytes : undefined;
}

const hashOf = (bytes: Uint8Array): string => createHash('md5').update(bytes).digest('hex');
