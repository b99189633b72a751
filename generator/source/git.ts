import { dirname, relative, sep } from 'node:path';
import { diagnose } from '../diagnostics/catalogue.js';
import { FatalError } from '../diagnostics/fatal.js';
import { documentText } from './decode.js';
import { allowedBy } from './policy.js';
import { errorCode } from '../diagnostics/system-error.js';
import { tooLarge, type Budget } from './read.js';
import type { ReadText } from './readers.js';
import { displayName, filePath, fileUri, isFile, isRemote, isWithin, redactUrl } from './uris.js';

/** A commit of the repository that a folder lies in. */
export interface Revision {
  /** As the user wrote it. */
  readonly name: string;
  /** Its hash. */
  readonly commit: string;
  /** What paths of the commit are relative to, absolute: the root of the working tree, or a bare repository. */
  readonly root: string;
}

/**
 * What a revision means to the repository around a folder.
 *
 * @throws {FatalError} git-missing, not-a-repository, unknown-revision
 */
export const revisionOf = async (name: string, cwd: string): Promise<Revision> => {
  const root = await rootOf(cwd);
  const commit = await verified(name, root);
  return { name, commit, root };
};

/**
 * The last commit that a revision shares with another one: what a branch is compared with.
 *
 * @throws {FatalError} like `revisionOf`
 */
export const forkOf = async (name: string, cwd: string, other: string = 'HEAD'): Promise<Revision> => {
  const { root, commit } = await revisionOf(name, cwd);
  const end = await verified(other, root);
  const fork = await run(['merge-base', commit, end], root).catch(() => undefined);
  return { name, root, commit: fork === undefined ? commit : fork.toString('utf8').trim() };
};

/**
 * The last commit that touched a file, if it lies in a repository and one did.
 *
 * @param path absolute
 */
export const lastCommitOf = async (path: string): Promise<Revision | undefined> => {
  try {
    const root = await rootOf(dirname(path));
    const output = await run(['log', '-1', '--format=%H', '--', path], root);
    const commit = output.toString('utf8').trim();
    return commit === '' ? undefined : { name: commit.slice(0, 10), commit, root };
  } catch {
    return undefined;
  }
};

const rootOf = async (cwd: string): Promise<string> => {
  try {
    const isBare = (await lineOf(['rev-parse', '--is-bare-repository'], cwd)) === 'true';
    return await lineOf(['rev-parse', isBare ? '--absolute-git-dir' : '--show-toplevel'], cwd);
  } catch (error) {
    throw new FatalError(
      errorCode(error) === 'ENOENT'
        ? diagnose('git-missing', {})
        : diagnose('not-a-repository', { path: cwd }),
    );
  }
};

/** The only line of an answer. A path may end in a space. */
const lineOf = async (words: readonly string[], cwd: string): Promise<string> =>
  (await run(words, cwd)).toString('utf8').replace(/\r?\n$/, '');

const verified = async (name: string, root: string): Promise<string> => {
  try {
    const output = await run(
      ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`],
      root,
    );
    return output.toString('utf8').trim().split('\n').at(-1) ?? '';
  } catch {
    throw new FatalError(diagnose('unknown-revision', { revision: name }));
  }
};

/** Reads files as they were in a commit. Nothing is checked out, and nothing is fetched. */
export const gitReader = (
  entryUri: string,
  { name: revision, commit, root }: Revision,
  budget: Budget,
  { cwd, allowRef }: { readonly cwd: string; readonly allowRef: readonly string[] },
): ReadText => {
  const { folders } = allowedBy(allowRef, entryUri, cwd);
  return async (uri, name) => {
    const path = filePath(uri);
    if (path === undefined) throw new FatalError(diagnose('remote-reference', { url: redactUrl(uri) }));
    const inTree = pathInTree(uri, root);
    if (inTree === undefined || !folders.some((folder) => isWithin(path, folder)))
      throw new FatalError(diagnose('reference-outside-root', { path: displayName(uri, cwd) }));
    const { documentBytes } = budget.limits;
    const words = ['cat-file', 'blob', `${commit}:${inTree}`];
    const bytes = await run(words, root, documentBytes).catch((error: unknown) => {
      if (errorCode(error) === 'ERR_CHILD_PROCESS_STDIO_MAXBUFFER')
        throw tooLarge(name, 'document', documentBytes);
      throw new FatalError(diagnose('not-in-revision', { path: displayName(uri, cwd), revision }));
    });
    budget.take(name, bytes.length);
    return documentText(name, bytes);
  };
};

/** The uri of the entry, which has to be a file. */
export const entryInGit = (entry: string, cwd: string): string => {
  if (entry === '-' || isRemote(entry)) throw new FatalError(diagnose('not-a-tracked-file', { spec: entry }));
  return isFile(entry) ? entry : fileUri(entry, cwd);
};

/** The same by the name that it had in a commit, where it was renamed between that and the current one. */
export const entryAt = async (entry: string, { commit, root }: Revision, cwd: string): Promise<string> => {
  const uri = entryInGit(entry, cwd);
  const inTree = pathInTree(uri, root);
  if (inTree === undefined || (await isThere(inTree, commit, root))) return uri;
  const before = await nameBefore(inTree, commit, root);
  return before === undefined ? uri : fileUri(before, root);
};

/** Whether a file of the repository has come since a commit, and is no other one renamed. */
export const isNewSince = async (uri: string, { commit, root }: Revision): Promise<boolean> => {
  const inTree = pathInTree(uri, root);
  if (inTree === undefined || (await isThere(inTree, commit, root))) return false;
  return (await nameBefore(inTree, commit, root)) === undefined;
};

const pathInTree = (uri: string, root: string): string | undefined => {
  const path = filePath(uri);
  return path === undefined || !isWithin(path, root) ? undefined : relative(root, path).split(sep).join('/');
};

const isThere = async (inTree: string, commit: string, root: string): Promise<boolean> =>
  await run(['cat-file', '-e', `${commit}:${inTree}`], root).then(
    () => true,
    () => false,
  );

/** In what is committed, or else in what is staged: a bare repository stages nothing. */
const nameBefore = async (inTree: string, commit: string, root: string): Promise<string | undefined> =>
  (await renamedIn([commit, 'HEAD'], inTree, root)) ?? (await renamedIn(['--cached', commit], inTree, root));

const renamedIn = async (
  compared: readonly string[],
  inTree: string,
  root: string,
): Promise<string | undefined> => {
  const words = ['diff', '--find-renames', '--diff-filter=R', '--name-status', '-z', ...compared];
  const output = await run(words, root, 1 << 26).catch(() => undefined);
  const fields = output?.toString('utf8').split('\0') ?? [];
  // A score, the old name and the new one, again and again.
  const at = fields.findIndex((field, index) => index % 3 === 2 && field === inTree);
  return fields[at - 1];
};

/** Git could not be run, or refused. */
class GitError extends Error {
  readonly code: string;

  constructor(code: string | number | null | undefined) {
    super(`git: ${String(code)}`);
    this.code = String(code);
  }
}

const run = async (words: readonly string[], cwd: string, maxBuffer: number = 1 << 20): Promise<Buffer> => {
  // Most runs need no other process, and Node takes milliseconds to be able to start one.
  const { execFile } = await import('node:child_process');
  return await new Promise((resolve, reject) => {
    const options = { cwd, maxBuffer, encoding: 'buffer', windowsHide: true } as const;
    execFile('git', [...words], options, (error, stdout) => {
      if (error === null) resolve(stdout);
      else reject(new GitError(error.code));
    });
  });
};
