import { wrapped } from '../diagnostics/report/text.js';
import { reasonOf } from '../diagnostics/unwritable.js';
import { EXIT } from './exit.js';
import { widthOf } from './width.js';

/** A part of what a command says. */
export interface Said {
  /** What was found or written. */
  readonly report: string;
  /** How long it took, and what to do next. */
  readonly aside?: string;
}

/** Say something that is a report or data: what a file or another program may want. */
export const print = (text: string): void => write(process.stdout, text);

/** Say something that only goes along with that, and has no place in a file: timing, hints, what is wrong with the source of data. */
export const aside = (text: string): void => write(process.stderr, text);

/** Say parts of a report with an empty line between them, each followed by what goes along with it. */
export const say = (parts: readonly Said[]): void => {
  for (const [index, part] of parts.entries()) {
    const report = fitted(part.report, widthOf(process.stdout));
    print(index === 0 ? report : `\n${report}`);
    aside(part.aside ?? '');
  }
};

/** What has no room in a line goes on below the text that follows the first word, as in `Wrote  src/api: …`. */
const fitted = (text: string, columns: number | undefined): string =>
  text.replace(/^( *\S+ +)(.*)$/gm, (_line, label: string, rest: string) => {
    return label + wrapped(rest, label.length, columns, ' '.repeat(label.length));
  });

const write = (stream: NodeJS.WriteStream, text: string): void => {
  if (text === '') return;
  if (stream.listenerCount('error') === 0) stream.on('error', stream === process.stdout ? giveUp : ignore);
  stream.write(text);
};

/** Whoever reads may leave early, as in `apivintage explain | head`: nobody is left to tell. All else loses what was asked for. */
const giveUp = (error: NodeJS.ErrnoException): void => {
  if (error.code === 'EPIPE') return;
  aside(`error: Standard output cannot be written: ${reasonOf(error)}.\n`);
  process.exit(EXIT.failure);
};

/** What only goes along is no reason to fail. */
const ignore = (): void => undefined;
