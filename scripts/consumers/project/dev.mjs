// Starts Vite's development server, changes the description, breaks it and mends it, and says what comes of it.
import { createServer } from 'vite';
import { changeBreakAndMend, watcher } from './edits.mjs';

const lines = [];
const log = (text) => void lines.push(text);
const customLogger = {
  info: log,
  warn: log,
  error: log,
  warnOnce: log,
  clearScreen() {},
  hasErrorLogged: () => false,
  hasWarned: false,
};
const server = await createServer({ customLogger, server: { port: 0, host: '127.0.0.1' } });
await server.listen();

const until = watcher(lines, 15_000);
const says = async (name) => {
  const served = await server.transformRequest('/src/api/resources/orders.ts').catch(() => undefined);
  return served?.code.includes(name) === true;
};

await until('generated', () => says('"GET"'));
await changeBreakAndMend(
  until,
  {
    from: '    get:\n',
    to: '    post:\n      operationId: createOrder\n      tags: [Orders]\n      responses: { "204": { description: Done. } }\n    get:\n',
    what: 'regenerated',
    isSeen: () => says('"POST"'),
  },
  () => lines.some((line) => line.includes('unresolved-reference')),
  () => lines.some((line) => line.includes('good again')),
);
await server.close();
