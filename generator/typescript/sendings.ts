import { code, join, type Code } from '../code.js';
import { at } from '../ir/lookup.js';
import type { Operation, VersionId } from '../ir/model.js';
import { bodiesOf, bodyKey } from '../ir/walk.js';
import { isRange } from './body-encoders.js';
import type { Declaration } from './declarations.js';
import { mediaTypes } from './literal.js';
import type { Subject } from './method-subject.js';
import type { ParamsPlan } from './parameters.js';

/** One way to send a request: what `params` is, and what a caller says for it. */
export interface Sending {
  readonly versions: readonly VersionId[];
  readonly params: Declaration | undefined;
  readonly plans: ReadonlyMap<VersionId, ParamsPlan>;
  /** The media types that a caller names or may name; none where there is nothing to choose. */
  readonly contentTypes: readonly string[];
  /** A caller has to name one: elsewhere the first is what is sent anyway. */
  readonly isNamed: boolean;
}

type Described = Pick<Subject, 'timeline' | 'versions' | 'plans' | 'params' | 'others'>;

/** Without a media type first, by what may then be sent in the newest versions; then one for each of the others. */
export const sendingsOf = (subject: Described): readonly Sending[] => {
  const { versions, plans, params, others } = subject;
  const usual = new Map<string, { contentTypes: readonly string[]; versions: VersionId[] }>();
  const known = new Map(subject.timeline.revisions.map(({ value }) => [value, usualMediaTypes(value)]));
  for (const version of [...versions].reverse()) {
    const operation = at(subject.timeline, version);
    const contentTypes = (operation === undefined ? undefined : known.get(operation)) ?? [];
    const key = contentTypes.join();
    const same = usual.get(key);
    if (same === undefined) usual.set(key, { contentTypes, versions: [version] });
    else same.versions.unshift(version);
  }
  const all = [...usual.values()];
  const isChoice = others.length > 0 || all.some(({ contentTypes }) => isOpen(contentTypes));
  const given = { params, plans, isNamed: false };
  return [
    ...(isChoice ? all.map((each) => ({ ...given, ...each })) : [{ ...given, versions, contentTypes: [] }]),
    ...others.map((other) => ({ ...other, contentTypes: other.mediaTypes, isNamed: true })),
  ];
};

const isOpen = ([first = '', ...more]: readonly string[]): boolean => more.length > 0 || isRange(first);

/** The media types for which `params` is what it is where none is named. */
const usualMediaTypes = (operation: Operation): readonly string[] => {
  const { body } = operation;
  if (body === undefined) return [];
  const key = bodyKey(body);
  return bodiesOf(operation).flatMap((each) => (bodyKey(each) === key ? [each.mediaType] : []));
};

/** The media types of a body in some versions, those of the newest first. */
export const otherMediaTypes = (
  timeline: Subject['timeline'],
  versions: readonly VersionId[],
  key: string,
): readonly string[] => {
  const found = new Set<string>();
  for (const version of [...versions].reverse()) {
    const operation = at(timeline, version);
    const mediaTypes = operation === undefined ? undefined : otherBodiesOf(operation).get(key);
    for (const each of mediaTypes ?? []) found.add(each);
  }
  return [...found];
};

/** Operations do not change, and each of their bodies is asked for. */
const known = new WeakMap<Operation, ReadonlyMap<string, readonly string[]>>();

/** The media types of the bodies beside the usual one, by what these are told from others by. */
const otherBodiesOf = (operation: Operation): ReadonlyMap<string, readonly string[]> => {
  const before = known.get(operation);
  if (before !== undefined) return before;
  const found = new Map<string, string[]>();
  for (const body of operation.otherBodies) {
    const key = bodyKey(body);
    const same = found.get(key);
    if (same === undefined) found.set(key, [body.mediaType]);
    else same.push(body.mediaType);
  }
  known.set(operation, found);
  return found;
};

/** `'image/png' | 'image/jpeg'` */
export const contentTypeOf = (contentTypes: readonly string[]): Code =>
  join(contentTypes.map(mediaTypes), code` | `);

/** An operation as it is with another body: a switch that its body does not have is none. */
export const withoutSwitch = (operation: Operation, { isSwitched }: ParamsPlan): Operation => ({
  ...operation,
  alternatives: operation.alternatives.filter(
    ({ when }) => when === undefined || when.in !== 'body' || isSwitched,
  ),
});
