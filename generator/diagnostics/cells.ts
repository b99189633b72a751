const WIDE =
  /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}/u;

/** How many cells a terminal gives a text. */
export const cells = (text: string): number => {
  let count = 0;
  for (const character of text) count += WIDE.test(character) ? 2 : 1;
  return count;
};

/** Where a part of a text ends that begins at an index and has no more cells than that. */
export const endWithin = (text: string, from: number, room: number): number => {
  let end = from;
  for (let left = room; end < text.length; end++) {
    left -= cells(text.charAt(end));
    if (left < 0) break;
  }
  return end;
};

/** Where a part of a text begins that ends at an index and has no more cells than that. */
export const startWithin = (text: string, to: number, room: number): number => {
  let start = to;
  for (let left = room; start > 0; start--) {
    left -= cells(text.charAt(start - 1));
    if (left < 0) break;
  }
  return start;
};
