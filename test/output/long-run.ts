/**
 * A run that takes a while: `node <this> <folder>` says that it starts and writes {@link LATER}. Bundled by the test,
 * which kills it at a moment of its own choice.
 */
import { applyWrite, FileSet, planWrite } from '../../generator/output/write.js';
import { LATER, OPTIONS } from './states.js';

process.stdout.write('now\n');
await applyWrite(planWrite(process.argv[2] ?? '', new FileSet(Object.entries(LATER)), OPTIONS));
