import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import { nearest } from '../diagnostics/did-you-mean.js';
import type { Config } from './config.js';
import { configSchema, keysAt, purposeOf } from './schema.js';

type Problem = NonNullable<ReturnType<typeof configSchema.safeParse>['error']>['issues'][number];

/** Where in its file the configuration stands: the pointer of its root is `''`, or `/apivintage` in a package.json. */
export interface Root {
  readonly file: string;
  /** Absent where the file is a program, whose parts have no place. */
  readonly pointer?: string;
}

/** A configuration that is valid, or every reason why it is not. */
export type Checked =
  | { readonly config: Config; readonly diagnostics: readonly [] }
  | { readonly config?: never; readonly diagnostics: readonly Diagnostic[] };

/** Check the data of a configuration against the schema. */
export const checkConfig = (value: unknown, root: Root): Checked => {
  const result = configSchema.safeParse(value);
  if (result.success) return { config: result.data, diagnostics: [] };
  const { issues } = result.error;
  const meant = issues.flatMap(meantKeys);
  const told = issues.filter(
    ({ path }) => !meant.includes(path.map(String).join('.')) || valueAt(value, path) !== undefined,
  );
  return { diagnostics: firstOfEach(told).flatMap((problem) => diagnosticsOf(problem, value, root)) };
};

/** What is of the wrong kind has other faults for that alone: of each value the first counts. */
const firstOfEach = (problems: readonly Problem[]): readonly Problem[] => {
  const seen = new Set<string>();
  return problems.filter(({ code, path }) => {
    const at = JSON.stringify([code === 'unrecognized_keys', ...path.map(String)]);
    return seen.size < seen.add(at).size;
  });
};

/** The keys that unknown ones look like: what is misspelt is not missing besides. */
const meantKeys = (problem: Problem): readonly string[] =>
  problem.code === 'unrecognized_keys'
    ? problem.keys.flatMap((key) => {
        const near = nearest(key, keysAt(problem.path));
        return near === undefined ? [] : [[...problem.path.map(String), near].join('.')];
      })
    : [];

/** What zod says of a choice for which nobody wrote anything better. */
const UNSAID = 'Invalid input';

const diagnosticsOf = (problem: Problem, value: unknown, root: Root): readonly Diagnostic[] => {
  const { path } = problem;
  if (problem.code === 'unrecognized_keys') {
    // What a program gives has no place in it: the way there stands for one.
    const within =
      root.pointer === undefined && path.length > 0 ? { within: path.map(String).join('.') } : {};
    return problem.keys.map((option) => {
      const place = placeOf(root, [...path, option], 'key');
      return diagnose('unknown-option', { option, known: keysAt(path), ...within }, place);
    });
  }
  // A choice that says itself what it must be has a message of its own.
  if (problem.code === 'invalid_union' && problem.message === UNSAID) {
    // What was meant, as far as its kind tells: a list, or one of what may be in it.
    const meant = problem.errors.find(([first]) => first?.code !== 'invalid_type' || first.path.length > 0);
    if (meant !== undefined)
      return meant.flatMap((each) => diagnosticsOf({ ...each, path: [...path, ...each.path] }, value, root));
  }
  const said = `${subjectOf(problem)} ${complaint(problem, value)}`;
  return [diagnose('invalid-config', { problem: said, purpose: purposeOf(path) }, placeOf(root, path))];
};

const subjectOf = ({ code, path }: Problem): string => {
  if (code === 'invalid_key') return `a name in ${path.slice(0, -1).map(String).join('.')}`;
  return path.length === 0 ? 'it' : path.map(String).join('.');
};

const complaint = (problem: Problem, value: unknown): string => {
  switch (problem.code) {
    case 'invalid_type':
      return valueAt(value, problem.path) === undefined
        ? problem.path.length === 0
          ? 'is empty'
          : 'is missing'
        : `must be ${KINDS.get(problem.expected) ?? problem.expected}`;
    case 'invalid_value': {
      const isMissing = valueAt(value, problem.path) === undefined;
      return `${isMissing ? 'is missing: it must' : 'must'} be one of ${problem.values.map(String).join(', ')}`;
    }
    case 'invalid_union': {
      if (problem.message !== UNSAID) return problem.message;
      const kinds = problem.errors.flatMap(([first]) =>
        first?.code === 'invalid_type' ? [first.expected] : [],
      );
      return `must be ${kinds.map((kind) => KINDS.get(kind) ?? kind).join(' or ')}`;
    }
    case 'invalid_key':
      return problem.issues[0]?.message ?? problem.message;
    case 'too_big':
      return `must be at most ${String(problem.maximum)}${problem.origin === 'string' ? ' letters long' : ''}`;
    default:
      return problem.message;
  }
};

const KINDS: ReadonlyMap<string, string> = new Map([
  ['string', 'text'],
  ['object', 'an object'],
  ['record', 'an object'],
  ['array', 'a list'],
  ['number', 'a number'],
  ['int', 'a whole number'],
  ['boolean', 'true or false'],
]);

const valueAt = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce<unknown>(
    (node, key) =>
      typeof node === 'object' && node !== null
        ? Object.getOwnPropertyDescriptor(node, key)?.value
        : undefined,
    value,
  );

const placeOf = (root: Root, path: readonly PropertyKey[], on: 'key' | 'value' = 'value'): Place => {
  if (root.pointer === undefined) return { file: root.file };
  const segments = path.map((key) => `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`);
  return { file: root.file, pointer: root.pointer + segments.join(''), on };
};
