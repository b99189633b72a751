// Documents that are too wide, too deep or made to be slow: within ten seconds and 512 MiB, with a client or a diagnostic.
import { describe, it } from 'vitest';
import { useCommand } from './support/command.js';
import { LARGE } from './support/documents.js';
import { inWorld } from './support/sandbox.js';
import { expectCivil } from './support/verdict.js';

describe('the command withstands', () => {
  const command = useCommand();

  it.each(LARGE)('%s', async (_name, text) => {
    await inWorld(command, [['openapi.json', text()]], async (world) => {
      expectCivil(await world.run(['generate', 'openapi.json', '-o', 'out', '--format', 'plain']));
    });
  });
});
