import type { FormatReader } from '../format.ts';
import { limits } from '../limits.ts';
import { UnusableReport } from '../problem.ts';
import type { StaticFinding, StaticLevel, StaticReport, StaticSubject } from './static-report.ts';
import { tallyStatic, type LookedAt, type StaticTally } from './static-tally.ts';
import { textLines } from '../text-lines.ts';

/** What is known while lines are read. */
export interface OutputState {
  readonly tally: StaticTally;
  find(found: Omit<StaticFinding, 'tool' | 'level'> & { readonly level?: StaticLevel }): void;
  /** The tool says that it is done, and of how many findings and files; `null` where it does not say. */
  end(stated: number | null, files: number | null): void;
  /** Whether a line that says how the tool ended was read. */
  hasEnded(): boolean;
}

/** How the output of one tool is read. */
export interface OutputShape {
  readonly tool: string;
  readonly subject: StaticSubject;
  /** Who says `NAME exit CODE`; several names where tools write the same. */
  readonly exits: readonly string[];
  /** Codes of the tool for "found something"; any other but 0 is a tool that broke off. */
  readonly found: readonly number[];
  /** Whether only the code tells how the tool ended: what it prints may leave out what it could not read. */
  readonly mustExit: boolean;
  /** Whether it always says how many files it looked at, if there was any. */
  readonly countsFiles?: boolean;
  line(line: string, state: OutputState): void;
  /** Called where the output of one run ends, before that end is judged. */
  settle?(state: OutputState): void;
  /** Files that were looked at, where other lines than the ends say so. */
  looked?(findings: number): LookedAt;
}

/** Terminal colors, which some tools write into files, too. */
const colors = /\u001b\[[0-9;]*m/gu;

const exitMark = /^([a-z-]+(?: [a-z-]+)?) exit (\d{1,5})$/u;

/** Whether a text holds a line `NAME exit CODE`. */
export function hasExit(text: string, names: readonly string[]): boolean {
  return names.some((name) => new RegExp(`^${name} exit \\d`, 'mu').test(text));
}

/**
 * Reads what a tool printed, for tools that print nothing, or nothing that can be told from half of it, when all is
 * well. A line `NAME exit CODE` behind it says how the tool ended; without it, or another line that says so, the output
 * is refused. Several outputs may stand behind each other, each with its own end.
 */
export function toolOutput(shape: OutputShape): FormatReader {
  const { tool, subject, exits, found, mustExit } = shape;
  const tally = tallyStatic(subject);
  tally.addTool(tool);
  let hasEnded = false;
  let sinceEnd = 0;
  let sinceExit = 0;
  let lookedAt: number | null = null;

  const state: OutputState = {
    tally,
    find: ({ level = 'error', rule, message, file, line }) => {
      tally.add({ tool, rule, level, message, file, line });
      if (level === 'note') return;
      sinceEnd += 1;
      sinceExit += 1;
    },
    end: (stated, files) => {
      hasEnded ||= !mustExit;
      if (files !== null) lookedAt = (lookedAt ?? 0) + files;
      if (stated !== null && stated !== sinceEnd) {
        tally.disagree({ where: tool, what: 'errors', stated: String(stated), counted: String(sinceEnd) });
        tally.addUnlisted({ tool, rule: null, level: 'error', file: null }, stated - sinceEnd);
        sinceExit += Math.max(0, stated - sinceEnd);
      }
      if (!mustExit) sinceEnd = 0;
    },
    hasEnded: () => hasEnded,
  };

  const takeExit = (code: number): void => {
    if (code !== 0 && !found.includes(code))
      throw new UnusableReport('static-tool-failed', `${tool} ended with the code ${code}.`);
    if (code !== 0 && sinceExit === 0)
      throw new UnusableReport(
        'static-tool-failed',
        `${tool} ended with the code ${code} and lists nothing; write what it says on stderr (2>&1) into the file, too.`,
      );
    hasEnded = true;
    sinceEnd = 0;
    sinceExit = 0;
  };

  const lines = textLines((raw) => {
    const line = raw.includes('\u001b') ? raw.replaceAll(colors, '') : raw;
    const [, name = '', code] = exitMark.exec(line) ?? [];
    if (code !== undefined && exits.includes(name)) {
      shape.settle?.(state);
      takeExit(Number(code));
    } else if (line.trim() !== '') shape.line(line, state);
  }, limits.lineCharacters);

  const report = (): StaticReport => {
    shape.settle?.(state);
    // What stands behind the last line feed was cut off, or the code of the exit may have been.
    if (lines.rest().trim() !== '' || !hasEnded || sinceEnd > 0)
      throw new UnusableReport(
        'static-end-missing',
        `The output does not say how ${tool} ended; listed are ${tally.total()} finding(s).`,
      );
    if (shape.countsFiles === true && tally.total() === 0) lookedAt ??= 0;
    return tally.report(shape.looked?.(tally.total()) ?? { lookedAt, lookedAtPaths: null });
  };
  return {
    write: (text) => lines.write(text),
    end: () => ({ kind: 'static', report: report() }),
  };
}
