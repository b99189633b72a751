// What each command ends with, and on which stream it speaks: reports and data on one, what is beside them on the other.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { NAMES } from '../../generator/commands/words/all.js';
import { filesIn, ROOT } from '../support/folders.js';
import { folderWith, petStore, TRY, useBundle, type Result } from './command.js';

const bundle = useBundle();

const SHOP = `x-api-versions: { header: V, versions: [{ version: one, released: 2020-01-01 }, { version: two }] }
${petStore({ '/shops/{id}:': '/shops/{id}:\n    x-added: two' })}`;
const BROKEN = { 'api.yaml': petStore({ '#/components/schemas/Pet': '#/components/schemas/Pett' }) };
const NO_YAML = { 'api.yaml': 'openapi: [' };
const FINE = { 'api.yaml': petStore() };
const FOUND = { 'openapi.json': '{}' };
const VERSIONED = { 'api.yaml': SHOP };
const PAIR = { 'a.yaml': petStore(), 'b.yaml': petStore({ 'version: 1.0.0': 'version: 2.0.0' }) };
const CONFIGURED = { ...FINE, 'apivintage.config.yaml': 'apis: { pets: { spec: api.yaml, output: out } }\n' };
const TWICE = {
  ...FINE,
  'apivintage.config.yaml':
    'apis: { a: { spec: api.yaml, output: out/a }, b: { spec: api.yaml, output: out/b } }\n',
};
const WARNED = { 'api.yaml': petStore({ 'city: { type: string }': 'city: { type: strnig }' }) };
const MISSED = { 'apivintage.config.yaml': 'apis: { pets: { spec: gone.yaml, output: out } }\n' };
const BREAKING = { 'a.yaml': petStore(), 'b.yaml': petStore().replace('/pets:', '/animals:') };

type Files = Readonly<Record<string, string>>;
const NOTHING = /^$/;
const TOOK = /^Took .*\n$/;
const WROTE = /^Read .*\nWrote .*\n$/;
const PROBLEM = /^api\.yaml:\d+:\d+ {2}error {2}unresolved-reference /;
const SYNTAX = /^api\.yaml:\d+:\d+ {2}error {2}yaml-syntax /;

