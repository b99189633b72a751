import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import { URL } from 'node:url';
import { runNode } from './process.mjs';

const PEAK = new URL('peak.mjs', import.meta.url).href;

/**
 * One run of a program, from its start to its exit, into an empty folder.
 *
 * @param program `{ cwd, out, words }`: words for node, the script first
 * @param seconds after which it is ended
 * @returns `{ ms, peak }`, peak in KiB, or `{ failure }`
 */
export const measure = async ({ cwd, out, words }, seconds) => {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const notes = `${out}.peak`;
  writeFileSync(notes, '');
  const env = { ...process.env, NODE_OPTIONS: `--import=${PEAK}`, BENCH_PEAK: notes, CI: '1' };
  const { ms, status, stdout, stderr } = await runNode(words, { cwd, env, seconds });
  if (status === null) return { failure: `no end after ${seconds} s` };
  if (status !== 0 || typescriptIn(out).length === 0) return { failure: reasonIn(`${stdout}\n${stderr}`) };
  return { ms, peak: Math.max(...readFileSync(notes, 'utf8').trim().split('\n').map(Number)) };
};

/** The line that speaks of an error, else the last one. */
const reasonIn = (text) => {
  const lines = text.split('\n').map((line) => line.trim());
  const said = lines.filter((line) => line !== '');
  return said.find((line) => /error/i.test(line)) ?? said.at(-1) ?? 'it wrote nothing';
};

/** Every file of TypeScript in a folder, at any depth. */
export const typescriptIn = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((path) => path.endsWith('.ts'))
    .map((path) => join(folder, path));
