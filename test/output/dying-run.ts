/**
 * A run that dies: `node <this> <folder> <n>` writes the second state of the test and is killed before its n-th step that
 * changes the disk. Bundled by the test, since what dies has to be a process.
 */
import fs from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { applyWrite, FileSet, planWrite } from '../../generator/output/write.js';
import { OPTIONS, SECOND } from './states.js';

let left = Number(process.argv[3]);

const watch = (module: object, name: string, original: (...args: never[]) => unknown): void => {
  Reflect.set(module, name, (...args: unknown[]): unknown => {
    if (left-- === 0) process.kill(process.pid, 'SIGKILL');
    const result: unknown = Reflect.apply(original, module, args);
    return result;
  });
};

for (const name of ['mkdir', 'mkdtemp', 'open', 'rename', 'rm', 'rmdir', 'writeFile'] as const) {
  watch(promises, name, promises[name]);
}
for (const name of ['renameSync', 'writeFileSync'] as const) watch(fs, name, fs[name]);
syncBuiltinESMExports();

const plan = planWrite(process.argv[2] ?? '', new FileSet(Object.entries(SECOND)), OPTIONS);
await applyWrite(plan);
