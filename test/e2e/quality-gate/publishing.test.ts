import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { startGithubServer, type GithubServer } from '@interlock/rehearsal/adapters/github-server';

const bundle = join(import.meta.dirname, '..', '..', '..', 'dist', 'quality-gate', 'index.js');
const run = promisify(execFile);

const passing = '<testsuite tests="1"><testcase classname="price" name="adds"/></testsuite>';
const failing =
  '<testsuite tests="1" failures="1"><testcase classname="price" name="rounds" file="src/price.js" line="1"><failure message="expected 1 to be 2"/></testcase></testsuite>';

interface Said {
  readonly code: number | null;
  readonly log: string;
  readonly summary: string;
}

interface Check {
  readonly conclusion: string;
  readonly output: { readonly title: string; readonly annotations_count: number };
}

describe('the bundle of quality-gate on a pull request, against the stand-in for GitHub’s API', () => {
  let folder = '';
  let commit = '';
  const servers: GithubServer[] = [];

  const pullRequest = (headOwner: string) => ({
    pull_request: {
      number: 7,
      base: { ref: 'main', sha: commit, repo: { full_name: 'acme/shop' } },
      head: { ref: 'change', sha: commit, repo: { full_name: `${headOwner}/shop` } },
    },
  });

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quality-gate-publishing-'));
    const workspace = join(folder, 'workspace');
    await mkdir(join(workspace, 'src'), { recursive: true });
    await writeFile(join(workspace, 'src/price.js'), 'export const price = 1;\n');
    await writeFile(join(workspace, '.gitignore'), 'reports/\n');
    const git = (...args: readonly string[]) =>
      run('git', ['-C', workspace, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args]);
    await git('init', '-q', '-b', 'main');
    await git('add', '-A');
    await git('commit', '-q', '-m', 'first');
    commit = (await git('rev-parse', 'HEAD')).stdout.trim();
  });

  afterAll(async () => {
    for (const server of servers) await server.close();
    await rm(folder, { recursive: true });
  });

  /** A server whose token was granted these, and for how many requests. */
  async function open(
    writes: readonly string[],
    headOwner = 'acme',
    requestsPerHour = 1000,
  ): Promise<GithubServer> {
    const server = await startGithubServer({
      repositoryFolder: join(folder, 'workspace'),
      repository: 'acme/shop',
      defaultBranch: 'main',
      sha: commit,
      ref: 'refs/pull/7/merge',
      actor: 'alice',
      runId: 1,
      runAttempt: 1,
      event: 'pull_request',
      eventPayload: pullRequest(headOwner),
      workflowPath: '.github/workflows/ci.yml',
      requestsPerHour,
      now: () => Date.now(),
    });
    server.registerToken('token-of-the-job', 'test', writes);
    servers.push(server);
    return server;
  }

  async function gate(
    server: GithubServer,
    report: string,
    order: { readonly runId: number; readonly attempt: number } = { runId: 1, attempt: 1 },
    headOwner = 'acme',
  ): Promise<Said> {
    const put = async (path: string, content: string): Promise<string> => {
      const file = join(folder, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
      return file;
    };
    await put('workspace/reports/junit.xml', report);
    const summary = await put('summary', '');
    const child = spawn(process.execPath, [bundle], {
      cwd: join(folder, 'workspace'),
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: folder,
        GITHUB_WORKSPACE: join(folder, 'workspace'),
        RUNNER_TEMP: join(folder, 'temp'),
        GITHUB_OUTPUT: await put('output', ''),
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_STATE: await put('state', ''),
        GITHUB_REPOSITORY: 'acme/shop',
        GITHUB_SHA: commit,
        GITHUB_REF: 'refs/pull/7/merge',
        GITHUB_EVENT_NAME: 'pull_request',
        GITHUB_EVENT_PATH: await put('event.json', JSON.stringify(pullRequest(headOwner))),
        GITHUB_ACTOR: 'alice',
        GITHUB_RUN_ID: String(order.runId),
        GITHUB_RUN_ATTEMPT: String(order.attempt),
        GITHUB_API_URL: server.url,
        GITHUB_WORKFLOW_REF: 'acme/shop/.github/workflows/ci.yml@refs/pull/7/merge',
        INPUT_TOKEN: 'token-of-the-job',
        INPUT_REPORTS: '- tests: "reports/*.xml"',
      },
    });
    let log = '';
    child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, log, summary: await readFile(summary, 'utf8') };
  }

  async function read(server: GithubServer, path: string): Promise<unknown> {
    const headers = { authorization: 'Bearer token-of-the-job', 'user-agent': 'test' };
    return (await fetch(`${server.url}/repos/acme/shop/${path}`, { headers })).json();
  }
  const checksOf = async (server: GithubServer) =>
    ((await read(server, `commits/${commit}/check-runs`)) as { readonly check_runs: readonly Check[] })
      .check_runs;
  const commentsOf = async (server: GithubServer) =>
    (await read(server, 'issues/7/comments')) as readonly { readonly body: string }[];

  it('writes one comment and one check run, which later runs update and older ones leave', async () => {
    const server = await open(['pull-requests: write', 'checks: write']);
    const first = await gate(server, passing, { runId: 5, attempt: 1 });
    expect(first.code).toBe(0);
    const second = await gate(server, failing, { runId: 6, attempt: 1 });
    expect(second.code).toBe(1);
    const late = await gate(server, passing, { runId: 5, attempt: 2 });
    expect(late.code).toBe(0);
    expect(late.log).toContain('check run left as it is, a newer run wrote it');
    expect(late.log).toContain('comment left as it is, a newer run wrote it');
    expect(await checksOf(server)).toMatchObject([
      {
        name: 'quality-gate: quality-gate',
        conclusion: 'failure',
        output: { title: '❌ quality-gate: fail, tests.failed 1 ≠ 0', annotations_count: 1 },
      },
    ]);
    const comments = await commentsOf(server);
    expect(comments).toHaveLength(1);
    expect(comments[0]?.body).toContain('❌ quality-gate: fail');
    // At its line in the check run, and so not once more in the log.
    expect(second.log).not.toContain('file=src/price.js');
    expect(server.permissionsUsed('test')).toStrictEqual([
      'checks: write',
      'contents: read',
      'pull-requests: write',
    ]);
  });

  it.each([
    ['passes', passing, 0],
    ['fails', failing, 1],
  ])(
    'on a fork, where the token may only read, it %s all the same and says so once',
    async (_, report, code) => {
      const server = await open([], 'mallory');
      const ended = await gate(server, report, { runId: 1, attempt: 1 }, 'mallory');
      expect(ended.code).toBe(code);
      expect(server.calls().filter(({ status }) => status === 403)).not.toHaveLength(0);
      expect(ended.summary.match(/No check run and no comment/gu)).toHaveLength(1);
      expect(ended.log).not.toContain('::warning');
      expect(ended.log.match(/^no (?:check run|comment): /gmu)).toHaveLength(2);
      expect(await checksOf(server)).toStrictEqual([]);
      expect(await commentsOf(server)).toStrictEqual([]);
      // What the check run would have shown stands in the log.
      expect(ended.log.includes('file=src/price.js')).toBe(code === 1);
    },
  );

  it('ends with its verdict when the limit of requests is reached before it could write', async () => {
    const server = await open(['pull-requests: write', 'checks: write'], 'acme', 2);
    const ended = await gate(server, failing);
    expect(ended.code).toBe(1);
    expect(ended.log.trimEnd().split('\n').at(-1)).toBe('❌ quality-gate: fail, tests.failed 1 ≠ 0');
    expect(ended.summary).toContain('rate limit');
    expect(ended.summary).not.toContain('pull-requests: write');
  });
});
