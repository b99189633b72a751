/** Every operation of the API of a sandbox: what a call sends, what it gives, and what its documented errors are. */
import { describe, expect, it } from 'vitest';
import {
  ApiError,
  BadRequestError,
  ConflictError,
  NotFoundError,
  ServerError,
  UnprocessableEntityError,
} from '../../output/blaxel-sandbox/index.js';
import { FILES } from './sandbox/files.js';
import { MACHINE } from './sandbox/machine.js';
import { PROCESSES } from './sandbox/processes.js';
import { UPLOADS } from './sandbox/uploads.js';
import { canned, json } from './support/answers.js';
import { type Seen } from './support/listen.js';
import { sandbox, TOKEN } from './support/sandbox/server.js';
import { documented } from './support/specification.js';

const DOCUMENTED = documented('spec/blaxel-sandbox/openapi.yaml');
const OPERATIONS = [...PROCESSES, ...FILES, ...UPLOADS, ...MACHINE];

const CLASSES = new Map<number, new (...given: never[]) => Error>([
  [400, BadRequestError],
  [404, NotFoundError],
  [409, ConflictError],
  [422, UnprocessableEntityError],
  [500, ServerError],
  [503, ServerError],
]);

/** The body as JSON, or the fields of a form with files as text. */
async function bodyOf({ body, headers }: Seen): Promise<unknown> {
  const type = headers['content-type'];
  if (type?.startsWith('multipart/form-data') !== true) return body;
  const form = await new Response(String(body), { headers: { 'content-type': type } }).formData();
  const fields: [string, string][] = [];
  for (const [name, value] of form) fields.push([name, value instanceof Blob ? await value.text() : value]);
  return Object.fromEntries(fields);
}

it('covers the specification', () => {
  expect(OPERATIONS).toHaveLength(36);
  expect(OPERATIONS.map(({ operation }) => operation).sort()).toEqual([...DOCUMENTED.keys()].sort());
});

describe('every operation', () => {
  it.each(OPERATIONS)('$operation', async ({ method, target, body, answers, headers, gives, value }) => {
    const { server, client } = await sandbox();
    server.answer(canned(answers ?? {}));
    expect(await value(client)).toEqual(gives);
    const seen = server.last();
    expect(seen.line).toBe(`${method} ${target}`);
    expect(await bodyOf(seen)).toEqual(body);
    const usual = { accept: 'application/json', authorization: `Bearer ${TOKEN}` };
    for (const [name, text] of Object.entries({ ...usual, ...headers })) {
      expect.soft(seen.headers[name], name).toBe(text);
    }
  });

  const errors = OPERATIONS.flatMap((one) =>
    (DOCUMENTED.get(one.operation)?.errors ?? []).map((error) => ({ ...one, ...error })),
  );

  it.each(errors)('$operation: $status', async ({ status, schema, value, result }) => {
    expect(schema).toBe('ErrorResponse');
    const { server, client } = await sandbox({ maxRetries: 0 });
    const actual = status === 'default' ? 418 : Number(status);
    const answer = json({ error: 'this is why' }, actual);
    server.answer(answer, answer);
    const outcome = await result(client);
    expect(outcome).toMatchObject({ ok: false, status: status === 'default' ? 'default' : actual });
    const error: unknown = await value(client).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(CLASSES.get(actual) ?? ApiError);
    expect(error).toHaveProperty('body', { error: 'this is why' });
    expect(String(error)).toContain(`answered ${actual}: this is why`);
  });
});
