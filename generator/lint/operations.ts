import { isMembers, own, type Members } from '../ir/documents.js';
import { child } from '../ir/pointer.js';
import type { Bundle } from '../versions/bundle.js';
import { VERBS } from '../versions/paths.js';

/** An operation in the document of a version. */
export interface OperationNode {
  /** Verb and path. */
  readonly id: string;
  readonly pointer: string;
  readonly value: Members;
}

/** The operations below `paths`. */
export const operationsIn = ({ document }: Bundle): readonly OperationNode[] => {
  const paths = own(document, 'paths');
  return Object.entries(isMembers(paths) ? paths : {}).flatMap(([path, item]) =>
    VERBS.flatMap((verb) => {
      const value = isMembers(item) ? own(item, verb) : undefined;
      const pointer = child('', 'paths', path, verb);
      return isMembers(value) ? [{ id: `${verb.toUpperCase()} ${path}`, pointer, value }] : [];
    }),
  );
};
