import { github } from './github.js';
import { json } from './json.js';
import type { Reporter } from './options.js';
import { plain } from './plain.js';
import { pretty } from './pretty.js';
import { sarif } from './sarif.js';

/** The formats of a report by the name that `--format` takes. */
export const reporters: Readonly<Record<'pretty' | 'plain' | 'json' | 'github' | 'sarif', Reporter>> = {
  pretty,
  plain,
  json,
  github,
  sarif,
};
