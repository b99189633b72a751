/** Whether a request is one that a plain OpenAPI document describes. */
import { isMembers, own, type Members } from '../../../generator/ir/documents.js';
import { followed, listAt, membersAt, operationsOf, textAt, type OperationNode } from './document.js';
import { missing, ParameterReader } from './parameters.js';
import { rawQuery, type RawQuery } from './raw-query.js';
import { Schemas } from './schemas.js';
import { SentBodies } from './sent-bodies.js';

/** A request as it arrived. */
export interface SentRequest {
  readonly method: string;
  /** Absolute, as it was meant to be asked for. */
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Empty where there is no body. */
  readonly body: string;
}

export interface Verdict {
  /** The operation that was called; undefined where there is none. */
  readonly operation: OperationNode | undefined;
  readonly problems: readonly string[];
}

/** A template of URLs with what it takes to find it. */
interface Route {
  readonly operation: OperationNode;
  readonly pattern: RegExp;
  /** Pairs of the query that stand in the template itself. */
  readonly fixed: RawQuery;
  readonly names: readonly string[];
  /** Templates with fewer parameters go before others, and of those the ones that say more. */
  readonly rank: readonly [parameters: number, literal: number];
}

export class Requests {
  readonly #document: Members;
  readonly #reader: ParameterReader;
  readonly #bodies: SentBodies;
  readonly #routes: readonly Route[];

  constructor(document: Members) {
    this.#document = document;
    const schemas = new Schemas(document, 'request');
    this.#reader = new ParameterReader(document, schemas);
    this.#bodies = new SentBodies(document, schemas, this.#reader);
    this.#routes = operationsOf(document)
      .map(routeOf)
      .sort(({ rank: [few, much] }, { rank: [many, little] }) => few - many || little - much);
  }

  /**
   * Which operation a request calls, and what is wrong with it.
   *
   * @param due - the id of the operation that was to be called: it counts where several templates match, as far as the
   *   specification leaves open which of them is meant
   */
  check(sent: SentRequest, due?: string): Verdict {
    const [address = '', ...query] = sent.url.split('?');
    const pairs = rawQuery(query.join('?'));
    const route = this.#routeOf(sent, address, pairs, due);
    if (route === undefined) {
      return { operation: undefined, problems: [`there is no operation ${sent.method} ${address}`] };
    }
    const { operation } = route;
    const problems = [
      ...this.#path(route, address),
      ...this.#query(operation, this.#withoutKnown(route, pairs)),
      ...parametersIn(operation, 'cookie').flatMap((parameter) => this.#cookie(parameter, sent)),
      ...parametersIn(operation, 'header').flatMap((parameter) => this.#header(parameter, sent)),
      ...this.#security(operation, sent),
      ...this.#body(operation, sent),
    ];
    return { operation, problems };
  }

  /** Templates without parameters go before others. Between all else it is left open. */
  #routeOf(sent: SentRequest, address: string, pairs: RawQuery, due: string | undefined): Route | undefined {
    const matching = this.#routes.filter(
      ({ operation, pattern, fixed }) =>
        operation.method === sent.method &&
        pattern.test(address) &&
        fixed.every(([name, value]) => pairs.some((pair) => pair[0] === name && pair[1] === value)),
    );
    const [first] = matching;
    const meant = matching.find(({ operation }) => operation.id === due);
    const isConcrete = first !== undefined && first.names.length === 0;
    return meant === undefined || (isConcrete && meant.names.length > 0) ? first : meant;
  }

