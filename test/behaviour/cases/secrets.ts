/** The search for secrets: everything that an error or a log may show of what it holds. */

/** Whether a text holds a word, as it is or within something that was put into base64 as Basic does. */
export function mentions(text: string, word: string): boolean {
  return [word, ...[0, 1, 2].map((before) => inBase64(word, before))].some((form) => text.includes(form));
}

/** The characters that say the same whatever stands before and after the word. */
function inBase64(word: string, before: number): string {
  const whole = btoa(' '.repeat(before) + word);
  return whole.slice(Math.ceil((before * 8) / 6), Math.floor(((before + word.length) * 8) / 6));
}

/** An error in every way in which programs print one: as text, JSON and a log, with its causes and hidden properties. */
export function shownBy(error: unknown, inspect?: (value: unknown) => string): string {
  const parts: string[] = [];
  const seen = new Set<unknown>();
  const visit = (value: unknown): void => {
    parts.push(
      textOf(() => String(value)),
      textOf(() => JSON.stringify(value)),
    );
    if (inspect) parts.push(textOf(() => inspect(value)));
    if (typeof value !== 'object' || value === null || seen.has(value)) return;
    seen.add(value);
    // Own ones alone, hidden ones too: getters of a class are asked for by name.
    for (const key of Reflect.ownKeys(value)) visit(Reflect.get(value, key));
  };
  visit(error);
  return parts.join('\n');
}

function textOf(show: () => unknown): string {
  try {
    return String(show());
  } catch {
    return ''; // A symbol, or a circle.
  }
}

const METHODS = ['log', 'info', 'warn', 'error', 'debug', 'trace'] as const;

/** Takes what is logged; the function ends it. */
export function watchConsole(logged: string[]): () => void {
  const kept = new Map(METHODS.map((name): [string, unknown] => [name, Reflect.get(console, name)]));
  for (const name of METHODS) {
    console[name] = (...values: unknown[]): void => {
      logged.push(values.map((value) => shownBy(value)).join(' '));
    };
  }
  return () => {
    for (const [name, method] of kept) Reflect.set(console, name, method);
  };
}
