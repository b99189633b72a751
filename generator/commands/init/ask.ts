import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { confirm, intro, select, text } from '@clack/prompts';
import { visible } from '../../diagnostics/show.js';
import { realPath } from '../../real-path.js';
import { MANIFEST } from '../../output/paths.js';
import { preciousness } from '../../output/precious.js';
import { workingDirectory, type Flags } from '../flags.js';
import { keyOf, outputOf, type Answers } from './config-text.js';

/** Answers, and whether package.json gets a script. */
type Given = Answers & { readonly addsScript: boolean };

/** Ask what the command line does not say; undefined where the user leaves. */
export const ask = async (
  found: readonly string[],
  script: string | undefined,
  flags: Flags,
): Promise<Given | undefined> => {
  intro('apivintage init');
  const cwd = workingDirectory(flags);
  const spec = await askSpec(found, cwd);
  if (typeof spec === 'symbol') return undefined;
  const key = await text({ message: 'What is the API called?', initialValue: keyOf(spec), validate: filled });
  if (typeof key === 'symbol') return undefined;
  const output = await askOutput(flags, key, spec);
  if (typeof output === 'symbol') return undefined;
  const addsScript =
    script === undefined ? false : await confirm({ message: `Add the script "${script}" to package.json?` });
  if (typeof addsScript === 'symbol') return undefined;
  return { spec, key, output, name: flags.name, addsScript };
};

const askSpec = async (found: readonly string[], cwd: string): Promise<string | symbol> => {
  const [only, ...others] = found;
  if (only === undefined || others.length === 0) {
    return await text({
      message: 'Where is the OpenAPI description? A path or a URL.',
      placeholder: 'openapi.yaml',
      ...(only === undefined ? {} : { initialValue: only }),
      validate: (value) => filled(value) ?? readable(value ?? '', cwd),
    });
  }
  const options = found.map((value) => ({ value, label: visible(value) }));
  return await select({ message: 'Which OpenAPI description?', options });
};

const askOutput = async (flags: Flags, key: string, spec: string): Promise<string | symbol> =>
  flags.output ??
  (await text({
    message: 'Where does the client go? A folder of its own.',
    initialValue: outputOf(key),
    validate: (value) => filled(value) ?? free(value ?? '', workingDirectory(flags), spec),
  }));

const filled = (value: string | undefined): string | undefined =>
  (value ?? '').trim() === '' ? 'Something has to stand here.' : undefined;

/** What is wrong with a description. A URL is believed: nobody wants to wait for a network here. */
const readable = (spec: string, cwd: string): string | undefined => {
  if (/^https?:/i.test(spec)) return undefined;
  const found = statSync(resolve(cwd, spec), { throwIfNoEntry: false });
  return found?.isFile() === true ? undefined : 'There is no such file here.';
};

/** What is wrong with an output folder, which `generate` would refuse. */
const free = (output: string, cwd: string, spec: string): string | undefined => {
  const dir = realPath(resolve(cwd, output));
  if (existsSync(join(dir, MANIFEST))) return undefined;
  const inputs = [realPath(resolve(cwd, spec))];
  const what = preciousness(dir, { cwd: realPath(cwd), inputs, isOurs: () => false });
  return what === undefined ? undefined : `That is ${what}.`;
};