  #path({ operation, pattern, names }: Route, address: string): readonly string[] {
    const values = pattern.exec(address)?.slice(1) ?? [];
    return parametersIn(operation, 'path').flatMap((parameter) => {
      const index = names.indexOf(textAt(parameter, 'name'));
      return this.#reader.simple(parameter, values[index] ?? '');
    });
  }

  #query(operation: OperationNode, pairs: RawQuery): readonly string[] {
    const [whole] = parametersIn(operation, 'querystring');
    if (whole !== undefined) return this.#reader.queryString(whole, pairs);
    return this.#reader.query(parametersIn(operation, 'query'), pairs);
  }

  #header(parameter: Members, { headers }: SentRequest): readonly string[] {
    const value = headers[textAt(parameter, 'name').toLowerCase()];
    return value === undefined ? missing(parameter) : this.#reader.simple(parameter, value);
  }

  /** Without credentials, and without what the template has itself. */
  #withoutKnown({ fixed }: Route, pairs: RawQuery): RawQuery {
    const schemes = Object.values(membersAt(membersAt(this.#document, 'components'), 'securitySchemes'));
    const keys = schemes
      .map((scheme) => followed(this.#document, scheme))
      .filter((scheme) => textAt(scheme, 'in') === 'query')
      .map((scheme) => textAt(scheme, 'name'));
    const known = new Set([...keys, ...fixed.map(([name]) => name)]);
    return pairs.filter(([name]) => !known.has(name));
  }

  #cookie(parameter: Members, { headers }: SentRequest): readonly string[] {
    return this.#reader.cookie(parameter, rawQuery((headers['cookie'] ?? '').replaceAll('; ', '&')));
  }

  /** One of the alternatives has to be fulfilled: with a credential of its kind, whichever that is. */
  #security({ node }: OperationNode, sent: SentRequest): readonly string[] {
    const alternatives =
      own(node, 'security') === undefined ? listAt(this.#document, 'security') : listAt(node, 'security');
    const isMet = alternatives.some(
      (each) => isMembers(each) && Object.keys(each).every((name) => this.#hasCredential(name, sent)),
    );
    return alternatives.length === 0 || isMet ? [] : ['there is no credential that the operation takes'];
  }

  #hasCredential(name: string, { headers, url }: SentRequest): boolean {
    const declared = own(membersAt(membersAt(this.#document, 'components'), 'securitySchemes'), name);
    // Of a scheme that is declared nowhere, nobody can know what it takes.
    if (declared === undefined) return true;
    const scheme = followed(this.#document, declared);
    const authorization = headers['authorization'] ?? '';
    switch (textAt(scheme, 'type')) {
      case 'apiKey': {
        const key = textAt(scheme, 'name');
        const place = textAt(scheme, 'in');
        if (place === 'query') return rawQuery(url.split('?')[1] ?? '').some(([each]) => each === key);
        return place === 'cookie'
          ? (headers['cookie'] ?? '').includes(`${key}=`)
          : headers[key.toLowerCase()] !== undefined;
      }
      case 'http':
        return authorization.toLowerCase().startsWith(`${textAt(scheme, 'scheme').toLowerCase()} `);
      case 'mutualTLS':
        return true;
      default:
        return authorization.startsWith('Bearer ');
    }
  }

  #body({ node }: OperationNode, sent: SentRequest): readonly string[] {
    const declared = own(node, 'requestBody');
    if (declared === undefined) return sent.body === '' ? [] : ['there is a body, and none is described'];
    const body = followed(this.#document, declared);
    if (sent.body === '') return own(body, 'required') === true ? ['the body is missing'] : [];
    const sentType = (sent.headers['content-type'] ?? '').split(';', 1).join('').trim().toLowerCase();
    const content = Object.entries(membersAt(body, 'content'));
    const found = content.find(([type]) => covers(type, sentType));
    if (found === undefined) return [`no body of type '${sentType}' is described`];
    const media = isMembers(found[1]) ? found[1] : {};
    return this.#bodies.check(media, sent.headers['content-type'] ?? '', sent.body);
  }
}

function routeOf(operation: OperationNode): Route {
  const names: string[] = [];
  // A fragment tells operations apart in the document, and is never sent.
  const [template = ''] = operation.path.split('#', 1);
  const [bare = '', query = ''] = template.split('?', 2);
  const path = encoded(bare.startsWith('/') ? bare : `/${bare}`).replaceAll(
    TEMPLATE,
    (found, name: string | undefined) => {
      if (name === undefined) return `\\${found}`;
      names.push(name);
      return operation.parameters.some((each) => isReserved(each, name)) ? '(.*)' : '([^/]*)';
    },
  );
  const servers = operation.servers.map((server) =>
    encoded(server)
      .replaceAll(TEMPLATE, (found, name: string | undefined) =>
        name === undefined ? `\\${found}` : '[^/]*',
      )
      // A base path that is nothing leaves no slash behind.
      .replace(/\/\[\^\/\]\*$/, '(?:/[^/]*)?'),
  );
  // A relative server is at whatever host the client was told of.
  const hosts = servers.map((server) =>
    /^(?:\w+|\[\^\/\]\*):/.test(server)
      ? server.replace(/^http:/, 'https?:').replace(/:\[\^\/\]\*(?=\/|$)/, '(?::\\d+)?')
      : `\\w+://[^/]+${server}`,
  );
  const pattern = new RegExp(`^(?:${hosts.join('|')})${path}$`);
  const literal = template.replaceAll(/\{[^}]*\}/g, '');
  return { operation, pattern, names, fixed: rawQuery(query), rank: [names.length, literal.length] };
}

/** Characters that a path cannot have are escaped in it; what is in braces is a name. */
function encoded(path: string): string {
  return path.replaceAll(/\{[^}]*\}|[^\x21-\x7e]+|[#"<>`^|\\]/gu, (found) =>
    found.startsWith('{') ? found : encodeURIComponent(found),
  );
}

const TEMPLATE = /\{([^}]*)\}|[.*+?^$()|[\]\\]/g;

/** A parameter of the path that may hold several of its segments. */
function isReserved(parameter: Members, name: string): boolean {
  return textAt(parameter, 'name') === name && own(parameter, 'allowReserved') === true;
}

function parametersIn(operation: OperationNode, place: string): readonly Members[] {
  return operation.parameters.filter((parameter) => textAt(parameter, 'in') === place);
}

/** Whether a media type, which may be a range, takes another one in. */
export function covers(range: string, type: string): boolean {
  const [wanted = ''] = range.toLowerCase().split(';', 1);
  if (wanted.trim() === '*/*' || wanted.trim() === type) return true;
  return wanted.trim().endsWith('/*') && type.startsWith(wanted.trim().slice(0, -1));
}
