import { Code, code, join } from '../code.js';
import { at } from '../ir/lookup.js';
import type { Parameter, Service, Type, TypeDef, VersionId, Versioning } from '../ir/model.js';
import { comment, docComment, paragraphsOf } from './comments.js';
import type { Context } from './context.js';
import { CredentialWriter } from './credentials.js';
import { resourceFile } from './homes.js';
import { spellingOf } from './int64-values.js';
import { access, ident, key, member, num, str } from './literal.js';
import { mdCode, mdProse } from './markdown.js';
import { headerStyle } from './parameter-styles.js';
import { PlaceOptions } from './place-options.js';
import { FileScope } from './scope.js';
import { byVersion, serverOptions } from './server.js';
import type { TypeWriter } from './type-text.js';
import type { ClientView, OptionView } from './views/files.js';

/** What only a user's configuration may decide about a client. */
export interface ClientConfiguration {
  /** Options with their defaults from the environment: option → name of the variable. */
  readonly env: ReadonlyMap<string, string>;
  /** The package that has the runtime, at this version; undefined where it is copied. */
  readonly runtime?: { readonly name: string; readonly version: string } | undefined;
  /** The package that the client is published as, where it is. */
  readonly packageName?: string | undefined;
}

/** Builds the file of the client class. */
export class ClientWriter {
  readonly #context: Context;
  readonly #types: TypeWriter;
  readonly #env: ReadonlyMap<string, string>;
  readonly #scope: FileScope;

  constructor(context: Context, types: TypeWriter, configuration: ClientConfiguration) {
    this.#context = context;
    this.#types = types;
    this.#env = configuration.env;
    this.#scope = new FileScope('client.ts', context.importExtension);
  }

  write(header: Code): { readonly scope: FileScope; readonly view: ClientView } {
    const { api, names } = this.#context;
    const scope = this.#scope;
    scope.runtimeType('ClientOptions');
    scope.runtimeValue('connectionFor');
    scope.value('ERRORS', 'errors.ts');
    const versions = this.#versions();
    const source = {
      value: (option: string) => this.#value(option),
      environment: (option: string) => this.#environment(option),
      variable: (option: string) => this.#variable(option),
      fallback: (option: string) => this.#fallback(option),
    };
    const server = serverOptions(this.#context, scope, source);
    const credentials = new CredentialWriter(this.#context, scope, source);
    const places = new PlaceOptions(this.#context.api, server, this.#env.get('baseURL'));
    const options = [
      ...places.options(),
      ...credentials.options(),
      ...this.#clientParameters().map((each) => this.#parameterOption(each)),
      ...server.options,
    ];
    const address = this.#env.has('baseURL') ? [] : server.required;
    const view: Omit<ClientView, 'imports'> = {
      header,
      comment: comment([
        `${api.title.trim()}.`.replace(/\.\.$/, '.'),
        ...paragraphsOf(api.doc.body === undefined ? {} : { body: api.doc.body }),
      ]),
      className: ident(names.client),
      optionsName: ident(names.clientOptions),
      options,
      hasOptions: options.length > 0 || versions.isVersioned,
      addressName: address.length === 0 ? Code.EMPTY : ident(names.clientAddress),
      address,
      isOptional: address.length === 0 && options.every((option) => option.isOptional),
      ...places.view(scope),
      ...versions,
      auth: credentials.schemes(),
      scopes: credentials.scopes(),
      security: api.security.map((requirement) => requirement.map(str)),
      headers: this.#headers(),
      services: api.services
        .filter((service) => service.parent === undefined)
        .map((service) => this.#service(service)),
    };
    return { scope, view: { ...view, imports: scope.imports } };
  }

  /** How the client speaks a version; of an API without versions, nothing. */
  #versions(): VersionsOfClient {
    const { versioning } = this.#context.api;
    if (versioning === undefined) return { ...UNVERSIONED, apiType: this.#scope.runtimeValue('Api') };
    this.#scope.value('DEFAULT_VERSION', 'versions.ts');
    this.#scope.type('DefaultVersion', 'versions.ts');
    this.#scope.type('Version', 'versions.ts');
    const { carrier, unknown } = versioning;
    return {
      isVersioned: true,
      apiType: code`${this.#scope.runtimeValue('VersionedApi')}<V>`,
      carrier: code`${this.#scope.runtimeValue(CARRIERS[carrier.kind])}(${str(carrier.name)})`,
      knownVersions: this.#context.versions.map(str),
      unknown: unknown === undefined ? Code.EMPTY : this.#unknown(unknown),
    };
  }

  #unknown({ status, code: name, at }: NonNullable<Versioning['unknown']>): Code {
    const place = code`[${join(at.map(str), code`, `)}]`;
    return code`${this.#scope.runtimeValue('unknownVersion')}(${num(status)}, ${str(name)}, ${place})`;
  }

  #variable(option: string): Code {
    const variable = this.#env.get(option);
    return variable === undefined ? Code.EMPTY : mdCode(variable);
  }

  #fallback(option: string): readonly string[] {
    const variable = this.#env.get(option);
    return variable === undefined ? [] : [`Falls back to the environment variable \`${variable}\`.`];
  }

  #parameterOption(parameter: Parameter): OptionView {
    const name = this.#nameOf(parameter);
    const types = this.#editions(parameter).flatMap(({ version, parameter: then }) => {
      if (then === undefined) return [];
      return [this.#types.write(then.type, { scope: this.#scope, direction: 'sent', version })];
    });
    // Those of the newest version first; what all versions take is written once.
    const distinct = new Map(types.toReversed().map((type) => [type.text, type]));
    return {
      comment: docComment(
        parameter.doc,
        parameter.constraints,
        this.#fallback(name),
        spellingOf(this.#context, parameter.type),
      ),
      name: key(name),
      isOptional: true,
      type: code`${join([...distinct.values()], code` | `)} | undefined`,
      words: mdProse(parameter.doc.body ?? ''),
      variable: this.#variable(name),
    };
  }

