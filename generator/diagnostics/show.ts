/**
 * Characters that would act on a terminal, reorder text or hide in it; line breaks of every kind; lone surrogates; and
 * the prefix of CI commands, which some runners obey in the middle of a line.
 */
const UNSAFE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|##(?=\[|vso\[)/giu;

const NAMED: ReadonlyMap<string, string> = new Map([
  ['\n', '\\n'],
  ['\r', '\\r'],
  ['\t', '\\t'],
  ['##', '#\\u0023'],
]);

const escapeCharacter = (character: string): string => {
  const named = NAMED.get(character);
  if (named !== undefined) return named;
  const code = character.codePointAt(0) ?? 0;
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`;
};

/** Text that is safe to print anywhere in a line, of any length. Applying it twice changes nothing more. */
export const visible = (text: string): string => text.replace(UNSAFE, escapeCharacter);

/**
 * Hide the credentials and query values of URLs and references, length preserved, so that neither a message nor a code
 * frame repeats a token. What is hidden already stays as it is.
 */
export const maskSecrets = (text: string): string => {
  const masked = text.includes('://') ? text.replace(/:\/\/[^\s"'<>]+/g, maskUrl) : text;
  return masked.includes('$ref') ? masked.replace(RELATIVE, maskQuery) : masked;
};

/** What a reference says, which may be an address without its beginning. */
const RELATIVE = /(?<=\$ref["']?\s*:\s*["']?)[^\s"'<>]+/g;

const maskUrl = (url: string): string =>
  maskQuery(url.replace(/^:\/\/([^/?#]*)@/, (_match, secret: string) => `://${'*'.repeat(secret.length)}@`));

const maskQuery = (url: string): string =>
  url.replace(
    /([?&][^=&#?]*=)([^&#]*)/g,
    (_match, key: string, value: string) => key + '*'.repeat(value.length),
  );

/** The longest piece of foreign text in a message, in UTF-16 code units. */
const LIMIT = 200;

/** Foreign text for a message: one line, harmless to a terminal and to CI, without secrets of URLs, cut at `limit` code units. */
export const show = (text: string, limit: number = LIMIT): string => {
  const masked = maskSecrets(text);
  if (masked.length <= limit) return visible(masked);
  const cut = masked.slice(0, limit - 1);
  return `${visible(cut.replace(/[\uD800-\uDBFF]$/, ''))}…`;
};

/** The name of a document for the start of a line, where a name such as `::error::x` would be a command to CI. */
export const showFile = (file: string): string => {
  const shown = visible(file);
  return /^\s*(?:::|##)/.test(shown) ? `./${shown.trimStart()}` : shown;
};

/** A piece of foreign data that may stand in a message. */
export type Sayable = string | number | boolean | readonly string[];

/**
 * The tag of every message in the catalogue: what is interpolated passes through `show`, so that no entry can forget it.
 * A list is joined by commas and cut after ten.
 */
export const say = (strings: TemplateStringsArray, ...values: readonly Sayable[]): string =>
  strings.reduce((text, part, index) => `${text}${sayable(values[index - 1])}${part}`);

const sayable = (value: Sayable | undefined): string => {
  if (value === undefined) return '';
  if (typeof value === 'string') return show(value);
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  const listed = value.slice(0, 10).map((item) => show(item, 60));
  return value.length > listed.length ? `${listed.join(', ')}, …` : listed.join(', ');
};
