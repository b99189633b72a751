import type ts from 'typescript';
import { elementAt, meantBy, visit, type Element, type Look } from './client.js';

/** What a place in a program is about. */
export interface Concern {
  /** The nearest first. */
  readonly elements: readonly Element[];
  /** Names of members that are spoken of there. */
  readonly words: readonly string[];
}

/** How far values are followed: to what they were made of, and so on. */
const DEEPEST = 4;

/** How many types are looked at that a type is made of. */
const MOST_TYPES = 40;

/** What the code at an offset has to do with the client: what is called there, and where its values come from. */
export const concernAt = (look: Look, file: ts.SourceFile, offset: number): Concern => {
  const asker = new Asker(look);
  for (let node = innermost(look, file, offset); node !== undefined; node = parentOf(look, node)) {
    asker.ask(node, 0);
    if (asker.hasOperation) break;
  }
  return { elements: [...asker.elements.values()], words: [...asker.words] };
};

/** The operations that a program calls, and where. */
export const callsIn = (
  { ts, checker, ...look }: Look,
  files: readonly ts.SourceFile[],
): readonly { readonly id: string; readonly file: string; readonly start: number }[] => {
  const calls: { id: string; file: string; start: number }[] = [];
  for (const file of files)
    visit(ts, file, (node) => {
      if (!ts.isCallExpression(node)) return;
      const declaration = checker.getResolvedSignature(node)?.declaration;
      const element =
        declaration === undefined ? undefined : elementAt({ ts, checker, ...look }, declaration);
      if (element?.kind !== 'operation') return;
      const { expression } = node;
      const named = ts.isPropertyAccessExpression(expression) ? expression.name : expression;
      calls.push({ id: element.id, file: file.fileName, start: named.getStart() });
    });
  return calls;
};

const innermost = ({ ts }: Look, file: ts.SourceFile, offset: number): ts.Node | undefined => {
  let found: ts.Node | undefined;
  visit(ts, file, (node) => {
    if (!ts.isSourceFile(node) && node.getStart() <= offset && offset < node.getEnd()) found = node;
  });
  return found;
};

/** What is around a node, up to the statement, or to the function whose body it is in. */
const parentOf = ({ ts }: Look, node: ts.Node): ts.Node | undefined =>
  ts.isStatement(node) || ts.isFunctionLike(node) || ts.isSourceFile(node.parent) ? undefined : node.parent;

class Asker {
  readonly #look: Look;
  readonly #asked = new Set<ts.Node>();
  readonly elements = new Map<string, Element>();
  readonly words = new Set<string>();

  constructor(look: Look) {
    this.#look = look;
  }

  get hasOperation(): boolean {
    return [...this.elements.values()].some(({ kind }) => kind === 'operation');
  }

  ask(node: ts.Node, depth: number): void {
    const { ts } = this.#look;
    if (depth > DEEPEST || this.#asked.has(node)) return;
    this.#asked.add(node);
    if (ts.isPropertyAccessExpression(node)) this.ask(node.expression, depth);
    if (ts.isObjectLiteralExpression(node)) this.#askMembers(node, depth);
    if (ts.isCallExpression(node)) this.#askCall(node, depth);
    if (ts.isAwaitExpression(node) || ts.isParenthesizedExpression(node)) this.ask(node.expression, depth);
    if (ts.isIdentifier(node) || ts.isStringLiteralLike(node)) this.#askName(node, depth);
    if (ts.isObjectLiteralElementLike(node)) this.#askMember(node);
    if (ts.isBindingElement(node)) this.#askBinding(node);
    if (ts.isParameter(node) || ts.isVariableDeclaration(node)) this.#askOrigin(node, depth);
    if (ts.isExpression(node) || ts.isTypeNode(node)) this.#askType(node);
  }

  #askCall(node: ts.CallExpression, depth: number): void {
    const declaration = this.#look.checker.getResolvedSignature(node)?.declaration;
    if (declaration !== undefined) this.#add(declaration);
    this.ask(node.expression, depth);
  }

  #askName(node: ts.Node, depth: number): void {
    const { ts } = this.#look;
    for (const declaration of meantBy(this.#look, node)?.declarations ?? []) {
      if (this.#add(declaration) && ts.isPropertySignature(declaration))
        this.words.add(declaration.name.getText());
      this.#askOrigin(declaration, depth);
    }
  }

  /** What an object is made of may be what was called for. */
  #askMembers(node: ts.ObjectLiteralExpression, depth: number): void {
    for (const member of node.properties)
      if (this.#look.ts.isPropertyAssignment(member)) this.ask(member.initializer, depth + 1);
  }

  /** A member that is written down, as it is declared where the object is due. */
  #askMember(node: ts.ObjectLiteralElementLike): void {
    const name = node.name?.getText();
    if (name === undefined || !this.#look.ts.isObjectLiteralExpression(node.parent)) return;
    this.#addMember(name, this.#look.checker.getContextualType(node.parent));
  }

  /** What is taken out of an object, as it is declared there. */
  #askBinding({ name, propertyName, parent }: ts.BindingElement): void {
    this.#addMember((propertyName ?? name).getText(), this.#look.checker.getTypeAtLocation(parent));
  }

  #addMember(name: string, type: ts.Type | undefined): void {
    for (const declaration of declarationsOf(type?.getProperty(name)))
      if (this.#add(declaration)) this.words.add(name);
  }

  /** Where the value of a variable comes from: what it was set to, or what a function that was handed over is called with. */
  #askOrigin(declaration: ts.Node, depth: number): void {
    const { ts } = this.#look;
    const whole = ts.isBindingElement(declaration)
      ? ts.findAncestor(declaration, (node) => ts.isVariableDeclaration(node) || ts.isParameter(node))
      : declaration;
    if (whole === undefined) return;
    if (ts.isVariableDeclaration(whole)) {
      const loop = whole.parent.parent;
      const source = ts.isForOfStatement(loop) ? loop.expression : whole.initializer;
      if (source !== undefined) this.ask(source, depth + 1);
    } else if (ts.isParameter(whole) && ts.isCallExpression(whole.parent.parent)) {
      this.ask(whole.parent.parent.expression, depth + 1);
    }
  }

  #askType(node: ts.Node): void {
    const seen = new Set<ts.Type>();
    const add = (type: ts.Type): void => {
      if (seen.has(type) || seen.size > MOST_TYPES) return;
      seen.add(type);
      for (const declaration of [...declarationsOf(type.aliasSymbol), ...declarationsOf(type.getSymbol())])
        this.#add(declaration);
      for (const part of this.#partsOf(type)) add(part);
    };
    add(this.#look.checker.getTypeAtLocation(node));
  }

  #partsOf(type: ts.Type): readonly ts.Type[] {
    const { ts, checker } = this.#look;
    const isReference =
      'target' in type && (type.flags & ts.TypeFlags.Object) !== 0 && checker.isArrayLikeType(type);
    const items = isReference ? checker.getIndexTypeOfType(type, ts.IndexKind.Number) : undefined;
    return [
      ...(type.aliasTypeArguments ?? []),
      ...(type.isUnionOrIntersection() ? type.types : []),
      ...(items === undefined ? [] : [items]),
    ];
  }

  /** Whether the declaration is in the client. */
  #add(declaration: ts.Node): boolean {
    const element = elementAt(this.#look, declaration);
    if (element !== undefined) this.elements.set(`${element.kind} ${element.id}`, element);
    return element !== undefined;
  }
}

const declarationsOf = (symbol: ts.Symbol | undefined): readonly ts.Declaration[] =>
  symbol?.declarations ?? [];
