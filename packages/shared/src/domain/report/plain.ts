import { capped, plainText } from './inline.ts';
import type { Block, Inline, Table } from './node.ts';
import { formatCount } from './numbers.ts';
import type { Part } from './part.ts';
import { visibleLines, visibleText } from './visible-text.ts';

const narrowest = 12;
/** Nothing folds here: long tables that are folded in Markdown end after these. */
const unfoldedRows = 20;

/** Cells that a terminal needs for a text: pictures and East Asian letters take two (UAX #11), marks none. */
function widthOf(line: string): number {
  let width = 0;
  for (const character of line) {
    const point = character.codePointAt(0) ?? 0;
    if (/\p{M}|\p{Cf}/u.test(character)) continue;
    const isWide =
      /\p{Emoji_Presentation}/u.test(character) ||
      (point >= 0x1100 && point <= 0x115f) ||
      (point >= 0x2e80 && point <= 0xa4cf) ||
      (point >= 0xac00 && point <= 0xd7a3) ||
      (point >= 0xf900 && point <= 0xfaff) ||
      (point >= 0xff00 && point <= 0xff60) ||
      (point >= 0x1f300 && point <= 0x1faff) ||
      (point >= 0x20000 && point <= 0x3fffd);
    width += isWide ? 2 : 1;
  }
  return width;
}

/** The beginning of a word that fits, and the rest. */
function split(word: string, width: number): readonly [string, string] {
  let taken = '';
  for (const character of word) {
    if (taken !== '' && widthOf(taken + character) > width) break;
    taken += character;
  }
  return [taken, word.slice(taken.length)];
}

/** A line as lines of at most this width, broken at spaces where there are any. */
function wrap(line: string, width: number): readonly string[] {
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ')) {
    const joined = current === '' ? word : `${current} ${word}`;
    if (widthOf(joined) <= width) {
      current = joined;
      continue;
    }
    if (current !== '') lines.push(current);
    let rest = word;
    while (widthOf(rest) > width) {
      const [first, left] = split(rest, width);
      lines.push(first);
      rest = left;
    }
    current = rest;
  }
  return [...lines, current];
}

/** Inline nodes as lines; a line break is one. */
function linesOf(children: readonly Inline[], width: number): readonly string[] {
  const lines: Inline[][] = [[]];
  for (const child of children) {
    if (child.kind === 'line-break') lines.push([]);
    else lines.at(-1)?.push(child);
  }
  return lines.flatMap((line) => wrap(plainText(line).trim(), width));
}

const pad = (line: string, width: number, isRight: boolean): string => {
  const room = ' '.repeat(Math.max(0, width - widthOf(line)));
  return isRight ? room + line : line + room;
};

/** Widths of columns that fit: the widest give way first, but none below what can be read. */
function fitWidths(wanted: readonly number[], room: number): readonly number[] {
  const widths = [...wanted];
  for (;;) {
    const excess = widths.reduce((sum, width) => sum + width, 0) - room;
    const widest = Math.max(...widths);
    if (excess <= 0 || widest <= narrowest) return widths;
    const second = Math.max(narrowest, ...widths.filter((width) => width < widest));
    const count = widths.filter((width) => width === widest).length;
    const cut = Math.max(1, Math.min(widest - second, Math.ceil(excess / count)));
    for (const [index, width] of widths.entries()) if (width === widest) widths[index] = width - cut;
  }
}

const more = (count: number): readonly string[] =>
  count > 0 ? [`… and ${formatCount(count)} more not shown`] : [];

function tableLines(table: Table, width: number): readonly string[] {
  if (table.rows.length === 0) return wrap(visibleText(table.whenEmpty), width);
  const titles = table.columns.map(({ title }) => visibleText(title));
  const shown = table.rows
    .slice(0, table.rowCap)
    .map((row) => row.map((cell) => capped(cell, table.cellCap)));
  const gap = 2;
  const unbounded = Number.MAX_SAFE_INTEGER;
  const wanted = titles.map((title, index) =>
    Math.max(
      widthOf(title),
      ...shown.flatMap((row) => linesOf(row[index] ?? [], unbounded).map((line) => widthOf(line))),
    ),
  );
  const widths = fitWidths(wanted, width - gap * (table.columns.length - 1));
  const rowLines = (cells: readonly (readonly string[])[]): readonly string[] => {
    const height = Math.max(...cells.map((cell) => cell.length));
    return Array.from({ length: height }, (_, at) =>
      cells
        .map((cell, index) =>
          pad(cell[at] ?? '', widths[index] ?? 0, table.columns[index]?.align === 'right'),
        )
        .join(' '.repeat(gap))
        .trimEnd(),
    );
  };
  return [
    ...rowLines(titles.map((title, index) => wrap(title, widths[index] ?? narrowest))),
    widths.map((columnWidth) => '─'.repeat(columnWidth)).join(' '.repeat(gap)),
    ...shown.flatMap((row) => rowLines(row.map((cell, index) => linesOf(cell, widths[index] ?? narrowest)))),
    ...more(table.rows.length + table.moreRows - shown.length),
  ];
}

const indented = (lines: readonly string[], first: string): readonly string[] =>
  lines.map((line, index) => `${index === 0 ? first : ' '.repeat(widthOf(first))}${line}`.trimEnd());

function blockLines(block: Block, width: number): readonly string[] {
  switch (block.kind) {
    case 'heading': {
      const lines = linesOf(block.children, width);
      const longest = Math.max(...lines.map((line) => widthOf(line)));
      return [...lines, (block.level === 2 ? '═' : '─').repeat(longest)];
    }
    case 'paragraph':
      return linesOf(block.children, width);
    case 'list': {
      const shown = block.items.slice(0, block.itemCap);
      return [
        ...shown.flatMap((item, index) => {
          const mark = block.ordered ? `${index + 1}. ` : '- ';
          return indented(linesOf(item, width - mark.length), mark);
        }),
        ...more(block.items.length - shown.length),
      ];
    }
    case 'table':
      return tableLines(block, width);
    case 'diagram':
      return tableLines(block.table, width);
    case 'details': {
      const children = block.children.map((child) =>
        child.kind === 'table' ? { ...child, rowCap: Math.min(child.rowCap, unfoldedRows) } : child,
      );
      return [...linesOf(block.summary, width), ...indented(blocksLines(children, width - 2), '  ')];
    }
    case 'quote':
      return blocksLines(block.children, width - 2).map((line) => `│ ${line}`.trimEnd());
    case 'code-block': {
      const lines = visibleLines(block.text).replace(/\n$/u, '').split('\n');
      const shown = lines.slice(0, block.lineCap);
      return [...shown.map((line) => `    ${line}`), ...more(lines.length - shown.length)];
    }
  }
}

function blocksLines(blocks: readonly Block[], width: number): readonly string[] {
  return blocks.flatMap((block, index) => [...(index === 0 ? [] : ['']), ...blockLines(block, width)]);
}

/**
 * A report for a terminal, without color: what is text stays text, escape sequences of anybody are seen and not obeyed,
 * and what is folded in Markdown is open.
 *
 * @param parts - as for `fitSummary`
 * @param columns - how wide the terminal is
 */
export function renderPlain(parts: readonly Part[], columns: number): string {
  const width = Math.max(40, columns);
  return `${parts
    .filter(({ blocks }) => blocks.length > 0)
    .map(({ blocks }) => blocksLines(blocks, width).join('\n'))
    .join('\n\n')}\n`;
}
