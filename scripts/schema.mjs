// Writes what is derived: config.schema.json, which editors read, and the fields of views, by which templates of users
// are checked: `npm run schema`.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { importBundled } from './build/bundled.mjs';
import { ROOT } from './build/root.mjs';

const { configJsonSchema } = await importBundled('generator/config/json-schema.ts');
await writeFile(join(ROOT, 'config.schema.json'), configJsonSchema());

const shapes = join(ROOT, 'generator/render/view-shapes.ts');
const { viewShapesText } = await importBundled('test/support/view-shapes.ts');
const options = { ...(await resolveConfig(shapes)), filepath: shapes };
const text = await format(viewShapesText(ROOT), options);
if (text !== (await readFile(shapes, 'utf8').catch(() => ''))) await writeFile(shapes, text);

// The last section of the page about templates is a list of the same.
const page = join(ROOT, 'docs/templates.md');
const { VIEW_SHAPES } = await importBundled('generator/render/view-shapes.ts');
const lists = Object.entries(VIEW_SHAPES).map(
  ([view, fields]) =>
    `- **${view}**: ${Object.entries(fields)
      .map(([field, kind]) => `${field} \`${kind}\``)
      .join(', ')}`,
);
const [words] = (await readFile(page, 'utf8')).split(/^- \*\*/m);
const pageOptions = { ...(await resolveConfig(page)), filepath: page };
await writeFile(page, await format(`${words.trimEnd()}\n\n${lists.join('\n')}\n`, pageOptions));
