import { isMembers, type Members } from '../ir/documents.js';

/**
 * What the keyword `examples` holds that may have dates: each example of a table of them. All else in it is data, and
 * so is a list of examples, which is how schemas have them.
 */
export const examplesIn = (examples: unknown): readonly (readonly [name: string, example: Members])[] =>
  isMembers(examples)
    ? Object.entries(examples).filter((entry): entry is [string, Members] => isMembers(entry[1]))
    : [];
