import { Code, code, join } from '../code.js';
import type { Server, ServerVariable, VersionId } from '../ir/model.js';
import { docComment } from './comments.js';
import type { Context } from './context.js';
import { key, str, textKey } from './literal.js';
import { mdProse } from './markdown.js';
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

/** The first server: an address, or a template whose variables are options of the client; in each version its own. */
export const serverOptions = (context: Context, scope: FileScope, source: OptionSource): ServerOptions => {
  const carrier = context.api.versioning?.carrier;
  // The variable that names the version is for the client to fill in.
  const kept = carrier?.kind === 'server' ? carrier.name : undefined;
  const places = placesOf(context, kept);
  if (places.every(({ server }) => server === undefined)) {
    return { usual: Code.EMPTY, isChosen: false, options: [], required: [] };
  }
  const options = partsOf(places, kept).map((part) => ({
    part,
    option: context.names.serverVariables.get(part.wireName) ?? part.wireName,
  }));
  const named = new Map(options.map(({ part, option }) => [part.wireName, option]));
  const template = byVersion(places, ({ server }) => str(templateOf(server, named)));
  if (options.length === 0) return { usual: template, isChosen: false, options: [], required: [] };
  const values = options.map(({ part, option }) => {
    return code`${key(option)}: ${source.value(option)}${fallbackOf(part, places)}`;
  });
  return {
    usual: code`${scope.runtimeValue('serverURL')}(${template}, { ${join(values, code`, `)} })`,
    isChosen: true,
    options: options.map(({ part, option }) => optionOf(part, option, source)),
    required: options
      .filter(({ part, option }) => part.isNeededEverywhere && source.variable(option).isEmpty)
      .map(({ part, option }) => ({ name: key(option), type: typeOf(part) })),
  };
};

/** Where a version is; without a server where nothing says where that is from anywhere. */
interface Place {
  readonly version: VersionId;
  readonly server: Server | undefined;
}

const placesOf = ({ api, versions }: Context, kept: string | undefined): readonly Place[] =>
  versions.map((version) => {
    const { serverByVersion, servers } = api;
    const server =
      serverByVersion === undefined
        ? servers[0]
        : serverByVersion.find((each) => each.versions.includes(version))?.value;
    const url = server === undefined ? '' : withDefaults(server, kept).replace(/\{[^{}]*\}/g, 'x');
    return { version, server: /^https?:\/\/[^{}]+$/.test(url) ? server : undefined };
  });

/** A variable of the address, in all versions that have it. */
interface AddressPart extends Omit<ServerVariable, 'default'> {
  readonly defaults: ReadonlyMap<VersionId, string>;
  /** Some version has it without a default. */
  readonly isNeeded: boolean;
  readonly isNeededEverywhere: boolean;
}

const partsOf = (places: readonly Place[], kept: string | undefined): readonly AddressPart[] => {
  const found = new Map<string, { readonly version: VersionId; readonly variable: ServerVariable }[]>();
  for (const { version, server } of places) {
    for (const variable of server?.variables ?? []) {
      if (variable.wireName === kept) continue;
      const known = found.get(variable.wireName) ?? [];
      found.set(variable.wireName, known);
      known.push({ version, variable });
    }
  }
  return [...found.values()].flatMap((all) => {
    const newest = all.at(-1)?.variable;
    if (newest === undefined) return [];
    const defaults = new Map(
      all.flatMap(({ version, variable }) =>
        variable.default === undefined ? [] : [[version, variable.default] as const],
      ),
    );
    const isOpen = all.some(({ variable }) => variable.allowed.length === 0);
    return [
      {
        wireName: newest.wireName,
        name: newest.name,
        doc: newest.doc,
        allowed: isOpen ? [] : [...new Set(all.flatMap(({ variable }) => variable.allowed))],
        defaults,
        isNeeded: defaults.size < all.length,
        isNeededEverywhere: defaults.size === 0 && all.length === places.length,
      },
    ];
  });
};

/** The url with the names of options in it; empty where there is none. */
const templateOf = (server: Server | undefined, named: ReadonlyMap<string, string>): string =>
  (server?.url ?? '').replace(/\/+$/, '').replace(/\{([^{}]*)\}/g, (whole, name: string) => {
    const option = named.get(name);
    return option === undefined ? whole : `{${option}}`;
  });

/** What is the same in all versions, or a table with that of the version which the client speaks. */
export const byVersion = <T extends { readonly version: VersionId }>(
  places: readonly T[],
  write: (place: T) => Code,
): Code => {
  const entries = places.map((place) => ({ version: place.version, text: write(place) }));
  const [first] = entries;
  if (first !== undefined && entries.every((each) => each.text.text === first.text.text)) return first.text;
  const table = entries.map(({ version, text }) => code`${textKey(version)}: ${text}`);
  return code`{ ${join(table, code`, `)} }[options.version ?? DEFAULT_VERSION]`;
};

/** What a variable is where nobody says it; it does not matter in versions that do not have it. */
const fallbackOf = ({ defaults, isNeeded }: AddressPart, places: readonly Place[]): Code => {
  const [usual, ...others] = new Set(defaults.values());
  if (usual === undefined) return Code.EMPTY;
  if (others.length === 0 && !isNeeded) return code` ?? ${str(usual)}`;
  return code` ?? ${byVersion(places, ({ version }) => textOrNothing(defaults.get(version)))}`;
};

const textOrNothing = (text: string | undefined): Code => (text === undefined ? code`undefined` : str(text));

const optionOf = (part: AddressPart, option: string, source: OptionSource): OptionView => {
  const words = part.doc.body ?? `The \`${part.wireName}\` of the address.`;
  const further = part.isNeeded ? ['A part of the address: needed unless `baseURL` is given.'] : [];
  const [usual, ...others] = new Set(part.defaults.values());
  const isOne = usual !== undefined && others.length === 0;
  return {
    comment: docComment({ ...part.doc, body: words }, isOne ? { default: usual } : {}, [
      ...further,
      ...source.fallback(option),
    ]),
    name: key(option),
    isOptional: true,
    type: code`${typeOf(part)} | undefined`,
    words: mdProse(words),
    variable: source.variable(option),
  };
};

const typeOf = ({ allowed }: Pick<ServerVariable, 'allowed'>): Code =>
  allowed.length === 0 ? code`string` : join(allowed.map(str), code` | `);
