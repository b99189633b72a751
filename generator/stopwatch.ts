/** How long a stage took, in milliseconds. */
export interface Timing {
  readonly stage: string;
  readonly ms: number;
}

/** Who is told how far a run is: of a stage that ended, or of a part of one that is long, and how much there is or was done. */
export type Tell = (stage: string, count?: number) => void;

/** Times the stages of a run. */
export class Stopwatch {
  readonly #timings: Timing[] = [];
  #last: number = performance.now();
  readonly #tell: Tell | undefined;

  constructor(tell?: Tell) {
    this.#tell = tell;
  }

  /**
   * The stage that ends now.
   *
   * @param count how much there is for the next one
   */
  lap(stage: string, count?: number): void {
    const now = performance.now();
    this.#timings.push({ stage, ms: now - this.#last });
    this.#last = now;
    this.#tell?.(stage, count);
  }

  /** How far the stage is that goes on. */
  pass(stage: string, count: number): void {
    this.#tell?.(stage, count);
  }

  get timings(): readonly Timing[] {
    return this.#timings;
  }
}
