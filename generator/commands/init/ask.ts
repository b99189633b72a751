import { confirm, intro, select, text } from '@clack/prompts';
import { visible } from '../../diagnostics/show.js';
import type { Flags } from '../flags.js';
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
  const spec = await askSpec(found);
  if (typeof spec === 'symbol') return undefined;
  const key = await text({ message: 'What is the API called?', initialValue: keyOf(spec), validate: filled });
  if (typeof key === 'symbol') return undefined;
  const output = await askOutput(flags, key);
  if (typeof output === 'symbol') return undefined;
  const addsScript =
    script === undefined ? false : await confirm({ message: `Add the script "${script}" to package.json?` });
  if (typeof addsScript === 'symbol') return undefined;
  return { spec, key, output, name: flags.name, addsScript };
};

const askSpec = async (found: readonly string[]): Promise<string | symbol> => {
  const [only, ...others] = found;
  if (only === undefined || others.length === 0) {
    return await text({
      message: 'Where is the OpenAPI description? A path or a URL.',
      placeholder: 'openapi.yaml',
      ...(only === undefined ? {} : { initialValue: only }),
      validate: filled,
    });
  }
  const options = found.map((value) => ({ value, label: visible(value) }));
  return await select({ message: 'Which OpenAPI description?', options });
};

const askOutput = async ({ output }: Flags, key: string): Promise<string | symbol> =>
  output ??
  (await text({
    message: 'Where does the client go? A folder of its own.',
    initialValue: outputOf(key),
    validate: filled,
  }));

const filled = (value: string | undefined): string | undefined =>
  (value ?? '').trim() === '' ? 'Something has to stand here.' : undefined;
