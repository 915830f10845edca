import type { CaseOutcome } from './counts.ts';
import type { FormatDefinition, FormatReader } from '../format.ts';
import { limits } from '../limits.ts';
import { excerpt, UnusableReport } from '../problem.ts';
import { tallyCases } from './tally.ts';
import { textLines } from '../text-lines.ts';

/** Test points of one depth of indentation, up to the point that stands for them. */
interface Block {
  readonly indent: number;
  readonly line: number;
  plan: number | null;
  points: number;
  /** Numbers of its points: all from 1 up to `row`, and those of `ids`. */
  row: number;
  readonly ids: Set<number>;
  highest: number;
  readonly failingBefore: number;
  /** Set by `{` of a buffered subtest: what its own test point says. */
  readonly parent: Point | null;
}

interface Point {
  readonly name: string;
  readonly outcome: CaseOutcome;
}

// A description may hold a carriage return or a line separator, which `.` does not match.
const testPoint = /^(not )?ok\b(?:\s+(\d{1,9})(?=\s|$))?\s*(?:-\s*)?([^]*)$/u;

/** Parts of the description of a point: the directive begins at a `#` that is not escaped. */
function pointOf(notOk: boolean, text: string): Point {
  const directive = text.includes('#') ? /(?:^|\s)#\s*(todo|skip)\S*/iu.exec(text) : null;
  const name = (directive === null ? text : text.slice(0, directive.index)).trim();
  if (directive?.[1]?.toLowerCase() === 'todo') return { name, outcome: 'skipped' };
  if (notOk) return { name, outcome: 'failed' };
  return { name, outcome: directive === null ? 'passed' : 'skipped' };
}

/**
 * The Test Anything Protocol, 12 to 14 (testanything.org). Points of a subtest are the cases, and the point that stands
 * for them only where it failed and none of them did. The plan says how many there are: without one the output was cut
 * off; points that it promises and that are missing could not run. Other lines are no part of the protocol and passed
 * over, as it demands.
 */
