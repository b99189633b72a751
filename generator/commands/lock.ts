import type { ExitCode } from './exit.js';
import { EXIT } from './exit.js';
import type { Flags } from './flags.js';
export const runLock = async (_words: readonly string[], _flags: Flags): Promise<ExitCode> => EXIT.ok;
