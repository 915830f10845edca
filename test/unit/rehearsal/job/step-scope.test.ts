import { expect, test } from 'vitest';
import type { JobState, StepScope, StepTask } from '@interlock/rehearsal/steps/job/job-state';
import { stepScope } from '@interlock/rehearsal/steps/job/step';

const job = {
  contexts: {
    secrets: { LOGIN: 'x' },
    vars: { REGION: 'x' },
    needs: {},
    matrix: { os: 'linux' },
    strategy: {},
    runner: {},
  },
  github: {},
  jobContext: {},
  status: 'success',
} as unknown as JobState;
const task = { actionName: 'a' } as StepTask;

const namesIn = (kind: StepScope['kind'], phase: StepScope['phase']): readonly string[] => {
  const scope = {
    kind,
    phase,
    inputs: {},
    steps: new Map(),
    action: null,
    status: 'success',
  } as unknown as StepScope;
  return Object.keys(stepScope(job, scope, task, new Map()).contexts).sort();
};

test('a step of a composite action has no secrets, no variables and no needs, in any of its phases', () => {
  const names = ['env', 'github', 'inputs', 'job', 'matrix', 'runner', 'steps', 'strategy'];
  for (const phase of ['pre', 'main', 'post'] as const) expect(namesIn('composite', phase)).toEqual(names);
  expect(namesIn('job', 'main')).toEqual([...names, 'needs', 'secrets', 'vars'].sort());
});
