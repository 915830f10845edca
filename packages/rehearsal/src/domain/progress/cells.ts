import { visibleText } from '@interlock/shared/domain/report/visible-text';

/*
 * Terminals give most characters one cell, East Asian wide characters and emoji two, and marks that join to the
 * character before them none (Unicode UAX #11, and what terminals make of it).
 */
const NO_CELL = /^[\p{Mn}\p{Me}\p{Cf}\u200b-\u200d\ufe00-\ufe0f]$/u;
const TWO_CELLS =
  /^[\u1100-\u115f\u2e80-\u303e\u3041-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6\u{1f300}-\u{1f64f}\u{1f680}-\u{1f6ff}\u{1f900}-\u{1faff}\u{20000}-\u{3fffd}]$/u;

function cellsOf(character: string): number {
  if (NO_CELL.test(character)) return 0;
  return TWO_CELLS.test(character) || /^\p{Emoji_Presentation}$/u.test(character) ? 2 : 1;
}

/** How many cells of a terminal a text takes; it must hold no control characters. */
export function cellWidth(text: string): number {
  let width = 0;
  for (const character of text) width += cellsOf(character);
  return width;
}

/** The text itself when it fits into so many cells, else its beginning with `…`; nothing fits into none. */
export function fitCells(text: string, cells: number): string {
  if (cells <= 0) return '';
  let width = 0;
  let end = 0;
  let endWithEllipsis = 0;
  for (const character of text) {
    width += cellsOf(character);
    if (width > cells) return `${text.slice(0, endWithEllipsis)}…`;
    end += character.length;
    if (width <= cells - 1) endWithEllipsis = end;
  }
  return text;
}

/** One line of text without what a terminal would act upon; a log line is cut long before it is looked at. */
export function plainLine(text: string): string {
  return visibleText(text.length > 2_000 ? text.slice(0, 2_000) : text).trimEnd();
}
