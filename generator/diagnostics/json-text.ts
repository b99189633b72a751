import { visible } from './show.js';

/** A value as the text of a report: JSON goes to terminals and logs too, on which no text in it may act. */
export const jsonText = (value: unknown): string => `${JSON.stringify(value, harmless, 2)}\n`;

const harmless = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? visible(value) : value;
