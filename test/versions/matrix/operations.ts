/** Annotations on path items, operations and what stands directly in them. */
import { DONE, giving, NUMBER, TEXT, type Row } from './row.js';

const get = (more: object): object => ({ get: { responses: DONE, ...more } });
const query = (more: object): object =>
  get({ parameters: [{ name: 'a', in: 'query', schema: TEXT, ...more }] });
const GONE = 'is not assignable to method';

export const OPERATIONS: readonly Row[] = [
  {
    name: 'path-added',
    path: { ...get({}), 'x-added': 'second' },
    fine: ['now.$.get()', 'preview.$.get()'],
    wrong: [['old.$.get()', GONE]],
  },
  {
    name: 'path-removed',
    path: { ...get({}), 'x-removed': 'second' },
    fine: ['old.$.get()'],
    wrong: [['now.$.get()', GONE]],
  },
  {
    name: 'path-before',
    path: { ...get({}), 'x-before': { second: { put: { responses: DONE } } } },
    fine: ['now.$.get()', 'old.$.update()'],
    wrong: [
      ['old.$.get()', GONE],
      ['now.$.update()', GONE],
    ],
  },
  {
    name: 'operation-added',
    path: { ...get({}), delete: { responses: DONE, 'x-added': 'fourth' } },
    fine: ['now.$.delete()', 'old.$.get()'],
    wrong: [['preview.$.delete()', GONE]],
  },
  {
    name: 'operation-removed',
    path: { ...get({}), delete: { responses: DONE, 'x-removed': 'fourth' } },
    fine: ['old.$.delete()', 'preview.$.delete()'],
    wrong: [['now.$.delete()', GONE]],
  },
  {
    name: 'operation-previewed',
    path: get({ 'x-added': 'third.preview' }),
    fine: ['preview.$.get()'],
    wrong: [
      ['now.$.get()', GONE],
      ['any.$.get()', GONE],
    ],
  },
  {
    name: 'operation-before',
    path: get({
      'x-before': {
        second: { parameters: [{ name: 'b', in: 'query', schema: NUMBER }], responses: giving(TEXT) },
      },
    }),
    fine: ['old.$.get({ b: 3 })', 'text(await old.$.get())'],
    wrong: [
      ['now.$.get({ b: 3 })', "'b' does not exist in type"],
      ['text(await now.$.get())', 'not assignable to parameter of type'],
    ],
  },
  {
    name: 'operation-renamed',
    path: get({ operationId: 'now', 'x-renamed-from': { second: 'then' } }),
    fine: ['now.$.get()', 'old.$.get()', 'any.$.get()'],
    wrong: [['old.$.then()', "Property 'then' does not exist on type"]],
  },
  {
    name: 'query-added',
    path: query({ 'x-added': 'second' }),
    // Where the version is not known it may have the parameter; it is not sent where it has not.
    fine: ["now.$.get({ a: 'x' })", 'old.$.get()', "any.$.get({ a: 'x' })"],
    wrong: [
      ["old.$.get({ a: 'x' })", "'a' does not exist in type"],
      ["any.$.get({ b: 'x' })", "'b' does not exist in type"],
    ],
  },
  {
    name: 'query-removed',
    path: query({ 'x-removed': 'second' }),
    fine: ["old.$.get({ a: 'x' })"],
    wrong: [["now.$.get({ a: 'x' })", "'a' does not exist in type"]],
  },
  {
    name: 'query-previewed',
    path: query({ 'x-added': 'third.preview' }),
    fine: ["preview.$.get({ a: 'x' })"],
    wrong: [["now.$.get({ a: 'x' })", "'a' does not exist in type"]],
  },
  {
    name: 'query-before',
    path: query({ 'x-before': { second: { name: 'a', in: 'query', schema: NUMBER } } }),
    fine: ["now.$.get({ a: 'x' })", 'old.$.get({ a: 3 })'],
    wrong: [
      ['now.$.get({ a: 3 })', "Type 'number' is not assignable to type 'string'"],
      ["old.$.get({ a: 'x' })", "Type 'string' is not assignable to type 'number'"],
    ],
  },
  {
    name: 'query-made-required',
    path: query({ required: true, 'x-made-required': 'second' }),
    fine: ["now.$.get({ a: 'x' })", 'old.$.get({})'],
    wrong: [['now.$.get({})', "Property 'a' is missing in type '{}' but required in type"]],
  },
  {
    name: 'query-made-optional',
    path: query({ 'x-made-optional': 'second' }),
    fine: ["old.$.get({ a: 'x' })", 'now.$.get({})'],
    wrong: [['old.$.get({})', "Property 'a' is missing in type '{}' but required in type"]],
  },
  {
    name: 'query-renamed',
    path: query({ 'x-renamed-from': { second: 'b' } }),
    fine: ["now.$.get({ a: 'x' })", "old.$.get({ b: 'x' })"],
    wrong: [
      ["now.$.get({ b: 'x' })", "'b' does not exist in type"],
      ["old.$.get({ a: 'x' })", "'a' does not exist in type"],
    ],
  },
  {
    name: 'header-parameter-added',
    path: query({ in: 'header', 'x-added': 'second' }),
    fine: ["now.$.get({ a: 'x' })"],
    wrong: [["old.$.get({ a: 'x' })", "'a' does not exist in type"]],
  },
  {
    name: 'cookie-parameter-added',
    path: query({ in: 'cookie', 'x-added': 'second' }),
    fine: ["now.$.get({ a: 'x' })"],
    wrong: [["old.$.get({ a: 'x' })", "'a' does not exist in type"]],
  },
  {
    name: 'parameter-of-path-removed',
    path: { ...get({}), parameters: [{ name: 'a', in: 'query', schema: TEXT, 'x-removed': 'second' }] },
    fine: ["old.$.get({ a: 'x' })"],
    wrong: [["now.$.get({ a: 'x' })", "'a' does not exist in type"]],
  },
  {
    name: 'path-parameter-before',
    path: {
      ...get({}),
      parameters: [
        {
          ...{ name: 'id', in: 'path', required: true, schema: TEXT },
          'x-before': { second: { name: 'id', in: 'path', required: true, schema: NUMBER } },
        },
      ],
    },
    // What any version takes: it is text on its way.
    fine: ["now.$.get('x')", 'old.$.get(3)'],
    wrong: [['now.$.get(true)', "'boolean' is not assignable to parameter of type 'string | number'"]],
  },
];
