import type { Description } from '../description.js';
import { isList, isMembers, own, type Members, type Spot } from '../ir/documents.js';
import type { VersionId } from '../ir/model.js';
import { child, segmentsOf } from '../ir/pointer.js';
import { BEFORE, DATA_KEYS, MEMBERS_BEFORE, NAME_TABLES } from '../versions/annotations.js';
import { examplesIn } from '../versions/examples.js';
import { isAlive, membersBefore, newestFirst, type Moment } from '../versions/lifetime.js';
import type { Projection } from '../versions/editions.js';

/** An object of a description as written, or as an overlay has changed it, and the versions that it is in. */
export interface DatedNode {
  readonly uri: string;
  readonly pointer: string;
  readonly value: Members;
  /** The keyword that it stands below, be it directly, in a list or in a table of names; `''` for a root. */
  readonly holder: string;
  /** Its name in a table of names; otherwise `''`. */
  readonly name: string;
  /** The objects around it in the same document, outermost first; tables of names are none. */
  readonly ancestors: readonly Members[];
  /** The versions in which that which holds it exists, and it may. */
  readonly around: readonly Moment[];
  /** The versions in which it exists. */
  readonly alive: readonly Moment[];
  /** The versions that other documents, or the document without the overlay, describe. */
  readonly elsewhere: readonly Moment[];
  /** It is a table of names: its members are no keywords. */
  readonly isTable: boolean;
  /** What an overlay says of it; absent where the document says all. */
  readonly overlay?: OverlayPart;
}

/** What one overlay says of an object. */
export interface OverlayPart {
  /** Which is made by the overlay. */
  readonly version: VersionId;
  /** Where a member, which may be the object itself, is written. */
  readonly written: (pointer: string) => Spot;
  /** Whether the overlay says it, and not the document that it changes. */
  readonly says: (pointer: string) => boolean;
}

/** Extensions in which parts of the description stand. */
const DESCRIPTIVE: ReadonlySet<string> = new Set(['x-client-parameters']);

/** All objects that are part of the description, and none that is data; of what overlays make, what they say themselves. */
export const datedNodes = ({ set, views, catalogue }: Description): readonly DatedNode[] => {
  const nodes: DatedNode[] = [];
  const sources = [...catalogue.sources.values()];
  const overlays = new Set(sources.flatMap(({ kind, uri }) => (kind === 'overlay' ? [uri] : [])));
  const entries = new Set([set.entry, ...sources.map(({ uri }) => uri)]);
  for (const uri of set.uris.filter((each) => !overlays.has(each))) {
    const moments = split(views, ({ entry }) => !entries.has(uri) || entry === uri);
    if (moments.around.length > 0) visit(set.value(uri), { ...ROOT, uri, ...moments }, nodes);
  }
  return [...nodes, ...views.flatMap((view) => overlaidNodes(view, { views, catalogue }))];
};

/** What the overlay of a version has put in or changed, in the document that came of it. */
const overlaidNodes = (
  { moment, overlaid }: Projection,
  { views, catalogue }: Pick<Description, 'views' | 'catalogue'>,
): readonly DatedNode[] => {
  const { id: version } = moment.version;
  const source = catalogue.sources.get(version);
  if (source?.kind !== 'overlay') return [];
  const moments = split(views, ({ sources }) => sources.includes(source.uri));
  const nodes: DatedNode[] = [];
  for (const [uri, { value, at }] of overlaid) {
    const written = (pointer: string): Spot => at(segmentsOf(pointer));
    const says = (pointer: string): boolean => written(pointer).uri === source.uri;
    visit(value, { ...ROOT, uri, ...moments, overlay: { version, written, says } }, nodes);
  }
  return nodes.filter(isChanged);
};

/** The versions that a document is about, and the others. */
const split = (
  views: readonly Projection[],
  isMine: (view: Projection) => boolean,
): Pick<DatedNode, 'around' | 'elsewhere'> => ({
  around: views.filter(isMine).map(({ moment }) => moment),
  elsewhere: views.filter((view) => !isMine(view)).map(({ moment }) => moment),
});

