#!/usr/bin/env node
import { main } from './commands/main.js';

// `apivintage | head` closes our output: nobody is left to tell.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

// Not process.exit: what was written to a pipe has to get there first.
process.exitCode = await main(process.argv.slice(2));
