import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import { credentialOptions } from '../ir/credentials.js';
import { newest, Types } from '../ir/lookup.js';
import type {
  Api,
  Body,
  NameHint,
  Operation,
  OperationId,
  ServerVariable,
  Service,
  ServiceId,
  TypeDef,
  TypeId,
} from '../ir/model.js';
import { lettersOf } from '../ir/path.js';
import { bodyKey } from '../ir/walk.js';
import { INHERITED, KEYWORDS } from '../keywords.js';
import type { Names, OperationNames, ServiceNames, TypeNames } from './names.js';
import { nameMethods, namePositions } from './operations.js';
import { GLOBALS, MEMBERS, OWN_EXPORTS, TYPE_PARAMETERS } from './reserved.js';
import { Scope } from './scope.js';
import { versionFiles } from './version-files.js';
import { camel, kebab, pascal, plural, singular, upperSnake } from './words.js';

type Report = (diagnostic: Diagnostic) => void;

/** Settle all names of an API. `client` is the key in the configuration or `--name`; else the title decides. */
export const allocateNames = (api: Api, client: string | undefined, report: Report): Names =>
  new Allocator(api, report).all(client);

class Allocator {
  readonly #api: Api;
  readonly #report: Report;
  /** Everything that the client exports. */
  readonly #exports = new Scope((name) => RESERVED.some((names) => names.has(name)));
  /** Types that list their values in some version. */
  readonly #enums: ReadonlySet<TypeId>;
  readonly #newest: ReadonlyMap<OperationId, Operation>;
  readonly #otherBodies: ReadonlyMap<OperationId, readonly Body[]>;
  readonly #types = new Map<TypeId, TypeNames>();
  readonly #services = new Map<ServiceId, ServiceNames>();
  readonly #operations = new Map<OperationId, OperationNames>();
  /** What the types of an operation begin with, such as `AgentList`. */
  readonly #bases = new Map<OperationId, string>();

