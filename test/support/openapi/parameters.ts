/** What parameters of a request hold, read back from how it is written. */
import { isMembers, own, type Members } from '../../../generator/ir/documents.js';
import { membersAt, textAt } from './document.js';
import { type Field, formValue, nested, urlEncodedFields } from './form-bodies.js';
import { decoded, type RawQuery } from './raw-query.js';
import { json, type Kind, kindsOf, mayHave, partsOf, Readings, scalar } from './readings.js';
import type { Schemas } from './schemas.js';

/** Ways in which a value may be read: `1` may be a number or a text. What its schema allows decides. */
type Values = readonly unknown[];

const SEPARATORS: ReadonlyMap<string, RegExp> = new Map([
  ['pipeDelimited', /%7C|\|/i],
  ['spaceDelimited', /%20|\+/],
]);
const IS_TYPE = /^the whole must be (?:string|integer|number|boolean|array|object|null)/;

export class ParameterReader {
  readonly #document: Members;
  readonly #schemas: Schemas;
  readonly #readings: Readings;

  constructor(document: Members, schemas: Schemas) {
    this.#document = document;
    this.#schemas = schemas;
    this.#readings = new Readings(document, schemas);
  }

  /** What is wrong with the query; names that no parameter has are. */
  query(parameters: readonly Members[], query: RawQuery): readonly string[] {
    const used = new Set<string>();
    const names = new Set(parameters.map((parameter) => textAt(parameter, 'name')));
    const problems = parameters.flatMap((parameter) => {
      const pairs = query.filter(([name]) => this.#belongs(name, parameter, names));
      for (const [name] of pairs) used.add(name);
      return pairs.length === 0 ? missing(parameter) : this.#queryValue(parameter, pairs);
    });
    const unknown = query.filter(([name]) => !used.has(name));
    return [...problems, ...unknown.map(([name]) => `there is no query parameter ${name}`)];
  }

  /**
   * The fields of a form of which its description says in which style they are written, each with its value, and the pairs
   * that belong to none of them.
   */
  styledFields(
    media: Members,
    query: RawQuery,
  ): { readonly fields: readonly Field[]; readonly rest: RawQuery } {
    const parts = partsOf(this.#document, own(media, 'schema'));
    const properties = new Map(parts.flatMap((part) => Object.entries(membersAt(part, 'properties'))));
    const names = new Set(properties.keys());
    const used = new Set<string>();
    const fields = Object.entries(membersAt(media, 'encoding')).flatMap(([name, entry]): readonly Field[] => {
      if (!isMembers(entry) || !['style', 'explode'].some((key) => key in entry)) return [];
      const parameter = { name, in: 'field', ...entry, schema: properties.get(name) };
      const pairs = query.filter(([each]) => this.#belongs(each, parameter, names));
      const values = this.#values(parameter, pairs);
      if (values.length === 0) return [];
      for (const [each] of pairs) used.add(each);
      const schema = this.#schemas.use(parameter.schema ?? true);
      const value = values.find((each) => this.#schemas.problems(schema, each).length === 0) ?? values[0];
      return [{ name, written: { value } }];
    });
    return { fields, rest: query.filter(([name]) => !used.has(name)) };
  }

  #values(parameter: Members, pairs: RawQuery): Values {
    const [[, first] = ['', '']] = pairs;
    if (pairs.length === 0 || textAt(parameter, 'style') === 'deepObject') return [];
    const values = this.#spread(parameter, pairs);
    if (values.length > 0) return values;
    if (isInMembers(parameter)) return this.#lists(pairs);
    return this.#split(parameter, first, SEPARATORS.get(textAt(parameter, 'style')) ?? ',', decoded);
  }

  /** The properties of a form that is the whole query, or the one value that it is. */
  queryString(parameter: Members, query: RawQuery): readonly string[] {
    if (query.length === 0) return missing(parameter);
    if (!(FORM in membersAt(parameter, 'content'))) return this.#wholeQuery(parameter, query);
    const media = own(membersAt(parameter, 'content'), FORM);
    const { fields, rest } = this.styledFields(isMembers(media) ? media : {}, query);
    const content = this.#content(parameter);
    const value = formValue(this.#document, this.#schemas, content, [...urlEncodedFields(rest), ...fields]);
    return this.#check(parameter, content, [value]);
  }

  /** Whatever would end the value, or begin another one, has to be encoded. */
  #wholeQuery(parameter: Members, query: RawQuery): readonly string[] {
    const [[text, rest] = ['', '']] = query;
    if (query.length > 1 || rest !== '') return [`the query is more than ${textAt(parameter, 'name')}`];
    const isJson = Object.keys(membersAt(parameter, 'content')).some((type) => /[/+]json\b/.test(type));
    return this.#check(parameter, this.#content(parameter), isJson ? [json(text)] : [text]);
  }

  /** What is wrong with a parameter among cookies, of which others are nobody's business. */
  cookie(parameter: Members, cookies: RawQuery): readonly string[] {
    const pairs = cookies.filter(([name]) => this.#belongs(name, parameter, new Set()));
    return pairs.length === 0 ? missing(parameter) : this.#queryValue(parameter, pairs);
  }

  /** What is wrong with a value of a path or a header, as it is on the wire. */
  simple(parameter: Members, text: string): readonly string[] {
    const content = this.#content(parameter);
    if (content !== undefined) return this.#check(parameter, content, [json(decoded(text))]);
    const style = textAt(parameter, 'style');
    const bare =
      style === 'matrix' ? text.replace(/^;[^=]*=?/, '') : style === 'label' ? text.slice(1) : text;
    const isPath = textAt(parameter, 'in') === 'path';
    const part = (one: string): string => (isPath ? decodeURIComponent(one) : one.trim());
    const isExploded = own(parameter, 'explode') === true;
    const separator = !isExploded ? ',' : style === 'matrix' ? ';' : style === 'label' ? '.' : ',';
    const isSpread = isExploded && style === 'matrix' && this.#kinds(parameter).has('object');
    const parts = isSpread
      ? text.slice(1)
      : isExploded && style === 'matrix'
        ? bare.replaceAll(/;[^=]*=/g, ';')
        : bare;
    return this.#check(parameter, own(parameter, 'schema'), [
      ...this.#split(parameter, parts, separator, part),
      // What is in a list, or in an object, has no form in these styles: clients write JSON.
      json(`[${part(parts)}]`),
    ]);
  }

  #queryValue(parameter: Members, pairs: RawQuery): readonly string[] {
    const [[, first] = ['', '']] = pairs;
    const content = this.#content(parameter);
    if (content !== undefined) return this.#check(parameter, content, [json(decoded(first))]);
    const schema = own(parameter, 'schema');
    const name = textAt(parameter, 'name');
    const style = textAt(parameter, 'style');
    const isExploded = isInMembers(parameter);
    const kinds = this.#kinds(parameter);
    const isOnce = kinds.size === 1 && kinds.has('scalar');
    const isNamed = pairs.every(([key]) => key === name);
    if (pairs.length > 1 && isNamed && (isOnce || !isExploded))
      return [`query ${name} is there more than once`];
    const values = style === 'deepObject' ? this.#deep(parameter, pairs) : this.#spread(parameter, pairs);
    if (style === 'deepObject' || (isExploded && isNamed)) {
      const one = pairs.length === 1 ? [decoded(first), scalar(decoded(first))] : [];
      return this.#check(parameter, schema, [...one, ...this.#lists(pairs), ...values]);
    }
    if (values.length > 0) return this.#check(parameter, schema, values);
    const separator = SEPARATORS.get(style) ?? ',';
    return this.#check(parameter, schema, this.#split(parameter, first, separator, decoded));
  }

  /** The object whose members are in brackets behind the name. */
  #deep(parameter: Members, pairs: RawQuery): Values {
    const name = textAt(parameter, 'name');
    const fields = pairs.map(([key, value]) => ({
      name: unwrapped(key, name),
      written: { text: decoded(value) },
    }));
    const raw = nested(fields, () => false);
    return [this.#readings.value(own(parameter, 'schema'), raw)];
  }

  /** The object whose members are parameters of their own. */
  #spread(parameter: Members, pairs: RawQuery): Values {
    if (!this.#isSpread(parameter)) return [];
    const fields = pairs.map(([key, value]) => ({ name: key, written: { text: decoded(value) } }));
    const raw = nested(fields, () => true);
    return [this.#readings.object(own(parameter, 'schema'), raw)];
  }

  #lists(pairs: RawQuery): Values {
    const texts = pairs.map(([, value]) => decoded(value));
    return [texts, texts.map(scalar), texts.map(json)];
  }

  #split(
    parameter: Members,
    text: string,
    separator: string | RegExp,
    part: (text: string) => string,
  ): Values {
    const kinds = this.#kinds(parameter);
    const parts = text.split(separator).map(part);
    const values: unknown[] = kinds.has('scalar') ? [part(text), scalar(part(text))] : [];
    if (kinds.has('array')) values.push(parts, parts.map(scalar), parts.map(json));
    if (kinds.has('object')) {
      const pairs = parts.some((each) => each.includes('='))
        ? parts.map((each): [string, string] => [each.split('=', 1).join(''), each.replace(/^[^=]*=/, '')])
        : parts.flatMap((each, index): [string, string][] =>
            index % 2 === 0 ? [[each, parts[index + 1] ?? '']] : [],
          );
      const fields = pairs.map(([name, value]) => ({ name, written: { text: value } }));
      const raw = nested(fields, () => true);
      values.push(this.#readings.object(own(parameter, 'schema'), raw));
    }
    return values;
  }

  #check(parameter: Members, schema: unknown, values: Values): readonly string[] {
    const used = this.#schemas.use(schema ?? true);
    const problems = values.map((value) => this.#schemas.problems(used, value));
    if (problems.some((each) => each.length === 0)) return [];
    const where = `${textAt(parameter, 'in')} ${textAt(parameter, 'name')}`;
    // What is of the right type says most of what is wrong.
    const [telling] = problems
      .filter((each) => !each.some((problem) => IS_TYPE.test(problem)))
      .sort((a, b) => a.length - b.length);
    return (telling ?? problems.at(-1) ?? []).map((problem) => `${where}: ${problem}`);
  }

  /** `others`: the names of all parameters, which no object takes for one of its properties. */
  #belongs(name: string, parameter: Members, others: ReadonlySet<string>): boolean {
    const own_ = textAt(parameter, 'name');
    if (name === own_) return true;
    if (textAt(parameter, 'style') === 'deepObject') return name.startsWith(`${own_}[`);
    if (!this.#isSpread(parameter) || others.has(name)) return false;
    return mayHave(partsOf(this.#document, own(parameter, 'schema')), name);
  }

  /** An object of which every property is a parameter of its own. */
  #isSpread(parameter: Members): boolean {
    return isInMembers(parameter) && this.#kinds(parameter).has('object');
  }

  #kinds(parameter: Members): ReadonlySet<Kind> {
    return kindsOf(partsOf(this.#document, own(parameter, 'schema')));
  }

  #content(parameter: Members): unknown {
    const [mediaType] = Object.values(membersAt(parameter, 'content'));
    return isMembers(mediaType) ? own(mediaType, 'schema') : undefined;
  }
}

const FORM = 'application/x-www-form-urlencoded';

/** Whether every member is written for itself: `explode`, which goes without saying for `form`. */
const isInMembers = (parameter: Members): boolean => {
  const style = textAt(parameter, 'style');
  return (own(parameter, 'explode') ?? (style === '' || style === 'form')) === true;
};

/** `b[c]` of `a[b][c]`, where the parameter is `a`. */
const unwrapped = (key: string, name: string): string =>
  key.slice(name.length).replace(/^\[([^\]]*)\]/, '$1');

export function missing(parameter: Members): readonly string[] {
  const isMissing = own(parameter, 'required') === true;
  return isMissing ? [`${textAt(parameter, 'in')} ${textAt(parameter, 'name')} is missing`] : [];
}
