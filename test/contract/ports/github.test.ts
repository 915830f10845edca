import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startGithubServer } from '@interlock/rehearsal/adapters/github-server';
import { octokitGitHub } from '@interlock/shared/adapters/octokit';
import type { GitHub } from '@interlock/shared/ports/github';
import { fakeGitHub } from '@interlock/shared/testing/fake-github';
import { fakeRunner } from '@interlock/shared/testing/fake-runner';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'interlock-port-github-'));
const text = 'version: 1\nservice: "Grüße"\n';
const git = (...args: readonly string[]) =>
  execFileSync('git', ['-C', folder, '-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', ...args], {
    encoding: 'utf8',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
  }).trim();

git('init', '--quiet', '--initial-branch=main');
mkdirSync(join(folder, '.github'));
writeFileSync(join(folder, '.github/interlock.yml'), text);
writeFileSync(join(folder, 'large.json'), ' '.repeat(1024 * 1024 + 1));
git('add', '--all');
git('commit', '--quiet', '--message', 'Begin');
const commit = git('rev-parse', 'HEAD');
const tree = git('rev-parse', 'HEAD^{tree}');
const later = git('commit-tree', tree, '-p', commit, '-m', 'Later');
const aside = git('commit-tree', tree, '-p', commit, '-m', 'Aside');
const unrelated = git('commit-tree', tree, '-m', 'Unrelated');
const closing: (() => Promise<void>)[] = [];

const archive = Buffer.from('an archive');
const dayMs = 24 * 60 * 60 * 1000;
const created = Math.floor(Date.now() / 1000) * 1000 - dayMs;
const kept = {
  id: 1000,
  name: 'reports',
  sizeInBytes: archive.length,
  digest: `sha256:${createHash('sha256').update(archive).digest('hex')}`,
  createdAt: created,
  expiresAt: created + 90 * dayMs,
};
const expired = { ...kept, id: 1001, name: 'old', expiresAt: created + 1000 };
const deleted = { ...kept, id: 1002, name: 'deleted' };
const pastRun = {
  id: 4000,
  workflowPath: '.github/workflows/promote.yml',
  event: 'push',
  headBranch: 'main',
  headSha: commit,
  actor: 'alice',
  conclusion: 'success',
  startedAt: created,
  artifacts: [kept, expired, deleted],
};
const failedRun = { ...pastRun, id: 4001, conclusion: 'failure', artifacts: [] };

/** The same for the fake. */
const fakeArtifacts = pastRun.artifacts.map(({ id, name, sizeInBytes, digest, createdAt, expiresAt }) => ({
  id,
  name,
  digest,
  sizeBytes: sizeInBytes,
  isExpired: id === expired.id,
  createdMs: createdAt,
  expiresMs: expiresAt,
  runId: pastRun.id,
  headBranch: 'main',
  headRepositoryId: 1,
  archive: id === kept.id ? archive : null,
}));
const fakeRuns = [pastRun, failedRun].map(
  ({ id, workflowPath, event, headBranch, headSha, conclusion, startedAt }) => ({
    ...{ id, workflowPath, event, headBranch, headSha, conclusion },
    headRepositoryId: 1,
    createdMs: startedAt,
  }),
);

async function startServer(token: string, writes: readonly string[] | null = null) {
  const server = await startGithubServer({
    repositoryFolder: folder,
    repository: 'acme/shop',
    defaultBranch: 'main',
    sha: commit,
    ref: 'refs/heads/main',
    actor: 'alice',
    runId: 4711,
    runAttempt: 1,
    event: 'pull_request',
    eventPayload: {
      pull_request: { number: 7, base: { ref: 'main', sha: commit }, head: { ref: 'main', sha: commit } },
    },
    workflowPath: '.github/workflows/promote.yml',
    now: () => Date.now(),
    protectedBranches: ['main'],
    pastRuns: [pastRun, failedRun],
    pastArchive: (id) => Promise.resolve(id === kept.id ? archive : null),
  });
  server.registerToken(token, 'promote', writes);
  server.registerToken(`${token}-build`, 'build (20)');
  server.finishJob('build (20)', 'success');
  closing.push(() => server.close());
  return server;
}

