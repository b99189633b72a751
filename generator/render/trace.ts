import type { TemplateTree } from './compile.js';
import { Engine } from './engine.js';
import { MalformedOutput } from './errors.js';

/** What a file was rendered from: which template, with which view. */
export interface RenderedFrom {
  readonly template: string;
  readonly view: object;
}

/** A line of a template. */
interface Spot {
  /** As in `Assets.sources`. */
  readonly template: string;
  /** 1-based. */
  readonly line: number;
}

/** A template printed something that is not TypeScript. */
export class TemplateError extends Error {
  /** As in `Assets.sources`. */
  readonly template: string;
  /** 1-based. */
  readonly line: number;
  readonly problem: string;
  /** The generated line. */
  readonly printed: string;

  constructor({ template, line }: Spot, problem: string, printed: string) {
    super(`templates/${template}.hbs:${String(line)}: ${problem}\n  ${printed}`);
    this.name = 'TemplateError';
    this.template = template;
    this.line = line;
    this.problem = problem;
    this.printed = printed;
  }
}

/**
 * Handles a failure of formatting a file: a {@link MalformedOutput} becomes a {@link TemplateError} that names the template and
 * its line. Everything else is thrown on as it is. `sources`: the texts of templates, by name.
 */
export const traced =
  (file: RenderedFrom, sources: ReadonlyMap<string, string>) =>
  async (error: unknown): Promise<never> => {
    if (!(error instanceof MalformedOutput)) throw error;
    const { engine, spots } = await markedEngine(sources);
    const { text, spot } = locate(engine.render(file.template, file.view), spots, error.offset);
    throw spot === undefined ? error : new TemplateError(spot, error.message, lineAt(text, error.offset));
  };

/** Stands around the number of a spot. The encoders let no control character into code. */
const MARK = '\u0000';

/** An engine whose output says of each piece where in the templates it comes from. */
const markedEngine = async (
  sources: ReadonlyMap<string, string>,
): Promise<{ readonly engine: Engine; readonly spots: readonly Spot[] }> => {
  const { compileTemplate, parseTemplate } = await import('./compile.js');
  const spots: Spot[] = [];
  const compiled = [...sources].map(([template, source]) => {
    const tree = parseTemplate(source);
    mark(tree, (line) => `${MARK}${String(spots.push({ template, line }) - 1)}${MARK}`);
    return [template, compileTemplate(tree)] as const;
  });
  const partials = compiled.filter(([name]) => name.startsWith(PARTIALS));
  const engine = new Engine(
    new Map(compiled.filter(([name]) => !name.startsWith(PARTIALS))),
    new Map(partials.map(([name, partial]) => [name.slice(PARTIALS.length), partial])),
  );
  return { engine, spots };
};

const PARTIALS = 'partials/';

/** Put marks before everything that a template prints, and at each line of its own text. */
const mark = (program: TemplateTree, markOf: (line: number) => string): void => {
  program.body = program.body.flatMap((statement): hbs.AST.Statement[] => {
    if (isContent(statement)) {
      statement.value = markLines(statement, markOf);
      return [statement];
    }
    if (isBlock(statement)) {
      for (const part of [statement.program, statement.inverse].filter(isProgram)) mark(part, markOf);
      return [statement];
    }
    const content = { type: 'ContentStatement', value: markOf(statement.loc.start.line), loc: statement.loc };
    return [content, statement];
  });
};

/** Whitespace control may have taken lines from the beginning of the text: count from its first visible character. */
const markLines = (content: hbs.AST.ContentStatement, markOf: (line: number) => string): string => {
  // Its type is wrong about it.
  const written: unknown = content.original;
  const original = typeof written === 'string' ? written : content.value;
  const taken =
    linesBefore(original, original.search(/\S/)) - linesBefore(content.value, content.value.search(/\S/));
  const first = content.loc.start.line + Math.max(0, taken);
  const lines = content.value.split('\n');
  return lines.map((line, index) => (line.trim() === '' ? line : markOf(first + index) + line)).join('\n');
};

const linesBefore = (text: string, offset: number): number =>
  text.slice(0, Math.max(0, offset)).split('\n').length - 1;

/** The text without its marks, and the spot of the last mark at or before an offset in it. */
const locate = (
  marked: string,
  spots: readonly Spot[],
  offset: number,
): { readonly text: string; readonly spot: Spot | undefined } => {
  let text = '';
  let spot: Spot | undefined;
  for (const [index, piece] of marked.split(MARK).entries()) {
    if (index % 2 === 0) text += piece;
    else if (text.length <= offset) spot = spots[Number(piece)];
  }
  return { text, spot };
};

const lineAt = (text: string, offset: number): string => {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const [line = ''] = text.slice(start).split('\n');
  return line.trim();
};

const isContent = (node: hbs.AST.Statement): node is hbs.AST.ContentStatement =>
  node.type === 'ContentStatement';
const isBlock = (node: hbs.AST.Statement): node is hbs.AST.BlockStatement => node.type === 'BlockStatement';
/** An `{{#if}}` without `{{else}}` has no inverse, whatever its type says. */
const isProgram = (node: TemplateTree | undefined): node is TemplateTree => node !== undefined;
