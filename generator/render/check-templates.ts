import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import type { TemplateTree } from './compile.js';
import { PrintState, type PrintContext } from './print-context.js';
import { nameOf, partsOf, programsIn, textOf, type Parts } from './template-nodes.js';
import { VIEW_SHAPES, type Kind } from './view-shapes.js';

const PARTIALS = 'partials/';

/** A view of which nothing is known: that of an output of the user. */
const ANY: Kind = 'any';

interface Where {
  readonly template: string;
  /** What `this` is, then what `..` is, and so on. */
  readonly contexts: readonly Kind[];
  /** What stands before; undefined in Markdown, where everything is text. */
  readonly state: PrintState | undefined;
}

/** Holds templates against the types of their views and against where they print, before anything is rendered. */
export class TemplateCheck {
  readonly diagnostics: Diagnostic[] = [];
  /** `Interface.field` of every field that is asked for. */
  readonly asked: Set<string> = new Set();
  readonly #trees: ReadonlyMap<string, TemplateTree>;
  readonly #fileOf: (template: string) => string | undefined;
  readonly #seen = new Set<string>();

  /** @param fileOf the file of a template whose mistakes are told */
  constructor(trees: ReadonlyMap<string, TemplateTree>, fileOf: (template: string) => string | undefined) {
    this.#trees = trees;
    this.#fileOf = fileOf;
  }

  /** Check a template and the partials that it uses. Without a view only what no view would make right is told. */
  template(template: string, view: Kind = ANY): void {
    const key = `${template} ${view}`;
    const tree = this.#trees.get(template);
    if (tree === undefined || this.#seen.has(key)) return;
    this.#seen.add(key);
    const state = template.endsWith('.md') ? undefined : new PrintState();
    this.#program(tree, { template, contexts: [view], state });
    if (state === undefined || state.open === '') return;
    const args = { what: 'The template', problem: 'leaves a comment or quotes open', advice: CLOSE };
    this.#tell(template, tree, (place) => diagnose('template-misuse', args, place));
  }

  #program(program: TemplateTree, where: Where): void {
    for (const statement of program.body) this.#statement(statement, where);
  }

  #statement(statement: hbs.AST.Statement, where: Where): void {
    const parts = partsOf(statement);
    if (parts.kind === 'text') where.state?.read(parts.text);
    else if (parts.kind === 'value') this.#value(parts, statement, where);
    else if (parts.kind === 'partial') this.#partial(parts, statement, where);
    else if (parts.kind === 'if' || parts.kind === 'each') this.#block(parts, statement, where);
    else this.#misuse(where, statement, ['is not understood', WORDS]);
  }

  #value({ path, isPlain }: Part<'value'>, statement: hbs.AST.Statement, where: Where): void {
    const context = where.state?.context;
    where.state?.value();
    const kind = isPlain ? this.#kindOf(path, where) : undefined;
    const problem = isPlain ? printProblem(kind, context) : (['is not understood', WORDS] as const);
    if (problem !== undefined) this.#misuse(where, statement, problem);
  }

  #partial({ name, given }: Part<'partial'>, statement: hbs.AST.Statement, where: Where): void {
    if (name === undefined) {
      this.#misuse(where, statement, ['is not understood', WORDS]);
      return;
    }
    const path = `${PARTIALS}${name}`;
    if (!this.#trees.has(path)) {
      const known = [...this.#trees.keys()].filter((each) => each.startsWith(PARTIALS));
      this.#tell(where.template, statement, (place) =>
        diagnose('template-unknown', { name: path, known }, place),
      );
      return;
    }
    if (where.state !== undefined && where.state.context !== 'code') {
      this.#misuse(where, statement, ['stands in a comment or in quotes', CLOSE]);
    }
    where.state?.value();
    const view = given === undefined ? where.contexts[0] : this.#kindOf(given, where);
    if (view !== undefined) this.template(path, view);
  }

  #block({ kind, given }: Part<'if' | 'each'>, statement: hbs.AST.Statement, where: Where): void {
    const found = this.#kindOf(given, where);
    const misfit = found === undefined ? undefined : misfitOf(kind, found);
    if (misfit !== undefined) this.#misuse(where, statement, [misfit, FITTING[kind]]);
    const item = kind === 'each' ? itemOf(found) : undefined;
    if (kind === 'each' && item === undefined) return;
    const contexts = item === undefined ? where.contexts : [item, ...where.contexts];
    const [body, otherwise] = programsIn(statement);
    const before = where.state?.copy();
    if (body !== undefined) this.#program(body, { ...where, contexts });
    if (otherwise !== undefined) this.#program(otherwise, { ...where, state: before });
    if (before?.open !== where.state?.open) {
      const problem = 'leaves a comment or quotes open, or closes what it did not open';
      this.#misuse(where, statement, [problem, CLOSE]);
    }
  }

  /** The kind of what a path names; undefined, and told, where it names nothing. */
  #kindOf(path: hbs.AST.Node, where: Where): Kind | undefined {
    const name = nameOf(path);
    if (name === undefined) return 'text of the template';
    if (name.data) {
      if (name.original === '@last' && where.contexts.length > 1) return 'boolean';
      const args = { what: name.original, problem: 'is not understood', advice: WORDS };
      this.#tell(where.template, path, (place) => diagnose('template-misuse', args, place));
      return undefined;
    }
    const start = where.contexts[name.depth];
    let kind = start;
    for (const field of name.parts) {
      if (kind === ANY) return ANY;
      const shape = kind === undefined ? undefined : VIEW_SHAPES[kind];
      const next =
        shape === undefined ? undefined : Object.entries(shape).find(([key]) => key === field)?.[1];
      if (next === undefined) {
        const view = kind === undefined || shape === undefined ? 'What is above' : kind;
        const args = { view: view === 'code' ? 'Code' : view, field, known: Object.keys(shape ?? {}) };
        this.#tell(where.template, path, (place) => diagnose('template-unknown-field', args, place));
        return undefined;
      }
      this.asked.add(`${kind ?? ''}.${field}`);
      kind = next;
    }
    return kind;
  }

  #misuse({ template }: Where, statement: hbs.AST.Statement, [problem, advice]: Problem): void {
    const args = { what: textOf(statement), problem, advice };
    this.#tell(template, statement, (place) => diagnose('template-misuse', args, place));
  }

  #tell(template: string, { loc }: hbs.AST.Node, make: (place: Place) => Diagnostic): void {
    const file = this.#fileOf(template);
    if (file === undefined) return;
    const made = make({ file, line: loc.start.line, column: loc.start.column + 1 });
    const isKnown = this.diagnostics.some(
      (each) => each.message === made.message && each.place?.line === made.place?.line,
    );
    if (!isKnown) this.diagnostics.push(made);
  }
}