const connectTo = (url: string, token: string) =>
  octokitGitHub(token, fakeRunner({ run: { apiUrl: url } }).run, 0);

afterAll(async () => {
  for (const close of closing) await close();
  rmSync(folder, { recursive: true, force: true });
});

const now = Math.floor(Date.now() / 1000) * 1000;
const ran = { createdMs: now, startedMs: now, completedMs: now, hasRunner: true, executedSteps: null };

/** Steps are listed by GitHub and by the rehearsal; the fake knows of none. */
const isStepCount = (value: unknown) =>
  value === null || (typeof value === 'number' && Number.isInteger(value) && value > 0);

/** What every GitHub behind the port does, whoever plays it. */
describe.each<[string, () => Promise<GitHub>]>([
  ['Octokit against a server', async () => connectTo((await startServer('t')).url, 't')],
  [
    'the fake',
    () =>
      Promise.resolve(
        fakeGitHub({
          commits: { main: commit },
          files: { [`${commit}:.github/interlock.yml`]: text },
          parents: { [later]: [commit], [aside]: [commit], [unrelated]: [] },
          protectedBranches: ['main'],
          artifacts: fakeArtifacts,
          runs: fakeRuns,
          jobs: [
            {
              id: 1,
              name: 'promote',
              status: 'in_progress',
              conclusion: null,
              attempt: 1,
              ...ran,
              completedMs: null,
            },
            { id: 2, name: 'build (20)', status: 'completed', conclusion: 'success', attempt: 1, ...ran },
          ],
        }),
      ),
  ],
])('%s', (_, connect) => {
  it('knows the default branch and its commit', async () => {
    const github = await connect();
    expect(await github.defaultBranch()).toBe('main');
    expect(await github.commitOf('main')).toBe(commit);
    expect(await github.commitOf('heads/main')).toBe(commit);
    expect(await github.commitOf(commit)).toBe(commit);
  });

  it('lists the jobs of an attempt of the run, those that go on among them', async () => {
    const github = await connect();
    const { jobs, total } = await github.listRunJobs(4711, 1, 3);
    const number = expect.any(Number) as number;
    const machine = {
      hasRunner: true,
      executedSteps: expect.toSatisfy(isStepCount, 'a count of steps, or null') as number,
    };
    const begun = { id: number, attempt: 1, createdMs: number, startedMs: number, ...machine };
    expect(total).toBe(2);
    expect(jobs).toStrictEqual([
      { ...begun, name: 'promote', status: 'in_progress', conclusion: null, completedMs: null },
      { ...begun, name: 'build (20)', status: 'completed', conclusion: 'success', completedMs: number },
    ]);
    for (const { startedMs } of jobs) expect(Math.abs((startedMs ?? 0) - Date.now())).toBeLessThan(60_000);
  });

  it('answers null for a branch or a commit that is not there', async () => {
    const github = await connect();
    expect(await github.commitOf('no-such-branch')).toBeNull();
    expect(await github.commitOf('heads/no-such-branch')).toBeNull();
    expect(await github.commitOf('0'.repeat(40))).toBeNull();
  });

  it('reads a file as it is, and null for one that is not there', async () => {
    const github = await connect();
    const path = '.github/interlock.yml';
    expect(await github.readFile(path, commit)).toStrictEqual({ path, text, commit });
    expect(await github.readFile('.github/other.yml', commit)).toBeNull();
  });

  it('knows the commit that touched a path last, and null for one that nobody touched', async () => {
    const github = await connect();
    expect(await github.lastChangeOf('.github/interlock.yml', commit)).toBe(commit);
    expect(await github.lastChangeOf('.github/other.yml', commit)).toBeNull();
  });

  it('says whether a branch is protected, and null for one that is not there', async () => {
    const github = await connect();
    expect(await github.isProtected('main')).toBe(true);
    expect(await github.isProtected('no-such-branch')).toBeNull();
  });

  it.each<[string, string, string, string | null]>([
    ['a commit with itself', commit, commit, 'identical'],
    ['a commit with one that came of it', commit, later, 'ahead'],
    ['a commit with one that it came of', later, commit, 'behind'],
    ['two commits that went apart', later, aside, 'diverged'],
    ['a commit with one that has nothing in common with it', commit, unrelated, null],
    ['a commit with one that is not there', commit, '0'.repeat(40), null],
    ['a commit that is not there', '0'.repeat(40), commit, null],
  ])('compares %s', async (__, base, head, expected) => {
    expect(await (await connect()).compareCommits(base, head)).toBe(expected);
  });

  it('lists artifacts by name, of whichever run, with where they come from', async () => {
    const github = await connect();
    const repository = await github.repositoryId();
    const { artifacts, total } = await github.listArtifacts('reports', 10);
    expect(total).toBe(1);
    expect(artifacts).toMatchObject([
      {
        id: kept.id,
        name: 'reports',
        sizeBytes: archive.length,
        digest: kept.digest,
        isExpired: false,
        createdMs: created,
        expiresMs: kept.expiresAt,
        runId: pastRun.id,
        headBranch: 'main',
        headRepositoryId: repository,
      },
    ]);
    expect((await github.listArtifacts('old', 10)).artifacts).toMatchObject([{ isExpired: true }]);
    expect(await github.listArtifacts('none', 10)).toStrictEqual({ artifacts: [], total: 0 });
  });

  it('knows a run by its id, and null for one that is not there', async () => {
    const github = await connect();
    expect(await github.workflowRun(pastRun.id)).toStrictEqual({
      id: pastRun.id,
      workflowPath: pastRun.workflowPath,
      event: 'push',
      headBranch: 'main',
      headSha: commit,
      headRepositoryId: await github.repositoryId(),
      conclusion: 'success',
      createdMs: created,
    });
    expect(await github.workflowRun(99)).toBeNull();
  });

  it('lists the runs of a workflow on a branch that succeeded, and none of one that is not there', async () => {
    const github = await connect();
    const idsOf = async (path: string, branch: string, event = 'push') =>
      (await github.listSuccessfulRuns(path, branch, event)).map(({ id }) => id);
    expect(await idsOf(pastRun.workflowPath, 'main')).toStrictEqual([pastRun.id]);
    expect(await idsOf(pastRun.workflowPath, 'other')).toStrictEqual([]);
    expect(await idsOf(pastRun.workflowPath, 'main', 'schedule')).toStrictEqual([]);
    expect(await idsOf('.github/workflows/none.yml', 'main')).toStrictEqual([]);
  });

  it('downloads an archive, up to the cap, and says which is gone', async () => {
    const github = await connect();
    const got = await github.downloadArtifact(kept.id, archive.length);
    expect(got.kind === 'archive' ? Buffer.from(got.bytes).toString() : got.kind).toBe('an archive');
    expect(await github.downloadArtifact(kept.id, archive.length - 1)).toStrictEqual({ kind: 'too-large' });
    for (const id of [expired.id, deleted.id, 99])
      expect(await github.downloadArtifact(id, 1000)).toStrictEqual({ kind: 'gone' });
  });

  it('keeps comments, with their author, and changes one by its id', async () => {
    const github = await connect();
    const login = await github.login();
    const first = await github.createComment(7, 'one');
    const second = await github.createComment(7, 'two');
    expect(first.author).toBe(login);
    await github.updateComment(first.id, 'changed');
    const listed = await github.listComments(7);
    expect(listed.map(({ id, body }) => [id, body])).toStrictEqual([
      [first.id, 'changed'],
      [second.id, 'two'],
    ]);
  });

  it('says that a comment is not there when it is to be changed', async () => {
    const github = await connect();
    await expect(github.updateComment(1, 'x')).rejects.toMatchObject({
      code: 'github-not-found',
      status: 404,
    });
  });

  it('records a deployment and its state', async () => {
    const github = await connect();
    const { id, url } = await github.createDeployment({
      ref: commit,
      environment: 'production',
      description: 'promoted',
      payload: { interlock: { result: 'switched' } },
      production: true,
    });
    expect(url).toContain(String(id));
    const status = { deployment: id, environmentUrl: 'https://shop.example', logUrl: null } as const;
    await github.setDeploymentStatus({ ...status, state: 'success', description: 'x'.repeat(200) });
    await expect(
      github.setDeploymentStatus({ ...status, deployment: 1, state: 'success', description: 'x' }),
    ).rejects.toMatchObject({ code: 'github-not-found' });
  });

  const annotationsOf = (count: number) =>
    Array.from({ length: count }, (__, index) => ({
      path: 'a.ts',
      startLine: index + 1,
      endLine: index + 1,
      level: 'failure' as const,
      title: 'x',
      message: 'y',
    }));
  const check = {
    name: 'quality-gate: shop/unit',
    externalId: 'one',
    conclusion: 'failure',
    title: 't',
    summary: 's',
    annotations: [],
  } as const;

  it('keeps check runs of a commit, and finds them by their name', async () => {
    const github = await connect();
    expect(await github.listCheckRuns(commit, check.name)).toStrictEqual([]);
    expect((await github.createCheckRun(commit, check)).url).toMatch(/^https?:/u);
    await github.createCheckRun(commit, { ...check, externalId: 'two' });
    await github.createCheckRun(commit, { ...check, name: 'another' });
    const listed = await github.listCheckRuns(commit, check.name);
    expect(listed.map(({ externalId }) => externalId)).toStrictEqual(['one', 'two']);
    await github.updateCheckRun(listed[0]?.id ?? 0, { ...check, externalId: 'three', conclusion: 'success' });
    const after = await github.listCheckRuns(commit, check.name);
    expect(after.map(({ id, externalId }) => [id, externalId])).toStrictEqual([
      [listed[0]?.id, 'three'],
      [listed[1]?.id, 'two'],
    ]);
  });

  it('takes more annotations than fit in one request, and adds later ones to them', async () => {
    const github = await connect();
    await github.createCheckRun(commit, { ...check, annotations: annotationsOf(120) });
    const [made] = await github.listCheckRuns(commit, check.name);
    expect(made?.annotationCount).toBe(120);
    await github.updateCheckRun(made?.id ?? 0, { ...check, annotations: annotationsOf(51) });
    const [updated] = await github.listCheckRuns(commit, check.name);
    expect(updated).toMatchObject({ id: made?.id, annotationCount: 171 });
  });

  it('says that a check run is not there when it is to be updated', async () => {
    const github = await connect();
    await expect(github.updateCheckRun(1, check)).rejects.toMatchObject({ code: 'github-not-found' });
  });
});

