/** What is looked at before a request reaches a resource: credential, workspace and version. */
import { type App, type Asked } from '../listen.js';
import { OLD, refuse, type State, WORKSPACE } from './state.js';

const PREFIX = 'Bearer ';

export function guard(app: App, state: State): void {
  app.use(async (asked, next) => {
    const refused = refusedCredential(asked, state) ?? refusedVersion(asked, state);
    if (refused !== undefined) return refused;
    await next();
    return undefined;
  });
}

/** The version that the server answers as: the earliest when it reads none. */
export function versionOf(asked: Asked, state: State): string {
  return state.proxy(asked.req.header('blaxel-version')) ?? OLD;
}

function refusedCredential(asked: Asked, state: State): Response | undefined {
  const sent = asked.req.header('authorization') ?? asked.req.header('x-blaxel-authorization') ?? '';
  if (!sent.startsWith(PREFIX) || !state.keys.has(sent.slice(PREFIX.length))) {
    return Response.json({ code: 401, error: 'Unauthorized' }, { status: 401 });
  }
  const workspace = asked.req.header('x-blaxel-workspace') ?? WORKSPACE;
  return workspace === WORKSPACE ? undefined : refuse(403, 'forbidden', `no access to ${workspace}`);
}

function refusedVersion(asked: Asked, state: State): Response | undefined {
  const version = versionOf(asked, state);
  if (state.known.includes(version)) return undefined;
  const message =
    `Unknown API version "${version}". Valid versions: ${state.known.join(', ')}. ` +
    'See https://docs.blaxel.ai/api-reference/introduction#api-versioning';
  return Response.json({ error: 'invalid_api_version', message }, { status: 400 });
}
