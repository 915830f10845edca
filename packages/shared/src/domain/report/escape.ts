/** Word joiner: seen by nobody, ends no line, and no word that GitHub acts upon has one in it. */
const broken = '\u2060';

/** Zero-width space: a line may end here. */
const mayBreak = '\u200b';

/**
 * Keeps GitHub from acting on words of a text: mentions, issue references, bare addresses, emoji shortcodes, alerts
 * and formulas. Escaping does not help here, because GitHub looks for them after the Markdown was parsed. Words
 * without an end get places to break.
 */
function withoutTriggers(visible: string): string {
  return (
    visible
      .replace(/\S{32}(?=\S{8})(?![\p{M}\u200d])/gu, `$&${mayBreak}`)
      // Also before a space: one at the end of a line is not shown, and what comes next may follow at once.
      .replace(/@/g, `@${broken}`)
      .replace(/#(?=\d|\s|$)/g, `#${broken}`)
      .replace(/GH-(?=\d|\s|$)/gi, `$&${broken}`)
      .replace(/:(?=\/\/)/g, `:${broken}`)
      .replace(/www(?=\.)/gi, `$&${broken}`)
      .replace(/:(?=[\w+-]+:|[\w+-]*$)/g, `:${broken}`)
      .replace(/\[(?=!)/g, `[${broken}`)
      .replace(/\$/g, `${broken}$`)
  );
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '|': '&#124;',
  // Parsers differ about escaped brackets inside of a link's text.
  '[': '&#91;',
  ']': '&#93;',
};

const entity = (character: string): string => entities[character] ?? character;

/** Visible text of one line as Markdown that shows exactly that text, in a paragraph, heading, item, link or cell. */
export function escapeMarkdown(visible: string): string {
  return withoutTriggers(visible)
    .replace(/[\\`*_#~$]/g, '\\$&')
    .replace(/!$/, '\\!')
    .replace(/[&<>|[\]]/g, entity);
}

/** Visible text of one line inside an HTML element. */
export function escapeHtml(visible: string): string {
  return withoutTriggers(visible).replace(/[&<>"']/g, entity);
}

/** Keeps the beginning of a rendered block from being a list, a rule or an underline. */
export function escapeBlockStart(rendered: string): string {
  return rendered.replace(/^[-+=]/, '\\$&').replace(/^(\d{1,9})([.)])/, '$1\\$2');
}

const longestRun = (text: string): number =>
  (text.match(/`+/g) ?? []).reduce((longest, run) => Math.max(longest, run.length), 0);

/** A fence or delimiter of backticks that `content` does not contain. */
export function backticksFor(content: string, least: number): string {
  return '`'.repeat(Math.max(least, longestRun(content) + 1));
}

/** Visible text of one line as a code span. Inside a table a pipe is escaped for the table. */
export function codeSpan(visible: string, inCell: boolean): string {
  if (visible === '') return '';
  // A table takes `\|` for a pipe, so a backslash before a pipe cannot be written in a code span there.
  if (inCell && visible.includes('\\|')) return `<code>${escapeMarkdown(visible)}</code>`;
  const delimiter = backticksFor(visible, 1);
  // CommonMark 6.1: one space at both ends is not shown, unless there is nothing else.
  const spaced = visible.startsWith(' ') && visible.endsWith(' ') && visible.trim() !== '';
  const padding = spaced || visible.startsWith('`') || visible.endsWith('`') ? ' ' : '';
  const span = `${delimiter}${padding}${visible}${padding}${delimiter}`;
  return inCell ? span.replaceAll('|', '\\|') : span;
}

/** Separates two code spans that would otherwise read as one. */
export function separated(before: string, next: string): string {
  return before.endsWith('`') && next.startsWith('`') ? `${broken}${next}` : next;
}
