import { A, answer, BYTES, DONE, MISFIT, object, ref, TEXT, WHOLE, type Row } from './row.js';

/** All items of a stream. */
const LIST = { type: 'array', items: A };

/** What is answered. */
export const ANSWERS: readonly Row[] = [
  {
    phrase: 'responses of every media type',
    parts: {
      paths: {
        '/json': { get: answer(A) },
        '/problems': { get: answer(A, 'application/problem+json') },
        '/texts': { get: answer(TEXT, 'text/plain') },
        '/xml': { get: answer(A, 'application/xml') },
        '/files': { get: answer(BYTES, 'application/pdf') },
        '/parts': { get: answer(A, 'multipart/mixed') },
        '/nothing': { get: DONE },
      },
    },
    fine: [
      'same<Awaited<ReturnType<api.Json["get"]>>["a"], string>(true)',
      'same<Awaited<ReturnType<api.Problems["list"]>>["a"], string>(true)',
      'same<Awaited<ReturnType<api.Texts["list"]>>, string>(true)',
      'same<Awaited<ReturnType<api.Xml["get"]>>, string>(true)',
      'same<Awaited<ReturnType<api.Files["list"]>>, Blob>(true)',
      'same<Awaited<ReturnType<api.Parts["list"]>>, Blob>(true)',
      'same<Awaited<ReturnType<api.Nothing["get"]>>, void>(true)',
    ],
    wrong: [['client.json.get().then((it) => it.b)', "Property 'b' does not exist"]],
    sent: [
      ['client.json.get()', 'GET /json', 'accept: application/json'],
      ['client.problems.list()', 'GET /problems', 'accept: application/problem+json'],
      ['client.texts.list()', 'GET /texts', 'accept: text/plain'],
      ['client.files.list()', 'GET /files', 'accept: application/pdf'],
    ],
  },
  {
    phrase: 'headers',
    parts: {
      paths: {
        '/things': {
          get: {
            parameters: [
              { name: 'X-Ids', in: 'header', required: true, schema: { type: 'array', items: WHOLE } },
            ],
            responses: { 200: { description: 'Done.', headers: { 'X-Rate': { schema: WHOLE } } } },
          },
        },
      },
    },
    fine: [
      "client.things.list({ 'X-Ids': [1] }).withResponse().then(({ response }) => response.headers.get('X-Rate'))",
    ],
    wrong: [["client.things.list({ 'X-Ids': ['a'] })", MISFIT]],
    sent: [["client.things.list({ 'X-Ids': [1, 2] })", 'GET /things', 'x-ids: 1,2']],
  },
  {
    phrase: '3.2 itemSchema streams',
    parts: {
      paths: {
        '/lines': { get: streaming('application/jsonl') },
        '/records': { get: streaming('application/json-seq') },
        '/events': {
          get: streaming(
            'text/event-stream',
            object({ data: { ...TEXT, contentMediaType: 'application/json', contentSchema: A } }),
          ),
        },
      },
    },
    fine: [
      'each(client.lines.list(), (item) => item.a)',
      'each(client.records.list(), (item) => item.a)',
      'each(client.events.list(), (item) => item.data.a)',
    ],
    wrong: [['each(client.lines.list(), (item) => item.b)', "Property 'b' does not exist"]],
    sent: [
      ['client.lines.list()', 'GET /lines', 'accept: application/jsonl'],
      ['client.events.list()', 'GET /events', 'accept: text/event-stream'],
    ],
  },
  {
    phrase: 'streams whose schema is the list of all their items',
    parts: {
      paths: {
        '/lines': { get: answer(LIST, 'application/jsonl') },
        '/records': { get: answer(LIST, 'application/json-seq') },
        '/events': { get: answer(LIST, 'text/event-stream') },
        '/named': { get: answer(ref('List'), 'application/x-ndjson') },
        '/nested': { get: streaming('application/jsonl', LIST) },
        '/bare': { get: answer({ type: 'array' }, 'application/jsonl') },
        '/texts': { get: answer(TEXT, 'application/jsonl') },
        '/words': { get: streaming('application/jsonl', TEXT) },
      },
      components: { schemas: { List: LIST } },
    },
    fine: [
      'each(client.lines.list(), (item) => same<typeof item.a, string>(true))',
      'each(client.records.list(), (item) => same<typeof item.a, string>(true))',
      'each(client.events.list(), (item) => same<typeof item.a, string>(true))',
      'each(client.named.get(), (item) => same<typeof item.a, string>(true))',
      'each(client.nested.get(), ([item]) => item?.a)',
      'each(client.bare.get(), (item) => same<typeof item, unknown>(true))',
      'each(client.texts.list(), (item) => same<typeof item, unknown>(true))',
      'each(client.words.list(), (item) => same<typeof item, string>(true))',
    ],
    wrong: [['each(client.lines.list(), (item) => item.length)', "Property 'length' does not exist"]],
  },
];

function streaming(mediaType: string, itemSchema: object = A): object {
  return { responses: { 200: { description: 'Items.', content: { [mediaType]: { itemSchema } } } } };
}