describe('the jobs of a run', () => {
  const one = {
    id: 1,
    name: 'build',
    status: 'completed',
    conclusion: 'success',
    run_attempt: 1,
    created_at: '2026-11-21T12:00:00Z',
    started_at: '2026-11-21T12:00:10Z',
    completed_at: '2026-11-21T12:02:10Z',
  };
  /** A server that answers each page so, and the list that is read from it. */
  async function listFrom(answer: (page: number) => { readonly status?: number; readonly body: unknown }) {
    const asked: string[] = [];
    const api = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://localhost');
      asked.push(url.pathname);
      const { status = 200, body } = answer(Number(url.searchParams.get('page')));
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(typeof body === 'string' ? body : JSON.stringify(body));
    });
    await new Promise<void>((listening) => api.listen(0, '127.0.0.1', () => listening()));
    closing.push(() => new Promise((closed) => api.close(() => closed())));
    const github = connectTo(`http://127.0.0.1:${String((api.address() as AddressInfo).port)}`, 't');
    return { asked, listed: () => github.listRunJobs(77, 3, 3) };
  }

  it('are asked for page by page, of the attempt, and each counts once', async () => {
    const page = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => ({ ...one, id: from + index }));
    const { asked, listed } = await listFrom((number) => ({
      body: { total_count: 150, jobs: number === 1 ? page(1, 100) : page(100, 51) },
    }));
    const { jobs, total } = await listed();
    expect([jobs.length, total]).toStrictEqual([150, 150]);
    expect(jobs[0]).toStrictEqual({
      id: 1,
      name: 'build',
      status: 'completed',
      conclusion: 'success',
      attempt: 1,
      createdMs: Date.UTC(2026, 10, 21, 12, 0, 0),
      startedMs: Date.UTC(2026, 10, 21, 12, 0, 10),
      completedMs: Date.UTC(2026, 10, 21, 12, 2, 10),
      hasRunner: null,
      executedSteps: null,
    });
    expect(new Set(asked).size).toBe(1);
    expect(asked[0]).toMatch(/\/actions\/runs\/77\/attempts\/3\/jobs$/u);
  });

  const skipped = { name: 'move', status: 'completed', conclusion: 'skipped', number: 1 };
  it.each<[string, Readonly<Record<string, unknown>>, boolean | null, number | null]>([
    ['nothing', {}, null, null],
    ['neither a machine nor a step', { runner_id: 0, runner_name: '', steps: [] }, false, 0],
    ['neither, with null', { runner_id: null, runner_name: null, steps: null }, false, null],
    ['a machine and steps', { runner_id: 7, runner_name: 'a', steps: [{ conclusion: 'success' }] }, true, 1],
    ['a machine known by its name only', { runner_id: 0, runner_name: 'a', steps: [skipped] }, true, 0],
    ['a step that goes on', { runner_id: 0, steps: [skipped, { conclusion: null }, 'x'] }, false, 2],
  ])('say %s', async (_, more, hasRunner, executedSteps) => {
    const { listed } = await listFrom(() => ({ body: { total_count: 1, jobs: [{ ...one, ...more }] } }));
    expect((await listed()).jobs[0]).toMatchObject({ hasRunner, executedSteps });
  });

  it('of more pages than are asked for are told to be more', async () => {
    const { listed } = await listFrom((number) => ({
      body: {
        total_count: 1_000,
        jobs: Array.from({ length: 100 }, (_, index) => ({ ...one, id: number * 1_000 + index })),
      },
    }));
    const { jobs, total } = await listed();
    expect([jobs.length, total]).toStrictEqual([300, 1_000]);
  });

  it.each<[string, number, unknown, string]>([
    [
      'without the permission',
      403,
      { message: 'Resource not accessible by integration' },
      'github-forbidden',
    ],
    ['when the run is not seen', 404, { message: 'Not Found' }, 'github-not-found'],
    ['when GitHub is broken', 502, 'Bad Gateway', 'github-unreachable'],
    ['cut off', 200, '{"total_count": 1, "jobs": [', 'github-unreachable'],
    ['without a list', 200, { total_count: 1 }, 'github-unreachable'],
    ['without a number', 200, { jobs: [] }, 'github-unreachable'],
    [
      'of jobs without a name',
      200,
      { total_count: 1, jobs: [{ ...one, name: undefined }] },
      'github-unreachable',
    ],
    [
      'of jobs without a state',
      200,
      { total_count: 1, jobs: [{ ...one, status: null }] },
      'github-unreachable',
    ],
    [
      'with a machine that is none',
      200,
      { total_count: 1, jobs: [{ ...one, runner_id: 'x' }] },
      'github-unreachable',
    ],
    [
      'with steps that are none',
      200,
      { total_count: 1, jobs: [{ ...one, steps: 'none' }] },
      'github-unreachable',
    ],
    [
      'with a time that is none',
      200,
      { total_count: 1, jobs: [{ ...one, completed_at: 'soon' }] },
      'github-unreachable',
    ],
  ])('are no list %s', async (_, status, body, code) => {
    const { listed } = await listFrom(() => ({ status, body }));
    await expect(listed()).rejects.toMatchObject({ code });
  });
});

