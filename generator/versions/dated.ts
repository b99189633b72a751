import { isList, isMembers } from '../ir/documents.js';
import { ANNOTATIONS } from './annotations.js';

/** Whether anything in a document is dated. Iterative, since documents may be deep. */
export const hasAnnotation = (root: unknown): boolean => {
  const stack: unknown[] = [root];
  for (let value = stack.pop(); value !== undefined; value = stack.pop()) {
    if (isList(value)) {
      for (const item of value) if (typeof item === 'object') stack.push(item);
    } else if (isMembers(value)) {
      for (const [key, member] of Object.entries(value)) {
        if (ANNOTATIONS.has(key)) return true;
        if (typeof member === 'object' && member !== null) stack.push(member);
      }
    }
  }
  return false;
};
