import { show } from '../diagnostics/show.js';
import { errorCode } from '../diagnostics/system-error.js';
import { VERSION } from '../version.js';
import { EXIT, type ExitCode } from './exit.js';

/** What the command tells of an error that nobody expected, and what it ends with. */
export interface Crash {
  readonly text: string;
  readonly exitCode: ExitCode;
}

/** An unexpected error is a bug of ours, unless a part of the installation is missing. What users load is told before this. */
export const crashOf = (error: unknown, isVerbose: boolean): Crash => {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = error instanceof Error ? (error.stack ?? message) : message;
  const isIncomplete = isModuleMissing(error);
  const lines = [
    `apivintage ${VERSION} failed: ${show(isIncomplete ? firstLine(message) : message, 500)}`,
    ...(isIncomplete ? REINSTALL : REPORT),
    isVerbose ? stack : 'The stack, which helps, is shown by --verbose.',
    '',
  ];
  return { text: lines.join('\n'), exitCode: isIncomplete ? EXIT.failure : EXIT.bug };
};

const REPORT = [
  'This is a bug of apivintage, not a mistake of yours. Please report it with the',
  'command that you ran and, if you may share it, the specification.',
];

const REINSTALL = [
  'A package that apivintage needs is not installed, or a part of it is missing.',
  'Install the packages of the project again, with npm ci for example.',
];

const isModuleMissing = (error: unknown): boolean =>
  ['MODULE_NOT_FOUND', 'ERR_MODULE_NOT_FOUND'].includes(errorCode(error));

/** Without the stack of modules that `require` adds. */
const firstLine = (message: string): string => message.split('\n', 1).join('');
