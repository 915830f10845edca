import { coveredFiles, checkedLine, type OpenFile } from './covered-files.ts';
import type { FormatDefinition, FormatReader } from '../format.ts';
import { limits } from '../limits.ts';
import { ownText } from '../own-text.ts';
import { excerpt, UnusableReport } from '../problem.ts';
import { textLines } from '../text-lines.ts';

/** `name.go:line.column,line.column statements count` (golang.org/x/tools/cover). */
const blockShape = /^(.+):(\d{1,10})\.(\d{1,10}),(\d{1,10})\.(\d{1,10}) (\d{1,10}) (\d{1,300})$/u;

/** A block of statements. */
interface Block {
  readonly from: number;
  readonly to: number;
  hit: boolean;
}

/** Blocks of one source file, by their place. */
type Blocks = Map<string, Block>;

/**
 * Marks the lines of blocks. A line on which a block begins or ends is covered when any of those ran. On a line between
 * them only the innermost block counts: the body of a function inside of another one is not covered because the code
 * around it ran.
 */
function markBlocks(file: OpenFile, blocks: Blocks): void {
  const inOrder = [...blocks.values()].sort((a, b) => a.from - b.from || b.to - a.to);
  const around: Block[] = [];
  let at = 0;
  const fill = (end: number): void => {
    while (at < end) {
      const inner = around.at(-1);
      if (inner === undefined) {
        at = end;
      } else if (inner.to <= at) around.pop();
      else {
        const until = Math.min(end, inner.to);
        for (; at < until; at += 1) if (at > inner.from) file.line(at, inner.hit);
      }
    }
  };
  for (const block of inOrder) {
    fill(block.from + 1);
    around.push(block);
  }
  fill(around.reduce((last, { to }) => Math.max(last, to), 0));
  for (const { from, to, hit } of inOrder) {
    file.line(from, hit);
    file.line(to, hit);
  }
}

/**
 * Go cover profiles (`go test -coverprofile`). Every line of a block counts, as Go does not say on which of its lines
 * statements stand. Profiles of several packages may stand one after the other, and a block may be there many times: it
 * is covered when it ever ran. A profile that was cut exactly behind a block cannot be told from a shorter one.
 */
function goCoverReader(): FormatReader {
  const files = coveredFiles();
  const open = new Map<string, Blocks>();
  let mode: string | null = null;

  const blocksOf = (path: string): Blocks => {
    let blocks = open.get(path);
    if (blocks === undefined) open.set(ownText(path), (blocks = new Map<string, Block>()));
    return blocks;
  };

  const readLine = (text: string, number: number): void => {
    const line = text.trimEnd();
    if (line === '') return;
    if (line.startsWith('mode: ')) {
      const found = line.slice('mode: '.length);
      if (!['set', 'count', 'atomic'].includes(found))
        throw new UnusableReport(
          'report-unparsable',
          `Line ${number}: the mode "${excerpt(found)}" is not known.`,
        );
      mode = found;
      return;
    }
    if (mode === null)
      throw new UnusableReport('report-unparsable', `Line ${number}: a block stands in front of "mode:".`);
    const [, path = '', from, fromColumn, to, toColumn, statements, count] = blockShape.exec(line) ?? [];
    if (path === '')
      throw new UnusableReport('report-unparsable', `Line ${number}: "${excerpt(line)}" is no block.`);
    if (Number(statements) === 0) return;
    const [first, last] = [
      checkedLine(`Line ${number}`, Number(from)),
      checkedLine(`Line ${number}`, Number(to)),
    ];
    if (last < first)
      throw new UnusableReport(
        'number-invalid',
        `Line ${number}: the block ends in front of where it begins.`,
      );
    const blocks = blocksOf(path);
    const place = `${first}.${Number(fromColumn)},${last}.${Number(toColumn)}`;
    const hit = Number(count) > 0;
    const known = blocks.get(place);
    if (known === undefined) blocks.set(place, { from: first, to: last, hit });
    else known.hit ||= hit;
  };

  /**
   * The last line without a line feed, as editors and merging scripts leave it. A block is whole once its count has a
   * digit: no count begins with a zero but zero itself, so half of one says as well whether the block ran.
   */
  const readLastLine = (text: string, number: number): void => {
    if (text.trim() === '') return;
    try {
      readLine(text, number);
    } catch (thrown) {
      if (!(thrown instanceof UnusableReport) || thrown.code !== 'report-unparsable') throw thrown;
      throw new UnusableReport('report-truncated', `The file ends in the middle of line ${number}.`);
    }
  };

  const lines = textLines((text) => readLine(text, lines.number()), limits.lineCharacters);
  return {
    write: (text) => lines.write(text),
    end: () => {
      readLastLine(lines.rest(), lines.number() + 1);
      for (const [path, blocks] of open) {
        const file = files.open();
        markBlocks(file, blocks);
        files.close(path, file);
      }
      return { kind: 'coverage', report: files.report('the profile', {}) };
    },
  };
}

/** Go cover profiles. */
export const goCover: FormatDefinition = {
  kind: 'coverage',
  title: 'Go cover profile',
  recognizes: ({ firstLine }) => /^mode: \w+\s*$/u.test(firstLine),
  open: goCoverReader,
};
