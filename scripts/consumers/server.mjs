import { once } from 'node:events';
import { createServer } from 'node:http';

/** Run something while a shop answers on this machine. */
export const withShop = async (work) => {
  const server = createServer((request, response) => {
    const isKnown = request.method === 'GET' && request.url === '/orders';
    response.writeHead(isKnown ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isKnown ? [{ id: 'a' }, { id: 'b' }] : {}));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  try {
    return await work(`http://127.0.0.1:${server.address().port}`);
  } finally {
    server.close();
  }
};
