import type { Int64 } from '../../choices.js';
import { Code, code, join } from '../../code.js';
import type { Contract, Member, RootName, Shape } from '../../ir/contract.js';
import type { Output, OutputInput, PathsOptions, TemplateFile } from '../../seams.js';
import { ident, specifier } from '../literal.js';
import { headerOf } from '../resource.js';
import type { PathsIndexView, PathsView, TableView } from '../views/paths.js';
import { limitCombinations } from './combinations.js';
import { API_PATHS, namedEnums, pathsEnum } from './enums.js';
import { findRecursion, type Recursion } from './recursion.js';
import { nameFor, rootTypes } from './root-types.js';
import { ShapeSpeller } from './spelling.js';
import { namedLists } from './value-lists.js';

const TABLES: readonly RootName[] = ['paths', 'webhooks', 'components', 'operations'];

/** Names that every file has anyway. */
const TAKEN: ReadonlySet<string> = new Set([
  ...TABLES,
  '$defs',
  'WithRequired',
  'Record',
  'Omit',
  'NonNullable',
  'Readable',
  'Writable',
  API_PATHS,
]);

/**
 * The types `paths`, `webhooks`, `components` and `operations` of each version, for clients that are made of them. A file
 * for each version, and `index.ts` for the one that holds unless another one is named; of an API without versions only
 * that. `folder` is empty, or ends with a slash.
 */
export const pathsOutput = (options: PathsOptions = {}, folder: string = ''): Output => ({
  name: 'paths',
  plan: (input) => {
    const contracts = input.contracts(options).map(limitCombinations);
    const header = headerOf(Code.trusted(input.source.replace(/[^\w./@ -]/g, '_')));
    const { pin, int64 } = input;
    if (pin === undefined) {
      return {
        files: contracts.map((each) => contractFile(`${folder}index.ts`, each, header, options, int64)),
      };
    }
    const files = contracts.map((each) =>
      contractFile(pathOf(folder, each.version, input), each, header, options, int64),
    );
    const index = `${folder}index.ts`;
    const view: PathsIndexView = {
      header,
      from: specifier(index, pathOf(folder, pin, input), input.importExtension),
      hasValues: hasValues(options),
    };
    return { files: [...files, { path: index, template: 'paths-index', view }] };
  },
});

const pathOf = (folder: string, version: Contract['version'], { names }: OutputInput): string =>
  `${folder}${names.versions.get(version) ?? 'version'}.ts`;

/** Whether what is written is more than types, and so a program and no declaration of one. */
const hasValues = ({ enum: isEnum, enumValues, makePathsEnum }: PathsOptions): boolean =>
  isEnum === true || enumValues === true || makePathsEnum === true;

/** The members of a table; a schema that has a name of its own stands in it by that. */
const membersOf = ({ roots }: Contract, name: RootName, { shapes, named }: Recursion): readonly Member[] => {
  if (name !== 'components' || shapes.size === 0) return roots[name];
  const shapeOf = ({ key, shape }: Member): Shape =>
    named.has(key)
      ? { kind: 'reference', root: 'components', keys: ['schemas', key] }
      : (shapes.get(key) ?? shape);
  return roots.components.map((table) => {
    if (table.key !== 'schemas' || table.shape.kind !== 'object') return table;
    const members = table.shape.members.map((each) => ({ ...each, shape: shapeOf(each) }));
    return { ...table, shape: { ...table.shape, members } };
  });
};

const tableView = (
  name: RootName,
  all: readonly Member[],
  speller: ShapeSpeller,
  { exportType }: PathsOptions,
): TableView => {
  const isPattern = ({ pattern }: Member): boolean => pattern !== undefined;
  // Each in an object of its own: in one, a pattern would have to agree with all that fit it.
  const patterns = all.filter(isPattern).map((each) => code` & {\n${speller.members([each])}\n}`);
  return {
    name: ident(name),
    isInterface: exportType !== true && patterns.length === 0,
    isEmpty: all.length === 0,
    members: speller.members(all.filter((each) => !isPattern(each))),
    patterns: join(patterns, Code.EMPTY),
  };
};

const contractFile = (
  path: string,
  contract: Contract,
  header: Code,
  options: PathsOptions,
  int64: Int64,
): TemplateFile => {
  const recursion = findRecursion(contract);
  const taken = new Set(TAKEN);
  const enums = namedEnums(contract, { once: options.dedupeEnums === true, taken });
  const naming = {
    isBare: options.rootTypesNoSchemaPrefix === true,
    keepsCasing: options.rootTypesKeepCasing === true,
    taken,
  };
  const roots = options.rootTypes === true ? rootTypes(contract, naming) : [];
  const names = new Map([...recursion.named].map((key) => [key, ident(nameFor(key, taken))]));
  const speller = new ShapeSpeller({
    immutable: options.immutable === true,
    names,
    enums: enums.names,
    int64,
  });
  const view: PathsView = {
    header,
    tables: TABLES.map((name) => tableView(name, membersOf(contract, name, recursion), speller, options)),
    rootTypes: roots,
    enums: [...enums.views, ...(options.makePathsEnum === true ? [pathsEnum(contract)] : [])],
    valueLists: namedLists(contract, speller, taken),
    marks: options.readWriteMarkers === true,
    recursive: [...names].map(([key, name]) => ({
      name,
      type: speller.write(recursion.shapes.get(key) ?? { kind: 'primitive', name: 'unknown' }),
    })),
    withRequired: speller.needsWithRequired,
  };
  return { path, template: 'paths', view };
};
