import { isMembers, own, type Members } from '../../ir/documents.js';
import type { PatternPart } from '../../ir/contract.js';
import { listAt } from './discriminators.js';
import { METHODS } from './operations.js';
import type { Source } from './source.js';

/** A path as all that fit it; undefined for one without parameters, and where that is not asked for. */
export const patternOf = (
  source: Source,
  path: string,
  item: Members,
): readonly PatternPart[] | undefined => {
  if (source.options.pathParamsAsTypes !== true || !/\{[^}]+\}/.test(path)) return undefined;
  const types = parameterTypes(source, item);
  return path.split(/(\{[^}]+\})/).flatMap((piece): readonly PatternPart[] => {
    if (piece === '') return [];
    const [, name] = /^\{([^}]+)\}$/.exec(piece) ?? [];
    return [name === undefined ? { text: piece } : { type: patternType(types.get(name)) }];
  });
};

const patternType = (type: unknown): Extract<PatternPart, { readonly type: unknown }>['type'] => {
  if (type === 'integer' || type === 'number') return 'number';
  return type === 'boolean' ? 'boolean' : 'string';
};

/** The types of the parameters in a path, by name: those of an operation go before those of the path. */
const parameterTypes = (source: Source, item: Members): ReadonlyMap<string, unknown> => {
  const operations = METHODS.map((method) => own(item, method)).filter(isMembers);
  const types = new Map<string, unknown>();
  for (const node of [item, ...operations].flatMap((each) => listAt(each, 'parameters')).filter(isMembers)) {
    const end = source.end(node);
    const name = end === undefined ? undefined : own(end, 'name');
    if (end === undefined || typeof name !== 'string' || own(end, 'in') !== 'path') continue;
    const schema = own(end, 'schema');
    types.set(name, isMembers(schema) ? own(schema, 'type') : undefined);
  }
  return types;
};
