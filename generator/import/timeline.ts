import type { Version, VersionId } from '../ir/model.js';
import { momentOf, type Moment } from '../versions/lifetime.js';

/** Nobody asks what a node is in this version: what holds it does not exist there. */
export const IGNORED: unique symbol = Symbol('ignored');
/** There is no such node in this version, in something that does exist. */
export const MISSING: unique symbol = Symbol('missing');

/** A node in each version, oldest first. */
export type Values = readonly unknown[];

/** The dates between which a node exists. */
export interface Life {
  readonly added?: VersionId;
  readonly removed?: VersionId;
}

/** The dates between which something was required, and whether it is now. */
export interface Duty {
  readonly today: boolean;
  readonly madeRequired?: VersionId;
  readonly madeOptional?: VersionId;
}

/** A node on both sides of a date. */
export interface Divided {
  readonly date: VersionId;
  readonly held: Values;
  readonly rest: Values;
  readonly isWhole: boolean;
}

const isNothing = (value: unknown): boolean => value === IGNORED || value === MISSING;

/** The versions of documents that are joined, and which dates say what of them. */
export class Timeline {
  readonly versions: readonly Version[];
  readonly moments: readonly Moment[];

  constructor(versions: readonly Version[]) {
    this.versions = versions;
    this.moments = versions.map((version) => momentOf(version, versions));
  }

  /** The dates of a node that exists where it is neither ignored nor missing; undefined where no dates say that. */
  life(values: Values): Life | undefined {
    return this.#dates((added, removed) =>
      values.every((value, index) => {
        if (value === IGNORED) return true;
        const isAlive = this.#since(added, index, true) && !this.#since(removed, index, false);
        return isAlive === (value !== MISSING);
      }),
    );
  }

  /** The dates of something that is required where the value is true. */
  duty(values: Values): Duty | undefined {
    const latest = values.findLast((value) => value !== IGNORED) === true;
    for (const today of [latest, !latest]) {
      const found = this.#dates((madeRequired, madeOptional) =>
        values.every((value, index) => {
          if (value === IGNORED) return true;
          const before = !this.#since(madeRequired, index, true)
            ? false
            : !this.#since(madeOptional, index, true)
              ? true
              : today;
          return before === value;
        }),
      );
      if (found === undefined) continue;
      const { added, removed } = found;
      return {
        today,
        ...(added === undefined ? {} : { madeRequired: added }),
        ...(removed === undefined ? {} : { madeOptional: removed }),
      };
    }
    return undefined;
  }

  /**
   * A node divided by a date: as it is since, in as many versions as fit, and as it was before. Undefined where no date
   * does that; whole where there is nothing before.
   */
  divided(values: Values, fits: (held: Values) => boolean): Divided | undefined {
    for (const { id } of this.versions) {
      const isSince = this.moments.map((moment) => moment.holds(id) === true);
      const held = values.map((value, index) => (isSince[index] === true ? value : IGNORED));
      const rest = values.map((value, index) => (isSince[index] === true ? IGNORED : value));
      if (held.every(isNothing) || !fits(held)) continue;
      return { date: id, held, rest, isWhole: rest.every(isNothing) };
    }
    return undefined;
  }

  /** The fewest dates, of a first and of a second kind, that are as they should be. */
  #dates(fits: (first?: VersionId, second?: VersionId) => boolean): Life | undefined {
    const ids = this.versions.map(({ id }) => id);
    if (fits()) return {};
    const added = ids.find((id) => fits(id));
    if (added !== undefined) return { added };
    const removed = ids.find((id) => fits(undefined, id));
    if (removed !== undefined) return { removed };
    for (const [index, first] of ids.entries()) {
      // A second date before the first one would be no interval.
      const second = ids.slice(index + 1).find((id) => fits(first, id));
      if (second !== undefined) return { added: first, removed: second };
    }
    return undefined;
  }

  #since(date: VersionId | undefined, index: number, otherwise: boolean): boolean {
    return date === undefined ? otherwise : this.moments[index]?.holds(date) === true;
  }
}