const ENDS: readonly (readonly [line: string, files: Files, code: number, stdout: RegExp, stderr: RegExp])[] =
  [
    ['api.yaml -o out', FINE, 0, WROTE, TRY],
    ['generate api.yaml -o out', BROKEN, 2, PROBLEM, NOTHING],
    ['generate', CONFIGURED, 0, WROTE, TRY],
    ['generate --dry-run', CONFIGURED, 0, /^Read .*\nWould write .*\n(?: {2}new .*\n)+$/, TOOK],
    ['generate --format plain', CONFIGURED, 0, WROTE, TRY],
    ['generate --format json', CONFIGURED, 0, /^\{[^]*\}\n$/, NOTHING],
    ['generate --format junit', CONFIGURED, 0, /^<[^]*>\n$/, NOTHING],
    ['generate', TWICE, 0, /^Read .*\nWrote .*\n\nRead .*\nWrote .*\n$/, /^(?:Took .*\nTry .*\n){2}$/],
    ['generate --verbose', CONFIGURED, 0, /^Read /, /^out\n {2}read +\d[^]*\nTook .*\nTry .*\n$/],
    ['generate api.yaml -o out --fail-on warn', WARNED, 1, /warning[^]*\nWrote .*\n$/, TRY],
    ['generate api.yaml -o out -q', FINE, 0, NOTHING, NOTHING],
    ['check', CONFIGURED, 1, /output-absent/, NOTHING],
    ['check api.yaml -o out', BROKEN, 2, PROBLEM, NOTHING],
    ['watch', {}, 2, /^error {2}nothing-to-generate /, NOTHING],
    ['init --yes', FINE, 0, /^Wrote .*\n$/, /^Next .*\n$/],
    [
      'init --yes',
      { ...FINE, 'package.json': '{ "name":   "x" }' },
      0,
      /^Wrote .*\n$/,
      /^Add to .*\nNext .*\n$/,
    ],
    ['init', {}, 2, /^error {2}no-specification /, NOTHING],
    ['paths api.yaml', FINE, 0, /^[^]*export interface paths \{/, NOTHING],
    ['paths api.yaml', BROKEN, 2, NOTHING, PROBLEM],
    ['paths gone.yaml', FINE, 2, NOTHING, /file-not-found/],
    ['paths gone.yaml -o api.ts', FINE, 2, /file-not-found/, NOTHING],
    ['paths api.yaml -o api.ts', FINE, 0, WROTE, TOOK],
    ['paths api.yaml -o api.ts --check', FINE, 1, /output-absent/, NOTHING],
    ['lint api.yaml', BROKEN, 1, /error {2}redocly\/no-unresolved-refs |unresolved-reference/, NOTHING],
    ['lint api.yaml', NO_YAML, 2, SYNTAX, NOTHING],
    ['lint', {}, 2, /^error {2}nothing-to-read .*\n {2}help: .*apivintage lint openapi\.yaml/, NOTHING],
    ['versions', FOUND, 2, /nothing-to-read .*\n {2}help: .*apivintage versions openapi\.json/, NOTHING],
    ['show /pets', {}, 2, NOTHING, /help: .*apivintage show "GET \/pets" openapi\.yaml/],
    ['check', FOUND, 2, /nothing-to-generate .*\n {2}help: .*apivintage check openapi\.json -o/, NOTHING],
    ['versions api.yaml', VERSIONED, 0, /^Pet Store: header V\n/, NOTHING],
    ['versions api.yaml', FINE, 0, /^Pet Store: no versions, 2 operations, 2 schemas\n$/, NOTHING],
    ['versions api.yaml', NO_YAML, 2, SYNTAX, NOTHING],
    ['project api.yaml --version one', VERSIONED, 0, /^openapi: /, NOTHING],
    ['project api.yaml --version one --format json', VERSIONED, 0, /^\{\n {2}"openapi"/, NOTHING],
    ['project api.yaml --version six', VERSIONED, 2, NOTHING, /no-such-version/],
    ['project api.yaml --version six --format json', VERSIONED, 2, NOTHING, /^error {2}no-such-version/],
    ['project gone.yaml', FINE, 2, NOTHING, /file-not-found/],
    ['project api.yaml', BROKEN, 2, NOTHING, PROBLEM],
    ['diff api.yaml', VERSIONED, 0, /^Pet Store: one → two\n/, NOTHING],
    ['diff a.yaml b.yaml', BREAKING, 0, /operation-moved/, NOTHING],
    ['diff a.yaml b.yaml --fail-on breaking', BREAKING, 1, /operation-moved/, NOTHING],
    ['diff api.yaml', FINE, 2, /nothing-to-compare/, NOTHING],
    ['upgrade', CONFIGURED, 2, /error {2}compiler-missing /, NOTHING],
    ['report api.yaml', VERSIONED, 0, /^<!doctype html>/i, NOTHING],
    ['report api.yaml -o page.html', VERSIONED, 0, /^Wrote {2}page\.html\n$/, NOTHING],
    ['report api.yaml -o page.html', BROKEN, 2, PROBLEM, NOTHING],
    ['report api.yaml', BROKEN, 2, NOTHING, PROBLEM],
    ['report gone.yaml -o -', FINE, 2, NOTHING, /file-not-found/],
    ['lock api.yaml', VERSIONED, 0, /: written \(one, two\)\n$/, NOTHING],
    ['import a.yaml b.yaml --header V', PAIR, 0, /^openapi: /, NOTHING],
    ['import a.yaml b.yaml', PAIR, 0, /^openapi: /, /^Check .*\n$/],
    ['import a.yaml b.yaml -o c.yaml', PAIR, 0, /^Wrote {2}c\.yaml: Pet Store\n$/, /^Check .*\n$/],
    ['import a.yaml', PAIR, 2, NOTHING, /import-of-one/],
    ['import a.yaml -o b.json', PAIR, 2, /import-of-one/, NOTHING],
    ['explain', {}, 0, /^[a-z-]+ +(?:error|warning)/, /^\nMore about one of them: .*\n$/],
    ['explain nothing', {}, 2, /no-such-code/, NOTHING],
    ['show Pet api.yaml', FINE, 0, /^\{\n {2}"kind": "type"/, NOTHING],
    ['show Pet api.yaml', BROKEN, 2, NOTHING, PROBLEM],
    ['show Pett api.yaml', FINE, 2, NOTHING, /no-such-element/],
    ['doctor', CONFIGURED, 0, /All is well\.\n$/, NOTHING],
    ['doctor', MISSED, 1, /^! pets +There is no file/m, NOTHING],
    ['doctor all', CONFIGURED, 2, NOTHING, /^error: too many arguments for 'doctor'/],
  ];

it.each(ENDS)('apivintage %s', async (line, files, code, stdout, stderr) => {
  const result = await bundle.run(await folderWith(files), line.split(' '));
  expect(result).toMatchObject({ code, signal: null });
  expect(result.stdout).toMatch(stdout);
  expect(result.stderr).toMatch(stderr);
  expect(result.stdout + result.stderr).not.toMatch(/^\s+at .+:\d+:\d+\)?$/m);
});

it('leaves out no command', () => {
  const named = new Set(ENDS.map(([line]) => line.split(' ')[0]));
  expect(NAMES.filter((name) => !named.has(name))).toEqual([]);
});

it('says the same on the same streams in a run that finds nothing to do', async () => {
  const folder = await folderWith({ ...TWICE, 'node_modules/x/package.json': '{}' });
  await bundle.run(folder, []);
  // Longer than what may be too recent to be told from another write.
  await setTimeout(2100);
  const looked = await bundle.run(folder, []);
  expect(looked.stdout).toMatch(/^Read .*: unchanged\nWrote .*\n\nRead .*\nWrote .*\n$/);
  expect(looked.stderr).toMatch(/^(?:Took .*\n){2}$/);
  expect(await readdir(join(folder, 'node_modules/.cache/apivintage'))).toHaveLength(1);
  const recalled = await bundle.run(folder, []);
  const timeless = ({ stderr, ...others }: Result): Result => ({
    ...others,
    stderr: stderr.replaceAll(/\d+/g, ''),
  });
  expect(timeless(recalled)).toEqual(timeless(looked));
});

it('has one place that writes to the streams, and one for the line of progress', async () => {
  const folder = join(ROOT, 'generator/commands');
  const texts = await Promise.all(
    (await filesIn(folder)).map(async (path) => [path, await readFile(join(folder, path), 'utf8')] as const),
  );
  const writing = texts.filter(([, text]) => /process\.std(?:out|err)\.write/.test(text));
  expect(writing.map(([path]) => path)).toEqual(['progress.ts']);
});
