import { escapeText, type Html, trusted } from './html.ts';

/*
 * Step summaries are written by whatever ran in the step. Whatever the Markdown renderer makes of them goes through
 * here: tags outside the list below become text, and of the tags on it only the listed attributes are written again,
 * so nothing that was in the input is ever copied as markup.
 */

const CONTAINERS =
  'h1 h2 h3 h4 h5 h6 p div span blockquote pre code details summary ul ol li dl dt dd a figure figcaption ' +
  'table caption thead tbody tfoot tr th td';
const INLINE = 'em strong b i u s del ins sub sup kbd samp var q small mark abbr cite dfn';
const ALONE = 'br hr wbr';
const KEPT: ReadonlySet<string> = new Set(`${CONTAINERS} ${INLINE} ${ALONE}`.split(' '));
const VOID: ReadonlySet<string> = new Set(ALONE.split(' '));

/** A longer tag is no tag that a person wrote; the bound also keeps the scan linear. */
const MAX_TAG_CHARACTERS = 4_096;

type AttributeRule = (value: string) => string | null;

const oneOf =
  (...words: readonly string[]): AttributeRule =>
  (value) =>
    words.includes(value.toLowerCase()) ? value.toLowerCase() : null;
const small: AttributeRule = (value) => (/^\d{1,4}$/.test(value) ? value : null);
const align = oneOf('left', 'center', 'right');

const ATTRIBUTES: ReadonlyMap<string, ReadonlyMap<string, AttributeRule>> = new Map([
  ['a', new Map([['href', safeLink]])],
  [
    'th',
    new Map([
      ['align', align],
      ['colspan', small],
      ['rowspan', small],
    ]),
  ],
  [
    'td',
    new Map([
      ['align', align],
      ['colspan', small],
      ['rowspan', small],
    ]),
  ],
  ['p', new Map([['align', align]])],
  ['div', new Map([['align', align]])],
  ['ol', new Map([['start', small]])],
  ['details', new Map([['open', () => '']])],
]);

/** A link out of the report or within it; anything else than http, https and `#` is none. */
export function safeLink(value: string): string | null {
  const link = value.trim();
  if (/^#[\w.-]*$/.test(link)) return link;
  return /^https?:\/\/[^\s"'<>`\\]+$/i.test(link) && !hasControl(link) ? link : null;
}

function hasControl(text: string): boolean {
  return /[\p{Cc}\p{Cf}]/u.test(text);
}

interface Tag {
  readonly name: string;
  readonly isClosing: boolean;
  readonly attributes: ReadonlyMap<string, string>;
  /** Index after `>`. */
  readonly end: number;
}

/** Untrusted HTML as safe HTML: every kept tag is closed in its order, images become their alternative text. */
export function cleanHtml(untrusted: string): Html {
  const output: string[] = [];
  const open: string[] = [];
  let at = 0;
  while (at < untrusted.length) {
    const next = untrusted.indexOf('<', at);
    const textEnd = next === -1 ? untrusted.length : next;
    output.push(cleanText(untrusted.slice(at, textEnd)));
    if (next === -1) break;
    const comment = commentEnd(untrusted, next);
    if (comment !== null) {
      at = comment;
      continue;
    }
    const tag = readTag(untrusted, next);
    if (tag === null) {
      output.push('&#60;');
      at = next + 1;
      continue;
    }
    output.push(writeTag(tag, open, untrusted.slice(next, tag.end)));
    at = tag.end;
  }
  output.push(...open.reverse().map((name) => `</${name}>`));
  return trusted(output.join(''));
}

/** Comments carry markers for programs, not for readers. */
function commentEnd(text: string, start: number): number | null {
  if (!text.startsWith('<!--', start)) return null;
  const end = text.indexOf('-->', start + 4);
  // One that is never closed would swallow the rest: it is shown instead.
  return end === -1 ? null : end + 3;
}

function writeTag(tag: Tag, open: string[], source: string): string {
  if (tag.name === 'img' && !tag.isClosing) {
    const alt = tag.attributes.get('alt') ?? '';
    return `<span class="image">🖼 ${escapeText(alt === '' ? 'image' : alt)}</span>`;
  }
  if (!KEPT.has(tag.name)) return escapeText(source);
  if (tag.isClosing) return closeTag(tag.name, open);
  const rules = ATTRIBUTES.get(tag.name);
  let written = `<${tag.name}`;
  for (const [name, value] of tag.attributes) {
    const kept = rules?.get(name)?.(value) ?? null;
    if (kept !== null) written += ` ${name}="${escapeText(kept)}"`;
  }
  if (tag.name === 'a') written += ' rel="noopener noreferrer nofollow"';
  if (!VOID.has(tag.name)) open.push(tag.name);
  return `${written}>`;
}

/** A closing tag without its opening one is dropped, else it could close what surrounds the summary. */
function closeTag(name: string, open: string[]): string {
  const at = open.lastIndexOf(name);
  return at === -1
    ? ''
    : open
        .splice(at)
        .reverse()
        .map((each) => `</${each}>`)
        .join('');
}

/** Escapes all but the character references that are there already. */
function cleanText(text: string): string {
  return text.replace(/&(?:[a-z][a-z0-9]{1,31}|#\d{1,7}|#x[0-9a-f]{1,6});|[&<>"']/gi, (match) =>
    match.length > 1 ? match : escapeText(match),
  );
}

/** Reads a tag in the forms of HTML; null when the text at `start` is none. */
function readTag(text: string, start: number): Tag | null {
  const limit = Math.min(text.length, start + MAX_TAG_CHARACTERS);
  const isClosing = text[start + 1] === '/';
  let at = start + (isClosing ? 2 : 1);
  const name = take(/[a-z][a-z0-9]*/iy, text, at);
  if (name === '') return null;
  at += name.length;
  const attributes = new Map<string, string>();
  while (at < limit) {
    at += take(/[\s/]+/y, text, at).length;
    if (text[at] === '>') {
      return { name: name.toLowerCase(), isClosing, attributes, end: at + 1 };
    }
    const attribute = take(/[^\s"'<>/=]+/y, text, at);
    if (attribute === '') return null;
    at += attribute.length;
    const equals = take(/\s*=\s*/y, text, at);
    at += equals.length;
    const value = equals === '' ? '' : take(/"[^"]*"|'[^']*'|[^\s"'=<>`]+/y, text, at);
    if (equals !== '' && value === '') return null;
    at += value.length;
    // The first of two counts, as in browsers.
    if (!attributes.has(attribute.toLowerCase())) attributes.set(attribute.toLowerCase(), unquote(value));
  }
  return null;
}

function take(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? '';
}

function unquote(value: string): string {
  const isQuoted = value.startsWith('"') || value.startsWith("'");
  return decodeReferences(isQuoted ? value.slice(1, -1) : value);
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** References that are not known stay as they are and are escaped when written, so that no browser decodes them. */
function decodeReferences(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi,
    (match, decimal, hex, name) => {
      if (typeof name === 'string') return NAMED[name.toLowerCase()] ?? match;
      const code = typeof decimal === 'string' ? Number(decimal) : Number.parseInt(String(hex), 16);
      return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '';
    },
  );
}
