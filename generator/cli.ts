#!/usr/bin/env node
import { atOnce } from './commands/at-once.js';
import { runProgram } from './commands/load/program.js';
import { say } from './commands/streams.js';

const words = process.argv.slice(2);
const answer = await atOnce(words);
if (answer === undefined) {
  // Not process.exit: what was written to a pipe has to get there first.
  process.exitCode = await runProgram(words);
} else say(answer);
