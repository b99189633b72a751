import { isMembers, own, type Members } from '../ir/documents.js';
import { child } from '../ir/pointer.js';
import type { Bundle } from '../versions/bundle.js';
import { canonical, hashOf } from '../versions/canonical.js';
import { VERBS } from '../versions/paths.js';

/** A part of the document of one version that can be named. */
export interface Element {
  readonly hash: string;
  /** In the document of the version. */
  readonly pointer: string;
}

/** What an operation takes from the path that it stands at. */
const SHARED = ['parameters', 'servers'] as const;

/** What the whole API has. */
const WHOLE = ['security', 'servers'] as const;

/** The operations, the components and what all share, by name: `GET /agents`, `schemas/Agent`, `security`. */
export const elementsOf = ({ document }: Bundle): ReadonlyMap<string, Element> => {
  const elements = new Map<string, Element>();
  for (const key of WHOLE) {
    const value = own(document, key);
    if (value !== undefined) add(elements, key, { [key]: value }, child('', key));
  }
  for (const [kind, table] of membersAt(document, 'components')) {
    for (const [name, value] of entriesOf(table))
      add(elements, `${kind}/${name}`, value, child('', 'components', kind, name));
  }
  for (const holder of ['paths', 'webhooks']) {
    for (const [path, item] of membersAt(document, holder)) addOperations(elements, holder, path, item);
  }
  return new Map([...elements].sort(([a], [b]) => (a < b ? -1 : 1)));
};

const addOperations = (elements: Map<string, Element>, holder: string, path: string, item: unknown): void => {
  if (!isMembers(item)) return;
  const shared = Object.fromEntries(SHARED.map((key) => [key, own(item, key)]));
  const addOne = (verb: string, operation: unknown, ...way: readonly string[]): void => {
    const name = `${holder === 'webhooks' ? 'webhook ' : ''}${verb.toUpperCase()} ${path}`;
    const text = `${canonical(operation)} ${canonical(shared)}`;
    elements.set(name, { hash: hashOf(text), pointer: child('', holder, path, ...way, verb) });
  };
  for (const [verb, operation] of entriesOf(item)) if (VERBS.includes(verb)) addOne(verb, operation);
  const additional = 'additionalOperations';
  for (const [verb, operation] of membersAt(item, additional)) addOne(verb, operation, additional);
};

const add = (elements: Map<string, Element>, name: string, value: unknown, pointer: string): void => {
  elements.set(name, { hash: hashOf(canonical(value)), pointer });
};

const membersAt = (node: Members, key: string): readonly (readonly [string, unknown])[] =>
  entriesOf(own(node, key));

const entriesOf = (node: unknown): readonly (readonly [string, unknown])[] =>
  isMembers(node) ? Object.entries(node) : [];
