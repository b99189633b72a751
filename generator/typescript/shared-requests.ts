import { Code, code } from '../code.js';
import type { VersionId } from '../ir/model.js';
import { ident, str } from './literal.js';
import type { FileScope } from './scope.js';
import type { OperationView, RequestView } from './views/resource.js';

/** What a version puts on the wire, and what its method gives. */
export interface RequestAt {
  readonly version: VersionId;
  readonly request: RequestView;
  readonly result: Code;
}

/** Versions with the same request and the same result share one constant. */
export const shareRequests = (
  requests: readonly RequestAt[],
  constant: string,
  scope: FileScope,
): Pick<OperationView, 'shared' | 'entries'> => {
  const groups = new Map<string, RequestAt[]>();
  for (const each of requests) {
    const key = JSON.stringify([each.request, each.result]);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  const names = new Map<VersionId, Code>();
  const shared: OperationView['shared'][number][] = [];
  for (const [first, ...others] of groups.values()) {
    if (first === undefined || others.length === 0) continue;
    const name = ident(`${constant}_${String(shared.length + 1)}`);
    shared.push({
      name,
      type: code`${scope.runtimeType('Operation')}<${first.result}>`,
      request: first.request,
    });
    for (const { version } of [first, ...others]) names.set(version, name);
  }
  const entries = requests.map(({ version, request }) => ({
    version: str(version),
    name: names.get(version) ?? Code.EMPTY,
    request,
  }));
  return { shared, entries };
};
