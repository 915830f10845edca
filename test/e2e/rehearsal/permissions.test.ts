import { expect, test } from 'vitest';
import { git, makeRepository, makeWorkflow, rehearse, write } from './rehearse.ts';

const caller = (permissions: string): string =>
  `on: push\njobs:\n  a:\n    uses: ./.github/workflows/c.yml\n${permissions}`;
const job = (permissions: string): string => `    runs-on: x\n${permissions}    steps: [{run: 'true'}]\n`;
const callee = (jobs: string, permissions = ''): string =>
  `on: {workflow_call: {}}\n${permissions}jobs:\n${jobs}`;

test.each([
  [
    'a job, even one that never runs',
    callee(`  n:\n    if: false\n${job('    permissions: {id-token: write, contents: read}\n')}`),
    "The nested job 'n' is requesting 'id-token: write', but is only allowed 'id-token: none'.",
  ],
  [
    'a workflow',
    callee(`  n:\n${job('')}`, 'permissions: {contents: write, deployments: write}\n'),
    "The workflow is requesting 'contents: write, deployments: write', but is only allowed 'contents: read, deployments: none'.",
  ],
  [
    'everything',
    callee(`  n:\n${job('    permissions: read-all\n')}`),
    "The nested job 'n' is requesting 'actions: read, artifact-metadata: read",
  ],
])('a call whose %s asks for more than the caller has starts nothing', async (_, called, why) => {
  const folder = makeRepository({
    '.github/workflows/test.yml': caller('    permissions: {contents: read}\n'),
    '.github/workflows/c.yml': called,
  });
  const result = await rehearse(folder, ['--repository', 'acme/shop']);
  expect(result.code).toBe(3);
  expect(result.stderr).toContain(
    `.github/workflows/test.yml (Line: 3, Col: 3): Error calling workflow 'acme/shop/.github/workflows/c.yml@${git(folder, 'rev-parse', 'HEAD')}'. ${why}`,
  );
  expect(result.conclusion).toBe('none');
});

test('a job two levels down is held to what each level above it was granted', async () => {
  const folder = makeRepository({
    '.github/workflows/test.yml': caller('    permissions: {contents: read, actions: read}\n'),
    '.github/workflows/c.yml': callee(
      '  m:\n    permissions: {contents: read}\n    uses: ./.github/workflows/d.yml\n',
    ),
    '.github/workflows/d.yml': callee(`  n:\n${job('    permissions: {actions: read}\n')}`),
  });
  const result = await rehearse(folder);
  expect(result.code).toBe(3);
  expect(result.stderr).toContain(
    "The nested job 'n' is requesting 'actions: read', but is only allowed 'actions: none'.",
  );
});

test('where the caller says nothing the settings of the repository are the limit', async () => {
  const folder = makeRepository({
    '.github/workflows/test.yml': caller(''),
    '.github/workflows/c.yml': callee(`  n:\n${job('    permissions: {deployments: write}\n')}`),
  });
  const read = await rehearse(folder);
  expect(read.code).toBe(3);
  expect(read.stderr).toContain(
    "is requesting 'deployments: write', but is only allowed 'deployments: none'",
  );
  const write = await rehearse(folder, ['--default-permissions', 'write']);
  expect(write.code, write.stdout).toBe(0);
});

test('a called workflow that says nothing has what its caller was granted, and no more', async () => {
  const check = `
      - run: |
          node -e '
            const { GITHUB_API_URL: api, GITHUB_REPOSITORY: repository, GITHUB_SHA: head_sha, T } = process.env;
            const body = JSON.stringify({ name: "x", head_sha, conclusion: "success" });
            fetch(api + "/repos/" + repository + "/check-runs", { method: "POST", body, headers: { authorization: "bearer " + T } })
              .then(({ status }) => console.log("HTTP", status));
          '
        env: {T: "\${{ github.token }}"}
`;
  for (const [granted, status] of [
    ['checks: read', 403],
    ['checks: write', 201],
  ] as const) {
    const folder = makeRepository({
      '.github/workflows/test.yml': caller(`    permissions: {${granted}}\n`),
      '.github/workflows/c.yml': callee(`  n:\n    runs-on: x\n    steps:${check}`),
    });
    const result = await rehearse(folder, ['--repository', 'acme/shop', '--default-permissions', 'write']);
    expect(result.stdout).toContain(`HTTP ${status}`);
  }
});

test('of a private repository a token reads what it was granted, of a public one everything', async () => {
  const read = (permissions: string): string => `on: push
jobs:
  a:
    runs-on: x
    permissions: ${permissions}
    steps:
      - run: |
          node -e '
            const { GITHUB_API_URL: api, GITHUB_REPOSITORY: repository, T } = process.env;
            fetch(api + "/repos/" + repository + "/branches/main", { headers: { authorization: "bearer " + T } })
              .then(({ status }) => console.log("HTTP", status));
          '
        env: {T: "\${{ github.token }}"}
`;
  for (const [isPrivate, permissions, status] of [
    [true, '{}', 403],
    [true, '{contents: read}', 200],
    [false, '{}', 200],
  ] as const) {
    const folder = makeWorkflow(read(permissions));
    write(folder, '.git/event.json', JSON.stringify({ repository: { private: isPrivate } }));
    const result = await rehearse(folder, [
      ...['--repository', 'acme/shop', '--event', 'push', '--event-file', '.git/event.json'],
    ]);
    expect(result.stdout, permissions).toContain(`HTTP ${status}`);
  }
});
