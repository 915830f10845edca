import { marked } from 'marked';

export interface Rendered {
  /** Names of the elements, in order. */
  readonly elements: readonly string[];
  /** Text outside of code and links, as GitHub looks through it for mentions and the like. */
  readonly prose: string;
  /** All text, without the invisible characters that the report puts between. */
  readonly text: string;
  readonly links: readonly string[];
  readonly comments: number;
  /** Elements that nothing closed. */
  readonly unclosed: readonly string[];
}

const decode = (html: string): string =>
  html.replace(/&(?:#(\d+)|#x([0-9a-f]+)|lt|gt|amp|quot);/gi, (entity, decimal?: string, hex?: string) => {
    if (decimal !== undefined) return String.fromCodePoint(Number(decimal));
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    return { '&lt;': '<', '&gt;': '>', '&amp;': '&', '&quot;': '"' }[entity] ?? entity;
  });

const silent = new Set(['code', 'pre', 'a']);

/** Reads Markdown with a parser of GitHub-flavored Markdown and tells what a reader gets. */
export function readRendered(markdown: string): Rendered {
  return readHtml(marked.parse(markdown, { async: false, gfm: true }));
}

/** Tells what a reader gets from HTML that a Markdown parser wrote. */
export function readHtml(html: string): Rendered {
  const elements: string[] = [];
  const links: string[] = [];
  const open: string[] = [];
  let prose = '';
  let text = '';
  let comments = 0;
  for (const piece of html.split(/(<[^>]*>)/)) {
    const tag = /^<(\/?)([a-z][a-z0-9]*)([^>]*)>$/i.exec(piece);
    if (piece.startsWith('<!--')) comments += 1;
    else if (tag === null) {
      text += decode(piece);
      prose += open.some((name) => silent.has(name)) ? '\u0000' : decode(piece);
    } else if (tag[1] === '/') {
      open.splice(open.lastIndexOf(tag[2]!), 1);
    } else {
      elements.push(tag[2]!);
      if (tag[2] !== 'br') open.push(tag[2]!);
      const href = /href="([^"]*)"/.exec(tag[3]!);
      if (href !== null) links.push(decode(href[1]!));
    }
  }
  return { elements, prose, text: text.replace(/[\u200b\u2060]/g, ''), links, comments, unclosed: open };
}

/** What GitHub would act upon in prose: mentions, references, bare addresses, shortcodes, formulas. */
export function triggersIn(prose: string): readonly string[] {
  const found = prose.match(
    /@[A-Za-z0-9-]|#\d|\bGH-\d|https?:\/\/|\bwww\.|:[\w+-]+:|(?:^|[^\u2060])\$|\[!(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/gi,
  );
  return found ?? [];
}
