import { styleText } from 'node:util';
import { show } from '../../diagnostics/show.js';
import { wrapped } from '../../diagnostics/report/text.js';
import type { Difference } from '../../diff/difference.js';
import type { Silent } from '../explain.js';
import type { NewError } from '../trial.js';
import {
  byChanges,
  callsText,
  countsText,
  groupsOf,
  linesOf,
  notesOf,
  pinText,
  spotText,
  type Group,
  type ShownPath,
  type Upgrade,
} from './upgrade.js';

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

/** For people at a terminal: by reason, each error with its line of code. */
export const pretty = (
  upgrades: readonly Upgrade[],
  shown: ShownPath,
  options: { readonly color: boolean },
): string => {
  const paint: Paint = options.color
    ? (style, text) => styleText(style, text, { validateStream: false })
    : (_style, text) => text;
  return upgrades.map((upgrade) => new Page(upgrade, shown, paint).text()).join('\n');
};

const LONG = 500;
const COLUMNS = 80;

class Page {
  readonly #upgrade: Upgrade;
  readonly #shown: ShownPath;
  readonly #paint: Paint;

  constructor(upgrade: Upgrade, shown: ShownPath, paint: Paint) {
    this.#upgrade = upgrade;
    this.#shown = shown;
    this.#paint = paint;
  }

  text(): string {
    const { title, from, to, findings, silent } = this.#upgrade;
    const start = from.length === 0 ? '' : `${show(from.join(', '))} → `;
    const notes = notesOf(this.#upgrade, this.#shown);
    return [
      `${this.#paint('bold', show(title))}: ${start}${show(to)}`,
      countsText(this.#upgrade),
      ...this.#pins(),
      ...this.#section(
        'red',
        'No longer compiles',
        this.#byChanges(
          groupsOf(findings),
          (each) => each.differences,
          (each) => this.#group(each),
        ),
      ),
      ...this.#section(
        'yellow',
        'Compiles, but',
        this.#byChanges(
          silent,
          ({ difference }) => [difference],
          (each) => this.#silent(each),
        ),
      ),
      ...(notes.length === 0
        ? []
        : ['', ...notes.map((note) => wrapped(show(note, LONG), 0, COLUMNS, '  '))]),
      '',
    ].join('\n');
  }

  #pins(): readonly string[] {
    const lines = this.#upgrade.pins.map(
      (pin) => `  ${this.#paint('dim', spotText(pin, this.#shown))}  ${show(pinText(pin))}`,
    );
    return this.#section('cyan', 'Pinned', lines);
  }

  #section(color: 'cyan' | 'red' | 'yellow', title: string, lines: readonly string[]): readonly string[] {
    return lines.length === 0 ? [] : ['', this.#paint(['bold', color], title), ...lines];
  }

  /** What the changelog says, once for all that it explains. */
  #byChanges<Part>(
    all: readonly Part[],
    differencesOf: (part: Part) => readonly Difference[],
    linesOf: (part: Part) => readonly string[],
  ): readonly string[] {
    return byChanges(all, differencesOf).flatMap(({ changes, parts }) => [
      '',
      ...changes.flatMap(({ id, summary, migrate }) => [
        this.#wrap(this.#paint('bold', show(id)), `${show(id)}:`, summary),
        ...(migrate === undefined ? [] : [this.#wrap(this.#paint('cyan', 'migrate'), 'migrate:', migrate)]),
      ]),
      ...parts.flatMap((part, index) => [...(index === 0 ? [] : ['']), ...linesOf(part)]),
    ]);
  }

  #group({ differences, errors }: Group): readonly string[] {
    const reason =
      differences.length === 0 ? ['  Nothing that changed explains these.'] : this.#reason(differences);
    return [...reason, ...linesOf(errors).flatMap(([error, more]) => this.#error(error, more))];
  }

  #reason(differences: readonly Difference[]): readonly string[] {
    return differences.map(({ subject, message, operations }) => {
      const [only] = operations;
      const where = only === undefined || subject.includes(only) || operations.length > 1 ? '' : ` (${only})`;
      return this.#wrap(this.#paint('bold', show(subject)), show(subject), `${message}${where}`, ' ');
    });
  }

  /** A text after its head, which has a colour. */
  #wrap(head: string, plain: string, text: string, between = ': '): string {
    return `  ${head}${between}${wrapped(show(text, LONG), plain.length + 3, COLUMNS, '    ')}`;
  }

  #error(error: NewError, more: number): readonly string[] {
    const place = spotText(error, this.#shown);
    const head = `    ${this.#paint('dim', place)}  ${error.rule}${more === 0 ? '' : ` and ${String(more)} more in this line`}`;
    const message = `      ${wrapped(show(error.message, LONG), 6, COLUMNS, '      ')}`;
    return ['', head, message, ...(error.code === '' ? [] : this.#code(error))];
  }

  /** The line, cut to what a terminal has room for, with a mark under the place. */
  #code({ code, column }: NewError): readonly string[] {
    const indent = code.length - code.trimStart().length;
    const isNear = column - 1 - indent < CODE - AHEAD;
    const skipped = isNear ? indent : column - 1 - CODE / 2;
    const text = show(code.slice(skipped, skipped + CODE));
    const before = show(code.slice(skipped, column - 1));
    return [`    > ${text}`, `      ${' '.repeat(before.length)}${this.#paint('red', '^')}`];
  }

  #silent({ difference, calls }: Silent): readonly string[] {
    const where = `called at ${callsText(calls, this.#shown)}`;
    return [...this.#reason([difference]), `    ${this.#paint('dim', where)}`];
  }
}

const CODE = COLUMNS - 6;
/** How much of a line is shown after the place, at least. */
const AHEAD = 16;
