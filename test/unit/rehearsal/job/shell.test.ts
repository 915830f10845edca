import { expect, test } from 'vitest';
import { shellCommand } from '../../../../packages/rehearsal/src/domain/job/shell.ts';
import { hostEnvironment } from '../../../../packages/rehearsal/src/domain/job/host-environment.ts';

test.each([
  [null, 'bash -e {0}'],
  ['bash', 'bash --noprofile --norc -e -o pipefail {0}'],
  ['sh', 'sh -e {0}'],
  ['python', 'python {0}'],
  ['node --test {0}', 'node --test {0}'],
])('shell %s is %s', (shell, command) => {
  expect(shellCommand(shell).command.join(' ')).toBe(command);
});

test.each(['ruby', 'cmd', ''])('shell %j is refused', (shell) => {
  expect(() => shellCommand(shell)).toThrow();
});

const all = {
  PATH: '/bin',
  LANG: 'C',
  LC_ALL: 'C',
  TZ: 'UTC',
  HOME: '/home/u',
  GITHUB_TOKEN: 's',
  PATHS: 'x',
  XPATH: 'y',
};
const options = { pass: [], firstPaths: [], nowhere: '/run/nowhere' };

test('of the user’s environment only what is on the list is left', () => {
  expect(Object.keys(hostEnvironment(all, options)).sort()).toEqual([
    'DOCKER_HOST',
    'GIT_CONFIG_NOSYSTEM',
    'GIT_TERMINAL_PROMPT',
    'LANG',
    'LC_ALL',
    'PATH',
    'TZ',
    'USER',
  ]);
});

test('what the user lets in is let in, also in place of what turns programs away', () => {
  const environment = hostEnvironment(
    { ...all, DOCKER_HOST: 'unix:///mine' },
    { ...options, pass: ['GITHUB_TOKEN', 'DOCKER_HOST'] },
  );
  expect(environment['GITHUB_TOKEN']).toBe('s');
  expect(environment['DOCKER_HOST']).toBe('unix:///mine');
});

test('the programs of a rehearsal cluster come first, and no cluster is named', () => {
  const environment = hostEnvironment(
    { ...all, KUBECONFIG: '/home/u/.kube/config' },
    { ...options, firstPaths: ['/c/bin'] },
  );
  expect(environment['KUBECONFIG']).toBeUndefined();
  expect(environment['PATH']).toBe('/c/bin:/bin');
});
