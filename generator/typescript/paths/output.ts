import { Code } from '../../code.js';
import type { Contract, Member, RootName, Shape } from '../../ir/contract.js';
import type { Output, OutputInput, PathsOptions, TemplateFile } from '../../seams.js';
import { ident, specifier, type ImportExtension } from '../literal.js';
import { headerOf } from '../resource.js';
import type { PathsIndexView, PathsView } from '../views/paths.js';
import { findRecursion, type Recursion } from './recursion.js';
import { nameFor, rootTypes } from './root-types.js';
import { ShapeSpeller } from './spelling.js';

const TABLES: readonly RootName[] = ['paths', 'webhooks', 'components', 'operations'];

/** Names that every file has anyway. */
const TAKEN: ReadonlySet<string> = new Set([...TABLES, '$defs', 'WithRequired', 'Record', 'Omit']);

/**
 * The types `paths`, `webhooks`, `components` and `operations` of each version, for clients that are made of them. A file
 * for each version, and `index.ts` for the one that holds unless another one is named; of an API without versions only
 * that. `folder` is empty, or ends with a slash.
 */
export const pathsOutput = (options: PathsOptions = {}, folder: string = ''): Output => ({
  name: 'paths',
  plan: (input) => {
    const contracts = input.contracts(options);
    const header = headerOf(Code.trusted(input.source.replace(/[^\w./@ -]/g, '_')));
    const { pin } = input;
    if (pin === undefined) {
      return { files: contracts.map((each) => contractFile(`${folder}index.ts`, each, header, options)) };
    }
    const files = contracts.map((each) =>
      contractFile(pathOf(folder, each.version, input), each, header, options),
    );
    return {
      files: [...files, indexFile(folder, pathOf(folder, pin, input), header, input.importExtension)],
    };
  },
});

const pathOf = (folder: string, version: Contract['version'], { names }: OutputInput): string =>
  `${folder}${names.versions.get(version) ?? 'version'}.ts`;

const indexFile = (
  folder: string,
  pinned: string,
  header: Code,
  extension: ImportExtension,
): TemplateFile => {
  const path = `${folder}index.ts`;
  const view: PathsIndexView = { header, from: specifier(path, pinned, extension) };
  return { path, template: 'paths-index', view };
};

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

const contractFile = (
  path: string,
  contract: Contract,
  header: Code,
  { exportType, immutable, rootTypes: hasRootTypes, rootTypesNoSchemaPrefix }: PathsOptions,
): TemplateFile => {
  const isBare = rootTypesNoSchemaPrefix === true;
  const recursion = findRecursion(contract);
  const taken = new Set(TAKEN);
  const roots = hasRootTypes === true ? rootTypes(contract, { isBare, taken }) : [];
  const names = new Map([...recursion.named].map((key) => [key, ident(nameFor(key, taken))]));
  const speller = new ShapeSpeller({ immutable: immutable === true, names });
  const tables = TABLES.map((name) => ({
    name: ident(name),
    isInterface: exportType !== true,
    isEmpty: contract.roots[name].length === 0,
    members: speller.members(membersOf(contract, name, recursion)),
  }));
  const view: PathsView = {
    header,
    tables,
    rootTypes: roots,
    recursive: [...names].map(([key, name]) => ({
      name,
      type: speller.write(recursion.shapes.get(key) ?? { kind: 'primitive', name: 'unknown' }),
    })),
    withRequired: speller.needsWithRequired,
  };
  return { path, template: 'paths', view };
};
