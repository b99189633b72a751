/** The token endpoint: JSON in, tokens of two hours out. */
import { textAt } from '../json.js';
import { type App, type Asked } from '../listen.js';
import { bodyOf } from './crud.js';
import { type State } from './state.js';

/** A service account. */
export const ACCOUNT = { id: 'bot', secret: 'secret-of-bot' };

const LIFETIME = 7200;

export function mountTokens(app: App, { keys }: State): void {
  let count = 0;
  app.post('/oauth/token', async (asked) => {
    const body = await bodyOf(asked);
    const [id, secret] = clientOf(asked) ?? [textAt(body, 'client_id'), textAt(body, 'client_secret')];
    if (textAt(body, 'grant_type') !== 'client_credentials') return refused('unsupported_grant_type');
    if (id !== ACCOUNT.id || secret !== ACCOUNT.secret) return refused('invalid_client');
    count += 1;
    const access_token = `token-${count}`;
    keys.add(access_token);
    return Response.json({ access_token, token_type: 'Bearer', expires_in: LIFETIME });
  });
}

function clientOf(asked: Asked): readonly string[] | undefined {
  const [kind, pair] = (asked.req.header('authorization') ?? '').split(' ');
  return kind === 'Basic' && pair !== undefined ? atob(pair).split(':') : undefined;
}

function refused(error: string): Response {
  return Response.json({ error }, { status: 400 });
}
