import process from 'node:process';
import { generate, type GenerateOptions } from '../../generator/generate.js';
import { loadFormatter } from '../../generator/render/format.js';
import type { Formatter } from '../../generator/render/formatter.js';
import { layoutFile } from '../../generator/render/layout/layout.js';
import { corpusDocuments, type CorpusDocument } from '../corpus/documents.js';

const MAKINGS: readonly (readonly [name: string, options: Partial<GenerateOptions>])[] = [
  ['client', {}],
  ['paths', { outputs: ['paths'] }],
];

/** What became of files. */
interface Count {
  laid: number;
  left: number;
  wrong: number;
}

/**
 * Hold the layout of every file of every document whose name contains `part` against what the formatter makes of it.
 *
 * @returns the exit code: 1 where a layout is another one
 */
export const compareLayouts = async (part: string): Promise<number> => {
  const format = await loadFormatter();
  const count: Count = { laid: 0, left: 0, wrong: 0 };
  for (const document of corpusDocuments(part)) {
    for (const [name, options] of MAKINGS) {
      const files = await filesOf(document, options);
      for (const [path, text] of files) {
        await compare(`${document.name} ${name} ${path}`, text, { format, count });
      }
    }
  }
  say(`${count.laid} files laid out, ${count.left} left to the formatter, ${count.wrong} wrong`);
  return count.wrong === 0 ? 0 : 1;
};

/** The files as templates print them, without the runtime; none where the document is rejected. */
const filesOf = async (
  { path, root }: CorpusDocument,
  options: Partial<GenerateOptions>,
): Promise<readonly (readonly [path: string, text: string])[]> => {
  try {
    const { files } = await generate({
      spec: path,
      cwd: root,
      allowRef: [root],
      unresolved: 'unknown',
      ...options,
      format: 'none',
    });
    return [...files].filter(([each]) => each.endsWith('.ts') && !each.startsWith('runtime/'));
  } catch {
    // `npm run corpus` tells of crashes.
    return [];
  }
};

const compare = async (
  name: string,
  text: string,
  { format, count }: { readonly format: Formatter; readonly count: Count },
): Promise<void> => {
  const got = layoutFile(text);
  if (got === undefined) {
    count.left++;
    say(`${name}: left to the formatter`);
    return;
  }
  const wanted = await format('file.ts', text);
  count.laid++;
  if (got === wanted) return;
  count.wrong++;
  const [lines, others] = [got.split('\n'), wanted.split('\n')];
  const at = lines.findIndex((line, index) => line !== others[index]);
  say(`${name}:${at + 1}\n  formatter ${others[at] ?? ''}\n  layout    ${lines[at] ?? ''}`);
};

const say = (text: string): void => {
  process.stdout.write(`${text}\n`);
};
