import { relative, resolve } from 'node:path';
import type ts from 'typescript';
import { diagnose } from '../diagnostics/catalogue.js';
import { FatalError } from '../diagnostics/fatal.js';
import type { Compiler } from './compiler.js';

/** What `tsc -p` would compile. */
export interface Project {
  readonly ts: Compiler;
  readonly config: ts.ParsedCommandLine;
  readonly folder: string;
  /** Sources that did not change, for the next program. */
  readonly sources: Map<string, ts.SourceFile | undefined>;
}

/**
 * The project of a configuration of TypeScript, and those that it refers to.
 *
 * @param path of the configuration; without one that of the folder or of those above it
 * @throws {FatalError} no-tsconfig, only-jsconfig, tsconfig-invalid
 */
export const projectsAt = (ts: Compiler, folder: string, path?: string): readonly Project[] => {
  const findConfig = (name?: string): string | undefined =>
    ts.findConfigFile(folder, (file) => ts.sys.fileExists(file), name);
  const first = path === undefined ? findConfig() : resolve(folder, path);
  if (first === undefined || !ts.sys.fileExists(configIn(ts, first))) {
    const ofScripts = path === undefined ? findConfig(JSCONFIG) : undefined;
    throw new FatalError(
      ofScripts === undefined
        ? diagnose('no-tsconfig', { path: path ?? 'tsconfig.json' })
        : diagnose('only-jsconfig', { path: relative(folder, ofScripts).replaceAll('\\', '/') }),
    );
  }
  const found = new Map<string, Project>();
  const add = (config: string): void => {
    if (found.has(config)) return;
    const project = projectOf(ts, folder, config);
    found.set(config, project);
    for (const each of project.config.projectReferences ?? []) add(ts.resolveProjectReferencePath(each));
  };
  add(configIn(ts, first));
  return [...found.values()].filter(({ config }) => config.fileNames.length > 0);
};

const JSCONFIG = 'jsconfig.json';

/** `--project` may name the folder of a configuration. */
const configIn = (ts: Compiler, path: string): string =>
  ts.sys.directoryExists(path) ? `${path}/tsconfig.json` : path;

const projectOf = (ts: Compiler, folder: string, path: string): Project => {
  const refuse = (diagnostic: ts.Diagnostic): never => {
    const problem = ts.flattenDiagnosticMessageText(diagnostic.messageText, ' ');
    throw new FatalError(diagnose('tsconfig-invalid', { path, problem }));
  };
  const host: ts.ParseConfigFileHost = {
    ...ts.sys,
    getCurrentDirectory: () => folder,
    onUnRecoverableConfigFileDiagnostic: refuse,
  };
  const config = ts.getParsedCommandLineOfConfigFile(path, {}, host);
  if (config === undefined) throw new FatalError(diagnose('no-tsconfig', { path }));
  // A list of references alone has no files, which is no mistake.
  const [error] = config.errors.filter(({ code }) => code !== NO_FILES);
  if (error !== undefined) refuse(error);
  return { ts, config, folder, sources: new Map() };
};

/** "The 'files' list in config file is empty." */
const NO_FILES = 18002;

/** The program of a project, in which some files say something else than on disk. */
export const programOf = (
  { ts, config, folder, sources }: Project,
  texts: ReadonlyMap<string, string> = new Map(),
): ts.Program => {
  const { fileNames: rootNames, options, projectReferences } = config;
  const host = ts.createCompilerHost(options, true);
  const read = host.getSourceFile.bind(host);
  const own = {
    ...host,
    getCurrentDirectory: () => folder,
    // The code of a project that is referred to, and not what was built of it.
    useSourceOfProjectReferenceRedirect: () => true,
    readFile: (name: string) => texts.get(name) ?? host.readFile(name),
    getSourceFile: (name: string, how: ts.ScriptTarget | ts.CreateSourceFileOptions) => {
      const text = texts.get(name);
      if (text !== undefined) return ts.createSourceFile(name, text, how, true);
      if (!sources.has(name)) sources.set(name, read(name, how));
      return sources.get(name);
    },
  };
  return ts.createProgram({
    rootNames,
    options,
    host: own,
    ...(projectReferences === undefined ? {} : { projectReferences }),
  });
};

/** Everything that `tsc` would say. */
export const errorsOf = (ts: Compiler, program: ts.Program): readonly ts.Diagnostic[] =>
  ts.getPreEmitDiagnostics(program).filter(({ category }) => category === ts.DiagnosticCategory.Error);
