/** Getting tokens: who asks, and how a device waits for its user. */
import { expect, it } from 'vitest';
import { BadRequestError } from '../../../output/blaxel/index.js';
import { canned, json } from '../support/answers.js';
import { connected } from '../support/blaxel/server.js';

const token = { access_token: 'token', token_type: 'Bearer', expires_in: 7200, refresh_token: 'again' };
const device = { client_id: 'blaxel', device_code: 'code' };

it('takes identifier and secret as user and password, and not the API key', async () => {
  const clientCredentials = { username: 'bot', password: 'sécret' };
  const { server, blaxel } = await connected({ clientCredentials });
  server.answer(json(token));
  expect((await blaxel.oauth.token.create({ grant_type: 'client_credentials' }))?.expires_in).toBe(7200);
  const { headers, body } = server.last();
  expect(headers['authorization']).toBe(`Basic ${Buffer.from('bot:sécret').toString('base64')}`);
  expect(body).toEqual({ grant_type: 'client_credentials' });
});

it('does not take identifier and secret for anything but tokens', async () => {
  const clientCredentials = { username: 'bot', password: 'secret' };
  const { server, blaxel } = await connected({ apiKey: '', clientCredentials });
  server.answer(json([]));
  await blaxel.images.list();
  expect(server.last().headers['authorization']).toBeUndefined();
});

it('asks with a refresh token', async () => {
  const { server, blaxel } = await connected();
  server.answer(json(token));
  const grant = { grant_type: 'refresh_token' as const, refresh_token: 'again' };
  expect((await blaxel.oauth.token.create(grant))?.refresh_token).toBe('again');
  expect(server.last().body).toEqual(grant);
});

it('gives nothing until the user has confirmed the device', async () => {
  const { server, blaxel } = await connected();
  server.answer(canned({ status: 202 }), json(token));
  const grant = { grant_type: 'urn:ietf:params:oauth:grant-type:device_code' as const, ...device };
  expect(await blaxel.oauth.token.create(grant)).toBeUndefined();
  expect((await blaxel.oauth.token.create(grant))?.access_token).toBe('token');
  expect(server.seen.map(({ body }) => body)).toEqual([grant, grant]);
});

it('tells by the code of the failure why there is no token', async () => {
  const { server, blaxel } = await connected();
  server.answer(json({ error: 'authorization_pending' }, 400));
  const outcome = await blaxel.oauth.token.create({ grant_type: 'client_credentials' }).result();
  if (outcome.ok || outcome.status !== 400) throw new Error('it is no 400');
  expect(outcome.error).toBeInstanceOf(BadRequestError);
  expect(outcome.error.body.error).toBe('authorization_pending');
});
