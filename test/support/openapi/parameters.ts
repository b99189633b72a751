/** What parameters of a request hold, read back from how it is written. */
import { isMembers, own, type Members } from '../../../generator/ir/documents.js';
import { followed, listAt, membersAt, textAt } from './document.js';
import type { Schemas } from './schemas.js';

/** A query as it was sent: names decoded, values as they are on the wire. */
export type RawQuery = readonly (readonly [name: string, value: string])[];

export function rawQuery(text: string): RawQuery {
  return text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const [name = '', ...value] = pair.split('=');
      return [decoded(name), value.join('=')];
    });
}

export function decoded(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}

/** How a value may be read: `1` may be a number or a text. What its schema allows decides. */
type Readings = readonly unknown[];

export class ParameterReader {
  readonly #document: Members;
  readonly #schemas: Schemas;

  constructor(document: Members, schemas: Schemas) {
    this.#document = document;
    this.#schemas = schemas;
  }

  /** What is wrong with the query; names that no parameter has are. */
  query(parameters: readonly Members[], query: RawQuery): readonly string[] {
    const used = new Set<string>();
    const problems = parameters.flatMap((parameter) => {
      const pairs = query.filter(([name]) => this.#belongs(name, parameter));
      for (const [name] of pairs) used.add(name);
      return pairs.length === 0 ? missing(parameter) : this.#queryValue(parameter, pairs);
    });
    const unknown = query.filter(([name]) => !used.has(name));
    return [...problems, ...unknown.map(([name]) => `there is no query parameter ${name}`)];
  }

  /** What is wrong with a parameter among cookies, of which others are nobody's business. */
  cookie(parameter: Members, cookies: RawQuery): readonly string[] {
    const pairs = cookies.filter(([name]) => this.#belongs(name, parameter));
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
    const isSpread = isExploded && style === 'matrix' && this.#kind(parameter) === 'object';
    const parts = isSpread
      ? text.slice(1)
      : isExploded && style === 'matrix'
        ? bare.replaceAll(/;[^=]*=/g, ';')
        : bare;
    return this.#check(parameter, this.#schema(parameter), this.#split(parameter, parts, separator, part));
  }

  #queryValue(parameter: Members, pairs: RawQuery): readonly string[] {
    const [[, first] = ['', '']] = pairs;
    const content = this.#content(parameter);
    if (content !== undefined) return this.#check(parameter, content, [json(decoded(first))]);
    const schema = this.#schema(parameter);
    const style = textAt(parameter, 'style');
    if (style === 'deepObject' || this.#isSpread(parameter)) {
      const members = pairs.map(([name, value]): [string, unknown] => [
        /\[(.*)\]$/.exec(name)?.[1] ?? name,
        scalar(decoded(value)),
      ]);
      return this.#check(parameter, schema, [Object.fromEntries(members)]);
    }
    const explode = own(parameter, 'explode') ?? (style === '' || style === 'form');
    if (explode === true && this.#kind(parameter) === 'array') {
      return this.#check(parameter, schema, this.#readings(pairs.map(([, value]) => decoded(value))));
    }
    if (pairs.length > 1) return [`query ${textAt(parameter, 'name')} is there more than once`];
    const separator = style === 'pipeDelimited' ? /%7C|\|/i : style === 'spaceDelimited' ? /%20|\+/ : ',';
    return this.#check(parameter, schema, this.#split(parameter, first, separator, decoded));
  }

  #split(
    parameter: Members,
    text: string,
    separator: string | RegExp,
    part: (text: string) => string,
  ): Readings {
    const kind = this.#kind(parameter);
    if (kind === 'array') return this.#readings(text.split(separator).map(part));
    if (kind !== 'object') return [part(text), scalar(part(text))];
    const parts = text.split(separator).map(part);
    const pairs = parts.some((each) => each.includes('='))
      ? parts.map((each): [string, string] => [each.split('=', 1).join(''), each.replace(/^[^=]*=/, '')])
      : parts.flatMap((each, index): [string, string][] =>
          index % 2 === 0 ? [[each, parts[index + 1] ?? '']] : [],
        );
    return [Object.fromEntries(pairs.map(([name, value]) => [name, scalar(value)]))];
  }

  #readings(texts: readonly string[]): Readings {
    return [texts, texts.map(scalar)];
  }

  #check(parameter: Members, schema: unknown, readings: Readings): readonly string[] {
    const used = this.#schemas.use(schema ?? true);
    const problems = readings.map((reading) => this.#schemas.problems(used, reading));
    if (problems.some((each) => each.length === 0)) return [];
    const where = `${textAt(parameter, 'in')} ${textAt(parameter, 'name')}`;
    return (problems.at(-1) ?? []).map((problem) => `${where}: ${problem}`);
  }

  #belongs(name: string, parameter: Members): boolean {
    const own = textAt(parameter, 'name');
    if (textAt(parameter, 'style') === 'deepObject') return name.startsWith(`${own}[`);
    if (!this.#isSpread(parameter)) return name === own;
    const schema = followed(this.#document, this.#schema(parameter));
    return name in membersAt(schema, 'properties') || isMembers(schema['additionalProperties']);
  }

  /** An object of which every property is a parameter of its own. */
  #isSpread(parameter: Members): boolean {
    const style = textAt(parameter, 'style');
    const isForm = style === '' || style === 'form';
    return isForm && own(parameter, 'explode') !== false && this.#kind(parameter) === 'object';
  }

  #kind(parameter: Members): 'array' | 'object' | 'scalar' {
    const schema = this.#schema(parameter);
    if (!isMembers(schema)) return 'scalar';
    const target = followed(this.#document, schema);
    const types = [own(target, 'type'), ...listAt(target, 'type')];
    if (types.includes('array') || 'items' in target) return 'array';
    return types.includes('object') || 'properties' in target ? 'object' : 'scalar';
  }

  #schema(parameter: Members): unknown {
    return own(parameter, 'schema');
  }

  #content(parameter: Members): unknown {
    const [mediaType] = Object.values(membersAt(parameter, 'content'));
    return isMembers(mediaType) ? own(mediaType, 'schema') : undefined;
  }
}

export function missing(parameter: Members): readonly string[] {
  const isMissing = own(parameter, 'required') === true;
  return isMissing ? [`${textAt(parameter, 'in')} ${textAt(parameter, 'name')} is missing`] : [];
}

function scalar(text: string): unknown {
  return /^(?:true|false|null|-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/i.test(text) ? json(text) : text;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
