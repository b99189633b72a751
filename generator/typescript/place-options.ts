import { Code, code, join } from '../code.js';
import type { Api } from '../ir/model.js';
import { comment } from './comments.js';
import { str } from './literal.js';
import { mdCode } from './markdown.js';
import { ownServer } from './requests.js';
import type { FileScope } from './scope.js';
import type { ClientView, OptionView } from './views/files.js';

/** The API's own server. */
export interface UsualServer {
  /** Its address, a literal or what makes it; empty where the description does not say it. */
  readonly usual: Code;
  /** Options of the client are parts of the address. */
  readonly isChosen: boolean;
}

/** The options that say where requests go: for all operations, or for one of several servers. */
export class PlaceOptions {
  readonly #usual: Code;
  /** The usual server depends on options of its own. */
  readonly #isChosen: boolean;
  readonly #variable: string | undefined;
  /** Addresses of servers that can be replaced one by one, the usual one first; none where there is only that. */
  readonly #servers: readonly Code[];

  constructor(api: Api, { usual, isChosen }: UsualServer, variable: string | undefined) {
    this.#usual = usual;
    this.#isChosen = isChosen;
    this.#variable = variable;
    const revisions = api.operations.flatMap((timeline) => timeline.revisions);
    const own = new Set(revisions.flatMap(({ value }) => ownServer(value) ?? []));
    const literals = [...own].sort().map(str);
    const isFixed = !usual.isEmpty && !isChosen && !usual.text.includes('{');
    this.#servers =
      literals.length === 0
        ? []
        : [...new Map([...(isFixed ? [usual] : []), ...literals].map((each) => [each.text, each])).values()];
  }

  options(): readonly OptionView[] {
    const isRequired = this.#usual.isEmpty && this.#variable === undefined;
    const hasOwn = this.#usual.isEmpty || this.#variable !== undefined;
    return [
      ...(hasOwn ? [baseOption(this.#usual.isEmpty, isRequired, this.#variable)] : []),
      ...(this.#servers.length === 0 ? [] : [serversOption(this.#servers)]),
    ];
  }

  view(scope: FileScope): Pick<ClientView, 'given' | 'baseURL' | 'baseURLs'> {
    const fallback =
      this.#variable === undefined
        ? Code.EMPTY
        : code`options.baseURL ?? ${scope.runtimeValue('env')}(${str(this.#variable)})`;
    const given = fallback.isEmpty ? code`options` : code`options: { ...options, baseURL: ${fallback} }`;
    const required = fallback.isEmpty ? code`options.baseURL` : code`${fallback} ?? ''`;
    const chosen = code`${fallback.isEmpty ? code`options.baseURL` : fallback} ?? ${this.#usual}`;
    return {
      given,
      baseURL: this.#usual.isEmpty ? required : this.#isChosen ? chosen : this.#usual,
      baseURLs: this.#servers.length === 0 ? Code.EMPTY : code`options.baseURLs`,
    };
  }
}

const baseOption = (isNeeded: boolean, isRequired: boolean, variable: string | undefined): OptionView => ({
  comment: comment([
    isNeeded
      ? 'Where the API is: its description names no server that can be reached from anywhere.'
      : 'Where the API is, for every operation, also those with a server of their own.',
    variable === undefined ? undefined : `Falls back to the environment variable \`${variable}\`.`,
  ]),
  name: code`baseURL`,
  isOptional: !isRequired,
  type: isRequired ? code`string` : code`string | undefined`,
  words: code`Where the API is.`,
  variable: variable === undefined ? Code.EMPTY : mdCode(variable),
});

const serversOption = (servers: readonly Code[]): OptionView => ({
  comment: comment(['Other places for single servers of the API. They go before `baseURL`.']),
  name: code`baseURLs`,
  isOptional: true,
  type: code`{ ${join(
    servers.map((server) => code`readonly ${server}?: string | undefined`),
    code`; `,
  )} } | undefined`,
  words: code`Other places for single servers: ${join(
    servers.map((server) => mdCode(server.text.slice(1, -1))),
    code`, `,
  )}.`,
  variable: Code.EMPTY,
});
