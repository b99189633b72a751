/** Keeps a token until shortly before it ends, and fetches it once for any number of callers. */

/** A token as it was issued. */
export interface Token {
  readonly value: string;
  /** Milliseconds from when it was asked for; `Infinity` where nobody says. */
  readonly lifetime: number;
}

/** A token with its times on a clock that nobody sets. */
interface Held {
  readonly value: string;
  /** From here on a new one is fetched while this one is used. */
  readonly refreshAt: number;
  /** From here on callers wait for a new one. */
  readonly endsAt: number;
}

const AHEAD = 120_000;
const MARGIN = 30_000;
/** How long a failed refresh ahead of time is left alone while the token is still good. */
const PAUSE = 10_000;

export class TokenCache<Source> {
  readonly #fetch: (source: Source) => Promise<Token>;
  #held: Held | undefined;
  #pending: Promise<string> | undefined;
  #quietUntil = 0;
  /** Counts refused tokens: what was asked for before the latest refusal is not kept. */
  #generation = 0;

  constructor(fetch: (source: Source) => Promise<Token>, first?: string) {
    this.#fetch = fetch;
    if (first !== undefined) this.#held = { value: first, refreshAt: Infinity, endsAt: Infinity };
  }

  /** The token, at once where a good one is there. A caller that stops waiting stops nobody else. */
  get(source: Source): string | Promise<string> {
    const held = this.#held;
    const now = performance.now();
    if (held === undefined || now >= held.endsAt) return this.#refreshed(source);
    if (now >= held.refreshAt && now >= this.#quietUntil) {
      this.#quietUntil = now + PAUSE;
      // Whoever comes when the token has ended is told of what is still wrong then.
      this.#refreshed(source).catch(() => undefined);
    }
    return held.value;
  }

  /** After a token was refused: resolves when there is another one, fetched by whoever says so first. */
  async renew(refused: string, source: Source): Promise<void> {
    if (this.#held?.value === refused) {
      this.#generation += 1;
      this.#held = undefined;
      this.#pending = undefined;
    }
    await this.get(source);
  }

  #refreshed(source: Source): Promise<string> {
    this.#pending ??= this.#refresh(source, this.#generation);
    return this.#pending;
  }

  async #refresh(source: Source, generation: number): Promise<string> {
    // Before the request: the time that an answer takes is not time to use it.
    const asked = performance.now();
    try {
      const { value, lifetime } = await this.#fetch(source);
      if (generation === this.#generation) this.#held = holding(value, lifetime, asked);
      return value;
    } finally {
      if (generation === this.#generation) this.#pending = undefined;
    }
  }
}

function holding(value: string, lifetime: number, asked: number): Held {
  const ends = asked + lifetime;
  if (ends === Infinity) return { value, refreshAt: ends, endsAt: ends };
  return {
    value,
    refreshAt: ends - Math.min(AHEAD, lifetime / 4),
    endsAt: ends - Math.min(MARGIN, lifetime / 10),
  };
}
