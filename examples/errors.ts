/** What can go wrong, as exceptions and as values. */
import {
  ApiError,
  Blaxel,
  ConnectionError,
  NotFoundError,
  RateLimitError,
  type Sandbox,
  TimeoutError,
} from '../output/blaxel/index.js';

const blaxel = new Blaxel({ timeout: 10_000 });

// As exceptions: from the most exact class to the most general.
try {
  await blaxel.agents.get('support-bot');
} catch (error) {
  if (error instanceof NotFoundError) console.error('no such agent:', error.message);
  else if (error instanceof RateLimitError)
    console.error('come back after', error.headers.get('retry-after'));
  else if (error instanceof ApiError) console.error(error.status, error.message, error.requestId);
  else if (error instanceof TimeoutError) console.error('took too long');
  else if (error instanceof ConnectionError) console.error('no connection:', error.cause);
  else throw error;
}

// As values: the status tells the type of the body.
async function sandbox(name: string): Promise<Sandbox> {
  const result = await blaxel.sandboxes.create({ metadata: { name }, spec: {} }).result();
  if (result.ok) return result.data;
  if (result.status === 409) {
    console.log(`${result.error.body.sandbox_name ?? name} is there already`);
    return blaxel.sandboxes.get(name);
  }
  throw result.error;
}
console.log((await sandbox('box')).status);

// With the caller's own end to it.
const stop = new AbortController();
process.once('SIGINT', () => {
  stop.abort(new Error('interrupted'));
});
await blaxel.jobs.executions.create('import', { tasks: [{}] }, { signal: stop.signal });
