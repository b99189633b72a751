// Our own specifications: what we print of them is accepted elsewhere, and we find nothing wrong with them.
import { BaseResolver, createConfig, lintDocument, Source } from '@redocly/openapi-core';
import { describe as group, expect, it } from 'vitest';
import { describe } from '../../generator/description.js';
import { lint } from '../../generator/lint/lint.js';
import { loadDocuments } from '../../generator/source/documents.js';
import { bundle } from '../../generator/versions/bundle.js';
import { ROOT } from '../support/folders.js';

const SPECIFICATIONS = [
  'spec/blaxel/openapi.yaml',
  'spec/blaxel-sandbox/openapi.yaml',
  'spec/cortecs/openapi.yaml',
] as const;

group.each(SPECIFICATIONS)('%s', (spec) => {
  it('is a plain OpenAPI document in every version', async () => {
    const documents = await loadDocuments(spec, { cwd: ROOT });
    const { views } = describe(documents, () => undefined);
    const config = await createConfig({ extends: ['spec'] });
    for (const view of views) {
      const { document, unresolved } = bundle(view);
      const problems = await lintDocument({
        document: { source: new Source('/openapi.json', '', 'application/json'), parsed: document },
        config,
        externalRefResolver: new BaseResolver(),
      });
      expect(problems.map(({ message, location }) => `${message} ${location[0]?.pointer ?? ''}`)).toEqual([]);
      expect(unresolved).toEqual([]);
    }
  });

  it('has nothing for the linter to find', async () => {
    const { diagnostics } = await lint({ spec, cwd: ROOT });
    expect(diagnostics.map(({ code, message, place }) => `${place?.file ?? ''} ${code}: ${message}`)).toEqual(
      [],
    );
  });
});
