import { github } from './github.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { markdown } from './markdown.js';
import type { Reporter } from './options.js';
import { plain } from './plain.js';
import { pretty } from './pretty.js';
import { sarif } from './sarif.js';

/** The names that `--format` takes. */
export type ReportFormat = 'pretty' | 'plain' | 'json' | 'github' | 'sarif' | 'junit' | 'markdown';

/** The formats of a report by the name that `--format` takes. */
export const reporters: Readonly<Record<ReportFormat, Reporter>> = {
  pretty,
  plain,
  json,
  github,
  sarif,
  junit,
  markdown,
};
