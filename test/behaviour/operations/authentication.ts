import { type Case, operation } from '../support/operation.js';

/** These make credentials, so none goes out with them. */
const anonymous = { authorization: undefined };

const grant = { grant_type: 'client_credentials' as const, client_id: 'bot', client_secret: 'secret' };
const device = { client_id: 'blaxel', scope: 'offline_access' };

export const AUTHENTICATION: readonly Case[] = [
  operation({
    operation: 'POST /oauth/token',
    send: ({ oauth }) => oauth.token.create(grant),
    target: '/oauth/token',
    body: grant,
    headers: anonymous,
    answers: { body: { access_token: 'token', token_type: 'Bearer', expires_in: 7200 } },
    read: (token) => [token?.access_token, token?.expires_in, token?.refresh_token],
    gives: ['token', 7200, undefined],
  }),
  operation({
    operation: 'POST /login/device',
    send: ({ login }) => login.device.start(device),
    target: '/login/device',
    body: device,
    headers: anonymous,
    answers: {
      body: {
        device_code: 'code',
        user_code: 'ABCD-EFGH',
        verification_uri: 'https://example.com/device',
        expires_in: 600,
      },
    },
    read: ({ user_code, interval }) => [user_code, interval],
    gives: ['ABCD-EFGH', undefined],
  }),
  operation({
    operation: 'GET /.well-known/openid-configuration',
    send: ({ wellKnown }) => wellKnown.openidConfiguration.get(),
    target: '/.well-known/openid-configuration',
    headers: anonymous,
    answers: {
      body: { issuer: 'https://example.com', scopes_supported: ['openid'], claims_supported: ['sub'] },
    },
    read: ({ issuer, scopes_supported, claims_supported }) => [issuer, scopes_supported, claims_supported],
    gives: ['https://example.com', ['openid'], ['sub']],
  }),
];
