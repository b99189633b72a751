import type ts from 'typescript';
import type { Compiler } from './compiler.js';

/** What callers of an API can tell apart in its client. */
export interface Element {
  readonly kind: 'operation' | 'type';
  /** Of an operation `GET /orders`, of a type its name in the client. */
  readonly id: string;
}

/** A client as it was generated, for who looks for uses of it. */
export interface Client {
  /** Where it is: absolute, with `/` between and at the end. */
  readonly folder: string;
  /** What it speaks, oldest first, with the stem of the file that has the types of a version. */
  readonly versions: readonly { readonly id: string; readonly file: string }[];
  /** By file and name: `resources/orders.ts#Orders.list`. */
  readonly elements: ReadonlyMap<string, Element>;
}

/** A program of the user's, and the client that it calls. */
export interface Look {
  readonly ts: Compiler;
  readonly program: ts.Program;
  readonly checker: ts.TypeChecker;
  readonly client: Client;
}

/** Whether something is declared in the client. */
export const isOurs = ({ client }: Look, declaration: ts.Node): boolean =>
  declaration.getSourceFile().fileName.startsWith(client.folder);

/** The files that the user wrote: what pins a version, and what calls. */
export const filesOf = ({ program, client }: Look): readonly ts.SourceFile[] =>
  program
    .getSourceFiles()
    .filter(
      (file) =>
        !file.isDeclarationFile &&
        !file.fileName.startsWith(client.folder) &&
        !program.isSourceFileFromExternalLibrary(file),
    );

/** What a declaration in the client stands for; undefined for what no description has, such as a class of methods. */
export const elementAt = (look: Look, declaration: ts.Node): Element | undefined => {
  if (!isOurs(look, declaration)) return undefined;
  const { ts, client } = look;
  const path = declaration.getSourceFile().fileName.slice(client.folder.length);
  const names: string[] = [];
  ts.findAncestor(declaration, (node) => {
    const name = ts.isPropertySignature(node) ? undefined : nameOf(ts, node);
    if (name !== undefined) names.unshift(name);
    return false;
  });
  return client.elements.get(`${path}#${names.join('.')}`);
};

const nameOf = (ts: Compiler, node: ts.Node): string | undefined =>
  ts.isClassDeclaration(node) ||
  ts.isInterfaceDeclaration(node) ||
  ts.isTypeAliasDeclaration(node) ||
  ts.isMethodDeclaration(node) ||
  (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name))
    ? node.name?.getText()
    : undefined;

/** Call somebody with every node below one, and the one itself. */
export const visit = (ts: Compiler, node: ts.Node, seen: (node: ts.Node) => void): void => {
  seen(node);
  ts.forEachChild(node, (child) => visit(ts, child, seen));
};

/** What a name means, through the imports that it came by. */
export const meantBy = (look: Look, node: ts.Node): ts.Symbol | undefined =>
  unaliased(look, look.checker.getSymbolAtLocation(node));

/** What a symbol is imported from, where it is. */
export const unaliased = ({ ts, checker }: Look, symbol: ts.Symbol | undefined): ts.Symbol | undefined =>
  symbol !== undefined && (symbol.flags & ts.SymbolFlags.Alias) !== 0
    ? checker.getAliasedSymbol(symbol)
    : symbol;
