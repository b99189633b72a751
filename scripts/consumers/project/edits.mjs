// What is done to the description while a bundler watches, and what has to be seen of it.
import { readFile, writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';

const INTERVAL = 50;

/**
 * Gives a function that waits until something is so, and says it.
 *
 * @param lines what the bundler has said so far: the reason where that never comes
 * @param patience in milliseconds
 */
export const watcher = (lines, patience) => async (what, isTrue) => {
  for (let waited = 0; !(await isTrue()); waited += INTERVAL) {
    if (waited > patience) throw new Error(`not seen: ${what}\n${lines.join('\n')}`);
    await setTimeout(INTERVAL);
  }
  console.log(what);
};

/** Replace a part of the description; one that is not there is a mistake of this script. */
const edit = async (from, to) => {
  const text = await readFile('openapi.yaml', 'utf8');
  if (!text.includes(from)) throw new Error(`openapi.yaml does not say ${from}`);
  await writeFile('openapi.yaml', text.replace(from, to));
};

/**
 * Change the description, break it and mend it.
 *
 * @param until of `watcher`
 * @param change what to replace by what, and what is then said and seen: `{ from, to, what, isSeen }`
 * @param isTold whether the mistake was told
 * @param isMended whether all is well again
 */
export const changeBreakAndMend = async (until, { from, to, what, isSeen }, isTold, isMended) => {
  await edit(from, to);
  await until(what, isSeen);
  await edit("'#/components/schemas/Order'", "'#/components/schemas/Odrer'");
  await until('told', isTold);
  await edit('Odrer', 'Order');
  await until('mended', isMended);
};
