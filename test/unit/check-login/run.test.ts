import { describe, expect, it } from 'vitest';

import type { CommandEnd } from '@interlock/shared/ports/commands';
import { runAction } from '@interlock/shared/run';
import { fakeCommands } from '@interlock/shared/testing/fake-commands';
import { fakePorts } from '@interlock/shared/testing/fake-ports';
import { fakeRunner } from '@interlock/shared/testing/fake-runner';

import { checkLogin } from '../../../actions/check-login/src/run.ts';

const exited = (stdout: string, code = 0, stderr = ''): CommandEnd => ({
  kind: 'exited',
  code,
  stdout,
  stderr,
});
const kubeconfig = JSON.stringify({
  'current-context': 'prod',
  clusters: [{ name: 'eks-prod', cluster: { server: 'https://10.0.0.1' } }],
});

async function check(inputs: Readonly<Record<string, string>>, kubectl: CommandEnd | null = null) {
  const ports = fakePorts({
    runner: fakeRunner({ inputs: { environment: 'production', ...inputs } }),
    commands: fakeCommands(() => kubectl),
  });
  await runAction(checkLogin, ports);
  const { runner, commands } = ports;
  const titles = runner.annotations.map(({ place }) => place.title?.replace('check-login: ', '') ?? '');
  return { runner, commands, codes: titles, all: [...runner.log, runner.summary()].join('\n') };
}

const secrets = JSON.stringify({
  kubeconfig: 'kind: Config\nusers:\n- token: abcdefgh\n',
  password: 'p4ss%word',
});

describe('check-login', () => {
  it('masks every text of the secret before it says anything', async () => {
    const { runner, commands, codes } = await check({ secrets, 'login-action': 'true' });
    expect(runner.masked).toEqual(expect.arrayContaining(['kind: Config', '- token: abcdefgh', 'p4ss%word']));
    expect(runner.hasFailed()).toBe(false);
    expect(codes).toStrictEqual([]);
    expect(commands.ran).toStrictEqual([]);
    expect(runner.log).toStrictEqual([
      '✅ check-login: production, by the login action and the secret login',
    ]);
    runner.info('leak: p4ss%word and - token: abcdefgh');
    expect(runner.log.at(-1)).toBe('leak: *** and ***');
  });

  it('masks what can be masked of a secret that is refused, and names no value of it', async () => {
    const { runner, codes, all } = await check({
      secrets: '{"long":"a-long-secret","short":"pw§","port":30080}',
      'login-action': 'false',
    });
    expect(codes).toStrictEqual(['login-value-too-short', 'login-value-not-text', 'login-action-missing']);
    expect(runner.hasFailed()).toBe(true);
    expect(runner.masked).toContain('a-long-secret');
    expect(all).not.toMatch(/§|30080|a-long-secret/u);
  });

  it('refuses text that is no JSON without quoting it', async () => {
    const { codes, all } = await check({ secrets: 'pw§', 'login-action': 'true' });
    expect(codes).toStrictEqual(['login-invalid']);
    expect(all).not.toContain('§');
  });

  it('refuses a secret that nobody reads', async () => {
    const { codes, runner } = await check({ secrets });
    expect(codes).toStrictEqual(['login-action-missing']);
    expect(runner.hasFailed()).toBe(true);
  });

  it('lets a login action log in without a secret', async () => {
    const { codes, runner, commands } = await check({ 'login-action': 'true' });
    expect(codes).toStrictEqual([]);
    expect(runner.hasFailed()).toBe(false);
    expect(commands.ran).toStrictEqual([]);
  });

  it('lets a runner that has a kubeconfig reach its cluster, and says which', async () => {
    const { runner, commands } = await check({ 'login-action': 'false' }, exited(kubeconfig));
    expect(runner.hasFailed()).toBe(false);
    expect(commands.ran).toStrictEqual([['kubectl', 'config', 'view', '--minify', '--output=json']]);
    expect(runner.annotations).toHaveLength(1);
    expect(runner.annotations[0]?.level).toBe('notice');
    expect(runner.annotations[0]?.text).toContain('context prod, cluster eks-prod');
  });

  it.each<[string, CommandEnd | null, string, string]>([
    ['no kubectl', null, 'login-missing', 'there is no kubectl'],
    [
      'no kubeconfig',
      exited('', 1, 'error: current-context must exist'),
      'login-missing',
      'current-context must exist',
    ],
    ['a kubectl that fails without a word', exited('', 1), 'login-missing', 'kubectl says: nothing'],
    ['no cluster in it', exited('{"clusters":null}'), 'login-missing', 'names no cluster'],
    ['an empty list', exited('{"clusters":[]}'), 'login-missing', 'names no cluster'],
    ['a cluster without a name', exited('{"clusters":[{"name":""}]}'), 'login-missing', 'names no cluster'],
    ['no JSON', exited('clusters:'), 'kubectl-failed', 'printed no kubeconfig'],
    ['nothing printed', exited(''), 'kubectl-failed', 'printed no kubeconfig'],
    ['no end', { kind: 'deadline', afterMs: 20_000, stderr: '' }, 'kubectl-failed', 'within 20 s'],
    ['a kill', { kind: 'signaled', signal: 'SIGKILL', stderr: '' }, 'kubectl-failed', 'SIGKILL'],
    ['too much', { kind: 'output-cap', capBytes: 9, stderr: '' }, 'kubectl-failed', 'more than 9 bytes'],
  ])('refuses a job that has no way to log in: %s', async (_, end, code, why) => {
    const { codes, runner, all } = await check({}, end);
    expect(codes).toStrictEqual([code]);
    expect(runner.hasFailed()).toBe(true);
    expect(all).toContain(why);
    if (code === 'login-missing')
      for (const way of ['.github/interlock/login/action.yml', 'secret login', 'input runner'])
        expect(all).toContain(way);
  });

  it('is not asked to guess what a flag means', async () => {
    const { codes } = await check({ 'login-action': 'yes' });
    expect(codes).toStrictEqual(['input-invalid']);
  });
});
