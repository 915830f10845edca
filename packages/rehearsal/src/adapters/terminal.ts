import { failureDetails, lastLine } from '../domain/progress/closing.ts';
import { cellWidth } from '../domain/progress/cells.ts';
import { paintLine } from '../domain/progress/paint.ts';
import { linesOf, NO_REMINDERS, noticeLine, remind } from '../domain/progress/plain-lines.ts';
import { advance, NOTHING_YET } from '../domain/progress/state.ts';
import { drawTree } from '../domain/progress/tree.ts';
import type { RunEvent } from '../domain/record.ts';

/** Ten pictures a second at most. */
const REDRAW_MS = 100;
const TICK_MS = 1_000;
const LOG_LINES_ON_SCREEN = 20;
const DEFAULT_COLUMNS = 80;
const DEFAULT_ROWS = 24;

const HIDE_CURSOR = '\u001b[?25l';
const SHOW_CURSOR = '\u001b[?25h';
const ERASE_LINE = '\u001b[K';
const ERASE_BELOW = '\u001b[J';
const cursorUp = (count: number) => (count > 0 ? `\u001b[${count}A` : '');

export interface TerminalStream {
  readonly write: (text: string) => unknown;
}

/** A number, or how to ask for it anew: a window changes its size. */
type Size = number | undefined | (() => number | undefined);

export interface TerminalOptions {
  readonly isTty: boolean;
  readonly columns?: Size;
  readonly rows?: Size;
  /** Epoch ms. */
  readonly now: () => number;
  /** Absent: in a terminal, unless `NO_COLOR` is set (https://no-color.org). */
  readonly hasColor?: boolean;
  /** Calls `action` after a time, once; answers how to call it off. Absent: the timers of Node. */
  readonly after?: (delayMs: number, action: () => void) => () => void;
}

export interface TerminalProgress {
  readonly event: (event: RunEvent) => void;
  /** Writes what is outstanding, the logs of failed steps and the answer, and gives the cursor back. Twice is once. */
  readonly close: () => void;
}

/** Shows a run while it goes on: in a terminal as a tree that is drawn anew, elsewhere as lines. */
export function terminalProgress(stream: TerminalStream, options: TerminalOptions): TerminalProgress {
  return options.isTty && process.env['TERM'] !== 'dumb'
    ? liveProgress(stream, options)
    : plainProgress(stream, options);
}

function plainProgress(stream: TerminalStream, options: TerminalOptions): TerminalProgress {
  const after = options.after ?? timer;
  let progress = NOTHING_YET;
  let reminders = NO_REMINDERS;
  let isClosed = false;
  const writeLines = (lines: readonly string[]) => {
    if (lines.length > 0) stream.write(`${lines.join('\n')}\n`);
  };
  const tick = () => {
    const due = remind(progress, reminders, options.now());
    reminders = due.reminders;
    writeLines(due.lines);
    stopTick = after(TICK_MS, tick);
  };
  let stopTick = after(TICK_MS, tick);
  return {
    event(event) {
      if (isClosed) return;
      progress = advance(progress, event);
      writeLines(linesOf(event, progress));
    },
    close() {
      if (isClosed) return;
      isClosed = true;
      stopTick();
      if (progress.record === null) return;
      writeLines([...failureDetails(progress.record, Infinity), '', lastLine(progress.record)]);
    },
  };
}

function liveProgress(stream: TerminalStream, options: TerminalOptions): TerminalProgress {
  const after = options.after ?? timer;
  const noColor = process.env['NO_COLOR'];
  const hasColor = options.hasColor ?? (noColor === undefined || noColor === '');
  let progress = NOTHING_YET;
  /** Of each line of the picture, how many cells it takes. */
  let drawn: readonly number[] = [];
  let isClosed = false;
  let isDrawPending = false;
  let lastDrawnAt = Number.NEGATIVE_INFINITY;
  const stops = new Map<'draw' | 'tick', () => void>();

  const columns = () => Math.max(1, sizeOf(options.columns) ?? DEFAULT_COLUMNS);
  const rows = () => Math.max(2, sizeOf(options.rows) ?? DEFAULT_ROWS);
  const giveCursorBack = () => stream.write(SHOW_CURSOR);

  /** Lines above the cursor that belong to the picture; in a window that was made narrower they have wrapped. */
  const drawnRows = (width: number) =>
    drawn.reduce((sum, cells) => sum + Math.max(1, Math.ceil(cells / width)), 0);

  /** Puts `above` for good, whole however long it is, and the picture below it. */
  const draw = (above: readonly string[], room: number) => {
    const width = columns();
    const lines = progress.startedAt === null ? [] : drawTree(progress, options.now(), width - 1, room);
    // The last column stays free: writing there would wrap in some terminals.
    const painted = [...above, ...lines.map((line) => paintLine(line, width - 1, hasColor))];
    const picture = painted.map((line) => `${line}${ERASE_LINE}\n`).join('');
    stream.write(`${cursorUp(drawnRows(width))}\r${picture}${ERASE_BELOW}`);
    drawn = lines.map((line) => cellWidth(paintLine(line, width - 1, false)));
    lastDrawnAt = options.now();
    isDrawPending = false;
  };
  const drawSoon = () => {
    if (isDrawPending) return;
    isDrawPending = true;
    const wait = Math.max(0, lastDrawnAt + REDRAW_MS - options.now());
    stops.set(
      'draw',
      after(wait, () => draw([], rows() - 1)),
    );
  };
  const tick = () => {
    drawSoon();
    stops.set('tick', after(TICK_MS, tick));
  };

  stream.write(HIDE_CURSOR);
  process.once('exit', giveCursorBack);
  stops.set('tick', after(TICK_MS, tick));
  return {
    event(event) {
      if (isClosed) return;
      progress = advance(progress, event);
      if (event.kind === 'notice') draw([noticeLine(event.text)], rows() - 1);
      else drawSoon();
    },
    close() {
      if (isClosed) return;
      isClosed = true;
      for (const stop of stops.values()) stop();
      // Nothing is drawn over this one any more, so it may be longer than the window.
      draw([], Infinity);
      const { record } = progress;
      const ending =
        record === null ? [] : [...failureDetails(record, LOG_LINES_ON_SCREEN), '', lastLine(record)];
      stream.write(`${ending.map((line) => `${line}\n`).join('')}${SHOW_CURSOR}`);
      process.removeListener('exit', giveCursorBack);
    },
  };
}

function sizeOf(size: Size): number | undefined {
  const value = typeof size === 'function' ? size() : size;
  // A pipe, and some terminals in containers, report 0.
  return value === undefined || value <= 0 ? undefined : value;
}

function timer(delayMs: number, action: () => void): () => void {
  const handle = setTimeout(action, delayMs);
  handle.unref();
  return () => clearTimeout(handle);
}
