/** Who may do what: service accounts with their keys, workspaces and users. */
import { textAt } from '../json.js';
import { type App } from '../listen.js';
import { bodyOf, collectionOf, mount, withItem, within } from './crud.js';
import { type State, WORKSPACE } from './state.js';

export function mountAccess(app: App, state: State): void {
  mountAccounts(app, state);
  mountKeys(app, state);
  mountWorkspaces(app, state);
  mountUsers(app, state);
}

/** The secret of an account is in the answer to its creation only. */
function mountAccounts(app: App, state: State): void {
  const { store } = state;
  app.post('/service_accounts', async (asked) => {
    const client_id = `account-${store.nextNumber('/service_accounts')}`;
    const account = store.put('/service_accounts', client_id, { ...(await bodyOf(asked)), client_id });
    return Response.json({ ...account, client_secret: 'secret-of-the-account' });
  });
  mount(
    app,
    {
      path: '/service_accounts',
      list: 'array',
      stored: (body, was) => ({ ...was, ...body }),
      idOf: (item) => textAt(item, 'client_id'),
    },
    state,
  );
}

/** The value of a key is in the answer to its creation only; a deletion answers nothing. */
function mountKeys(app: App, state: State): void {
  const { store } = state;
  const path = '/service_accounts/:account/api_keys';
  app.get(path, (asked) => within(asked, state, () => Response.json(store.all(collectionOf(asked)))));
  app.post(path, (asked) =>
    within(asked, state, async () => {
      const collection = collectionOf(asked);
      const id = `key-${store.nextNumber(collection)}`;
      const key = store.put(collection, id, { ...(await bodyOf(asked)), id, sub_type: 'service_account' });
      return Response.json({ ...key, apiKey: 'value-of-the-key' });
    }),
  );
  app.delete(`${path}/:id`, (asked) => removed(asked, state));
}

function mountWorkspaces(app: App, state: State): void {
  app.post('/workspaces/availability', async (asked) => {
    const taken = state.store.get('/workspaces', textAt(await bodyOf(asked), 'name')) !== undefined;
    if (asked.req.query('withReason') !== 'true') return Response.json(!taken);
    return Response.json(taken ? { available: false, reason: 'taken' } : { available: true });
  });
  app.delete('/workspaces/:id/leave', (asked) => {
    const found = state.store.get('/workspaces', asked.req.param('id'));
    return found === undefined
      ? Response.json({ error: 'not_found' }, { status: 404 })
      : Response.json(found);
  });
  mount(
    app,
    {
      path: '/workspaces',
      list: 'array',
      stored: (body, was) => ({ ...was, ...body, status: 'ready' }),
      idOf: (item) => textAt(item, 'name'),
    },
    state,
  );
}

function mountUsers(app: App, state: State): void {
  const { store } = state;
  app.get('/users', () => Response.json(store.all('/users')));
  app.post('/users', async (asked) =>
    Response.json({ ...(await bodyOf(asked)), role: 'member', workspace: WORKSPACE }),
  );
  app.put('/users/:id', (asked) =>
    withItem(asked, state, async (user, { collection, id }) =>
      Response.json(store.put(collection, id, { ...user, ...(await bodyOf(asked)) })),
    ),
  );
  app.delete('/users/:id', (asked) => removed(asked, state));
}

function removed(asked: Parameters<typeof withItem>[0], state: State): Promise<Response> {
  return withItem(asked, state, (_item, { collection, id }) => {
    state.store.remove(collection, id);
    return new Response(null, { status: 200 });
  });
}
