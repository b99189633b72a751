#!/usr/bin/env node
import { compileLate } from './commands/compile-late.js';
import { main } from './commands/main.js';

compileLate();

// `apivintage | head` closes our output: nobody is left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// Not process.exit: what was written to a pipe has to get there first.
process.exitCode = await main(process.argv.slice(2));
