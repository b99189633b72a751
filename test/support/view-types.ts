/** Templates held against the types of their views, without rendering anything. */
import { join } from 'node:path';
import { Project, type InterfaceDeclaration, type Type } from 'ts-morph';
import { parseTemplate, type TemplateTree } from '../../generator/render/compile.js';
import { ROOT } from './folders.js';
import { programsIn } from './template-tree.js';

/** What was asked of views. */
export interface Findings {
  /** What cannot be right, a line each: `resource:12 {{#each methods}}: …`. */
  readonly problems: readonly string[];
  /** `Interface.field` of every field that a template asks for. */
  readonly asked: ReadonlySet<string>;
  /** The same of every field that there is. */
  readonly fields: ReadonlySet<string>;
}

const PARTIALS = 'partials/';

/** The interfaces of all views, by name. */
const INTERFACES: ReadonlyMap<string, InterfaceDeclaration> = new Map(
  new Project({ tsConfigFilePath: join(ROOT, 'tsconfig.json'), skipAddingFilesFromTsConfig: true })
    .addSourceFilesAtPaths(join(ROOT, 'generator/typescript/views/*.ts'))
    .flatMap((file) => file.getInterfaces().map((each) => [each.getName(), each] as const)),
);

/** Walk every template with the type of its view: `views` names the interface of each. */
export function checkViews(
  sources: ReadonlyMap<string, string>,
  views: Readonly<Record<string, string>>,
): Findings {
  const walk = new Walk(sources);
  for (const [template, name] of Object.entries(views)) {
    const view = INTERFACES.get(name);
    if (view === undefined) walk.problems.add(`${template}: there is no interface ${name}`);
    else walk.template(template, view.getType());
  }
  const fields = [...INTERFACES].flatMap(([name, each]) =>
    each.getProperties().map((field) => `${name}.${field.getName()}`),
  );
  return { problems: [...walk.problems], asked: walk.asked, fields: new Set(fields) };
}

class Walk {
  readonly problems = new Set<string>();
  readonly asked = new Set<string>();
  readonly #trees: ReadonlyMap<string, TemplateTree>;
  readonly #seen = new Set<string>();

  constructor(sources: ReadonlyMap<string, string>) {
    this.#trees = new Map([...sources].map(([name, source]) => [name, parseTemplate(source)]));
  }

  template(name: string, view: Type): void {
    const key = `${name} ${view.getText()}`;
    const tree = this.#trees.get(name);
    if (tree === undefined || this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#program(tree, { name, contexts: [view] });
  }

  #program(program: TemplateTree, where: Where): void {
    for (const statement of program.body) this.#statement(statement, where);
  }

  #statement(statement: hbs.AST.Statement, where: Where): void {
    if (is(statement, 'MustacheStatement')) this.#expect(statement.path, where, 'code', statement);
    if (is(statement, 'PartialStatement')) {
      const [given] = statement.params;
      const view = given === undefined ? where.contexts[0] : this.#expect(given, where, 'view', statement);
      if (view !== undefined) this.template(`${PARTIALS}${nameOf(statement.name)}`, view);
    }
    if (!is(statement, 'BlockStatement')) return;
    const [given] = statement.params;
    if (given === undefined) return;
    const isEach = statement.path.original === 'each';
    const type = this.#expect(given, where, isEach ? 'list' : 'condition', statement);
    const item = isEach ? type?.getNumberIndexType() : undefined;
    const inner = item === undefined ? where : { ...where, contexts: [item, ...where.contexts] };
    const [body, otherwise] = programsIn(statement);
    if (body !== undefined && !(isEach && item === undefined)) this.#program(body, inner);
    if (otherwise !== undefined) this.#program(otherwise, where);
  }

  /** The type of what a path names; a problem where it has none, or one of another kind. */
  #expect(path: hbs.AST.Node, where: Where, kind: Kind, statement: hbs.AST.Statement): Type | undefined {
    if (!is(path, 'PathExpression') || path.data) return undefined;
    const complain = (problem: string): void => {
      this.problems.add(`${where.name}:${String(statement.loc.start.line)} ${path.original}: ${problem}`);
    };
    let type = where.contexts[path.depth];
    if (type === undefined) complain('leads out of the view');
    for (const part of path.parts) {
      const field = type?.getProperty(part);
      if (type === undefined || field === undefined) {
        if (type !== undefined)
          complain(`${type.getSymbol()?.getName() ?? type.getText()} has no field ${part}`);
        return undefined;
      }
      this.asked.add(`${type.getSymbol()?.getName() ?? ''}.${part}`);
      type = field.getValueDeclaration()?.getType();
    }
    if (type !== undefined && !KINDS[kind](type)) complain(`${textOf(type)} is no ${kind}`);
    return type;
  }
}

interface Where {
  readonly name: string;
  /** What `this` is, then what `..` is, and so on. */
  readonly contexts: readonly Type[];
}

/** A type as it is written in the views. */
const textOf = (type: Type): string => type.getText().replaceAll(/import\("[^"]*"\)\./g, '');

type Kind = 'code' | 'view' | 'list' | 'condition';

const isCode = (type: Type): boolean => type.getSymbol()?.getName() === 'Code';
const isList = (type: Type): boolean => type.isArray() || type.isReadonlyArray();

const KINDS: Readonly<Record<Kind, (type: Type) => boolean>> = {
  code: isCode,
  view: (type) => type.isObject() && !isCode(type) && !isList(type),
  list: isList,
  condition: (type) => type.isBoolean() || isCode(type) || isList(type),
};

interface Statements {
  readonly MustacheStatement: hbs.AST.MustacheStatement;
  readonly PartialStatement: hbs.AST.PartialStatement;
  readonly BlockStatement: hbs.AST.BlockStatement;
  readonly PathExpression: hbs.AST.PathExpression;
}

function is<K extends keyof Statements>(node: hbs.AST.Node, type: K): node is Statements[K] {
  return node.type === type;
}

const nameOf = (node: hbs.AST.Node): string => (is(node, 'PathExpression') ? node.original : '');
