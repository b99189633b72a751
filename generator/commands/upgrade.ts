import { relative, resolve } from 'node:path';
import { describe } from '../description.js';
import { diagnose } from '../diagnostics/catalogue.js';
import type { Diagnostic } from '../diagnostics/diagnostic.js';
import { FatalError } from '../diagnostics/fatal.js';
import { show } from '../diagnostics/show.js';
import { tolerating } from '../diagnostics/tolerance.js';
import type { Comparison } from '../diff/report/comparison.js';
import { planDocuments, type Planned } from '../generate.js';
import type { Version } from '../ir/model.js';
import { loadDocuments } from '../source/documents.js';
import type { Client, Element } from '../upgrade/client.js';
import { compilerOf } from '../upgrade/compiler.js';
import { explain } from '../upgrade/explain.js';
import { projectsAt, type Project } from '../upgrade/projects.js';
import type { Upgrade } from '../upgrade/report/upgrade.js';
import { reasonOf } from '../diagnostics/unwritable.js';
import { tryVersion, versionsPinned } from '../upgrade/trial.js';
import { writePins } from '../upgrade/write.js';
import { Comparer, joined, versionNamed, type Read } from './editions.js';
import { EXIT, type ExitCode } from './exit.js';
import { DIFF_FORMATS, hasColor, workingDirectory, type DiffFormat, type Flags } from './flags.js';
import { uninterrupted } from './interrupt.js';
import { withProgress } from './progress.js';
import { Report } from './report.js';
import { print } from './streams.js';
import { findTargets, shownPath, type Target } from './targets.js';

/**
 * Compile the program that calls the APIs as if it pinned another version, and tell what that brings: errors with the
 * change that each comes from, and changes that no error shows. What is wrong with a specification goes to standard error.
 *
 * @throws {FatalError} where there is no such version, no TypeScript, or no program that uses the client
 */
export const runUpgrade = async (words: readonly string[], flags: Flags): Promise<ExitCode> => {
  const cwd = workingDirectory(flags);
  const report = new Report();
  const targets = await findTargets('upgrade', words, flags, cwd);
  const clients: (Known | undefined)[] = [];
  await withProgress(flags, async (progress) => {
    for (const target of targets) {
      progress.say(`reading ${show(target.options.spec)}`);
      clients.push(await clientOf(target, report));
    }
  });
  await report.sayBeside(flags);
  const known = clients.filter((each) => each !== undefined);
  if (report.hasErrors || known.length < clients.length) return EXIT.failure;
  const meant = known.filter((each) => known.length === 1 || isMeant(each, flags));
  const unmeant = known.filter((each) => !meant.includes(each));
  if (meant.length === 0 || (words.length > 0 && unmeant.length > 0)) throw unknownVersion(unmeant, flags.to);

  // A project has the TypeScript that is found from where it is; a folder that is none is looked up from as well.
  const { project = '', typescript } = flags;
  const compiler = compilerOf(typescript === undefined ? resolve(cwd, project) : cwd, typescript);
  const projects = projectsAt(compiler, cwd, flags.project);
  const tried = await withProgress(flags, (progress) =>
    meant.map((each) => {
      progress.sayNow(`compiling what calls ${show(each.planned.api.title)}`);
      return upgradeOf(each, projects, flags, report);
    }),
  );
  const upgrades = tried.filter(({ isUsed }) => isUsed || tried.length === 1);
  if (!upgrades.some(({ isUsed }) => isUsed)) throw notUsed(meant, flags, cwd);
  if (flags.write === true) {
    await uninterrupted(async () => {
      await writePins(upgrades.flatMap(({ pins }) => pins)).catch(refuse);
    });
  }
  print(await textOf(upgrades, flags, cwd));
  return upgrades.some(({ findings, silent }) => findings.length + silent.length > 0)
    ? EXIT.findings
    : EXIT.ok;
};

const refuse = (error: unknown): never => {
  const reason = reasonOf(error);
  throw reason === '' ? error : new FatalError(diagnose('pins-not-written', { reason }));
};

/** A client, the description that it was made of, and its names. */
interface Known {
  readonly target: Target;
  readonly read: Read;
  readonly planned: Planned;
}

const clientOf = async (target: Target, report: Report): Promise<Known | undefined> => {
  const { options } = target;
  const documents = await loadDocuments(options.spec, options);
  const tell = (diagnostic: Diagnostic): void => report.add([diagnostic], documents, target.setting);
  const planned = planDocuments(documents, options, tell, { cwd: options.cwd });
  if (planned === undefined) return undefined;
  const { unresolved } = options;
  const description = describe(
    documents,
    tolerating(unresolved, () => undefined),
  );
  return { target, planned, read: { label: documents.entry.name, documents, description, unresolved } };
};

/** Whether an API has the version that is asked for; any API that has several where none is. */
const isMeant = ({ planned }: Known, { to }: Flags): boolean =>
  planned.api.versions.length > 1 && (to === undefined || planned.api.versions.some(({ id }) => id === to));

