/** How many steps a description may cost. */
export class Budget {
  #left: number;

  constructor(steps: number) {
    this.#left = steps;
  }

  get isSpent(): boolean {
    return this.#left < 0;
  }

  /** Whether so many steps are left, which are taken. */
  takes(steps: number): boolean {
    this.#left -= steps;
    return !this.isSpent;
  }
}
