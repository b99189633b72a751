import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import {
  isMembers,
  own,
  placeBeside,
  type DocumentSet,
  type Spot,
  type VersionView,
} from '../ir/documents.js';
import type { VersionId } from '../ir/model.js';
import { child, segmentsOf } from '../ir/pointer.js';
import { ANNOTATIONS, RENAMED_FROM } from './annotations.js';
import { namedBy, type Catalogue, type VersionSource } from './catalogue.js';
import { Dependence } from './dependence.js';
import { momentOf, type Moment } from './lifetime.js';
import { applyOverlay, type Overlay, type Written } from './overlay.js';
import { projectDocument, type Setting } from './project.js';
import { holdsLinks, Renames, type NamesAt } from './renames.js';
import { relativeReference } from './relative.js';
import { SharedDocuments } from './shared.js';

/** What the documents say at one version. */
export interface Projection extends VersionView {
  readonly moment: Moment;
  /** False where this version has no OpenAPI document that can be read, which is reported: there is nothing to say of it. */
  readonly isRead: boolean;
  /** The documents that this version has to itself or through overlays: its entry, and the overlays on it. */
  readonly sources: readonly string[];
  /** Documents that overlays have changed, by uri, with the annotations that overlays have put in. */
  readonly overlaid: ReadonlyMap<string, Written>;
}

/** How the documents of a version come about: from an entry, by overlays, the oldest first. */
interface Plan {
  readonly entry: string;
  readonly isRead: boolean;
  readonly overlays: readonly Step[];
}

interface Step {
  readonly version: VersionId;
  readonly source: VersionSource;
}

type Report = (diagnostic: Diagnostic) => void;

/** The documents at each version of a catalogue, oldest first. */
export const viewsOf = (set: DocumentSet, catalogue: Catalogue, report: Report): readonly Projection[] => {
  const moments = catalogue.versions.map((version) => momentOf(version, catalogue.versions));
  const plans = plansOf(set, catalogue, moments, report);
  const renaming = new Set(set.uris.filter((uri) => set.hasKey(uri, [RENAMED_FROM])));
  const renames = new Renames(renaming.size > 0 && set.uris.some((uri) => holdsLinks(set.value(uri))));
  for (const { entry } of plans.values()) if (renaming.has(entry)) renames.collect('', set.value(entry));
  for (const { entry } of plans.values()) {
    for (const uri of renaming) renames.collect(placeBeside(uri, entry), set.value(uri));
  }
  const overlays = new Overlays(set, report);
  const isDated = set.uris.some((uri) => set.hasKey(uri, ANNOTATIONS));
  const dependence = new Dependence(set);
  const shared = new SharedDocuments();
  const editions = moments.map((moment) => {
    const plan = plans.get(moment.version.id) ?? { entry: set.entry, isRead: true, overlays: [] };
    return new Edition(set, moment, plan, {
      overlays,
      names: renames.at(moment),
      isDated,
      dependence,
      shared,
    });
  });
  for (const { entry, overlaid } of editions) {
    for (const [uri, { value }] of overlaid) renames.collect(placeBeside(uri, entry), value);
  }
  return editions.map((edition) => edition.view(renames.at(edition.moment)));
};

/** How the documents of each version come about; a source that could not be read is reported, and is none. */
const plansOf = (
  set: DocumentSet,
  { sources }: Catalogue,
  moments: readonly Moment[],
  report: Report,
): ReadonlyMap<VersionId, Plan> => {
  const base: Plan = { entry: set.entry, isRead: true, overlays: [] };
  const ids = moments.map((moment) => moment.version.id);
  const readables = new Map(ids.map((id) => [id, readable(set, sources.get(id), report)]));
  const next = (plan: Plan, version: VersionId): Plan => {
    const source = readables.get(version);
    if (source?.kind === 'document') return { ...base, entry: source.uri };
    if (sources.get(version)?.kind === 'document') return { ...base, isRead: false };
    if (source?.kind === 'overlay')
      return plan.isRead ? { ...plan, overlays: [...plan.overlays, { version, source }] } : plan;
    return plan.isRead && plan.entry === set.entry ? plan : base;
  };
  return new Map(
    moments.map((moment) => {
      const before = ids.filter((id) => moment.holds(id) === true);
      return [moment.version.id, before.reduce(next, base)];
    }),
  );
};

const readable = (
  set: DocumentSet,
  source: VersionSource | undefined,
  report: Report,
): VersionSource | undefined => {
  if (source === undefined) return undefined;
  const failure = set.failure(source.uri);
  if (failure === undefined) return source;
  report(failure.place === undefined ? { ...failure, place: source.place } : namedBy(source, failure));
  return undefined;
};

/** Applies overlays. What an overlay makes of a document is worked out once, as long as the document is the same. */
class Overlays {
  readonly #set: DocumentSet;
  readonly #report: Report;
  readonly #made = new WeakMap<object, Map<string, Written>>();

  constructor(set: DocumentSet, report: Report) {
    this.#set = set;
    this.#report = report;
  }

