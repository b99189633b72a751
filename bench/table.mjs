/** The order in which stages are shown is that in which they ran. */
const stagesOf = (run) => Object.keys(run.stages);

/** Stages of one description: the cold run, then minimum, median and maximum of the warm ones. */
export const stageTable = (title, cold, warm) => {
  const row = (name, read) => [name, ms(read(cold)), ...spread(warm.map(read)).map(ms)];
  return textOf([
    [title, 'cold', 'min', 'median', 'max'],
    ...stagesOf(cold).map((stage) => row(stage, (run) => run.stages[stage])),
    row('total', (run) => run.total),
    ['process', ms(cold.process)],
    ['peak memory', `${Math.round(cold.peak / 1024)} MiB`],
  ]);
};

/** A stage that takes this much longer for four times the input is worth a look: linear ones take about four times. */
const SUSPICIOUS = 6;

/** Below this many milliseconds a ratio says more about the machine than about the stage. */
const NOISE_MS = 3;

/** How time grows with size: minimum of the warm runs, and what it is of the smallest size. */
export const growthTable = (title, sizes) => {
  const [smallest] = sizes;
  const row = (name, read) => {
    const times = sizes.map(({ warm }) => Math.min(...warm.map(read)));
    const ratios = times.map((time) => time / times[0]);
    const isSuspicious = Math.max(...ratios) > SUSPICIOUS && times.at(-1) > NOISE_MS;
    return [
      name,
      ...times.map((time, i) => `${ms(time)} ${`×${ratios[i].toFixed(1)}`.padStart(6)}`),
      isSuspicious ? '!' : '',
    ];
  };
  return textOf([
    [`${title}, growth`, ...sizes.map(({ factor }) => `size ×${factor}`)],
    ...stagesOf(smallest.warm[0]).map((stage) => row(stage, (run) => run.stages[stage])),
    row('total', (run) => run.total),
  ]);
};

const spread = (values) => {
  const sorted = values.toSorted((a, b) => a - b);
  return [sorted[0], sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
};

const ms = (value) => `${value.toFixed(1)} ms`;

/** Rows as text: the first column to the left, all others to the right. */
export const textOf = (rows) => {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  const lines = rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
      .join('  ')
      .trimEnd(),
  );
  return `${lines.join('\n')}\n`;
};
