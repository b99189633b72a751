// Part of the runtime of apivintage, copied as it is. Do not edit.

/** Keeps a token until shortly before it ends, and fetches it once for any number of callers. */

/** A token as it was issued. */
export interface Token {
  readonly value: string;
  /** Milliseconds from when it was asked for; `Infinity` where nobody says. */
  readonly lifetime: number;
}

/** A request for a token, under way. */
export interface TokenFetch {
  readonly token: Promise<Token>;
  /** Gives it up; absent where something would be lost by that. */
  readonly cancel?: () => void;
}

/** A token with its times on a clock that nobody sets. */
interface Held {
  readonly value: string;
  /** From here on a new one is fetched while this one is used. */
  readonly refreshAt: number;
  /** From here on callers wait for a new one. */
  readonly endsAt: number;
}

/** A token that callers wait for, or none where it is fetched ahead of time. */
interface Awaited {
  readonly value: Promise<string>;
  readonly cancel: TokenFetch['cancel'];
  callers: number;
}

const AHEAD = 120_000;
const MARGIN = 30_000;
/** How long a failed refresh ahead of time is left alone while the token is still good. */
const PAUSE = 10_000;
/** How long a refresh ahead of time may take while nobody waits for it. */
const PATIENCE = 5_000;

export class TokenCache<Source> {
  readonly #fetch: (source: Source) => TokenFetch;
  #held: Held | undefined;
  /** What comes of any other request, asked for before a token was refused, is not kept. */
  #awaited: Awaited | undefined;
  #quietUntil = 0;

  constructor(fetch: (source: Source) => TokenFetch, first?: string) {
    this.#fetch = fetch;
    if (first !== undefined) this.#held = { value: first, refreshAt: Infinity, endsAt: Infinity };
  }

  /**
   * The token, at once where a good one is there. A caller that stops waiting, as its signal says, stops nobody else; the
   * last one gives up the request.
   */
  get(source: Source, signal: AbortSignal): string | Promise<string> {
    const held = this.#held;
    const now = performance.now();
    if (held === undefined || now >= held.endsAt) return this.#wait(this.#ask(source), signal);
    if (now >= held.refreshAt && now >= this.#quietUntil) {
      this.#quietUntil = now + PAUSE;
      this.#refresh(this.#ask(source));
    }
    return held.value;
  }

  /** After a token was refused: resolves when there is another one, fetched by whoever says so first. */
  async renew(refused: string, source: Source, signal: AbortSignal): Promise<void> {
    if (this.#held?.value === refused) {
      const { callers, cancel } = this.#awaited ?? { callers: 0 };
      this.#held = undefined;
      this.#awaited = undefined;
      if (callers === 0) cancel?.();
    }
    await this.get(source, signal);
  }

  /** Ahead of time, and not for long where nobody waits: a request under way keeps the process. */
  #refresh(awaited: Awaited): void {
    const timer = setTimeout(() => {
      this.#leave(awaited);
    }, PATIENCE);
    const end = (): void => {
      clearTimeout(timer);
    };
    // Whoever comes when the token has ended is told of what is still wrong then.
    awaited.value.then(end, end);
  }

  /** Gives up a request that nobody waits for. */
  #leave(awaited: Awaited): void {
    if (awaited.callers > 0 || !awaited.cancel) return;
    if (this.#awaited === awaited) this.#awaited = undefined;
    awaited.cancel();
  }

  async #wait(awaited: Awaited, signal: AbortSignal): Promise<string> {
    const leave = (): void => {
      awaited.callers -= 1;
      this.#leave(awaited);
    };
    awaited.callers += 1;
    signal.addEventListener('abort', leave);
    try {
      return await awaited.value;
    } finally {
      signal.removeEventListener('abort', leave);
    }
  }

  #ask(source: Source): Awaited {
    if (this.#awaited) return this.#awaited;
    // Before the request: the time that an answer takes is not time to use it.
    const asked = performance.now();
    const { token, cancel } = this.#fetch(source);
    const keep = async (): Promise<string> => {
      try {
        const { value, lifetime } = await token;
        if (this.#awaited === awaited) this.#held = holding(value, lifetime, asked);
        return value;
      } finally {
        if (this.#awaited === awaited) this.#awaited = undefined;
      }
    };
    const awaited: Awaited = { value: keep(), cancel, callers: 0 };
    this.#awaited = awaited;
    return awaited;
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
