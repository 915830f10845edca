import { cellWidth, fitCells } from './cells.ts';

export type Tone = 'plain' | 'soft' | 'strong' | 'success' | 'failure' | 'cancelled' | 'running';

export interface Span {
  readonly text: string;
  readonly tone: Tone;
}

/** A line of a terminal: pieces of text, each in one tone. */
export type Line = readonly Span[];

/** SGR parameters (ECMA-48 §8.3.117). Tone is never the only sign: icon and word say the same. */
const CODES: Readonly<Record<Tone, string>> = {
  plain: '',
  soft: '2',
  strong: '1',
  success: '32',
  failure: '31',
  cancelled: '33',
  running: '36',
};

/** A piece of a line. */
export function span(text: string, tone: Tone = 'plain'): Span {
  return { text, tone };
}

/** The line cut to so many cells; with colors only where they are wanted. */
export function paintLine(line: Line, columns: number, hasColor: boolean): string {
  let left = columns;
  let painted = '';
  for (const { text, tone } of line) {
    const fitting = fitCells(text, left);
    const code = CODES[tone];
    painted += hasColor && code !== '' && fitting !== '' ? `\u001b[${code}m${fitting}\u001b[0m` : fitting;
    left -= cellWidth(fitting);
    if (fitting !== text) break;
  }
  return painted.trimEnd();
}