function tapReader(): FormatReader {
  const tally = tallyCases();
  const newBlock = (indent: number, parent: Point | null): Block => {
    const { failed, errored } = tally.counts();
    return {
      indent,
      line: lines.number(),
      plan: null,
      points: 0,
      row: 0,
      ids: new Set(),
      highest: 0,
      failingBefore: failed + errored,
      parent,
    };
  };
  const failing = (): number => tally.counts().failed + tally.counts().errored;
  const blocks: Block[] = [];
  let yamlIndent: number | null = null;
  let afterPoint: number | null = null;

  const settle = (point: Point, children: Block | null): void => {
    const bad = point.outcome === 'failed';
    if (children === null || children.points === 0) tally.add(point);
    else if (bad && failing() === children.failingBefore)
      tally.trouble(point.name, 'the subtest failed beside the tests in it');
  };

  /** Ends the innermost block and holds it against its plan. */
  const closeBlock = (): Block => {
    const block = blocks.pop();
    if (block === undefined)
      throw new UnusableReport('report-truncated', 'The file holds no test point and no plan.');
    const where = `the tests of line ${block.line}`;
    if (block.plan === null)
      throw new UnusableReport(
        'report-truncated',
        `There is no plan (1..N) for ${where}: the output was cut off.`,
      );
    const { plan, points, highest } = block;
    const seen = `planned are ${plan} and listed are ${points}`;
    // Those that are missing could not run; those that are too many are counted as they are.
    if (points < plan) tally.trouble(where, seen, plan - points);
    else if (points > plan) tally.state(where, seen);
    else if (highest > plan) tally.state(where, `test ${highest} is beyond the plan of ${plan}`);
    return block;
  };

  const closeDeeper = (indent: number): Block | null => {
    let closed: Block | null = null;
    while ((blocks.at(-1)?.indent ?? -1) > indent) {
      closed = closeBlock();
      if (closed.parent !== null)
        throw new UnusableReport('report-unparsable', `Line ${lines.number()}: a subtest has no "}".`);
    }
    return closed;
  };

  /** The block of an indentation. Where it begins with a subtest it began with the first line of that. */
  const blockAt = (indent: number, first: Block | null): Block => {
    const last = blocks.at(-1);
    if (last?.indent === indent) return last;
    const block = newBlock(indent, null);
    const opened = first === null ? block : { ...block, failingBefore: first.failingBefore };
    blocks.push(opened);
    return opened;
  };

  const takePoint = (indent: number, notOk: boolean, id: string | undefined, text: string): void => {
    const children = closeDeeper(indent);
    const block = blockAt(indent, children);
    block.points += 1;
    const number = id === undefined ? block.points : Number(id);
    if ((number > 0 && number <= block.row) || block.ids.has(number))
      throw new UnusableReport('report-unparsable', `Line ${lines.number()}: test ${number} stands twice.`);
    if (number === block.row + 1) block.row = number;
    else block.ids.add(number);
    block.highest = Math.max(block.highest, number);
    // The line was trimmed at its end. A pattern that begins with blanks would search each run of them again and again.
    if (text.endsWith('{')) {
      blocks.push(newBlock(indent + 1, pointOf(notOk, text.slice(0, -1).trimEnd())));
      return;
    }
    settle(pointOf(notOk, text), children);
    afterPoint = indent;
  };

  /** The indentation inside of a buffered subtest is only known by its first line. */
  const adopt = (indent: number): void => {
    const last = blocks.at(-1);
    if (
      last !== undefined &&
      last.parent !== null &&
      last.points === 0 &&
      last.plan === null &&
      indent > last.indent
    ) {
      blocks.pop();
      blocks.push({ ...last, indent });
    }
  };

  const takeLine = (line: string): void => {
    const content = line.trimStart();
    const indent = line.length - content.length;
    const trimmed = content.trimEnd();
    if (yamlIndent !== null) {
      if (trimmed === '...' && indent === yamlIndent) yamlIndent = null;
      return;
    }
    if (trimmed === '') return;
    if (trimmed === '---' && afterPoint !== null && indent > afterPoint) {
      yamlIndent = indent;
      return;
    }
    afterPoint = null;
    const point = testPoint.exec(trimmed);
    if (point !== null) {
      adopt(indent);
      takePoint(indent, point[1] !== undefined, point[2], point[3] ?? '');
      return;
    }
    const plan = /^1\.\.(\d{1,9})(?:\s*#.*)?$/u.exec(trimmed);
    if (plan !== null) {
      adopt(indent);
      const block = blockAt(indent, closeDeeper(indent));
      if (block.plan !== null)
        throw new UnusableReport('report-unparsable', `Line ${lines.number()}: there is a second plan.`);
      block.plan = Number(plan[1]);
    } else if (trimmed === '}' && blocks.some(({ parent }) => parent !== null)) {
      while (blocks.at(-1)?.parent === null) closeBlock();
      const closed = closeBlock();
      if (closed.parent !== null) settle(closed.parent, closed);
    } else if (/^bail out!/iu.test(trimmed)) {
      tally.state('Bail out!', excerpt(trimmed.slice(9), 300));
    } else if (/^TAP version\s/u.test(trimmed) && !/^TAP version 1[234]$/u.test(trimmed))
      throw new UnusableReport(
        'report-format-unsupported',
        `"${excerpt(trimmed)}": versions 12 to 14 are read.`,
      );
  };

  const lines = textLines(takeLine, limits.lineCharacters);
  return {
    write: (text) => lines.write(text),
    end: () => {
      // Half a line can read better than the whole: "ok 3 - a # SKIP" cut before its directive.
      if (lines.rest() !== '')
        throw new UnusableReport(
          'report-truncated',
          `Line ${lines.number() + 1} does not end with a line feed.`,
        );
      if (yamlIndent !== null)
        throw new UnusableReport('report-truncated', 'The file ends in the middle of a block of YAML.');
      if (blocks.some(({ parent }) => parent !== null))
        throw new UnusableReport('report-truncated', 'The file ends in the middle of a subtest.');
      closeDeeper(blocks[0]?.indent ?? 0);
      do closeBlock();
      while (blocks.length > 0);
      return { kind: 'tests', report: tally.report('the test points', {}) };
    },
  };
}

export const tap: FormatDefinition = {
  kind: 'tests',
  title: 'TAP',
  recognizes: ({ text }) =>
    /^(?:#[^\n]*\n\s*)*(?:TAP version \d+\s|1\.\.\d+(?:\s|$)|(?:not )?ok\b|Bail out!)/iu.test(text),
  open: tapReader,
};