const unknownVersion = (known: readonly Known[], version: string | undefined): FatalError => {
  if (version === undefined)
    return new FatalError(
      diagnose('no-versions-to-choose', { spec: known.map(({ read }) => read.label).join(', ') }),
    );
  const ids = known.flatMap(({ planned }) => planned.api.versions.map(({ id }) => id));
  return new FatalError(diagnose('no-such-version', { version, known: [...new Set(ids)] }));
};

const notUsed = (known: readonly Known[], { project }: Flags, cwd: string): FatalError => {
  const output = known.map(({ target }) => shownPath(target.output, cwd)).join(', ');
  return new FatalError(diagnose('client-not-used', { output, project: project ?? 'tsconfig.json' }));
};

const upgradeOf = (
  { read, planned, target }: Known,
  projects: readonly Project[],
  flags: Flags,
  report: Report,
): Upgrade & { readonly isUsed: boolean } => {
  const { versions, title, versioning } = planned.api;
  if (versioning === undefined) throw new FatalError(diagnose('no-versions-to-choose', { spec: read.label }));
  const to = versionNamed(read, flags.to ?? newest(versions).id);
  const { id } = to.moment.version;
  const ids = versions.map((each) => each.id);
  const older = ids.slice(0, ids.indexOf(id));
  const from = flags.from === undefined ? older : [versionNamed(read, flags.from).moment.version.id];
  const client = clientIn(planned, target);
  const trial = tryVersion(projects, client, { from: new Set(from), to: id });
  const isBack = flags.from === undefined && trial.pins.length === 0;
  const pinned = [...new Set(trial.pins.map((pin) => pin.from))];
  const comparer = new Comparer(report);
  const comparisons = pinned.flatMap((old) => comparer.compare(read, versionNamed(read, old), read, to));
  const differences = joined(comparisons, read, read).flatMap((each: Comparison) => each.differences);
  return {
    title,
    from: ids.filter((each) => pinned.includes(each)),
    to: id,
    newer: isBack ? versionsPinned(projects, client, ids.slice(ids.indexOf(id) + 1)) : [],
    ...trial,
    ...explain(trial, differences),
    isWritten: flags.write === true,
    sources: read.documents,
  };
};

const newest = (versions: readonly [Version, ...Version[]]): Version =>
  versions.findLast(({ stage }) => stage === 'stable') ?? versions[versions.length - 1] ?? versions[0];

const clientIn = ({ api, names, homes }: Planned, { output }: Target): Client => ({
  folder: `${output.replaceAll('\\', '/')}/`,
  versions: api.versions.map(({ id }) => ({ id, file: names.versions.get(id) ?? id })),
  elements: elementsOf({ api, names, homes }),
});

/** Where operations and types are in the client, by file and name. */
const elementsOf = ({ api, names, homes }: Pick<Planned, 'api' | 'names' | 'homes'>): Client['elements'] => {
  const elements = new Map<string, Element>();
  for (const service of api.services) {
    const own = names.services.get(service.id);
    for (const id of service.operations) {
      const operation = names.operations.get(id);
      if (own === undefined || operation === undefined) continue;
      const declared = [operation, ...operation.bodies.values()].flatMap(({ params, paramsByVersion }) => [
        params,
        paramsByVersion,
      ]);
      const { method, errors, errorsByVersion, results } = operation;
      for (const name of [`${own.className}.${method}`, errors, errorsByVersion, results, ...declared])
        elements.set(`resources/${own.file}.ts#${name}`, { kind: 'operation', id });
    }
  }
  for (const { id } of api.types) {
    const own = names.types.get(id);
    const file = homes.get(id);
    if (own === undefined || file === undefined) continue;
    for (const name of Object.values(own)) elements.set(`${file}#${name}`, { kind: 'type', id: own.name });
  }
  return elements;
};

const textOf = async (upgrades: readonly Upgrade[], flags: Flags, cwd: string): Promise<string> => {
  await Promise.all(upgrades.map(({ sources }) => sources.prepare()));
  const shown = (path: string): string => relative(cwd, path).replaceAll('\\', '/');
  switch (formatOf(flags)) {
    case 'json':
      return (await import('../upgrade/report/json.js')).json(upgrades, shown);
    case 'markdown':
      return (await import('../upgrade/report/markdown.js')).markdown(upgrades, shown);
    case 'plain':
      return (await import('../upgrade/report/lines.js')).plain(upgrades, shown);
    case 'github':
      return (await import('../upgrade/report/lines.js')).github(upgrades, shown);
    case 'pretty':
      return (await import('../upgrade/report/pretty.js')).pretty(upgrades, shown, {
        color: hasColor(flags, process.stdout),
      });
  }
};

const formatOf = ({ format }: Flags): DiffFormat =>
  DIFF_FORMATS.find((each) => each === format) ??
  (process.env['GITHUB_ACTIONS'] === 'true' ? 'github' : 'pretty');
