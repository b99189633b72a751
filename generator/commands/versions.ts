import { describe, modelOf } from '../description.js';
import { jsonText } from '../diagnostics/json-text.js';
import { show } from '../diagnostics/show.js';
import { tolerating } from '../diagnostics/tolerance.js';
import type { Api } from '../ir/model.js';
import { loadDocuments } from '../source/documents.js';
import type { ExitCode } from './exit.js';
import { workingDirectory, type Flags } from './flags.js';
import { historyOf } from './history.js';
import { nth, withProgress } from './progress.js';
import { Report } from './report.js';
import { print } from './streams.js';
import { findSpecifications } from './targets.js';
import { catalogueText } from './versions-text.js';
import { widthOf } from './width.js';

/**
 * Print the versions of the specifications that the command line is about, and what each adds, changes and removes. What
 * is wrong with a specification goes to standard error.
 *
 * @throws {FatalError} where there is nothing to look at, or it cannot be read
 */
export const runVersions = async (words: readonly string[], flags: Flags): Promise<ExitCode> => {
  const cwd = workingDirectory(flags);
  const report = new Report();
  const apis: Api[] = [];
  const text = await withProgress(flags, async (progress) => {
    const specifications = await findSpecifications('versions', words, flags, cwd);
    for (const [index, { spec, options }] of specifications.entries()) {
      const stage = progress.stages(`reading ${show(spec)}${nth(index, specifications)}`);
      const documents = await loadDocuments(spec, { cwd, ...options });
      stage('read');
      const tell = tolerating(options.unresolved, (diagnostic) => report.add([diagnostic], documents));
      const description = describe(documents, tell);
      stage('project', description.views.length);
      const api = modelOf(description, tell);
      if (api !== undefined) apis.push(api);
    }
    progress.say('comparing versions');
    return flags.format === 'json'
      ? jsonText({ apis: apis.map(entryOf) })
      : apis.map((api) => catalogueText(api, widthOf(process.stdout))).join('\n');
  });
  await report.sayBeside(flags);
  print(text);
  return report.exitCode(flags);
};

/** `{ title, header | query | server, pin, omitted, versions: [{ version, status, released, operations, schemas, changes }] }`. */
const entryOf = (api: Api): object => {
  const { title, versioning } = api;
  return {
    title,
    ...(versioning === undefined
      ? {}
      : {
          [versioning.carrier.kind]: versioning.carrier.name,
          pin: versioning.pin,
          omitted: versioning.omitted,
        }),
    versions: historyOf(api).map(({ version, ...differences }) => ({
      ...(versioning === undefined ? {} : { version: version.id, status: version.stage }),
      released: version.released,
      ...differences,
    })),
  };
};
