import { layoutLines } from './lines.js';
import { Unsure } from './unsure.js';

/**
 * What the formatter makes of a file that our own templates print, without it: they print few constructs, each in one way.
 * Undefined where the file has something else, for the formatter to do.
 */
export const layoutFile = (text: string): string | undefined => {
  try {
    return `${layoutLines(text)}\n`;
  } catch (error) {
    if (error instanceof Unsure) return undefined;
    throw error;
  }
};
