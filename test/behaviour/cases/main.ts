/** The suite in a runtime of whatever kind, from a program or a page that knows where its servers are. */
import type { Places, Runtime } from './case.js';
import type { TrialsClass } from './client.js';
import { ask, runCases, type Setting } from './run.js';

/** What is looked for of a runtime: none has all. */
interface Host {
  readonly fetch: unknown;
  readonly Bun?: object;
  readonly Deno?: object;
  readonly document?: unknown;
  readonly process?: {
    readonly getBuiltinModule?: (name: string) => { readonly inspect?: Inspect } | undefined;
    readonly getActiveResourcesInfo?: () => readonly string[];
  };
}

type Inspect = (value: unknown, options: object) => string;

/** Runs everything and reports to the servers. */
export async function main(Trials: TrialsClass, origin: string): Promise<void> {
  const places: Places = await ask(`${origin}/-/places`);
  const report = await runCases(places, settingHere(Trials));
  await fetch(`${origin}/-/report`, { method: 'POST', body: JSON.stringify(report) });
}

function settingHere(Trials: TrialsClass): Setting {
  const host: Host = globalThis;
  const { process } = host;
  const inspect = process?.getBuiltinModule?.('node:util')?.inspect;
  const active = process?.getActiveResourcesInfo;
  const runtime = runtimeOf(host);
  return {
    runtime,
    Trials,
    // A page has six connections to a server at a time.
    atOnce: runtime === 'browser' ? 4 : 8,
    handles: () => active?.().filter((each) => each === 'Timeout').length,
    ...(inspect && {
      inspect: (value: unknown): string => inspect(value, { depth: null, showHidden: true, getters: true }),
    }),
  };
}

function runtimeOf({ Bun, Deno, document }: Host): Runtime {
  if (Bun !== undefined) return 'bun';
  if (Deno !== undefined) return 'deno';
  return document === undefined ? 'node' : 'browser';
}
