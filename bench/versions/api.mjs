/**
 * An API of many operations that has changed a little in every version: what `forms.mjs` writes down in three ways. Five
 * operations and four schemas for each kind of thing. A number is a version, from 0; `since` and `until` date what was
 * not always there. The same numbers give the same API on every machine.
 */
const PER_THING = ['list', 'create', 'get', 'update', 'remove'];
/** One percent of a thousand operations. */
const CHANGES = [
  ...['field', 'field', 'field', 'lostField', 'requiredField'],
  ...['value', 'operation', 'lostOperation', 'parameter', 'page'],
];

const ADJECTIVES = ['blue', 'calm', 'deep', 'early', 'fair', 'good', 'high', 'icy', 'just', 'keen'];
const NOUNS = [
  ...['anchor', 'bridge', 'cabin', 'depot', 'engine', 'folder', 'garden', 'harbor', 'island', 'jacket'],
  ...['kettle', 'ladder', 'market', 'needle', 'orchard', 'packet', 'quarry', 'ribbon', 'saddle', 'tunnel'],
];

export const makeApi = ({ operations = 1000, versions }) => {
  const count = Math.ceil(operations / PER_THING.length);
  const things = Array.from({ length: count }, (_, index) => thing(index, count));
  const next = randoms(7);
  const spent = new Set();
  const changes = [];
  for (let version = 1; version < versions; version++) {
    for (let round = 0; round < Math.round(operations / 1000) || round < 1; round++) {
      for (const kind of CHANGES) changes.push(change(kind, version, things, spent, next));
    }
  }
  return { versions: Array.from({ length: versions }, (_, index) => dateOf(index)), things, changes };
};

/** A year has twelve versions. */
const dateOf = (index) =>
  `${String(2020 + Math.floor(index / 12))}-${String((index % 12) + 1).padStart(2, '0')}-01`;

const thing = (index, count) => {
  const adjective = ADJECTIVES[Math.floor(index / NOUNS.length) % ADJECTIVES.length];
  const number = index >= ADJECTIVES.length * NOUNS.length ? String(index) : '';
  const name = `${upper(adjective)}${upper(NOUNS[index % NOUNS.length])}${number}`;
  const fields = FIELDS.map(([field, schema, required]) => ({
    name: field,
    schema,
    required: required === true ? 0 : undefined,
  }));
  return {
    name,
    path: `/${adjective}-${NOUNS[index % NOUNS.length]}s${number}`,
    next: (index + 1) % count,
    fields,
    values: ['queued', 'running', 'done', 'failed'].map((value) => ({ value })),
    parameters: ['cursor', 'limit', 'query'].map((each) => ({ name: each })),
    operations: Object.fromEntries(PER_THING.map((kind) => [kind, {}])),
    paged: 0,
  };
};

const FIELDS = [
  ['id', { type: 'string', readOnly: true, description: 'What the server calls it.' }, true],
  ['name', { type: 'string', maxLength: 63, description: 'What its owner calls it.' }, true],
  [
    'labels',
    { type: 'object', additionalProperties: { type: 'string' }, description: 'Labels of its owner.' },
  ],
  ['size', { type: 'integer', minimum: 1, description: 'How large it is, in megabytes.' }],
  ['public', { type: 'boolean', default: false, description: 'Everybody may see it.' }],
  ['tags', { type: 'array', items: { type: 'string' }, description: 'Words to find it by.' }],
  [
    'createdAt',
    { type: 'string', format: 'date-time', readOnly: true, description: 'When it was made.' },
    true,
  ],
];

/** Apply one change to something that nothing has changed yet, where that is left. */
const change = (kind, version, things, spent, next) => {
  const key = kind.replace(/^lost|^required/, '').toLowerCase();
  let index = next(things.length);
  for (let tries = 0; tries < things.length && spent.has(`${key} ${index}`); tries++)
    index = (index + 1) % things.length;
  spent.add(`${key} ${index}`);
  const target = things[index];
  return { version, thing: target, ...CHANGE[kind](target, version, next) };
};

const text = (words) => ({ type: 'string', description: words });

const CHANGE = {
  field: ({ fields }, since) => {
    const field = { name: `extra${since}`, schema: text('Came later.'), since };
    fields.push(field);
    return { kind: 'field', field };
  },
  lostField: ({ fields }, until) => {
    const field = { name: `former${until}`, schema: text('Was of no use.'), until };
    fields.push(field);
    return { kind: 'lostField', field };
  },
  requiredField: ({ fields }, since) => {
    const field = { name: `owner${since}`, schema: text('Who pays for it.'), required: since };
    fields.push(field);
    return { kind: 'requiredField', field };
  },
  value: ({ values }, since) => {
    const value = { value: `paused${since}`, since };
    values.push(value);
    return { kind: 'value', value };
  },
  operation: ({ operations }, since) => {
    operations.update.since = since;
    return { kind: 'operation', operation: 'update' };
  },
  lostOperation: ({ operations }, until) => {
    operations.remove.until = until;
    return { kind: 'lostOperation', operation: 'remove' };
  },
  parameter: ({ parameters }, since) => {
    const parameter = { name: `filter${since}`, since };
    parameters.push(parameter);
    return { kind: 'parameter', parameter };
  },
  page: (target, since) => {
    target.paged = since;
    return { kind: 'page' };
  },
};

/** Numbers below a bound that look like chance and are none. */
const randoms = (seed) => {
  let state = seed;
  return (bound) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * bound);
  };
};

const upper = (word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`;