/** A GitHub that answers by path (below the repository) and page: a status, and what is JSON or a text that is none. */
async function answering(answer: (path: string, page: number) => readonly [number, unknown]) {
  const asked: string[] = [];
  const api = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const path = decodeURIComponent(url.pathname).replace('/repos/acme/shop/', '');
    asked.push(path);
    const [status, body] = answer(path, Number(url.searchParams.get('page') ?? 1));
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((listening) => api.listen(0, '127.0.0.1', () => listening()));
  closing.push(() => new Promise((closed) => api.close(() => closed())));
  const github = connectTo(`http://127.0.0.1:${String((api.address() as AddressInfo).port)}`, 't');
  return { asked, github };
}

const notThere = [404, { message: 'Not Found' }] as const;
const denied = [403, { message: 'Resource not accessible by integration' }] as const;
const noAnswers: readonly (readonly [string, number, unknown, string])[] = [
  ['forbidden', ...denied, 'github-forbidden'],
  ['not found', ...notThere, 'github-not-found'],
  ['broken', 502, 'Bad Gateway', 'github-unreachable'],
  ['cut off', 200, '[{"type": "pull_', 'github-unreachable'],
  ['an object', 200, {}, 'github-unreachable'],
  ['a list of nothing', 200, [null], 'github-unreachable'],
];

