import { diagnose } from '../../diagnostics/catalogue.js';
import type { Node, Reader } from '../reader.js';

export type MediaKind = 'json' | 'form' | 'multipart' | 'text' | 'sse' | 'jsonl' | 'bytes';

/** An entry of `content`: what it is called on the wire, how it is read, and its schema if it has one. */
export interface Media {
  readonly mediaType: string;
  readonly kind: MediaKind;
  readonly node: Node;
}

const TYPE = /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+$/;

/** The usable entries of a `content` table, the one to prefer first. */
export const lowerMedia = (reader: Reader, content: Node | undefined): readonly Media[] =>
  reader
    .members(content)
    .flatMap(([key, node]): Media[] => {
      const [essence = ''] = key.split(';');
      const mediaType = essence.trim().toLowerCase();
      const resolved = reader.resolve(node);
      if (!TYPE.test(mediaType)) {
        reader.report(diagnose('not-a-media-type', { name: key }, reader.place(node)));
        return [];
      }
      return resolved === undefined ? [] : [{ mediaType, kind: kindOf(mediaType), node: resolved }];
    })
    .sort(byPreference);

const PREFERENCE: readonly MediaKind[] = ['json', 'form', 'multipart', 'sse', 'jsonl', 'text', 'bytes'];

/** By kind, plain JSON before its relatives, then by name: the order in which they are written decides nothing. */
const byPreference = (a: Media, b: Media): number =>
  PREFERENCE.indexOf(a.kind) - PREFERENCE.indexOf(b.kind) ||
  Number(b.mediaType === 'application/json') - Number(a.mediaType === 'application/json') ||
  (a.mediaType < b.mediaType ? -1 : 1);

const kindOf = (mediaType: string): MediaKind => {
  if (mediaType === 'application/x-www-form-urlencoded') return 'form';
  if (mediaType.startsWith('multipart/')) return 'multipart';
  if (mediaType === 'text/event-stream') return 'sse';
  if (/^application\/(x-)?(ndjson|jsonl|json-lines|jsonlines)$/.test(mediaType)) return 'jsonl';
  if (
    mediaType === '*/*' ||
    /^(application|text)\/(.+\+)?json$/.test(mediaType) ||
    mediaType === 'application/*'
  ) {
    return 'json';
  }
  if (/^[\w.-]+\/[\w.+-]+\+json$/.test(mediaType)) return 'json';
  return mediaType.startsWith('text/') || /[/+]xml$/.test(mediaType) ? 'text' : 'bytes';
};
