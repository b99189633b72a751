import { Code, code, join } from '../code.js';
import { at } from '../ir/lookup.js';
import type { AuthScheme, OAuthScheme, VersionId } from '../ir/model.js';
import { comment, docComment } from './comments.js';
import type { Context } from './context.js';
import { access, key, str } from './literal.js';
import { md, mdCode } from './markdown.js';
import { withDefaults } from './requests.js';
import type { FileScope } from './scope.js';
import { byVersion, type OptionSource } from './server.js';
import type { ClientView, OptionView } from './views/files.js';

/** Writes the credentials of a client: its options, and what becomes of them. */
export class CredentialWriter {
  readonly #context: Context;
  readonly #scope: FileScope;
  readonly #source: OptionSource;

  constructor(context: Context, scope: FileScope, source: OptionSource) {
    this.#context = context;
    this.#scope = scope;
    this.#source = source;
  }

  options(): readonly OptionView[] {
    const { auth } = this.#context.api;
    const all = auth.flatMap((scheme) => this.#editions(scheme).map(({ edition }) => edition));
    const headers = [...new Set(all.flatMap((scheme) => ('headers' in scheme ? scheme.headers : [])))];
    return [
      ...auth.map((scheme) => this.#option(scheme)),
      ...(headers.length < 2 ? [] : [headerChoice(headers)]),
    ];
  }

  schemes(): ClientView['auth'] {
    return this.#context.api.auth.map((scheme) => ({
      key: key(scheme.id),
      scheme: byVersion(this.#editions(scheme), ({ edition }) => this.#scheme(edition)),
    }));
  }

  /** What a scheme is in each version, as far as programs give all of these the same kind of value. */
  #editions(scheme: AuthScheme): readonly Edition[] {
    const { versions, authByVersion = [] } = this.#context.api;
    const timeline = authByVersion.find(({ id }) => id === scheme.id);
    const editions = versions.map(({ id: version }) => ({
      version,
      edition: (timeline === undefined ? undefined : at(timeline, version)) ?? scheme,
    }));
    const takes = this.#type(scheme).text;
    const isOneType = editions.every(({ edition }) => this.#type(edition).text === takes);
    return isOneType ? editions : editions.map(({ version }) => ({ version, edition: scheme }));
  }