const isChanged = ({ pointer, value, overlay }: DatedNode): boolean =>
  overlay === undefined ||
  overlay.says(pointer) ||
  Object.keys(value).some((key) => overlay.says(child(pointer, key)));

type Site = Omit<DatedNode, 'value' | 'alive'>;

const ROOT: Omit<Site, 'uri' | 'around' | 'elsewhere'> = {
  pointer: '',
  holder: '',
  name: '',
  ancestors: [],
  isTable: false,
};

const visit = (value: unknown, spot: Site, nodes: DatedNode[]): void => {
  if (isList(value)) {
    value.forEach((item, index) => visit(item, { ...spot, pointer: child(spot.pointer, index) }, nodes));
  } else if (isMembers(value)) {
    const alive = spot.isTable ? spot.around : spot.around.filter((moment) => isAlive(value, moment));
    nodes.push({ ...spot, value, alive });
    if (spot.isTable) visitTable(value, spot, nodes);
    else visitKeywords(value, spot, alive, nodes);
  }
};

const visitTable = (table: Members, spot: Site, nodes: DatedNode[]): void => {
  for (const [name, value] of Object.entries(table)) {
    visit(value, { ...spot, pointer: child(spot.pointer, name), name, isTable: false }, nodes);
  }
};

const visitKeywords = (node: Members, spot: Site, alive: readonly Moment[], nodes: DatedNode[]): void => {
  const ancestors = [...spot.ancestors, node];
  const before = own(node, BEFORE);
  for (const [date, past] of isMembers(before) ? Object.entries(before) : []) {
    const around = alive.filter((moment) => pastAt(node, moment) === date);
    visit(past, { ...spot, pointer: child(spot.pointer, BEFORE, date), ancestors, around }, nodes);
  }
  const around = alive.filter((moment) => pastAt(node, moment) === undefined);
  const dates = own(node, MEMBERS_BEFORE);
  const pasts = isMembers(dates)
    ? around.map((moment) => ({ moment, members: membersBefore(node, moment) }))
    : undefined;
  // The versions in which a member is the one that is written below a date, or else in the node itself.
  const aroundOf = (key: string, date?: string): readonly Moment[] =>
    pasts === undefined
      ? around
      : pasts.filter(({ members }) => members.get(key)?.date === date).map(({ moment }) => moment);
  for (const entry of Object.entries(node))
    visitKeyword(entry, { ...spot, ancestors, around: aroundOf(entry[0]) }, nodes);
  for (const [date, members] of isMembers(dates) ? Object.entries(dates) : []) {
    const pointer = child(spot.pointer, MEMBERS_BEFORE, date);
    for (const entry of isMembers(members) ? Object.entries(members) : [])
      visitKeyword(entry, { ...spot, pointer, ancestors, around: aroundOf(entry[0], date) }, nodes);
  }
};

/** @param spot of the node that has the member */
const visitKeyword = ([key, value]: readonly [string, unknown], spot: Site, nodes: DatedNode[]): void => {
  const pointer = child(spot.pointer, key);
  if (key === 'examples') visitExamples(value, { ...spot, pointer }, nodes);
  if (DATA_KEYS.has(key) || (key.startsWith('x-') && !DESCRIPTIVE.has(key))) return;
  const isTable = NAME_TABLES.has(key) && isMembers(value);
  visit(value, { ...spot, pointer, holder: key, name: '', isTable }, nodes);
};

const visitExamples = (examples: unknown, spot: Site, nodes: DatedNode[]): void => {
  for (const [name, value] of examplesIn(examples)) {
    const alive = spot.around.filter((moment) => isAlive(value, moment));
    nodes.push({ ...spot, pointer: child(spot.pointer, name), holder: 'examples', name, value, alive });
  }
};

/** The date under which `x-before` has what stood at a node; undefined where the node itself does. */
export const pastAt = (node: Members, moment: Moment): string | undefined => {
  const dates = own(node, BEFORE);
  if (!isMembers(dates)) return undefined;
  return newestFirst(Object.keys(dates), moment).findLast((date) => moment.holds(date) === false);
};
