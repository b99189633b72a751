import { generateFromText } from '../../../generator/generate.js';
import { corpusRoots } from '../../corpus/documents.js';
import { fuzz } from './fuzz.js';

/** Run the fuzz test and print what goes wrong. @returns the exit code */
export const runFuzz = async (count: number, seed: number): Promise<number> => {
  if (corpusRoots().length === 0) {
    process.stdout.write('fuzz: no corpus is here; APIVINTAGE_CORPUS names one\n');
    return 0;
  }
  const faults = await fuzz((name, text) => generateFromText(name, text), seed, count);
  for (const { document, way, payload, problems } of faults) {
    process.stdout.write(`${document} /${way.join('/')} (${payload}):\n  ${problems.join('\n  ')}\n`);
  }
  process.stdout.write(`fuzz: ${count} mutants of seed ${seed}, ${faults.length} at fault\n`);
  return faults.length === 0 ? 0 : 1;
};
