import { type Code, code } from '../code.js';
import { ident, specifier, str, type ImportExtension } from './literal.js';
import { RUNTIME_MODULES, type RuntimeName } from './runtime-names.js';

/** An import of a file, ready to print: sorted, types marked. */
export interface ImportView {
  readonly names: readonly { readonly isType: boolean; readonly name: Code }[];
  readonly typesOnly: boolean;
  readonly from: Code;
}

/** The names that one file uses. Using a name imports it; nothing else does. */
export class FileScope {
  readonly path: string;
  readonly #extension: ImportExtension;
  readonly #imports = new Map<string, Map<string, boolean>>();

  constructor(path: string, extension: ImportExtension) {
    this.path = path;
    this.#extension = extension;
  }

  /** A type that another file (or this one) declares. */
  type(name: string, home: string): Code {
    return this.#use(name, home, true);
  }

  /** A value that another file (or this one) declares: a class, a function, a constant. */
  value(name: string, home: string): Code {
    return this.#use(name, home, false);
  }

  /** A type of the runtime. */
  runtimeType(name: RuntimeName): Code {
    return this.#use(name, RUNTIME_MODULES[name], true);
  }

  runtimeValue(name: RuntimeName): Code {
    return this.#use(name, RUNTIME_MODULES[name], false);
  }

  /** A function of the runtime that is called when the module loads. Bundlers drop what it gives where nobody uses it. */
  runtimeCall(name: RuntimeName): Code {
    return code`/* @__PURE__ */ ${this.runtimeValue(name)}`;
  }

  #use(name: string, home: string, isType: boolean): Code {
    if (home !== this.path) {
      const names = this.#imports.get(home) ?? new Map<string, boolean>();
      this.#imports.set(home, names);
      names.set(name, (names.get(name) ?? true) && isType);
    }
    return ident(name);
  }

  /** Modules of the runtime that this file needs. */
  get runtimeModules(): readonly string[] {
    return [...this.#imports.keys()].filter((home) => home.startsWith('runtime/'));
  }

  /** What to import, in an order that only the names decide. */
  get imports(): readonly ImportView[] {
    return this.importsWith(undefined);
  }

  /** The same, with all of the runtime from a package where there is one. */
  importsWith(runtimePackage: string | undefined): readonly ImportView[] {
    return [...joined(this.#imports, runtimePackage)]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([home, names]) => {
        const typesOnly = [...names.values()].every((isType) => isType);
        return {
          names: [...names]
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([name, isType]) => ({ isType: isType && !typesOnly, name: ident(name) })),
          typesOnly,
          from: home === runtimePackage ? str(home) : specifier(this.path, home, this.#extension),
        };
      });
  }
}

type Imports = ReadonlyMap<string, ReadonlyMap<string, boolean>>;

/** The modules of the runtime as one. */
const joined = (imports: Imports, runtimePackage: string | undefined): Imports => {
  if (runtimePackage === undefined) return imports;
  const merged = new Map<string, ReadonlyMap<string, boolean>>();
  for (const [home, names] of imports) {
    const to = home.startsWith('runtime/') ? runtimePackage : home;
    merged.set(to, new Map([...(merged.get(to) ?? []), ...names]));
  }
  return merged;
};
