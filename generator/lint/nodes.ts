import type { Description } from '../description.js';
import { isList, isMembers, own, type Members } from '../ir/documents.js';
import { child } from '../ir/pointer.js';
import { BEFORE, DATA_KEYS, NAME_TABLES } from '../versions/annotations.js';
import { isAlive, type Moment } from '../versions/lifetime.js';
import { newestFirst } from '../versions/nodes.js';

/** An object of a description as written, and the versions that it is in. */
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
  /** It is a table of names: its members are no keywords. */
  readonly isTable: boolean;
}

/** Extensions in which parts of the description stand. */
const DESCRIPTIVE: ReadonlySet<string> = new Set(['x-client-parameters']);

/** All objects that are part of the description, and none that is data. What overlays say is dated by their version. */
export const datedNodes = ({ set, views, catalogue }: Description): readonly DatedNode[] => {
  const nodes: DatedNode[] = [];
  const sources = [...catalogue.sources.values()];
  const overlays = new Set(sources.flatMap(({ kind, uri }) => (kind === 'overlay' ? [uri] : [])));
  const entries = new Set([set.entry, ...sources.map(({ uri }) => uri)]);
  for (const uri of set.uris.filter((each) => !overlays.has(each))) {
    const mine = views.filter(({ entry }) => !entries.has(uri) || entry === uri);
    if (mine.length === 0) continue;
    visit(set.value(uri), { ...ROOT, uri, around: mine.map(({ moment }) => moment) }, nodes);
  }
  return nodes;
};

type Spot = Omit<DatedNode, 'value' | 'alive'>;

const ROOT: Omit<Spot, 'uri' | 'around'> = {
  pointer: '',
  holder: '',
  name: '',
  ancestors: [],
  isTable: false,
};

const visit = (value: unknown, spot: Spot, nodes: DatedNode[]): void => {
  if (isList(value)) {
    value.forEach((item, index) => visit(item, { ...spot, pointer: child(spot.pointer, index) }, nodes));
  } else if (isMembers(value)) {
    const alive = spot.isTable ? spot.around : spot.around.filter((moment) => isAlive(value, moment));
    nodes.push({ ...spot, value, alive });
    if (spot.isTable) visitTable(value, spot, nodes);
    else visitKeywords(value, spot, alive, nodes);
  }
};

const visitTable = (table: Members, spot: Spot, nodes: DatedNode[]): void => {
  for (const [name, value] of Object.entries(table)) {
    visit(value, { ...spot, pointer: child(spot.pointer, name), name, isTable: false }, nodes);
  }
};

const visitKeywords = (node: Members, spot: Spot, alive: readonly Moment[], nodes: DatedNode[]): void => {
  const ancestors = [...spot.ancestors, node];
  const before = own(node, BEFORE);
  for (const [date, past] of isMembers(before) ? Object.entries(before) : []) {
    const around = alive.filter((moment) => pastAt(node, moment) === date);
    visit(past, { ...spot, pointer: child(spot.pointer, BEFORE, date), ancestors, around }, nodes);
  }
  const around = alive.filter((moment) => pastAt(node, moment) === undefined);
  for (const [key, value] of Object.entries(node)) {
    if (DATA_KEYS.has(key) || (key.startsWith('x-') && !DESCRIPTIVE.has(key))) continue;
    const pointer = child(spot.pointer, key);
    const isTable = NAME_TABLES.has(key) && isMembers(value);
    visit(value, { uri: spot.uri, pointer, holder: key, name: '', ancestors, around, isTable }, nodes);
  }
};

/** The date under which `x-before` has what stood at a node; undefined where the node itself does. */
export const pastAt = (node: Members, moment: Moment): string | undefined => {
  const dates = own(node, BEFORE);
  if (!isMembers(dates)) return undefined;
  return newestFirst(Object.keys(dates), moment).findLast((date) => moment.holds(date) === false);
};
