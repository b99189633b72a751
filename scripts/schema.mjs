// Writes config.schema.json, the schema of configuration files that editors read: `npm run schema`.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { importBundled } from './build/bundled.mjs';
import { ROOT } from './build/root.mjs';

const { configJsonSchema } = await importBundled('generator/config/json-schema.ts');
await writeFile(join(ROOT, 'config.schema.json'), configJsonSchema());
