import { describe, expect, it } from 'vitest';

import { defineAction } from '@interlock/shared/steps/action';
import { ExternalError, UserError } from '@interlock/shared/domain/errors';
import { choice, secret } from '@interlock/shared/domain/input';
import { runAction } from '@interlock/shared/run';
import { fakePorts } from '@interlock/shared/testing/fake-ports';
import { fakeRunner } from '@interlock/shared/testing/fake-runner';

function actionThat(run: () => unknown) {
  return defineAction({
    name: 'example',
    inputs: {
      mode: choice(['enforce', 'audit'], { description: 'a mode', default: 'enforce' }),
      token: secret({ description: 'a token' }),
    },
    outputs: { verdict: { description: 'a verdict' } },
    outputsOnError: { verdict: 'inconclusive' },
    run: async () => {
      await Promise.resolve(run());
      return {
        succeeded: true,
        outputs: { verdict: 'pass' },
        summary: '# ok\n',
        lastLine: '✅ example: pass',
      };
    },
    post: () => Promise.resolve({ succeeded: true, summary: '', lastLine: 'post was here' }),
  });
}

describe('the lifecycle of an action', () => {
  it('writes outputs, summary and the answer as the last line', async () => {
    const ports = fakePorts();
    await runAction(
      actionThat(() => undefined),
      ports,
    );
    expect(ports.runner.outputs.get('verdict')).toBe('pass');
    expect(ports.runner.summary()).toBe('# ok\n');
    expect(ports.runner.log.at(-1)).toBe('✅ example: pass');
    expect(ports.runner.hasFailed()).toBe(false);
  });

  it('masks secrets before it does anything else, each of their lines', async () => {
    const ports = fakePorts({ runner: fakeRunner({ inputs: { token: 'one\ntwo\n', mode: 'wrong' } }) });
    await runAction(
      actionThat(() => undefined),
      ports,
    );
    expect(ports.runner.masked).toEqual(expect.arrayContaining(['one', 'two']));
  });

  it('reports wrong and unknown inputs together and never calls the use case', async () => {
    let called = false;
    const ports = fakePorts({ runner: fakeRunner({ inputs: { mode: 'enforced', moed: 'x' } }) });
    await runAction(
      actionThat(() => (called = true)),
      ports,
    );
    expect(called).toBe(false);
    expect(ports.runner.hasFailed()).toBe(true);
    expect(ports.runner.outputs.get('verdict')).toBe('inconclusive');
    expect(ports.runner.annotations.map(({ text }) => text)).toStrictEqual([
      'Input "moed" is not known. Did you mean "mode"? Remove it or correct its name.',
      'Input "mode": found "enforced". Write one of: enforce, audit. Did you mean "enforce"?',
    ]);
    expect(ports.runner.summary()).toContain('2 problems');
  });

  it.each([
    [
      'a problem of the user',
      new UserError([{ code: 'own', message: 'It is wrong.', fix: 'Mend it.', where: null }]),
      'example: own',
      'It is wrong. Mend it.',
    ],
    [
      'a service that failed',
      new ExternalError({
        service: 'GitHub',
        code: 'github-unreachable',
        message: 'no answer.',
        fix: 'Wait.',
        retryable: true,
      }),
      'example: github-unreachable',
      'GitHub: no answer. Wait.',
    ],
    [
      'a bug of ours',
      new TypeError('x is undefined'),
      'example: internal-error',
      'This is a bug in Interlock, not in your workflow: x is undefined Run the job again with debug logging and open an issue with the log.',
    ],
  ])('fails the step on %s, with what to do, and shows no stack', async (_, thrown, title, shown) => {
    const ports = fakePorts();
    await runAction(
      actionThat(() => {
        throw thrown;
      }),
      ports,
    );
    expect(ports.runner.hasFailed()).toBe(true);
    expect(ports.runner.annotations).toStrictEqual([{ level: 'error', text: shown, place: { title } }]);
    expect(ports.runner.log.filter((line) => !line.startsWith('debug: ')).join('\n')).not.toContain(
      '    at ',
    );
    expect(ports.runner.outputs.get('verdict')).toBe('inconclusive');
  });

  it('calls a cancellation what it is, and not a bug', async () => {
    const ports = fakePorts();
    await runAction(
      actionThat(() => {
        ports.runner.cancel();
        ports.runner.cancellation.throwIfAborted();
      }),
      ports,
    );
    expect(ports.runner.hasFailed()).toBe(true);
    expect(ports.runner.annotations.map(({ place }) => place.title)).toEqual(['example: cancelled']);
  });

  it('does not take its post phase for main when main was ended before its first line', async () => {
    const ports = fakePorts({ runner: fakeRunner({ phase: 'post' }) });
    await runAction(
      actionThat(() => {
        throw new Error('main ran');
      }),
      ports,
    );
    expect(ports.runner.log.at(-1)).toBe('post was here');
    expect(ports.runner.hasFailed()).toBe(false);
  });

  it('is in its post phase after main, also when main died', async () => {
    const ports = fakePorts();
    await runAction(
      actionThat(() => {
        throw new Error('died');
      }),
      ports,
    );
    const after = fakePorts({ runner: ports.runner.post() });
    await runAction(
      actionThat(() => undefined),
      after,
    );
    expect(after.runner.log.at(-1)).toBe('post was here');
    expect(after.runner.outputs.size).toBe(0);
  });

  it('refuses --explain for an action that reads no configuration', async () => {
    const ports = fakePorts({ runner: fakeRunner({ programArguments: ['--explain'] }) });
    await runAction(
      actionThat(() => undefined),
      ports,
    );
    expect(ports.runner.annotations[0]?.text).toContain('nothing to explain');
  });
});
