import { Code } from '../code.js';
import { typeId } from '../ir/ids.js';
import type { Operation, TypeDef, VersionId } from '../ir/model.js';
import { comment } from './comments.js';
import { EMPTY } from './declarations.js';
import { mediaTypesText, type Gives } from './gives.js';
import { ident, textKey } from './literal.js';
import type { Subject } from './method-subject.js';
import { typeShape } from './shapes.js';
import { versionSet } from './version-sets.js';
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

/**
 * What a method gives, by version, by media type, or by both.
 *
 * @param all every version, oldest first
 */
export const resultsDeclaration = (
  { names, className, scope }: Pick<Subject, 'names' | 'className' | 'scope'>,
  { results, mediaTypes, byMediaType }: Gives,
  isVarying: boolean,
  all: readonly VersionId[],
): DeclarationView => {
  const by = isVarying ? 'version' : 'media type';
  const words = comment([`What {@link ${className.text}.${names.method}} gives, by ${by}.`]);
  const base = { ...EMPTY, comment: words, name: ident(names.results) };
  const given = results.map((each, index) => {
    const types = byMediaType[index];
    return mediaTypes.length === 0 || types === undefined ? each : { ...each, text: mediaTypesText(types) };
  });
  if (isVarying && results.some(({ versions }) => versions.length > 1)) {
    const spans = joined(given).map(({ versions, text }) => ({
      versions: versionSet(
        all.filter((version) => versions.has(version)),
        all,
        scope,
      ),
      shape: typeShape(text),
    }));
    return { ...base, isByVersion: true, spans };
  }
  const [types = new Map<string, Code>()] = byMediaType;
  const byVersion = given.flatMap(({ versions: [version = ''], text }) => [[version, text] as const]);
  const members = (isVarying ? byVersion : [...types]).map(([name, type]) => ({
    comment: comment([]),
    isReadonly: false,
    key: textKey(name),
    isOptional: false,
    type,
  }));
  return {
    ...base,
    isInterface: true,
    shape: { prefix: Code.EMPTY, type: Code.EMPTY, isObject: true, members, rest: Code.EMPTY },
  };
};

interface Joined {
  readonly versions: ReadonlySet<VersionId>;
  readonly text: Code;
}

/** Spans in which a method gives the same are one. */
const joined = (given: Gives['results']): readonly Joined[] => {
  const groups = new Map<string, { readonly versions: Set<VersionId>; readonly text: Code }>();
  for (const { versions, text } of given) {
    const group = groups.get(text.text) ?? { versions: new Set<VersionId>(), text };
    groups.set(text.text, group);
    for (const version of versions) group.versions.add(version);
  }
  return [...groups.values()];
};
