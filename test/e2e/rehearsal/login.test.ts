import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startCloud, type Cloud, type CloudTrust } from './cloud.ts';
import { makeFolder, makeRepository, makeWorkflow, rehearse, write } from './rehearse.ts';

const clouds: Cloud[] = [];

afterEach(async () => {
  for (const cloud of clouds.splice(0)) await cloud.close();
});

const kubeconfig =
  'apiVersion: v1\nkind: Config\nusers:\n  - {name: u, user: {token: token-of-the-cluster}}\n';

async function open(trust: Partial<CloudTrust> = {}): Promise<Cloud> {
  const cloud = await startCloud({
    audience: 'sts.example',
    subjects: ['repo:acme/shop:environment:production'],
    kubeconfig,
    ...trust,
  });
  clouds.push(cloud);
  return cloud;
}

/** A folder as that of a cluster that answers; the rehearsal then leaves the network open. */
function clusterFolder(cloud: Cloud): string {
  const folder = makeFolder();
  write(folder, 'cluster.json', JSON.stringify({ url: cloud.url }));
  write(folder, 'kubeconfig', kubeconfig);
  write(folder, 'bin/kubectl', '#!/bin/sh\necho "the kubectl of the cluster"\n');
  chmodSync(join(folder, 'bin/kubectl'), 0o755);
  return folder;
}

/** A step that asks for a token and exchanges it, as login actions of clouds do. */
const login = `
const { env } = process;
const asked = await fetch(env.ACTIONS_ID_TOKEN_REQUEST_URL + '&audience=' + env.AUDIENCE, {
  headers: { authorization: 'bearer ' + env.ACTIONS_ID_TOKEN_REQUEST_TOKEN },
});
const { value } = await asked.json();
console.log('::add-mask::' + value);
const claims = JSON.parse(Buffer.from(value.split('.')[1], 'base64url'));
console.log('CLAIMS ' + JSON.stringify(claims));
const token = env.TAMPER === undefined ? value : value.slice(0, -6) + 'AAAAAA';
const answer = await fetch(env.CLOUD, { method: 'POST', body: JSON.stringify({ token }) });
const said = await answer.json();
if (said.error !== undefined) throw new Error('REFUSED: ' + said.error);
const { appendFileSync, writeFileSync } = await import('node:fs');
writeFileSync(env.RUNNER_TEMP + '/kubeconfig', said.kubeconfig, { mode: 0o600 });
appendFileSync(env.GITHUB_ENV, 'KUBECONFIG=' + env.RUNNER_TEMP + '/kubeconfig\\n');
`;

const product = (job: string): Readonly<Record<string, string>> => ({
  '.github/interlock/login/action.yml': `name: login
description: logs in
inputs: {cloud: {required: true}, audience: {default: sts.example}}
runs:
  using: composite
  steps:
    - run: node .github/interlock/login/login.mjs
      shell: bash
      env: {CLOUD: "\${{ inputs.cloud }}", AUDIENCE: "\${{ inputs.audience }}"}
`,
  '.github/interlock/login/login.mjs': login,
  '.github/workflows/test.yml': `on: push
permissions: {}
jobs:
  move:
    runs-on: x
${job}
    steps:
      - uses: actions/checkout@v4
      - uses: ./.github/interlock/login
        with: {cloud: "\${{ vars.CLOUD }}"}
      - run: cat "$KUBECONFIG"
  after:
    needs: move
    runs-on: x
    steps:
      - run: test -z "$KUBECONFIG$ACTIONS_ID_TOKEN_REQUEST_URL" && test ! -e ~/.kube
`,
});
const granted = '    permissions: {contents: read, id-token: write}';

const rehearseLogin = (folder: string, cloud: Cloud, ...more: string[]) =>
  rehearse(folder, [
    ...['--repository', 'acme/shop', '--cluster', clusterFolder(cloud), '--var', `CLOUD=${cloud.url}`],
    ...more,
  ]);

const claimsIn = (stdout: string): unknown => JSON.parse(/CLAIMS (\{.*\})$/m.exec(stdout)?.[1] ?? 'null');

test('a job of the environment that a cloud trusts logs in there, and no other job has what it got', async () => {
  const cloud = await open();
  const folder = makeRepository(
    product(`${granted}\n    environment: {name: production, deployment: false}`),
  );
  const result = await rehearseLogin(folder, cloud);
  expect(result.code, result.stdout).toBe(0);
  expect(cloud.answers()).toEqual(['repo:acme/shop:environment:production']);
  expect(result.stdout).toContain('move | kind: Config');
  expect(result.jobs['move']?.permissionsUsed).toEqual(['contents: read', 'id-token: write']);
  expect(result.jobs['after']?.conclusion).toBe('success');
});

