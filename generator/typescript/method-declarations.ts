import { Code } from '../code.js';
import { typeId } from '../ir/ids.js';
import type { Operation, TypeDef, VersionId } from '../ir/model.js';
import type { OperationNames } from '../naming/names.js';
import { comment } from './comments.js';
import { EMPTY } from './declarations.js';
import { ident, str } from './literal.js';
import type { DeclarationView } from './views/declaration.js';

/** The documented errors of an operation as an object: status → body. */
export const errorsDef = (operation: Operation): Extract<TypeDef, { kind: 'object' }> => ({
  kind: 'object',
  id: typeId(`errors ${operation.id}`),
  name: { words: ['errors'], strength: 'derived', owner: operation.id },
  doc: {},
  origin: operation.origin,
  access: 'readWrite',
  extends: [],
  conflicting: false,
  properties: operation.errors.map(({ status, type, doc }) => ({
    wireName: String(status),
    type: type ?? { kind: 'primitive', name: 'unknown' },
    doc,
    constraints: {},
    optional: false,
    access: 'readWrite',
  })),
});

/** What a method gives, by version. */
export const resultsDeclaration = (
  names: OperationNames,
  results: ReadonlyMap<VersionId, Code>,
  className: Code,
): DeclarationView => {
  const members = [...results].map(([version, type]) => ({
    comment: comment([]),
    isReadonly: false,
    key: str(version),
    isOptional: false,
    type,
  }));
  return {
    ...EMPTY,
    comment: comment([`What {@link ${className.text}.${names.method}} gives, by version.`]),
    name: ident(names.results),
    isInterface: true,
    shape: { prefix: Code.EMPTY, type: Code.EMPTY, isObject: true, members, rest: Code.EMPTY },
  };
};
