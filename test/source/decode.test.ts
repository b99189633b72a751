import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { FatalError } from '../../generator/diagnostics/fatal.js';
import { decode } from '../../generator/source/decode.js';

const refusal = (bytes: Uint8Array): { found: string; at: string } => {
  try {
    decode('a.yaml', bytes);
  } catch (error) {
    if (error instanceof FatalError) {
      const [{ message, place } = { message: '', place: undefined }] = error.diagnostics;
      return { found: message, at: `${place?.line ?? '-'}:${place?.column ?? '-'}` };
    }
  }
  throw new Error('It was decoded.');
};

describe('decode', () => {
  it('reads UTF-8 with and without a byte order mark', () => {
    expect(decode('a', Buffer.from('Größe 😀'))).toBe('Größe 😀');
    expect(decode('a', Buffer.from('\uFEFFa: 1'))).toBe('a: 1');
  });

  it.each([
    ['UTF-16 with a mark', Buffer.from('\uFEFFa: 1', 'utf16le'), /it is UTF-16/, '1:1'],
    ['UTF-16 without a mark', Buffer.from('a: 1', 'utf16le'), /looks like UTF-16/, '1:1'],
    ['big-endian UTF-16', Buffer.from('a: 1', 'utf16le').swap16(), /looks like UTF-16/, '1:1'],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x61, 0, 0, 0]), /it is UTF-32/, '1:1'],
    ['what gzip made', gzipSync('a: 1'), /it is compressed with gzip/, '1:1'],
    ['a ZIP archive', Buffer.from('PK\x03\x04\xff', 'latin1'), /it is a ZIP archive/, '1:1'],
    ['Latin-1', Buffer.from('a: 1\nb: caf\xe9, 2', 'latin1'), /byte 0xe9/, '2:7'],
    ['Latin-1 at the end', Buffer.from('é\ncaf\xe9'.replace('é', 'e'), 'latin1'), /byte 0xe9/, '2:4'],
    ['bad bytes after a mark', Buffer.from([0xef, 0xbb, 0xbf, 0x61, 0xff]), /byte 0xff/, '1:2'],
    [
      'bad bytes after wide characters',
      Buffer.concat([Buffer.from('😀é'), Buffer.from([0xc0])]),
      /byte 0xc0/,
      '1:4',
    ],
    ['NUL', Buffer.from('a: 1\nb: "x\0y"'), /NUL/, '2:6'],
  ])('refuses %s and says where', (_what, bytes, found, at) => {
    const refused = refusal(bytes);
    expect(refused.found).toMatch(found);
    expect(refused.at).toBe(at);
  });
});
