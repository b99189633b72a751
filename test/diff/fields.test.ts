// Every field of every object of OpenAPI, tried once: whether `diff` tells of it, and as what. The answers are in a table.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { getTypes } from '@redocly/openapi-core';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { isList, isMembers } from '../../generator/ir/documents.js';
import { segmentsOf } from '../../generator/ir/pointer.js';
import { ROOT } from '../support/folders.js';
import { compareTexts } from './compare.js';

const FOLDER = join(ROOT, 'test/diff/fields');
const BASE = readFileSync(join(FOLDER, 'base.yaml'), 'utf8');

interface Row {
  readonly object: string;
  readonly field: string;
  /** Of the object that has the field. */
  readonly pointer: string;
  readonly values: readonly [unknown, unknown];
  readonly told: string;
}

const ROWS: readonly Row[] = readFileSync(join(FOLDER, 'table.txt'), 'utf8')
  .split(/^## /m)
  .slice(1)
  .flatMap((section) => {
    const [head = '', ...lines] = section.trimEnd().split('\n');
    const [object = '', pointer = ''] = head.split(' ');
    return lines
      .filter((line) => line !== '')
      .map((line): Row => {
        const [field = '', one = '', other = '', told = ''] = line.split(' | ').map((cell) => cell.trim());
        const valueOf = (cell: string): unknown => (cell === '' ? undefined : parse(cell));
        return { object, pointer, field, values: [valueOf(one), valueOf(other)], told };
      });
  });

/** The document with a value in a field, or without the field. */
const documentWith = ({ pointer, field }: Row, value: unknown): string => {
  const document: unknown = parse(BASE);
  let node = document;
  for (const segment of segmentsOf(pointer)) {
    if (isList(node)) node = node[Number(segment)];
    else node = isMembers(node) ? node[segment] : undefined;
  }
  if (!isMembers(node)) throw new Error(`the document has nothing at ${pointer}`);
  if (value === undefined) Reflect.deleteProperty(node, field);
  else Reflect.set(node, field, value);
  return JSON.stringify(document);
};

const rulesBetween = async (row: Row, before: unknown, after: unknown): Promise<string> => {
  const [old, now] = [documentWith(row, before), documentWith(row, after)];
  const { differences } = await compareTexts(old, now);
  return [...new Set(differences.map(({ rule }) => rule))].sort().join(' + ') || '–';
};

/** What the table has to say: of each way, but those that are not tried. */
const toldOf = async (row: Row): Promise<string> => {
  const [one, other] = row.values;
  const wanted = row.told.split('; ');
  const ways = [
    [undefined, one],
    [one, other],
    [one, undefined],
  ];
  const told: string[] = [];
  for (const [index, [before, after]] of ways.entries()) {
    if (index === 1 && other === undefined) continue;
    told.push((wanted[index] ?? '') === '?' ? '?' : await rulesBetween(row, before, after));
  }
  return new Set(told).size === 1 ? (told[0] ?? '') : told.join('; ');
};

const OBJECTS = [...new Set(ROWS.map(({ object }) => object))];

describe('each field', () => {
  it.each(OBJECTS)(
    'of %s is told of where it comes, differs and goes',
    { timeout: 60_000 },
    async (object) => {
      const rows = ROWS.filter((row) => row.object === object);
      const lines: string[] = [];
      for (const row of rows) lines.push(`${row.pointer} ${row.field}: ${await toldOf(row)}`);
      expect(lines).toEqual(rows.map(({ pointer, field, told }) => `${pointer} ${field}: ${told}`));
    },
  );
});

/** What is no part of a description in itself: rows are about what is in it. */
const HOLDERS: ReadonlySet<string> = new Set(['Root.info', 'Root.paths', 'Root.components', 'PathItem.$ref']);
/** Words of other formats than OpenAPI 3.2. */
const FOREIGN: ReadonlySet<string> = new Set(['Header.allowEmptyValue', 'Header.allowReserved', 'Schema.id']);

describe('the table', () => {
  const types = getTypes('oas3_2');
  it.each(Object.keys(types).filter((name) => OBJECTS.includes(name)))('has all fields of %s', (name) => {
    const fields = Object.keys(types[name]?.properties ?? {}).filter((field) => !field.startsWith('x-'));
    const known = new Set(ROWS.map(({ object, field }) => `${object}.${field}`));
    const missing = fields
      .map((field) => `${name}.${field}`)
      .filter((each) => !known.has(each) && !HOLDERS.has(each) && !FOREIGN.has(each));
    expect(missing).toEqual([]);
  });

  it('has all objects that have fields of their own', () => {
    const COVERED = /^(?:Components|Logo|TagGroup|XCodeSample|XUsePkce|PasswordFlow|AuthorizationCode)$/;
    const objects = Object.keys(types).filter(
      (name) => Object.keys(types[name]?.properties ?? {}).length > 0,
    );
    expect(objects.filter((name) => !OBJECTS.includes(name) && !COVERED.test(name))).toEqual([]);
  });
});
