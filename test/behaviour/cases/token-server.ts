/** A server of tokens as others write one, whose answers a case may change. */
import { OAuth2Server } from 'oauth2-mock-server';
import { CASES } from './all.js';
import type { Ledger } from './ledger.js';

interface Changed {
  statusCode: number;
  body: unknown;
}

/** A client is called by its run, `<place of the case>-<number>`. */
export async function startTokens(ledger: Ledger): Promise<{ url: string; close: () => Promise<void> }> {
  const server = new OAuth2Server();
  await server.issuer.keys.generate('ES256');
  await server.start(0, '127.0.0.1');
  let count = 0;
  // No two tokens may be the same, also within a second.
  server.service.on('beforeTokenSigning', (token: { payload: Record<string, unknown> }) => {
    token.payload['jti'] = String(++count);
  });
  server.service.on(
    'beforeResponse',
    (answer: Changed, { headers }: { headers: { authorization?: string } }) => {
      const client = clientOf(headers.authorization ?? '');
      const [index = '', run = ''] = client.split(/-(.*)/s);
      const nth = ledger.addToken(run);
      const { status = 200, members = {} } = CASES[Number(index)]?.token?.(nth) ?? {};
      answer.statusCode = status;
      answer.body = { ...(typeof answer.body === 'object' ? answer.body : {}), ...members };
    },
  );
  return { url: `http://127.0.0.1:${server.address().port}/token`, close: async () => await server.stop() };
}

function clientOf(authorization: string): string {
  const [name = ''] = atob(authorization.replace(/^Basic /, '')).split(':', 1);
  return decodeURIComponent(name);
}
