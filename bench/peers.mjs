// Whole processes of other generators and of ours, in turn: `npm run bench:peers`, or with descriptions of your own as
// words. `--runs 5` measures more often, `--only orval` leaves the others out. Peers are installed from the registry
// into a temporary folder, which stays for the next time. openapi-typescript writes types and no client.
import { existsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { ROOT } from '../scripts/build/root.mjs';
import { install } from './generate/install.mjs';
import { compileErrors, measure } from './generate/measure.mjs';
import { PEERS } from './generate/peers.mjs';
import { textOf } from './table.mjs';

const CORPUS = process.env.APIVINTAGE_CORPUS || join(ROOT, '../shared/corpus/large');
const LARGE = ['stripe.json', 'openai.yaml', 'digitalocean.json', 'github.json'];
const OWN = ['spec/cortecs/openapi.yaml', 'spec/blaxel/openapi.yaml'];

const { values, positionals } = parseArgs({
  options: { runs: { type: 'string', default: '3' }, only: { type: 'string', multiple: true, default: [] } },
  allowPositionals: true,
});
const runs = Number(values.runs);
if (!(runs >= 1)) throw new RangeError('--runs takes a number from 1');
const say = (text) => process.stdout.write(`${text}\n`);
const folder = join(tmpdir(), 'apivintage-bench-peers');

const chosen = PEERS.filter(({ name }) => values.only.length === 0 || values.only.includes(name));
const installed = [];
for (const peer of chosen) {
  const { cwd, missing } = await install(folder, peer);
  if (cwd === undefined) say(`${peer.name} is not measured: ${missing}`);
  else installed.push({ ...peer, cwd });
}

/** Our command and the peers, with the words for one description. */
const programsFor = (spec) => {
  const name = basename(spec).replace(/\W+/g, '-');
  const ours = { name: 'apivintage', cwd: folder, out: join(folder, `ours-${name}`) };
  const peers = installed.map(({ name: peer, cwd, words, config }) => {
    const out = join(cwd, `out-${name}`);
    const [bin, ...rest] = words(spec, out);
    const [file, text] = config?.(spec, out) ?? [];
    const prepare = () => file !== undefined && writeFileSync(join(cwd, file), text);
    return { name: peer, cwd, out, prepare, words: [join(cwd, 'node_modules/.bin', bin), ...rest] };
  });
  return [{ ...ours, words: [join(ROOT, 'dist/cli.js'), 'generate', spec, '-o', ours.out] }, ...peers];
};

/** In turn, so that all meet the same weather. The first round fills the caches of the disk and does not count. */
const compare = (programs) => {
  const results = programs.map((program) => ({ program, measured: [], failure: undefined }));
  for (let round = -1; round < runs; round++) {
    for (const result of results.filter(({ failure }) => failure === undefined)) {
      result.program.prepare?.();
      const { failure, ...measured } = measure(result.program);
      result.failure = failure;
      if (failure === undefined && round >= 0) result.measured.push(measured);
    }
  }
  return results;
};

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

/** Ratios are those of each round, ours to the other's: what slows a round down slows both. */
const rowOf = ({ program, measured, failure }, ours) => {
  if (failure !== undefined) return [program.name, `fails: ${failure.slice(0, 60)}`];
  const ratio = (key) => median(measured.map((each, round) => ours[round][key] / each[key]));
  return [
    program.name,
    `${(median(measured.map(({ ms }) => ms)) / 1000).toFixed(2)} s`,
    `×${ratio('ms').toFixed(2)}`,
    `${Math.round(median(measured.map(({ peak }) => peak)) / 1024)} MiB`,
    `×${ratio('peak').toFixed(2)}`,
    String(compileErrors(program.out)),
  ];
};

const specs = positionals.length > 0 ? positionals : [...OWN, ...LARGE.map((each) => join(CORPUS, each))];
for (const spec of specs.map((each) => resolve(ROOT, each))) {
  if (!existsSync(spec)) {
    say(`${spec} is not there: not measured. APIVINTAGE_CORPUS names the folder of large ones.\n`);
    continue;
  }
  const results = compare(programsFor(spec));
  const [{ measured: ours, failure }] = results;
  if (failure !== undefined) throw new Error(failure);
  const head = [basename(spec), 'time', 'ours to it', 'memory', 'ours to it', 'compile errors'];
  say(textOf([head, ...results.map((result) => rowOf(result, ours))]));
}
