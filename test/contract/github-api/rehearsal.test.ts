import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type GithubServer, startGithubServer } from '@interlock/rehearsal/adapters/github-server';
import type { JobRecord, StepRecord } from '@interlock/rehearsal/domain/record';
import { afterAll, describe, expect, test } from 'vitest';

import { departures, describedAnswers } from './description.ts';
import { describeGithubApi } from './suite.ts';

const TOKEN = 'token-of-build';
const FILE_TEXT = 'version: 1\nname: "Grüße"\n';
const folder = mkdtempSync(join(tmpdir(), 'interlock-github-'));

const git = (...args: readonly string[]): string =>
  execFileSync('git', ['-C', folder, '-c', 'user.name=Ann', '-c', 'user.email=ann@example.org', ...args], {
    encoding: 'utf8',
    env: { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' },
  }).trim();
const write = (path: string, text: string | Uint8Array) => {
  mkdirSync(join(folder, path, '..'), { recursive: true });
  writeFileSync(join(folder, path), text);
};
const commit = (message: string): string => {
  git('add', '--all');
  git('commit', '--quiet', '--message', message);
  return git('rev-parse', 'HEAD');
};

function fillRepository(): { readonly base: string; readonly head: string } {
  git('init', '--quiet', '--initial-branch=main');
  write('.github/interlock.yml', FILE_TEXT);
  write('.github/workflows/promote.yml', "name: 'Promote it' # to production\non: push\njobs: {}\n");
  write('.github/workflows/nameless.yaml', 'on: push\njobs: {}\n');
  write('docs/a.md', 'a\n'.repeat(20));
  write('docs/b with space.md', 'b\n');
  write('picture.bin', new Uint8Array([0, 1, 2, 255]));
  symlinkSync('../docs/a.md', join(folder, 'docs/outside.md'));
  symlinkSync('a.md', join(folder, 'docs/link.md'));
  symlinkSync('link.md', join(folder, 'docs/link-to-link.md'));
  symlinkSync('/etc/hostname', join(folder, 'docs/absolute.md'));
  symlinkSync('../../elsewhere', join(folder, 'docs/leaving.md'));
  const base = commit('Begin');
  git('switch', '--quiet', '--create', 'feature/one');
  git('mv', 'docs/a.md', 'docs/renamed.md');
  write('picture.bin', new Uint8Array([0, 9, 9, 255]));
  write('src/new.ts', 'export const one = 1;\nexport const two = 2;\n');
  git('rm', '--quiet', 'docs/b with space.md');
  commit('Change several things\n\nwith a body');
  write('src/new.ts', 'export const one = 1;\nexport const two = 3;\n');
  const head = commit('Correct it');
  git('switch', '--quiet', 'main');
  return { base, head };
}

const { base, head } = fillRepository();
const servers: GithubServer[] = [];

async function start(options: Partial<Parameters<typeof startGithubServer>[0]> = {}) {
  const server = await startGithubServer({
    repositoryFolder: folder,
    repository: 'acme/shop',
    defaultBranch: 'main',
    branchRules: new Map([
      ['main', { rules: ['pull_request', 'deletion'], isClassic: false }],
      ['old', { rules: [], isClassic: true }],
    ]),
    sha: head,
    ref: 'refs/pull/7/merge',
    actor: 'alice',
    runId: 4711,
    runAttempt: 1,
    event: 'pull_request',
    eventPayload: {
      repository: { visibility: 'public', private: false },
      pull_request: {
        number: 7,
        title: 'One',
        base: { ref: 'main', sha: base },
        head: { ref: 'feature/one', sha: head },
      },
    },
    workflowPath: '.github/workflows/promote.yml',
    now: Date.now,
    ...options,
  });
  servers.push(server);
  server.registerToken(TOKEN, 'build');
  return server;
}

afterAll(async () => {
  await Promise.all(servers.map((server) => server.close()));
  rmSync(folder, { recursive: true });
});

describeGithubApi('the stand-in of the rehearsal', async () => {
  const server = await start();
  return {
    url: server.url,
    token: TOKEN,
    repository: 'acme/shop',
    defaultBranch: 'main',
    featureBranch: 'feature/one',
    featureSha: head,
    file: { path: '.github/interlock.yml', text: FILE_TEXT },
    folder: { path: '.github/workflows', names: ['nameless.yaml', 'promote.yml'] },
    pullNumber: 7,
    pullFiles: ['docs/b with space.md', 'docs/renamed.md', 'picture.bin', 'src/new.ts'],
    runId: 4711,
    workflowFile: 'promote.yml',
  };
});

describe('the stand-in of the rehearsal alone', () => {
  const call = async (server: GithubServer, method: string, path: string, body?: unknown, token = TOKEN) => {
    const response = await fetch(`${server.url}${path}`, {
      method,
      headers: { authorization: `token ${token}` },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    return { status: response.status, json: text === '' ? null : (JSON.parse(text) as unknown) };
  };

  test('refuses by name what it does not serve', async () => {
    const server = await start();
    for (const [method, path] of [
      ['POST', '/graphql'],
      ['POST', '/repos/acme/shop/issues'],
      ['PUT', '/repos/acme/shop/contents/x'],
      ['GET', '/repos/acme/shop/branches'],
    ] as const) {
      const answer = await call(server, method, path);
      expect(answer.status).toBe(501);
      expect(answer.json).toMatchObject({ message: expect.stringContaining(`${method} ${path}`) as string });
    }
  });

  test('listens on loopback only and says the address of each call with its job', async () => {
    const server = await start();
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    server.registerToken('another', 'gate / unit');
    await call(server, 'GET', '/repos/acme/shop?x=1');
    await call(server, 'GET', '/nothing', undefined, 'another');
    await call(server, 'GET', '/nothing', undefined, 'unknown');
    expect(server.calls().map(({ job, method, path, status }) => [job, method, path, status])).toEqual([
      ['build', 'GET', '/repos/acme/shop?x=1', 200],
      ['gate / unit', 'GET', '/nothing', 501],
      [null, 'GET', '/nothing', 401],
    ]);
  });

  test('reports the permissions that the calls of each job needed', async () => {
    const server = await start();
    server.registerToken('gate', 'gate');
    await call(server, 'GET', '/repos/acme/shop');
    await call(server, 'GET', '/repos/acme/shop/contents/docs');
    await call(server, 'GET', '/repos/acme/shop/issues/7/comments');
    await call(server, 'POST', '/repos/acme/shop/issues/7/comments', { body: 'x' });
    await call(server, 'GET', '/repos/acme/shop/deployments', undefined, 'gate');
    expect(server.permissionsUsed('build')).toEqual(['contents: read', 'pull-requests: write']);
    expect(server.permissionsUsed('gate')).toEqual(['deployments: read']);
    expect(server.permissionsUsed('nobody')).toEqual([]);
  });

  test('a deployment without required_contexts conflicts with the jobs that still run, as on GitHub', async () => {
    const server = await start();
    const body = { ref: head, auto_merge: false };
    const early = await call(server, 'POST', '/repos/acme/shop/deployments', body);
    expect(early.status).toBe(409);
    expect(early.json).toMatchObject({ errors: [{ contexts: [{ context: 'build', state: 'pending' }] }] });
    server.finishJob('build', 'success');
    expect((await call(server, 'POST', '/repos/acme/shop/deployments', body)).status).toBe(201);
  });

  test('jobs and artifacts of the run appear when they are told', async () => {
    const server = await start();
    server.addArtifact({
      name: 'reports',
      sizeInBytes: 12,
      digest: `sha256:${'0'.repeat(64)}`,
      archive: () => Promise.resolve(Buffer.from('zip')),
    });
    server.finishJob('build', 'failure');
    const run = '/repos/acme/shop/actions/runs/4711';
    const jobs = await call(server, 'GET', `${run}/jobs`);
    const artifacts = await call(server, 'GET', `${run}/artifacts?name=reports`);
    expect(jobs.json).toMatchObject({
      jobs: [{ name: 'build', status: 'completed', conclusion: 'failure' }],
    });
    expect(artifacts.json).toMatchObject({
      total_count: 1,
      artifacts: [{ name: 'reports', expired: false }],
    });
    const template = '/repos/{owner}/{repo}/actions/runs/{run_id}';
    expect(departures(`GET ${template}/jobs 200`, jobs.json)).toEqual([]);
    // The answer of an attempt has the same shape; of attempts that were not, there is none.
    server.registerRunToken('ghs_run', 'Promote it');
    const ofAttempt = await call(server, 'GET', `${run}/attempts/1/jobs`);
    expect(ofAttempt.json).toEqual(jobs.json);
    for (const other of ['0', '2', 'x'])
      expect((await call(server, 'GET', `${run}/attempts/${other}/jobs`)).status).toBe(404);
    expect(departures(`GET ${template}/artifacts 200`, artifacts.json)).toEqual([]);
    expect((await call(server, 'GET', run)).json).toMatchObject({
      name: 'Promote it',
      status: 'in_progress',
    });
  });

  test('a branch is protected by a ruleset, whatever it forbids, and by classic protection', async () => {
    const server = await start({
      branchRules: new Map([
        ['main', { rules: ['deletion'], isClassic: false }],
        ['feature/one', { rules: [], isClassic: true }],
      ]),
    });
    const template = 'GET /repos/{owner}/{repo}/branches/{branch} 200';
    for (const [branch, enabled, types] of [
      ['main', false, ['deletion']],
      ['feature/one', true, []],
    ] as const) {
      const answer = await call(server, 'GET', `/repos/acme/shop/branches/${branch}`);
      expect(departures(template, answer.json)).toEqual([]);
      expect(answer.json).toMatchObject({ protected: true, protection: { enabled } });
      const rules = await call(server, 'GET', `/repos/acme/shop/rules/branches/${branch}`);
      expect((rules.json as readonly { type: string }[]).map(({ type }) => type)).toEqual(types);
    }
    const without = await start({ branchRules: new Map([['main', { rules: [], isClassic: false }]]) });
    const plain = await call(without, 'GET', '/repos/acme/shop/branches/main');
    expect(plain.json).toMatchObject({ protected: false });
  });

  test('two commits of which none has the other are diverged', async () => {
    git('switch', '--quiet', '--create', 'another', base);
    write('other.txt', 'x');
    const other = commit('Go elsewhere');
    git('switch', '--quiet', 'main');
    const answer = await call(await start(), 'GET', `/repos/acme/shop/compare/${head}...${other}`);
    expect(answer.json).toMatchObject({ status: 'diverged', ahead_by: 1, behind_by: 2 });
  });

  test('jobs are listed from when they wait, with their runner and their steps', async () => {
    const server = await start();
    const at = 1_000;
    const record = { conclusion: 'cancelled' } as JobRecord;
    const step = { conclusion: 'failure' } as StepRecord;
    server.observe({ kind: 'job-added', at, job: 'waits' });
    server.observe({ kind: 'job-added', at, job: 'cancelled' });
    server.observe({ kind: 'job-finished', at, job: 'cancelled', record });
    server.observe({
      kind: 'job-finished',
      at,
      job: 'skipped',
      record: { ...record, conclusion: 'skipped' },
    });
    for (const job of ['runs', 'ran']) {
      server.observe({ kind: 'job-added', at, job });
      server.observe({ kind: 'job-started', at, job });
      server.observe({ kind: 'step-started', at, job, step: 'Switch' });
    }
    server.observe({ kind: 'step-finished', at, job: 'ran', step });
    server.observe({ kind: 'job-finished', at, job: 'ran', record });
    const answer = await call(server, 'GET', '/repos/acme/shop/actions/runs/4711/attempts/1/jobs');
    const template = '/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}/jobs';
    expect(departures(`GET ${template} 200`, answer.json)).toEqual([]);
    const { jobs } = answer.json as { readonly jobs: readonly Record<string, unknown>[] };
    const seen = jobs.map((job) => [
      job['name'],
      job['status'],
      job['conclusion'],
      job['runner_id'],
      job['runner_name'],
      (job['steps'] as readonly { name: string; status: string; conclusion: string | null }[]).map(
        (each) => `${each.name}: ${each.status}, ${each.conclusion ?? 'open'}`,
      ),
    ]);
    const setUp = 'Set up job: completed, success';
    expect(seen).toEqual([
      ['build', 'in_progress', null, 1, 'rehearsal', [setUp]],
      ['waits', 'queued', null, 0, '', []],
      ['cancelled', 'completed', 'cancelled', 0, '', []],
      ['skipped', 'completed', 'skipped', null, null, []],
      ['runs', 'in_progress', null, 1, 'rehearsal', [setUp, 'Switch: in_progress, open']],
      [
        'ran',
        'completed',
        'cancelled',
        1,
        'rehearsal',
        [setUp, 'Switch: completed, failure', 'Complete job: completed, success'],
      ],
    ]);
  });

  test('what reviewers answered is told with the environments it was about', async () => {
    const server = await start({
      reviews: [{ state: 'rejected', environments: ['production'], login: 'mona', comment: 'not today' }],
    });
    const answer = await call(server, 'GET', '/repos/acme/shop/actions/runs/4711/approvals');
    expect(departures('GET /repos/{owner}/{repo}/actions/runs/{run_id}/approvals 200', answer.json)).toEqual(
      [],
    );
    expect(answer.json).toMatchObject([
      {
        state: 'rejected',
        comment: 'not today',
        user: { login: 'mona' },
        environments: [{ name: 'production' }],
      },
    ]);
  });

  test.each([
    ['actions/runs/4711/attempts/1/jobs', 'actions'],
    ['actions/runs/4711/approvals', 'actions'],
    ['branches/main', 'contents'],
    ['compare/main...feature%2Fone', 'contents'],
  ])('of a private repository %s needs %s: read, of a public one nothing', async (path, scope) => {
    const statuses = async (guardsReading: boolean): Promise<readonly number[]> => {
      const server = await start({ guardsReading });
      server.registerToken('none', 'none', ['issues: write']);
      server.registerToken('read', 'read', [`${scope}: read`]);
      server.registerToken('write', 'write', [`${scope}: write`]);
      const answers = ['none', 'read', 'write'].map((token) =>
        call(server, 'GET', `/repos/acme/shop/${path}`, undefined, token),
      );
      return (await Promise.all(answers)).map(({ status }) => status);
    };
    expect(await statuses(true)).toEqual([403, 200, 200]);
    expect(await statuses(false)).toEqual([200, 200, 200]);
  });

  test('the rules of a branch are for every token, its classic protection for none', async () => {
    const server = await start({ guardsReading: true });
    server.registerToken('poor', 'poor', []);
    const status = async (path: string): Promise<number> =>
      (await call(server, 'GET', `/repos/acme/shop/${path}`, undefined, 'poor')).status;
    expect(await status('rules/branches/main')).toBe(200);
    expect(await status('branches/main/protection')).toBe(403);
    expect(server.permissionsUsed('poor')).toEqual([]);
  });

  test('the ref of the run stands for its commit although no such ref is here', async () => {
    const server = await start();
    for (const ref of ['refs/pull/7/merge', 'pull/7/merge']) {
      const answer = await call(server, 'GET', `/repos/acme/shop/commits/${ref}`);
      expect(answer.json).toMatchObject({ sha: head, commit: { message: 'Correct it' } });
    }
  });

  test('changes come with their kind, their counts and their hunks', async () => {
    const server = await start();
    const answer = await call(server, 'GET', '/repos/acme/shop/pulls/7/files');
    expect(answer.json).toMatchObject([
      { filename: 'docs/b with space.md', status: 'removed', deletions: 1, patch: '@@ -1 +0,0 @@\n-b' },
      { filename: 'docs/renamed.md', status: 'renamed', previous_filename: 'docs/a.md', changes: 0 },
      { filename: 'picture.bin', status: 'modified', changes: 0 },
      { filename: 'src/new.ts', status: 'added', additions: 2, deletions: 0 },
    ]);
    expect((answer.json as object[])[1]).not.toHaveProperty('patch');
    const first = await call(server, 'GET', `/repos/acme/shop/commits/${base}`);
    const { parents, files } = first.json as { parents: unknown[]; files: { status: string }[] };
    expect(parents).toEqual([]);
    expect(files.map((file) => file.status)).toEqual(Array.from({ length: 11 }, () => 'added'));
  });

  test.each([
    ['docs/link.md', 'file', 'docs/link.md'],
    ['docs/link-to-link.md', 'file', 'docs/link-to-link.md'],
    ['docs/outside.md', 'file', 'docs/outside.md'],
    ['docs/absolute.md', 'symlink', 'docs/absolute.md'],
    ['docs/leaving.md', 'symlink', 'docs/leaving.md'],
  ])('%s is answered as a %s', async (path, type, shown) => {
    const answer = await call(await start(), 'GET', `/repos/acme/shop/contents/${path}`);
    expect(answer.json).toMatchObject({ type, path: shown });
    expect(departures('GET /repos/{owner}/{repo}/contents/{path} 200', answer.json)).toEqual([]);
  });

  test.each([
    '/repos/acme/shop/contents/..%2f..%2fetc%2fpasswd',
    '/repos/acme/shop/commits/--output=x',
    '/repos/acme/shop/commits/HEAD~1',
    '/repos/acme/shop/commits/main%5e%7btree%7d',
    '/repos/acme/shop/git/ref/heads/a..b',
    '/repos/acme/shop/commits/%00',
  ])('%s is refused', async (path) => {
    expect([404, 422]).toContain((await call(await start(), 'GET', path)).status);
  });

  test('a broken encoding in the path is refused', async () => {
    expect((await call(await start(), 'GET', '/repos/acme/shop/contents/%zz')).status).toBe(501);
  });

  test('is out of requests after the limit of the hour and has new ones in the next', async () => {
    let nowMs = 1_000_000;
    const server = await start({ requestsPerHour: 2, now: () => nowMs });
    const statuses = async () => (await call(server, 'GET', '/repos/acme/shop')).status;
    expect([await statuses(), await statuses(), await statuses()]).toEqual([200, 200, 403]);
    nowMs += 3_600_000;
    expect(await statuses()).toBe(200);
  });

  test('loses no comment when many are written at once', async () => {
    const server = await start();
    const path = '/repos/acme/shop/issues/7/comments';
    await Promise.all(
      Array.from({ length: 50 }, (_, index) => call(server, 'POST', path, { body: `number ${index}` })),
    );
    const listed = await call(server, 'GET', `${path}?per_page=100`);
    expect(new Set((listed.json as { id: number }[]).map((comment) => comment.id)).size).toBe(50);
  });

  test('a request that is too long is refused and the next one is served', async () => {
    const server = await start();
    const path = '/repos/acme/shop/issues/7/comments';
    expect((await call(server, 'POST', path, { body: 'x'.repeat(11 * 1024 * 1024) })).status).toBe(413);
    expect((await call(server, 'GET', path)).status).toBe(200);
  });

  test('the check against the description sees a missing field, a wrong type and a wrong word', () => {
    const answer = 'POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses 201';
    expect(describedAnswers).toContain(answer);
    const found = departures(answer, { id: 'x', state: 'done' });
    expect(found).toContain('$.id is no integer');
    expect(found).toContain('$.creator is missing');
    expect(found.some((problem) => problem.startsWith('$.state is "done"'))).toBe(true);
  });
});
