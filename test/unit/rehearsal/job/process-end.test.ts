import { expect, test } from 'vitest';
import { untilEnded } from '@interlock/rehearsal/steps/job/process-end';
import type { Clock } from '../../../../packages/rehearsal/src/ports/clock.ts';
import type { ExitStatus, RunningProcess } from '../../../../packages/rehearsal/src/ports/processes.ts';

/** A clock whose time passes only when somebody waits, and a process that ends on a signal of the test's choice. */
function world(endsOn: string) {
  const log: string[] = [];
  let nowMs = 0;
  let end: (status: ExitStatus) => void = () => undefined;
  const ended = new Promise<ExitStatus>((resolve) => {
    end = resolve;
  });
  const clock: Clock = {
    now: () => nowMs,
    sleep: async (ms, signal) => {
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (signal?.aborted !== true) nowMs += ms;
    },
  };
  const receive = (name: string): void => {
    log.push(`${name} at ${nowMs}`);
    if (name === endsOn) end({ code: null, signal: name });
  };
  const running: RunningProcess = {
    ended,
    signal: receive,
    killTree: () => {
      receive('SIGKILL');
    },
  };
  return { log, clock, running, end };
}

test.each([
  ['SIGINT', ['SIGINT at 0']],
  ['SIGTERM', ['SIGINT at 0', 'SIGTERM at 7500']],
  ['SIGKILL', ['SIGINT at 0', 'SIGTERM at 7500', 'SIGKILL at 10000']],
])('a process that ends on %s gets %j', async (endsOn, expected) => {
  const { log, clock, running } = world(endsOn);
  const cancel = AbortSignal.abort();
  await untilEnded(running, clock, cancel, new AbortController().signal);
  expect(log).toEqual(expected);
});

test('a process that ends by itself gets no signal', async () => {
  const { log, clock, running, end } = world('none');
  end({ code: 0, signal: null });
  const never = new AbortController().signal;
  expect(await untilEnded(running, clock, never, never)).toEqual({ code: 0, signal: null });
  expect(log).toEqual([]);
});

test('force kills at once', async () => {
  const { log, clock, running } = world('SIGKILL');
  await untilEnded(running, clock, new AbortController().signal, AbortSignal.abort());
  expect(log).toEqual(['SIGKILL at 0']);
});

test('a process that could not be started is an error', async () => {
  const { clock } = world('none');
  const running: RunningProcess = {
    ended: Promise.reject(new Error('no such program')),
    signal: () => undefined,
    killTree: () => undefined,
  };
  const never = new AbortController().signal;
  await expect(untilEnded(running, clock, never, never)).rejects.toThrow('no such program');
});
