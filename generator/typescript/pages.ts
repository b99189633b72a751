import { code, join, Code } from '../code.js';
import type { FieldPath, Pagination } from '../ir/model.js';
import type { RequestPlace } from '../ir/pagination.js';
import { access, key, num, str } from './literal.js';
import type { FileScope } from './scope.js';

/** The function that makes a page of a call: `cursorPage({ cursor: 'after', items: (body) => body.data, … })`. */
export const pageDecoder = (scope: FileScope, rule: Pagination): Code => {
  const entries = entriesOf(scope, rule).flatMap(([name, value]) =>
    value === undefined ? [] : [code`${key(name)}: ${value}`],
  );
  return code`${scope.runtimeCall(FUNCTIONS[rule.kind])}({ ${join(entries, code`, `)} })`;
};

const FUNCTIONS = {
  cursor: 'cursorPage',
  offset: 'offsetPage',
  page: 'numberPage',
  link: 'linkPage',
  url: 'urlPage',
} as const satisfies Readonly<Record<Pagination['kind'], string>>;

/** By its key in the runtime. */
type Entry = readonly [name: string, value: Code | undefined];

const entriesOf = (scope: FileScope, rule: Pagination): readonly Entry[] => {
  const items: Entry = ['items', fieldOf(rule.items)];
  switch (rule.kind) {
    case 'cursor':
      return [
        ['cursor', placeOf(scope, rule.request)],
        items,
        ['next', fieldOf(rule.next)],
        ['more', fieldOf(rule.more)],
      ];
    case 'offset':
      return [
        ['offset', placeOf(scope, rule.request)],
        ['first', firstOf(rule)],
        items,
        ['total', fieldOf(rule.total)],
        ['more', fieldOf(rule.more)],
      ];
    case 'page':
      return [
        ['page', placeOf(scope, rule.request)],
        ['first', firstOf(rule)],
        items,
        ['pages', fieldOf(rule.pages)],
        ['total', fieldOf(rule.total)],
        ['more', fieldOf(rule.more)],
      ];
    case 'link':
      return [items];
    case 'url':
      return [items, ['next', fieldOf(rule.next)]];
  }
};

const firstOf = ({ first }: { readonly first?: number }): Code | undefined =>
  first === undefined ? undefined : num(first);

/** `'after'`, or `bodyField('page', 'after')`. */
const placeOf = (scope: FileScope, place: RequestPlace): Code =>
  typeof place === 'string'
    ? str(place)
    : code`${scope.runtimeCall('bodyField')}(${join(place.map(str), code`, `)})`;

/** `(body) => body.meta?.next` */
const fieldOf = (path: FieldPath | undefined): Code | undefined =>
  path && join([code`(body) => body`, ...path.map((name, index) => access(name, index > 0))], Code.EMPTY);
