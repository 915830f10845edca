import { beginning } from './cut.ts';
import { backticksFor, escapeBlockStart } from './escape.ts';
import { capped, renderInlines, renderInlinesAsHtml } from './inline.ts';
import { renderFlow } from './mermaid.ts';
import type { Block, CodeBlock, Column, Inline, List, Table } from './node.ts';
import { formatCount } from './numbers.ts';
import { visibleLines } from './visible-text.ts';

const longestLine = 4000;

/** Languages that GitHub turns into something else than the text. */
const drawnLanguages = new Set(['mermaid', 'math', 'geojson', 'topojson', 'stl', 'suggestion']);

const renderLine = (children: readonly Inline[]): string =>
  escapeBlockStart(renderInlines(children, 'line').trim());

const more = (count: number, what: string): string => `… and ${formatCount(count)} more ${what}`;

const renderList = (list: List, other: boolean): string => {
  const shown = list.items.slice(0, list.itemCap).map(renderLine);
  const left = list.items.length - shown.length;
  const lines = left > 0 ? [...shown, more(left, 'not shown')] : shown;
  const bullet = other ? '*' : '-';
  const point = other ? ')' : '.';
  return lines
    .map((line, index) => `${list.ordered ? `${index + 1}${point}` : bullet} ${line}`)
    .join(list.spaced ? '\n\n' : '\n');
};

const delimiters: Readonly<Record<Column['align'], string>> = {
  left: ':---',
  right: '---:',
  center: ':---:',
};

const renderTable = (table: Table): string => {
  if (table.columns.length === 0) return '';
  if (table.rows.length === 0) return renderLine([{ kind: 'text', text: table.whenEmpty }]);
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const cell = (children: readonly Inline[]): string =>
    renderInlines(capped(children, table.cellCap), 'cell').trim();
  const shown = table.rows.slice(0, table.rowCap);
  const left = table.rows.length + table.moreRows - shown.length;
  const rendered = [
    line(table.columns.map((column) => cell([{ kind: 'text', text: column.title }]))),
    line(table.columns.map((column) => delimiters[column.align])),
    ...shown.map((row) => line(row.map(cell))),
  ].join('\n');
  return left > 0 ? `${rendered}\n\n${more(left, 'not shown')}` : rendered;
};

const fenced = (content: string, language: string): string => {
  const fence = backticksFor(content, 3);
  return `${fence}${language}\n${content}\n${fence}`;
};

const renderCodeBlock = (block: CodeBlock): string => {
  const lines = visibleLines(block.text).replace(/\n$/, '').split('\n');
  const shown = lines.slice(0, block.lineCap).map((line) => {
    const kept = beginning(line, longestLine);
    const cut = line.length - kept.length;
    return cut > 0 ? `${kept}… (and ${formatCount(cut)} more characters)` : kept;
  });
  const known =
    /^[a-z0-9+-]{1,20}$/i.test(block.language) && !drawnLanguages.has(block.language.toLowerCase());
  const rendered = fenced(shown.join('\n'), known ? block.language : 'text');
  const left = lines.length - shown.length;
  return left > 0 ? `${rendered}\n\n${more(left, left === 1 ? 'line' : 'lines')} not shown` : rendered;
};

const renderDetails = (summary: readonly Inline[], open: boolean, body: string): string => {
  const line = renderInlinesAsHtml(summary).trim();
  return [
    `<details${open ? ' open' : ''}><summary>${line === '' ? 'Details' : line}</summary>`,
    ...(body === '' ? [] : [body]),
    '</details>',
  ].join('\n\n');
};

const renderBlock = (block: Block, otherMarker: boolean): string => {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${renderInlines(block.children, 'line').trim()}`;
    case 'paragraph':
      return renderLine(block.children);
    case 'list':
      return renderList(block, otherMarker);
    case 'table':
      return renderTable(block);
    case 'details':
      return renderDetails(block.summary, block.open, renderBlocks(block.children));
    case 'code-block':
      return renderCodeBlock(block);
    case 'quote':
      return renderBlocks(block.children)
        .split('\n')
        .map((line) => (line === '' ? '>' : `> ${line}`))
        .join('\n');
    case 'diagram':
      return [
        renderTable(block.table),
        renderDetails(
          [{ kind: 'text', text: block.title }],
          false,
          fenced(renderFlow(block.flow), 'mermaid'),
        ),
      ].join('\n\n');
  }
};

const renderBlocks = (blocks: readonly Block[]): string => {
  const rendered: string[] = [];
  // Two lists in a row with the same marker would be read as one.
  let otherMarker = false;
  let previous: Block | undefined;
  for (const block of blocks) {
    otherMarker = block.kind === 'list' && previous?.kind === 'list' && !otherMarker;
    const markdown = renderBlock(block, otherMarker);
    if (markdown === '') continue;
    rendered.push(markdown);
    previous = block;
  }
  return rendered.join('\n\n');
};

/**
 * GitHub-flavored Markdown of a report, ending in a line break; empty for nothing. Whatever the texts contain, the
 * result shows them and has no other element, link, mention or HTML than the tree has.
 */
export function renderMarkdown(blocks: readonly Block[]): string {
  const rendered = renderBlocks(blocks);
  return rendered === '' ? '' : `${rendered}\n`;
}
