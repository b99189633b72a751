import { Diagnostics } from '../diagnostics/collector.js';
import {
  noSources,
  type Diagnostic,
  type Place,
  type Position,
  type SourceLookup,
} from '../diagnostics/diagnostic.js';
import type { FatalError } from '../diagnostics/fatal.js';
import type { Setting } from '../source/document.js';
import { placedIn, sourcesOf } from '../source/setting.js';
import { formatOf, hasColor, type Flags, type Format } from './flags.js';
import { EXIT, type ExitCode } from './exit.js';
import { aside, print } from './streams.js';
import { widthOf } from './width.js';

/** How many problems people are shown unless they say otherwise: nobody reads more, and the first explain the rest. */
const MAX_PROBLEMS = 100;

/** Formats that programs read, who do not tire. */
const WHOLE: ReadonlySet<Format> = new Set(['json', 'sarif', 'junit']);

/** Formats that say nothing about nothing: to know that takes no reporter. */
const SILENT: ReadonlySet<Format> = new Set(['pretty', 'plain', 'github']);

/** Everything that one run has to say about its inputs, of all APIs together. */
export class Report {
  readonly #diagnostics = new Diagnostics();
  readonly #sources: SourceLookup[] = [];

  /** @param setting where a configuration speaks of the API that this is about */
  add(diagnostics: readonly Diagnostic[], sources: SourceLookup = noSources, setting?: Setting): void {
    if (diagnostics.length === 0) return;
    this.#diagnostics.addAll(setting === undefined ? diagnostics : placedIn(setting, diagnostics));
    if (!this.#sources.includes(sources)) this.#sources.push(sources);
    if (setting !== undefined) this.#sources.push(sourcesOf(setting));
  }

  addFatal({ diagnostics, sources }: FatalError, setting?: Setting): void {
    this.add(diagnostics, sources, setting);
  }

  exitCode({ failOn }: Flags): ExitCode {
    if (this.#diagnostics.hasErrors) return EXIT.failure;
    return failOn === 'warn' && this.#diagnostics.count('warning') > 0 ? EXIT.findings : EXIT.ok;
  }

  /** The exit code where what is wrong is what was asked for, and not what keeps a command from its work. */
  findings(flags: Flags): ExitCode {
    return this.exitCode(flags) === EXIT.ok ? EXIT.ok : EXIT.findings;
  }

  get hasErrors(): boolean {
    return this.#diagnostics.hasErrors;
  }

  get isEmpty(): boolean {
    return this.#diagnostics.all.length === 0;
  }

  /** The text of the report in the format that was asked for; `''` where there is nothing to say. */
  async text(flags: Flags, stream: NodeJS.WriteStream = process.stdout): Promise<string> {
    const format = formatOf(flags);
    if (this.isEmpty && SILENT.has(format)) return '';
    const { reporters } = await import('../diagnostics/report/reporters.js');
    const maxProblems = flags.maxProblems ?? (WHOLE.has(format) ? Infinity : MAX_PROBLEMS);
    const sources = await this.#preparedSources();
    const columns = widthOf(stream);
    return reporters[format](this.#diagnostics.all, sources, {
      color: hasColor(flags, stream),
      ...(columns === undefined ? {} : { columns }),
      maxProblems,
    });
  }

  /** Say it to people, where it is about what data are made of: beside these where they have standard output for themselves. */
  async sayBeside(flags: Flags, isPrinted: boolean = true): Promise<void> {
    const text = await this.text({ ...flags, format: 'pretty' }, isPrinted ? process.stderr : process.stdout);
    if (isPrinted) aside(text);
    else print(text);
  }

  /** Add a table to the summary of the step, where this is a step of a workflow on GitHub. A summary is never worth a failure. */
  async addToStepSummary(heading: string): Promise<void> {
    const path = process.env['GITHUB_STEP_SUMMARY'] ?? '';
    if (process.env['GITHUB_ACTIONS'] !== 'true' || path === '' || this.isEmpty) return;
    const { markdown } = await import('../diagnostics/report/markdown.js');
    const table = markdown(this.#diagnostics.all, await this.#preparedSources(), {
      maxProblems: SUMMARY_PROBLEMS,
    });
    const { appendFile } = await import('node:fs/promises');
    await appendFile(path, `### apivintage ${heading}\n\n${table}\n`).catch(() => undefined);
  }

  async #preparedSources(): Promise<SourceLookup> {
    const sources = new AllSources(this.#sources);
    await sources.prepare();
    return sources;
  }
}

/** How many problems a step summary lists: GitHub takes no more than a mebibyte. */
const SUMMARY_PROBLEMS = 100;

/** The documents of several APIs. One that belongs to two of them has one name, and looks the same from both. */
class AllSources implements SourceLookup {
  readonly #all: readonly SourceLookup[];

  constructor(all: readonly SourceLookup[]) {
    this.#all = all;
  }

  async prepare(): Promise<void> {
    await Promise.all(this.#all.map((each) => each.prepare()));
  }

  locate(place: Place): Position | undefined {
    return this.#first((each) => each.locate(place));
  }

  text(file: string): string | undefined {
    return this.#first((each) => each.text(file));
  }

  #first<T>(ask: (sources: SourceLookup) => T | undefined): T | undefined {
    for (const each of this.#all) {
      const answer = ask(each);
      if (answer !== undefined) return answer;
    }
    return undefined;
  }
}
