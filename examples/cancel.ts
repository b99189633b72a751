/** Ways to end a call early. The caller's own reason is what the error says. */
import { AbortError, Blaxel, TimeoutError } from '../output/blaxel/index.js';

const blaxel = new Blaxel();

/** What a call ended with. */
async function ending(call: PromiseLike<unknown>): Promise<string> {
  try {
    await call;
    return 'it was done';
  } catch (error) {
    if (error instanceof AbortError) return `aborted: ${String(error.cause)}`;
    if (error instanceof TimeoutError) return 'too slow';
    throw error;
  }
}

// By a signal: one may end many calls, and leaves nothing behind in those that are done.
const stop = new AbortController();
const calls = [
  blaxel.agents.list({}, { signal: stop.signal }),
  blaxel.jobs.list({}, { signal: stop.signal }),
];
stop.abort('the user left');
for (const call of calls) console.log(await ending(call));

// By the clock: for the whole of the call, with its retries and its body.
console.log(await ending(blaxel.models.list({}, { timeout: 50 })));

// A list that is not read to its end asks for no more pages.
for await (const agent of blaxel.agents.list({ limit: 1 })) {
  console.log('first of all', agent.metadata.name);
  break;
}
