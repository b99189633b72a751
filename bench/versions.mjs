// What a version costs: `npm run bench:versions`. One API of 1,000 operations with 1, 2, 10 and 40 versions, each of which
// changes something about ten of them, written in three ways. Figures of all are taken in turn and shown beside those of
// one version. `--runs 5` measures more often, `--form overlays` one way only, `--versions 1,40` others, `--fast` without
// the compiler.
import { mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { ROOT } from '../scripts/build/root.mjs';
import { measure } from './generate/measure.mjs';
import { textOf } from './table.mjs';
import { makeApi } from './versions/api.mjs';
import { FORMS } from './versions/forms.mjs';
import { compile, projectsOf } from './versions/program.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    form: { type: 'string', multiple: true, default: Object.keys(FORMS) },
    versions: { type: 'string', default: '1,2,10,40' },
    operations: { type: 'string', default: '1000' },
    fast: { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);
if (!(runs >= 1)) throw new RangeError('--runs takes a number from 1');
const say = (text) => process.stdout.write(`${text}\n`);
const folder = join(tmpdir(), 'apivintage-bench-versions');
const operations = Number(values.operations);

const write = (path, files) => {
  rmSync(path, { recursive: true, force: true });
  mkdirSync(path, { recursive: true });
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text);
};

const bytesIn = (path) =>
  readdirSync(path, { recursive: true })
    .filter((name) => name.endsWith('.ts'))
    .reduce((sum, name) => sum + statSync(join(path, name)).size, 0);

const prepare = (form, count) => {
  const api = makeApi({ operations, versions: count });
  const home = join(folder, `${form}-${count}`);
  const documents = FORMS[form](api);
  write(join(home, 'spec'), documents);
  const input = Object.values(documents).reduce((sum, text) => sum + text.length, 0);
  const out = join(home, 'client');
  const words = [join(ROOT, 'dist/cli.js'), 'generate', join(home, 'spec/openapi.json'), '-o', out];
  return { count, api, home, out, input, program: { cwd: home, out, words }, samples: [] };
};

/** What is measured once: sizes, and that a compiler takes it. */
const settle = (subject) => {
  subject.bytes = bytesIn(subject.out);
  const { things } = subject.api;
  // The program calls all of them alike.
  const isUsual = ({ paged, fields }) => paged === 0 && fields.every(({ required = 0 }) => required === 0);
  const some = things.filter((thing, index) => index % 20 === 0 && isUsual(thing));
  if (!values.fast) projectsOf(subject.home, some);
};

/** Seconds after which a run is ended: forty documents take a while. */
const LONGEST = 300;

const sample = async ({ home, program }) => {
  const generated = await measure(program, LONGEST);
  if (generated.failure !== undefined) throw new Error(generated.failure);
  if (values.fast) return { generated };
  const projects = ['whole', 'program'].map((name) => [name, compile(join(home, name), 5)]);
  return { generated, seven: compile(join(home, 'whole'), 7), ...Object.fromEntries(projects) };
};

const FIGURES = [
  ['generate', 'ms', (each) => each.generated.ms],
  ['peak memory', 'MiB', (each) => each.generated.peak / 1024],
];
const COMPILED = [
  ['tsc 5, program', 'ms', (each) => each.program.ms],
  ['  of it checking', 'ms', (each) => each.program.checkMs],
  ['tsc 5, whole client', 'ms', (each) => each.whole.ms],
  ['  of it checking', 'ms', (each) => each.whole.checkMs],
  ['tsc 7, whole client', 'ms', (each) => each.seven.ms],
];

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];

const figure = (number, unit) =>
  unit === 'KB' ? `${Math.round(number / 1000)} KB` : `${Math.round(number)} ${unit}`;

/** Ratios are those of each round: what slows a round down slows all in it. */
const row = (subjects, [name, unit, read]) => [
  name,
  ...subjects.flatMap(({ samples }) => {
    const ratios = samples.map((each, round) => read(each) / read(subjects[0].samples[round]));
    return [figure(median(samples.map(read)), unit), `×${median(ratios).toFixed(2)}`];
  }),
];

const sizeRow = (subjects, name, key) => [
  name,
  ...subjects.flatMap((each) => [figure(each[key], 'KB'), `×${(each[key] / subjects[0][key]).toFixed(2)}`]),
];

for (const form of values.form) {
  const subjects = values.versions.split(',').map((count) => prepare(form, Number(count)));
  // The first round fills the caches of the disk, and says what the client looks like.
  for (const subject of subjects) {
    const { failure } = await measure(subject.program, LONGEST);
    if (failure !== undefined) throw new Error(failure);
    settle(subject);
  }
  for (let round = 0; round < runs; round++) {
    for (const subject of subjects) subject.samples.push(await sample(subject));
  }
  const head = [
    form,
    ...subjects.flatMap(({ count }) => [`${count} versions`.replace(/^1 .*/, '1 version'), '']),
  ];
  const figures = values.fast ? FIGURES : [...FIGURES, ...COMPILED];
  say(
    textOf([
      head,
      sizeRow(subjects, 'description', 'input'),
      ...figures.map((each) => row(subjects, each)),
      sizeRow(subjects, 'client', 'bytes'),
    ]),
  );
}
