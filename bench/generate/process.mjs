import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { clearTimeout, setTimeout } from 'node:timers';

/**
 * A program of node in a group of its own, so that what it started ends with it when its time is over.
 *
 * @param words the script first
 * @param options `{ cwd, env, seconds }`: seconds until it is ended
 * @returns `{ ms, status, stdout, stderr }`; status is `null` where it was ended
 */
export const runNode = (words, { cwd, env = process.env, seconds }) =>
  new Promise((resolve) => {
    const start = performance.now();
    const child = spawn(process.execPath, words, {
      cwd,
      env,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const text = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr']) {
      child[name].setEncoding('utf8').on('data', (part) => (text[name] += part));
    }
    const end = () => killGroup(child.pid);
    const timer = setTimeout(end, seconds * 1000);
    process.once('exit', end);
    child.on('close', (status) => {
      clearTimeout(timer);
      process.off('exit', end);
      resolve({ ms: performance.now() - start, status, ...text });
    });
  });

/** A group that is already gone is what we want. */
const killGroup = (pid) => {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
};
