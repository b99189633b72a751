/** Annotations on what is sent and on what comes back. */
import { DONE, giving, json, NUMBER, TEXT, type Row } from './row.js';

const named = (name: string, type: object): object => ({
  type: 'object',
  required: [name],
  properties: { [name]: type },
});
const A = named('a', TEXT);
const B = named('b', NUMBER);
const put = (requestBody: object): object => ({ put: { requestBody, responses: DONE } });
const get = (responses: object): object => ({ get: { responses } });
const BODY = { required: true, content: json(A) };
const failing = (more: object): object =>
  get({ ...DONE, 404: { description: 'None.', content: json(A), ...more } });

export const BODIES: readonly Row[] = [
  {
    name: 'body-added',
    path: put({ ...BODY, 'x-added': 'second' }),
    fine: ["now.$.update({ a: 'x' })", 'old.$.update()'],
    wrong: [
      ['now.$.update({})', "Property 'a' is missing in type '{}' but required in type"],
      ["old.$.update({ a: 'x' })", "'a' does not exist in type"],
    ],
  },
  {
    name: 'body-removed',
    path: put({ ...BODY, 'x-removed': 'second' }),
    fine: ["old.$.update({ a: 'x' })", 'now.$.update()'],
    wrong: [["now.$.update({ a: 'x' })", "'a' does not exist in type"]],
  },
  {
    name: 'body-before',
    path: put({ ...BODY, 'x-before': { second: { required: true, content: json(B) } } }),
    fine: ["now.$.update({ a: 'x' })", 'old.$.update({ b: 3 })'],
    wrong: [
      ['now.$.update({ b: 3 })', "'b' does not exist in type"],
      ["old.$.update({ a: 'x' })", "'a' does not exist in type"],
    ],
  },
  {
    name: 'body-media-before',
    path: put({
      required: true,
      content: { 'application/json': { schema: A, 'x-before': { second: { schema: B } } } },
    }),
    fine: ["now.$.update({ a: 'x' })", 'old.$.update({ b: 3 })'],
    wrong: [['now.$.update({ b: 3 })', "'b' does not exist in type"]],
  },
  {
    name: 'response-media-added',
    path: get({
      200: {
        description: 'An answer.',
        content: { ...json(A), 'text/plain': { schema: TEXT, 'x-removed': 'second' } },
      },
    }),
    fine: ['text((await now.$.get()).a)'],
    wrong: [['text((await now.$.get()).b)', "Property 'b' does not exist on type"]],
  },
  {
    name: 'response-added',
    path: failing({ 'x-added': 'second' }),
    fine: ['text(errors(now.$.get())[404].a)'],
    wrong: [['text(errors(old.$.get())[404].a)', "Property '404' does not exist on type"]],
  },
  {
    name: 'response-removed',
    path: failing({ 'x-removed': 'second' }),
    fine: ['text(errors(old.$.get())[404].a)'],
    wrong: [['text(errors(now.$.get())[404].a)', "Property '404' does not exist on type"]],
  },
  {
    name: 'response-before',
    path: get({
      200: {
        description: 'An answer.',
        content: json(A),
        'x-before': { second: { description: 'Another.', content: json(B) } },
      },
    }),
    fine: ['text((await now.$.get()).a)', 'number((await old.$.get()).b)'],
    wrong: [
      ['(await old.$.get()).a', "Property 'a' does not exist on type"],
      ['(await any.$.get()).a', "Property 'a' does not exist on type"],
    ],
  },
  {
    name: 'default-response-before',
    path: get({
      ...giving(TEXT),
      default: {
        description: 'A failure.',
        content: json(A),
        'x-before': { second: { description: 'Another.', content: json(B) } },
      },
    }),
    fine: ['text(errors(now.$.get()).default.a)', 'number(errors(old.$.get()).default.b)'],
    wrong: [['errors(old.$.get()).default.a', "Property 'a' does not exist on type"]],
  },
  {
    name: 'response-header-added',
    path: get({
      200: {
        description: 'An answer.',
        headers: { A: { schema: TEXT, 'x-added': 'second' } },
        content: json(A),
      },
    }),
    // No type says which headers there are, so that no version differs.
    fine: ['text((await any.$.get()).a)'],
    wrong: [['(await any.$.get()).b', "Property 'b' does not exist on type"]],
  },
];
