/** What jobs, sandboxes, volumes and policies have beside the five usual operations. */
import { type Json, part, textAt } from '../json.js';
import { type App, type Asked } from '../listen.js';
import { bodyOf, collectionOf, type Kind, mount, withItem, within } from './crud.js';
import { versionOf } from './gate.js';
import { missing, NEW, type State } from './state.js';

const SIZES = { usual: 20, most: 100 };

export function mountWorkloads(app: App, state: State): void {
  mountRevisions(app, state);
  mountExternalIds(app, state);
  mountTokens(app, state);
  mountExecutions(app, state);
  mount(app, readOnly('/sandboxes/:sandbox/schedule-executions', 'pages'), state);
  app.get('/policies/:policy/usages', (asked) =>
    within(asked, state, () => Response.json({ agents: ['helper'], sandboxes: [] })),
  );
}

function mountRevisions(app: App, state: State): void {
  for (const parent of ['agents', 'models', 'jobs'])
    mount(app, readOnly(`/${parent}/:id/revisions`, 'array'), state);
}

function mountExternalIds(app: App, { store }: State): void {
  for (const collection of ['/sandboxes', '/volumes']) {
    app.get(`${collection}/by-external-id/:externalId`, (asked) => {
      const wanted = asked.req.param('externalId');
      const found = store
        .all(collection)
        .find((item) => textAt(part(item, 'metadata'), 'externalId') === wanted);
      return found === undefined ? missing(wanted) : Response.json(found);
    });
  }
}

/** Tokens of a preview: made and deleted, never read one by one. */
function mountTokens(app: App, state: State): void {
  const path = '/sandboxes/:sandbox/previews/:preview/tokens';
  app.delete(`${path}/:id`, (asked) =>
    withItem(asked, state, (_item, { collection, id }) => {
      state.store.remove(collection, id);
      return Response.json({ message: `token ${id} deleted` });
    }),
  );
  const stored = (body: Json): Json => ({
    metadata: part(body, 'metadata'),
    spec: { ...part(body, 'spec'), expired: false, token: 'secret-of-the-preview' },
  });
  mount(app, { ...readOnly(path, 'array'), stored }, state);
}

/** Executions are started, listed and cancelled; their tasks exist in the newer version only. */
function mountExecutions(app: App, state: State): void {
  const path = '/jobs/:job/executions';
  app.post(path, (asked) =>
    within(asked, state, async () => {
      const { store } = state;
      const id = `execution-${store.nextNumber(collectionOf(asked))}`;
      const body = await bodyOf(asked);
      const jobId = asked.req.param('job');
      store.put(collectionOf(asked), id, { metadata: { id, job: jobId }, spec: {}, status: 'queued' });
      return Response.json({ id, executionId: id, jobId, tasks: body['tasks'] ?? [] });
    }),
  );
  app.delete(`${path}/:id`, (asked) =>
    withItem(asked, state, (item, { collection, id }) =>
      Response.json(state.store.put(collection, id, { ...item, status: 'cancelling' })),
    ),
  );
  mount(app, { ...readOnly(path, 'by version'), sizes: SIZES }, state);
  app.use(`${path}/:execution/tasks`, async (asked: Asked, next) => {
    if (versionOf(asked, state) !== NEW) return missing('the operation');
    await next();
    return undefined;
  });
  mount(app, { ...readOnly(`${path}/:execution/tasks`, 'pages'), sizes: SIZES }, state);
}

/** A collection that tests fill. */
function readOnly(path: string, list: Kind['list']): Kind {
  return {
    path,
    list,
    stored: (body) => body,
    idOf: (item, number) => textAt(part(item, 'metadata'), 'name') || String(number),
  };
}
