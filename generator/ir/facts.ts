import type { Access, TypeId, VersionId } from './model.js';

/** What the passes found out about types beyond their definitions. */
export interface Facts {
  /** Reached from what callers send. */
  readonly sent: ReadonlySet<TypeId>;
  /** Reached from what comes back, or not reached at all. */
  readonly received: ReadonlySet<TypeId>;
  /** Sent and received in different shapes: something in them only comes back, or is only ever sent. */
  readonly split: ReadonlySet<TypeId>;
  /** Mean different things in different versions, by themselves or through what they name. */
  readonly varying: ReadonlySet<TypeId>;
  /** The same of what is sent alone, and of what comes back alone: types that are split may differ in one of them only. */
  readonly varyingWhen: {
    readonly sent: ReadonlySet<TypeId>;
    readonly received: ReadonlySet<TypeId>;
  };
  /** The versions in which a varying type begins to mean something else than in the version before. */
  readonly turns: ReadonlyMap<TypeId, ReadonlySet<VersionId>>;
  /** Declared by their schema to travel one way. */
  readonly oneWay: ReadonlyMap<TypeId, Access>;
  /** Nothing is left of them when they are sent. */
  readonly hollow: ReadonlySet<TypeId>;
  /** Nothing is left of them when they come back. */
  readonly hollowReceived: ReadonlySet<TypeId>;
}
