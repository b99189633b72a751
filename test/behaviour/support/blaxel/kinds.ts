/** The resources that are created, read, replaced and deleted alike. */
import { part, textAt, without } from '../json.js';
import { type Kind } from './crud.js';
import { WORKSPACE } from './state.js';

const MADE = '2026-04-28T08:00:00Z';

/** What the caller wrote, with what the server adds; a replacement keeps the state that the item had. */
const deployed: Kind['stored'] = (body, was) => ({
  ...body,
  metadata: { ...part(body, 'metadata'), workspace: WORKSPACE, createdAt: MADE },
  status: was?.['status'] ?? 'DEPLOYING',
  events: [],
});

const named: Kind['idOf'] = (item) => textAt(part(item, 'metadata'), 'name');

const stateless: Kind['stored'] = (body) => ({ ...body, metadata: part(body, 'metadata') });

function byName(path: string, more: Partial<Kind> = {}): Kind {
  return { path, list: 'by version', stored: deployed, idOf: named, ...more };
}

const LISTED_WITHOUT_EVENTS: Partial<Kind> = {
  inPage: (item) => without(item, 'events'),
};

/** In pages a volume is its name, place and size. */
const LITE_VOLUME: Partial<Kind> = {
  inPage: (item) => ({
    metadata: { name: named(item, 0) },
    spec: { region: part(item, 'spec')['region'], size: part(item, 'spec')['size'] },
    status: item['status'],
  }),
};

const SMALL_PAGES: Partial<Kind> = { sizes: { usual: 20, most: 100 } };

/** How a sandbox says that its name is taken. */
const SANDBOX_TAKEN: Partial<Kind> = {
  taken: (id) => {
    const message = `Sandbox ${id} already exists`;
    const body = { code: 'SANDBOX_ALREADY_EXISTS', message, status_code: 409, sandbox_name: id };
    return Response.json(body, { status: 409 });
  },
};

export const KINDS: readonly Kind[] = [
  byName('/agents'),
  byName('/models'),
  byName('/jobs'),
  byName('/policies', { stored: stateless }),
  byName('/volumes', LITE_VOLUME),
  byName('/sandboxes', { ...LISTED_WITHOUT_EVENTS, ...SANDBOX_TAKEN }),
  byName('/sandboxes/:sandbox/previews', { list: 'array' }),
  {
    path: '/sandboxes/:sandbox/schedules',
    list: 'by version',
    stored: (body, was) => ({ ...body, id: was?.['id'] ?? 'schedule-1', createdAt: MADE }),
    idOf: (item) => textAt(item, 'id'),
    ...SMALL_PAGES,
  },
];
