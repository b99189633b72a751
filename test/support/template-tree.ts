/** What a template asks for, in one list. */
import { type TemplateTree } from '../../generator/render/compile.js';

export interface Expression {
  /** `value`, `block`, `partial`, or what Handlebars calls anything else. */
  readonly kind: string;
  /** What is named, with dots: of a value its path, of a block its helper, of a partial itself. */
  readonly name: string;
  /** What is given: the paths of positional arguments; anything else as its type. */
  readonly given: readonly string[];
  /** How many arguments are given, named ones included. */
  readonly arguments: number;
  /** It prints without being encoded. */
  readonly isRaw: boolean;
  /** Its name is the result of an expression. */
  readonly isComputed: boolean;
  /** 1-based. */
  readonly line: number;
}

type Statement = hbs.AST.Statement;

/** Every statement of a template but its own text, those in blocks included, in order. */
export function expressionsOf(program: TemplateTree): readonly Expression[] {
  return program.body.flatMap((statement) => [
    ...(isText(statement) ? [] : [expressionOf(statement)]),
    ...programsIn(statement).flatMap(expressionsOf),
  ]);
}

/** The bodies of a block: what stands in it, and after `{{else}}`. */
export function programsIn(statement: Statement): readonly TemplateTree[] {
  const parts = ['program', 'inverse'].map((key): unknown => Reflect.get(statement, key));
  return parts.filter(isProgram);
}

function expressionOf(statement: Statement): Expression {
  const line = statement.loc.start.line;
  const common = { given: [], arguments: 0, isRaw: false, isComputed: false, line };
  if (isValue(statement)) {
    const called = callOf(statement);
    return { ...common, ...called, kind: 'value', name: nameOf(statement.path), isRaw: !statement.escaped };
  }
  if (isBlock(statement)) {
    return { ...common, ...callOf(statement), kind: 'block', name: nameOf(statement.path) };
  }
  if (isPartial(statement)) {
    const isComputed = statement.name.type !== 'PathExpression';
    return { ...common, ...callOf(statement), kind: 'partial', name: nameOf(statement.name), isComputed };
  }
  return { ...common, kind: statement.type, name: '' };
}

type Call = Pick<hbs.AST.MustacheStatement, 'params'> & { readonly hash?: hbs.AST.Hash };

function callOf({ params, hash }: Call): Pick<Expression, 'given' | 'arguments'> {
  return { given: params.map(nameOf), arguments: params.length + (hash?.pairs.length ?? 0) };
}

function nameOf(node: hbs.AST.Node): string {
  return isPath(node) ? node.original : node.type;
}

const isText = (node: Statement): boolean => node.type === 'ContentStatement';
const isValue = (node: Statement): node is hbs.AST.MustacheStatement => node.type === 'MustacheStatement';
const isBlock = (node: Statement): node is hbs.AST.BlockStatement => node.type === 'BlockStatement';
const isPartial = (node: Statement): node is hbs.AST.PartialStatement => node.type === 'PartialStatement';
const isPath = (node: hbs.AST.Node): node is hbs.AST.PathExpression => node.type === 'PathExpression';
const isProgram = (node: unknown): node is TemplateTree =>
  typeof node === 'object' && node !== null && 'body' in node && 'type' in node;
