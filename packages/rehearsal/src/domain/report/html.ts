import { visibleLines } from '@interlock/shared/domain/report/visible-text';

/** A piece of HTML that is safe to put into a page. Only `html` and what cleans untrusted HTML make one. */
export interface Html {
  readonly kind: 'html';
  readonly text: string;
}

type Part = Html | string | number | null | readonly Html[];

/** Text as HTML shows it; also safe inside a quoted attribute. */
export function escapeText(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** HTML that is known to be safe as it stands. */
export function trusted(text: string): Html {
  return { kind: 'html', text };
}

/** A template whose values are escaped, unless they are HTML themselves; null is nothing, lists are joined. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  let result = texts[0] ?? '';
  for (const [index, part] of parts.entries()) result += render(part) + (texts[index + 1] ?? '');
  return trusted(result);
}

function render(part: Part): string {
  if (part === null) return '';
  // Logs and names come from what ran: escape sequences go, what hides or reorders text is named.
  if (typeof part === 'string') return escapeText(visibleLines(part));
  if (typeof part === 'number') return String(part);
  if ('kind' in part) return part.text;
  return part.map((each) => each.text).join('');
}
