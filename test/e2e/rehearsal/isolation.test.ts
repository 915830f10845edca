import { createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { git, makeFolder, makeWorkflow, rehearse, write } from './rehearse.ts';

const sentinel = 'SENTINEL-7f3a9c';

/** A user's environment full of credentials, each of them the sentinel. */
function plantedHome(): Readonly<Record<string, string>> {
  const home = makeFolder();
  write(home, '.netrc', `machine example.com login a password ${sentinel}\n`);
  write(home, '.npmrc', `//registry.example.org/:_authToken=${sentinel}\n`);
  write(home, '.ssh/id_ed25519', `${sentinel}\n`);
  write(home, '.aws/credentials', `[default]\naws_secret_access_key = ${sentinel}\n`);
  write(home, '.kube/config', `# ${sentinel}\n`);
  write(home, '.docker/config.json', `{"auths":{"x":{"auth":"${sentinel}"}}}`);
  write(home, '.gitconfig', `[user]\n\tname = ${sentinel}\n\temail = ${sentinel}@example.com\n`);
  write(home, '.config/gh/hosts.yml', `token: ${sentinel}\n`);
  return {
    HOME: home,
    XDG_CONFIG_HOME: join(home, '.config'),
    SSH_AUTH_SOCK: join(home, `${sentinel}.sock`),
    KUBECONFIG: join(home, '.kube', 'config'),
    DOCKER_HOST: `tcp://${sentinel}`,
    DOCKER_CONFIG: join(home, '.docker'),
    GIT_CONFIG_GLOBAL: join(home, '.gitconfig'),
    GIT_AUTHOR_NAME: sentinel,
    GIT_ASKPASS: `/bin/${sentinel}`,
    AWS_SECRET_ACCESS_KEY: sentinel,
    AWS_PROFILE: sentinel,
    GITHUB_TOKEN: sentinel,
    GH_TOKEN: sentinel,
    NPM_TOKEN: sentinel,
    NODE_AUTH_TOKEN: sentinel,
    HTTPS_PROXY: `http://user:${sentinel}@proxy.example.com`,
    GOOGLE_APPLICATION_CREDENTIALS: join(home, sentinel),
    LET_IN: `${sentinel}-let-in`,
  };
}

const search = `
env | sort
for f in ~/.netrc ~/.npmrc ~/.ssh/id_ed25519 ~/.aws/credentials ~/.kube/config ~/.docker/config.json ~/.gitconfig ~/.config/gh/hosts.yml "$KUBECONFIG"; do
  if test -e "$f"; then echo "FOUND FILE $f"; cat "$f"; fi
done
git config --list --show-origin
cat "/proc/$PPID/environ" 2>/dev/null | tr '\\0' '\\n' | grep '^INPUT_' || true
`;

const workflow = `on: push
jobs:
  a:
    runs-on: x
    steps:
      - uses: actions/checkout@v4
      - run: |${search.replace(/^/gm, '          ')}
      - uses: $/actions/search
`;

const files = {
  'package.json': '{"type":"module"}',
  'actions/search/action.yml':
    'name: s\ndescription: s\nruns: {using: node24, main: main.js, post: main.js}\n',
  'actions/search/main.js': `
import { homedir } from 'node:os';
import { readdirSync } from 'node:fs';
console.log(JSON.stringify(process.env), homedir(), readdirSync(process.env.HOME).join(' '));
`,
};

test('no step finds a credential of the user’s, in the environment, in HOME, or through git', async () => {
  const folder = makeWorkflow(workflow, files);
  const result = await rehearse(folder, [], { environment: plantedHome() });
  expect(result.stderr).toBe('');
  expect(result.code, result.stdout).toBe(0);
  // The search really looked: it saw an environment and a configuration of git.
  expect(result.stdout).toContain('GITHUB_ACTIONS=true');
  expect(result.stdout).toContain('remote.origin.url=file://');
  expect(result.stdout).not.toMatch(/\| FOUND FILE/);
  expect(result.stdout).not.toContain(sentinel);
});

test('the search would find a credential that is let in, and letting it in is said loudly', async () => {
  const folder = makeWorkflow(workflow, files);
  const result = await rehearse(folder, ['--pass-env', 'LET_IN'], { environment: plantedHome() });
  expect(result.stdout).toContain('LET_IN=');
  expect(result.notices.join('\n')).toContain('EVERY STEP SEES LET_IN of your environment');
  expect(result.stdout.replaceAll(`${sentinel}-let-in`, '')).not.toContain(sentinel);
});

test('a step cannot reach a listener of this machine, or it is said that the network is open', async () => {
  const server = createServer((socket) => socket.end('reached'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const folder = makeWorkflow(`on: push
jobs: {a: {runs-on: x, steps: [{run: 'timeout 5 bash -c "cat < /dev/tcp/127.0.0.1/${port}" || echo could not'}]}}
`);
  const result = await rehearse(folder);
  server.close();
  const closed = result.notices.some((notice) => notice.startsWith('Network: closed'));
  const open = result.notices.some((notice) => notice.startsWith('Network: NOT closed'));
  expect([closed, open].filter(Boolean)).toHaveLength(1);
  expect(result.stdout.includes('| reached')).toBe(open);
});

test('a push, a tag or a gc of a step never reaches the user’s repository', async () => {
  const folder = makeWorkflow(`on: push
jobs:
  a:
    runs-on: x
    steps:
      - {uses: actions/checkout@v4, with: {fetch-depth: 0}}
      - run: |
          git -c user.name=bot -c user.email=bot@example.com commit --allow-empty -qm two
          git push --quiet origin HEAD:refs/heads/main HEAD:refs/heads/new
          git tag v9 && git push --quiet origin v9
          git ls-remote origin | grep refs/heads/new
`);
  const before = git(folder, 'for-each-ref');
  const result = await rehearse(folder);
  expect(result.stderr).toBe('');
  expect(result.code, result.stdout).toBe(0);
  expect(git(folder, 'for-each-ref')).toBe(before);
  expect(git(folder, 'status', '--porcelain')).toBe('');
});

test('a commit of a step has no identity unless the step gives one', async () => {
  const folder = makeWorkflow(
    'on: push\njobs: {a: {runs-on: x, steps: [{uses: actions/checkout@v4}, {run: "git config user.name || echo nobody"}]}}\n',
  );
  const result = await rehearse(folder, [], { environment: plantedHome() });
  expect(result.stdout).toContain('| nobody');
});

test('what is not committed is not checked out, and both cases are said', async () => {
  const folder = makeWorkflow(
    'on: push\njobs: {a: {runs-on: x, steps: [{uses: actions/checkout@v4}, {run: cat file.txt}]}}\n',
    { 'file.txt': 'committed\n' },
  );
  write(folder, 'file.txt', 'changed\n');
  write(
    folder,
    '.github/workflows/test.yml',
    'on: push\njobs: {a: {runs-on: x, steps: [{uses: actions/checkout@v4}, {run: cat file.txt; echo changed workflow}]}}\n',
  );
  const result = await rehearse(folder);
  expect(result.stdout).toContain('| committed');
  expect(result.stdout).toContain('| changed workflow');
  expect(result.notices.join('\n')).toContain('2 file(s) have changes that are not committed');
  expect(result.notices.join('\n')).toContain('GitHub would run the committed one');
});
