import { readFile, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { replaceWhole } from '../../output/whole-file.js';

/** A script that package.json could get. */
export interface ScriptPlan {
  readonly path: string;
  readonly name: string;
  readonly command: string;
  /** package.json as it is, and as it would be; undefined where it cannot be edited without changing its style. */
  readonly before: string;
  readonly after: string | undefined;
}

const COMMAND = 'apivintage generate';
const NAMES: readonly string[] = ['generate', 'generate:api'];

/** What a script would change; undefined where there is no package.json to read, or it has such a script already. */
export const planScript = async (cwd: string): Promise<ScriptPlan | undefined> => {
  const path = join(cwd, 'package.json');
  const before = await readFile(path, 'utf8').catch(() => undefined);
  const content = before === undefined ? undefined : parsed(before);
  if (before === undefined || content === undefined) return undefined;
  const scripts = asObject('scripts' in content ? content.scripts : {});
  if (scripts === undefined || Object.values(scripts).some((each) => String(each).includes('apivintage')))
    return undefined;
  const name = NAMES.find((each) => !Object.hasOwn(scripts, each));
  if (name === undefined) return undefined;
  const indent = /^[ \t]+(?=")/m.exec(before)?.[0] ?? '  ';
  const print = (value: object): string =>
    `${JSON.stringify(value, undefined, indent)}\n`.replaceAll('\n', before.includes('\r\n') ? '\r\n' : '\n');
  const isOurStyle = print(content).trimEnd() === before.trimEnd();
  const after = print({ ...content, scripts: { ...scripts, [name]: COMMAND } });
  return { path, name, command: COMMAND, before, after: isOurStyle ? after : undefined };
};

/** Write the script; false where the user has to. */
export const addScript = async ({ path, before, after }: ScriptPlan): Promise<boolean> => {
  if (after === undefined || (await readFile(path, 'utf8')) !== before) return false;
  return await replaceWhole(await realpath(path), after).then(
    () => true,
    () => false,
  );
};

const parsed = (text: string): object | undefined => {
  try {
    return asObject(JSON.parse(text));
  } catch {
    return undefined;
  }
};

const asObject = (value: unknown): object | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined;
