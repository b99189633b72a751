import { diagnose } from '../../diagnostics/catalogue.js';
import { isList, isMembers, own, textOf, type Members } from '../../ir/documents.js';
import { child } from '../../ir/pointer.js';
import {
  ADDED,
  ANNOTATIONS,
  BEFORE,
  CHANGE,
  ENUM_ADDED,
  ENUM_REMOVED,
  MADE_OPTIONAL,
  MADE_REQUIRED,
  MEMBERS_BEFORE,
  REMOVED,
  RENAMED_FROM,
} from '../../versions/annotations.js';
import { membersBefore, type Moment } from '../../versions/lifetime.js';
import { namedBy } from '../../versions/nodes.js';
import { RENAMEABLE } from '../../versions/renames.js';
import { pastAt, type DatedNode } from '../nodes.js';
import type { Rule } from '../rule.js';
import { isReferenceObject } from './annotation-on-reference.js';

/** An annotation, or an entry of one, and why it changes nothing. */
interface Idle {
  readonly keys: readonly [string, ...string[]];
  readonly reason: string;
}

const NEVER_BEFORE = 'there is no version before it in which this exists';
const EVERYWHERE = 'it holds in every version in which this exists';

export const annotationWithoutEffect: Rule = {
  code: 'annotation-without-effect',
  check: ({ nodes, place, report }) => {
    for (const node of nodes) {
      if (isReferenceObject(node)) continue;
      for (const { keys, reason } of idle(node)) {
        const pointer = child(node.pointer, ...keys);
        report(
          diagnose(
            'annotation-without-effect',
            { annotation: keys[0], reason },
            place({ ...node, pointer }, 'key'),
          ),
        );
      }
    }
  },
};

const idle = (node: DatedNode): readonly Idle[] => {
  if (node.isTable) return amongNames(node.value);
  // Where nothing around it exists, that is what has to be mended.
  if (node.alive.length === 0) return [];
  return [
    ...lifeOf(node),
    ...pastsOf(node),
    ...pastMembersOf(node),
    ...requirementsOf(node, MADE_REQUIRED, true),
    ...requirementsOf(node, MADE_OPTIONAL, false),
    ...enumsOf(node),
    ...namesOf(node),
    ...changeOf(node.value),
  ];
};

const amongNames = (table: Members): readonly Idle[] =>
  Object.keys(table).flatMap((key) =>
    ANNOTATIONS.has(key) && !isMembers(table[key])
      ? [{ keys: [key], reason: 'names stand here, and it is read as one' }]
      : [],
  );

const lifeOf = ({ value, pointer, around }: DatedNode): readonly Idle[] =>
  [ADDED, REMOVED].flatMap((key): readonly Idle[] => {
    const date = own(value, key);
    if (typeof date !== 'string' || !isKnown(date, around)) return [];
    if (pointer === '') return [{ keys: [key], reason: 'a document as a whole exists in every version' }];
    const isIdle = key === ADDED ? around.every(since(date)) : !around.some(since(date));
    const reason = key === ADDED ? EVERYWHERE : 'what holds this does not exist any longer either';
    return isIdle ? [{ keys: [key], reason }] : [];
  });

const pastsOf = ({ value, alive }: DatedNode): readonly Idle[] => {
  const dates = own(value, BEFORE);
  return Object.keys(isMembers(dates) ? dates : {})
    .filter((date) => isKnown(date, alive) && !alive.some((moment) => pastAt(value, moment) === date))
    .map((date) => ({ keys: [BEFORE, date], reason: NEVER_BEFORE }));
};

const pastMembersOf = ({ value, alive }: DatedNode): readonly Idle[] => {
  const dates = own(value, MEMBERS_BEFORE);
  return Object.entries(isMembers(dates) ? dates : {}).flatMap(([date, members]) => {
    if (!isMembers(members) || !isKnown(date, alive)) return [];
    return Object.keys(members)
      .filter((key) => !alive.some((moment) => membersBefore(value, moment).get(key)?.date === date))
      .map((key): Idle => ({ keys: [MEMBERS_BEFORE, date, key], reason: NEVER_BEFORE }));
  });
};

const requirementsOf = (node: DatedNode, key: string, isRequiredNow: boolean): readonly Idle[] => {
  const date = own(node.value, key);
  if (typeof date !== 'string' || !isKnown(date, node.alive)) return [];
  const required = isRequired(node);
  if (required === undefined)
    return [{ keys: [key], reason: 'only a property or a parameter can be required' }];
  if (required !== isRequiredNow) {
    return [{ keys: [key], reason: `this is ${required ? 'required' : 'optional'} now` }];
  }
  return node.alive.every(since(date)) ? [{ keys: [key], reason: EVERYWHERE }] : [];
};

/** Undefined for what is neither a property nor a parameter. */
const isRequired = ({ value, holder, name, ancestors }: DatedNode): boolean | undefined => {
  if (holder === 'properties' && name !== '') {
    const listed = own(ancestors.at(-1) ?? {}, 'required');
    return isList(listed) && listed.includes(name);
  }
  return 'in' in value ? own(value, 'required') === true : undefined;
};

const enumsOf = ({ value, alive }: DatedNode): readonly Idle[] =>
  [ENUM_ADDED, ENUM_REMOVED].flatMap((key): readonly Idle[] => {
    const dates = own(value, key);
    if (!isMembers(dates)) return [];
    const values = own(value, 'enum');
    if (!isList(values)) return [{ keys: [key], reason: 'there is no `enum` here' }];
    return Object.entries(dates).flatMap(([name, date]): readonly Idle[] => {
      if (typeof date !== 'string' || !isKnown(date, alive)) return [];
      if (key === ENUM_ADDED && !hasValue(value, name))
        return [{ keys: [key, name], reason: '`enum` has no such value' }];
      return alive.every(since(date)) ? [{ keys: [key, name], reason: EVERYWHERE }] : [];
    });
  });

/** Whether an enum has a value, or had it for a while. */
const hasValue = (schema: Members, name: string): boolean => {
  const [values, removed] = [own(schema, 'enum'), own(schema, ENUM_REMOVED)];
  const isListed = isList(values) && values.some((each) => textOf(each) === name);
  return isListed || (isMembers(removed) && Object.hasOwn(removed, name));
};

const namesOf = ({ value, holder, name, alive, elsewhere }: DatedNode): readonly Idle[] => {
  const dates = own(value, RENAMED_FROM);
  if (dates === undefined) return [];
  if (!(RENAMEABLE.has(holder) && name !== '') && namedBy(value) === undefined) {
    const reason =
      own(value, 'in') === 'path'
        ? 'the name of a parameter of a path is sent to nobody'
        : 'only properties, parameters, schemas and operations have names that can change';
    return [{ keys: [RENAMED_FROM], reason }];
  }
  // It also says which element of another document this is.
  const moments = [...alive, ...elsewhere];
  return Object.keys(isMembers(dates) ? dates : {})
    .filter((date) => isKnown(date, moments) && moments.every(since(date)))
    .map((date) => ({ keys: [RENAMED_FROM, date], reason: EVERYWHERE }));
};

const changeOf = (node: Members): readonly Idle[] =>
  CHANGE in node && !Object.keys(node).some((key) => key !== CHANGE && ANNOTATIONS.has(key))
    ? [{ keys: [CHANGE], reason: 'there is no annotation beside it' }]
    : [];

const since =
  (date: string) =>
  (moment: Moment): boolean =>
    moment.holds(date) === true;

const isKnown = (date: string, moments: readonly Moment[]): boolean =>
  moments.some((moment) => moment.holds(date) !== undefined);
