import { join } from 'node:path';
import { loadConfig } from '../config/load.js';
import { diagnose } from '../diagnostics/catalogue.js';
import { FatalError } from '../diagnostics/fatal.js';
import { show } from '../diagnostics/show.js';
import { errorCode } from '../diagnostics/system-error.js';
import { reasonOf } from '../diagnostics/unwritable.js';
import { writeNewFile } from '../output/whole-file.js';
import { EXIT, type ExitCode } from './exit.js';
import { workingDirectory, type Flags } from './flags.js';
import { CONFIG_FILE, configText, keyOf, outputOf, type Answers } from './init/config-text.js';
import { findSpecs } from './init/find-specs.js';
import { addScript, planScript } from './init/script.js';
import { obey, tidily, uninterrupted } from './interrupt.js';
import { aside, print } from './streams.js';

/**
 * Write a configuration for one API. Questions are asked on a terminal only; nothing that is there is overwritten, and of
 * other files only package.json gets a script, where it can be read and the user agrees.
 *
 * @throws {FatalError} config-exists, config-unwritable, no-specification, ambiguous-specification
 */
export const runInit = async (words: readonly string[], flags: Flags): Promise<ExitCode> => {
  const cwd = workingDirectory(flags);
  const existing = await loadedName(cwd);
  if (existing !== undefined) throw new FatalError(diagnose('config-exists', { path: existing }));
  const [named, ...others] = words;
  if (others.length > 0) throw new FatalError(diagnose('several-specifications', { words: others }));
  const found = named === undefined ? await findSpecs(cwd) : [named];
  const script = flags.script === false ? undefined : await planScript(cwd);
  const answers = mayAsk(flags)
    ? await asked(found, script?.name, flags)
    : { ...defaults(found, flags), addsScript: flags.yes === true };
  if (answers === undefined) {
    aside('Nothing was written.\n');
    obey('SIGINT');
    return EXIT.findings;
  }
  if (flags.dryRun === true) {
    print(`Would write ${CONFIG_FILE}:\n\n${configText(answers)}`);
    return EXIT.ok;
  }
  await uninterrupted(() => writeNewFile(join(cwd, CONFIG_FILE), configText(answers))).catch(refuse);
  print(`Wrote  ${CONFIG_FILE}\n`);
  if (script !== undefined && answers.addsScript) {
    const line = `package.json: "${script.name}": "${script.command}"\n`;
    if (await uninterrupted(() => addScript(script))) print(`Wrote  ${line}`);
    else aside(`Add to ${line}`);
  }
  aside(`Next   npx apivintage generate, which writes ${show(answers.output)}\n`);
  return EXIT.ok;
};

/** Ask, and leave the terminal as it was, with its cursor and what it makes of keys, also where a signal ends that. */
const asked = async (
  found: readonly string[],
  script: string | undefined,
  flags: Flags,
): Promise<(Answers & { readonly addsScript: boolean }) | undefined> => {
  const { ask } = await import('./init/ask.js');
  return await tidily(
    () => ask(found, script, flags),
    () => {
      process.stdin.setRawMode(false);
      print('\u001B[?25h\n');
    },
  );
};

const refuse = (error: unknown): never => {
  if (errorCode(error) === 'EEXIST') throw new FatalError(diagnose('config-exists', { path: CONFIG_FILE }));
  throw new FatalError(diagnose('config-unwritable', { path: CONFIG_FILE, reason: reasonOf(error) }));
};

/** The configuration that is there already, also one that is broken. */
const loadedName = async (cwd: string): Promise<string | undefined> => {
  try {
    return (await loadConfig(cwd))?.name;
  } catch (error) {
    const [first] = error instanceof FatalError ? error.diagnostics : [];
    // A package.json that is no JSON holds no configuration, and is not touched.
    if (first?.code === 'json-syntax' && first.place?.file === 'package.json') return undefined;
    const place = first?.place?.file;
    if (place === undefined) throw error;
    return place;
  }
};

const mayAsk = ({ yes, quiet }: Flags): boolean =>
  yes !== true &&
  quiet !== true &&
  process.stdin.isTTY &&
  process.stdout.isTTY &&
  process.env['TERM'] !== 'dumb' &&
  (process.env['CI'] ?? '') === '';

const defaults = ([spec, ...others]: readonly string[], flags: Flags): Answers => {
  if (spec === undefined) throw new FatalError(diagnose('no-specification', {}));
  if (others.length > 0)
    throw new FatalError(diagnose('ambiguous-specification', { paths: [spec, ...others] }));
  const key = keyOf(spec);
  return { spec, key, output: flags.output ?? outputOf(key), name: flags.name };
};
