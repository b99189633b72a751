import { diagnose } from '../../diagnostics/catalogue.js';
import { own } from '../../ir/documents.js';
import type { VersionId } from '../../ir/model.js';
import { child } from '../../ir/pointer.js';
import { isAnnotated } from '../../versions/annotations.js';
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
        const pointer = child(node.pointer, key);
        if (named === undefined || isDatedByOverlay(node, pointer, named.id)) continue;
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

/** What an overlay says is dated by the version that it makes; what it leaves as it was has been looked at. */
const isDatedByOverlay = ({ overlay }: DatedNode, pointer: string, version: VersionId): boolean =>
  overlay !== undefined && (overlay.version === version || !overlay.says(pointer));

const isDated = ({ value, ancestors }: DatedNode): boolean => [value, ...ancestors].some(isAnnotated);
