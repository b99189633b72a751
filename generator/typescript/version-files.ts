import { Code } from '../code.js';
import { versionsOf } from '../ir/lookup.js';
import type { Timeline, TypeDef, TypeId, VersionId } from '../ir/model.js';
import { reach, referencesOf, reverse } from '../ir/walk.js';
import type { TemplateFile } from '../seams.js';
import { comment } from './comments.js';
import type { Context } from './context.js';
import type { DeclarationWriter } from './declarations.js';
import { ident, specifier, str } from './literal.js';
import { FEW } from './version-sets.js';
import type { VersionEntryView } from './views/files.js';

type TypeTimeline = Timeline<TypeId, TypeDef>;

/**
 * `2026-04-16.ts`: the types as they are in one version, under their plain names. The file of the oldest version has all of
 * its types, that of any other what differs from the version whose file it passes on, or is another type to TypeScript.
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
    declared: declarations.declarationsOf(timeline),
  }));
  const listed = context.versions.map((): Listed => ({ same: [], varying: [], gone: [] }));
  const open = openTypes(context);
  for (const { timeline, declared } of named) {
    for (const [index, told] of toldIn(context, timeline, open.has(timeline.id)).entries()) {
      if (told === 'nothing') continue;
      for (const { name, varies } of declared)
        listed[index]?.[told === 'is gone' ? 'gone' : varies ? 'varying' : 'same'].push(name);
    }
  }
  return context.versions.map((version, index) => {
    const { same = [], varying = [], gone = [] } = listed[index] ?? {};
    const path = pathOf(context, version);
    const before = context.versions[baseOf(index, context.versions)];
    const view: VersionEntryView = {
      header,
      comment: comment([`The types of version ${version}, for programs that pin it for ever.`]),
      version: str(version),
      index: specifier(path, 'index.ts', context.importExtension),
      before:
        before === undefined ? Code.EMPTY : specifier(path, pathOf(context, before), context.importExtension),
      same: same.sort().map(ident),
      varying: varying.sort().map(ident),
      gone: gone.sort().map(ident),
    };
    return { path, template: 'version-entry', view };
  });
};

/** Names of types by whether they take a version, and of those that the file passed on has in vain. */
interface Listed {
  readonly same: string[];
  readonly varying: string[];
  readonly gone: string[];
}

/** A compiler walks along files that pass on others, from each of them, through all the names that they have. */
const LONGEST_CHAIN = 12;

/**
 * The index of the version whose file that of another passes on; -1 of the first. That is the one before; where there are
 * many, every second one goes two back, every fourth one four and so on. So a way back has few steps, one for each binary
 * digit of the index that is 1, and most files have little more to name.
 */
const baseOf = (index: number, versions: readonly VersionId[]): number =>
  index === 0 || versions.length <= LONGEST_CHAIN ? index - 1 : index & (index - 1);

const pathOf = ({ names }: Context, version: VersionId): string =>
  `${names.versions.get(version) ?? 'version'}.ts`;

/** What the file of each version says of a type beside what it passes on. */
type Told = 'nothing' | 'is' | 'is gone';

/**
 * A file names what is there and is not, or means something else, in the version whose file it passes on. It cannot take
 * back what that one has, but say that it is gone.
 *
 * @returns by version, from the first; the last ones are left out where the files of these say nothing
 */
const toldIn = (
  { api, facts, versions }: Context,
  timeline: TypeTimeline,
  isOpen: boolean,
): readonly Told[] => {
  const lived = versionsOf(timeline, api);
  const turns = facts.turns.get(timeline.id);
  if (lived.length === versions.length && turns === undefined && !isOpen) return FROM_THE_FIRST;
  const present = new Set(lived);
  return versions.map((version, index) => {
    const base = baseOf(index, versions);
    const before = versions[base];
    const wasThere = before !== undefined && present.has(before);
    if (!present.has(version)) return wasThere ? 'is gone' : 'nothing';
    const isOther =
      turns !== undefined && versions.slice(base + 1, index + 1).some((each) => turns.has(each));
    return isOther || isOpen || !wasThere ? 'is' : 'nothing';
  });
};

/** Of a type that is the same in all versions. */
const FROM_THE_FIRST: readonly Told[] = ['is'];

/**
 * Types that TypeScript takes for others in each version, though they be the same: interfaces that are generic over it are
 * compared by the version, and so is what names them. What is there in more versions is looked up, or made of such.
 */
const openTypes = ({ api, facts }: Context): ReadonlySet<TypeId> => {
  const users = reverse(
    new Map(
      api.types.map(({ id, revisions }) => [id, revisions.flatMap(({ value }) => referencesOf(value))]),
    ),
  );
  const generic = api.types.filter(
    ({ id, revisions: [first, ...more] }) =>
      facts.varying.has(id) && more.length === 0 && first.versions.length <= FEW,
  );
  return reach(
    users,
    generic.map(({ id }) => id),
  );
};