  /** The document that an overlay says it is for, where that is one of those at hand; else the entry. */
  targetOf({ uri, place }: VersionSource, entry: string, isOwn: boolean): string {
    const value = this.#set.value(uri);
    const name = isMembers(value) ? own(value, 'extends') : undefined;
    if (typeof name !== 'string') return entry;
    const target = this.#set.resolve(name, uri);
    if (target !== uri && this.#set.value(target) !== undefined) return target;
    if (isOwn) {
      const args = { extended: name, document: this.#set.name(entry) };
      const at = { file: this.#set.name(uri), pointer: '/extends' };
      this.#report(diagnose('overlay-of-another', args, at, [{ message: 'used here', place }]));
    }
    return entry;
  }

  /** @param isOwn the version is that of the overlay: in later ones an action may have nothing left to do */
  apply(source: VersionSource, target: string, document: Written, isOwn: boolean): Written {
    const { uri } = source;
    const { value } = document;
    const known = isMembers(value) ? (this.#made.get(value) ?? new Map<string, Written>()) : undefined;
    if (isMembers(value) && known !== undefined) this.#made.set(value, known);
    const made = known?.get(uri);
    if (made !== undefined) return made;
    const result = applyOverlay(document, this.#overlay(uri, target), (diagnostic) => {
      if (isOwn) this.#report(namedBy(source, diagnostic));
    });
    known?.set(uri, result);
    return result;
  }

  #overlay(uri: string, target: string): Overlay {
    return {
      uri,
      name: this.#set.name(uri),
      value: this.#set.value(uri),
      rebase: (reference) => relativeReference(reference, uri, target),
    };
  }
}

interface Tools {
  readonly overlays: Overlays;
  readonly names: NamesAt;
  /** Some document has annotations. */
  readonly isDated: boolean;
  readonly dependence: Dependence;
  readonly shared: SharedDocuments;
}

/** The documents of one version: annotations first, then its overlays, then what these have annotated. */
class Edition {
  readonly moment: Moment;
  readonly entry: string;
  /** Documents that overlays have changed, before their own annotations are read. */
  readonly overlaid: ReadonlyMap<string, Written>;
  readonly #set: DocumentSet;
  readonly #plan: Plan;
  readonly #isDated: boolean;
  readonly #dependence: Dependence;
  readonly #shared: SharedDocuments;
  readonly #projected = new Map<string, Written>();

  constructor(set: DocumentSet, moment: Moment, plan: Plan, tools: Tools) {
    const { overlays, names, isDated, dependence, shared } = tools;
    this.#set = set;
    this.moment = moment;
    this.entry = plan.entry;
    this.#plan = plan;
    this.#isDated = isDated;
    this.#dependence = dependence;
    this.#shared = shared;
    const overlaid = new Map<string, Written>();
    this.overlaid = overlaid;
    for (const { version, source } of plan.overlays) {
      const isOwn = version === moment.version.id;
      const target = overlays.targetOf(source, plan.entry, isOwn);
      const written = overlaid.get(target);
      const document = written === undefined ? this.#asWritten(target, names) : this.#again(target, written);
      overlaid.set(target, overlays.apply(source, target, document, isOwn));
    }
  }

  view(names: NamesAt): Projection {
    const set = this.#set;
    const { entry, moment } = this;
    const documentAt = (uri: string): Written => {
      const known = this.#projected.get(uri);
      if (known !== undefined) return known;
      const overlaid = this.overlaid.get(uri);
      const made = overlaid === undefined ? this.#asWritten(uri, names) : this.#again(uri, overlaid);
      this.#projected.set(uri, made);
      return made;
    };
    return {
      entry,
      uris: set.uris,
      name: (uri) => set.name(uri),
      value: (uri) => documentAt(uri).value,
      hasKey: (uri, keys) => set.hasKey(uri, keys),
      namesItself: (uri) => set.namesItself(uri),
      failure: (uri) => set.failure(uri),
      resolve: (reference, from) => set.resolve(reference, from),
      moment,
      isRead: this.#plan.isRead,
      overlaid: this.overlaid,
      sources: [entry, ...this.#plan.overlays.map(({ source }) => source.uri)],
      written: (uri, pointer) => documentAt(uri).at(segmentsOf(pointer)),
      identity: (uri, pointer): Spot => ({
        uri,
        pointer: names.isEmpty ? pointer : names.present(placeBeside(uri, entry), pointer),
      }),
    };
  }

  #asWritten(uri: string, names: NamesAt): Written {
    const at = (way: readonly string[]): Spot => ({ uri, pointer: child('', ...way) });
    const { entry } = this.#plan;
    const whole = this.#set.value(uri);
    const value = entry === this.#set.entry ? whole : this.#shared.value(uri, entry, whole);
    // What is renamed changes whatever refers to it, with or without a date of its own.
    const dependence = names.isEmpty ? { dependence: this.#dependence } : {};
    return projectDocument(uri, { value, at }, { ...this.#setting(names), ...dependence });
  }

  /**
   * Names were settled when the document was first projected: what an overlay writes has the names of its version. What
   * references name is what overlays have made of it.
   */
  #again(uri: string, document: Written): Written {
    const set = this.#set;
    const documents: Setting['documents'] = {
      value: (each) => this.overlaid.get(each)?.value ?? set.value(each),
      resolve: (reference, from) => set.resolve(reference, from),
    };
    return projectDocument(uri, document, { ...this.#setting(new Renames().at(this.moment)), documents });
  }

  #setting(names: NamesAt): Setting {
    return {
      documents: this.#set,
      placeOf: (uri) => placeBeside(uri, this.entry),
      moment: this.moment,
      names,
      isDated: this.#isDated,
    };
  }
}
