import type { Planned } from '../generate.js';
import type { PlannedFile } from '../seams.js';

/** One operation or type in every form that it has on the way to code. */
export interface Element {
  readonly kind: 'operation' | 'type';
  readonly id: string;
  /** The generated file that it stands in. */
  readonly file: string | undefined;
  readonly names: unknown;
  readonly model: unknown;
  readonly views: readonly unknown[];
}

/** The operations and types of a client, by everything that a person may call them. */
export class Elements {
  readonly #planned: Planned;
  readonly #files: ReadonlyMap<string, PlannedFile>;
  readonly #byWord = new Map<string, (() => Element)[]>();

  constructor(planned: Planned) {
    this.#planned = planned;
    this.#files = new Map([...planned.plan.files].map((file) => [file.path, file]));
    this.#addOperations();
    this.#addTypes();
  }

  /** Everything that can be asked for. */
  get words(): readonly string[] {
    return [...this.#byWord.keys()];
  }

  /** What a word means; several where operations share a path. */
  find(word: string): readonly Element[] {
    const makers =
      this.#byWord.get(word) ?? this.#byWord.get(word.replace(/^\w+(?= )/, (verb) => verb.toUpperCase()));
    return (makers ?? []).map((make) => make());
  }

  #add(words: Iterable<string | undefined>, make: () => Element): void {
    for (const word of new Set(words)) {
      if (word !== undefined && word !== '')
        this.#byWord.set(word, [...(this.#byWord.get(word) ?? []), make]);
    }
  }

  #addOperations(): void {
    const { api, names } = this.#planned;
    const files = new Map(
      api.services.flatMap(({ id, operations }) =>
        operations.map(
          (operation) => [operation, `resources/${names.services.get(id)?.file ?? 'root'}.ts`] as const,
        ),
      ),
    );
    for (const timeline of api.operations) {
      const { id, revisions } = timeline;
      const own = names.operations.get(id);
      const file = files.get(id);
      const words = [id, id.replace(/^\w+ /, ''), ...revisions.map(({ value }) => value.operationId)];
      this.#add(words, () => ({
        kind: 'operation',
        id,
        file,
        names: own,
        model: timeline,
        views: this.#views(file, [
          own?.constant,
          own?.method,
          own?.params,
          own?.paramsByVersion,
          own?.errors,
        ]),
      }));
    }
  }

  #addTypes(): void {
    const { api, names, homes } = this.#planned;
    for (const timeline of api.types) {
      const { id } = timeline;
      const own = names.types.get(id);
      const file = homes.get(id);
      this.#add([own?.name, id, id.split('/').at(-1)], () => ({
        kind: 'type',
        id,
        file,
        names: own,
        model: timeline,
        views: this.#views(file, Object.values(own ?? {})),
      }));
    }
  }

  /** The parts of a file's view that have one of the names. */
  #views(path: string | undefined, names: readonly (string | undefined)[]): readonly unknown[] {
    const file = path === undefined ? undefined : this.#files.get(path);
    return file === undefined || !('view' in file) ? [] : [...named(file.view, new Set(names))];
  }
}

function* named(value: unknown, names: ReadonlySet<string | undefined>): Generator {
  if (typeof value !== 'object' || value === null) return;
  const text = 'name' in value ? textOf(value.name) : undefined;
  if (text !== undefined && names.has(text)) yield value;
  else for (const each of Object.values(value)) yield* named(each, names);
}

const textOf = (value: unknown): string | undefined =>
  typeof value === 'object' &&
  value !== null &&
  'text' in value &&
  typeof value.text === 'string' &&
  value.text !== ''
    ? value.text
    : undefined;
