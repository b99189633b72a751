// Bytes that a page loads to make one list call, ours and others': `npm run bench:size`. Others are installed from the
// registry into a temporary folder; `--no-peers` leaves them out, `--modules` shows where our own bytes are.
import { Buffer } from 'node:buffer';
import { basename } from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { bundled, bundledParts, packed, withPrograms } from './client/programs.mjs';
import { textOf } from './table.mjs';

const say = (text) => process.stdout.write(`${text}\n`);
const withModules = process.argv.includes('--modules');

const gzipped = (text) => gzipSync(text, { level: 9 }).length;

/** Bytes by module, the largest first: how much smaller the program is without it. */
const modules = async (name, program) => {
  const parts = await bundledParts(program);
  const size = async (kept) => gzipped(await packed(kept.map(({ text }) => text).join('\n')));
  const all = await size(parts);
  const rows = [];
  for (const part of parts) {
    rows.push([basename(part.path), all - (await size(parts.filter((each) => each !== part)))]);
  }
  rows.sort(([, a], [, b]) => b - a);
  return textOf([[name, 'gzipped'], ...rows.slice(0, 40).map(([path, bytes]) => [path, `${bytes} B`])]);
};

await withPrograms(async (programs) => {
  const measured = [];
  for (const { name, program, missing } of programs) {
    if (program === undefined) say(`${name} is not measured: ${missing}`);
    else measured.push({ name, program, text: await bundled(program) });
  }
  const sizes = measured.map(({ name, text }) => ({
    name,
    minified: Buffer.byteLength(text),
    gzipped: gzipped(text),
  }));
  const base = sizes.find(({ name }) => name === 'openapi-fetch')?.gzipped;
  say(
    textOf([
      ['One list call', 'minified', 'gzipped', 'of openapi-fetch'],
      ...sizes.map(({ name, minified, gzipped }) => [
        name,
        `${minified} B`,
        `${gzipped} B`,
        base === undefined ? '' : `×${(gzipped / base).toFixed(2)}`,
      ]),
    ]),
  );
  if (!withModules) return;
  for (const { name, program } of measured.slice(0, 4)) say(await modules(name, program));
});
