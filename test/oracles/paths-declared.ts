/** What a module of `paths` declares, by the names that the comparison gives to types, and what a type leads to. */
import ts from 'typescript';

/** What a type is made of, followed through everything that it refers to. */
export interface Reached {
  /** Names of types, enums and members of tables that the module declares. */
  readonly names: ReadonlySet<string>;
  readonly hasTuple: boolean;
  readonly hasNumber: boolean;
  /** Whether a property is two different lists at once. */
  readonly hasListOfTwo: boolean;
}

export class Declared {
  readonly #statements = new Map<string, ts.Node>();
  readonly #twice = new Set<string>();

  constructor(text: string) {
    const file = ts.createSourceFile('declared.ts', text, ts.ScriptTarget.ES2022, true);
    for (const each of file.statements) {
      if (ts.isInterfaceDeclaration(each) || ts.isTypeAliasDeclaration(each) || ts.isEnumDeclaration(each)) {
        if (this.#statements.has(each.name.text)) this.#twice.add(each.name.text);
        this.#statements.set(each.name.text, each);
      }
    }
  }

  /** The names that are exported beside the tables. */
  get names(): readonly string[] {
    return [...this.#statements.keys()];
  }

  /** Names of components, as those of a comparison are written. */
  get components(): readonly string[] {
    return ['schemas', 'parameters'].flatMap((table) =>
      this.members(`components["${table}"]`).map((key) => `components["${table}"]["${key}"]`),
    );
  }

  /** Whether a name is declared twice: the compiler makes one enum of two. */
  isTwice(name: string): boolean {
    return this.#twice.has(name);
  }

  /** The text of a type, such as `components['schemas']["Pet"]` or `SchemaPet`; undefined where there is none. */
  text(name: string): string | undefined {
    return this.#node(name)?.getText();
  }

  /** Whether one of some places is in what the module says of a type. */
  isAt(name: string, places: readonly number[]): boolean {
    const node = this.#node(name);
    return node !== undefined && places.some((place) => node.pos <= place && place < node.end);
  }

  /** Names of the members of a type that may be something else than absent. */
  members(name: string): readonly string[] {
    const node = this.#node(name);
    const type = node !== undefined && ts.isPropertySignature(node) ? node.type : undefined;
    const members = type !== undefined && ts.isTypeLiteralNode(type) ? type.members : [];
    return members
      .filter((each) => ts.isPropertySignature(each) && each.type?.kind !== ts.SyntaxKind.NeverKeyword)
      .map((each) => (each.name === undefined ? '' : nameOf(each.name)));
  }

  /** What a type leads to. */
  reach(name: string): Reached {
    const names = new Set<string>();
    const seen = new Set<ts.Node>();
    const found = { hasTuple: false, hasNumber: false, hasListOfTwo: false };
    const visit = (node: ts.Node | undefined): void => {
      if (node === undefined || seen.has(node)) return;
      seen.add(node);
      found.hasTuple ||= ts.isTupleTypeNode(node);
      found.hasNumber ||= isNumber(node);
      found.hasListOfTwo ||= this.#isListOfTwo(node);
      if (ts.isTypeReferenceNode(node)) {
        const [first = ''] = node.typeName.getText().split('.');
        // The tables are reached through their keys.
        if (!TABLES.has(first) && this.#statements.has(first)) {
          names.add(first);
          visit(this.#statements.get(first));
        }
      }
      const [table, ...keys] = ts.isIndexedAccessTypeNode(node) ? keysOf(node) : [];
      const target = table === undefined ? undefined : this.#at([table, ...keys]);
      if (table !== undefined && target !== undefined)
        names.add(`${table}${keys.map((key) => `["${key}"]`).join('')}`);
      if (target === undefined) ts.forEachChild(node, visit);
      else visit(target);
    };
    visit(this.#node(name));
    return { names, ...found };
  }

  #isListOfTwo(node: ts.Node): boolean {
    if (!ts.isIntersectionTypeNode(node)) return false;
    const lists = new Map<string, string>();
    return node.types
      .flatMap((type) => this.#propertiesOf(type))
      .some(({ name, type }) => {
        const list = type === undefined ? undefined : listIn(type);
        if (list === undefined) return false;
        const key = nameOf(name);
        const other = lists.get(key) ?? list;
        lists.set(key, other);
        return other !== list;
      });
  }

  #propertiesOf(type: ts.TypeNode): readonly ts.PropertySignature[] {
    if (ts.isParenthesizedTypeNode(type)) return this.#propertiesOf(type.type);
    if (ts.isTypeLiteralNode(type)) return type.members.filter((each) => ts.isPropertySignature(each));
    const target = ts.isIndexedAccessTypeNode(type) ? this.#at(keysOf(type)) : undefined;
    return target !== undefined && ts.isPropertySignature(target) && target.type !== undefined
      ? this.#propertiesOf(target.type)
      : [];
  }

  #node(name: string): ts.Node | undefined {
    const [, inner] = /^(?:Readable|Writable)<(.*)>$/.exec(name) ?? [];
    if (inner !== undefined) return this.#node(inner);
    return this.#at([/^\w+/.exec(name)?.[0] ?? '', ...[...name.matchAll(KEY)].map(([, key = '']) => key)]);
  }

  /** What the keys lead to; undefined where one is missing. */
  #at([name = '', ...keys]: readonly string[]): ts.Node | undefined {
    let node = this.#statements.get(name);
    for (const key of keys) {
      const holder =
        node !== undefined && (ts.isPropertySignature(node) || ts.isTypeAliasDeclaration(node))
          ? node.type
          : node;
      const members =
        holder !== undefined && (ts.isInterfaceDeclaration(holder) || ts.isTypeLiteralNode(holder))
          ? holder.members
          : [];
      node = members.find((each) => each.name !== undefined && nameOf(each.name) === key);
    }
    return node;
  }
}

const TABLES: ReadonlySet<string> = new Set(['paths', 'webhooks', 'components', 'operations']);

const KEY = /\[["'](.*?)["']\]/g;

const nameOf = (name: ts.PropertyName): string =>
  ts.isIdentifier(name) || ts.isStringLiteralLike(name) || ts.isNumericLiteral(name)
    ? name.text
    : name.getText();

const isNumber = (node: ts.Node): boolean => ts.isLiteralTypeNode(node) && ts.isNumericLiteral(node.literal);

/** The text of a list, alone or as one of some choices. */
const listIn = (type: ts.TypeNode): string | undefined => {
  if (ts.isParenthesizedTypeNode(type)) return listIn(type.type);
  if (ts.isUnionTypeNode(type)) return type.types.map(listIn).find((each) => each !== undefined);
  return ts.isArrayTypeNode(type) ? type.getText() : undefined;
};

/** `components['schemas']['Pet']` as the keys on the way; none for what is no such way. */
const keysOf = (node: ts.TypeNode): readonly string[] => {
  if (ts.isTypeReferenceNode(node)) return [node.typeName.getText()];
  if (!ts.isIndexedAccessTypeNode(node) || !ts.isLiteralTypeNode(node.indexType)) return [];
  const { literal } = node.indexType;
  const before = keysOf(node.objectType);
  return before.length > 0 && ts.isStringLiteral(literal) ? [...before, literal.text] : [];
};
