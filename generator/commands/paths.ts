import { show } from '../diagnostics/show.js';
import { generate, type GenerateOptions } from '../generate.js';
import type { PathsOptions } from '../seams.js';
import { checkTargets } from './check.js';
import type { ExitCode } from './exit.js';
import { workingDirectory, type Flags } from './flags.js';
import { writeTargets } from './generate.js';
import { defaultOf } from './prepare.js';
import { withProgress } from './progress.js';
import { Report } from './report.js';
import { print } from './streams.js';
import { fileOf, findSpecifications, onlyOne, targetAt } from './targets.js';

/**
 * Write the types of the output `paths`: into a file, into a folder with a file for each version, or to standard output
 * where no place is named.
 *
 * @throws {FatalError} where it is not clear which specification is meant, or nothing can be read
 */
export const runPaths = async (words: readonly string[], flags: Flags): Promise<ExitCode> => {
  const cwd = workingDirectory(flags);
  const { spec, options } = onlyOne(await findSpecifications('paths', words, flags, cwd));
  const all: GenerateOptions = {
    ...options,
    spec,
    cwd,
    outputs: ['paths'],
    paths: optionsOf(flags),
    ...(flags.unresolved === undefined ? {} : { unresolved: flags.unresolved }),
    ...(flags.int64 === undefined ? {} : { int64: flags.int64 }),
  };
  const place = fileOf(flags);
  if (place === undefined) return await printTypes(all, flags);
  const targets = [targetAt(place, all)];
  return flags.check === true
    ? await checkTargets(targets, flags, cwd)
    : await writeTargets(() => Promise.resolve(targets), flags, cwd);
};

/** The types alone go to standard output; what is wrong with the specification goes to standard error. */
const printTypes = async (options: GenerateOptions, flags: Flags): Promise<ExitCode> => {
  const generated = await withProgress(flags, (progress) =>
    generate(options, progress.stages(`reading ${show(options.spec)}`)),
  );
  const report = new Report();
  report.add(generated.diagnostics, generated.documents);
  await report.sayBeside(flags);
  print(defaultOf(generated.files));
  return report.exitCode(flags);
};

const optionsOf = (flags: Flags): PathsOptions => ({
  additionalProperties: flags.additionalProperties,
  alphabetize: flags.alphabetize,
  arrayLength: flags.arrayLength,
  conditionalEnums: flags.conditionalEnums,
  dedupeEnums: flags.dedupeEnums,
  defaultNonNullable: flags.defaultNonNullable !== 'false',
  emptyObjectsUnknown: flags.emptyObjectsUnknown,
  enum: flags.enum,
  enumValues: flags.enumValues,
  excludeDeprecated: flags.excludeDeprecated,
  exportType: flags.exportType,
  immutable: flags.immutable,
  makePathsEnum: flags.makePathsEnum,
  pathParamsAsTypes: flags.pathParamsAsTypes,
  propertiesRequiredByDefault: flags.propertiesRequiredByDefault,
  readWriteMarkers: flags.readWriteMarkers,
  rootTypes: flags.rootTypes,
  rootTypesKeepCasing: flags.rootTypesKeepCasing,
  rootTypesNoSchemaPrefix: flags.rootTypesNoSchemaPrefix,
});
