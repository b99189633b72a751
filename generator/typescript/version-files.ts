import { Code } from '../code.js';
import { versionsOf } from '../ir/lookup.js';
import type { Timeline, TypeDef, TypeId, VersionId } from '../ir/model.js';
import type { TemplateFile } from '../seams.js';
import { comment } from './comments.js';
import type { Context } from './context.js';
import type { DeclarationWriter } from './declarations.js';
import { ident, specifier, str } from './literal.js';
import type { VersionEntryView } from './views/files.js';

type TypeTimeline = Timeline<TypeId, TypeDef>;

/**
 * `2026-04-16.ts`: the types as they are in one version, under their plain names. The file of the oldest version has all of
 * its types, that of any other what differs from the version before.
 */
export const versionFiles = (
  context: Context,
  declarations: DeclarationWriter,
  inline: ReadonlySet<TypeId>,
  header: Code,
): readonly TemplateFile[] => {
  const timelines = context.api.types.filter(({ id }) => !inline.has(id));
  const named = timelines.map((timeline) => ({
    timeline,
    names: declarations.declarationsOf(timeline).map(({ name }) => name),
  }));
  const byVersion = new Map<VersionId, Listed>(
    context.versions.map((version) => [version, { same: [], varying: [] }]),
  );
  for (const { timeline, names } of named) {
    const varies = context.facts.varying.has(timeline.id);
    for (const version of listedIn(context, timeline)) {
      byVersion.get(version)?.[varies ? 'varying' : 'same'].push(...names);
    }
  }
  return [...byVersion].map(([version, listed], index) => {
    const path = pathOf(context, version);
    const before = context.versions[index - 1];
    const view: VersionEntryView = {
      header,
      comment: comment([`The types of version ${version}, for programs that pin it for ever.`]),
      version: str(version),
      before: before === undefined ? Code.EMPTY : specifier(path, pathOf(context, before)),
      same: listed.same.sort().map(ident),
      varying: listed.varying.sort().map(ident),
    };
    return { path, template: 'version-entry', view };
  });
};

/** Names of types by whether they take a version. */
interface Listed {
  readonly same: string[];
  readonly varying: string[];
}

const pathOf = ({ names }: Context, version: VersionId): string =>
  `${names.versions.get(version) ?? 'version'}.ts`;

/**
 * The versions whose file has to name a type: the first one, and those in which it begins to mean something else. A file
 * cannot take back what that of the version before has: a type that goes is named wherever it is.
 */
const listedIn = ({ api, facts, versions }: Context, timeline: TypeTimeline): readonly VersionId[] => {
  const present = versionsOf(timeline, api);
  const [first] = present;
  if (first === undefined) return [];
  const stays = present.length === versions.length - versions.indexOf(first);
  const turns = facts.turns.get(timeline.id);
  return stays ? present.filter((version) => version === first || turns?.has(version) === true) : present;
};
