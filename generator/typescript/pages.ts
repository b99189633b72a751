import { code, join, Code } from '../code.js';
import { fieldAt } from '../ir/fields.js';
import type { FieldPath, Operation, Pagination, Type, VersionId } from '../ir/model.js';
import type { RequestPlace } from '../ir/pagination.js';
import type { ClientContext } from './context.js';
import { access, key, num, str } from './literal.js';
import type { FileScope } from './scope.js';

/** The function that makes a page of a call: `cursorPage({ cursor: 'after', items: (body) => body.data, … })`. */
export const pageDecoder = (
  context: ClientContext,
  scope: FileScope,
  operation: Operation,
  version: VersionId,
): Code => {
  const { pagination: rule, success } = operation;
  if (rule === undefined) throw new Error('an operation that is not paged');
  const places = success.kind === 'value' ? context.places?.of(success.type, version, scope) : undefined;
  const entries = entriesOf({ context, scope, operation, version, places }, rule).flatMap(([name, value]) =>
    value === undefined ? [] : [code`${key(name)}: ${value}`],
  );
  const pages = code`${scope.runtimeCall(FUNCTIONS[rule.kind])}({ ${join(entries, code`, `)} })`;
  return places === undefined ? pages : code`${scope.runtimeCall('int64Pages')}(${pages})`;
};

/** What the functions of a rule are written for. */
interface Paged {
  readonly context: ClientContext;
  readonly scope: FileScope;
  readonly operation: Operation;
  readonly version: VersionId;
  /** Of integers of 64 bits in a body. */
  readonly places: Code | undefined;
}

const FUNCTIONS = {
  cursor: 'cursorPage',
  offset: 'offsetPage',
  page: 'numberPage',
  link: 'linkPage',
  url: 'urlPage',
} as const satisfies Readonly<Record<Pagination['kind'], string>>;

/** By its key in the runtime. */
type Entry = readonly [name: string, value: Code | undefined];

const entriesOf = (paged: Paged, rule: Pagination): readonly Entry[] => {
  const items: Entry = ['items', itemsOf(paged, rule.items)];
  switch (rule.kind) {
    case 'cursor':
      return [
        ['cursor', placeOf(paged, rule.request)],
        items,
        ['next', exactly(paged, rule.next, 'cursorText')],
        ['more', optionalField(rule.more)],
      ];
    case 'offset':
      return [
        ['offset', placeOf(paged, rule.request)],
        ['first', firstOf(rule)],
        items,
        ['total', exactly(paged, rule.total, 'count')],
        ['more', optionalField(rule.more)],
      ];
    case 'page':
      return [
        ['page', placeOf(paged, rule.request)],
        ['first', firstOf(rule)],
        items,
        ['pages', exactly(paged, rule.pages, 'count')],
        ['total', exactly(paged, rule.total, 'count')],
        ['more', optionalField(rule.more)],
      ];
    case 'link':
      return [items];
    case 'url':
      return [items, ['next', optionalField(rule.next)]];
  }
};

const firstOf = ({ first }: { readonly first?: number }): Code | undefined =>
  first === undefined ? undefined : num(first);

/** `'after'`, or `bodyField('page', 'after')`. */
const placeOf = (paged: Paged, place: RequestPlace): Code => {
  if (typeof place === 'string') return str(place);
  const { context, scope, operation, version } = paged;
  const path = join(place.map(str), code`, `);
  const { body } = operation;
  const places =
    cursorPlaces(paged, place) ??
    (body === undefined ? undefined : context.places?.ofSent(body.type, version, scope));
  return places === undefined
    ? code`${scope.runtimeCall('bodyField')}(${path})`
    : code`${scope.runtimeCall('int64BodyField')}(${places}, ${path})`;
};

/** `{ of: { after: 'bigint' } }`: a cursor that has 64 bits in answers is a number in requests, too, which are not for text. */
const cursorPlaces = (paged: Paged, place: FieldPath): Code | undefined => {
  const { context, scope, operation, version } = paged;
  const { body, pagination } = operation;
  if (body === undefined || pagination?.kind !== 'cursor') return undefined;
  const cursor = answeredAt(paged, pagination.next);
  const field = fieldAt(context.types, body.type, place, version);
  const places = cursor && context.places?.of(cursor, version, scope);
  if (places === undefined || (field !== undefined && isText(context, field, version))) return undefined;
  return place.reduceRight((inner, name) => code`{ of: { ${key(name)}: ${inner} } }`, places);
};

const isText = ({ types }: ClientContext, type: Type, version: VersionId): boolean => {
  const resolved = types.resolve(type, version);
  return resolved?.kind === 'union'
    ? resolved.members.some((each) => each.kind === 'primitive' && each.name === 'string')
    : resolved?.kind === 'primitive' && resolved.name === 'string';
};

/** The type of a field of an answer. */
const answeredAt = (
  { context, operation: { success }, version }: Paged,
  path: FieldPath,
): Type | undefined =>
  success.kind === 'value' ? fieldAt(context.types, success.type, path, version) : undefined;

/** `(body) => body.data`. Integers of 64 bits are what they are from here on. */
const itemsOf = ({ scope, places }: Paged, path: FieldPath): Code =>
  places === undefined
    ? fieldOf(path)
    : code`(body) => ${fieldIn(code`${scope.runtimeValue('revived')}(body, ${places})`, path)}`;

/** A field by which pages are counted or found; what makes of it what pages are asked for with, if that may be needed. */
const exactly = (
  paged: Paged,
  path: FieldPath | undefined,
  convert: 'count' | 'cursorText',
): Code | undefined => {
  if (path === undefined) return undefined;
  const { context, scope, version } = paged;
  const field = answeredAt(paged, path);
  const isExact = field !== undefined && context.places?.isIn(field, version) === true;
  return isExact
    ? code`(body) => ${scope.runtimeValue(convert)}(${fieldIn(code`body`, path)})`
    : fieldOf(path);
};

const optionalField = (path: FieldPath | undefined): Code | undefined => path && fieldOf(path);

/** `(body) => body.meta?.next` */
const fieldOf = (path: FieldPath): Code => code`(body) => ${fieldIn(code`body`, path)}`;

const fieldIn = (body: Code, path: FieldPath): Code =>
  join([body, ...path.map((name, index) => access(name, index > 0))], Code.EMPTY);
