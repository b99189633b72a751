import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isList, isMembers, own, type DocumentSet, type Members } from '../ir/documents.js';
import type { Version } from '../ir/model.js';
import { child } from '../ir/pointer.js';
import {
  ADDED,
  ANNOTATIONS,
  BEFORE,
  CHANGE,
  DATA_KEYS,
  ENUM_ADDED,
  ENUM_REMOVED,
  isAnnotated,
  MADE_OPTIONAL,
  MADE_REQUIRED,
  MEMBERS_BEFORE,
  NAME_TABLES,
  REMOVED,
  RENAMED_FROM,
} from './annotations.js';
import { malformedIn } from './annotation-shapes.js';
import { examplesIn } from './examples.js';

const DATES = [ADDED, REMOVED, MADE_REQUIRED, MADE_OPTIONAL] as const;
const TABLES = [BEFORE, MEMBERS_BEFORE, RENAMED_FROM] as const;
const ENUMS = [ENUM_ADDED, ENUM_REMOVED] as const;

type Report = (diagnostic: Diagnostic) => void;
type Visit = (node: Members, pointer: () => string) => void;

/** What can be said of annotations without projecting: versions and changes that nobody declared, empty intervals. */
export const checkAnnotations = (
  documents: DocumentSet,
  versions: readonly Version[],
  changes: readonly string[],
  report: Report,
): void => {
  const order = new Map<string, number>(versions.map((version, index) => [version.id, index]));
  for (const uri of documents.uris.filter((each) => documents.hasKey(each, ANNOTATIONS))) {
    const file = documents.name(uri);
    walk(documents.value(uri), (node, pointer) => {
      if (!isAnnotated(node)) return;
      const place = (key: string) => ({ file, pointer: child(pointer(), key) });
      // Where no versions are declared, others may mean something else by these words.
      for (const { annotation, ...shape } of order.has('') ? [] : malformedIn(node))
        report(diagnose('malformed-annotation', { annotation, ...shape }, place(annotation)));
      for (const [key, version] of datesIn(node)) {
        if (!order.has(version)) {
          report(diagnose('unknown-version', { version, known: [...order.keys()] }, place(key)));
        }
      }
      if (isEmptyInterval(node, order)) report(diagnose('empty-interval', {}, place(REMOVED)));
      const change = own(node, CHANGE);
      if (typeof change === 'string' && !changes.includes(change)) {
        report(diagnose('unknown-change', { change, known: changes }, place(CHANGE)));
      }
    });
  }
};

const datesIn = (node: Members): readonly (readonly [key: string, version: string])[] => [
  ...DATES.flatMap((key): [string, string][] => {
    const value = own(node, key);
    return typeof value === 'string' ? [[key, value]] : [];
  }),
  ...TABLES.flatMap((key): [string, string][] => {
    const table = own(node, key);
    return isMembers(table) ? Object.keys(table).map((version) => [key, version]) : [];
  }),
  ...ENUMS.flatMap((key): [string, string][] => {
    const table = own(node, key);
    const versions = isMembers(table) ? Object.values(table).filter((each) => typeof each === 'string') : [];
    return versions.map((version) => [key, version]);
  }),
];

const isEmptyInterval = (node: Members, order: ReadonlyMap<string, number>): boolean => {
  const [added, removed] = [ADDED, REMOVED].map((key) => {
    const version = own(node, key);
    return typeof version === 'string' ? order.get(version) : undefined;
  });
  return added !== undefined && removed !== undefined && added >= removed;
};

/** Where a node stands: a step below something else. */
interface Step {
  readonly value: unknown;
  readonly above?: Step;
  readonly key: string | number;
  readonly table: boolean;
}

/** Visit every object that is part of the description, and none that is data; iterative, since documents may be deep. */
const walk = (root: unknown, visit: Visit): void => {
  const stack: Step[] = [{ value: root, key: '', table: false }];
  for (let top = stack.pop(); top !== undefined; top = stack.pop()) {
    const above = top;
    const { value, table } = above;
    if (isList(value)) {
      value.forEach((item, key) => stack.push({ value: item, above, key, table: false }));
    } else if (isMembers(value)) {
      if (!table) visit(value, () => pointerOf(above));
      for (const key of Object.keys(value)) {
        const member = value[key];
        if (typeof member !== 'object' || member === null) continue;
        if (!table && key === 'examples') {
          for (const [name, example] of examplesIn(member))
            visit(example, () => child(pointerOf(above), key, name));
        }
        if (!table && DATA_KEYS.has(key)) continue;
        const isTable = !table && NAME_TABLES.has(key) && isMembers(member);
        stack.push({ value: member, above, key, table: isTable });
      }
    }
  }
};

const pointerOf = (step: Step): string => {
  const keys: (string | number)[] = [];
  for (let at = step; at.above !== undefined; at = at.above) keys.push(at.key);
  return child('', ...keys.reverse());
};
