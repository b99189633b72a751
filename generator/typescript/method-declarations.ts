import { Code } from '../code.js';
import { typeId } from '../ir/ids.js';
import type { Operation, TypeDef, VersionId } from '../ir/model.js';
import type { OperationNames } from '../naming/names.js';
import { comment } from './comments.js';
import { EMPTY } from './declarations.js';
import { mediaTypesText, type Gives } from './gives.js';
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

/** What a method gives, by version, by media type, or by both. */
export const resultsDeclaration = (
  names: OperationNames,
  { results, mediaTypes, byMediaType }: Gives,
  isVarying: boolean,
  className: Code,
): DeclarationView => {
  const [types = new Map<string, Code>()] = byMediaType.values();
  const versions = mediaTypes.length === 0 ? results : mapped(byMediaType);
  const members = [...(isVarying ? versions : types)].map(([name, type]) => ({
    comment: comment([]),
    isReadonly: false,
    key: str(name),
    isOptional: false,
    type,
  }));
  const by = isVarying ? 'version' : 'media type';
  return {
    ...EMPTY,
    comment: comment([`What {@link ${className.text}.${names.method}} gives, by ${by}.`]),
    name: ident(names.results),
    isInterface: true,
    shape: { prefix: Code.EMPTY, type: Code.EMPTY, isObject: true, members, rest: Code.EMPTY },
  };
};

const mapped = (byMediaType: Gives['byMediaType']): ReadonlyMap<VersionId, Code> =>
  new Map([...byMediaType].map(([version, types]) => [version, mediaTypesText(types)]));
