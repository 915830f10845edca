import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { checkSchema } from '@interlock/shared/domain/schema';
import { reportSchema } from '@interlock/quality-gate/domain/report-file';

const bundle = join(import.meta.dirname, '..', '..', '..', 'dist', 'quality-gate', 'index.js');
const run = promisify(execFile);

const passing = '<testsuite tests="1"><testcase classname="price" name="adds"/></testsuite>';
const failing =
  '<testsuite tests="2" failures="1"><testcase classname="price" name="adds"/><testcase classname="price" name="rounds" file="src/price.js" line="3"><failure message="expected 1 to be 2"/></testcase></testsuite>';
const lcov = 'SF:src/price.js\nDA:1,1\nDA:2,1\nDA:3,0\nDA:4,1\nLF:4\nLH:3\nend_of_record\n';

/** GitHub as far as the gate asks it: a repository whose main is at one commit, with one file or none. */
function answerAsGitHub(
  commit: () => string,
  configuration: () => string | null,
  jobs: () => { readonly status: number; readonly body: unknown },
): Server {
  return createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://127.0.0.1');
    const send = (status: number, body: unknown): void => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(body));
    };
    const text = configuration();
    if (pathname === '/repos/acme/shop') send(200, { default_branch: 'main' });
    else if (pathname.startsWith('/repos/acme/shop/commits/')) send(200, { sha: commit() });
    else if (pathname.startsWith('/repos/acme/shop/contents/') && text !== null)
      send(200, {
        type: 'file',
        encoding: 'base64',
        size: Buffer.byteLength(text),
        content: Buffer.from(text).toString('base64'),
      });
    else if (pathname === '/repos/acme/shop/actions/runs/1/attempts/1/jobs') send(jobs().status, jobs().body);
    else send(404, { message: 'Not Found' });
  });
}

