#!/usr/bin/env node
import { atOnce } from './commands/at-once.js';
import { runProgram } from './commands/load/program.js';

// `apivintage | head` closes our output: nobody is left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

const words = process.argv.slice(2);
const answer = await atOnce(words);
if (answer === undefined) {
  // Not process.exit: what was written to a pipe has to get there first.
  process.exitCode = await runProgram(words);
} else process.stdout.write(answer);
