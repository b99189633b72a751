import { JSONPathEnvironment } from 'json-p3';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import { isList, isMembers, own, textOf, type Members } from '../ir/documents.js';
import { child } from '../ir/pointer.js';
import { Draft, type Way } from './draft.js';
import { Growth } from './growth.js';
import { OutOfTime, TimeLimit } from './in-time.js';
import { readActions, type Action } from './overlay-actions.js';
import { Provenance, type Whereabouts } from './provenance.js';

/** A document that says how another one differs. */
export interface Overlay {
  readonly uri: string;
  /** The name to show. */
  readonly name: string;
  readonly value: unknown;
  /** A reference in it as a reference in the document that it changes. */
  readonly rebase: (reference: string) => string;
}

/** A document, and where its nodes are written. */
export interface Written {
  readonly value: unknown;
  readonly at: Whereabouts;
}

type Report = (diagnostic: Diagnostic) => void;

/** Carry out the actions of an overlay, each on what the one before it left. One that cannot be is reported and skipped. */
export const applyOverlay = (document: Written, overlay: Overlay, report: Report): Written => {
  const application = new Application(document, overlay, report);
  for (const action of readActions(overlay.value, overlay.name, report)) {
    application.apply(action);
    if (application.isOver) break;
  }
  return application.result;
};

/** Milliseconds for all expressions of an overlay that look anywhere, or for anything. */
const TIME = 5000;
const SEARCHES = /\.\.|\?/;

/** How deep documents are is bounded where they are read. */
const JSON_PATH = new JSONPathEnvironment({ maxRecursionDepth: Infinity });

/** What stands at a place cannot be joined with what an action says. */
class Misfit extends Error {}

class Application {
  readonly #draft: Draft;
  readonly #overlay: Overlay;
  readonly #report: Report;
  readonly #growth = new Growth();
  readonly #time = new TimeLimit(TIME);
  #provenance: Provenance;
  /** There is no more time, or no more room: what follows is not tried. */
  isOver = false;

  constructor({ value, at }: Written, overlay: Overlay, report: Report) {
    this.#draft = new Draft(value);
    this.#provenance = new Provenance(at);
    this.#overlay = overlay;
    this.#report = report;
  }

  get result(): Written {
    const provenance = this.#provenance;
    return { value: this.#draft.root, at: (way) => provenance.at(way) };
  }

  apply(action: Action): void {
    const targets = this.#select(action, 'target', action.target);
    if (targets === undefined) return;
    const [first] = targets;
    if (first === undefined) {
      this.#report(
        diagnose('overlay-without-match', { target: action.target }, this.#place(action, 'target')),
      );
    } else if (action.kind === 'remove') this.#remove(action, targets);
    else this.#merge(action, targets);
  }

  #remove(action: Action, targets: readonly Way[]): void {
    if (targets.some((way) => way.length === 0)) {
      this.#misfit(action, 'target', 'the document as a whole cannot be removed');
      return;
    }
    // The last item of a list first, so that the places of the others stay what they are.
    for (const way of targets.toSorted(deepestAndLastFirst)) {
      const key = way.at(-1);
      const holder = way.slice(0, -1);
      const list = this.#draft.at(holder);
      if (isList(list) && typeof key === 'number')
        this.#provenance = this.#provenance.withoutItem(holder.map(String), key, list.length);
      this.#draft.remove(way);
    }
  }

