/** A program that acts for itself: a service account, whose tokens are fetched and renewed as needed. */
import { Blaxel, TokenError } from '../output/blaxel/index.js';

// Or `new Blaxel({ accessToken: { clientId, clientSecret } })`, where either may be a function that asks a vault.
const blaxel = new Blaxel(); // BL_CLIENT_ID, BL_CLIENT_SECRET

// One token serves all of this: what runs at the same time, other versions, later calls.
const old = blaxel.withVersion('2026-04-16');
const [agents] = await Promise.all([old.agents.list(), blaxel.jobs.list(), blaxel.models.list()]);
console.log('agents', agents.length);

// What is wrong with the account is told by the endpoint, and never with the secret.
const wrong = blaxel.withOptions({ accessToken: { clientId: 'bot', clientSecret: 'a guess' } });
try {
  await wrong.agents.list();
} catch (error) {
  if (!(error instanceof TokenError)) throw error;
  console.log('no token:', error.code ?? error.message);
}
