import { Marked } from 'marked';

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const gfm = new Marked({
  gfm: true,
  async: false,
  renderer: {
    checkbox: ({ checked }) => (checked ? '☑ ' : '☐ '),
    code({ text, lang }) {
      const block = `<pre><code>${escaped(text)}</code></pre>\n`;
      return lang?.trim().split(/\s/)[0] === 'mermaid'
        ? `<details><summary>Mermaid diagram, as text</summary>${block}</details>\n`
        : block;
    },
  },
});

/** GitHub's flavor of Markdown as HTML. Not cleaned: raw HTML in the Markdown comes out as it went in. */
export function markdownToHtml(markdown: string): string {
  return gfm.parse(markdown, { async: false });
}
