/** Words and casings. Everything here is pure and knows no locale: the same text gives the same name on every machine. */

const SEPARATED = /(?:[^\p{ID_Continue}]|_)+/u;
/** Left out rather than split at: `GitHub's` is one word. */
const APOSTROPHE = /(?<=\p{L})['’](?=\p{L})/gu;
/** Nearly all names are like this, and there are many: they need no table of characters. */
const PLAIN = /^[\w -]*[A-Za-z0-9][\w -]*$/;
const WORD = /^[A-Za-z0-9]+$/;
const PLAIN_SEPARATED = /[_ -]+/;
const PLAIN_HUMPS = /[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z]+[0-9]*|[0-9]+/g;
const HUMPS = /\p{Lu}+(?!\p{Ll})\p{N}*|\p{Lu}?[\p{Ll}\p{Lo}\p{Lm}\p{M}]+\p{N}*|\p{N}+/gu;

/** How many answers are kept: more than any description has names. Beyond that all are forgotten, so that a long run stays small. */
const KEPT = 50_000;

/** The same few words make up most names of an API. */
const remembered = <T>(work: (text: string) => T): ((text: string) => T) => {
  const known = new Map<string, T>();
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size >= KEPT) known.clear();
    const result = work(text);
    known.set(text, result);
    return result;
  };
};

/** Parts of a name between characters that cannot stand in an identifier; a name of symbols only is spelt out. */
const partsOf = remembered((text: string): readonly string[] => {
  if (WORD.test(text)) return [text];
  if (PLAIN.test(text)) return text.split(PLAIN_SEPARATED).filter((part) => part !== '');
  const parts = text
    .normalize('NFC')
    .replace(APOSTROPHE, '')
    .split(SEPARATED)
    .filter((part) => part !== '');
  return parts.length > 0 ? parts : text === '' ? [] : [Array.from(text, spellOut).join('')];
});

const spellOut = (character: string): string =>
  `U${(character.codePointAt(0) ?? 0).toString(16).toUpperCase()}`;

const capitalise = (word: string): string => {
  // By code point, not by half of a pair.
  const first = WORD.test(word) ? word.charAt(0) : (Array.from(word)[0] ?? '');
  return first.toUpperCase() + word.slice(first.length);
};

/** Words, split at separators and at humps: `listMCPServers_v2` is list, MCP, Servers, v2. */
export const wordsOf: (text: string) => readonly string[] = remembered((text) =>
  partsOf(text).flatMap((part) =>
    part.includes('OAuth')
      ? part.split(OAUTH).flatMap((each) => (OAUTH.test(each) ? [each] : humpsOf(each)))
      : humpsOf(part),
  ),
);

/** The one word that has a hump in it everywhere. */
const OAUTH = /(OAuth[0-9]*(?![a-z]))/;

const humpsOf = (part: string): readonly string[] =>
  part === '' ? [] : (part.match(WORD.test(part) ? PLAIN_HUMPS : HUMPS) ?? [part]);

/** `filesystem.MultipartUpload` → `FilesystemMultipartUpload`: the casing inside a part stays as it is written. */
export const pascal = (texts: readonly string[]): string => startSafely(texts.map(capitalised).join(''), '_');

const capitalised = remembered((text) => partsOf(text).map(capitalise).join(''));

/** `service_accounts` → `serviceAccounts`, `APIKeys` → `apiKeys`. */
export const camel: (text: string) => string = remembered((text) => {
  const [first = '', ...rest] = wordsOf(text);
  return startSafely(first.toLowerCase() + rest.map(capitalise).join(''), '_');
});

/** `JobExecutionStatus` → `JOB_EXECUTION_STATUS`. */
export const upperSnake = (text: string): string =>
  startSafely(
    wordsOf(text)
      .map((word) => word.toUpperCase())
      .join('_'),
    '_',
  );

/** A name for a file: `[a-z0-9-]`, at most 60 characters, never empty. */
export const kebab = (texts: readonly string[]): string => {
  const words = texts.flatMap(wordsOf).map((word) => word.toLowerCase().replace(/[^a-z0-9]/g, ''));
  const stem = words.filter((word) => word !== '').join('-');
  return stem.slice(0, 60).replace(/-+$/, '') || 'unnamed';
};

const startSafely = (name: string, prefix: string): string =>
  name === '' ? prefix : /^[A-Za-z$_]/.test(name) || /^\p{ID_Start}/u.test(name) ? name : prefix + name;

const SAME_IN_PLURAL = /(ss|us|is|series|news|species|status|alias|bus|gas|lens)$/i;

/** One of many, for the regular English plurals that paths use. */
export const singular = (word: string): string => {
  if (SAME_IN_PLURAL.test(word) || word.length < 3) return word;
  if (/ies$/i.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(ss|sh|ch|x|z)es$/i.test(word)) return word.slice(0, -2);
  if (
    /(us|as)es$/i.test(word) &&
    !/(cause|base|case|use|phase|lease|clause|house|purchase|database|release)s$/i.test(word)
  ) {
    return word.slice(0, -2);
  }
  return /s$/i.test(word) ? word.slice(0, -1) : word;
};

export const isPlural = (word: string): boolean => singular(word) !== word;

export const plural = (word: string): string => {
  if (/[^aeiou]y$/i.test(word)) return `${word.slice(0, -1)}ies`;
  return /(s|sh|ch|x|z)$/i.test(word) ? `${word}es` : `${word}s`;
};
