/** Making something, once, whatever happens to the connection. */
import { Blaxel, ConflictError, type Volume } from '../output/blaxel/index.js';

const blaxel = new Blaxel();

// A POST is sent again only where that is safe: the key lets the server recognise it.
const { data, response } = await blaxel.volumes
  .create({ metadata: { name: 'data' }, spec: { size: 1_024 } }, { idempotencyKey: crypto.randomUUID() })
  .withResponse();
console.log('created', data.metadata.name, response.status);

/** The volume of this name, which may be there already. */
async function volume(name: string): Promise<Volume> {
  try {
    return await blaxel.volumes.create({ metadata: { name }, spec: { size: 1_024 } });
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    return await blaxel.volumes.get(name);
  }
}
console.log('there is', (await volume('data')).metadata.name);
