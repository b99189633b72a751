import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import { buildPackage } from '../support/package.js';

/** How a run of the command ended. */
export interface Result {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly stdin?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Flags for node itself. */
  readonly node?: readonly string[];
}

/** The bundle under test: the published layout in a folder of its own. */
export interface Bundle {
  /** The folder of cli.js. */
  readonly dist: string;
  /** Run the command in a folder. */
  run(folder: string, words: readonly string[], options?: RunOptions): Promise<Result>;
  /** Start the command without waiting. */
  start(folder: string, words: readonly string[], options?: RunOptions): ChildProcessWithoutNullStreams;
}

/** Build the command before the tests of a file, as it is published, and remove it after them. */
export const useBundle = (): Bundle => {
  let home = '';
  beforeAll(async () => {
    home = await buildPackage('cli-');
  });
  afterAll(async () => {
    await rm(home, { recursive: true, force: true });
  });
  const start: Bundle['start'] = (folder, words, { env = {}, node = [] } = {}) =>
    spawn(process.execPath, [...node, join(home, 'dist/cli.js'), ...words], {
      cwd: folder,
      env: { ...plainEnvironment(), ...env },
    });
  return {
    get dist(): string {
      return join(home, 'dist');
    },
    start,
    run: async (folder, words, options = {}) => {
      const child = start(folder, words, options);
      child.stdin.end(options.stdin ?? '');
      return await finished(child);
    },
  };
};

/** Collect what a process says until it ends. */
export const finished = async (child: ChildProcessWithoutNullStreams): Promise<Result> =>
  await new Promise((resolve, reject) => {
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (stdout += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (stderr += chunk));
    child.on('error', reject).on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
  });

/** What changes formats, colours, questions and node itself. */
const UNWANTED: ReadonlySet<string> = new Set([
  'CI',
  'GITHUB_ACTIONS',
  'NO_COLOR',
  'FORCE_COLOR',
  'NODE_OPTIONS',
]);

/** The environment of these tests without what a machine that runs tests adds to it. */
export const plainEnvironment = (): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !UNWANTED.has(name)));

const folders: string[] = [];

afterEach(async () => {
  await Promise.all(folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })));
});

/** A new folder with files in it, removed after the test. */
export const folderWith = async (files: Readonly<Record<string, string>>): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'apivintage-cli-'));
  folders.push(folder);
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text);
  }
  return folder;
};

/** Every file of a folder with its text and the time of its last change, by relative path. */
export const contentOf = async (
  folder: string,
): Promise<Record<string, { readonly text: string; readonly mtime: number }>> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const files = await Promise.all(
    paths
      .sort()
      .map(
        async (path) =>
          [
            path.slice(folder.length + 1).replaceAll('\\', '/'),
            { text: await readFile(path, 'utf8'), mtime: (await stat(path)).mtimeMs },
          ] as const,
      ),
  );
  return Object.fromEntries(files);
};

/** What a run that wrote a client for the first time says on standard error, where nothing is amiss. */
export const TRY: RegExp = /^Took .*\nTry .*\n$/;

/** The user was told of a mistake: exit code 2, no stack trace, nothing about our own files. */
export const expectMistake = ({ code, stdout, stderr }: Result): void => {
  expect({ code, stdout, stderr }).toMatchObject({ code: 2 });
  expect(stdout + stderr).not.toMatch(/^\s+at .*\(?.+:\d+:\d+\)?$/m);
  expect(stdout + stderr).not.toContain('This is a bug');
};

/** A client was written for the first time, and nothing is amiss. */
export const expectFirstRun = ({ code, stdout, stderr }: Result): void => {
  expect({ code, stdout, stderr }).toMatchObject({ code: 0 });
  expect(stdout).toMatch(/^Read .*\nWrote .*\n$/);
  expect(stderr).toMatch(TRY);
};

/** A small description with two resources; a part of it can be replaced. */
export const petStore = (replacements: Readonly<Record<string, string>> = {}): string =>
  Object.entries(replacements).reduce((text, [from, to]) => {
    if (!text.includes(from)) throw new Error(`the pet store does not say ${from}`);
    return text.replace(from, to);
  }, PET_STORE);

const PET_STORE = `openapi: 3.1.0
info:
  title: Pet Store
  version: 1.0.0
servers:
  - url: https://pets.example.com
security:
  - token: []
paths:
  /pets:
    get:
      operationId: listPets
      tags: [Pets]
      responses:
        '200':
          description: All pets.
          content:
            application/json:
              schema:
                type: array
                items:
                  $ref: '#/components/schemas/Pet'
  /shops/{id}:
    get:
      operationId: getShop
      tags: [Shops]
      parameters:
        - { name: id, in: path, required: true, schema: { type: string } }
      responses:
        '200':
          description: A shop.
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Shop'
components:
  securitySchemes:
    token:
      type: http
      scheme: bearer
  schemas:
    Pet:
      type: object
      required: [name]
      properties:
        name: { type: string }
    Shop:
      type: object
      properties:
        city: { type: string }
`;
