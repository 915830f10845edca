import { ownText } from '../own-text.ts';
import { lineOf } from '../tests/json-cases.ts';
import { excerpt, UnusableReport } from '../problem.ts';
import {
  staticCap,
  type StaticCount,
  type StaticFinding,
  type StaticLevel,
  type StaticReport,
  type StaticSubject,
} from './static-report.ts';
import type { Disagreement } from '../tests/suite.ts';

/** What a format knows of what its tool looked at. */
export interface LookedAt {
  readonly lookedAt: number | null;
  readonly lookedAtPaths: readonly string[] | null;
  readonly rules?: readonly string[];
}

/** Findings of one report while it is read. */
export interface StaticTally {
  add(found: StaticFinding): void;
  /** So many findings that are stated and not listed. */
  addUnlisted(found: Omit<StaticCount, 'count'>, count: number): void;
  suppress(count: number): void;
  /** A tool that ran, whether it found anything or not. */
  addTool(tool: string): void;
  disagree(disagreement: Disagreement): void;
  /** Findings of any level. */
  total(): number;
  totalOf(level: StaticLevel): number;
  /**
   * The report.
   *
   * @throws {UnusableReport} when the tool looked at nothing
   */
  report(looked: LookedAt): StaticReport;
}

const nameCharacters = 300;
const pathCharacters = 4_096;

const cutPath = (path: string | null): string | null =>
  path === null || path === '' ? null : path.slice(0, pathCharacters);

/** Adds up findings. */
export function tallyStatic(subject: StaticSubject): StaticTally {
  const counts = new Map<string, Omit<StaticCount, 'count'> & { count: number }>();
  const notable: StaticFinding[] = [];
  const totals: Record<StaticLevel, number> = { error: 0, warning: 0, note: 0 };
  const kept: Record<StaticLevel, number> = { error: 0, warning: 0, note: 0 };
  const tools = new Set<string>();
  const disagreements: Disagreement[] = [];
  let suppressed = 0;

  const count = (found: Omit<StaticCount, 'count'>, by: number): Omit<StaticCount, 'count'> => {
    const { level } = found;
    const tool = excerpt(found.tool, nameCharacters);
    const rule = found.rule === null || found.rule === '' ? null : excerpt(found.rule, nameCharacters);
    const file = cutPath(found.file);
    totals[level] += by;
    const key = `${level}\0${tool}\0${rule ?? '\0'}\0${file ?? '\0'}`;
    const known = counts.get(key);
    if (known !== undefined) {
      known.count += by;
      return known;
    }
    tools.add(tool);
    const kept = {
      tool,
      rule: rule === null ? null : ownText(rule),
      level,
      file: file === null ? null : ownText(file),
      count: by,
    };
    counts.set(key, kept);
    return kept;
  };
  const total = (): number => totals.error + totals.warning + totals.note;

  return {
    add: (found) => {
      const { tool, rule, level, file } = count(found, 1);
      if (found.level === 'note' || kept[found.level] >= staticCap) return;
      kept[found.level] += 1;
      const message = ownText(excerpt(found.message, 500));
      notable.push({ tool, rule, level, file, message, line: lineOf(found.line) });
    },
    addUnlisted: (found, by) => {
      if (by > 0) count(found, by);
    },
    suppress: (by) => {
      suppressed += by;
    },
    addTool: (tool) => tools.add(excerpt(tool, nameCharacters)),
    disagree: (disagreement) => disagreements.push(disagreement),
    total,
    totalOf: (level) => totals[level],
    report: ({ lookedAt, lookedAtPaths, rules = [] }) => {
      if (lookedAt === 0 && total() === 0)
        throw new UnusableReport('static-saw-nothing', 'The report says that 0 files were looked at.');
      return {
        subject,
        tools: [...tools],
        counts: [...counts.values()],
        notable,
        suppressed,
        lookedAt,
        lookedAtPaths,
        rules,
        disagreements,
      };
    },
  };
}
