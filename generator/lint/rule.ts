import type { Code } from '../diagnostics/catalogue.js';
import type { Diagnostic, Place } from '../diagnostics/diagnostic.js';
import type { Description } from '../description.js';
import type { Spot } from '../ir/documents.js';
import type { Api } from '../ir/model.js';
import type { Bundle } from '../versions/bundle.js';
import type { Projection } from '../versions/editions.js';
import type { DatedNode } from './nodes.js';

/** One version of the description. */
export interface Edition {
  readonly view: Projection;
  readonly bundle: Bundle;
}

/** What rules look at, each where it is easiest to see. */
export interface LintContext extends Description {
  /** The description as written. */
  readonly nodes: readonly DatedNode[];
  /** One document per version, oldest first. */
  readonly editions: readonly Edition[];
  /** What clients are generated from, with all pagination rules in it. */
  readonly model: Api;
  /** A node as written. */
  readonly place: (spot: Spot & Pick<DatedNode, 'overlay'>, on?: Place['on']) => Place;
  /** A node of the document of a version. */
  readonly placeIn: (edition: Edition, pointer: string, on?: Place['on']) => Place;
  readonly report: (diagnostic: Diagnostic) => void;
}

/** A rule reports under one code, which is its name: docs/rules/<code>.md explains it. */
export interface Rule {
  readonly code: Code;
  readonly check: (context: LintContext) => void;
}
