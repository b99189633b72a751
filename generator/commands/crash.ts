import { show } from '../diagnostics/show.js';
import { VERSION } from '../version.js';

/** What to tell the user about an error that nobody expected: that it is ours, and what helps to mend it. */
export const crashText = (error: unknown, isVerbose: boolean): string => {
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  const stack = error instanceof Error ? (error.stack ?? message) : message;
  return [
    `apivintage ${VERSION} failed: ${show(message, 500)}`,
    'This is a bug of apivintage, not a mistake of yours. Please report it with the',
    'command that you ran and, if you may share it, the specification.',
    isVerbose ? stack : 'The stack, which helps, is shown by --verbose.',
    '',
  ].join('\n');
};
