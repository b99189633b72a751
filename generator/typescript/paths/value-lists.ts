import { code, join } from '../../code.js';
import type { Contract } from '../../ir/contract.js';
import { ident, literal } from '../literal.js';
import type { ValueListView } from '../views/paths.js';
import { nameAt } from './enums.js';
import { unused } from './root-types.js';
import type { ShapeSpeller } from './spelling.js';

/** A list of the values of each choice, named after its place as openapi-typescript does: `petStatusValues`. */
export const namedLists = (
  { valueLists }: Contract,
  speller: ShapeSpeller,
  taken: Set<string>,
): readonly ValueListView[] =>
  valueLists.map(({ at, values, shape }) => {
    const name = nameAt(`${at}Values`);
    return {
      name: ident(unused(taken, `${name.charAt(0).toLowerCase()}${name.slice(1)}`)),
      type: speller.grouped(shape),
      values: join(values.map(literal), code`, `),
    };
  });
