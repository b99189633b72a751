import { A, BYTES, DONE, MISFIT, object, taking, TEXT, WHOLE, type Row } from './row.js';

/** An operation that takes a schema by its name, or nothing, and a parameter that is optional as well. */
const leavingOut = (schema: string): object => ({
  parameters: [{ name: 'wait', in: 'query', schema: { type: 'boolean' } }],
  requestBody: { content: { 'application/json': { schema: { $ref: `#/components/schemas/${schema}` } } } },
  ...DONE,
});

/** What is sent, and as what. */
export const BODIES: readonly Row[] = [
  {
    phrase: 'bodies of every media type',
    parts: {
      paths: {
        '/json': { post: taking({ 'application/json': { schema: A } }) },
        '/patches': { post: taking({ 'application/merge-patch+json': { schema: A } }) },
        '/forms': { post: taking({ 'application/x-www-form-urlencoded': { schema: A } }) },
        '/parts': { post: taking({ 'multipart/form-data': { schema: object({ f: BYTES }) } }) },
        '/texts': { post: taking({ 'text/csv': { schema: TEXT } }) },
        '/xml': { post: taking({ 'application/xml': { schema: A } }) },
        '/files': { post: taking({ 'application/pdf': {} }) },
        '/images': { post: taking({ 'image/*': {} }) },
      },
    },
    fine: ["client.parts.create({ f: new Blob(['x']) })"],
    wrong: [
      ['client.json.create({ a: 1 })', MISFIT],
      ['client.forms.create({ a: 1 })', MISFIT],
      ["client.parts.create({ f: 'x' })", MISFIT],
      ['client.texts.create({ body: 1 })', MISFIT],
      ['client.files.create({ body: 1 })', MISFIT],
      ["client.images.create({ body: 'x' }, { contentType: 'text/plain' })", MISFIT],
    ],
    sent: [
      ["client.json.create({ a: 'x' })", 'POST /json', 'content-type: application/json', '{"a":"x"}'],
      [
        "client.patches.create({ a: 'x' })",
        'POST /patches',
        'content-type: application/merge-patch+json',
        '{"a":"x"}',
      ],
      [
        "client.forms.create({ a: 'x y' })",
        'POST /forms',
        'content-type: application/x-www-form-urlencoded',
        'a=x%20y',
      ],
      ["client.texts.create({ body: 'a,b' })", 'POST /texts', 'content-type: text/csv', 'a,b'],
      ["client.xml.create({ body: '<a/>' })", 'POST /xml', 'content-type: application/xml', '<a/>'],
      ["client.files.create({ body: new Blob(['x']) })", 'POST /files', 'content-type: application/pdf', 'x'],
      [
        "client.images.create({ body: new Blob(['x']) }, { contentType: 'image/png' })",
        'POST /images',
        'content-type: image/png',
        'x',
      ],
    ],
  },
  {
    phrase: 'bodies of JSON lines',
    parts: {
      paths: {
        '/items': { post: taking({ 'application/jsonl': { itemSchema: A } }) },
        '/lists': { post: taking({ 'application/x-ndjson': { schema: { type: 'array', items: A } } }) },
        '/texts': { post: taking({ 'application/x-ndjson': { schema: TEXT } }) },
        '/records': { post: taking({ 'application/json-seq': { schema: A } }) },
      },
    },
    fine: [],
    wrong: [
      ["client.items.create({ body: ['x'] })", MISFIT],
      ["client.items.create({ body: { a: 'x' } })", 'Object literal may only specify known properties'],
      ['client.lists.create({ body: [{ a: 1 }] })', MISFIT],
      ["client.texts.create({ body: [{ a: 'x' }] })", MISFIT],
    ],
    sent: [
      [
        "client.items.create({ body: [{ a: 'x' }, { a: 'y\\n' }] })",
        'POST /items',
        'content-type: application/jsonl',
        '{"a":"x"}\n{"a":"y\\n"}\n',
      ],
      [
        "client.lists.create({ body: [{ a: 'x' }] })",
        'POST /lists',
        'content-type: application/x-ndjson',
        '{"a":"x"}\n',
      ],
      [
        "client.records.create({ body: [{ a: 'x' }, { a: 'y' }] })",
        'POST /records',
        'content-type: application/json-seq',
        '\u001e{"a":"x"}\n\u001e{"a":"y"}\n',
      ],
      ["client.texts.create({ body: '1\\n2\\n' })", 'POST /texts', '1\n2\n'],
    ],
  },
  {
    phrase: 'bodies of mixed parts',
    parts: {
      paths: {
        '/parts': { post: taking({ 'multipart/mixed': { schema: object({ meta: A, text: TEXT }) } }) },
        '/related': { post: taking({ 'multipart/related': { schema: A } }) },
      },
    },
    fine: [],
    wrong: [["client.parts.create({ meta: 'x' })", MISFIT]],
    said: ['sent-as-form-data "multipart/related"'],
    sent: [
      [
        "client.parts.create({ meta: { a: 'x' }, text: 'y' })",
        'POST /parts',
        'content-type: multipart/mixed',
        'Content-Disposition: form-data; name="meta"\r\nContent-Type: application/json\r\n\r\n{"a":"x"}\r\n',
        'Content-Disposition: form-data; name="text"\r\n\r\ny\r\n',
      ],
    ],
  },
  {
    phrase: 'bodies that may be left out beside parameters',
    parts: {
      components: {
        schemas: {
          Note: { type: 'object', required: ['text'], properties: { text: TEXT } },
          Part: {
            allOf: [{ $ref: '#/components/schemas/Note' }, { type: 'object', properties: { n: WHOLE } }],
          },
          Mark: {
            type: 'object',
            required: ['id'],
            properties: { id: { ...TEXT, readOnly: true }, text: TEXT },
          },
        },
      },
      paths: {
        '/notes': { post: leavingOut('Note') },
        '/parts': { post: leavingOut('Part') },
        '/marks': { post: leavingOut('Mark') },
      },
    },
    fine: ['client.notes.create()', 'client.parts.create({ wait: true })'],
    wrong: [
      ['client.notes.create({ body: {} })', "Property 'text' is missing"],
      ['client.parts.create({ body: { n: 1 } })', "Property 'text' is missing"],
    ],
    sent: [
      ['client.notes.create({ wait: true })', 'POST /notes?wait=true'],
      ["client.notes.create({ wait: true, body: { text: 'x' } })", 'POST /notes?wait=true', '{"text":"x"}'],
      ['client.marks.create({ wait: true })', 'POST /marks?wait=true'],
      ["client.marks.create({ wait: true, text: 'x' })", 'POST /marks?wait=true', '{"text":"x"}'],
    ],
  },
  {
    phrase: 'forms without fields',
    parts: {
      paths: {
        '/files': {
          post: taking({ 'multipart/form-data': { schema: { type: 'string', format: 'binary' } } }),
        },
        '/texts': { post: taking({ 'application/x-www-form-urlencoded': { schema: TEXT } }) },
      },
    },
    fine: ["client.texts.create({ body: 'a=b' })"],
    wrong: [["client.files.create('x')", MISFIT]],
    said: ['form-without-fields "multipart/form-data"'],
    sent: [
      [
        "client.files.create({ file: new Blob(['abc']), note: 'y' })",
        'POST /files',
        'Content-Disposition: form-data; name="file"; filename="blob"\r\nContent-Type: application/octet-stream\r\n\r\nabc\r\n',
        'Content-Disposition: form-data; name="note"\r\n\r\ny\r\n',
      ],
      [
        "client.texts.create({ body: 'a=b%20c' })",
        'POST /texts',
        'content-type: application/x-www-form-urlencoded',
        'a=b%20c',
      ],
    ],
  },
  {
    phrase: 'encoding',
    parts: {
      paths: {
        '/forms': {
          post: taking({
            'application/x-www-form-urlencoded': {
              schema: object({ a: A, b: { type: 'array', items: TEXT }, c: A }),
              encoding: { a: { style: 'deepObject' }, b: { explode: false } },
            },
          }),
        },
        '/parts': {
          post: taking({
            'multipart/form-data': {
              schema: object({ a: TEXT }),
              encoding: { a: { contentType: 'text/xml' } },
            },
          }),
        },
      },
    },
    fine: [],
    wrong: [["client.parts.create({ a: new Blob(['x']) })", MISFIT]],
    sent: [
      [
        "client.forms.create({ a: { a: 'x' }, b: ['1', '2'], c: { a: 'y' } })",
        'POST /forms',
        'a%5Ba%5D=x&b=1,2&c=%7B%22a%22%3A%22y%22%7D',
      ],
      [
        "client.parts.create({ a: '<a/>' })",
        'POST /parts',
        'Content-Disposition: form-data; name="a"\r\nContent-Type: text/xml\r\n\r\n<a/>\r\n',
      ],
    ],
  },
];