  /** What operations need, by option. */
  scopes(): ClientView['scopes'] {
    return this.#context.api.auth.flatMap((scheme) =>
      scheme.kind === 'oauth2' && scheme.scopes.length > 0
        ? [{ option: key(this.#nameOf(scheme)), names: scheme.scopes.map(str) }]
        : [],
    );
  }

  #nameOf({ id }: AuthScheme): string {
    return this.#context.names.credentials.get(id) ?? id;
  }

  #option(scheme: AuthScheme): OptionView {
    const name = this.#nameOf(scheme);
    const hint = hintOf(scheme);
    const parts = tokenParts(scheme, name);
    const fallbacks = [
      ...this.#source.fallback(name),
      ...parts.flatMap(({ part, option }) =>
        this.#source.fallback(option).map((sentence) => sentence.replace('Falls', `\`${part}\` falls`)),
      ),
    ];
    const variables = [name, ...parts.map(({ option }) => option)]
      .map((option) => this.#source.variable(option))
      .filter((variable) => !variable.isEmpty);
    return {
      comment: docComment(scheme.doc, {}, [
        ...(scheme.doc.body === undefined || scheme.kind === 'oauth2' ? [hint] : []),
        ...scopesHint(scheme, name),
        ...fallbacks,
      ]),
      name: key(name),
      isOptional: true,
      type: code`${this.#type(scheme)} | undefined`,
      words: md(scheme.doc.body ?? hint),
      variable: join(variables, code`, `),
    };
  }

  #type(scheme: AuthScheme): Code {
    if (scheme.kind === 'basic') return this.#scope.runtimeType('BasicCredential');
    const given = this.#scope.runtimeType('Credential');
    if (scheme.kind !== 'oauth2') return given;
    return join(
      [
        given,
        ...(scheme.tokenUrl === undefined ? [] : [this.#scope.runtimeType('OAuthClient')]),
        ...(scheme.refreshUrl === undefined ? [] : [this.#scope.runtimeType('OAuthRefreshToken')]),
      ],
      code` | `,
    );
  }

  #scheme(scheme: AuthScheme): Code {
    const name = this.#nameOf(scheme);
    const value = this.#source.value(name);
    const header =
      'headers' in scheme && scheme.headers.length > 1 ? code`, options.authorizationHeader` : Code.EMPTY;
    switch (scheme.kind) {
      case 'basic':
        return code`${this.#scope.runtimeValue('basic')}(options${access(name, false)})`;
      case 'apiKey':
        return code`${this.#scope.runtimeValue('apiKey')}(${str(scheme.in)}, ${str(scheme.wireName)}, ${value})`;
      case 'bearer':
        return code`${this.#scope.runtimeValue('bearer')}(${value}${header})`;
      case 'oauth2':
        return code`${this.#scope.runtimeValue('oauth2')}(${value}, ${this.#settings(scheme, name)}${header})`;
    }
  }

  /** Where tokens come from, and how they are asked for. */
  #settings(scheme: OAuthScheme, name: string): Code {
    const [first, refresh] = [scheme.tokenUrl ?? scheme.refreshUrl ?? '', scheme.refreshUrl];
    const parts = tokenParts(scheme, name).flatMap(({ part, option }) => {
      const variable = this.#source.environment(option);
      return variable.isEmpty ? [] : [code`${key(part)}: ${variable}`];
    });
    const settings = [
      code`tokenURL: ${this.#address(first)}`,
      ...(refresh === undefined || refresh === first ? [] : [code`refreshURL: ${this.#address(refresh)}`]),
      ...(scheme.clientAuth === 'basic' ? [] : [code`clientAuth: ${str(scheme.clientAuth)}`]),
      ...(scheme.encoding === 'form' ? [] : [code`encoding: ${str(scheme.encoding)}`]),
      ...parts,
    ];
    return code`{ ${join(settings, code`, `)} }`;
  }

  /** An address below that of the API is a path, which goes where the client sends everything else. */
  #address(url: string): Code {
    const [server] = this.#context.api.servers;
    const text = server === undefined ? '' : withDefaults(server).replace(/\/+$/, '');
    const base = /^https?:[^{}]*$/.test(text) ? `${text}/` : undefined;
    if (base === undefined) return str(URL.canParse(url) ? url : `/${url.replace(/^\/+/, '')}`);
    const absolute = new URL(url, base).href;
    return str(absolute.startsWith(base) ? `/${absolute.slice(base.length)}` : absolute);
  }
}

interface Edition {
  readonly version: VersionId;
  readonly edition: AuthScheme;
}

interface TokenPart {
  readonly part: string;
  /** As a configuration names it. */
  readonly option: string;
}

const tokenParts = (scheme: AuthScheme, name: string): readonly TokenPart[] =>
  scheme.kind === 'oauth2' && scheme.tokenUrl !== undefined
    ? ['clientId', 'clientSecret'].map((part) => ({ part, option: `${name}.${part}` }))
    : [];

const hintOf = (scheme: AuthScheme): string => {
  if (scheme.kind === 'basic') return 'A user name and a password.';
  if (scheme.kind !== 'oauth2') return 'The credential, or a function that gives it.';
  const [acts, refreshes] = [scheme.tokenUrl !== undefined, scheme.refreshUrl !== undefined];
  const source =
    acts && refreshes
      ? 'client credentials or a refresh token'
      : acts
        ? 'client credentials'
        : 'a refresh token';
  return `A token, a function that gives one, or ${source} to fetch tokens with.`;
};

/** More scopes than this are left to the constant that has them all. */
const MOST_SHOWN = 8;

/** Tokens with all of them are for whoever says so: an account that lacks one gets none, and few programs need them all. */
const scopesHint = (scheme: AuthScheme, name: string): readonly string[] => {
  if (scheme.kind !== 'oauth2' || scheme.scopes.length === 0) return [];
  const { length } = scheme.scopes;
  const shown = scheme.scopes.slice(0, length > MOST_SHOWN ? 2 : length).map((scope) => `\`${scope}\``);
  const list = `${shown.join(', ')}${length > MOST_SHOWN ? ` and ${length - 2} more` : ''}`;
  return [
    `Operations need the scopes ${list}. Name those of your calls as \`scopes\`, or say \`scopes: SCOPES${access(name, false).text}\` for all.`,
  ];
};

const headerChoice = (headers: readonly string[]): OptionView => ({
  comment: comment(['The header that carries the credential.'], [`@defaultValue \`${headers[0] ?? ''}\``]),
  name: code`authorizationHeader`,
  isOptional: true,
  type: code`${join(headers.map(str), code` | `)} | undefined`,
  words: code`The header that carries the credential: ${join(headers.map(mdCode), code`, `)}.`,
  variable: Code.EMPTY,
});
