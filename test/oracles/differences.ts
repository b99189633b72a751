/** Why our type of a schema need not be that of openapi-typescript. */
import { isList, isMembers, own, type Members } from '../../generator/ir/documents.js';
import { segmentsOf } from '../../generator/ir/pointer.js';

/** A reason holds where the compiler complains of it and the schema, or one that it reaches, has what causes it. */
interface Reason {
  readonly reason: string;
  readonly complaint: RegExp | ((text: string, reached: readonly Members[], root: Members) => boolean);
  readonly cause: (schema: Members) => boolean;
}

function isBytes(schema: Members): boolean {
  return own(schema, 'format') === 'binary' || 'contentMediaType' in schema || 'contentEncoding' in schema;
}

const REASONS: readonly Reason[] = [
  {
    reason: 'bytes: a Blob of ours is a string of theirs',
    complaint: /\bBlob\b/,
    cause: isBytes,
  },
  {
    reason:
      'tags: they make names of schemas the values of a discriminator, where ours are those of the document',
    complaint: (text, reached, root) => namesTag(text, reached, root),
    cause: () => true,
  },
  {
    reason: 'further properties: an index signature, which no interface of the other has',
    complaint: /[Ii]ndex signature/,
    cause: (schema) =>
      ['additionalProperties', 'patternProperties', 'unevaluatedProperties'].some((key) => key in schema) ||
      isBare(schema),
  },
  {
    reason: 'null: they pass over `nullable` beside `allOf` and `$ref`, and over null among values',
    complaint: /Type 'null' is not assignable/,
    cause: (schema) =>
      own(schema, 'nullable') === true ||
      listAt(schema, 'type').includes('null') ||
      own(schema, 'type') === 'null' ||
      listAt(schema, 'enum').includes(null),
  },
  {
    reason: 'required: they pass over names in `required` whose properties stand elsewhere',
    complaint: /is optional in type|is missing in type|is missing the following properties/,
    cause: (schema) =>
      listAt(schema, 'required').some((name) => !(String(name) in membersAt(schema, 'properties'))),
  },
  {
    reason:
      'beside a union: they take what stands beside `anyOf` or `oneOf` for one more alternative, or a part of each',
    complaint: /is not assignable to type/,
    cause: (schema) =>
      ('anyOf' in schema || 'oneOf' in schema) && ('properties' in schema || 'allOf' in schema),
  },
  {
    reason: 'tuples: they want every item of `prefixItems`, which are only there as far as `minItems` says',
    complaint: /requires? \d+ element|Source has \d+ element|\[[^\]]*\?|may have fewer/,
    cause: (schema) => 'prefixItems' in schema,
  },
  {
    reason:
      'contradiction: an object that is a string at once has no instance; they make an intersection, we an object',
    complaint: /charAt|'string' is not assignable/,
    cause: (schema) => isJoining(schema) && (own(schema, 'type') === 'object' || holdsObject(schema)),
  },
  {
    reason: 'anything: a `type` that JSON Schema does not have',
    complaint: /'unknown'/,
    cause: (schema) => typeof own(schema, 'type') === 'string' && !TYPES.has(own(schema, 'type')),
  },
  {
    reason: 'anything: one says unknown where the other guesses',
    complaint: /'unknown'|unknown>|unknown\[\]/,
    cause: (schema) => isBare(schema) || isUntyped(schema),
  },
  {
    reason: 'nothing: one says never where schemas contradict each other, or nothing is allowed',
    complaint: /'never'|never>|never\[\]/,
    cause: (schema) =>
      'not' in schema ||
      'allOf' in schema ||
      isBare(schema) ||
      own(schema, 'maxItems') === 0 ||
      isUntyped(schema) ||
      listAt(schema, 'enum').length > 0 ||
      Object.values(schema).includes(false),
  },
];

/** What differs in a document, and what does not. */
export interface Differences {
  readonly root: Members;
  /** What the compiler says of each component schema that differs. */
  readonly differing: ReadonlyMap<string, string>;
  /** The component schemas that were compared. */
  readonly compared: ReadonlySet<string>;
}

