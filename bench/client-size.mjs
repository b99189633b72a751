// Bytes that a page loads to make one list call, ours and others': `npm run bench:size`. Others are installed from the
// registry into a temporary folder; `--no-peers` leaves them out, `--modules` shows where our own bytes are.
import { Buffer } from 'node:buffer';
import { basename } from 'node:path';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { bundled, withPrograms } from './client/programs.mjs';
import { textOf } from './table.mjs';

const say = (text) => process.stdout.write(`${text}\n`);
const withModules = process.argv.includes('--modules');

/** Minified bytes by module, the largest first. */
const modules = (name, { outputs }) => {
  const [{ inputs }] = Object.values(outputs);
  const rows = Object.entries(inputs).map(([path, { bytesInOutput }]) => [basename(path), bytesInOutput]);
  const sorted = rows.filter(([, bytes]) => bytes > 0).sort(([, a], [, b]) => b - a);
  return textOf([[name, 'minified'], ...sorted.slice(0, 40).map(([path, bytes]) => [path, `${bytes} B`])]);
};

await withPrograms(async (programs) => {
  const measured = [];
  for (const { name, program, missing } of programs) {
    if (program === undefined) say(`${name} is not measured: ${missing}`);
    else measured.push({ name, ...(await bundled(program, true)) });
  }
  const sizes = measured.map(({ name, text }) => ({
    name,
    minified: Buffer.byteLength(text),
    gzipped: gzipSync(text, { level: 9 }).length,
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
  if (withModules) for (const { name, metafile } of measured.slice(0, 4)) say(modules(name, metafile));
});
