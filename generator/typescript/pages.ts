import { code, join, Code } from '../code.js';
import type { FieldPath, Pagination } from '../ir/model.js';
import { access, key, num, str } from './literal.js';
import type { FileScope } from './scope.js';

/** The function that makes a page of a call: `cursorPage({ cursor: 'after', items: (body) => body.data, … })`. */
export const pageDecoder = (scope: FileScope, rule: Pagination): Code => {
  const entries = entriesOf(rule).flatMap(([name, value]) =>
    value === undefined ? [] : [code`${key(name)}: ${valueOf(value)}`],
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

/** By its key in the runtime: the name of a parameter, a count, or the path of a field. */
type Entry = readonly [name: string, value: string | number | FieldPath | undefined];

const entriesOf = (rule: Pagination): readonly Entry[] => {
  const items: Entry = ['items', rule.items];
  switch (rule.kind) {
    case 'cursor':
      return [['cursor', rule.request], items, ['next', rule.next], ['more', rule.more]];
    case 'offset':
      return [
        ['offset', rule.request],
        ['first', rule.first],
        items,
        ['total', rule.total],
        ['more', rule.more],
      ];
    case 'page':
      return [
        ['page', rule.request],
        ['first', rule.first],
        items,
        ['pages', rule.pages],
        ['total', rule.total],
        ['more', rule.more],
      ];
    case 'link':
      return [items];
    case 'url':
      return [items, ['next', rule.next]];
  }
};

const valueOf = (value: string | number | FieldPath): Code => {
  if (typeof value === 'string') return str(value);
  return typeof value === 'number' ? num(value) : code`(body) => ${fieldOf(value)}`;
};

/** `body.meta?.next` */
const fieldOf = (path: FieldPath): Code =>
  join([code`body`, ...path.map((name, index) => access(name, index > 0))], Code.EMPTY);
