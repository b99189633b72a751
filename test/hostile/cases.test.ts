// The shared collection of hostile documents, where it is beside the repository: each ends as its entry requires.
import { existsSync, readFileSync } from 'node:fs';
import { cp, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

import { COMPILERS, complaints } from '../support/compilers.js';
import { filesIn, inScratch, ROOT, writeAll } from '../support/folders.js';
import { useCommand } from './support/command.js';
import { inWorld } from './support/sandbox.js';
import { expectVerdict, type Expected } from './support/verdict.js';

const FOLDER = resolve(ROOT, process.env['APIVINTAGE_HOSTILE'] ?? '../shared/hostile');

interface Case {
  readonly id: string;
  readonly title: string;
  readonly outcome: string;
  readonly files: readonly string[];
}

/** Cases that only mean something in surroundings that other tests build: here their documents are ordinary. */
const ORDINARY: Expected = { mayGenerate: true, mayReject: false, warns: false };
const SETUP: ReadonlySet<string> = new Set(['C06', 'C07', 'C08', 'C09', 'C10', 'G03']);

const expectedOf = ({ id, outcome }: Case): Expected =>
  SETUP.has(id)
    ? ORDINARY
    : {
        mayGenerate: /ESC|REN|IGN/.test(outcome),
        mayReject: /REJ|NET|LIM/.test(outcome),
        warns: outcome.includes('warn'),
      };

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

const readCase = (entry: unknown): readonly Case[] => {
  if (!isRecord(entry)) return [];
  const files = [entry['file'] ?? []].flat().map(String);
  return [
    { id: String(entry['id']), title: String(entry['title']), outcome: String(entry['outcome']), files },
  ];
};

const readCases = (): readonly Case[] => {
  const entries: unknown = JSON.parse(readFileSync(join(FOLDER, 'cases.json'), 'utf8'));
  return Array.isArray(entries) ? entries.flatMap(readCase) : [];
};

const isHere = existsSync(FOLDER);

describe.skipIf(!isHere)('the shared hostile documents (absent: set APIVINTAGE_HOSTILE)', () => {
  const command = useCommand();
  const clients: [path: string, text: string][] = [];

  for (const each of isHere ? readCases() : []) {
    for (const file of each.files) {
      it(`${each.id} ${file}: ${each.title}`, async () => {
        await inWorld(command, [], async (world) => {
          await cp(join(FOLDER, file), join(world.work, file));
          await expectVerdict(world, file, expectedOf(each));
          for (const path of await filesIn(join(world.work, 'out'))) {
            if (!path.endsWith('.ts')) continue;
            clients.push([`${file}/${path}`, await readFile(join(world.work, 'out', path), 'utf8')]);
          }
        });
      });
    }
  }

  afterAll(async () => {
    await inScratch(async (folder) => {
      await writeAll(folder, clients);
      expect(await complaints(COMPILERS.at(-1)?.path ?? '', folder, ['.'])).toBe('');
    });
  });
});
