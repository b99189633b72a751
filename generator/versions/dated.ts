import { isList, isMembers } from '../ir/documents.js';
import { ANNOTATIONS } from './annotations.js';

/** Parts of documents without a date in them: the editions of one document share most of them. */
const UNDATED = new WeakSet<object>();

/** How deep in a document parts are remembered: operations and schemas are, what is in them is not. */
const REMEMBERED = 3;

/** Whether anything in a document is dated. */
export const hasAnnotation = (root: unknown, depth: number = 0): boolean => {
  if (depth > REMEMBERED) return holdsAnnotation(root);
  if (typeof root !== 'object' || root === null || UNDATED.has(root)) return false;
  const isDated =
    Object.keys(root).some((key) => ANNOTATIONS.has(key)) ||
    Object.values(root).some((member) => hasAnnotation(member, depth + 1));
  if (!isDated) UNDATED.add(root);
  return isDated;
};

/** Iterative, since documents may be deep. */
const holdsAnnotation = (root: unknown): boolean => {
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
