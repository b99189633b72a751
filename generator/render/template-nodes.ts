import type { TemplateTree } from './compile.js';

/** What a statement of a template is, of the few that there are; anything else is `other`. */
export type Parts =
  | { readonly kind: 'text'; readonly text: string }
  /** `isPlain`: it is encoded, and no helper is called. */
  | { readonly kind: 'value'; readonly path: hbs.AST.Node; readonly isPlain: boolean }
  | { readonly kind: 'partial'; readonly name: string | undefined; readonly given: hbs.AST.Node | undefined }
  | { readonly kind: 'if' | 'each'; readonly given: hbs.AST.Node }
  | { readonly kind: 'other' };

const OTHER: Parts = { kind: 'other' };

export const partsOf = (statement: hbs.AST.Statement): Parts => {
  if (is(statement, 'ContentStatement')) return { kind: 'text', text: statement.value };
  if (is(statement, 'MustacheStatement')) {
    const isPlain = statement.escaped && argumentsOf(statement) === 0;
    return { kind: 'value', path: statement.path, isPlain };
  }
  if (is(statement, 'PartialStatement')) {
    const name = is(statement.name, 'PathExpression') ? statement.name.original : undefined;
    const [given, ...others] = statement.params;
    const isPlain = others.length === 0 && !hasHash(statement);
    return { kind: 'partial', name: isPlain ? name : undefined, given };
  }
  if (!is(statement, 'BlockStatement')) return OTHER;
  const [given] = statement.params;
  const kind = KINDS.find((each) => statement.path.original === each);
  const isPlain = argumentsOf(statement) === 1 && !namesItems(statement);
  return kind !== undefined && given !== undefined && isPlain ? { kind, given } : OTHER;
};

const KINDS = ['if', 'each'] as const;

/** The name of a field, or of what Handlebars itself knows (`@first`); undefined for anything but a path. */
export const nameOf = (
  node: hbs.AST.Node,
): Pick<hbs.AST.PathExpression, 'depth' | 'parts' | 'data' | 'original'> | undefined =>
  is(node, 'PathExpression') ? node : undefined;

/** The bodies of a block: what stands in it, and after `{{else}}`. */
export const programsIn = (
  statement: hbs.AST.Statement,
): readonly [TemplateTree | undefined, TemplateTree | undefined] => {
  if (!is(statement, 'BlockStatement')) return [undefined, undefined];
  // An `{{#if}}` without `{{else}}` has no inverse, and `{{^if}}` nothing else, whatever their type says.
  const parts = ['program', 'inverse'].map((key): unknown => Reflect.get(statement, key));
  const [body, otherwise] = parts.map((part) => (isProgram(part) ? part : undefined));
  return [body, otherwise];
};

/** A statement as it is quoted in a message. */
export const textOf = (statement: hbs.AST.Statement): string => {
  if (is(statement, 'MustacheStatement')) {
    const name = originalOf(statement.path);
    return statement.escaped ? `{{${name}}}` : `{{{${name}}}}`;
  }
  if (is(statement, 'BlockStatement')) {
    const given = statement.params.map(originalOf).join(' ');
    return `{{#${originalOf(statement.path)}${given === '' ? '' : ` ${given}`}}}`;
  }
  if (is(statement, 'PartialStatement')) return `{{> ${originalOf(statement.name)}}}`;
  return statement.type === 'CommentStatement' ? '{{! … }}' : `{{${statement.type}}}`;
};

const originalOf = (node: hbs.AST.Node): string => {
  const original: unknown = Reflect.get(node, 'original');
  return typeof original === 'string' || typeof original === 'number' ? String(original) : '…';
};

const argumentsOf = (node: { readonly params: readonly hbs.AST.Expression[] }): number =>
  node.params.length + (hasHash(node) ? 1 : 0);

const hasHash = (node: object): boolean => {
  const hash: unknown = Reflect.get(node, 'hash');
  return typeof hash === 'object' && hash !== null;
};

/** `{{#each list as |item|}}`. */
const namesItems = (node: hbs.AST.BlockStatement): boolean => {
  const [body] = programsIn(node);
  return (body?.blockParams ?? []).length > 0;
};

interface Nodes {
  readonly BlockStatement: hbs.AST.BlockStatement;
  readonly ContentStatement: hbs.AST.ContentStatement;
  readonly MustacheStatement: hbs.AST.MustacheStatement;
  readonly PartialStatement: hbs.AST.PartialStatement;
  readonly PathExpression: hbs.AST.PathExpression;
}

const is = <K extends keyof Nodes>(node: hbs.AST.Node, type: K): node is Nodes[K] => node.type === type;

const isProgram = (node: unknown): node is TemplateTree =>
  typeof node === 'object' && node !== null && 'body' in node && 'type' in node;
