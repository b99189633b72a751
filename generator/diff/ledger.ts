import type { Place } from '../diagnostics/diagnostic.js';
import type { Change } from '../ir/model.js';
import type { Difference, Direction, WordChange } from './difference.js';
import type { Node } from './nodes.js';
import { CLASSES, ruleOf, type RuleId } from './rules.js';
import type { Side } from './side.js';

/** A node of the graph that leads from operations to the types that they use. */
export type Holder = string & { readonly __brand: 'Holder' };

/** What a difference is told of. */
export interface Finding {
  readonly holder: Holder;
  readonly subject: string;
  readonly message: string;
  readonly before?: Node | undefined;
  readonly after?: Node | undefined;
  /** What lacks it now, where it is gone. */
  readonly near?: Node | undefined;
  readonly typescript?: { readonly before?: string; readonly after?: string };
  readonly words?: readonly WordChange[];
}

/** Collects differences, each once, and finds the operations that they reach. */
export class Ledger {
  readonly #before: Side;
  readonly #after: Side;
  /** The changes that may be the reason, by id. */
  readonly #changes: ReadonlyMap<string, Change>;
  readonly #users = new Map<Holder, Set<Holder>>();
  readonly #operations = new Map<Holder, string>();
  readonly #entries = new Map<string, { rule: RuleId; finding: Finding; holders: Set<Holder> }>();

  constructor(before: Side, after: Side, changes: readonly Change[]) {
    this.#before = before;
    this.#after = after;
    this.#changes = new Map(changes.map((change) => [change.id, change]));
  }

  operation(id: string): Holder {
    const holder = holderOf(`operation ${id}`);
    this.#operations.set(holder, id);
    return holder;
  }

  pair(direction: Direction, before: string, after: string): Holder {
    return holderOf(`${direction} ${before} ${after}`);
  }

  /** What concerns every operation, or none. */
  get api(): Holder {
    return holderOf('api');
  }

  /** Whether this is the first user of a pair. */
  link(user: Holder, used: Holder): boolean {
    const users = this.#users.get(used);
    if (users !== undefined) {
      users.add(user);
      return false;
    }
    this.#users.set(used, new Set([user]));
    return true;
  }

  add(rule: RuleId, finding: Finding): void {
    const { before, after, message } = finding;
    const key = JSON.stringify([rule, message, keyOf(before), keyOf(after)]);
    const known = this.#entries.get(key);
    if (known === undefined) this.#entries.set(key, { rule, finding, holders: new Set([finding.holder]) });
    else known.holders.add(finding.holder);
  }

  differences(): readonly Difference[] {
    return [...this.#entries.values()].map((entry) => this.#difference(entry)).sort(bySeriousness);
  }

  #difference({
    rule,
    finding,
    holders,
  }: {
    rule: RuleId;
    finding: Finding;
    holders: Set<Holder>;
  }): Difference {
    const { subject, message, before, after, near, typescript, words } = finding;
    const change = this.#changeOf(before, after, near);
    const isSpeltAnew = typescript !== undefined && typescript.before !== typescript.after;
    return {
      rule,
      class: ruleOf(rule).class,
      subject,
      message,
      ...(before === undefined ? {} : { before: placeOf(this.#before, before) }),
      ...(after === undefined ? {} : { after: placeOf(this.#after, after) }),
      ...(near === undefined ? {} : { near: placeOf(this.#after, near) }),
      ...(isSpeltAnew ? { typescript } : {}),
      ...(words === undefined ? {} : { words }),
      operations: this.#reached(holders),
      ...(change === undefined ? {} : { change }),
    };
  }

  #changeOf(before: Node | undefined, after: Node | undefined, near: Node | undefined): Change | undefined {
    const isKnown = (id: string): boolean => this.#changes.has(id);
    const id =
      this.#after.nodes.changeAt(after, isKnown) ??
      this.#before.nodes.changeAt(before, isKnown) ??
      this.#after.nodes.changeAt(near, isKnown);
    return id === undefined ? undefined : this.#changes.get(id);
  }

  /** Against the direction of use: only what leads to a difference is walked. */
  #reached(holders: ReadonlySet<Holder>): readonly string[] {
    const seen = new Set(holders);
    const open = [...holders];
    const found: string[] = [];
    for (let holder = open.pop(); holder !== undefined; holder = open.pop()) {
      const operation = this.#operations.get(holder);
      if (operation !== undefined) found.push(operation);
      for (const user of this.#users.get(holder) ?? []) {
        if (!seen.has(user)) open.push(user);
        seen.add(user);
      }
    }
    return found.sort(byPath);
  }
}

/** The one place where text becomes a node of the graph. */
const holderOf = (text: string): Holder => text as Holder;

const keyOf = (node: Node | undefined): string => (node === undefined ? '' : `${node.uri}#${node.pointer}`);

const placeOf = (side: Side, node: Node): Place => side.nodes.place(node);

/** Operations by path, then by verb. */
export const byPath = (a: string, b: string): number => {
  const [left, right] = [pathOf(a), pathOf(b)];
  return left === right ? order(a, b) : order(left, right);
};

const pathOf = (operation: string): string => operation.slice(operation.indexOf(' ') + 1);
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The most serious first, then by what they are about. */
export const bySeriousness = (a: Difference, b: Difference): number =>
  CLASSES.indexOf(a.class) - CLASSES.indexOf(b.class) ||
  byPath(a.subject, b.subject) ||
  order(a.rule, b.rule) ||
  order(a.message, b.message);