/** A schema that differs because another one does that it names. */
const INHERITED = 'names: a schema that it names differs, and is on this list itself';

/** The reasons of all schemas that differ; without those of which none is known. */
export const reasonsOf = ({ root, differing, compared }: Differences): ReadonlyMap<string, string> => {
  const schemas = membersAt(membersAt(root, 'components'), 'schemas');
  const reasons = new Map<string, string>();
  const named = new Map<string, ReadonlySet<string>>();
  for (const [shown, text] of differing) {
    const name = shown.replace(/ \(sent\)$/, '');
    // What another component says is that one's to explain.
    const { nodes, names } = ownNodes(root, own(schemas, name), compared);
    named.set(shown, names);
    const reason = reasonIn(text, nodes, root);
    if (reason !== undefined) reasons.set(shown, reason);
  }
  for (let grew = true; grew;) {
    grew = false;
    for (const [shown, names] of named) {
      const isInherited = [...names].some((name) => reasons.has(name) || reasons.has(`${name} (sent)`));
      if (reasons.has(shown) || !isInherited) continue;
      reasons.set(shown, INHERITED);
      grew = true;
    }
  }
  return reasons;
};

/** Why an instance of a schema need not be assignable to its type; undefined where it has to be. */
export const reasonOfInstance = (text: string, root: Members, schema: string): string | undefined => {
  if (isOfTag(text, root)) return 'tags: a discriminator says which values are those of each of its schemas';
  const nodes = reachedFrom(root, own(membersAt(membersAt(root, 'components'), 'schemas'), schema));
  return OF_INSTANCES.find(({ complaint, cause }) => complaint.test(text) && nodes.some(cause))?.reason;
};

/** Whether a complaint is about the property of a discriminator, of which the sample is no value. */
const isOfTag = (text: string, root: Members): boolean => {
  const [, property] = /Types of property '([^']+)' are incompatible\.\s+Type '"[^"]*"'/.exec(text) ?? [];
  const schemas = Object.values(membersAt(membersAt(root, 'components'), 'schemas'));
  return (
    property !== undefined &&
    schemas.some((schema) =>
      reachedFrom(root, schema).some(
        (node) => own(membersAt(node, 'discriminator'), 'propertyName') === property,
      ),
    )
  );
};

const OF_INSTANCES: readonly (Reason & { readonly complaint: RegExp })[] = [
  {
    reason: 'required: a name that only some members of a union declare is of their type in all of them',
    complaint: /"anything"/,
    cause: (schema) =>
      ('anyOf' in schema || 'oneOf' in schema) &&
      listAt(schema, 'required').some((name) => !(String(name) in membersAt(schema, 'properties'))),
  },
  {
    reason: 'bytes: JSON has a text where a caller gives a Blob',
    complaint: /\bBlob\b/,
    cause: isBytes,
  },
];

const reasonIn = (text: string, nodes: readonly Members[], root: Members): string | undefined =>
  REASONS.find(({ complaint, cause }) => {
    const complains = complaint instanceof RegExp ? complaint.test(text) : complaint(text, nodes, root);
    return complains && nodes.some(cause);
  })?.reason;

/** The nodes of a schema up to the components that were compared for themselves, and the names of these. */
const ownNodes = (
  root: Members,
  start: unknown,
  compared: ReadonlySet<string>,
): { readonly nodes: readonly Members[]; readonly names: ReadonlySet<string> } => {
  const names = new Set<string>();
  const nodes = reachedFrom(root, start, (reference, isJoined) => {
    // What a schema is joined to is a part of it.
    if (isJoined) return true;
    const [, name] = /^#\/components\/schemas\/([^/]+)$/.exec(reference) ?? [];
    const [decoded] = name === undefined ? [] : segmentsOf(`/${decodeURIComponent(name)}`);
    if (decoded === undefined || !compared.has(decoded)) return true;
    names.add(decoded);
    return false;
  });
  return { nodes, names };
};