interface Ended {
  readonly code: number | null;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

function parseOutputs(text: string): Readonly<Record<string, string>> {
  const found = [...text.matchAll(/^([a-z-]+)<<(\S+)\n([^]*?)\n\2$/gmu)];
  return Object.fromEntries(found.map(([, name = '', , value = '']) => [name, value]));
}

describe('the bundle of quality-gate, started as the runner does', () => {
  let folder = '';
  let workspace = '';
  let commit = '';
  let configuration: string | null = null;
  let jobs: { readonly status: number; readonly body: unknown } = { status: 404, body: {} };
  const github = answerAsGitHub(
    () => commit,
    () => configuration,
    () => jobs,
  );

  const put = async (path: string, content: string): Promise<void> => {
    await mkdir(dirname(join(workspace, path)), { recursive: true });
    await writeFile(join(workspace, path), content);
  };

  const gate = async (inputs: Readonly<Record<string, string>>): Promise<Ended> => {
    const address = github.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const files = {
      output: join(folder, 'output'),
      summary: join(folder, 'summary'),
      state: join(folder, 'state'),
    };
    for (const file of Object.values(files)) await writeFile(file, '');
    const given = Object.entries({ token: 'secret-token', ...inputs });
    const child = spawn(process.execPath, [bundle], {
      cwd: workspace,
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: folder,
        GITHUB_WORKSPACE: workspace,
        RUNNER_TEMP: join(folder, 'temp'),
        GITHUB_OUTPUT: files.output,
        GITHUB_STEP_SUMMARY: files.summary,
        GITHUB_STATE: files.state,
        GITHUB_REPOSITORY: 'acme/shop',
        GITHUB_SHA: commit,
        GITHUB_REF: 'refs/heads/main',
        GITHUB_EVENT_NAME: 'push',
        GITHUB_RUN_ID: '1',
        GITHUB_RUN_ATTEMPT: '1',
        GITHUB_API_URL: `http://127.0.0.1:${port}`,
        GITHUB_WORKFLOW_REF: 'acme/shop/.github/workflows/ci.yml@refs/heads/main',
        ...Object.fromEntries(given.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value])),
      },
    });
    let log = '';
    child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return {
      code,
      log,
      summary: await readFile(files.summary, 'utf8'),
      outputs: parseOutputs(await readFile(files.output, 'utf8')),
    };
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'quality-gate-'));
    await new Promise<void>((resolve) => github.listen(0, '127.0.0.1', resolve));
  });

  afterAll(async () => {
    github.close();
    github.closeAllConnections();
    await rm(folder, { recursive: true });
  });

  beforeEach(async () => {
    configuration = null;
    workspace = await mkdtemp(join(folder, 'workspace-'));
    await put('src/price.js', 'export const price = 1;\n');
    await put('.gitignore', 'reports/\ncoverage/\n');
    const git = (...args: readonly string[]) =>
      run('git', ['-C', workspace, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args]);
    await git('init', '-q');
    await git('add', '-A');
    await git('commit', '-q', '-m', 'first');
    commit = (await git('rev-parse', 'HEAD')).stdout.trim();
  });

  it('passes, with the answer first in the summary and last in the log', async () => {
    await put('reports/junit.xml', passing);
    await put('coverage/lcov.info', lcov);
    const ended = await gate({
      reports: '- tests: "reports/*.xml"\n- coverage: coverage/lcov.info',
      require: '- coverage.lines >= 75%\n- coverage.lines in "src/**" >= 75%',
    });
    const answer = '✅ quality-gate: pass, 4 of 4 rules';
    expect(ended.log.trimEnd().split('\n').at(-1)).toBe(answer);
    expect(ended.summary.split('\n')[0]).toBe(`## ${answer}`);
    expect(ended.code).toBe(0);
    expect(ended.outputs).toMatchObject({ verdict: 'pass', reasons: '[]' });
    const report: unknown = JSON.parse(await readFile(ended.outputs['report'] ?? '', 'utf8'));
    expect(checkSchema(reportSchema, report)).toMatchObject({ ok: true });
    expect(await readFile(ended.outputs['summary'] ?? '', 'utf8')).toBe(ended.summary.trimEnd().concat('\n'));
  });

  it('fails by the rules of the configuration, and names the test and the fix', async () => {
    configuration =
      'version: 1\ngates:\n  unit: {action: quality-gate, reports: [{tests: "reports/*.xml"}], require: [tests.count >= 2]}\n';
    await put('reports/junit.xml', failing);
    const ended = await gate({ gate: 'unit' });
    expect(ended.code).toBe(1);
    expect(ended.log.trimEnd().split('\n').at(-1)).toBe('❌ unit: fail, tests.failed 1 ≠ 0');
    expect(ended.log).toContain('file=src/price.js,line=3::expected 1 to be 2');
    expect(ended.summary).toContain('Bring tests.failed from 1 to 0. Seen: 1 of 2 tests.');
    expect(ended.summary).toContain('price › rounds');
    expect(ended.outputs['verdict']).toBe('fail');
  });

  it('fails when a promised report is not there, and says which and what to do', async () => {
    const ended = await gate({ reports: '- tests: "reports/*.xml"' });
    expect(ended.code).toBe(1);
    expect(ended.log.trimEnd().split('\n').at(-1)).toContain(
      '❌ quality-gate: fail, report-missing: reports/*.xml',
    );
    expect(JSON.parse(ended.outputs['reasons'] ?? '[]')).toMatchObject([
      { code: 'report-missing', where: 'reports/*.xml' },
      { code: 'measurement-broken' },
      { code: 'measurement-broken' },
    ]);
  });

  it('tells all wrong inputs at once and reads nothing', async () => {
    await put('reports/junit.xml', passing);
    const ended = await gate({
      reports: '- tests: "reports/*.xml"\n- lint: eslint.json',
      require: '- tests.failed = 0\n- coverage.lines >= 0.8',
      mode: 'warn',
      baseline: 'brunch=main',
      reqiure: '- tests.failed == 0',
    });
    expect(ended.code).toBe(1);
    expect(ended.log.match(/^::error /gmu)).toHaveLength(6);
    for (const word of ['lint', 'tests.failed = 0', '80%', 'enforce, audit', 'brunch=main', '"require"'])
      expect(ended.log).toContain(word);
    expect(ended.log).not.toContain('junit.xml');
    expect(ended.outputs).toMatchObject({ verdict: 'inconclusive', reasons: '[]' });
  });

  it('does not follow a link out of the workspace', async () => {
    await writeFile(join(folder, 'outside.xml'), passing);
    await mkdir(join(workspace, 'reports'));
    await run('ln', ['-s', join(folder, 'outside.xml'), join(workspace, 'reports', 'junit.xml')]);
    const ended = await gate({ reports: '- tests: "reports/*.xml"' });
    expect(ended.code).toBe(1);
    expect(ended.outputs['verdict']).not.toBe('pass');
  });

  const job = {
    id: 1,
    name: 'build',
    status: 'completed',
    conclusion: 'success',
    run_attempt: 1,
    created_at: '2026-11-21T12:00:00Z',
    started_at: '2026-11-21T12:00:10Z',
    completed_at: '2026-11-21T12:05:10Z',
  };
  it.each<[string, number, unknown, string | null]>([
    ['passes a job of the run within its limit', 200, { total_count: 1, jobs: [job] }, null],
    [
      'does not pass where it may not ask',
      403,
      { message: 'Resource not accessible by integration' },
      'jobs-forbidden',
    ],
    ['does not pass on a part of the jobs', 200, { total_count: 2, jobs: [job] }, 'jobs-unreachable'],
    ['does not pass on another answer', 200, { total_count: 1 }, 'jobs-unreachable'],
    [
      'does not pass a job that was cancelled',
      200,
      { total_count: 1, jobs: [{ ...job, conclusion: 'cancelled' }] },
      'job-not-successful',
    ],
    [
      'does not pass a job without an end',
      200,
      { total_count: 1, jobs: [{ ...job, completed_at: null }] },
      'job-time-invalid',
    ],
  ])('%s', async (_, status, body, code) => {
    jobs = { status, body };
    const ended = await gate({
      reports: '- {kind: performance, jobs: [build]}',
      require: '- performance.time of build <= 5m',
    });
    expect(ended.outputs['verdict'], ended.log).toBe(code === null ? 'pass' : 'inconclusive');
    expect(JSON.parse(ended.outputs['reasons'] ?? '[]')).toMatchObject(
      code === null ? [] : [{ code }, { code: 'measurement-broken' }],
    );
    if (code === 'jobs-forbidden') expect(ended.log).toContain('Grant `actions: read`');
  });

  it('never prints the token', async () => {
    await put('reports/junit.xml', failing);
    const ended = await gate({ reports: '- tests: "reports/*.xml"' });
    expect(ended.log.replaceAll(/^::add-mask::.*$/gmu, '')).not.toContain('secret-token');
    expect(ended.summary).not.toContain('secret-token');
  });
});
