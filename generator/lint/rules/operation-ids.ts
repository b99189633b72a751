import { diagnose } from '../../diagnostics/catalogue.js';
import type { Place } from '../../diagnostics/diagnostic.js';
import { own } from '../../ir/documents.js';
import { child } from '../../ir/pointer.js';
import { operationsIn } from '../operations.js';
import type { Edition, LintContext, Rule } from '../rule.js';

export const duplicateOperationId: Rule = {
  code: 'duplicate-operation-id',
  check: (context) => {
    for (const edition of context.editions) {
      const first = new Map<string, Place>();
      for (const { id, place } of idsIn(edition, context)) {
        const earlier = first.get(id);
        if (earlier === undefined) first.set(id, place);
        else {
          const related = [{ message: 'it is taken here', place: earlier }];
          context.report(diagnose('duplicate-operation-id', { id }, place, related));
        }
      }
    }
  },
};

const STYLES = [
  { name: 'PascalCase', pattern: /^[A-Z][A-Za-z0-9]*$/ },
  { name: 'camelCase', pattern: /^[a-z][A-Za-z0-9]*$/ },
  { name: 'snake_case', pattern: /^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/ },
  { name: 'kebab-case', pattern: /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/ },
  { name: 'the form `group.method`', pattern: /^[A-Za-z]\w*(?:\.[A-Za-z]\w*)+$/ },
  { name: 'the form `group/method`', pattern: /^[A-Za-z][\w-]*(?:\/[A-Za-z][\w-]*)+$/ },
  { name: 'the form `Group_method`', pattern: /^[A-Za-z][A-Za-z0-9]*_[A-Za-z][A-Za-z0-9]*$/ },
] as const;

/** The style is that of most, of equals the one that most languages take as it is; ids that are in none do not vote. */
export const operationIdStyle: Rule = {
  code: 'operation-id-style',
  check: (context) => {
    const ids = context.editions.flatMap((edition) => idsIn(edition, context));
    const votes = STYLES.map(({ pattern }) => ids.filter(({ id }) => pattern.test(id)).length);
    const most = Math.max(...votes);
    const style = STYLES[votes.indexOf(most)];
    if (style === undefined || most === 0) return;
    for (const { id, place } of ids) {
      if (style.pattern.test(id)) continue;
      context.report(diagnose('operation-id-style', { id, style: style.name }, place));
    }
  },
};

const idsIn = (edition: Edition, context: LintContext): readonly { id: string; place: Place }[] =>
  operationsIn(edition.bundle).flatMap(({ value, pointer }) => {
    const id = own(value, 'operationId');
    const place = context.placeIn(edition, child(pointer, 'operationId'));
    return typeof id === 'string' ? [{ id, place }] : [];
  });
