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
    ? await (await import('./init/ask.js')).ask(found, script?.name, flags)
    : { ...defaults(found, flags), addsScript: flags.yes === true };
  if (answers === undefined) {
    process.stderr.write('Nothing was written.\n');
    return EXIT.findings;
  }
  if (flags.dryRun === true) {
    process.stdout.write(`Would write ${CONFIG_FILE}:\n\n${configText(answers)}`);
    return EXIT.ok;
  }
  await writeNewFile(join(cwd, CONFIG_FILE), configText(answers)).catch(refuse);
  const lines = [`Wrote  ${CONFIG_FILE}`];
  if (script !== undefined && answers.addsScript) {
    const isAdded = await addScript(script);
    lines.push(
      isAdded
        ? `Wrote  package.json: "${script.name}": "${script.command}"`
        : `Add to package.json: "${script.name}": "${script.command}"`,
    );
  }
  lines.push(`Next   npx apivintage generate, which writes ${show(answers.output)}`);
  process.stdout.write(`${lines.join('\n')}\n`);
  return EXIT.ok;
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
