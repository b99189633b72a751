import { diagnose } from '../../diagnostics/catalogue.js';
import type { Body, Framing } from '../../ir/model.js';
import type { Node, ObjectNode, Reader } from '../reader.js';
import { isBinary, typesOf } from './keywords.js';
import { follow } from './object-like.js';

export type MediaKind = 'json' | 'form' | 'multipart' | 'text' | Framing | 'bytes';

/** An entry of `content`: what it is called on the wire, how it is read, and its schema if it has one. */
export interface Media {
  readonly mediaType: string;
  /** What stands behind it, such as `version=2`. */
  readonly parameters: readonly string[];
  readonly kind: MediaKind;
  readonly node: Node;
  /** Marked as the one to use where nothing else is asked for. */
  readonly isDefault: boolean;
}

type TypeParameters = Pick<Body, 'typeParameters'>;

/** All that stands behind a media type, for what goes out as it is given. */
export const allTypeParameters = ({ parameters }: Pick<Media, 'parameters'>): TypeParameters =>
  parameters.length === 0 ? {} : { typeParameters: parameters.map((each) => `;${each}`).join('') };

/** What of it is sent: texts are UTF-8, a boundary is what a request makes it, and of a range nobody knows what it says. */
export const typeParametersOf = ({ mediaType, parameters }: Media): TypeParameters => {
  if (mediaType.includes('*') || mediaType.startsWith('multipart/')) return {};
  return allTypeParameters({
    parameters: parameters.filter((each) => !/^(?:charset|boundary|q)=/i.test(each)),
  });
};

/** Report that nothing is made of the items of a body that is written, or read, as a whole. */
export const checkItems = (reader: Reader, { node }: Media): void => {
  const items = reader.at(node, 'itemSchema');
  if (items !== undefined)
    reader.report(diagnose('untyped-keyword', { keyword: 'itemSchema' }, reader.place(items)));
};

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
      if (resolved === undefined) return [];
      const kind = framingOf(reader, resolved) ?? kindIn(reader, mediaType, resolved);
      const isDefault = reader.flag(resolved, 'x-default');
      return [
        { mediaType, parameters: parametersIn(key.slice(essence.length)), kind, node: resolved, isDefault },
      ];
    })
    .sort(byPreference);

const parametersIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(PARAMETER), ([, parameter = '']) => parameter);
const PARAMETER = /;\s*([\w!#$%&'*+.^`|~-]+=(?:[\w!#$%&'*+.^`|~-]+|"[ !#-[\]-~]*"))/g;

/** `x-stream: lines` makes a stream of what its media type does not tell. */
const framingOf = (reader: Reader, media: ObjectNode): Framing | undefined => {
  const said = reader.at(media, 'x-stream');
  if (said === undefined) return undefined;
  const framing = FRAMINGS.find((each) => each === said.value);
  if (framing === undefined) {
    reader.report(diagnose('unknown-framing', {}, reader.place(said)));
  }
  return framing;
};
const FRAMINGS = ['lines', 'jsonl', 'sse'] as const;

const PREFERENCE: readonly MediaKind[] = [
  'json',
  'form',
  'multipart',
  'sse',
  'jsonl',
  'jsonSequence',
  'lines',
  'text',
  'bytes',
];

/** What is marked so, then by kind, plain JSON before its relatives, then by name: the order in which they are written decides nothing. */
const byPreference = (a: Media, b: Media): number =>
  Number(b.isDefault) - Number(a.isDefault) ||
  PREFERENCE.indexOf(a.kind) - PREFERENCE.indexOf(b.kind) ||
  Number(b.mediaType === 'application/json') - Number(a.mediaType === 'application/json') ||
  compare(a.mediaType, b.mediaType) ||
  compare(a.node.pointer, b.node.pointer);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Where any media type will do, and where it is one of texts, the schema says whether it is about bytes: what is `binary` may
 * be no text at all. Of a form it says whether it is given as text.
 */
const kindIn = (reader: Reader, mediaType: string, media: ObjectNode): MediaKind => {
  const kind = kindOf(mediaType);
  const isOpen = (kind === 'json' && mediaType.endsWith('/*')) || kind === 'form' || kind === 'text';
  const schema = isOpen ? reader.at(media, 'schema') : undefined;
  const target = schema === undefined ? undefined : follow(reader, schema);
  if (target === undefined) return kind;
  if (isBinary(target.value)) return 'bytes';
  return kind === 'form' && typesOf(target.value)[0] === 'string' ? 'text' : kind;
};

const kindOf = (mediaType: string): MediaKind => {
  if (mediaType === 'application/x-www-form-urlencoded') return 'form';
  if (mediaType.startsWith('multipart/')) return 'multipart';
  if (mediaType === 'text/event-stream') return 'sse';
  if (/^application\/(x-)?(ndjson|jsonl|json-lines|jsonlines|stream\+json)$/.test(mediaType)) return 'jsonl';
  if (/^application\/(.+\+)?json-seq$/.test(mediaType)) return 'jsonSequence';
  if (
    mediaType === '*/*' ||
    /^(application|text)\/(.+\+)?json$/.test(mediaType) ||
    mediaType === 'application/*'
  ) {
    return 'json';
  }
  if (/^[\w.-]+\/[\w.+-]+\+json$/.test(mediaType)) return 'json';
  return mediaType.startsWith('text/') || /[/+](?:xml|(?:x-)?yaml)$/.test(mediaType) ? 'text' : 'bytes';
};