describe('the rules of a branch', () => {
  it('are read from all pages, for a name with a slash too', async () => {
    const rule = (type: string) => ({ type, ruleset_source_type: 'Repository', ruleset_id: 42 });
    const { asked, github } = await answering((_path, page) => [
      200,
      page === 1 ? Array.from({ length: 100 }, () => rule('deletion')) : [rule('pull_request')],
    ]);
    const rules = await github.branchRules('release/1.0');
    expect(rules).toHaveLength(101);
    expect(rules[100]).toStrictEqual({ type: 'pull_request', rulesetId: 42 });
    expect(new Set(asked)).toStrictEqual(new Set(['rules/branches/release/1.0']));
  });

  it.each([...noAnswers, ['without a type', 200, [{ ruleset_id: 42 }], 'github-unreachable'] as const])(
    'are none when the answer is %s',
    async (_, status, body, code) => {
      const { github } = await answering(() => [status, body]);
      await expect(github.branchRules('main')).rejects.toMatchObject({ code });
    },
  );
});

describe('the classic protection of a branch', () => {
  const branch = (isProtected: boolean) => [200, { name: 'main', protected: isProtected }] as const;
  const full = { url: 'https://x/protection', enforce_admins: { enabled: false } };
  const read = (requiresPullRequests: boolean) => ({ kind: 'read', requiresPullRequests });
  it.each<[string, readonly [number, unknown], readonly [number, unknown], unknown]>([
    ['of no branch', [404, { message: 'Branch not found' }], denied, { kind: 'absent' }],
    ['of a branch without any', branch(false), denied, { kind: 'none' }],
    ['that only rulesets are', branch(true), [404, { message: 'Branch not protected' }], { kind: 'none' }],
    ['that the token may not read', branch(true), denied, { kind: 'unreadable' }],
    ['that is hidden from the token', branch(true), notThere, { kind: 'unreadable' }],
    ['without reviews', branch(true), [200, full], read(false)],
    [
      'with null for reviews',
      branch(true),
      [200, { ...full, required_pull_request_reviews: null }],
      read(false),
    ],
    ['with reviews', branch(true), [200, { ...full, required_pull_request_reviews: {} }], read(true)],
  ])('is read: one %s', async (_, branchAnswer, protection, expected) => {
    const { github } = await answering((path) => (path.endsWith('/protection') ? protection : branchAnswer));
    expect(await github.branchProtection('main')).toStrictEqual(expected);
  });

  it.each<[string, readonly [number, unknown], string]>([
    ['empty', [200, {}], 'github-unreachable'],
    ['a list', [200, []], 'github-unreachable'],
    [
      'of reviews that are none',
      [200, { ...full, required_pull_request_reviews: 'x' }],
      'github-unreachable',
    ],
    ['broken', [500, {}], 'github-unreachable'],
    ['the limit', [403, { message: 'API rate limit exceeded' }], 'github-rate-limited'],
    ['for a token that is not valid', [401, {}], 'github-unauthorized'],
  ])('is unknown when the answer is %s', async (_, protection, code) => {
    const { github } = await answering((path) => (path.endsWith('/protection') ? protection : branch(true)));
    await expect(github.branchProtection('main')).rejects.toMatchObject({ code });
  });
});

