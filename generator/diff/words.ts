import type { Json } from '../ir/model.js';

/** Values as they stand in JSON, a few of them. */
export const quoted = (values: readonly Json[]): string => {
  const shown = values.slice(0, 8).map((value) => `\`${JSON.stringify(value)}\``);
  return values.length > shown.length
    ? `${shown.join(', ')} and ${values.length - shown.length} more`
    : shown.join(', ');
};

/** What became of a value: `is 2, was 1`. */
export const changeText = (was: unknown, is: unknown): string => {
  if (was === undefined) return `is ${JSON.stringify(is)} now`;
  return is === undefined
    ? `is gone, was ${JSON.stringify(was)}`
    : `is ${JSON.stringify(is)}, was ${JSON.stringify(was)}`;
};

/** By which property the members of a union are told apart. */
export const tagText = (is: string | undefined, was: string | undefined): string => {
  const text = (name: string | undefined): string => (name === undefined ? 'nothing' : `\`${name}\``);
  return `tells its members apart by ${text(is)}, by ${text(was)} before`;
};
