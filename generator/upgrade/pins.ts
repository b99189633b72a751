import type ts from 'typescript';
import { filesOf, isOurs, meantBy, unaliased, visit, type Look } from './client.js';
import { requoted, type Pin } from './edits.js';

/** Which pins are looked for, and what they become. */
export interface Swap {
  readonly from: ReadonlySet<string>;
  readonly to: string;
}

/** A place that gives a version which nobody can read off the code. */
export interface Unread {
  readonly file: string;
  readonly start: number;
}

/** What pins a version in a program, and what gives one that cannot be told. */
export interface Pins {
  readonly pins: readonly Pin[];
  readonly unread: readonly Unread[];
}

/** Every pin of a program: where a client is made or turned to another version, in types, and in imports. */
export const pinsOf = (look: Look, swap: Swap): Pins => {
  const finder = new Finder(look, swap);
  for (const file of filesOf(look)) visit(look.ts, file, (node) => finder.see(node));
  finder.seeDefault();
  return { pins: [...finder.pins.values()], unread: [...finder.unread.values()] };
};

class Finder {
  readonly #look: Look;
  readonly #swap: Swap;
  readonly #followed = new Set<ts.Node>();
  readonly pins = new Map<string, Pin>();
  readonly unread = new Map<string, Unread>();

  constructor(look: Look, swap: Swap) {
    this.#look = look;
    this.#swap = swap;
  }

  see(node: ts.Node): void {
    const { ts } = this.#look;
    if (ts.isObjectLiteralExpression(node)) this.#seeOptions(node);
    else if (ts.isCallExpression(node) || ts.isNewExpression(node)) this.#seeCall(node);
    else if (ts.isTypeReferenceNode(node)) this.#seeArguments(node.typeName, node.typeArguments);
    else if (ts.isExpressionWithTypeArguments(node)) this.#seeArguments(node.expression, node.typeArguments);
    else if (ts.isIndexedAccessTypeNode(node)) this.#seeIndex(node);
    else if (ts.isStringLiteralLike(node)) this.#seeText(node);
  }

  /** What a client sends when it is told nothing. */
  seeDefault(): void {
    const { ts, program, client } = this.#look;
    const file = program.getSourceFile(`${client.folder}versions.ts`);
    for (const statement of file?.statements ?? []) {
      if (ts.isTypeAliasDeclaration(statement) && statement.name.text === 'DefaultVersion')
        this.#followType(statement.type, 'default');
      else if (ts.isVariableStatement(statement))
        for (const { name, initializer } of statement.declarationList.declarations)
          if (name.getText() === 'DEFAULT_VERSION' && initializer !== undefined)
            this.#follow(initializer, 'default');
    }
  }

  /** `{ version: … }` where options of the client are due. */
  #seeOptions(node: ts.ObjectLiteralExpression): void {
    if (this.#areOptionsDue(node)) this.#followOptions(node);
  }