describe('a comparison', () => {
  it.each<[string, number, unknown, string]>([
    ['forbidden', ...denied, 'github-forbidden'],
    ['broken', 500, {}, 'github-unreachable'],
    ['empty', 200, {}, 'github-unreachable'],
    ['of another kind', 200, { status: 'fine' }, 'github-unreachable'],
    ['cut off', 200, '{"status": "ah', 'github-unreachable'],
  ])('is none when the answer is %s', async (_, status, body, code) => {
    const { github } = await answering(() => [status, body]);
    await expect(github.compareCommits('a'.repeat(40), 'b'.repeat(40))).rejects.toMatchObject({ code });
  });
});

describe('the reviews of a run', () => {
  const review = {
    state: 'rejected',
    comment: 'not today',
    environments: [{ id: 1, name: 'production' }],
    user: { login: 'bob', id: 2 },
  };

  it('name their environments and who reviewed', async () => {
    const { asked, github } = await answering(() => [200, [review, { ...review, user: null }]]);
    const read = { state: 'rejected', environments: ['production'] };
    expect(await github.runApprovals(77)).toStrictEqual([
      { ...read, reviewer: 'bob' },
      { ...read, reviewer: null },
    ]);
    expect(asked).toStrictEqual(['actions/runs/77/approvals']);
  });

  it.each([
    ...noAnswers,
    ['without a state', 200, [{ ...review, state: undefined }], 'github-unreachable'] as const,
    ['without a name', 200, [{ ...review, environments: [{}] }], 'github-unreachable'] as const,
  ])('are none when the answer is %s', async (_, status, body, code) => {
    const { github } = await answering(() => [status, body]);
    await expect(github.runApprovals(77)).rejects.toMatchObject({ code });
  });
});

