import type { RunEvent } from '@interlock/rehearsal/domain/record';
import { advance, NOTHING_YET } from '@interlock/rehearsal/domain/progress/state';
import { describe, expect, test } from 'vitest';

import { job, promotedRun, step } from '../report/sample-run.ts';
import { eventsOf } from './events.ts';

const after = (...events: readonly RunEvent[]) => {
  const progress = events.reduce(advance, NOTHING_YET);
  return [...progress.jobs.values()].map((each) => [
    each.name,
    each.state,
    each.step?.name ?? null,
    each.step?.lastLine ?? null,
  ]);
};

const began: RunEvent = { kind: 'run-started', at: 0, workflow: 'W', jobs: ['a', 'b'] };
const jobBegan: RunEvent = { kind: 'job-started', at: 1, job: 'a' };
const stepBegan: RunEvent = { kind: 'step-started', at: 2, job: 'a', step: 's' };
const line = (text: string): RunEvent => ({ kind: 'step-line', at: 3, job: 'a', step: 's', line: text });
const stepEnded: RunEvent = { kind: 'step-finished', at: 4, job: 'a', step: step('s', 2, 4) };
const jobEnded: RunEvent = {
  kind: 'job-finished',
  at: 5,
  job: 'a',
  record: job('a', 'a', [], { conclusion: 'failure' }),
};

describe('what is going on', () => {
  test.each([
    ['nothing yet', [], []],
    [
      'all jobs wait at first',
      [began],
      [
        ['a', 'waiting', null, null],
        ['b', 'waiting', null, null],
      ],
    ],
    [
      'a job runs',
      [began, jobBegan],
      [
        ['a', 'running', null, null],
        ['b', 'waiting', null, null],
      ],
    ],
    [
      'a step runs',
      [began, jobBegan, stepBegan, line('x')],
      [
        ['a', 'running', 's', 'x'],
        ['b', 'waiting', null, null],
      ],
    ],
    [
      'an empty line hides none',
      [began, jobBegan, stepBegan, line('x'), line('  ')],
      [
        ['a', 'running', 's', 'x'],
        ['b', 'waiting', null, null],
      ],
    ],
    [
      'a step ends',
      [began, jobBegan, stepBegan, stepEnded],
      [
        ['a', 'running', null, null],
        ['b', 'waiting', null, null],
      ],
    ],
    [
      'a line that comes late is dropped',
      [began, jobBegan, stepBegan, stepEnded, line('x')],
      [
        ['a', 'running', null, null],
        ['b', 'waiting', null, null],
      ],
    ],
    [
      'a job ends',
      [began, jobBegan, stepBegan, jobEnded],
      [
        ['a', 'failure', null, null],
        ['b', 'waiting', null, null],
      ],
    ],
    [
      'a job that is added comes last',
      [began, { kind: 'job-added', at: 1, job: 'c' }],
      [
        ['a', 'waiting', null, null],
        ['b', 'waiting', null, null],
        ['c', 'waiting', null, null],
      ],
    ],
    ['a job nobody told of is there all the same', [jobBegan], [['a', 'running', null, null]]],
  ] as const)('%s', (_, events, expected) => {
    expect(after(...events)).toEqual(expected);
  });

  test('after a whole run every job has its conclusion', () => {
    const progress = eventsOf(promotedRun).reduce(advance, NOTHING_YET);
    expect(progress.record).toBe(promotedRun);
    expect(
      [...progress.jobs.values()].every(
        ({ state, step: current }) => state === 'success' && current === null,
      ),
    ).toBe(true);
  });

  test('a state that an event changes nothing of is the same state', () => {
    const progress = [began, jobBegan].reduce(advance, NOTHING_YET);
    expect(advance(progress, line('x'))).toBe(progress);
    expect(advance(progress, { kind: 'notice', at: 1, text: 'x' })).toBe(progress);
  });
});
