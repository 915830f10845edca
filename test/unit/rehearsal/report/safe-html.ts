/**
 * What a cleaned summary may consist of, written down a second time and apart from the cleaner: text without `<`,
 * and tags of exactly these forms. Whatever else stands there is listed.
 */
const TAG =
  /^<(?:\/[a-z][a-z0-9]*|(?:h[1-6]|p|div|span|blockquote|pre|code|details|summary|ul|ol|li|dl|dt|dd|a|figure|figcaption|table|caption|thead|tbody|tfoot|tr|th|td|em|strong|b|i|u|s|del|ins|sub|sup|kbd|samp|var|q|small|mark|abbr|cite|dfn|br|hr|wbr)(?: (?:href|rel|align|colspan|rowspan|start|open|class)="[^"<>]*")*)>/;

const LINK = /^(?:https?:\/\/[^\s"'<>`]+|#[\w.-]*)$/i;

/** Everything in the HTML that is not on the list; empty for safe HTML. */
export function strayMarkup(html: string): readonly string[] {
  const found: string[] = [];
  for (let at = html.indexOf('<'); at !== -1; at = html.indexOf('<', at + 1)) {
    const rest = html.slice(at, at + 5_000);
    const tag = TAG.exec(rest)?.[0];
    if (tag === undefined) found.push(rest.slice(0, 60));
    for (const [, href] of (tag ?? '').matchAll(/ href="([^"]*)"/g)) {
      const link = (href ?? '').replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));
      if (!LINK.test(link)) found.push(link);
    }
  }
  return found;
}

/** Whether tags open and close in order, so that nothing reaches out of the place the HTML is put into. */
export function isBalanced(html: string): boolean {
  const open: string[] = [];
  for (const [, slash, name = ''] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
    if (['br', 'hr', 'wbr'].includes(name)) continue;
    if (slash !== '/') open.push(name);
    else if (open.pop() !== name) return false;
  }
  return open.length === 0;
}