describe('an archive that GitHub refers to', () => {
  const open = async (server: Server): Promise<string> => {
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
    closing.push(
      () =>
        new Promise((closed) => {
          server.close(() => closed());
          server.closeAllConnections();
        }),
    );
    return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  };

  /** An API that refers downloads to another place, and a store there that keeps how it was asked. */
  async function refer(to: (store: string) => string, status = 200, headers: Record<string, string> = {}) {
    const asked: (string | undefined)[] = [];
    const store = createServer((request, response) => {
      asked.push(request.headers.authorization);
      response.writeHead(status, { 'content-type': 'application/zip', ...headers }).end('zip');
    });
    const storeUrl = await open(store);
    const api = createServer((_request, response) => {
      response.writeHead(302, { location: to(storeUrl) }).end();
    });
    return { asked, github: connectTo(await open(api), 'secret') };
  }

  it('is fetched without the token', async () => {
    const { asked, github } = await refer((store) => `${store}/blob?sig=x`);
    expect(await github.downloadArtifact(1, 100)).toMatchObject({ kind: 'archive' });
    expect(asked).toStrictEqual([undefined]);
  });

  it.each<[string, (store: string) => string, number, Record<string, string>]>([
    ['a file', () => 'file:///etc/hostname', 200, {}],
    ['another protocol', () => 'ftp://127.0.0.1/x', 200, {}],
    ['a place that sends less than it says', (store) => store, 200, { 'content-length': '99' }],
    ['a place that refers on', (store) => store, 302, { location: 'http://127.0.0.1:9/' }],
    ['a place that fails', (store) => store, 500, {}],
  ])('is not taken from %s', async (_, to, status, headers) => {
    const { github } = await refer(to, status, headers);
    await expect(github.downloadArtifact(1, 100)).rejects.toMatchObject({ code: 'github-unreachable' });
  });
});