/** What is wrong, and what to do instead. */
type Problem = readonly [problem: string, advice: string];

type Part<K extends Parts['kind']> = Extract<Parts, { readonly kind: K }>;

/** Why a value of a kind cannot be printed where it is; undefined where it can, or where nothing is known of it. */
const printProblem = (kind: Kind | undefined, context: PrintContext | undefined): Problem | undefined => {
  if (kind === undefined) return undefined;
  if (!['code', 'comment', ANY].includes(kind)) return [`is ${a(kind)}, and no code`, PRINT];
  if (context === 'quotes') return ['stands in quotes', QUOTES];
  if (context === 'comment' && kind !== 'comment') return ['is no text of a comment', COMMENT];
  return context === 'code' && kind === 'comment'
    ? ['is the text of a comment, and stands in code', OUTSIDE]
    : undefined;
};

const WORDS = 'Templates have {{value}}, {{#if}}, {{else}}, {{#each}} and {{> partial}}, and nothing else.';
const PRINT = 'Print a field of it, walk it with {{#each}}, or ask for it with {{#if}}.';
const QUOTES = 'Take the quotes away: a value that is text brings its own.';
const COMMENT = 'In comments stand the fields of CommentView alone: {{> doc}} prints one.';
const OUTSIDE = 'Print it between /** and */, as {{> doc}} does.';
const CLOSE = 'Open and close comments and quotes in one place, outside of conditions.';

const FITTING = {
  if: 'Ask for a boolean, code or a list.',
  each: 'Walk a list; for anything else there is {{#if}}.',
} as const;

const misfitOf = (kind: 'if' | 'each', found: Kind): string | undefined => {
  if (found === ANY) return undefined;
  const isList = found.endsWith('[]');
  if (kind === 'each') return isList ? undefined : `walks ${a(found)}`;
  return isList || ['code', 'comment', 'boolean'].includes(found) ? undefined : `asks for ${a(found)}`;
};

const itemOf = (kind: Kind | undefined): Kind | undefined => {
  if (kind === ANY) return ANY;
  return kind?.endsWith('[]') === true ? kind.slice(0, -2) : undefined;
};

const a = (kind: Kind): string => {
  if (kind.endsWith('[]')) return 'a list';
  return kind in VIEW_SHAPES ? `a view (${kind})` : kind === 'boolean' ? 'a boolean' : kind;
};
