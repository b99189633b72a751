import { Code, code, join } from '../code.js';
import { credentialOptions, type CredentialOption, type Edition } from '../ir/credentials.js';
import type { AuthScheme, OAuthScheme } from '../ir/model.js';
import { comment, docComment } from './comments.js';
import type { Context } from './context.js';
import { access, key, str } from './literal.js';
import { mdCode, mdProse } from './markdown.js';
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
    const all = this.#options();
    const schemes = all.flatMap(({ editions }) => editions.map(({ scheme }) => scheme));
    const headers = [...new Set(schemes.flatMap((scheme) => ('headers' in scheme ? scheme.headers : [])))];
    return [
      ...all.map((option) => this.#option(option)),
      ...(headers.length < 2 ? [] : [headerChoice(headers)]),
    ];
  }

  schemes(): ClientView['auth'] {
    return this.#context.api.auth.map((scheme) => ({
      key: key(scheme.id),
      scheme: byVersion(this.#editions(scheme), ({ scheme: then, name }) => this.#scheme(then, name)),
    }));
  }

  /** What a scheme is in each version, oldest first, with the option that is for it there. */
  #editions(scheme: AuthScheme): readonly (Edition & { readonly name: string })[] {
    const { api, versions } = this.#context;
    const editions = new Map(
      credentialOptions(api, scheme).flatMap((option) =>
        option.editions.map((edition) => [edition.version, { ...edition, name: this.#nameOf(option) }]),
      ),
    );
    return versions.flatMap((version) => editions.get(version) ?? []);
  }

  /** What operations need, by option. */
  scopes(): ClientView['scopes'] {
    return this.#options().flatMap((option) =>
      option.scheme.kind === 'oauth2' && option.scheme.scopes.length > 0
        ? [{ option: key(this.#nameOf(option)), names: option.scheme.scopes.map(str) }]
        : [],
    );
  }

  #options(): readonly CredentialOption[] {
    const { api } = this.#context;
    return api.auth.flatMap((scheme) => credentialOptions(api, scheme));
  }

  #nameOf({ id }: CredentialOption): string {
    return this.#context.names.credentials.get(id) ?? id;
  }

  #option(option: CredentialOption): OptionView {
    const { scheme, editions, isOneOfSeveral } = option;
    const name = this.#nameOf(option);
    const hint = hintOf(editions);
    const parts = tokenParts(editions, name);
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
        ...(isOneOfSeveral ? [versionsHint(editions)] : []),
        ...scopesHint(scheme, name),
        ...fallbacks,
      ]),
      name: key(name),
      isOptional: true,
      type: code`${this.#type(editions)} | undefined`,
      words: mdProse(scheme.doc.body ?? hint),
      variable: join(variables, code`, `),
    };
  }

  #type(editions: readonly Edition[]): Code {
    if (editions.some(({ scheme }) => scheme.kind === 'basic'))
      return this.#scope.runtimeType('BasicCredential');
    const { acts, refreshes } = fetchingOf(editions);
    return join(
      [
        this.#scope.runtimeType('Credential'),
        ...(acts ? [this.#scope.runtimeType('OAuthClient')] : []),
        ...(refreshes ? [this.#scope.runtimeType('OAuthRefreshToken')] : []),
      ],
      code` | `,
    );
  }

  #scheme(scheme: AuthScheme, name: string): Code {
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
    const parts = tokenParts([{ scheme }], name).flatMap(({ part, option }) => {
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

interface TokenPart {
  readonly part: string;
  /** As a configuration names it. */
  readonly option: string;
}

const tokenParts = (editions: readonly Pick<Edition, 'scheme'>[], name: string): readonly TokenPart[] =>
  fetchingOf(editions).acts
    ? ['clientId', 'clientSecret'].map((part) => ({ part, option: `${name}.${part}` }))
    : [];

/** With what some version fetches tokens: the credentials of a client, a refresh token. */
const fetchingOf = (
  editions: readonly Pick<Edition, 'scheme'>[],
): { readonly acts: boolean; readonly refreshes: boolean } => {
  const schemes = editions.flatMap(({ scheme }) => (scheme.kind === 'oauth2' ? [scheme] : []));
  return {
    acts: schemes.some(({ tokenUrl }) => tokenUrl !== undefined),
    refreshes: schemes.some(({ refreshUrl }) => refreshUrl !== undefined),
  };
};

const hintOf = (editions: readonly Edition[]): string => {
  if (editions.some(({ scheme }) => scheme.kind === 'basic')) return 'A user name and a password.';
  const { acts, refreshes } = fetchingOf(editions);
  if (!acts && !refreshes) return 'The credential, or a function that gives it.';
  const source =
    acts && refreshes
      ? 'client credentials or a refresh token'
      : acts
        ? 'client credentials'
        : 'a refresh token';
  return `A token, a function that gives one, or ${source} to fetch tokens with.`;
};

const versionsHint = (editions: readonly Edition[]): string =>
  `For ${editions.map(({ version }) => `\`${version}\``).join(', ')}; other versions take another kind of credential.`;

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
