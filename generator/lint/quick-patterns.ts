import { isList, isMembers, type Members } from '../ir/documents.js';

/**
 * A document without the patterns that one of its texts could keep busy for years: examples are held against patterns, and a
 * description may come from anywhere. What is left out is matched by any text. Where all patterns are quick, it is the document
 * itself.
 */
export const withQuickPatterns = (document: unknown): unknown => {
  const longest = longestText(document);
  return quickValue(document, (pattern) => isQuick(pattern, longest));
};

type Quick = (pattern: string) => boolean;

const quickValue = (value: unknown, quick: Quick): unknown => {
  if (isList(value)) {
    const items = value.map((item) => quickValue(item, quick));
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  return isMembers(value) ? quickMembers(value, quick) : value;
};

const quickMembers = (value: Members, quick: Quick): Members => {
  const entries = Object.entries(value);
  const changed = entries.map(([key, member]): readonly [string, unknown] => {
    if (key === 'pattern' && typeof member === 'string') return [key, quick(member) ? member : ''];
    const inside = quickValue(member, quick);
    return [key, key === 'patternProperties' && isMembers(inside) ? quickNames(inside, quick) : inside];
  });
  const isSame = changed.every(([, member], index) => member === entries[index]?.[1]);
  return isSame ? value : Object.fromEntries(changed);
};

const quickNames = (patterns: Members, quick: Quick): Members => {
  const kept = Object.entries(patterns).filter(([pattern]) => quick(pattern));
  return kept.length === Object.keys(patterns).length ? patterns : Object.fromEntries([...kept, ['', {}]]);
};

/** What is no value that a pattern is held against. */
const PROSE: ReadonlySet<string> = new Set(['description', 'summary', 'title', '$comment', 'pattern']);

const longestText = (value: unknown): number => {
  if (typeof value === 'string') return value.length;
  const members = isMembers(value)
    ? Object.entries(value).flatMap(([key, member]) => (PROSE.has(key) ? [] : [key, member]))
    : value;
  return isList(members)
    ? members.reduce<number>((longest, each) => Math.max(longest, longestText(each)), 0)
    : 0;
};

/** How many ways to match a text are tried, at most. */
const MOST = 1e8;

/**
 * Whether no text of a length takes a pattern long. No group that is repeated may hold a repetition or a choice, which is what
 * makes the ways to match a text double with each character. Else each repetition has as many ends as the text is long.
 */
export const isQuick = (pattern: string, length: number): boolean => {
  const groups = [{ varies: false }];
  let closed = false;
  let ways = pattern.startsWith('^') ? 1 : length;
  for (const [token] of pattern.matchAll(TOKEN)) {
    const varies = closed;
    closed = false;
    if (token.startsWith('(')) groups.push({ varies: false });
    else if (token === ')') {
      closed = groups.pop()?.varies === true;
      // What varies in a group varies in what is around it.
      if (closed) markLast(groups);
    } else if (token === '|') markLast(groups);
    else if (REPETITION.test(token)) {
      if (varies && !token.startsWith('?')) return false;
      ways *= token.startsWith('?') ? 2 : length;
      markLast(groups);
    } else if (/^\\[1-9k]/.test(token)) return false;
  }
  return ways <= MOST;
};

const markLast = (groups: { varies: boolean }[]): void => {
  const group = groups.at(-1);
  if (group !== undefined) group.varies = true;
};

/** A class, an escaped character, the head of a group, a repetition, or any other character. */
const TOKEN = /\[(?:\\.|[^\]\\])*\]|\\.|\((?:\?(?:<?[=!]|:|<[^>]*>))?|[*+?]\??|\{\d+(?:,\d*)?\}\??|./gsu;
const REPETITION = /^(?:[*+?]|\{\d)/;