  #areOptionsDue(node: ts.Expression): boolean {
    const { checker } = this.#look;
    const due = checker.getContextualType(node);
    const option = due === undefined ? undefined : checker.getNonNullableType(due).getProperty('version');
    return option?.declarations?.some((each) => isOurs(this.#look, each)) === true;
  }

  #seeCall(node: ts.CallExpression | ts.NewExpression): void {
    const { ts, checker } = this.#look;
    this.#seeArguments(node.expression, node.typeArguments);
    const declaration = checker.getResolvedSignature(node)?.declaration;
    if (declaration === undefined || !isOurs(this.#look, declaration)) return;
    const [first] = node.arguments ?? [];
    if (first === undefined) return;
    if (ts.isMethodDeclaration(declaration) && declaration.name.getText() === 'withVersion')
      this.#follow(first);
    else if (this.#areOptionsDue(first)) this.#followOptions(first);
  }

  #followOptions(expression: ts.Expression): void {
    const { ts } = this.#look;
    const options = this.#plain(expression);
    if (!ts.isObjectLiteralExpression(options)) {
      for (const each of this.#initializersOf(options)) if (this.#isNew(each)) this.#followOptions(each);
      return;
    }
    for (const property of options.properties) {
      if (ts.isSpreadAssignment(property)) this.#followOptions(property.expression);
      else if (property.name.getText().replace(/^['"]|['"]$/g, '') !== 'version') continue;
      else if (ts.isPropertyAssignment(property)) this.#follow(property.initializer);
      else if (ts.isShorthandPropertyAssignment(property)) this.#follow(property.name);
    }
  }

  /** `Order<'2026-01-15'>`, `new Shop<'2026-01-15'>()`. */
  #seeArguments(name: ts.Node, given: readonly ts.TypeNode[] = []): void {
    if (given.length === 0) return;
    const symbol = meantBy(this.#look, name);
    if (symbol?.declarations?.some((each) => isOurs(this.#look, each)) !== true) return;
    for (const each of given) this.#followType(each);
  }

  /** `OrderByVersion['2026-01-15']` */
  #seeIndex({ objectType, indexType }: ts.IndexedAccessTypeNode): void {
    if (!this.#look.ts.isTypeReferenceNode(objectType)) return;
    const symbol = meantBy(this.#look, objectType.typeName);
    if (symbol?.declarations?.some((each) => isOurs(this.#look, each)) === true) this.#followType(indexType);
  }

  /** The file of a version, and a text where a version of this client is due. */
  #seeText(node: ts.StringLiteralLike): void {
    const { ts, checker, client } = this.#look;
    const file = checker.getSymbolAtLocation(node)?.valueDeclaration;
    if (file !== undefined && ts.isSourceFile(file) && isOurs(this.#look, file)) {
      const stem = file.fileName.slice(client.folder.length).replace(/(?:\.d)?\.[mc]?ts$/, '');
      const version = client.versions.find((each) => each.file === stem);
      if (version !== undefined) this.#addImport(node, version);
      return;
    }
    if (this.#swap.from.has(node.text) && !ts.isArrayLiteralExpression(node.parent) && this.#isVersion(node))
      this.#follow(node);
  }

  #isVersion(node: ts.Expression): boolean {
    const due = this.#look.checker.getContextualType(node);
    return due !== undefined && this.#isVersionType(due);
  }

  #isVersionType(type: ts.Type): boolean {
    const alias = (this.#look.checker.getBaseConstraintOfType(type) ?? type).aliasSymbol;
    return alias?.name === 'Version' && alias.declarations?.some((each) => isOurs(this.#look, each)) === true;
  }

  #addImport(node: ts.StringLiteralLike, { id, file }: { readonly id: string; readonly file: string }): void {
    const to = this.#look.client.versions.find((each) => each.id === this.#swap.to);
    const at = node.text.lastIndexOf(file);
    if (to === undefined || at === -1) return;
    this.#add(node, id, 'import', node.text.slice(0, at) + to.file + node.text.slice(at + file.length));
  }

  #add(node: ts.Node, from: string, kind: Pin['kind'], value: string): void {
    if (!this.#swap.from.has(from)) return;
    const { fileName: file } = node.getSourceFile();
    const [start, end] = [node.getStart(), node.getEnd()];
    this.pins.set(`${file} ${String(start)}`, { file, start, end, kind, from, text: requoted(node, value) });
  }

  /** To the text that an expression is, through constants, and members of them. */
  #follow(expression: ts.Expression, kind: Pin['kind'] = 'value'): void {
    const { ts } = this.#look;
    const node = this.#plain(expression);
    if (ts.isStringLiteralLike(node)) {
      this.#add(node, node.text, kind, this.#swap.to);
    } else if (ts.isConditionalExpression(node)) {
      this.#follow(node.whenTrue, kind);
      this.#follow(node.whenFalse, kind);
    } else if (ts.isBinaryExpression(node)) {
      this.#follow(node.left, kind);
      this.#follow(node.right, kind);
    } else {
      const initializers = this.#initializersOf(node);
      for (const each of initializers) if (this.#isNew(each)) this.#follow(each, kind);
      if (initializers.length === 0 && !this.#isKnown(node)) this.#addUnread(node);
    }
  }

  /** What has the type of one literal was looked at as a type, and a version that is handed over where that is done. */
  #isKnown(node: ts.Expression): boolean {
    const { ts, checker } = this.#look;
    const type = checker.getTypeAtLocation(node);
    const isHandedOver = this.#symbolOf(node)?.valueDeclaration?.kind === ts.SyntaxKind.Parameter;
    return type.isLiteral() || (isHandedOver && this.#isVersionType(type));
  }

  #addUnread(node: ts.Node): void {
    const { fileName: file } = node.getSourceFile();
    if (!this.#look.program.isSourceFileFromExternalLibrary(node.getSourceFile()))
      this.unread.set(`${file} ${String(node.getStart())}`, { file, start: node.getStart() });
  }

  #isNew(node: ts.Node): boolean {
    if (this.#followed.has(node)) return false;
    this.#followed.add(node);
    return true;
  }

  /** What a name stands for: in `{ version }` that is the variable. */
  #symbolOf(node: ts.Expression): ts.Symbol | undefined {
    const { ts, checker } = this.#look;
    const symbol =
      ts.isIdentifier(node) && ts.isShorthandPropertyAssignment(node.parent)
        ? checker.getShorthandAssignmentValueSymbol(node.parent)
        : checker.getSymbolAtLocation(node);
    return unaliased(this.#look, symbol);
  }

  #initializersOf(node: ts.Expression): readonly ts.Expression[] {
    const { ts } = this.#look;
    const target = this.#symbolOf(node);
    return (target?.declarations ?? []).flatMap((each) =>
      (ts.isVariableDeclaration(each) ||
        ts.isParameter(each) ||
        ts.isPropertyAssignment(each) ||
        ts.isPropertyDeclaration(each) ||
        ts.isBindingElement(each)) &&
      each.initializer !== undefined &&
      !isOurs(this.#look, each)
        ? [each.initializer]
        : [],
    );
  }

  #followType(type: ts.TypeNode, kind: Pin['kind'] = 'type'): void {
    const { ts } = this.#look;
    if (ts.isLiteralTypeNode(type)) {
      const { literal } = type;
      if (ts.isStringLiteral(literal)) this.#add(literal, literal.text, kind, this.#swap.to);
    } else if (ts.isUnionTypeNode(type)) {
      for (const each of type.types) this.#followType(each, kind);
    } else if (ts.isParenthesizedTypeNode(type)) {
      this.#followType(type.type, kind);
    } else if (ts.isTypeQueryNode(type) && ts.isIdentifier(type.exprName)) {
      for (const each of this.#initializersOf(type.exprName)) if (this.#isNew(each)) this.#follow(each);
    } else if (ts.isTypeReferenceNode(type)) {
      this.#followAlias(type.typeName, kind);
    }
  }

  #followAlias(name: ts.EntityName, kind: Pin['kind']): void {
    for (const each of meantBy(this.#look, name)?.declarations ?? [])
      if (this.#look.ts.isTypeAliasDeclaration(each) && !isOurs(this.#look, each) && this.#isNew(each))
        this.#followType(each.type, kind);
  }

  /** An expression without what only says something of its type. */
  #plain(expression: ts.Expression): ts.Expression {
    const { ts } = this.#look;
    return ts.isParenthesizedExpression(expression) ||
      ts.isAsExpression(expression) ||
      ts.isSatisfiesExpression(expression) ||
      ts.isNonNullExpression(expression) ||
      ts.isTypeAssertionExpression(expression)
      ? this.#plain(expression.expression)
      : expression;
  }
}
