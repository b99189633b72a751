/** Runs the cases in whatever runtime this is, against servers that run elsewhere. */
import { CASES } from './all.js';
import { CANARY, type Case, type Failure, type Places, type Runtime, type Seen, type World } from './case.js';
import { pause } from './check.js';
import type { TrialsClass, TrialsOptions } from './client.js';
import type { RunFacts } from './ledger.js';
import { mentions, shownBy, watchConsole } from './secrets.js';

/** How a case ended: with an error, without one, or not at all. */
export interface Outcome {
  readonly number: string;
  readonly title: string;
  readonly milliseconds: number;
  readonly error?: string;
  readonly skipped?: string;
}

export interface Figures {
  /** Places in which a secret was found that it should not be in, and how many were searched. */
  readonly secrets: readonly string[];
  readonly searched: { readonly elsewhere: number; readonly errors: number; readonly logged: number };
  /** Tokens that 50 calls at once asked for. */
  readonly tokens: number | undefined;
  /** Requests without key that were sent again, of how many. */
  readonly replayed: number;
  readonly unsafe: number;
  /** Listeners, timers and handles after 10,000 calls. */
  readonly left: number | undefined;
}

export interface Report {
  readonly outcomes: readonly Outcome[];
  readonly figures: Figures;
}

/** What a runtime brings. */
export interface Setting {
  readonly runtime: Runtime;
  readonly Trials: TrialsClass;
  /** How the runtime shows a value in a log. */
  readonly inspect?: (value: unknown) => string;
  readonly handles?: () => number | undefined;
  /** How many cases run at a time. */
  readonly atOnce?: number;
}

const LONGEST = 30_000;
let runs = 0;

export async function runCases(places: Places, setting: Setting): Promise<Report> {
  const found = new Findings();
  const stop = watchConsole(found.logged);
  const outcomes = new Map<Case, Outcome>();
  const take = async (one: Case): Promise<void> => {
    outcomes.set(one, await outcomeOf(one, new Run(one, places, setting, found)));
  };
  const waiting = CASES.filter(({ alone }) => alone === undefined);
  const worker = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) await take(next);
  };
  await Promise.all(Array.from({ length: setting.atOnce ?? 8 }, worker));
  for (const one of CASES) if (one.alone) await take(one);
  stop();

  const ledger: Ledgered = await ask(`${places.origin}/-/ledger`);
  const { replayed, unsafe } = ledger;
  return {
    outcomes: CASES.flatMap((one) => outcomes.get(one) ?? []),
    figures: { ...found.figures(ledger.elsewhere), replayed, unsafe },
  };
}

interface Ledgered {
  readonly elsewhere: readonly Seen[];
  readonly replayed: number;
  readonly unsafe: number;
}

async function outcomeOf({ number, title, notIn, run }: Case, world: Run): Promise<Outcome> {
  const skipped = notIn?.[world.runtime];
  if (skipped !== undefined) return { number, title, milliseconds: 0, skipped };
  const start = performance.now();
  const error = await inTime(() => run(world)).then(() => undefined, told);
  const milliseconds = Math.round(performance.now() - start);
  return { number, title, milliseconds, ...(error === undefined ? {} : { error }) };
}

function told(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}

async function inTime(work: () => Promise<void>): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ended = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${String(LONGEST)} ms`)), LONGEST);
  });
  await Promise.race([work(), ended]).finally(() => clearTimeout(timer));
}

/** What the search for secrets goes through, and the figures that cases count. */
class Findings {
  readonly logged: string[] = [];
  readonly errors: string[] = [];
  readonly counted = new Map<string, number>();

  figures(elsewhere: readonly Seen[]): Omit<Figures, 'replayed' | 'unsafe'> {
    const places = {
      elsewhere: elsewhere.map((seen) => JSON.stringify(seen)),
      errors: this.errors,
      logged: this.logged,
    };
    const secrets = Object.entries(places).flatMap(([place, texts]) =>
      texts.filter((text) => mentions(text, CANARY)).map((text) => `${place}: ${text}`),
    );
    return {
      secrets,
      searched: { elsewhere: elsewhere.length, errors: this.errors.length, logged: this.logged.length },
      tokens: this.counted.get('tokens'),
      left: this.counted.get('left'),
    };
  }
}

class Run implements World {
  readonly origin: string;
  readonly other: string;
  readonly alias: string;
  readonly tokenURL: string;
  readonly base: string;
  readonly runtime: Runtime;
  readonly #setting: Setting;
  readonly #found: Findings;
  readonly #id: string;
  readonly #client: string;

  constructor(one: Case, places: Places, setting: Setting, found: Findings) {
    this.origin = places.origin;
    this.other = places.other;
    this.alias = places.alias;
    this.tokenURL = places.tokenURL;
    this.runtime = setting.runtime;
    this.#setting = setting;
    this.#found = found;
    this.#id = `${String(++runs)}-${Math.random().toString(36).slice(2)}`;
    this.#client = `${String(CASES.indexOf(one))}-${this.#id}`;
    this.base = `${places.origin}/run/${this.#client}`;
  }

  readonly client = (options: TrialsOptions = {}): InstanceType<TrialsClass> =>
    new this.#setting.Trials({ baseURL: this.base, key: `key-${CANARY}`, allowBrowser: true, ...options });

  readonly tokenClient = (options: TrialsOptions = {}): InstanceType<TrialsClass> => {
    const { tokenURL } = this;
    const oauth = { clientId: this.#client, clientSecret: `secret-${CANARY}`, tokenURL };
    return this.client({ key: undefined, oauth, ...options });
  };

  readonly seen = async (): Promise<readonly Seen[]> => (await this.#facts()).seen;

  readonly tokens = async (): Promise<number> => (await this.#facts()).tokens;

  readonly isLeft = async (): Promise<boolean> => {
    for (let tries = 0; tries < 20; tries += 1) {
      if ((await this.#facts()).isLeft) return true;
      await pause(100);
    }
    return false;
  };

  readonly failure = async (work: PromiseLike<unknown> | (() => PromiseLike<unknown>)): Promise<Failure> => {
    try {
      await (typeof work === 'function' ? work() : work);
    } catch (error) {
      return this.thrown(error);
    }
    throw new Error('it should have failed');
  };

  readonly thrown = (error: unknown): Failure => {
    if (!(error instanceof Error)) throw new Error(`no error was thrown, but ${String(error)}`);
    this.#found.errors.push(shownBy(error, this.#setting.inspect));
    return { name: error.name, message: error.message, error };
  };

  readonly handles = (): number | undefined => this.#setting.handles?.();

  readonly count = (figure: string, value: number): void => {
    this.#found.counted.set(figure, value);
  };

  async #facts(): Promise<RunFacts> {
    return await ask(`${this.origin}/-/run/${this.#id}`);
  }
}

/** An answer whose JSON is what is asked for. */
interface Answer<T> {
  readonly json: () => Promise<T>;
}

export async function ask<T>(url: string): Promise<T> {
  const answer: Answer<T> = await fetch(url);
  return await answer.json();
}
