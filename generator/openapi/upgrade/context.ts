import { isList, isMembers, own, valueBelow, type Members, type VersionView } from '../../ir/documents.js';
import { child, escapeFragment, fragmentPointer, segmentsOf } from '../../ir/pointer.js';
import type { Report } from '../reader.js';
import type { Moves } from './moves.js';

/** A node of a 2.0 document. */
export interface Spot {
  readonly uri: string;
  readonly pointer: string;
  readonly value: unknown;
}

/** What the parts of the upgrade need of the whole. */
export interface Upgrade {
  readonly view: VersionView;
  readonly moves: Moves;
  readonly report: Report;
  /** The media types that hold where an operation names none. */
  readonly consumes: readonly string[];
  readonly produces: readonly string[];
  /** Nodes in extensions and examples that references lead to, each once: nothing else there is more than data. */
  readonly aside: Map<string, Pick<Spot, 'uri' | 'pointer'>>;
}

export const below = ({ uri, pointer, value }: Spot, ...keys: readonly (string | number)[]): Spot => ({
  uri,
  pointer: child(pointer, ...keys),
  value: valueBelow(value, keys),
});

/** What a reference names, in documents of 2.0; undefined where that is nothing. */
export const targetOf = (view: VersionView, reference: string, from: string): Spot | undefined => {
  const [file = '', fragment = ''] = reference.split('#');
  const uri = file === '' ? from : view.resolve(file, from);
  const pointer = fragmentPointer(fragment);
  if (pointer === undefined) return undefined;
  const found = below({ uri, pointer: '', value: view.value(uri) }, ...segmentsOf(pointer));
  return found.value === undefined ? undefined : { ...found, pointer };
};

/** The node at the end of a chain of references, if there is one. */
export const endOf = (view: VersionView, spot: Spot): Spot | undefined => {
  const seen = new Set<unknown>();
  let current: Spot | undefined = spot;
  while (current !== undefined && !seen.has(current.value)) {
    const reference = referenceOf(current.value);
    if (reference === undefined) return current;
    seen.add(current.value);
    current = targetOf(view, reference, current.uri);
  }
  return undefined;
};

export const referenceOf = (value: unknown): string | undefined => {
  const reference = isMembers(value) ? own(value, '$ref') : undefined;
  return typeof reference === 'string' ? reference : undefined;
};

/** A schema that stands for the one at a place of 2.0, in a document that may be another. */
export const linkTo = (view: VersionView, target: Spot, from: string): Members => {
  const reference = referenceOf(target.value);
  if (reference !== undefined && isMembers(target.value)) {
    const [file = '', fragment] = reference.split('#');
    const uri = file === '' ? target.uri : view.resolve(file, target.uri);
    return { ...target.value, $ref: fragment === undefined ? uri : pointTo(uri, from, fragment) };
  }
  return { $ref: pointTo(target.uri, from, escapeFragment(target.pointer)) };
};

const pointTo = (uri: string, from: string, fragment: string): string =>
  `${uri === from ? '' : uri}#${fragment}`;

/** The strings of a list such as `consumes`; undefined where it has none. */
export const stringsOf = (value: unknown): readonly string[] | undefined => {
  const strings = isList(value) ? value.filter((each) => typeof each === 'string') : [];
  return strings.length === 0 ? undefined : strings;
};

export const without = (node: Members, ...keys: readonly string[]): Members =>
  Object.fromEntries(Object.entries(node).filter(([key]) => !keys.includes(key)));

export const same = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((each, index) => each === b[index]);
