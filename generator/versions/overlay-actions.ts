import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { isList, isMembers, own, textOf, type Members } from '../ir/documents.js';
import { child } from '../ir/pointer.js';

/** One step of an overlay. */
export interface Action {
  readonly kind: 'remove' | 'update' | 'copy';
  /** A JSONPath expression (RFC 9535). */
  readonly target: string;
  /** What `update` or `copy` says. */
  readonly value: unknown;
  /** Of the action. */
  readonly pointer: string;
}

/** The actions of an overlay, as far as they are any; what is wrong with the rest is reported. */
export const readActions = (
  overlay: unknown,
  file: string,
  report: (diagnostic: Diagnostic) => void,
): readonly Action[] => {
  const complain = (problem: string, pointer: string): void =>
    report(diagnose('invalid-overlay', { problem }, { file, pointer }));
  const version = isMembers(overlay) ? own(overlay, 'overlay') : undefined;
  if (!isMembers(overlay) || version === undefined) {
    complain('it has no `overlay`, the version of the format', '');
    return [];
  }
  if (!/^1\.[01](\.|$)/.test(textOf(version))) {
    complain(`format ${textOf(version)} is not known, 1.0 and 1.1 are`, '/overlay');
    return [];
  }
  const actions = own(overlay, 'actions');
  if (!isList(actions) || actions.length === 0) {
    complain('`actions` must be a list with at least one action', '/actions');
    return [];
  }
  return actions.flatMap((action, index) => {
    const pointer = child('', 'actions', index);
    const problem = problemOf(action);
    if (problem !== undefined) complain(problem, pointer);
    return problem === undefined && isMembers(action) ? [actionOf(action, pointer)] : [];
  });
};

const problemOf = (action: unknown): string | undefined => {
  if (!isMembers(action)) return 'an action must be an object';
  if (typeof own(action, 'target') !== 'string') return 'an action needs `target`, a JSONPath expression';
  if (own(action, 'remove') === true) return undefined;
  const [hasUpdate, hasCopy] = ['update' in action, 'copy' in action];
  if (hasUpdate && hasCopy) return 'an action cannot have both `update` and `copy`';
  return hasUpdate || hasCopy ? undefined : 'an action needs `update`, `remove: true` or `copy`';
};

const actionOf = (action: Members, pointer: string): Action => {
  const kind = own(action, 'remove') === true ? 'remove' : 'copy' in action ? 'copy' : 'update';
  return { kind, target: textOf(own(action, 'target')), value: own(action, kind), pointer };
};
