/** How long a stage took, in milliseconds. */
export interface Timing {
  readonly stage: string;
  readonly ms: number;
}

/** Times the stages of a run. */
export class Stopwatch {
  readonly #timings: Timing[] = [];
  #last: number = performance.now();

  /** The stage that ends now. */
  lap(stage: string): void {
    const now = performance.now();
    this.#timings.push({ stage, ms: now - this.#last });
    this.#last = now;
  }

  get timings(): readonly Timing[] {
    return this.#timings;
  }
}