test.each([
  ['another environment', 'environment: staging', {}, 'the subject is repo:acme/shop:environment:staging'],
  ['no environment', 'timeout-minutes: 5', {}, 'the subject is repo:acme/shop:ref:refs/heads/main'],
  ['another audience', 'environment: production', { audience: 'another' }, 'the audience is sts.example'],
  [
    'a signature that is not right',
    'environment: production\n    env: {TAMPER: "1"}',
    {},
    'the signature is wrong',
  ],
])('a cloud refuses a job with %s', async (_, job, trust, why) => {
  const cloud = await open(trust);
  const result = await rehearseLogin(makeRepository(product(`${granted}\n    ${job}`)), cloud);
  expect(result.code).toBe(1);
  expect(cloud.answers()).toEqual([why]);
  expect(result.stdout).toContain(`REFUSED: ${why}`);
});

test('the subject takes the numbers of owner and repository where that is asked for', async () => {
  const cloud = await open();
  const folder = makeRepository(product(`${granted}\n    environment: production`));
  await rehearseLogin(folder, cloud, '--oidc-subject', 'ids');
  expect(cloud.answers()[0]).toMatch(/^the subject is repo:acme@\d+\/shop@\d+:environment:production$/);
});

test('the claims are those of GitHub; of a called workflow the file that defines the job', async () => {
  const cloud = await open();
  const library = makeRepository({
    '.github/workflows/move.yml': `on: {workflow_call: {}}
jobs:
  move:
    runs-on: x
    permissions: {contents: read, id-token: write}
    environment: production
    steps:
      - uses: actions/checkout@v4
      - uses: ./.github/interlock/login
        with: {cloud: "\${{ vars.CLOUD }}"}
`,
  });
  const folder = makeRepository({
    ...product(granted),
    '.github/workflows/test.yml': `name: Ship
on: push
jobs:
  a:
    uses: acme/library/.github/workflows/move.yml@v1
    permissions: {contents: read, id-token: write}
`,
  });
  const result = await rehearseLogin(folder, cloud, '--map', `acme/library@*=${library}`, '--actor', 'mona');
  expect(result.code, result.stdout).toBe(0);
  expect(claimsIn(result.stdout)).toEqual({
    jti: expect.stringMatching(/^[0-9a-f-]{36}$/) as string,
    sub: 'repo:acme/shop:environment:production',
    aud: 'sts.example',
    iss: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/) as string,
    iat: expect.any(Number) as number,
    nbf: expect.any(Number) as number,
    exp: expect.any(Number) as number,
    actor: 'mona',
    actor_id: expect.stringMatching(/^\d+$/) as string,
    base_ref: '',
    check_run_id: expect.stringMatching(/^\d+$/) as string,
    environment: 'production',
    event_name: 'push',
    head_ref: '',
    job_workflow_ref: 'acme/library/.github/workflows/move.yml@v1',
    job_workflow_sha: expect.stringMatching(/^[0-9a-f]{40}$/) as string,
    ref: 'refs/heads/main',
    ref_protected: 'true',
    ref_type: 'branch',
    repository: 'acme/shop',
    repository_id: expect.stringMatching(/^\d+$/) as string,
    repository_owner: 'acme',
    repository_owner_id: expect.stringMatching(/^\d+$/) as string,
    repository_visibility: 'public',
    run_attempt: '1',
    run_id: expect.stringMatching(/^\d+$/) as string,
    run_number: '1',
    runner_environment: 'github-hosted',
    sha: expect.stringMatching(/^[0-9a-f]{40}$/) as string,
    workflow: 'Ship',
    workflow_ref: 'acme/shop/.github/workflows/test.yml@refs/heads/main',
    workflow_sha: expect.stringMatching(/^[0-9a-f]{40}$/) as string,
  });
});

test.each([
  ['nothing said', ''],
  ['nothing granted', '    permissions: {}\n'],
  ['everything to read', '    permissions: read-all\n'],
  ['something else', '    permissions: {contents: write, actions: write}\n'],
])('a job has no way to a token of identity with %s', async (_, permissions) => {
  const folder = makeWorkflow(`on: push
jobs:
  a:
    runs-on: x
${permissions}    steps:
      - run: test -z "$ACTIONS_ID_TOKEN_REQUEST_URL$ACTIONS_ID_TOKEN_REQUEST_TOKEN"
`);
  const environment = { ACTIONS_ID_TOKEN_REQUEST_URL: 'http://mine', ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'mine' };
  const result = await rehearse(folder, ['--default-permissions', 'write'], { environment });
  expect(result.code, result.stdout).toBe(0);
});

