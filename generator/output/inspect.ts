import { resolve } from 'node:path';
import { Folder, realPath } from './folder.js';
import { manifestText, parseManifest, type Manifest } from './manifest.js';
import { readOwned } from './owned.js';
import { asFatal } from './problems.js';

/** What is in an output folder, as far as its manifest knows. */
export interface OutputState {
  readonly manifest: 'none' | 'ours' | 'foreign';
  /** The manifest, where it is ours. */
  readonly content: Manifest | undefined;
  /** Generated files that are gone, or have other bytes than were written. */
  readonly deviating: readonly string[];
  /** Whether every file is as the manifest says, and nothing is left to clean up. */
  readonly isWhole: boolean;
}

/**
 * Compare an output folder with its manifest, without knowing what would be generated.
 *
 * @throws {FatalError} output-unwritable where the folder cannot be read
 */
export const inspectOutput = async (dir: string): Promise<OutputState> => {
  try {
    const real = await realPath(resolve(dir));
    const { manifest, text, leftovers } = await readOwned(real);
    const content = text === undefined ? undefined : parseManifest(text);
    if (content === undefined) return { manifest, content, deviating: [], isWhole: false };
    const states = await new Folder(real).states([...content.files.keys()]);
    const deviating = states.flatMap(([path, state]) =>
      state.kind === 'file' && state.hash === content.files.get(path) ? [] : [path],
    );
    const isTidy = leftovers.length === 0 && manifestText(content) === text;
    return { manifest, content, deviating, isWhole: isTidy && deviating.length === 0 };
  } catch (error) {
    throw asFatal(error, dir);
  }
};
