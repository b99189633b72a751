import { isMembers } from '../ir/documents.js';
import { formatProblem } from './format.js';
import type { ObjectNode, Reader } from './reader.js';

/** The entry of a version; undefined, with the reason reported, where that is no OpenAPI 3 document. */
export const openApiRoot = (reader: Reader): ObjectNode | undefined => {
  const { root } = reader;
  if (!isMembers(root.value)) {
    reader.wrongShape(root, 'an OpenAPI document, an object');
    return undefined;
  }
  const problem = formatProblem(root.value, reader.place(root).file);
  if (problem === undefined) return { ...root, value: root.value };
  reader.report(problem);
  return undefined;
};
