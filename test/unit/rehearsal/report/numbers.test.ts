import { answerLine } from '@interlock/rehearsal/domain/report/answer';
import { formatDuration, formatTime } from '@interlock/rehearsal/domain/report/duration';
import { placeBar, placeTicks } from '@interlock/rehearsal/domain/report/timeline';
import { describe, expect, test } from 'vitest';

import { job, run, step } from './sample-run.ts';

describe('durations and times', () => {
  test.each([
    [0, '0.0 s'],
    [49, '0.0 s'],
    [950, '1.0 s'],
    [12_340, '12.3 s'],
    [59_940, '59.9 s'],
    [59_960, '1 m 00 s'],
    [65_000, '1 m 05 s'],
    [3_599_400, '59 m 59 s'],
    [3_599_600, '1 h 00 m'],
    [7_380_000, '2 h 03 m'],
    [-1, '?'],
    [Number.NaN, '?'],
  ])('%i ms is %s', (ms, shown) => {
    expect(formatDuration(ms)).toBe(shown);
  });

  test('a moment is shown in UTC', () => {
    expect(formatTime(Date.UTC(2026, 10, 20, 18, 0, 5, 999))).toBe('2026-11-20 18:00:05 UTC');
  });
});

describe('the line of time', () => {
  test.each([
    ['the whole', 0, 1000, { left: 0, width: 100 }],
    ['a part', 250, 500, { left: 25, width: 25 }],
    ['what began before', -500, 500, { left: 0, width: 50 }],
    ['what ends after', 500, 5000, { left: 50, width: 50 }],
    ['what is outside', 2000, 3000, { left: 100, width: 0 }],
    ['what ends before it begins', 500, 400, { left: 50, width: 0 }],
  ])('places %s', (_, from, to, bar) => {
    expect(placeBar({ startedAt: 0, finishedAt: 1000 }, from, to)).toEqual(bar);
  });

  test('a run of no length has a place for everything', () => {
    expect(placeBar({ startedAt: 5, finishedAt: 5 }, 5, 5)).toEqual({ left: 0, width: 0 });
    expect(placeTicks(0)).toEqual([{ atMs: 0, left: 0 }]);
  });

  test.each([1, 90, 800, 7_900, 61_000, 3_600_000, 500 * 3_600_000])(
    '%i ms has between one and nine marks',
    (ms) => {
      const count = placeTicks(ms).length;
      expect(count).toBeGreaterThan(0);
      expect(count).toBeLessThan(10);
    },
  );
});

describe('the answer', () => {
  const failing = step('Test', 0, 10, { outcome: 'failure', conclusion: 'failure' });
  const failed = { conclusion: 'failure' } as const;
  test.each([
    ['one job', run([job('a', 'a', [step('s', 0, 2_000)])]), '✅ Promote: passed, 1 job (2.0 s)'],
    [
      'skipped jobs are told apart',
      run([job('a', 'a', []), job('b', 'b', [], { conclusion: 'skipped' })]),
      '✅ Promote: passed, 1 job, 1 skipped (0.0 s)',
    ],
    [
      'a failed step',
      run([job('a', 'x / a', [step('Ok', 0, 5), failing], failed)], failed),
      '❌ Promote: failed in x / a, at Test (0.0 s)',
    ],
    [
      'several failed jobs',
      run([job('a', 'a', [failing], failed), job('b', 'b', [failing], failed)], failed),
      '❌ Promote: failed in a, at Test, and 1 more (0.0 s)',
    ],
    [
      'a job that failed outside of its steps',
      run([job('a', 'a', [step('Ok', 0, 5)], { ...failed, messages: ['took longer than 6 h'] })], failed),
      '❌ Promote: failed in a: took longer than 6 h (0.0 s)',
    ],
    [
      'a step that was tolerated does not decide',
      run(
        [
          job(
            'a',
            'a',
            [
              { ...failing, conclusion: 'success' },
              { ...failing, name: 'Later' },
            ],
            failed,
          ),
        ],
        failed,
      ),
      '❌ Promote: failed in a, at Later (0.0 s)',
    ],
    [
      'a cancelled run',
      run([job('a', 'a', [{ ...failing, conclusion: 'cancelled' }], { conclusion: 'cancelled' })], {
        conclusion: 'cancelled',
      }),
      '⊘ Promote: cancelled in a, at Test (0.0 s)',
    ],
    [
      'a cancelled run with a failed job names the failure',
      run([job('a', 'a', [], { conclusion: 'cancelled' }), job('b', 'b', [failing], failed)], {
        conclusion: 'cancelled',
      }),
      '⊘ Promote: cancelled; failed in b, at Test (0.0 s)',
    ],
  ])('%s', (_, record, line) => {
    expect(answerLine(record)).toBe(line);
  });
});
