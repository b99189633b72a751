// Proves the forms of versions with real documents of one API: `npm run pairs [-- <part of a name>]`.
// $APIVINTAGE_PAIRS is a folder with a folder for each API, and in that a document for each of its versions, called after
// the version: `intercom/2.7.yaml`. `--limit 3` takes the newest three of each, `--fast` leaves the compilers
// out, `--unresolved unknown` takes documents whose references lead nowhere.
import process from 'node:process';
import { parseArgs } from 'node:util';
import { importBundled } from './build/bundled.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    limit: { type: 'string', default: 'Infinity' },
    fast: { type: 'boolean', default: false },
    unresolved: { type: 'string', default: 'error' },
  },
});
const { provePairs } = await importBundled('test/pairs/main.ts');
process.exitCode = await provePairs(process.env.APIVINTAGE_PAIRS, {
  part: positionals[0] ?? '',
  limit: Number(values.limit),
  isFast: values.fast,
  unresolved: values.unresolved === 'unknown' ? 'unknown' : 'error',
});
