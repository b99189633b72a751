/**
 * HTML in descriptions as Markdown, which is what OpenAPI has them written in and what editors show. Only tags of this
 * list are touched, outside of code: `<currency>` is a placeholder.
 */
type Kind =
  'block' | 'code' | 'emphasis' | 'heading' | 'item' | 'line' | 'link' | 'list' | 'nothing' | 'strong';

const each = (kind: Kind, names: string): readonly (readonly [string, Kind])[] =>
  names.split(' ').map((name) => [name, kind]);

const KINDS: ReadonlyMap<string, Kind> = new Map([
  ...each('block', 'p div section article blockquote center dl dt dd'),
  ...each('line', 'br hr'),
  ...each('strong', 'b strong'),
  ...each('emphasis', 'i em'),
  ...each('code', 'code tt kbd samp'),
  ...each('heading', 'h1 h2 h3 h4 h5 h6'),
  ...each('list', 'ul ol'),
  ...each('item', 'li'),
  ...each('link', 'a'),
  ...each('nothing', 'span font u small nobr'),
]);

/** A fence, a span of code, or a tag. */
const TOKENS = /(```[^]*?(?:```|$)|`[^`\n]+`)|<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*)?)\/?>/gi;

/** What shows that there is HTML to read: an end, or a tag that needs none. */
const HTML = /<\/[a-z][a-z0-9]*>|<(?:br|p|li|hr)\s*\/?>/i;

/** What is harder to read in Markdown. */
const BEYOND = /<(?:table|pre)[\s>]/i;

/** The Markdown of a text that may have HTML in it. */
export const asMarkdown = (text: string): string => {
  if (!text.includes('<') || !HTML.test(text) || BEYOND.test(text)) return text;
  const writer = new MarkdownWriter();
  let end = 0;
  for (const match of text.matchAll(TOKENS)) {
    const [whole, code, slash, name = '', attributes = ''] = match;
    const kind = KINDS.get(name.toLowerCase());
    if (code === undefined && kind === undefined) continue;
    writer.text(text.slice(end, match.index));
    if (kind === undefined) writer.text(whole);
    else if (slash === '/') writer.close(kind);
    else writer.open(kind, name.toLowerCase(), attributes);
    end = match.index + whole.length;
  }
  writer.text(text.slice(end));
  return writer.result();
};

/** A tag whose end is awaited, and how many pieces were written before it. */
interface Opened {
  readonly kind: Kind;
  readonly at: number;
  readonly href: string | undefined;
}

class MarkdownWriter {
  readonly #pieces: string[] = [];
  readonly #opened: Opened[] = [];
  readonly #lists: string[] = [];
  /** Whether a block has just begun or ended, so that white space there says nothing. */
  #isAtEdge = true;
  /** The beginning of the line that is being written. */
  #line = '';

  text(text: string): void {
    const shown = this.#isAtEdge ? text.trimStart() : text;
    if (shown === '') return;
    this.#pieces.push(shown);
    this.#isAtEdge = false;
    const start = shown.lastIndexOf('\n') + 1;
    if (start > 0 || this.#line === '') this.#line = shown.slice(start, start + LINE_START).trimStart();
  }

  open(kind: Kind, name: string, attributes: string): void {
    if (kind === 'line') this.#breakLine();
    else if (kind === 'list') this.#openList(name);
    else if (kind === 'item') this.#edge(`\n${this.#bullet()}`);
    else if (kind === 'heading') this.#edge(`\n\n${'#'.repeat(Number(name[1]))} `);
    else if (kind === 'block') this.#paragraph();
    else this.#opened.push({ kind, at: this.#pieces.length, href: hrefIn(attributes) });
  }

  close(kind: Kind): void {
    if (kind === 'list') this.#lists.pop();
    if (kind === 'list' || kind === 'heading') this.#edge(this.#lists.length > 0 ? '\n' : '\n\n');
    else if (kind === 'block') this.#paragraph();
    else this.#closeInline(kind);
  }

  result(): string {
    const lines = this.#pieces.join('').split('\n');
    return lines
      .map((line) => line.trimEnd())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .trim();
  }

  #openList(name: string): void {
    this.#lists.push(name);
    this.#edge(this.#lists.length > 1 ? '\n' : '\n\n');
  }

  #bullet(): string {
    const depth = Math.min(Math.max(0, this.#lists.length - 1), DEEPEST);
    return `${'   '.repeat(depth)}${this.#lists.at(-1) === 'ol' ? '1.' : '-'} `;
  }

  /** A paragraph within an item would end the list. */
  #paragraph(): void {
    if (this.#lists.length === 0) this.#edge('\n\n');
    else this.text(' ');
  }

  #edge(between: string): void {
    const last = this.#isAtEdge ? undefined : this.#pieces.pop();
    this.#pieces.push(last?.trimEnd() ?? '', between);
    this.#isAtEdge = true;
    this.#line = '';
  }

  /** A row of a table, and an item, is one line. */
  #breakLine(): void {
    if (this.#line.startsWith('|') || this.#lists.length > 0) this.text(' ');
    else this.#edge('\n');
  }

  /** An end without a beginning says nothing, nor does what began within and has no end. */
  #closeInline(kind: Kind): void {
    const index = this.#opened.findLastIndex((opened) => opened.kind === kind);
    const opened = this.#opened[index];
    if (opened === undefined) return;
    this.#opened.length = index;
    const within = this.#pieces.splice(opened.at).join('');
    const words = within.trim();
    const isMarked =
      words !== '' && !this.#opened.some((outer) => outer.kind === kind || outer.kind === 'code');
    // A marker with a blank inside of it marks nothing.
    this.#pieces.push(
      isMarked
        ? within.slice(0, within.length - within.trimStart().length) +
            marked(opened, words) +
            within.slice(within.trimEnd().length)
        : within,
    );
  }
}

/** How much of a line is looked at. */
const LINE_START = 20;

/** Lists within lists, further in. */
const DEEPEST = 8;

const marked = ({ kind, href }: Opened, words: string): string => {
  if (words.includes('\n\n')) return words;
  if (kind === 'strong') return `**${words}**`;
  if (kind === 'emphasis') return `*${words}*`;
  if (kind === 'code') return codeSpan(words);
  return href === undefined || words.includes(href) ? words : `[${words}](${href})`;
};

/** In code an entity would be shown as it is written. */
const codeSpan = (words: string): string => {
  const code = words.replace(
    /&(lt|gt|quot|apos|#39|nbsp|amp);/g,
    (_whole, name: string) => ENTITIES.get(name) ?? '',
  );
  return code.includes('`') ? `\`\` ${code} \`\`` : `\`${code}\``;
};

const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['#39', "'"],
  ['nbsp', ' '],
  ['amp', '&'],
]);

/** Where a link leads; undefined where that depends on the page on which it stood. */
const hrefIn = (attributes: string): string | undefined =>
  /\shref\s*=\s*["']?(https?:\/\/[^\s"'<>()]+)/i.exec(attributes)?.[1]?.replaceAll('&amp;', '&');