  #merge(action: Action, targets: readonly Way[]): void {
    const source = this.#source(action);
    if (source === undefined) return;
    const level = targets.reduce((deepest, way) => Math.max(deepest, way.length), 0);
    const refusal = this.#growth.refusal(source.value, targets.length, level);
    if (refusal !== undefined) {
      this.isOver = true;
      this.#misfit(action, action.kind, refusal);
      return;
    }
    // What is copied is what stands there now: it does not change with the place that it comes from.
    const value = action.kind === 'copy' ? structuredClone(source.value) : source.value;
    for (const way of targets) {
      try {
        this.#join(way, value, source.pointer);
      } catch (error) {
        if (!(error instanceof Misfit)) throw error;
        this.#misfit(action, action.kind, error.message);
        return;
      }
    }
  }

  /** What is to be put in, and where that is written in the overlay. */
  #source(action: Action): { readonly value: unknown; readonly pointer: string } | undefined {
    const pointer = child(action.pointer, action.kind);
    if (action.kind !== 'copy') return { value: rebased(action.value, this.#overlay.rebase), pointer };
    const [from, ...others] = this.#select(action, 'copy', textOf(action.value)) ?? [];
    if (from === undefined || others.length > 0) {
      const found = from === undefined ? 'nothing' : 'several nodes';
      this.#misfit(action, 'copy', `it has to name one node, and names ${found}`);
      return undefined;
    }
    return { value: this.#draft.at(from), pointer };
  }

  /** Objects are joined, items are added, anything else is replaced; what is of two kinds does not go together. */
  #join(way: Way, value: unknown, pointer: string): void {
    const node = this.#draft.at(way);
    if (isList(node)) this.#append(way, node.length, value, pointer);
    else if (isMembers(node) && isMembers(value)) this.#joinMembers(way, node, value, pointer);
    else if (isMembers(node) || isMembers(value) || isList(value)) throw misfitOf(node, value, way);
    else this.#put(way, value, pointer);
  }

  #joinMembers(way: Way, node: Members, value: Members, pointer: string): void {
    for (const [key, member] of Object.entries(value)) {
      const next = [...way, key];
      const old = own(node, key);
      if (isList(old) && !isList(member)) throw misfitOf(old, member, next);
      if (Object.hasOwn(node, key)) this.#join(next, member, child(pointer, key));
      else this.#put(next, member, child(pointer, key));
    }
  }

  #append(way: Way, length: number, value: unknown, pointer: string): void {
    const items = isList(value) ? value : [value];
    this.#draft.append(way, items);
    const spots = items.map((_, index) => ({
      uri: this.#overlay.uri,
      pointer: isList(value) ? child(pointer, index) : pointer,
    }));
    this.#provenance = this.#provenance.withItems(way.map(String), length, spots);
  }

  #put(way: Way, value: unknown, pointer: string): void {
    this.#draft.set(way, value);
    this.#provenance = this.#provenance.with(way.map(String), { uri: this.#overlay.uri, pointer });
  }

  /** The ways to all nodes that an expression names, each once. */
  #select(action: Action, field: 'target' | 'copy', expression: string): readonly Way[] | undefined {
    const { root } = this.#draft;
    if (!isJson(root)) return [];
    const found = new Map<string, Way>();
    const select = (): void => {
      for (const { location } of JSON_PATH.lazyQuery(expression, root))
        found.set(JSON.stringify(location), location);
    };
    try {
      if (SEARCHES.test(expression)) this.#time.run(select);
      else select();
    } catch (error) {
      this.isOver = error instanceof OutOfTime;
      const problem = `\`${field}\` ${problemWith(error)}`;
      this.#report(diagnose('invalid-overlay', { problem }, this.#place(action, field)));
      return undefined;
    }
    return [...found.values()];
  }

  #misfit(action: Action, field: string, problem: string): void {
    this.#report(diagnose('overlay-misfit', { problem }, this.#place(action, field)));
  }

  #place(action: Action, field: string): Place {
    return { file: this.#overlay.name, pointer: child(action.pointer, field) };
  }
}

const problemWith = (error: unknown): string => {
  if (error instanceof OutOfTime) return 'takes too long to find what it names';
  if (error instanceof RangeError) return 'has too many levels';
  const reason = error instanceof Error ? error.message : String(error);
  return `is no JSONPath expression: ${reason.replace(/\.$/, '')}`;
};

type Json = Parameters<JSONPathEnvironment['lazyQuery']>[1];

/** Documents are parsed JSON or YAML, which has nothing else. */
const isJson = (value: unknown): value is Json => value !== undefined;

const deepestAndLastFirst = (a: Way, b: Way): number => b.length - a.length || indexOf(b) - indexOf(a);

/** Members of objects stand together, behind all items: with an order of items alone, sorting mixed up those of one list. */
const indexOf = (way: Way): number => {
  const key = way.at(-1);
  return typeof key === 'number' ? key : -1;
};

const misfitOf = (node: unknown, value: unknown, way: Way): Misfit =>
  new Misfit(`${kindOf(value)} cannot become part of ${kindOf(node)} at ${child('', ...way)}`);

const kindOf = (value: unknown): string => {
  if (isList(value)) return 'a list';
  return isMembers(value) ? 'an object' : value === null ? 'null' : `a ${typeof value}`;
};

/** The same value with references that lead from where the document stands to where they lead from the overlay. */
const rebased = (value: unknown, rebase: Overlay['rebase']): unknown => {
  if (isList(value)) return value.map((item) => rebased(item, rebase));
  return isMembers(value) ? rebasedMembers(value, rebase) : value;
};

const rebasedMembers = (node: Members, rebase: Overlay['rebase']): Members =>
  Object.fromEntries(
    Object.entries(node).map(([key, member]) => [
      key,
      key === '$ref' && typeof member === 'string' && !member.startsWith('#')
        ? rebase(member)
        : rebased(member, rebase),
    ]),
  );