  constructor(api: Api, report: Report) {
    this.#api = api;
    this.#report = report;
    const isEnum = ({ revisions }: Api['types'][number]): boolean =>
      revisions.some(({ value }) => value.kind === 'enum');
    this.#enums = new Set(api.types.filter(isEnum).map(({ id }) => id));
    this.#newest = new Map(api.operations.map((timeline) => [timeline.id, newest(timeline, api)]));
    this.#otherBodies = new Map(
      api.operations.map(({ id, revisions }) => [id, revisions.flatMap(({ value }) => value.otherBodies)]),
    );
  }

  all(client: string | undefined): Names {
    const { title } = this.#api;
    const wanted = client === undefined || saysLess(client, title) ? title : client;
    const name = this.#exports.take('the client', [clientName(wanted), `${clientName(title)}Client`]);
    const options = [`${name}Options`, `${name}ClientOptions`] as const;
    const clientOptions = this.#exports.take('the options of the client', [...options]);
    const clientAddress = this.#exports.take('the address of the API', [
      `${name}Address`,
      `${name}ClientAddress`,
    ]);
    // What a schema is called comes before what is made up for another: `PetInput` before the input of `Pet`.
    this.#nameForms([...this.#nameTypes('pinned'), ...this.#nameTypes('declared')]);
    this.#nameServices();
    this.#nameOperations();
    this.#nameForms(this.#nameTypes('derived'));
    const instance = camel(name);
    return {
      client: name,
      clientOptions,
      clientAddress,
      instance: KEYWORDS.has(instance) ? 'client' : instance,
      types: this.#types,
      services: this.#services,
      operations: this.#operations,
      versions: versionFiles(this.#api.versions.map(({ id }) => id)),
      ...this.#nameOptions(),
    };
  }

  #nameTypes(strength: NameHint['strength']): readonly (readonly [TypeId, string])[] {
    const definitions = this.#api.types
      .map((timeline) => newest(timeline, this.#api))
      .filter((def) => def.name.strength === strength);
    // A name that needs no change has the first claim, so that `fooBar` never takes the name of `FooBar`.
    const spelt = definitions.map((def) => ({ def, name: pascal(def.name.words) }));
    const exact = spelt.filter(({ def, name }) => name === def.name.words[0]);
    const others = spelt.filter(({ def, name }) => name !== def.name.words[0]);
    return [...exact, ...others].map(({ def, name }) => [def.id, this.#nameType(def, name)]);
  }

  #nameType(def: TypeDef, name: string): string {
    const { words, strength, owner } = def.name;
    const base = owner === undefined ? name : `${this.#bases.get(owner) ?? ''}${name}`;
    if (strength === 'pinned') this.#checkPin(words[0] ?? '', def);
    return this.#exports.take(def.id, strength === 'pinned' ? [words[0] ?? base] : [base, `${base}Model`]);
  }

  /** Names for what may be declared beside each type. */
  #nameForms(types: readonly (readonly [TypeId, string])[]): void {
    for (const [id, name] of types) {
      const take = (...candidates: [string, ...string[]]): string => this.#exports.take(id, candidates);
      this.#types.set(id, {
        name,
        input: take(`${name}Input`, `${name}Request`, `${name}InputModel`),
        byVersion: take(`${name}ByVersion`, `${name}Versions`),
        inputByVersion: take(`${name}InputByVersion`, `${name}InputVersions`),
        ...(this.#enums.has(id)
          ? { values: take(upperSnake(plural(name)), `${upperSnake(name)}_VALUES`) }
          : {}),
      });
    }
  }

  #checkPin(name: string, def: TypeDef): void {
    const place = def.origin;
    if (!/^[\p{ID_Start}_$][\p{ID_Continue}$]*$/u.test(name)) {
      this.#report(diagnose('pinned-name-unusable', { name }, place));
    }
    const other = this.#exports.holder(name);
    if (other !== undefined) this.#refuseTaken(name, other, place);
  }

  /** Tells where the name was taken, too, unless it was by what stands nowhere. */
  #refuseTaken(name: string, other: string, place: Place): void {
    const type = this.#api.types.find(({ id }) => id === other);
    const holder =
      type === undefined
        ? [...this.#newest.values()].find(({ id }) => id === other)
        : newest(type, this.#api);
    const first = holder === undefined ? undefined : [{ message: 'it is taken here', place: holder.origin }];
    this.#report(diagnose('pinned-name-taken', { name, other }, place, first));
  }

  #nameServices(): void {
    const files = new Scope(
      (name) => RESERVED_STEMS.test(name),
      (name) => name.toLowerCase(),
    );
    for (const service of this.#api.services) {
      const segments = service.chain.map((hint) => hint.words.join(' '));
      const parents = segments.slice(0, -1).map(singular);
      const last = segments.at(-1) ?? 'root';
      const base = pascal([...parents, last]);
      this.#services.set(service.id, {
        className: this.#exports.take(service.id, [base, `${base}Resource`]),
        member: '',
        file: files.take(service.id, [kebab(segments), `${kebab(segments)}-resource`]),
      });
    }
  }

  #nameOperations(): void {
    const root = new Scope((name) => MEMBERS.has(name));
    const scopes = new Map<ServiceId, Scope>();
    const source = { api: this.#api, types: new Types(this.#api), operations: this.#newest };
    for (const service of this.#api.services) {
      const { methods, members } = nameMethods(source, service, (operation, name, other) => {
        this.#refuseTaken(name, other, operation.origin);
      });
      scopes.set(service.id, members);
      for (const [id, method] of methods) this.#nameOperation(service, id, method);
    }
    for (const service of this.#api.services) {
      const scope = service.parent === undefined ? root : scopes.get(service.parent);
      const names = this.#services.get(service.id);
      if (scope === undefined || names === undefined) continue;
      const base = camel(service.chain.at(-1)?.words.join(' ') ?? 'root');
      const member = scope.take(service.id, [
        MEMBERS.has(base) ? `${base}Resource` : base,
        `${base}Resource`,
      ]);
      this.#services.set(service.id, { ...names, member });
    }
  }

  #nameOperation(service: Service, id: OperationId, method: string): void {
    const operation = this.#newest.get(id);
    if (operation === undefined) return;
    const segments = service.chain.map((hint) => singular(hint.words.join(' ')));
    const base = pascal([...segments, method]);
    this.#bases.set(id, base);
    const take = (suffix: string): string =>
      this.#exports.take(id, [`${base}${suffix}`, `${base}Operation${suffix}`]);
    this.#operations.set(id, {
      method,
      params: take('Params'),
      paramsByVersion: take('ParamsByVersion'),
      bodies: this.#nameBodies(id, take),
      errors: take('Errors'),
      errorsByVersion: take('ErrorsByVersion'),
      results: take('Results'),
      constant: upperSnake(method),
      positions: namePositions(operation),
    });
  }

  #nameBodies(id: OperationId, take: (suffix: string) => string): OperationNames['bodies'] {
    const words = new Map(
      (this.#otherBodies.get(id) ?? []).map((body) => [bodyKey(body), pascal(body.name.words)] as const),
    );
    return new Map(
      [...words]
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([key, word]) => [
          key,
          { params: take(`${word}Params`), paramsByVersion: take(`${word}ParamsByVersion`) },
        ]),
    );
  }

  /** Options of the client: credentials, client parameters, variables of its server. */
  #nameOptions(): Pick<Names, 'credentials' | 'clientParameters' | 'serverVariables'> {
    const isVersioned = this.#api.versioning !== undefined;
    const options = new Scope(
      (name) => CLIENT_OPTIONS.has(name) || INHERITED.has(name) || (isVersioned && name === 'version'),
    );
    const take = (holder: string, hint: NameHint): string => {
      const name = hint.strength === 'pinned' ? (hint.words[0] ?? holder) : camel(hint.words.join(' '));
      return options.take(holder, [name, `${name}Option`]);
    };
    const given = this.#api.auth.map((scheme) => credentialOptions(this.#api, scheme));
    // What another version takes yields to every scheme that is called so.
    const credentials = new Map(
      [...given.flatMap(([first]) => first ?? []), ...given.flatMap(([, ...others]) => others)].map(
        ({ id, name }) => [id, take(id, name)],
      ),
    );
    const clientParameters = new Map(
      this.#api.clientParameters.map((parameter) => [
        parameter.wireName,
        take(parameter.wireName, parameter.name),
      ]),
    );
    const serverVariables = new Map(
      variablesOf(this.#api).map(({ wireName, name }) => [wireName, take(wireName, name)]),
    );
    return { credentials, clientParameters, serverVariables };
  }
}

