// How long each stage takes: `npm run bench`, or `npm run bench -- <specification>...` for others than ours.
// The growth of time with size is measured on the first one. `--runs 9` measures more often.
import { existsSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { buildPipeline } from './build.mjs';
import { copies } from './copies.mjs';
import { measureCold, measureWarm } from './measure.mjs';
import { ROOT } from '../scripts/build/root.mjs';
import { growthTable, stageTable } from './table.mjs';

/** Besides our own descriptions a large one that nobody here has written, where there is one. */
const CORPUS = process.env.APIVINTAGE_CORPUS || '../shared/corpus/large/stripe.json';
const OWN = ['spec/blaxel/openapi.yaml', 'spec/cortecs/openapi.yaml'];
const FACTORS = [1, 2, 4];

const { values, positionals } = parseArgs({
  options: { runs: { type: 'string', default: '5' } },
  allowPositionals: true,
});
const runs = Number(values.runs);
if (!(runs >= 1)) throw new RangeError('--runs takes a number from 1');
const say = (text) => process.stdout.write(`${text}\n`);
const absolute = (path) => (isAbsolute(path) ? path : join(ROOT, path));

const specs = (positionals.length > 0 ? positionals : [...OWN, CORPUS]).map(absolute);
const [present, absent] = [
  specs.filter((spec) => existsSync(spec)),
  specs.filter((spec) => !existsSync(spec)),
];

const pipeline = await buildPipeline();
// First of all, while this process is small: on Linux a child's peak of memory is at least what its parent had.
const cold = new Map(present.map((spec) => [spec, measureCold(pipeline, spec)]));
const { generate, generateFromText, loadDocuments } = await import(pipeline);

for (const [spec, first] of cold) {
  const warm = await measureWarm(runs, () => generate({ spec, cwd: ROOT }));
  say(stageTable(relative(ROOT, spec), first, warm));
}
for (const spec of absent)
  say(`${relative(ROOT, spec)} is not there: not measured. APIVINTAGE_CORPUS names another.\n`);

const [base] = present;
if (base !== undefined) {
  const documents = await loadDocuments(base, { cwd: ROOT });
  const sizes = [];
  for (const factor of FACTORS) {
    const { name, text, files } = copies(documents, factor);
    const run = () => generateFromText(name, text, {}, files);
    sizes.push({ factor, warm: await measureWarm(runs, run) });
  }
  say(growthTable(relative(ROOT, base), sizes));
}
