/** Texts that are kept only to be recognized. */

/** A text, or 128 bits in place of a long one. */
export function fingerprint(text: string): string {
  if (text.length <= LONGEST) return text;
  let [a, b, c, d] = [1, 2, 3, 4];
  for (let at = 0; at < text.length + ROUNDS; at += 1) {
    // Behind the text this is NaN, which counts as 0.
    const code = text.charCodeAt(at);
    // Each step can be undone: texts that differ in one place never meet again.
    a = mixed(a ^ d ^ code, 15, 0x9e3779b1);
    b = mixed(b ^ a, 13, 0x85ebca77);
    c = mixed(c ^ b, 17, 0xc2b2ae3d);
    d = mixed(d ^ c, 11, 0x27d4eb2f);
  }
  return `${a},${b},${c},${d}`;
}

/** What is no longer is kept as it is: most pages are asked for in a few words. */
const LONGEST = 64;
const ROUNDS = 4;

function mixed(bits: number, turn: number, factor: number): number {
  return Math.imul((bits << turn) | (bits >>> (32 - turn)), factor);
}
