import { diagnose } from '../../diagnostics/catalogue.js';
import { isMembers, own, textOf, type Members } from '../../ir/documents.js';
import { child } from '../../ir/pointer.js';
import {
  ADDED,
  BEFORE,
  CHANGE,
  ENUM_REMOVED,
  MADE_OPTIONAL,
  MADE_REQUIRED,
  MEMBERS_BEFORE,
  REMOVED,
  RENAMED_FROM,
} from '../../versions/annotations.js';
import type { DatedNode } from '../nodes.js';
import type { Rule } from '../rule.js';
import { isReferenceObject } from './annotation-on-reference.js';

/** Annotations after which a request that was right, or code that read a response, may fail. */
const BREAKING = [
  REMOVED,
  BEFORE,
  MEMBERS_BEFORE,
  MADE_REQUIRED,
  MADE_OPTIONAL,
  ENUM_REMOVED,
  RENAMED_FROM,
] as const;

export const changeMissing: Rule = {
  code: 'change-missing',
  check: ({ nodes, catalogue, place, report }) => {
    const previews = new Set<string>(
      catalogue.versions.flatMap(({ id, stage }) => (stage === 'preview' ? [id] : [])),
    );
    for (const node of nodes) {
      if (node.isTable || CHANGE in node.value || isReferenceObject(node)) continue;
      for (const annotation of breakingIn(node)) {
        if (datesOf(node.value, annotation).every((date) => previews.has(date))) continue;
        const pointer = child(node.pointer, annotation);
        report(diagnose('change-missing', { annotation }, place({ ...node, pointer }, 'key')));
      }
    }
  },
};

const breakingIn = ({ value, holder, name }: DatedNode): readonly string[] => {
  const isFailure = holder === 'responses' && /^[45]|^default$/.test(name);
  const isDemand = 'in' in value && own(value, 'required') === true;
  return [
    ...BREAKING.filter((key) => key in value && !isFailure),
    ...(isDemand && ADDED in value ? [ADDED] : []),
  ];
};

const datesOf = (node: Members, annotation: string): readonly string[] => {
  const dates = own(node, annotation);
  if (!isMembers(dates)) return [textOf(dates)];
  return annotation === ENUM_REMOVED ? Object.values(dates).map(textOf) : Object.keys(dates);
};

export const unusedChange: Rule = {
  code: 'unused-change',
  check: (context) => {
    const used = new Set(context.nodes.map(({ value }) => own(value, CHANGE)));
    const { changes, changePlaces, sources } = context.catalogue;
    for (const { id: change, in: version } of changes) {
      // A document or an overlay has its changes in it, and nothing to tie them to.
      if (used.has(change) || sources.has(version)) continue;
      context.report(diagnose('unused-change', { change }, changePlaces.get(change)));
    }
  },
};
