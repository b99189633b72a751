import { Code, code, join } from '../code.js';
import type { VersionId } from '../ir/model.js';
import { INHERITED } from '../keywords.js';
import { ident, str, textKey } from './literal.js';
import type { FileScope } from './scope.js';
import type { OperationView, RequestView } from './views/resource.js';

/** What some versions put on the wire, and what their method gives. */
export interface RequestAt {
  readonly versions: readonly VersionId[];
  readonly request: RequestView;
  readonly result: Code;
  /** The result names `V`, which is nothing outside of a table of versions. */
  readonly isOpen: boolean;
}

/** A version in which the request begins to be another one. */
interface Run {
  readonly version: VersionId;
  readonly request: RequestView;
  /** What the method gives in this version. */
  readonly result: Code;
  readonly isOpen: boolean;
  /** There is no request any more; `request` is that of some other version. */
  readonly isGone: boolean;
}

/**
 * Where requests begin, oldest first: what a version does not say is as in the version before. One that is called like a
 * member of every object says it again, or the table would say that member of it.
 */
export const runsOf = (requests: readonly RequestAt[], all: readonly VersionId[]): readonly Run[] => {
  const byVersion = new Map(
    requests.flatMap((each) => {
      const found = { ...each, key: JSON.stringify(each.request) };
      return each.versions.map((version) => [version, found] as const);
    }),
  );
  const runs: Run[] = [];
  let before: string | undefined;
  for (const version of all) {
    const found = byVersion.get(version);
    const shown = found ?? requests[0];
    const isSame = found?.key === before && !(found !== undefined && INHERITED.has(version));
    if (isSame || shown === undefined) continue;
    before = found?.key;
    const { request, result, isOpen } = shown;
    runs.push({ version, request, result, isOpen, isGone: found === undefined });
  }
  return runs;
};

/** Runs with the same request and the same result share one constant. */
export const shareRequests = (
  runs: readonly Run[],
  constant: string,
  scope: FileScope,
): Pick<OperationView, 'shared' | 'entries'> => {
  const groups = new Map<string, Run[]>();
  for (const each of runs.filter(({ isGone, isOpen }) => !isGone && !isOpen)) {
    const key = JSON.stringify([each.request, each.result]);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const names = new Map<VersionId, Code>();
  const shared: OperationView['shared'][number][] = [];
  for (const [first, ...others] of groups.values()) {
    if (first === undefined || others.length === 0) continue;
    const name = ident(`${constant}_${String(shared.length + 1)}`);
    const type = code`${scope.runtimeType('Operation')}<${first.result}>`;
    shared.push({ name, type, request: first.request });
    for (const { version } of [first, ...others]) names.set(version, name);
  }
  const entries = runs.map(({ version, request, isGone }) => ({
    version: textKey(version),
    name: isGone ? code`undefined` : (names.get(version) ?? Code.EMPTY),
    request,
  }));
  return { shared, entries };
};

/** The type of an operation by version. `results`: the type that has what it gives by version. */
export const versionedType = (runs: readonly Run[], results: Code, scope: FileScope): Code => {
  const gone = runs.flatMap(({ version, isGone }) => (isGone ? [str(version)] : []));
  const args = gone.length === 0 ? [results] : [results, join(gone, code` | `)];
  return code`${scope.runtimeType('Versioned')}<${join(args, code`, `)}>`;
};
