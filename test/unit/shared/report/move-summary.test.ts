import { describe, expect, it } from 'vitest';
import { fitSummary } from '@interlock/shared/domain/report/budget';
import type { MoveSummary } from '@interlock/shared/domain/report/move-summary';
import { moveFirstLine, moveSummary } from '@interlock/shared/domain/report/move-summary';
import { reason } from './results.ts';

const move = (changes: Partial<MoveSummary> = {}): MoveSummary => ({
  environment: 'production',
  operation: 'switch',
  result: 'switched',
  from: 'blue 1.4.0',
  to: 'green 1.5.0',
  serving: 'green 1.5.0',
  requests: 3840,
  failedRequests: 0,
  movedInSeconds: 0.31,
  phases: [{ name: 'switch', seconds: 0.31, state: 'good', detail: '1 write' }],
  undoCommand: 'kubectl patch service shop',
  reasons: [],
  facts: [],
  sections: [],
  dryRun: false,
  ...changes,
});

const markdownOf = (changes: Partial<MoveSummary>): string =>
  fitSummary(moveSummary(move(changes)), 'report.json').markdown;

const failed = reason({
  code: 'validation-failed',
  rule: null,
  seen: '503',
  limit: '200',
  where: 'GET /checkout',
});

describe('moveFirstLine', () => {
  it.each<[Partial<MoveSummary>, string]>([
    [{}, '✅ production: switched, green 1.5.0 serves'],
    [{ serving: null }, '❔ production: switched, what serves is not known'],
    [
      { result: 'rolled-back', serving: 'blue 1.4.0', reasons: [failed] },
      '❌ production: rolled back, blue 1.4.0 serves; validation-failed: GET /checkout, 503',
    ],
    [
      { result: 'rolled-back', operation: 'rollback', serving: 'blue 1.4.0' },
      '✅ production: rolled back as asked, blue 1.4.0 serves',
    ],
    [
      { result: 'rolled-back', operation: 'recover', serving: 'blue 1.4.0', reasons: [failed] },
      '✅ production: recovered: led back, blue 1.4.0 serves',
    ],
    [
      { result: 'rolled-back', operation: 'recover', serving: null },
      '❔ production: recovered: led back, what serves is not known',
    ],
    [
      { result: 'unchanged', serving: null, reasons: [reason({ code: 'no-endpoints-ready' })] },
      '➖ production: unchanged, nothing serves',
    ],
    [
      { result: 'rollback-failed', serving: null },
      '🚨 production: act now: rollback failed, what serves is not known',
    ],
    [
      { result: 'unknown', serving: null, to: null },
      '🚨 production: act now: the move from blue 1.4.0 to not known has not ended, what serves is not known',
    ],
    [{ result: 'unchanged' }, '➖ production: unchanged, green 1.5.0 serves'],
    [{ result: 'superseded' }, '❌ production: superseded by another move, green 1.5.0 serves'],
    [
      {
        result: 'refused',
        reasons: [reason({ code: 'evidence-missing', rule: null, seen: null, where: 'gate unit' })],
      },
      '❌ production: refused, nothing was changed, green 1.5.0 serves; evidence-missing: gate unit',
    ],
    [{ dryRun: true }, '✅ production: switched, green 1.5.0 serves (dry run: nothing was written)'],
  ])('tells %j', (changes, line) => {
    expect(moveFirstLine(move(changes))).toBe(line);
  });
});

describe('moveSummary', () => {
  it('says what serves, how many requests failed and how to undo it', () => {
    const markdown = markdownOf({ failedRequests: 12 });
    expect(markdown).toContain('| Serving now | green 1.5.0 |');
    expect(markdown).toContain('❌ 12 of 3,840 failed (0.31 %)');
    expect(markdown).toContain('### How to undo');
    expect(markdown).toContain('```sh\nkubectl patch service shop\n```');
  });

  it('puts the command first when nobody knows what serves', () => {
    const markdown = markdownOf({ result: 'rollback-failed', serving: null, reasons: [failed] });
    expect(markdown.indexOf('### Do this now')).toBeLessThan(markdown.indexOf('### What happened'));
    expect(markdown.indexOf('### Do this now')).toBeGreaterThan(0);
    expect(markdown).toContain('| Serving now | not known |');
  });

  it('never takes what was not counted for zero', () => {
    expect(markdownOf({ requests: null, failedRequests: null })).toContain('not counted');
    expect(markdownOf({ requests: 0, failedRequests: 0 })).toContain('0 sent: nothing is known');
    expect(markdownOf({ requests: 10, failedRequests: null })).toContain('not counted');
    expect(markdownOf({ requests: NaN, failedRequests: 0 })).toContain('not counted');
    expect(markdownOf({ movedInSeconds: null })).toContain('not measured');
  });

  it('says when a failure came without a reason', () => {
    expect(markdownOf({ result: 'rolled-back' })).toContain('No reason was recorded');
    expect(markdownOf({})).not.toContain('No reason was recorded');
  });

  it('draws times only where there is something to compare', () => {
    const phase = (seconds: number, state: 'good' | 'bad' = 'good') => ({
      name: 'switch',
      seconds,
      state,
      detail: '',
    });
    const bars = /[█▌]/u;
    for (const phases of [[phase(0, 'bad')], [phase(0.003, 'bad')], [phase(31)], [phase(0), phase(0.2)]])
      expect(markdownOf({ phases })).not.toMatch(bars);
    expect(markdownOf({ phases: [phase(3), phase(9)] })).toMatch(bars);
  });
});
