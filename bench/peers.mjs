// Whole processes of other generators and of ours, in turn, and what it costs to compile what they write:
// `npm run bench:peers`, or with descriptions of your own as words. `--runs 5` measures more often, `--only orval`
// leaves the others out, `--seconds 60` ends a process sooner. Peers are installed from the registry into a temporary
// folder, which stays for the next time. openapi-typescript writes types and no client. A description may be in several
// files, as that of DigitalOcean is: `npm run bench:peers -- openapi/specification/DigitalOcean-public.v2.yaml`.
import { existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { ROOT } from '../scripts/build/root.mjs';
import { callerOf, callOf } from './generate/callers.mjs';
import { compile, compileCaller } from './generate/checking.mjs';
import { install } from './generate/install.mjs';
import { measure } from './generate/measure.mjs';
import { PEERS } from './generate/peers.mjs';
import { inOneFile } from './generate/single.mjs';
import { callerTable, compilerTable, processTable } from './generate/tables.mjs';

const CORPUS = process.env.APIVINTAGE_CORPUS || join(ROOT, '../shared/corpus/large');
const LARGE = ['stripe.json', 'openai.yaml', 'digitalocean.json', 'github.json'];
const OWN = ['spec/cortecs/openapi.yaml', 'spec/blaxel/openapi.yaml'];

const { values, positionals } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    seconds: { type: 'string', default: '180' },
    only: { type: 'string', multiple: true, default: [] },
  },
  allowPositionals: true,
});
const [runs, seconds] = [Number(values.runs), Number(values.seconds)];
if (!(runs >= 1 && seconds > 0)) throw new RangeError('--runs and --seconds take numbers from 1');
const unknown = values.only.filter((name) => !PEERS.some((peer) => peer.name === name));
if (unknown.length > 0) {
  throw new RangeError(
    `--only knows no ${unknown.join(', ')}, only ${PEERS.map(({ name }) => name).join(', ')}`,
  );
}
const say = (text) => process.stdout.write(`${text}\n`);
const progress = (text) => process.stderr.write(`${text}\n`);
const folder = join(tmpdir(), 'apivintage-bench-peers');

const chosen = PEERS.filter(({ name }) => values.only.length === 0 || values.only.includes(name));
const installed = [];
for (const peer of chosen) {
  progress(`installing ${peer.name}`);
  const { cwd, missing } = await install(folder, peer);
  if (cwd === undefined) say(`${peer.name} is not measured: ${missing}`);
  else installed.push({ ...peer, cwd });
}

/** Our command and the peers, with the words for one description. */
const programsFor = (spec, name) => {
  const ours = { name: 'apivintage', cwd: folder, out: join(folder, `ours-${name}`) };
  const peers = installed.map(({ name: peer, cwd, words, config }) => {
    const out = join(cwd, `out-${name}`);
    const [bin, ...rest] = words(spec, out);
    const [file, text] = config?.(spec, out) ?? [];
    const prepare = () => file !== undefined && writeFileSync(join(cwd, file), text);
    return { name: peer, cwd, out, prepare, words: [join(cwd, 'node_modules/.bin', bin), ...rest] };
  });
  return [
    { ...ours, words: [join(ROOT, 'dist/cli.js'), 'generate', spec, '-o', ours.out] },
    shared(spec, name),
    ...peers,
  ];
};

/** Ours where clients share a runtime that is installed, as those of some peers do: the compiler reads its types alone. */
const shared = (spec, name) => {
  const out = join(folder, `ours-shared-${name}`);
  const config = `${out}.config.json`;
  const prepare = () => {
    const installed = join(folder, 'node_modules/apivintage');
    mkdirSync(dirname(installed), { recursive: true });
    if (!existsSync(installed)) symlinkSync(ROOT, installed, 'junction');
    writeFileSync(config, JSON.stringify({ apis: { api: { spec, output: out, runtime: 'package' } } }));
  };
  const words = [join(ROOT, 'dist/cli.js'), 'generate', '-c', config];
  return { name: 'runtime: package', cwd: folder, out, prepare, words };
};

/** One program, once: what it writes is compiled at once, in the same weather. */
const tryOnce = async (program, call) => {
  program.prepare?.();
  const made = await measure(program, seconds);
  if (made.failure !== undefined) return made;
  const compiled = await compile(program.out, seconds);
  if (compiled.failure !== undefined) return compiled;
  const text = callerOf(program.name, program.out, call);
  const caller = text === undefined ? undefined : await compileCaller(program.out, text, seconds);
  return { ...made, ...compiled, caller: caller?.failure === undefined ? caller : undefined };
};

/** In turn, so that all meet the same weather, and another one first each time. Whoever fails is not tried again. */
const compare = async (programs, title, call) => {
  const results = programs.map(({ name }) => ({ name, measured: [], failure: undefined }));
  for (let round = 0; round < runs; round++) {
    for (const step of results.keys()) {
      const index = (step + round) % results.length;
      const result = results[index];
      if (result.failure !== undefined) continue;
      progress(`${title}, round ${round + 1} of ${runs}: ${result.name}`);
      const { failure, ...measured } = await tryOnce(programs[index], call);
      if (failure === undefined) result.measured.push(measured);
      else result.failure = failure;
    }
  }
  return results;
};

/** The same results of the programs that call, as far as there is one. */
const callersOf = (results) =>
  results.map(({ name, measured, failure }) => {
    const callers = measured.flatMap(({ caller }) => caller ?? []);
    const isWhole = callers.length > 0 && callers.length === measured.length;
    return { name, measured: callers, failure: failure ?? (isWhole ? undefined : 'no program') };
  });

const specs = positionals.length > 0 ? positionals : [...OWN, ...LARGE.map((each) => join(CORPUS, each))];
for (const given of specs.map((each) => resolve(ROOT, each))) {
  if (!existsSync(given)) {
    say(`${given} is not there: not measured. APIVINTAGE_CORPUS names the folder of large ones.\n`);
    continue;
  }
  const spec = await inOneFile(given, folder);
  const title = basename(spec);
  const results = await compare(programsFor(spec, title.replace(/\W+/g, '-')), title, callOf(spec));
  const [{ failure }] = results;
  if (failure !== undefined) throw new Error(failure);
  say(processTable(title, results));
  say(compilerTable(title, results));
  say(callerTable(title, callersOf(results)));
}
