// Starts Vite's development server, changes the description, breaks it and mends it, and says what comes of it.
import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { createServer } from 'vite';

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

const until = async (what, isTrue) => {
  for (let waited = 0; !(await isTrue()); waited += 50) {
    if (waited > 15_000) throw new Error(`not seen: ${what}\n${lines.join('\n')}`);
    await setTimeout(50);
  }
  console.log(what);
};
const edit = async (from, to) => {
  const text = await readFile('openapi.yaml', 'utf8');
  if (!text.includes(from)) throw new Error(`openapi.yaml does not say ${from}`);
  await writeFile('openapi.yaml', text.replace(from, to));
};
const says = async (name) => {
  const served = await server.transformRequest('/src/api/resources/orders.ts').catch(() => undefined);
  return served?.code.includes(name) === true;
};

await until('generated', () => says('"GET"'));
await edit(
  '    get:\n',
  '    post:\n      operationId: createOrder\n      tags: [Orders]\n      responses: { "204": { description: Done. } }\n    get:\n',
);
await until('regenerated', () => says('"POST"'));
await edit("'#/components/schemas/Order'", "'#/components/schemas/Odrer'");
await until('told', () => lines.some((line) => line.includes('unresolved-reference')));
await edit('Odrer', 'Order');
await until('mended', () => lines.some((line) => line.includes('good again')));
await server.close();
