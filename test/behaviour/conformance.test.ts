/**
 * Every operation of every version, against a server that holds requests against the document of that version and
 * answers with instances of its schemas: each status that is described, with as little and with as much as it allows.
 */
import { describe, expect, it } from 'vitest';
import { ApiError, Blaxel } from '../../output/blaxel/index.js';
import * as sandboxes from '../../output/blaxel-sandbox/index.js';
import * as cortecs from '../../output/cortecs/index.js';
import { projectionOf } from '../support/openapi/projections.js';
import { OPERATIONS } from './operations/all.js';
import { CORTECS } from './operations/cortecs.js';
import { LISTS_BEFORE } from './operations/lists-before.js';
import { KEY, NEW, OLD } from './support/blaxel/state.js';
import { Conformance, type Conversation, type Exchange } from './support/conformance.js';
import { FILES } from './sandbox/files.js';
import { MACHINE } from './sandbox/machine.js';
import { PROCESSES } from './sandbox/processes.js';
import { UPLOADS } from './sandbox/uploads.js';
import { isJson } from './support/json.js';
import { type Sending } from './support/operation.js';

type Fetch = Conversation['fetch'];

/** Calls an operation with a client that uses a `fetch`. */
type Caller = (fetch: Fetch) => Promise<unknown>;

interface Api {
  readonly name: string;
  readonly spec: string;
  readonly version: string;
  readonly calls: ReadonlyMap<string, Caller>;
  /** The version header that every request has. */
  readonly header?: string;
}

const older = (fetch: Fetch): Blaxel<typeof OLD> =>
  new Blaxel({ version: OLD, apiKey: KEY, maxRetries: 0, fetch });

/** What no version changed is called the same in all of them: there the type of the version does not matter. */
function isCurrent(client: unknown): client is Blaxel {
  return client instanceof Blaxel;
}

function unversioned(client: unknown): Blaxel {
  if (!isCurrent(client)) throw new TypeError('this is no client');
  return client;
}

const inSandbox = (fetch: Fetch): sandboxes.BlaxelSandbox =>
  new sandboxes.BlaxelSandbox({
    sandboxId: 'box',
    workspaceId: 'acme',
    region: 'us-pdx-1',
    token: KEY,
    maxRetries: 0,
    fetch,
  });

function callsOf<Client>(
  cases: readonly Sending<Client>[],
  clientOf: (fetch: Fetch) => Client,
): readonly (readonly [string, Caller])[] {
  return cases.map(({ operation, result }) => [operation, (fetch) => result(clientOf(fetch))]);
}

/** Does not exist in the older version. */
const TASKS = 'GET /jobs/{jobId}/executions/{executionId}/tasks';

const APIS: readonly Api[] = [
  {
    name: 'Blaxel',
    spec: 'spec/blaxel/openapi.yaml',
    version: NEW,
    header: NEW,
    calls: new Map(callsOf(OPERATIONS, (fetch) => new Blaxel({ apiKey: KEY, maxRetries: 0, fetch }))),
  },
  {
    name: 'Blaxel',
    spec: 'spec/blaxel/openapi.yaml',
    version: OLD,
    header: OLD,
    calls: new Map([
      ...callsOf(
        OPERATIONS.filter(({ operation }) => operation !== TASKS),
        (fetch) => unversioned(older(fetch)),
      ),
      ...callsOf(LISTS_BEFORE, older),
    ]),
  },
  {
    name: 'Cortecs',
    spec: 'spec/cortecs/openapi.yaml',
    version: 'its only version',
    calls: new Map(
      callsOf(CORTECS, (fetch) => new cortecs.Cortecs({ managementKey: KEY, maxRetries: 0, fetch })),
    ),
  },
  {
    name: 'Sandbox',
    spec: 'spec/blaxel-sandbox/openapi.yaml',
    version: 'its only version',
    calls: new Map(callsOf([...PROCESSES, ...FILES, ...UPLOADS, ...MACHINE], inSandbox)),
  },
];

/** A page is one too, and has its body. */
function isStream(data: unknown): data is AsyncIterable<unknown> {
  return typeof data === 'object' && data !== null && Symbol.asyncIterator in data && !('body' in data);
}

/** Each client has a class of its own. */
function isApiError(error: unknown): error is ApiError {
  return [ApiError, cortecs.ApiError, sandboxes.ApiError].some((each) => error instanceof each);
}

/** Lists come as pages, whose body is what was answered; streams as items, of which the answer is the only one. */
async function bodyOf(data: unknown): Promise<unknown> {
  if (isStream(data)) {
    const items: unknown[] = [];
    for await (const item of data) items.push(item);
    expect(items).toHaveLength(1);
    return items[0];
  }
  const isPlain = !isJson(data) || Object.getPrototypeOf(data) === Object.prototype;
  return isPlain ? data : data['body'];
}

for (const { name, spec, version, header, calls } of APIS) {
  const conformance = new Conformance(await projectionOf(spec, version));
  const { exchanges } = conformance;
  const isSuccess = ({ status }: Exchange): boolean => status.startsWith('2');

  const outcomeOf = async (
    exchange: Exchange,
  ): Promise<readonly [unknown, Conversation['heard'][number]]> => {
    const { fetch, heard } = await conformance.converse(exchange);
    const outcome = await calls.get(exchange.operation)?.(fetch);
    expect(heard.map(({ operation, problems }) => [operation, problems])).toEqual([[exchange.operation, []]]);
    const [one] = heard;
    if (one === undefined) throw new Error('nothing was asked');
    expect(one.headers['blaxel-version']).toBe(header);
    return [outcome, one];
  };

  describe(`${name}, ${version}`, () => {
    it('has a call for every operation', () => {
      expect([...calls.keys()].sort()).toEqual([...conformance.operations.keys()].sort());
    });

    it.each(exchanges.filter(isSuccess))('$operation: $status, $size', async (exchange) => {
      const [outcome, { answer }] = await outcomeOf(exchange);
      expect(outcome).toMatchObject({ ok: true });
      expect(await bodyOf(isJson(outcome) ? outcome['data'] : undefined)).toEqual(answer.value);
    });

    it.each(exchanges.filter((one) => !isSuccess(one)))('$operation: $status, $size', async (exchange) => {
      const [outcome, { answer }] = await outcomeOf(exchange);
      const isDefault = exchange.status === 'default';
      expect(outcome).toMatchObject({ ok: false, status: isDefault ? 'default' : answer.status });
      const error = isJson(outcome) ? outcome['error'] : undefined;
      if (!isApiError(error)) throw new Error('no error came');
      expect(error.status).toBe(answer.status);
      expect(error.body).toEqual(answer.value);
    });
  });
}

const newest = new Conformance(await projectionOf('spec/blaxel/openapi.yaml', NEW));

describe('answers that tests make up', () => {
  it.each(OPERATIONS.filter(({ answers }) => answers !== undefined && answers.type === undefined))(
    '$operation',
    ({ operation, answers }) => {
      expect(newest.doubts(operation, answers?.status ?? 200, answers?.body)).toEqual([]);
    },
  );
});
