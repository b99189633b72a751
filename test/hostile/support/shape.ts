import { createHash } from 'node:crypto';
import ts from 'typescript';

/** What a text of TypeScript is made of. */
export interface Shape {
  /** Syntax errors, directives to the compiler and references, none of which generated code may have. */
  readonly problems: readonly string[];
  /** A digest of the kinds of all nodes, and of the tags of all comments, whatever the order and the names. */
  readonly digest: string;
  /** The values of all string literals and names of properties. */
  readonly texts: ReadonlySet<string>;
}

const known = new Map<string, Shape>();

/** Parse a text and say what it is made of. Most files of a run are those of the run before, and are parsed once. */
export const shapeOf = (path: string, text: string): Shape => {
  const shape = known.get(text) ?? parse(path, text);
  if (known.size > 5000) known.clear();
  known.set(text, shape);
  return shape;
};

const parse = (path: string, text: string): Shape => {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true, ts.ScriptKind.TS);
  const texts = new Set<string>();
  const digest = digestOf(source, texts);
  return { problems: problemsOf(source), digest, texts };
};

const problemsOf = (source: ts.SourceFile): readonly string[] => {
  const problems = listOf(source, 'parseDiagnostics').map((each) =>
    typeof each === 'object' && each !== null
      ? `syntax: ${String(Reflect.get(each, 'messageText'))}`
      : 'syntax',
  );
  if (listOf(source, 'commentDirectives').length > 0) problems.push('a directive to the compiler');
  if (source.referencedFiles.length + source.typeReferenceDirectives.length > 0) problems.push('a reference');
  if (Reflect.get(source, 'checkJsDirective') !== undefined) problems.push('a check directive');
  if (/^\s*\/\/[#@]/m.test(source.text)) problems.push('a source map');
  return problems;
};

/** A list that the parser keeps on a source file, but that its types do not show. */
const listOf = (source: ts.SourceFile, field: string): readonly unknown[] => {
  const value: unknown = Reflect.get(source, field);
  return Array.isArray(value) ? value : [];
};

const digestOf = (node: ts.Node, texts: Set<string>): string => {
  if (ts.isStringLiteralLike(node)) texts.add(node.text);
  const name = nameOf(node);
  if (name !== undefined) {
    texts.add(name);
    return 'name';
  }
  const parts: string[] = tagsOf(node);
  ts.forEachChild(node, (child) => void parts.push(digestOf(child, texts)));
  const shape = `${kindOf(node)}(${parts.sort().join()})`;
  return shape.length < 200 ? shape : createHash('md5').update(shape).digest('base64');
};

/** Whether the name of a property needs quotes, and so how it is reached, is no difference. */
const kindOf = (node: ts.Node): string => {
  if (ts.isElementAccessExpression(node) && ts.isStringLiteral(node.argumentExpression)) return 'access';
  return ts.isPropertyAccessExpression(node) ? 'access' : String(node.kind);
};

/** The name of a property, where a node is one. */
const nameOf = (node: ts.Node): string | undefined => {
  const { parent } = node;
  const isName = isMember(parent) && parent.name === node;
  const isKey = isAccess(parent) && keyOf(parent) === node;
  if (!isName && !isKey) return undefined;
  if (ts.isComputedPropertyName(node))
    return ts.isStringLiteral(node.expression) ? node.expression.text : undefined;
  return ts.isIdentifier(node) || ts.isStringLiteral(node) || ts.isNumericLiteral(node)
    ? node.text
    : undefined;
};

type Member = ts.PropertySignature | ts.PropertyAssignment;
type Access = ts.PropertyAccessExpression | ts.ElementAccessExpression;

const isMember = (node: ts.Node | undefined): node is Member =>
  node !== undefined && (ts.isPropertySignature(node) || ts.isPropertyAssignment(node));

const isAccess = (node: ts.Node | undefined): node is Access =>
  node !== undefined && (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node));

const keyOf = (access: Access): ts.Node =>
  ts.isPropertyAccessExpression(access) ? access.name : access.argumentExpression;

const tagsOf = (node: ts.Node): string[] =>
  ts.isStatement(node) || ts.isTypeElement(node) || ts.isClassElement(node)
    ? ts.getJSDocTags(node).map((tag) => `@${tag.tagName.text}`)
    : [];
