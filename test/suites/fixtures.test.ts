// Every folder of test/fixtures comes out as it says, byte for byte. `npm run update -- <topic>` accepts what came out.
import { describe, expect, it } from 'vitest';
import { accept, differences, make, TOPICS } from '../support/fixtures.js';

const isUpdate = process.env['UPDATE'] === '1';

describe('fixtures', () => {
  it.each(TOPICS)('%s', async (topic) => {
    const made = await make(topic);
    if (isUpdate) await accept(topic, made);
    expect((await differences(topic, made)).join('\n')).toBe('');
  });
});