/** Whether the compiler stumbles over the property of a discriminator of one of the schemas, or of a union that has it. */
const namesTag = (text: string, reached: readonly Members[], root: Members): boolean => {
  if (/\bOmit</.test(text)) return true;
  const schemas = new Set(reached);
  return taggedIn(root).some(
    ({ tag, members }) =>
      [`'${tag}'`, `.${tag}'`, `${tag}: "`, `"${tag}": "`].some((written) => text.includes(written)) &&
      members.some((member) => schemas.has(member)),
  );
};

interface Tagged {
  readonly tag: string;
  /** The schema with the discriminator, and the members of its union. */
  readonly members: readonly Members[];
}

/** Every discriminator of a document. */
const taggedIn = (root: Members): readonly Tagged[] => {
  const found = known.get(root) ?? reachedFrom(root, root).flatMap((schema) => taggedAt(root, schema));
  known.set(root, found);
  return found;
};
const known = new WeakMap<Members, readonly Tagged[]>();

const taggedAt = (root: Members, schema: Members): readonly Tagged[] => {
  const discriminator = own(schema, 'discriminator');
  const tag = isMembers(discriminator) ? own(discriminator, 'propertyName') : undefined;
  if (typeof tag !== 'string') return [];
  const members = [...listAt(schema, 'oneOf'), ...listAt(schema, 'anyOf')].flatMap((member) => {
    const reference = isMembers(member) ? own(member, '$ref') : undefined;
    const node = typeof reference === 'string' ? target(root, reference) : member;
    return isMembers(node) ? [node] : [];
  });
  return [{ tag, members: [schema, ...members] }];
};

/** An object or a list of which nothing more is said. */
const isBare = (schema: Members): boolean => {
  const types = [own(schema, 'type'), ...listAt(schema, 'type')];
  return (
    (types.includes('object') && !('properties' in schema)) ||
    (types.includes('array') && !('items' in schema))
  );
};

const TYPES: ReadonlySet<unknown> = new Set([
  ...['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'],
]);

const isJoining = (schema: Members): boolean => ['allOf', 'anyOf', 'oneOf'].some((key) => key in schema);

const holdsObject = (schema: Members): boolean =>
  listAt(schema, 'allOf').some((part) => isMembers(part) && own(part, 'type') === 'object');

const isUntyped = (schema: Members): boolean =>
  !['type', '$ref', 'enum', 'const', 'allOf', 'anyOf', 'oneOf', 'properties', 'items', 'prefixItems'].some(
    (key) => key in schema,
  );

/** A schema and everything that it leads to. */
const reachedFrom = (
  root: Members,
  start: unknown,
  isFollowed: (reference: string, isJoined: boolean) => boolean = () => true,
): readonly Members[] => {
  const found = new Set<Members>();
  const joined = new Set<unknown>();
  const queue: unknown[] = [start];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (isList(next)) queue.push(...next.filter((item) => typeof item === 'object' && item !== null));
    if (!isMembers(next) || found.has(next)) continue;
    found.add(next);
    const reference = own(next, '$ref');
    if (typeof reference === 'string' && isFollowed(reference, joined.has(next)))
      queue.push(target(root, reference));
    for (const part of listAt(next, 'allOf')) if (isMembers(part)) joined.add(part);
    queue.push(...Object.values(next).filter((value) => typeof value === 'object' && value !== null));
  }
  return [...found];
};

const target = (root: Members, reference: string): unknown => {
  let node: unknown = root;
  for (const segment of segmentsOf(decodeURIComponent(reference.replace(/^#/, '')))) {
    node = isList(node) ? node[Number(segment)] : isMembers(node) ? own(node, segment) : undefined;
  }
  return node ?? {};
};

const membersAt = (node: Members, key: string): Members => {
  const value = own(node, key);
  return isMembers(value) ? value : {};
};

const listAt = (node: Members, key: string): readonly unknown[] => {
  const value = own(node, key);
  return isList(value) ? value : [];
};
