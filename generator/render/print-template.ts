import { INHERITED } from '../keywords.js';

/** A parsed template, whitespace control already done. */
export type TemplateTree = hbs.AST.Program;

/** What stands around a piece of a template: the variables of the views that it can reach, the innermost last. */
type Scopes = readonly string[];

/**
 * A template as the text of a function of JavaScript, a {@link CompiledTemplate}. It knows the few words that templates
 * use, and throws on any other, so that nothing but `kit.value` ever prints what a view holds.
 *
 * @throws {SyntaxError} with the line of what no template may say
 */
export const printTemplate = (tree: TemplateTree): string =>
  `(v0, kit) => {\nlet out = '';\n${printBody(tree, ['v0'])}return out;\n}`;

const printBody = (program: TemplateTree, scopes: Scopes): string =>
  program.body.map((statement) => printStatement(statement, scopes)).join('');

const printStatement = (statement: hbs.AST.Statement, scopes: Scopes): string => {
  if (isContent(statement))
    return statement.value === '' ? '' : `out += ${JSON.stringify(statement.value)};\n`;
  if (isValue(statement) && statement.escaped && isBare(statement, 0)) {
    return `out += kit.value(${printPath(statement.path, scopes)});\n`;
  }
  if (isPartial(statement) && isBare(statement, 1)) return printPartial(statement, scopes);
  if (isBlock(statement) && isBare(statement, 1)) return printBlock(statement, scopes);
  throw refused(statement, `${statement.type} is no word of templates`);
};

const printPartial = (statement: hbs.AST.PartialStatement, scopes: Scopes): string => {
  const { name, params } = statement;
  if (!isPath(name)) throw refused(statement, 'the name of a partial is computed');
  const [view] = params;
  const given = view === undefined ? scopes.at(-1) : printPath(view, scopes);
  return `out += kit.partial(${JSON.stringify(name.original)})(${given ?? ''}, kit);\n`;
};

const printBlock = (block: hbs.AST.BlockStatement, scopes: Scopes): string => {
  const [subject] = block.params;
  const word = isPath(block.path) ? block.path.original : '';
  if (subject === undefined || (word !== 'if' && word !== 'each')) {
    throw refused(block, `{{#${word}}} is no word of templates`);
  }
  const about = printPath(subject, scopes);
  const otherwise = isProgram(block.inverse) ? printBody(block.inverse, scopes) : '';
  if (word === 'if') {
    return `if (kit.holds(${about})) {\n${bodyOf(block, scopes)}} else {\n${otherwise}}\n`;
  }
  const depth = String(scopes.length);
  const [list, index, item] = [`l${depth}`, `i${depth}`, `v${depth}`];
  const each = `for (let ${index} = 0; ${index} < ${list}.length; ${index}++) {\nconst ${item} = ${list}[${index}];\n`;
  const empty = otherwise === '' ? '' : `if (${list}.length === 0) {\n${otherwise}}\n`;
  return `{\nconst ${list} = kit.items(${about});\n${each}${bodyOf(block, [...scopes, item])}}\n${empty}}\n`;
};

const bodyOf = (block: hbs.AST.BlockStatement, scopes: Scopes): string =>
  isProgram(block.program) ? printBody(block.program, scopes) : '';

/** A path as an expression. A field that a view lacks throws; one that it has is read as fast as any property. */
const printPath = (node: hbs.AST.Node, scopes: Scopes): string => {
  if (!isPath(node)) throw refused(node, `${node.type} is no word of templates`);
  if (node.data) return printData(node, scopes);
  const base = scopes[scopes.length - 1 - node.depth];
  if (base === undefined) throw refused(node, `there is no view around ${node.original}`);
  return node.parts.reduce((holder, field) => {
    const name = JSON.stringify(field);
    // Of a view it means only what the view has itself.
    if (INHERITED.has(field)) return `kit.own(${holder}, ${name})`;
    return `(${holder}[${name}] ?? kit.own(${holder}, ${name}))`;
  }, base);
};

const printData = (node: hbs.AST.PathExpression, scopes: Scopes): string => {
  const depth = String(scopes.length - 1);
  if (scopes.length > 1 && node.original === '@last') return `(i${depth} === l${depth}.length - 1)`;
  throw refused(node, `${node.original} is no word of templates`);
};

/** Without named arguments, and with no more of the others than that. */
const isBare = (
  { params, hash }: { readonly params: readonly unknown[]; readonly hash?: hbs.AST.Hash },
  most: number,
): boolean => params.length <= most && (hash?.pairs ?? []).length === 0;

/** With its place as the parser of Handlebars tells it. */
const refused = ({ loc: { start } }: hbs.AST.Node, problem: string): SyntaxError =>
  new SyntaxError(`${problem} - ${String(start.line)}:${String(start.column)}`);

const isPath = (node: hbs.AST.Node): node is hbs.AST.PathExpression => node.type === 'PathExpression';
const isContent = (node: hbs.AST.Node): node is hbs.AST.ContentStatement => node.type === 'ContentStatement';
const isValue = (node: hbs.AST.Node): node is hbs.AST.MustacheStatement => node.type === 'MustacheStatement';
const isBlock = (node: hbs.AST.Node): node is hbs.AST.BlockStatement => node.type === 'BlockStatement';
const isPartial = (node: hbs.AST.Node): node is hbs.AST.PartialStatement => node.type === 'PartialStatement';
/** A block without `{{else}}` has no inverse, whatever its type says. */
const isProgram = (node: TemplateTree | undefined): node is TemplateTree => node !== undefined;
