import { Code, code } from '../code.js';
import type { VersionId } from '../ir/model.js';
import { ident, str } from './literal.js';
import type { FileScope } from './scope.js';
import type { OperationView, RequestView } from './views/resource.js';

/** What some versions put on the wire, and what their method gives. */
export interface RequestAt {
  readonly versions: readonly VersionId[];
  readonly request: RequestView;
  readonly result: Code;
}

/** A version in which the request begins to be another one; without a request, in which there is none any more. */
export interface Run {
  readonly version: VersionId;
  readonly request?: RequestView;
  /** What the method gives in this version. */
  readonly result: Code;
}

/** Where requests begin, oldest first: what a version does not say is as in the version before. */
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
    if (found?.key === before) continue;
    before = found?.key;
    runs.push(found === undefined ? { version, result: Code.EMPTY } : { ...found, version });
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
  for (const each of runs) {
    const key = JSON.stringify([each.request, each.result]);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const names = new Map<VersionId, Code>();
  const shared: OperationView['shared'][number][] = [];
  for (const [first, ...others] of groups.values()) {
    if (first?.request === undefined || others.length === 0) continue;
    const name = ident(`${constant}_${String(shared.length + 1)}`);
    const type = code`${scope.runtimeType('Operation')}<${first.result}>`;
    shared.push({ name, type, request: first.request });
    for (const { version } of [first, ...others]) names.set(version, name);
  }
  const entries = runs.map(({ version, request }) => ({
    version: str(version),
    name: request === undefined ? code`undefined` : (names.get(version) ?? Code.EMPTY),
    request,
  }));
  return { shared, entries };
};
