/** A share within the account counts at once; one with another account waits for its administrator. */
import { expect, it } from 'vitest';
import { json } from '../support/answers.js';
import { connected } from '../support/blaxel/server.js';

it('is answered with what is pending where another account has to accept', async () => {
  const { server, blaxel } = await connected();
  server.answer(json({ id: 'share-1', targetAccountId: 'a2', expiresAt: '2026-06-01T00:00:00Z' }, 202));
  const target = { targetWorkspace: 'lab', targetAccountId: 'a2' };
  const answer = await blaxel.images.share.create('jobs', 'base', target);
  expect('metadata' in answer ? undefined : [answer.id, answer.targetAccountId]).toEqual(['share-1', 'a2']);
  expect(server.lines()).toEqual(['POST /v0/images/jobs/base/share']);
  expect(server.last().body).toEqual(target);
});
