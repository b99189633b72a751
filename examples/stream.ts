/** A command in a sandbox, with its output as it comes. */
import { BlaxelSandbox } from '../output/blaxel-sandbox/index.js';

const sandbox = new BlaxelSandbox({ sandboxId: 'box', workspaceId: 'acme', region: 'us-pdx-1' });

// `timeout` is for each piece: a stream that goes on may go on for ever. Leaving the loop ends it, not the command.
const events = sandbox.process.execute(
  { command: 'npm test', name: 'tests' },
  { accept: 'text/event-stream', timeout: 30_000 },
);
for await (const { type, data = '' } of events) {
  if (type === 'stdout' || type === 'stderr') console.log(`${type}: ${data}`);
  if (type === 'error') throw new Error(data);
}
console.log('exit code', (await sandbox.process.get('tests')).exitCode);
