import { DONE, operation, type SandboxCase } from './operation.js';

const part = { partNumber: 1, etag: 'abc', size: 3, uploadedAt: '2026-01-29T17:36:52Z' };

export const UPLOADS: readonly SandboxCase[] = [
  operation({
    operation: 'GET /filesystem-multipart',
    send: ({ filesystem }) => filesystem.uploads.list(),
    target: '/filesystem-multipart',
    answers: {
      body: {
        uploads: [
          { uploadId: 'u', path: '/a', permissions: 420, initiatedAt: part.uploadedAt, parts: { '1': part } },
        ],
      },
    },
    read: ({ uploads }) => uploads?.map(({ parts }) => parts['1']?.etag),
    gives: ['abc'],
  }),
  operation({
    operation: 'POST /filesystem-multipart/initiate/{path}',
    send: ({ filesystem }) => filesystem.uploads.initiate('/tmp/data.bin', { permissions: '0600' }),
    target: '/filesystem-multipart/initiate/%2Ftmp/data.bin',
    body: { permissions: '0600' },
    answers: { body: { uploadId: 'u', path: '/tmp/data.bin' } },
    read: ({ uploadId }) => uploadId,
    gives: 'u',
  }),
  operation({
    operation: 'PUT /filesystem-multipart/{uploadId}/part',
    send: ({ filesystem }) =>
      filesystem.uploads.putPart('u/1', { partNumber: 10_000, file: new Blob(['abc']) }),
    target: '/filesystem-multipart/u%2F1/part?partNumber=10000',
    body: { file: 'abc' },
    answers: { body: part },
    read: ({ etag, size }) => [etag, size],
    gives: ['abc', 3],
  }),
  operation({
    operation: 'GET /filesystem-multipart/{uploadId}/parts',
    send: ({ filesystem }) => filesystem.uploads.listParts('u'),
    target: '/filesystem-multipart/u/parts',
    answers: { body: { uploadId: 'u', parts: [part] } },
    read: ({ parts }) => parts.map(({ partNumber }) => partNumber),
    gives: [1],
  }),
  operation({
    operation: 'POST /filesystem-multipart/{uploadId}/complete',
    send: ({ filesystem }) => filesystem.uploads.complete('u', { parts: [{ partNumber: 1, etag: 'abc' }] }),
    target: '/filesystem-multipart/u/complete',
    body: { parts: [{ partNumber: 1, etag: 'abc' }] },
    answers: { body: DONE },
    read: ({ message }) => message,
    gives: 'done',
  }),
  operation({
    operation: 'DELETE /filesystem-multipart/{uploadId}/abort',
    send: ({ filesystem }) => filesystem.uploads.abort('u'),
    target: '/filesystem-multipart/u/abort',
    answers: { body: DONE },
    read: ({ message }) => message,
    gives: 'done',
  }),
];
