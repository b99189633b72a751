// A difference from openapi-typescript is excused for the type that the reason is about, and for no other of its document.
import { expect, it } from 'vitest';
import { compareTypes } from './paths.js';
import { reasonsOf } from './paths-differences.js';

const module = (schemas: string, more = ''): string => `export interface paths {}
export interface components { schemas: { ${schemas} } }
export interface operations {}
${more}`;

/** The differing types that have no reason. */
const unexplained = (ours: string, theirs: string, options: readonly string[] = []): readonly string[] => {
  const verdict = compareTypes(ours, theirs);
  const reasonFor = reasonsOf(verdict, (_table, key) => key !== 'invented', options);
  return verdict.differing.filter((type) => reasonFor(type) === undefined);
};

it('what leads to an enum that does not compile is excused, and nothing else', () => {
  const broken = 'export enum Kind { a = "a", 1 = "1" }';
  expect(
    unexplained(
      module(
        'Of: { kind: Kind }; Far: components["schemas"]["Of"]; Other: number;',
        'export enum Kind { a = "a" }',
      ),
      module('Of: { kind: Kind }; Far: components["schemas"]["Of"]; Other: string;', broken),
    ),
  ).toEqual(['components[\'schemas\']["Other"]']);
});

it('what has a tuple is excused under arrayLength, and nothing else', () => {
  const [ours, theirs] = [
    module('Pair: [string, string]; Other: number;'),
    module('Pair: [string, string][]; Other: string;'),
  ];
  expect(unexplained(ours, theirs, ['arrayLength'])).toEqual(['components[\'schemas\']["Other"]']);
  expect(unexplained(ours, theirs)).toHaveLength(2);
});

it('a name that one of us made up is excused, a component that one of us lost is not', () => {
  expect(unexplained(module(''), module('invented: string; Lost: string;'))).toEqual([
    'components[\'schemas\']["Lost"]',
  ]);
});

it('a path without an operation is excused, one with an operation is not', () => {
  const paths = (text: string): string => module('').replace('paths {}', `paths { ${text} }`);
  const empty = '"/none": { parameters: { path?: never }; get?: never; post?: never; };';
  const full = '"/some": { parameters: { path?: never }; get: { responses: {} }; post?: never; };';
  expect(unexplained(paths(''), paths(empty + full))).toEqual(['paths["/some"]']);
});

it('an enum of a schema that one of us named is excused, and so is what has it, and no other', () => {
  const theirs = module(
    'invented: Invented; Of: { kind: components["schemas"]["invented"] }; Other: Kind;',
    'export enum Invented { a = "a" }\nexport enum Kind { a = "a" }',
  );
  const ours = module(
    'Of: { kind: Named }; Other: Kind;',
    'export enum Named { a = "a" }\nexport enum Kind { b = "b" }',
  );
  expect(unexplained(ours, theirs, ['enum'])).toEqual(['Kind', 'components[\'schemas\']["Other"]']);
});

it('what is too deep to be compared even with itself is excused, unless what it is a reading of differs', () => {
  const type = 'components[\'schemas\']["Deep"]';
  const reasonFor = (tooDeep: readonly string[], differing: readonly string[]): string | undefined =>
    reasonsOf({ ours: module(''), theirs: module(''), theirErrors: [], tooDeep, differing }, () => true, [
      'readWriteMarkers',
    ])(`Writable<${type}>`);
  expect(reasonFor([`Writable<${type}>`], [`Writable<${type}>`])).toMatch(/gives up/);
  expect(reasonFor([`Writable<${type}>`], [`Writable<${type}>`, type])).toBeUndefined();
  expect(reasonFor([], [`Writable<${type}>`])).toBeUndefined();
});

it('what has a list that is two at once is excused in what is read or written, and nothing else', () => {
  const schemas = (other: string): string =>
    `Two: { of: { a: string }[] } & { of: { b: string }[] }; Far: { two?: components["schemas"]["Two"] }; Other: ${other};`;
  const ours = `export type Readable<T> = T extends readonly unknown[] ? { [Index in keyof T]: Readable<T[Index]> }
    : T extends object ? { [Key in keyof T]: Readable<T[Key]> } : T;`;
  const theirs = `export type Readable<T> = T extends (infer E)[] ? Readable<E>[]
    : T extends object ? { [Key in keyof T]: Readable<T[Key]> } : T;`;
  const [one, another] = [module(schemas('number'), ours), module(schemas('string'), theirs)];
  expect(unexplained(one, another)).toContain('Readable<components[\'schemas\']["Two"]>');
  expect(unexplained(one, another, ['readWriteMarkers'])).toEqual([
    'components[\'schemas\']["Other"]',
    'Readable<components[\'schemas\']["Other"]>',
  ]);
});