test('what asks for a token of identity is a secret, and gives nothing to whoever has it not', async () => {
  const folder = makeWorkflow(`on: push
jobs:
  a:
    runs-on: x
    permissions: {id-token: write}
    steps:
      - run: |
          echo "the bearer is $ACTIONS_ID_TOKEN_REQUEST_TOKEN"
          node -e '
            const url = process.env.ACTIONS_ID_TOKEN_REQUEST_URL;
            const ask = async (headers) => console.log("HTTP", (await fetch(url, { headers })).status);
            ask({}).then(() => ask({ authorization: "bearer another" }));
          '
`);
  const result = await rehearse(folder);
  expect(result.stdout).toContain('the bearer is ***');
  expect(result.stdout.match(/HTTP \d+/g)).toEqual(['HTTP 401', 'HTTP 401']);
  expect(result.jobs['a']?.permissionsUnused).toEqual(['id-token: write']);
});

test('the kubeconfig of a rehearsal’s cluster is given to no job that does not log in', async () => {
  const cloud = await open();
  const folder = makeWorkflow(`on: push
jobs:
  a:
    runs-on: x
    steps:
      - run: |
          test -z "\${KUBECONFIG+set}"
          test ! -e ~/.kube
          kubectl
          mkdir ~/.kube && echo mine > ~/.kube/config
  b: {needs: a, runs-on: x, steps: [{run: 'test ! -e ~/.kube'}]}
`);
  const home = makeFolder();
  write(home, '.kube/config', 'of the user');
  const environment = { HOME: home, KUBECONFIG: join(home, '.kube', 'config') };
  const result = await rehearse(folder, ['--cluster', clusterFolder(cloud)], { environment });
  expect(result.code, result.stdout).toBe(0);
  expect(result.stdout).toContain('the kubectl of the cluster');
});

const shopLogin = readFileSync(
  join(import.meta.dirname, '../../../examples/shop/.github/interlock/login/action.yml'),
  'utf8',
);
const shop = {
  '.github/interlock/login/action.yml': shopLogin,
  '.github/workflows/test.yml': `on: push
jobs:
  a:
    runs-on: x
    environment: production
    steps:
      - uses: actions/checkout@v4
      - uses: ./.github/interlock/login
        with: {environment: production, secrets: "\${{ secrets.LOGIN }}"}
      - run: stat -c 'mode %a' "$KUBECONFIG" && cat "$KUBECONFIG" && cp "$KUBECONFIG" "$OUT"
        env: {OUT: "\${{ vars.OUT }}"}
`,
};

test('the login of the example writes the kubeconfig of its secret, and what is secret in it stays so', async () => {
  const out = join(makeFolder(), 'kubeconfig');
  const secret = `production/LOGIN=${JSON.stringify({ kubeconfig })}`;
  const result = await rehearse(makeRepository(shop), ['--secret', secret, '--var', `OUT=${out}`]);
  expect(result.code, result.stdout).toBe(0);
  expect(readFileSync(out, 'utf8')).toBe(kubeconfig);
  expect(result.stdout).toContain('a | mode 600');
  expect(result.stdout).toContain('kind: Config');
  expect(result.stdout).not.toContain('token-of-the-cluster');
});

test.each([
  ['no secret', [], 'The secret LOGIN is not there.'],
  ['no kubeconfig in it', ['--secret', 'LOGIN={"other": "x"}'], 'The secret LOGIN holds no "kubeconfig".'],
  [
    'an empty kubeconfig',
    ['--secret', 'LOGIN={"kubeconfig": " "}'],
    'The secret LOGIN holds no "kubeconfig".',
  ],
  ['no JSON', ['--secret', 'LOGIN=apiVersion: v1'], 'The secret LOGIN holds no "kubeconfig".'],
])('the login of the example says what to store where there is %s', async (_, secrets, why) => {
  const result = await rehearse(makeRepository(shop), secrets);
  expect(result.code).toBe(1);
  expect(result.stdout).toContain(`${why} Store {"kubeconfig": "<its text>"} as LOGIN`);
  expect(result.jobs['a']?.steps.map((step) => step.conclusion)).toEqual(['success', 'failure', 'skipped']);
});
