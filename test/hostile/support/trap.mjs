// Loaded before the program under test: whatever would leave the process, or has come alive, says so and fails.
import childProcess from 'node:child_process';
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import process from 'node:process';
import { Worker } from 'node:worker_threads';

const trap = (what) =>
  function trapped() {
    process.stderr.write(`TRAP: ${what}\n`);
    throw new Error(`trap: ${what}`);
  };

net.Socket.prototype.connect = trap('a socket');
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
  dns[name] = trap('a look-up');
  dns.promises[name] = trap('a look-up');
}
for (const name of ['exec', 'execFile', 'execFileSync', 'execSync', 'fork', 'spawn', 'spawnSync']) {
  childProcess[name] = trap('a process');
}
Worker.prototype.postMessage = trap('a worker');
syncBuiltinESMExports();

for (const name of ['PWN', 'PWNED', '__pwned', 'alert']) {
  Object.defineProperty(globalThis, name, { get: () => trap('a payload'), configurable: true });
}
const members = Reflect.ownKeys(Object.prototype).length;
process.on('exit', () => {
  if (Reflect.ownKeys(Object.prototype).length !== members)
    process.stderr.write('TRAP: a polluted prototype\n');
});
