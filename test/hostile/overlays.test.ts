// Overlays that are made to be slow, to make documents huge, or to reach what is no document.
import { describe, expect, it } from 'vitest';
import { useCommand } from './support/command.js';
import { inWorld } from './support/sandbox.js';
import { expectCivil } from './support/verdict.js';

const GENERATE = ['generate', 'openapi.json', '-o', 'out', '--format', 'plain'];

const range = (length: number): readonly number[] => [...Array(length).keys()];
const repeated = (length: number, action: object): readonly object[] => range(length).map(() => action);

/** A description of two versions, the second of which an overlay makes. */
const filesOf = (actions: readonly unknown[], more: object): readonly (readonly [string, string])[] => [
  [
    'openapi.json',
    JSON.stringify({
      openapi: '3.1.0',
      info: { title: 'Overlaid', version: '1' },
      'x-api-versions': {
        header: 'X-Version',
        versions: [{ version: 'a' }, { version: 'b', overlay: 'b.json' }],
      },
      paths: { '/things': { get: { responses: { 204: { description: 'None.' } } } } },
      ...more,
    }),
  ],
  ['b.json', JSON.stringify({ overlay: '1.1.0', info: { title: 'b', version: '1' }, actions })],
];

const remove = (target: string): object => ({ target, remove: true });

const WIDE = {
  components: {
    schemas: Object.fromEntries(
      range(20_000).map((index) => [`S${index}`, { type: 'object', properties: { a: { type: 'string' } } }]),
    ),
  },
};

/** Sixty levels: eight of them can be chosen in 2,500,000,000 ways. */
const DEEP = { 'x-deep': range(60).reduce<object>((inner) => ({ inner }), {}) };

type Row = readonly [name: string, says: string, actions: readonly unknown[], more?: object];

const named = (rows: readonly Row[]): [name: string, row: Row][] => rows.map((row) => [row[0], row]);

const REFUSED: readonly Row[] = [
  [
    'a filter whose match() repeats what it repeats',
    'takes too long',
    [remove("$..[?match(@.description, '(a+)+b')]")],
    { 'x-long': { description: 'a'.repeat(50) } },
  ],
  [
    'a filter whose search() takes its expression from the document',
    'takes too long',
    [remove('$..[?search(@.text, @.expression)]')],
    { 'x-long': { text: 'a'.repeat(60), expression: '(a|a)*$b' } },
  ],
  ['an expression that goes down in many ways', 'takes too long', [remove(`$${'..*'.repeat(8)}`)], DEEP],
  [
    'thousands of actions that each look everywhere',
    'takes too long',
    repeated(3000, { target: '$..description', update: 'x' }),
    WIDE,
  ],
  [
    'a filter of 50,000 parentheses',
    'too many levels',
    [remove(`$[?${'('.repeat(50_000)}@.a${')'.repeat(50_000)}]`)],
  ],
  [
    'a list that doubles forty times',
    'larger than 500,000 nodes',
    repeated(40, { target: "$['x-list']", copy: "$['x-list']" }),
    { 'x-list': [1, 2] },
  ],
  [
    'an object that is put into itself, twice, forty times',
    'larger than 500,000 nodes',
    range(40).flatMap((index) => [
      { target: "$['x-tree']", update: { [`l${index}`]: {}, [`r${index}`]: {} } },
      { target: `$['x-tree'].l${index}`, copy: "$['x-tree']" },
      { target: `$['x-tree'].r${index}`, copy: "$['x-tree']" },
    ]),
    { 'x-tree': {} },
  ],
  [
    'an object that is put one deeper each time',
    'deeper than 1000 levels',
    range(1200).map((index) => ({ target: `$['x-deep']${"['x']".repeat(index)}`, update: { x: {} } })),
    { 'x-deep': {} },
  ],
  [
    'a reference to a file outside',
    'reference-outside-root',
    [{ target: '$.paths', update: { '/q': { $ref: 'file:///etc/passwd' } } }],
  ],
  [
    'a reference to the metadata of a cloud',
    'remote-reference',
    [{ target: '$.paths', update: { '/q': { $ref: 'http://169.254.169.254/latest' } } }],
  ],
  [
    'members of the prototype of all objects',
    'overlay-without-match',
    [remove("$['constructor']['prototype']")],
  ],
  [
    'actions that are none',
    'invalid-overlay',
    [7, null, [], { target: 5 }, { target: '\u202e$', remove: true }, { target: '\0', update: {} }],
  ],
];

describe('the command refuses an overlay with', () => {
  const command = useCommand();

  it.each(named(REFUSED))('%s', async (_name, [, says, actions, more = {}]) => {
    await inWorld(command, filesOf(actions, more), async (world) => {
      const result = await world.run(GENERATE);
      expectCivil(result);
      expect(result.stdout).toContain(says);
      expect(result.code).toBe(2);
    });
  });
});

const TAKEN: readonly Row[] = [
  [
    'whose members are called like those of a prototype',
    '',
    [
      {
        target: '$.info',
        update: { ['__proto__']: { polluted: 1 }, constructor: { prototype: { polluted: 1 } } },
      },
      { target: "$.info['__proto__']", update: { polluted: 2 } },
      { target: '$.components', copy: '$.info' },
    ],
    { components: {} },
  ],
  [
    'that says it is for another file, which it does not read',
    'overlay-of-another',
    [{ target: '$.info', update: { title: 'Other' } }],
  ],
  [
    'that copies the document into itself',
    '',
    range(5).map(() => ({ target: "$['x-all']", copy: '$' })),
    { 'x-all': {} },
  ],
];

describe('the command takes an overlay', () => {
  const command = useCommand();

  it.each(named(TAKEN))('%s', async (_name, [, says, actions, more = {}]) => {
    const extended = (text: string): string =>
      says === '' ? text : text.replace('"actions"', '"extends":"file:///etc/passwd","actions"');
    const files = filesOf(actions, more).map(([path, text]) => [path, extended(text)] as const);
    await inWorld(command, files, async (world) => {
      const result = await world.run(GENERATE);
      expectCivil(result);
      expect(result.stdout).toContain(says);
      expect(result.code).toBe(0);
    });
  });

  it.each([
    'http://127.0.0.1:1/o.json',
    'http://169.254.169.254/',
    'file:///etc/passwd',
    '../../../etc/passwd',
    '/etc/passwd',
    '__proto__',
    'a\0b',
    '.',
    'openapi.json',
  ])('from nowhere but its own folder: %s', async (overlay) => {
    const [entry] = filesOf([], {});
    const [path = '', text = ''] = entry ?? [];
    const files = [[path, text.replace('"b.json"', JSON.stringify(overlay))]] as const;
    await inWorld(command, files, async (world) => {
      const result = await world.run(GENERATE);
      expectCivil(result);
      expect(result.code).toBe(2);
      expect(result.stdout + result.stderr).not.toContain('root:x:');
    });
  });
});
