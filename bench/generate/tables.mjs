import { textOf } from '../table.mjs';

const median = (numbers) => numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)];
const seconds = (value) => `${value.toFixed(2)} s`;
const mebibytes = (value) => `${Math.round(value / 1024)} MiB`;

/** What a program needed, and what ours is of it. Ratios are those of each round: what slows one down slows both. */
const pairOf = (key, show) => (measured, ours) => {
  const needed = median(measured.map((each) => each[key]));
  const ratio = median(measured.map((each, round) => ours[round][key] / each[key]));
  return Number.isNaN(needed) ? ['none', ''] : [show(needed), `×${ratio.toFixed(2)}`];
};

const table = (heads, cells) => (title, results) => {
  const [{ measured: ours }] = results;
  const rows = results.map(({ name, measured, failure }) =>
    failure === undefined
      ? [name, ...cells.flatMap((cell) => cell(measured, ours))]
      : [name, `fails: ${failure.slice(0, 60)}`],
  );
  return textOf([[title, ...heads], ...rows]);
};

/** Time and memory of the processes that generate, and how many errors the compiler finds in what they write. */
export const processTable = table(
  ['time', 'ours to it', 'memory', 'ours to it', 'compile errors'],
  [pairOf('ms', (ms) => seconds(ms / 1000)), pairOf('peak', mebibytes), ([first]) => [String(first.errors)]],
);

/** The same for a program that makes one call; how many errors it has shows whether it is one. */
export const callerTable = table(
  [
    'tsc of a call',
    'ours to it',
    'checking',
    'ours to it',
    'types',
    'instantiations',
    'memory',
    'errors in all',
  ],
  [
    pairOf('total', seconds),
    pairOf('check', seconds),
    ([first]) => [String(first.types), String(first.instantiations)],
    ([first]) => [mebibytes(first.memory), String(first.errors)],
  ],
);

/** What compiling costs, none where a file forbids to check it: all of it, the part that checks, and what the compiler makes of it. */
export const compilerTable = table(
  ['tsc', 'ours to it', 'checking', 'ours to it', 'types', 'instantiations', 'memory', 'ours to it'],
  [
    pairOf('total', seconds),
    pairOf('check', seconds),
    ([first]) => [String(first.types), String(first.instantiations)],
    pairOf('memory', mebibytes),
  ],
);
