/** How long a stage took, in milliseconds. */
export interface Timing {
  readonly stage: string;
  readonly ms: number;
}

/** Times the stages of a run. */
export class Stopwatch {
  readonly #timings: Timing[] = [];
  #last: number = performance.now();
  readonly #tell: ((stage: string) => void) | undefined;

  /** @param tell told of each stage when it ends */
  constructor(tell?: (stage: string) => void) {
    this.#tell = tell;
  }

  /** The stage that ends now. */
  lap(stage: string): void {
    const now = performance.now();
    this.#timings.push({ stage, ms: now - this.#last });
    this.#last = now;
    this.#tell?.(stage);
  }

  get timings(): readonly Timing[] {
    return this.#timings;
  }
}
