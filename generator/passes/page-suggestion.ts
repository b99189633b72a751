import { fieldAt, itemsAt } from '../ir/fields.js';
import { newest, Types } from '../ir/lookup.js';
import type { Api, Operation, Parameter, Type, TypeId, VersionId } from '../ir/model.js';
import { paginationOf, type PaginationRule } from '../ir/page-rule.js';
import { lettersOf } from '../ir/path.js';
import { child } from '../ir/pointer.js';
import { misfit } from './page-fit.js';

/** How lists may be paged of which nothing says how. */
export interface PageSuggestion {
  /** How many lists the rule fits. */
  readonly lists: number;
  readonly rule: PaginationRule;
}

/**
 * A rule for lists that look as if they came in pages, by what parameters and fields are usually called: the one that fits
 * most of them. It is for people to read: no list is paged by it. Undefined where none fits, or where some list is paged, so
 * that somebody has thought of it.
 */
export const suggestPages = (api: Api): PageSuggestion | undefined => {
  const operations = api.operations.map((timeline) => newest(timeline, api));
  const version = api.versions.at(-1)?.id;
  if (version === undefined || operations.some(({ pagination }) => pagination !== undefined))
    return undefined;
  const types = new Types(api);
  const found = new Map<string, { lists: number; rule: PaginationRule }>();
  for (const operation of operations) {
    const rule = ruleFor(types, operation, version);
    if (rule === undefined) continue;
    const key = JSON.stringify(rule);
    found.set(key, { lists: (found.get(key)?.lists ?? 0) + 1, rule });
  }
  return [...found.values()].sort((one, two) => two.lists - one.lists)[0];
};

const ruleFor = (types: Types, operation: Operation, version: VersionId): PaginationRule | undefined => {
  const { success, verb } = operation;
  if (verb !== 'get' || success.kind !== 'value') return undefined;
  const fields = fieldsIn(types, success.type, version);
  const items = itemsIn(types, success.type, fields, version);
  if (items === undefined) return undefined;
  const query = operation.parameters.filter((each) => each.in === 'query');
  const size = asked(query, SIZES);
  const isNumber = ({ type }: Parameter): boolean => {
    const found = types.resolve(type, version);
    return found?.kind === 'primitive' && (found.name === 'integer' || found.name === 'number');
  };
  return candidates(query, query.filter(isNumber), fields)
    .map(({ style, request, ...rest }) => ({
      style,
      request,
      ...(size === undefined ? {} : { size }),
      items,
      ...rest,
    }))
    .find((rule) => fits(types, operation, rule, version));
};

const fits = (types: Types, operation: Operation, written: PaginationRule, version: VersionId): boolean => {
  const parsed = paginationOf({ ...written });
  return 'rule' in parsed && misfit(types, operation, parsed.rule, version) === undefined;
};

/** Rules without their items, the surest first. What is counted is a number: an offset that is a text is a cursor. */
const candidates = (
  query: readonly Parameter[],
  numbers: readonly Parameter[],
  fields: readonly Field[],
): readonly PaginationRule[] => {
  const told = (key: 'next' | 'more' | 'total' | 'pages', names: Words): Partial<PaginationRule> => {
    const field = fields.find(({ letters }) => names.has(letters));
    return field === undefined ? {} : { [key]: field.pointer };
  };
  const rule = (
    style: PaginationRule['style'],
    request: string | undefined,
    parts: Partial<PaginationRule>,
  ): readonly PaginationRule[] =>
    request === undefined ? [] : [{ style, request, ...parts, ...told('more', MORE) }];
  return [
    ...rule('cursor', asked(query, CURSORS), told('next', NEXT)),
    ...rule('offset', asked(numbers, OFFSETS), told('total', TOTALS)),
    ...rule('page', asked(numbers, PAGES), { ...told('pages', PAGE_COUNTS), ...told('total', TOTALS) }),
  ];
};

const asked = (parameters: readonly Parameter[], names: Words): string | undefined =>
  parameters.find(({ wireName }) => names.has(lettersOf(wireName)))?.wireName;

type Words = ReadonlySet<string>;

/** A field of an answer. */
interface Field {
  readonly pointer: string;
  readonly path: readonly string[];
  /** Of its name. */
  readonly letters: string;
}

/** The fields of an answer, and those of the objects in it. */
const fieldsIn = (types: Types, type: Type, version: VersionId): readonly Field[] => {
  const names = (path: readonly string[]): readonly string[] => {
    const at = fieldAt(types, type, path, version);
    const found = at === undefined ? [] : namesIn(types, at, version, new Set());
    return found.length > MOST ? [] : found;
  };
  return names([])
    .flatMap((name) => [[name], ...names([name]).map((inner) => [name, inner])])
    .map((path) => ({ path, pointer: child('', ...path), letters: lettersOf(path.at(-1) ?? '') }))
    .sort((one, two) => one.path.length - two.path.length);
};

/** What has more properties is no page of a list, and would take long to look through. */
const MOST = 100;

/** The names of the properties of an object, with those of what it extends. */
const namesIn = (types: Types, type: Type, version: VersionId, seen: Set<TypeId>): readonly string[] => {
  const found = types.resolve(type, version);
  if (found?.kind !== 'object' || seen.has(found.id)) return [];
  seen.add(found.id);
  return [
    ...found.properties.map(({ wireName }) => wireName),
    ...found.extends.flatMap((to) => namesIn(types, { kind: 'reference', to }, version, seen)),
  ];
};

/** Where the list is: the answer itself, its one list, or that with the name that such lists have. */
const itemsIn = (
  types: Types,
  type: Type,
  fields: readonly Field[],
  version: VersionId,
): string | undefined => {
  if (itemsAt(types, type, [], version) !== undefined) return '';
  const lists = fields.filter(
    ({ path }) => path.length === 1 && itemsAt(types, type, path, version) !== undefined,
  );
  return (lists.length === 1 ? lists : lists.filter(({ letters }) => LISTS.has(letters)))[0]?.pointer;
};

const list = (text: string): Words => new Set(text.split(' '));

/** What is usual, in letters: `has_more` and `hasMore` are one. */
const CURSORS = list(
  'cursor after pagetoken nexttoken startingafter continuationtoken continuation marker startcursor pagecursor nextcursor',
);
const OFFSETS = list('offset skip startat startindex');
const PAGES = list('page pagenumber pageno currentpage');
const SIZES = list('limit pagesize perpage maxresults itemsperpage resultsperpage size');
const LISTS = list('data items results values records entries list content');
const NEXT = list(
  'nextcursor nextpagetoken nexttoken cursornext endcursor nextmarker continuationtoken nextpagecursor lastid next',
);
const MORE = list('more hasmore hasnextpage hasnext hasmoreitems');
const TOTALS = list('total totalcount totalitems totalresults totalelements');
const PAGE_COUNTS = list('totalpages pagecount pagestotal lastpage');
