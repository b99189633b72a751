import type { Planned } from '../../generator/generate.js';
import { Types } from '../../generator/ir/lookup.js';
import { findFacts } from '../../generator/passes/facts.js';
import type { Context } from '../../generator/typescript/context.js';

/** What builders of views know of a planned client. */
export const contextOf = ({ api, names, homes }: Planned): Context => ({
  api,
  names,
  homes,
  facts: findFacts(api),
  types: new Types(api),
  versions: api.versions.map(({ id }) => id),
  pin: api.versioning?.pin,
  importExtension: 'js',
  int64: 'number',
  enums: 'closed',
  source: '',
});