describe('Octokit', () => {
  it('says which GitHub failed and whether to try again when nobody listens', async () => {
    const github = connectTo('http://127.0.0.1:9', 't');
    await expect(github.defaultBranch()).rejects.toMatchObject({
      code: 'github-unreachable',
      retryable: true,
    });
  });

  it.each([
    ['the limit of an hour', 403, 'API rate limit exceeded for installation.'],
    ['the limit of too much at once', 403, 'You have exceeded a secondary rate limit.'],
    ['the limit in the other form', 429, 'Too many requests'],
  ])('tells %s from a permission that is not granted', async (_, status, message) => {
    const server = createServer((_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify({ message }));
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
    closing.push(() => new Promise((closed) => server.close(() => closed())));
    const github = connectTo(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, 't');
    await expect(github.defaultBranch()).rejects.toMatchObject({
      code: 'github-rate-limited',
      retryable: true,
    });
  });

  it('says that a token may not write', async () => {
    const server = await startServer('t', []);
    const github = connectTo(server.url, 't');
    expect(await github.defaultBranch()).toBe('main');
    for (const refused of [
      github.createComment(7, 'x'),
      github.createCheckRun(commit, {
        name: 'x',
        externalId: 'x',
        conclusion: 'failure',
        title: 't',
        summary: 's',
        annotations: [],
      }),
    ])
      await expect(refused).rejects.toMatchObject({ code: 'github-forbidden', status: 403 });
    expect(server.permissionsUsed('promote')).toStrictEqual([]);
  });

  it('says that a token is not valid', async () => {
    const server = await startServer('t');
    await expect(connectTo(server.url, 'wrong').defaultBranch()).rejects.toMatchObject({
      code: 'github-unauthorized',
      status: 401,
    });
  });

  it('gives up on a server that takes the request and never answers', async () => {
    const server = createServer(() => undefined);
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
    closing.push(
      () =>
        new Promise((closed) => {
          server.closeAllConnections();
          server.close(() => closed());
        }),
    );
    const address = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
    const github = octokitGitHub('t', fakeRunner({ run: { apiUrl: address } }).run, 0, 50);
    await expect(github.defaultBranch()).rejects.toMatchObject({
      code: 'github-unreachable',
      retryable: true,
    });
  });

  it.each([
    ['too large for it', 'large.json', 'github-file-too-large'],
    ['a folder', '.github', 'github-not-a-file'],
  ])('says of a file that is %s that asking again is no use', async (_, path, code) => {
    const server = await startServer('t');
    await expect(connectTo(server.url, 't').readFile(path, commit)).rejects.toMatchObject({
      code,
      retryable: false,
    });
  });

  it('asks again with the ETag and takes an unchanged answer from what it kept', async () => {
    const server = await startServer('t');
    const github = connectTo(server.url, 't');
    expect([await github.defaultBranch(), await github.defaultBranch()]).toStrictEqual(['main', 'main']);
    expect(server.calls().map(({ status }) => status)).toStrictEqual([200, 304]);
  });

  it.each([
    ['nothing', ''],
    ['half an answer', '{"default_branch": "ma'],
    ['an answer of another kind', '[]'],
    ['an answer without what was asked for', '{"sha": "main", "default_branch": 7}'],
  ])('takes %s for no answer', async (_, body) => {
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', () => listening()));
    closing.push(() => new Promise((closed) => server.close(() => closed())));
    const github = connectTo(`http://127.0.0.1:${String((server.address() as AddressInfo).port)}`, 't');
    await expect(github.defaultBranch()).rejects.toMatchObject({ code: 'github-unreachable' });
    await expect(github.commitOf('heads/main')).rejects.toMatchObject({ code: 'github-unreachable' });
    await expect(github.readFile('a.yml', commit)).rejects.toMatchObject({ code: 'github-unreachable' });
  });
});
