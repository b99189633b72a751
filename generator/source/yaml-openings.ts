import { isCollection, isScalar, visit, type Document, type Node, type YAMLError } from 'yaml';

/**
 * Where the string or the bracket opens that an error calls unclosed. The parser tells only how far it looked for the end:
 * to the end of the text, if need be.
 *
 * @param closing the quote or the bracket that is missing
 */
export const openingOf = (
  document: Document,
  text: string,
  { pos: [end] }: YAMLError,
  closing: string,
): number | undefined => {
  const opener = OPENINGS[closing];
  if (opener === undefined) return undefined;
  let opening: number | undefined;
  visit(document, {
    Node: (_key, node) => {
      const [start, last] = node.range ?? [];
      // The last one that is visited is the innermost.
      if (start !== undefined && last === end && openedBy(node, text.charAt(start)) === opener) {
        const isClosed = last > start + 1 && text.charAt(last - 1) === closing;
        if (!isClosed) opening = start;
      }
    },
  });
  return opening;
};

const OPENINGS: Readonly<Record<string, string>> = { '"': '"', "'": "'", '}': '{', ']': '[' };

/** The character, if it opens this node: a plain text may begin with a quote, and a block mapping with a bracket. */
const openedBy = (node: Node, character: string): string | undefined => {
  const isOpened = isScalar(node)
    ? node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE'
    : isCollection(node) && node.flow === true;
  return isOpened ? character : undefined;
};
