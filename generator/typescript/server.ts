import { Code, code, join } from '../code.js';
import type { ServerVariable } from '../ir/model.js';
import { docComment } from './comments.js';
import type { Context } from './context.js';
import { key, str } from './literal.js';
import { md } from './markdown.js';
import type { UsualServer } from './place-options.js';
import { withDefaults } from './requests.js';
import type { FileScope } from './scope.js';
import type { OptionView } from './views/files.js';

/** How an option is read, with the environment variable that it falls back to. */
export interface OptionSource {
  readonly value: (option: string) => Code;
  /** What reads the variable alone; empty where there is none. */
  readonly environment: (option: string) => Code;
  readonly variable: (option: string) => Code;
  readonly fallback: (option: string) => readonly string[];
}

export interface ServerOptions extends UsualServer {
  readonly options: readonly OptionView[];
  /** Options without which the address is not known. */
  readonly required: readonly { readonly name: Code; readonly type: Code }[];
}

/** The first server: an address, or a template whose variables are options of the client. */
export const serverOptions = (context: Context, scope: FileScope, source: OptionSource): ServerOptions => {
  const [server] = context.api.servers;
  const carrier = context.api.versioning?.carrier;
  // The variable that names the version is for the client to fill in.
  const kept = carrier?.kind === 'server' ? carrier.name : undefined;
  const url = server === undefined ? '' : withDefaults(server, kept).replace(/\{[^{}]*\}/g, 'x');
  if (server === undefined || !/^https?:\/\/[^{}]+$/.test(url)) {
    return { usual: Code.EMPTY, isChosen: false, options: [], required: [] };
  }
  const table = tableOf(context, kept);
  if (table !== undefined) return { usual: table, isChosen: false, options: [], required: [] };
  const variables = server.variables
    .filter(({ wireName }) => wireName !== kept)
    .map((variable) => ({
      variable,
      option: context.names.serverVariables.get(variable.wireName) ?? variable.wireName,
    }));
  if (variables.length === 0) {
    return { usual: str(server.url.replace(/\/+$/, '')), isChosen: false, options: [], required: [] };
  }
  const options = new Map(variables.map(({ variable, option }) => [variable.wireName, option]));
  const template = server.url.replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const option = options.get(name);
    return option === undefined ? whole : `{${option}}`;
  });
  const values = variables.map(({ variable, option }) => {
    const fallback = variable.default === undefined ? Code.EMPTY : code` ?? ${str(variable.default)}`;
    return code`${key(option)}: ${source.value(option)}${fallback}`;
  });
  const address = code`${scope.runtimeValue('serverURL')}(${str(template)}, { ${join(values, code`, `)} })`;
  return {
    usual: address,
    isChosen: true,
    options: variables.map(({ variable, option }) => optionOf(variable, option, source)),
    required: variables
      .filter(({ variable, option }) => variable.default === undefined && source.variable(option).isEmpty)
      .map(({ variable, option }) => ({ name: key(option), type: typeOf(variable) })),
  };
};

/** Addresses that differ between versions: that of the version which the client speaks. None where there are options. */
const tableOf = ({ api, versions }: Context, kept: string | undefined): Code | undefined => {
  const { serverByVersion } = api;
  if (serverByVersion === undefined) return undefined;
  const addresses = versions.map((version) => {
    const [newest] = api.servers;
    const server = serverByVersion.find((each) => each.versions.includes(version))?.value ?? newest;
    const isPlain = server?.variables.every(({ wireName }) => wireName === kept) === true;
    return { version, url: isPlain && /^https?:/.test(server.url) ? server.url : undefined };
  });
  const entries = addresses.flatMap(({ version, url }) =>
    url === undefined ? [] : [code`${key(version)}: ${str(url.replace(/\/+$/, ''))}`],
  );
  if (entries.length < versions.length) return undefined;
  return code`{ ${join(entries, code`, `)} }[options.version ?? DEFAULT_VERSION]`;
};

const optionOf = (variable: ServerVariable, option: string, source: OptionSource): OptionView => {
  const isNeeded = variable.default === undefined;
  const words = variable.doc.body ?? `The \`${variable.wireName}\` of the address.`;
  const further = isNeeded ? ['A part of the address: needed unless `baseURL` is given.'] : [];
  return {
    comment: docComment(
      { ...variable.doc, body: words },
      variable.default === undefined ? {} : { default: variable.default },
      [...further, ...source.fallback(option)],
    ),
    name: key(option),
    isOptional: true,
    type: code`${typeOf(variable)} | undefined`,
    words: md(words),
    variable: source.variable(option),
  };
};

const typeOf = ({ allowed }: ServerVariable): Code =>
  allowed.length === 0 ? code`string` : join(allowed.map(str), code` | `);
