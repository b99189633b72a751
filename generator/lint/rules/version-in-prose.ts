import { diagnose } from '../../diagnostics/catalogue.js';
import { own, type Members } from '../../ir/documents.js';
import { child } from '../../ir/pointer.js';
import { ANNOTATIONS } from '../../versions/annotations.js';
import type { DatedNode } from '../nodes.js';
import type { Rule } from '../rule.js';

const PROSE = ['summary', 'description', 'title'] as const;

export const versionInProse: Rule = {
  code: 'version-in-prose',
  check: ({ nodes, catalogue, place, report }) => {
    if (catalogue.versioning === undefined) return;
    const versions = catalogue.versions.map(({ id }) => ({ id, pattern: patternOf(id) }));
    for (const node of nodes) {
      if (node.isTable || isAboutAll(node) || isDated(node)) continue;
      for (const key of PROSE) {
        const text = own(node.value, key);
        const named =
          typeof text === 'string' ? versions.find(({ pattern }) => pattern.test(text)) : undefined;
        if (named === undefined) continue;
        const pointer = child(node.pointer, key);
        report(diagnose('version-in-prose', { version: named.id }, place({ ...node, pointer })));
      }
    }
  },
};

/** A whole name, not a part of a longer one or of a time; one that is a mere number is any number, unless called a version. */
const patternOf = (version: string): RegExp => {
  const name = version.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const start = /^\d{1,4}$/.test(version) ? String.raw`\bversion\s+["'\`]?` : String.raw`(?<![\w.-])`;
  return new RegExp(`${start}${name}(?![\\w-]|\\.\\w)`, 'i');
};

/** The description of the API as a whole may tell its history. */
const isAboutAll = ({ holder, ancestors }: DatedNode): boolean => holder === 'info' && ancestors.length === 1;

const isDated = ({ value, ancestors }: DatedNode): boolean => [value, ...ancestors].some(hasAnnotation);

const hasAnnotation = (node: Members): boolean => Object.keys(node).some((key) => ANNOTATIONS.has(key));
