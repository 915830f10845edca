import { html, type Html } from './html.ts';

/** Lines of a log as they are, without what only a terminal understands. */
export function logBlock(lines: readonly string[]): Html {
  return html`<pre class="log">${lines.join('\n')}</pre>`;
}
