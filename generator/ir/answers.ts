/** How many subjects may stand one behind the other. */
const DEPTH_LIMIT = 64;

/**
 * Answers to one question about what is made of each other, such as schemas joined by `allOf`. Each subject is asked once,
 * in however many ways it is joined: a few that are joined in every way would otherwise be asked for ever. One that leads
 * back to itself has no answer there, nor has one that stands behind very many others.
 */
export class Answers<Answer> {
  readonly #known = new Map<object, { answer: Answer }>();
  readonly #none: Answer;
  #depth = 0;

  /** @param none what counts where there is no answer */
  constructor(none: Answer) {
    this.#none = none;
  }

  of(subject: object, ask: () => Answer): Answer {
    const known = this.#known.get(subject);
    if (known !== undefined) return known.answer;
    if (this.#depth >= DEPTH_LIMIT) return this.#none;
    const kept = { answer: this.#none };
    this.#known.set(subject, kept);
    this.#depth++;
    kept.answer = ask();
    this.#depth--;
    return kept.answer;
  }
}
