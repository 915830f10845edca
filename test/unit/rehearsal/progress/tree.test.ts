import { paintLine } from '@interlock/rehearsal/domain/progress/paint';
import { advance, NOTHING_YET } from '@interlock/rehearsal/domain/progress/state';
import { drawTree } from '@interlock/rehearsal/domain/progress/tree';
import type { RunRecord } from '@interlock/rehearsal/domain/record';
import { describe, expect, test } from 'vitest';

import { promotedRun, rolledBackRun, run } from '../report/sample-run.ts';
import { eventsOf } from './events.ts';

/** The picture of a run so many seconds after its beginning. */
function picture(record: RunRecord, seconds: number, columns = 80, rows = 40): readonly string[] {
  const now = record.startedAt + seconds * 1000;
  const progress = eventsOf(record)
    .filter((event) => event.at <= now)
    .reduce(advance, NOTHING_YET);
  return drawTree(progress, now, columns, rows).map((line) => paintLine(line, columns, false));
}

describe('the live tree', () => {
  test('shows who waits, who runs and what', () => {
    expect(picture(promotedRun, 25.5)).toEqual([
      'Promote  25 s',
      '  ✓ build                       22.9 s  passed',
      '  ● promote / unit                 2 s  running',
      '    └ Judge the tests 1 s  412 cases in 3 files',
      '  ● promote / image (trivy)        2 s  running',
      '    └ Scan the image 2 s',
      '  · promote / prepare                   waiting',
      '  · promote / deploy                    waiting',
      '  · promote / switch                    waiting',
      '  · record                              waiting',
    ]);
  });

  test('shows at the end why a job failed, and that a job was skipped', () => {
    const lines = picture(rolledBackRun, 70);
    expect(lines).toContain('  ✗ promote / switch            20.2 s  failed');
    expect(lines).toContain('  – promote / smoke                     skipped');
    expect(lines.find((line) => line.startsWith('    └ Switch traffic: GET /health on green'))).toMatch(/…$/);
  });

  test.each([120, 80, 40, 31, 29, 20, 12, 5, 1])('no line is wider than %i columns', (columns) => {
    for (const seconds of [0, 10, 25.5, 45, 70]) {
      for (const line of picture(rolledBackRun, seconds, columns))
        expect(line.length).toBeLessThanOrEqual(columns);
    }
  });

  test('leaves out the step in a window that is very narrow', () => {
    expect(picture(promotedRun, 10, 29).some((line) => line.includes('└'))).toBe(false);
  });

  test('leaves out what matters least in a window that is very low, and says so', () => {
    const lines = picture(rolledBackRun, 45, 80, 6);
    expect(lines).toEqual([
      'Promote  45 s',
      '  ● promote / switch               3 s  running',
      expect.stringMatching(/^ {4}└ Switch traffic 3 s {2}validate \d+ of 20/),
      '  · promote / smoke                     waiting',
      '  · record                              waiting',
      '  … and 5 passed',
    ]);
  });

  test.each([2, 3, 4, 5, 8])('is never higher than %i rows', (rows) => {
    for (const seconds of [0, 10, 25.5, 45, 70]) {
      expect(picture(rolledBackRun, seconds, 80, rows).length).toBeLessThanOrEqual(rows);
    }
  });

  test('a run without jobs is its name', () => {
    expect(picture(run([]), 1)).toEqual(['Promote  1 s']);
  });
});