/** The variables of the first server in all versions, those of the newest first. */
const variablesOf = ({ servers, serverByVersion = [] }: Api): readonly ServerVariable[] => {
  const past = serverByVersion.toReversed().map(({ value }) => value);
  const all = [...servers.slice(0, 1), ...past].flatMap(({ variables }) => variables);
  return [...new Map(all.toReversed().map((each) => [each.wireName, each])).values()].reverse();
};

/** What no export of a client is called. */
const RESERVED: readonly ReadonlySet<string>[] = [KEYWORDS, GLOBALS, OWN_EXPORTS, TYPE_PARAMETERS];

/** Names that Windows gives to devices, and that of the table of contents. */
const RESERVED_STEMS = /^(index|con|prn|aux|nul|com\d|lpt\d)$/;

const CLIENT_OPTIONS: ReadonlySet<string> = new Set([
  'allowBrowser',
  'allowInsecure',
  'authorizationHeader',
  'baseURL',
  'baseURLs',
  'connection',
  'fetch',
  'headers',
  'maxRetries',
  'middleware',
  'timeout',
]);

const clientName = (text: string): string => pascal([withoutCommon(text) || text]) || 'Client';

/** `api` says of an API what its title says better, and `github` is how a key spells GitHub. */
const saysLess = (client: string, title: string): boolean =>
  withoutCommon(client) === '' ||
  (client === client.toLowerCase() && lettersOf(client) === lettersOf(withoutCommon(title)));

/** Without the words that are in the names of many, and without what they leave: `Harbour's API documentation`. */
const withoutCommon = (text: string): string =>
  text
    .replace(COMMON, ' ')
    .trim()
    .replace(/['’]s$/, '');

const COMMON =
  /(?:['’]s\s+)?(?<![\p{L}\p{N}])(?:apis?|openapi|swagger|documentation|docs|specification|specs?|official)(?![\p{L}\p{N}])/giu;
