import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  commentBudgetUnits,
  fitCheckSummary,
  fitComment,
  fitSummary,
  summaryBudgetBytes,
} from '@interlock/shared/domain/report/budget';
import { utf8Bytes } from '@interlock/shared/domain/report/cut';
import type { Block } from '@interlock/shared/domain/report/node';
import { codeBlock, details, heading, list, paragraph, table } from '@interlock/shared/domain/report/node';
import type { Part } from '@interlock/shared/domain/report/part';
import { untrusted } from './arbitraries.ts';
import { readRendered } from './rendered.ts';

const bigTable = (rows: number, width = 40): Block =>
  table(
    ['Number', 'Text'],
    Array.from({ length: rows }, (_, index) => [String(index), '😀'.repeat(width)]),
    { rowCap: rows },
  );

const answer: Part = { name: 'the answer', priority: 100, blocks: [heading(2, '❌ unit: fail')] };

describe('fitSummary', () => {
  it('leaves a report that fits as it is', () => {
    const fitted = fitSummary(
      [answer, { name: 'more', priority: 1, blocks: [paragraph('x')] }],
      'report.json',
    );
    expect(fitted).toEqual({ markdown: '## ❌ unit: fail\n\nx\n', leftOut: [] });
  });

  it('shortens the least important part first, by whole rows, and says so beneath the answer', () => {
    const fitted = fitSummary(
      [
        answer,
        { name: 'all tests', priority: 10, blocks: [heading(3, 'All tests'), bigTable(9000)] },
        { name: 'failed tests', priority: 90, blocks: [heading(3, 'Failed'), bigTable(300)] },
      ],
      'the artifact interlock-unit',
    );
    expect(utf8Bytes(fitted.markdown)).toBeLessThanOrEqual(summaryBudgetBytes);
    expect(utf8Bytes(fitted.markdown)).toBeGreaterThan(summaryBudgetBytes * 0.99);
    const lines = fitted.markdown.split('\n');
    expect(lines[0]).toBe('## ❌ unit: fail');
    expect(lines[2]).toContain('Not all is shown here');
    expect(lines[2]).toContain('1.0 MiB');
    expect(lines[2]).toContain('the artifact interlock-unit');
    expect(fitted.leftOut).toEqual([
      expect.stringMatching(/^all tests: .* after [\d,]+ of up to 9,000 lines$/),
    ]);
    expect(fitted.markdown).toContain('| 299 |');
    expect(fitted.markdown).toMatch(/… and [\d,]+ more not shown/);
  });

  it('leaves a part out, with its size, when not even its shortest form has room', () => {
    const huge = paragraph('x'.repeat(2_000_000));
    const fitted = fitSummary([answer, { name: 'the log', priority: 1, blocks: [huge] }], 'report.json');
    expect(fitted.leftOut).toEqual(['the log: left out (2.1 MiB)']);
    expect(fitted.markdown).toContain('the log: left out');
  });

  it('still says something when nothing at all has room', () => {
    const huge = { ...answer, blocks: [paragraph('x'.repeat(2_000_000))] };
    const fitted = fitSummary([huge], 'report.json');
    expect(fitted.markdown).toContain('left out');
    expect(fitSummary([answer, huge], '', 10).markdown.length).toBeLessThanOrEqual(10);
    expect(fitSummary([answer, huge], '', 10).leftOut).not.toEqual([]);
  });

  it('keeps any budget with any parts, and never ends inside a fence, a table or a fold', () => {
    const blocks: fc.Arbitrary<Block> = fc.oneof(
      untrusted.map((raw) => paragraph(raw)),
      fc.tuple(untrusted, fc.nat(60)).map(([raw, count]) => codeBlock(Array(count).fill(raw).join('\n'))),
      fc.tuple(untrusted, fc.nat(60)).map(([raw, count]) =>
        table(
          ['A', 'B'],
          Array.from({ length: count }, () => [raw, '😀']),
        ),
      ),
      fc
        .tuple(untrusted, fc.nat(60))
        .map(([raw, count]) =>
          details(raw, [list(Array.from({ length: count }, () => raw)), codeBlock(raw)]),
        ),
    );
    const parts = fc.array(
      fc.record({
        name: untrusted,
        priority: fc.integer({ min: 0, max: 5 }),
        blocks: fc.array(blocks, { maxLength: 3 }),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(parts, fc.integer({ min: 0, max: 6000 }), (given, most) => {
        const fitted = fitSummary(given, 'x', most);
        expect(utf8Bytes(fitted.markdown)).toBeLessThanOrEqual(most);
        expect(fitComment(given, 'x', most).markdown.length).toBeLessThanOrEqual(most);
        const { elements, comments, unclosed } = readRendered(`${fitted.markdown}\n## end`);
        if (most > 400) {
          expect(elements.at(-1)).toBe('h2');
          expect(unclosed).toEqual([]);
        }
        expect(comments).toBe(0);
        if (fitted.leftOut.length > 0 && most > 4000)
          expect(fitted.markdown).toContain('Not all is shown here');
      }),
      { numRuns: 300 },
    );
  });
});

describe('the other budgets', () => {
  it('keeps a comment below GitHub’s limit in characters and in bytes, whatever it is made of', () => {
    const fitted = fitComment(
      [answer, { name: 'rows', priority: 1, blocks: [bigTable(9000)] }],
      'report.json',
    );
    expect(Array.from(fitted.markdown).length).toBeLessThanOrEqual(commentBudgetUnits);
    expect(fitted.markdown.length).toBeLessThanOrEqual(commentBudgetUnits);
    expect(utf8Bytes(fitted.markdown)).toBeLessThanOrEqual(262_144);
    expect(fitted.markdown).toContain('65,536 characters');
  });

  it('keeps the summary of a check run below 65,535 bytes', () => {
    const fitted = fitCheckSummary(
      [answer, { name: 'rows', priority: 1, blocks: [bigTable(9000)] }],
      'report.json',
    );
    expect(utf8Bytes(fitted.markdown)).toBeLessThanOrEqual(65_535);
  });
});
