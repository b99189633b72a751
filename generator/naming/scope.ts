/** Names that may not be given twice. */
export class Scope {
  readonly #taken = new Map<string, string>();
  /** By a name that is taken: the lowest number that may be free behind it. None becomes free again. */
  readonly #numbers = new Map<string, number>();
  readonly #reserved: (name: string) => boolean;
  readonly #fold: (name: string) => string;

  /** `fold` says which names count as the same: for files, those that differ in case only. */
  constructor(reserved: (name: string) => boolean, fold: (name: string) => string = (name) => name) {
    this.#reserved = reserved;
    this.#fold = fold;
  }

  /** Who has a name; undefined where it is free. */
  holder(name: string): string | undefined {
    return this.#reserved(name) ? 'the language or the client itself' : this.#taken.get(this.#fold(name));
  }

  /** Take the first free candidate; where none is free, the last one with the lowest free number. */
  take(holder: string, candidates: readonly [string, ...string[]]): string {
    const free = candidates.find((name) => this.holder(name) === undefined);
    const name = free ?? this.#numbered(candidates.at(-1) ?? candidates[0]);
    this.#taken.set(this.#fold(name), holder);
    return name;
  }

  #numbered(base: string): string {
    const stem = `${base}${/\d$/.test(base) ? '_' : ''}`;
    for (let number = this.#numbers.get(stem) ?? 2; ; number++) {
      const name = `${stem}${String(number)}`;
      if (this.holder(name) !== undefined) continue;
      this.#numbers.set(stem, number);
      return name;
    }
  }
}
