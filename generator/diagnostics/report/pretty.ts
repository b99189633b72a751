import { styleText } from 'node:util';
import type { Place, Severity, SourceLookup } from '../diagnostic.js';
import { frame, type FrameLine } from '../frame.js';
import { Lines } from '../lines.js';
import { positionOf, type Located } from '../located.js';
import { show, visible } from '../show.js';
import { helpOf, messageOf, placeText, summary, wrapped } from './text.js';
import { forPeople } from './for-people.js';
import type { Reporter } from './options.js';
import { select } from './select.js';

type Style = Parameters<typeof styleText>[0];
type Paint = (style: Style, text: string) => string;

const SEVERITY_STYLE: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'cyan' };

/** For people: place, severity, code and message, the lines around the place, what to do, and a count at the end. */
export const pretty: Reporter = forPeople((diagnostics, sources, options = {}) => {
  if (diagnostics.length === 0) return '';
  const page = new Page(sources, options.color === true, options.columns);
  const { shown, omitted } = select(diagnostics, sources, options.maxProblems);
  const blocks = shown.map((located) => page.block(located));
  const rest =
    omitted === 0 ? '' : `, of which ${omitted} not shown: --max-problems ${shown.length + omitted}`;
  return `${blocks.join('\n')}\n${wrapped(`${summary(diagnostics)}${rest}`, 0, options.columns)}\n`;
});

/** What stands between a place and what is wrong there, where one line has no room for both. */
const TIGHT = '\n    ';

class Page {
  readonly #sources: SourceLookup;
  readonly #paint: Paint;
  readonly #columns: number | undefined;
  readonly #lines = new Map<string, Lines | undefined>();

  constructor(sources: SourceLookup, color: boolean, columns?: number) {
    this.#sources = sources;
    this.#columns = columns;
    this.#paint = color
      ? (style, text) => styleText(style, text, { validateStream: false })
      : (_style, text) => text;
  }

  block(located: Located): string {
    const { diagnostic, position } = located;
    const place = placeText(diagnostic.place, position);
    const { severity, code } = diagnostic;
    const { length } = [severity, code, ''].join('  ');
    const before = place === undefined ? 0 : `${place}  `.length;
    // A narrow terminal would break the code in its middle.
    const isTight = before + length > (this.#columns ?? Infinity);
    const used = length + (isTight ? TIGHT.length - 1 : before);
    const message = wrapped(messageOf(diagnostic), used, this.#columns);
    const head = `${this.#paint(SEVERITY_STYLE[severity], severity)}  ${this.#paint('dim', code)}  ${message}`;
    const help = helpOf(diagnostic);
    return [
      place === undefined ? head : `${this.#paint('bold', place)}${isTight ? TIGHT : '  '}${head}`,
      ...this.#frame(diagnostic.place, position?.line === undefined ? undefined : position),
      ...(diagnostic.detail ?? []).map((line) => this.#detail(line)),
      ...(diagnostic.related ?? []).map((each) => this.#related(each.message, each.place)),
      ...(help === undefined
        ? []
        : [`  ${this.#paint('cyan', 'help:')} ${wrapped(help, '  help: '.length, this.#columns)}`]),
      '',
    ].join('\n');
  }

  #detail(line: string): string {
    const style = line.startsWith('+') ? 'green' : line.startsWith('-') ? 'red' : 'dim';
    return `  ${this.#paint(style, visible(line))}`.trimEnd();
  }

  #related(message: string, place: Place): string {
    return `  ${this.#paint('dim', 'see')} ${placeText(place, positionOf(place, this.#sources)) ?? ''}: ${show(message)}`;
  }

  #frame(place: Place | undefined, position: Located['position']): readonly string[] {
    if (place === undefined || position === undefined) return [];
    const lines = this.#linesOf(place.file);
    return lines === undefined
      ? []
      : frame(lines, position, this.#columns).map((line) => this.#frameLine(line));
  }

  #frameLine(line: FrameLine): string {
    const text = line.kind === 'caret' ? this.#paint('red', line.text) : line.text;
    return `  ${this.#paint('dim', line.gutter)}${text}`.trimEnd();
  }

  #linesOf(file: string): Lines | undefined {
    if (!this.#lines.has(file)) {
      const text = this.#sources.text(file);
      this.#lines.set(file, text === undefined ? undefined : new Lines(text));
    }
    return this.#lines.get(file);
  }
}
