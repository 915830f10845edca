import { failureDetails, lastLine } from '@interlock/rehearsal/domain/progress/closing';
import { linesOf, NO_REMINDERS, remind } from '@interlock/rehearsal/domain/progress/plain-lines';
import { advance, NOTHING_YET } from '@interlock/rehearsal/domain/progress/state';
import type { RunEvent, RunRecord } from '@interlock/rehearsal/domain/record';
import { describe, expect, test } from 'vitest';

import { job, promotedRun, rolledBackRun, run, step } from '../report/sample-run.ts';
import { eventsOf } from './events.ts';

function transcript(record: RunRecord): readonly string[] {
  let progress = NOTHING_YET;
  return eventsOf(record).flatMap((event) => {
    progress = advance(progress, event);
    return linesOf(event, progress);
  });
}

describe('lines of a run', () => {
  test('tell each job and step with its time, and the errors of what failed', () => {
    const lines = transcript(rolledBackRun);
    expect(lines.slice(0, 5)).toEqual([
      'Promote: 8 jobs',
      '    0.0 s  ℹ No network namespace could be had on this machine: steps could reach the network.',
      '    0.0 s  ▸ build',
      '    0.0 s  ▸ build › Set up job',
      '    0.6 s  ✓ build › Set up job passed (0.6 s)',
    ]);
    expect(lines).toContain('   41.6 s  ✗ promote / deploy › Warm up failed, continued (0.6 s)');
    const failed = lines.indexOf(' 1 m 02 s  ✗ promote / switch › Switch traffic failed (20.0 s)');
    expect(lines.slice(failed + 1, failed + 4)).toEqual([
      '             ✗ GET /health on green answered 500 in 3 of 20 requests, the limit is 0. Traffic is on blue (1.4.0) again, read back.',
      '             ✗ Look at the pods of shop-green, correct the version and promote again.',
      ' 1 m 02 s  ✗ promote / switch failed (20.2 s)',
    ]);
    expect(lines).toContain(' 1 m 03 s  – promote / smoke skipped');
  });

  test('tell two lines of every step that ran and one or two of every job', () => {
    const steps = promotedRun.jobs.flatMap((each) => each.steps).length;
    const errors = 1;
    expect(transcript(promotedRun)).toHaveLength(2 + 2 * steps + 2 * promotedRun.jobs.length + errors);
  });

  test('tell why a job failed outside of its steps', () => {
    const record = job('a', 'a', [], { conclusion: 'failure', messages: ['took longer than 6 h'] });
    expect(transcript(run([record], { conclusion: 'failure' })).slice(-1)).toEqual([
      '             took longer than 6 h',
    ]);
  });

  test('cannot be made to move a cursor by a name', () => {
    const lines = transcript(run([job('a', 'a\u001b[2Jb\nc', [step('\u001b]0;x\u0007s', 0, 1)])]));
    expect(lines.join('')).not.toMatch(/\u001b|\u0007/);
    expect(lines.every((line) => !line.includes('\n'))).toBe(true);
  });
});

describe('a step that lasts long', () => {
  const events: readonly RunEvent[] = [
    { kind: 'run-started', at: 0, workflow: 'W', jobs: ['a'] },
    { kind: 'job-started', at: 0, job: 'a' },
    { kind: 'step-started', at: 0, job: 'a', step: 's' },
    { kind: 'step-line', at: 1, job: 'a', step: 's', line: 'two of nine' },
  ];

  test('is spoken of after 5 s and then ever more seldom', () => {
    const progress = events.reduce(advance, NOTHING_YET);
    let reminders = NO_REMINDERS;
    const spoken: number[] = [];
    for (let second = 1; second <= 100; second += 1) {
      const due = remind(progress, reminders, second * 1000);
      reminders = due.reminders;
      if (due.lines.length > 0) spoken.push(second);
      if (second === 5)
        expect(due.lines).toEqual(['    5.0 s  … a › s has been running for 5.0 s: two of nine']);
    }
    expect(spoken).toEqual([5, 10, 20, 40, 80]);
  });

  test('is forgotten when the next one begins', () => {
    const progress = events.reduce(advance, NOTHING_YET);
    const { reminders } = remind(progress, NO_REMINDERS, 6_000);
    const next = advance(progress, { kind: 'step-started', at: 7_000, job: 'a', step: 't' });
    expect(remind(next, reminders, 11_000).lines).toEqual([]);
    expect(remind(next, reminders, 12_000).lines).toEqual(['   12.0 s  … a › t has been running for 5.0 s']);
  });
});

describe('the end of a run', () => {
  test('gives the logs of what failed in full, and of what was tolerated none', () => {
    const lines = failureDetails(rolledBackRun, Infinity);
    expect(lines[1]).toBe('── promote / switch › Switch traffic ──');
    expect(lines).toHaveLength(2 + 23 + 2);
    expect(failureDetails(promotedRun, Infinity)).toEqual([]);
  });

  test('says when it shows but the end of a log', () => {
    expect(failureDetails(rolledBackRun, 2)).toEqual([
      '',
      '── promote / switch › Switch traffic, the end of its log ──',
      'read back: color=blue, 2 of 2 ready',
      '❌ production: rolled back, serving blue 1.4.0',
      '✗ GET /health on green answered 500 in 3 of 20 requests, the limit is 0. Traffic is on blue (1.4.0) again, read back.',
      '✗ Look at the pods of shop-green, correct the version and promote again.',
    ]);
  });

  test('says why a job failed outside of its steps', () => {
    const record = job('a', 'a', [], { conclusion: 'failure', messages: ['took longer than 6 h'] });
    const lines = failureDetails(run([record], { conclusion: 'failure' }), 5);
    expect(lines).toEqual(['', '── a ──', 'took longer than 6 h']);
  });

  test('is the answer', () => {
    expect(lastLine(rolledBackRun)).toBe(
      '❌ Promote: failed in promote / switch, at Switch traffic (1 m 03 s)',
    );
  });
});
