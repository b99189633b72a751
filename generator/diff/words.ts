import type { Json } from '../ir/model.js';

/** Values as they stand in JSON, a few of them. */
export const quoted = (values: readonly Json[]): string => {
  const shown = values.slice(0, 8).map((value) => `\`${JSON.stringify(value)}\``);
  return values.length > shown.length
    ? `${shown.join(', ')} and ${values.length - shown.length} more`
    : shown.join(', ');
};