  #nameOf({ wireName }: Parameter): string {
    return this.#context.names.clientParameters.get(wireName) ?? wireName;
  }

  /** What a parameter is in each version. */
  #editions(parameter: Parameter): readonly ParameterEdition[] {
    const { api, versions } = this.#context;
    const timeline = api.clientParametersByVersion?.find(({ id }) => id === parameter.wireName);
    return versions.map((version) => ({
      version,
      parameter: timeline === undefined ? parameter : at(timeline, version),
    }));
  }

  /** Header parameters: those that a client can send with every request whatever the operation. */
  #clientParameters(): readonly Parameter[] {
    return this.#context.api.clientParameters.filter((parameter) => parameter.in === 'header');
  }

  #headers(): ClientView['headers'] {
    return this.#clientParameters().map((parameter) => ({
      key: key(parameter.wireName),
      value: byVersion(this.#editions(parameter), ({ parameter: then, version }) =>
        then === undefined ? code`undefined` : this.#header(then, version),
      ),
    }));
  }

  /** `options.count === undefined ? undefined : String(options.count)`; what is no scalar is written in its style. */
  #header(parameter: Parameter, version: VersionId): Code {
    const { type, style, wireName } = parameter;
    const name = this.#nameOf(parameter);
    const isPlain = style !== 'json';
    if (isPlain && type.kind === 'primitive' && type.name === 'string') return this.#value(name);
    const [option, environment] = [code`options${access(name, false)}`, this.#environment(name)];
    const writer = { context: this.#context, scope: this.#scope, version };
    const text =
      isPlain && isScalar(this.#context.types.resolve(type, version))
        ? code`String(${option})`
        : code`${headerStyle(writer, parameter)}(${str(wireName)}, ${option})?.[1]`;
    return code`${option} === undefined ? ${environment.isEmpty ? code`undefined` : environment} : ${text}`;
  }

  /** `options.apiKey ?? env('BL_API_KEY')` */
  #value(name: string): Code {
    const option = code`options${access(name, false)}`;
    const environment = this.#environment(name);
    return environment.isEmpty ? option : code`${option} ?? ${environment}`;
  }

  #environment(option: string): Code {
    const variable = this.#env.get(option);
    return variable === undefined ? Code.EMPTY : code`${this.#scope.runtimeValue('env')}(${str(variable)})`;
  }

  #service({ id, doc }: Service): ClientView['services'][number] {
    const { api, names } = this.#context;
    const service = names.services.get(id);
    const className = this.#scope.value(service?.className ?? 'Root', resourceFile(names, id));
    return {
      comment: comment(paragraphsOf(doc)),
      member: member(service?.member ?? 'root'),
      type: api.versioning === undefined ? className : code`${className}<V>`,
    };
  }
}

const isScalar = (type: Type | TypeDef | undefined): boolean =>
  type?.kind === 'enum' || type?.kind === 'literal' || (type?.kind === 'primitive' && SCALARS.has(type.name));

const SCALARS: ReadonlySet<string> = new Set(['string', 'integer', 'number', 'boolean']);

interface ParameterEdition {
  readonly version: VersionId;
  /** Absent: that version does not have it. */
  readonly parameter: Parameter | undefined;
}

type VersionsOfClient = Pick<ClientView, 'isVersioned' | 'apiType' | 'carrier' | 'knownVersions' | 'unknown'>;

const CARRIERS = { header: 'versionHeader', query: 'versionQuery', server: 'versionServer' } as const;

const UNVERSIONED: Omit<VersionsOfClient, 'apiType'> = {
  isVersioned: false,
  carrier: Code.EMPTY,
  knownVersions: [],
  unknown: Code.EMPTY,
};
