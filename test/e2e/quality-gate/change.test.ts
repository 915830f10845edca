import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';

import { checkSchema } from '@interlock/shared/domain/schema';
import { reportSchema } from '@interlock/quality-gate/domain/report-file';

const bundle = join(import.meta.dirname, '..', '..', '..', 'dist', 'quality-gate', 'index.js');
const runFile = promisify(execFile);
const numbered = (count: number): string =>
  Array.from({ length: count }, (_, index) => `line ${index + 1}\n`).join('');
const record = (path: string, hits: readonly number[]): string =>
  `SF:${path}\n${hits.map((hit, index) => `DA:${index + 1},${hit}\n`).join('')}end_of_record\n`;

interface Ended {
  readonly code: number | null;
  readonly log: string;
  readonly summary: string;
  readonly verdict: string;
  readonly codes: readonly string[];
  readonly changedLines: unknown;
  readonly report: unknown;
}

describe('the bundle of quality-gate on a pull request, checked out at its merge commit', () => {
  let folder = '';
  let origin = '';
  let base = '';
  const github = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '', 'http://127.0.0.1');
    const isCommit = pathname.startsWith('/repos/acme/shop/commits/');
    response.writeHead(isCommit ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isCommit ? { sha: base } : { message: 'Not Found' }));
  });

  const git = async (at: string, ...args: readonly string[]): Promise<string> => {
    const named = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'init.defaultBranch=main'];
    return (await runFile('git', ['-C', at, ...named, ...args])).stdout.trim();
  };
  const put = async (at: string, path: string, content: string): Promise<void> => {
    await mkdir(dirname(join(at, path)), { recursive: true });
    await writeFile(join(at, path), content);
  };
  const commit = async (files: Readonly<Record<string, string>>): Promise<string> => {
    for (const [path, content] of Object.entries(files)) await put(origin, path, content);
    await git(origin, 'add', '-A');
    await git(origin, 'commit', '-q', '-m', 'x');
    return git(origin, 'rev-parse', 'HEAD');
  };

  /** Makes a pull request of files, checks its merge commit out as `actions/checkout` does, and judges it. */
  const judge = async (
    files: Readonly<Record<string, string>>,
    lcov: string,
    rules: string,
    depth = 0,
    afterwards: Readonly<Record<string, string>> = {},
  ): Promise<Ended> => {
    await git(origin, 'checkout', '-q', '-b', 'topic');
    const head = await commit(files);
    await git(origin, 'checkout', '-q', 'main');
    base = await commit({ 'src/later.js': numbered(30) });
    await git(origin, 'checkout', '-q', '--detach', 'main');
    await git(origin, 'merge', '-q', '--no-ff', '--no-edit', head);
    const merge = await git(origin, 'rev-parse', 'HEAD');
    await git(origin, 'update-ref', 'refs/pull/7/merge', merge);

    const workspace = await mkdtemp(join(folder, 'workspace-'));
    await git(workspace, 'init', '-q');
    await git(workspace, 'remote', 'add', 'origin', `file://${origin}`);
    const refs = ['+refs/pull/7/merge:refs/remotes/pull/7/merge'];
    if (depth === 0) refs.push('+refs/heads/*:refs/remotes/origin/*');
    await git(
      workspace,
      'fetch',
      '-q',
      '--no-tags',
      ...(depth > 0 ? [`--depth=${depth}`] : []),
      'origin',
      ...refs,
    );
    await git(workspace, 'checkout', '-q', '--detach', merge);
    for (const [path, content] of Object.entries(afterwards)) await put(workspace, path, content);
    await put(workspace, 'coverage/lcov.info', lcov);

    const address = github.address();
    const names = ['output', 'summary', 'state', 'event'].map((name) => join(folder, name));
    const [output = '', summary = '', state = '', event = ''] = names;
    for (const file of names) await writeFile(file, '');
    const pull = { number: 7, base: { ref: 'main', sha: base }, head: { sha: head } };
    await writeFile(event, JSON.stringify({ pull_request: pull }));
    const child = spawn(process.execPath, [bundle], {
      cwd: workspace,
      env: {
        PATH: process.env['PATH'] ?? '',
        HOME: folder,
        GIT_DIR: join(folder, 'nowhere'),
        GIT_EXTERNAL_DIFF: 'false',
        GITHUB_WORKSPACE: workspace,
        RUNNER_TEMP: join(folder, 'temp'),
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: summary,
        GITHUB_STATE: state,
        GITHUB_EVENT_PATH: event,
        GITHUB_REPOSITORY: 'acme/shop',
        GITHUB_SHA: merge,
        GITHUB_REF: 'refs/pull/7/merge',
        GITHUB_EVENT_NAME: 'pull_request',
        GITHUB_RUN_ID: '1',
        GITHUB_RUN_ATTEMPT: '1',
        GITHUB_API_URL: `http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`,
        GITHUB_WORKFLOW_REF: 'acme/shop/.github/workflows/ci.yml@refs/pull/7/merge',
        INPUT_TOKEN: 'secret-token',
        INPUT_COMMENT: 'never',
        INPUT_REPORTS: '- coverage: coverage/lcov.info',
        INPUT_REQUIRE: rules,
      },
    });
    let log = '';
    child.stdout.on('data', (chunk: Buffer) => (log += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (log += chunk.toString()));
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    const outputs = new Map(
      [...(await readFile(output, 'utf8')).matchAll(/^([a-z-]+)<<(\S+)\n([^]*?)\n\2$/gmu)].map(
        ([, name = '', , value = '']) => [name, value],
      ),
    );
    const coverage = JSON.parse(outputs.get('coverage') ?? 'null') as Record<string, unknown> | null;
    const reasons = JSON.parse(outputs.get('reasons') ?? '[]') as { code: string }[];
    return {
      code,
      log,
      summary: await readFile(summary, 'utf8'),
      verdict: outputs.get('verdict') ?? '',
      codes: reasons.map((reason) => reason.code),
      changedLines: coverage?.['changed-lines'],
      report: JSON.parse(await readFile(outputs.get('report') ?? '', 'utf8')) as unknown,
    };
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'change-bundle-'));
    await new Promise<void>((resolve) => github.listen(0, '127.0.0.1', resolve));
  });

  afterAll(async () => {
    github.close();
    github.closeAllConnections();
    await rm(folder, { recursive: true });
  });

  beforeEach(async () => {
    origin = await mkdtemp(join(folder, 'origin-'));
    await git(origin, 'init', '-q', '-b', 'main');
    await commit({ 'src/price.js': numbered(4), 'README.md': 'shop\n', '.gitignore': 'coverage/\n' });
  });

  const rule = '- coverage.changed-lines >= 90%';
  const hits = [1, 1, 1, 1, 1, 0, 0, 1];

  it('fails, and names and marks the new lines that no test covers', async () => {
    const ended = await judge(
      { 'src/price.js': numbered(8), 'src/fresh.js': 'one\n\ntwo\n' },
      record('src/price.js', hits),
      rule,
    );
    expect([ended.code, ended.verdict, ended.codes]).toStrictEqual([1, 'fail', ['rule-violated']]);
    expect(ended.changedLines).toStrictEqual({ covered: 2, total: 6 });
    expect(ended.log.trimEnd().split('\n').at(-1)).toBe(
      '❌ quality-gate: fail, coverage.changed-lines 33.3 % < 90 %',
    );
    expect(ended.log).toContain('file=src/price.js,line=6,endLine=7::');
    expect(ended.log).toContain('file=src/fresh.js,line=1,endLine=1::No report mentions the file');
    expect(ended.summary).toContain('Changed lines that are not covered');
    expect(ended.summary).toContain('6-7');
    expect(checkSchema(reportSchema, ended.report)).toMatchObject({ ok: true });
    expect(ended.report).toMatchObject({
      change: { bases: [base], touchedFiles: 2, addedLines: 7 },
      changedFiles: [
        {
          path: 'src/fresh.js',
          uncovered: [
            [1, 1],
            [3, 3],
          ],
          reported: false,
        },
        { path: 'src/price.js', covered: 2, total: 4, uncovered: [[6, 7]], reported: true },
      ],
    });
  });

  it('passes with a history of two commits', async () => {
    const report = record('src/price.js', hits.slice(0, 5));
    const ended = await judge({ 'src/price.js': numbered(5) }, report, rule, 2);
    expect([ended.code, ended.verdict, ended.changedLines]).toStrictEqual([
      0,
      'pass',
      { covered: 1, total: 1 },
    ]);
  });

  it('is inconclusive by a report of another version of the file, which was longer', async () => {
    const report = record('src/price.js', [...hits.slice(0, 5), 1, 1]);
    const ended = await judge({ 'src/price.js': numbered(5) }, report, rule, 2);
    expect([ended.code, ended.verdict, ended.codes, ended.changedLines]).toStrictEqual([
      1,
      'inconclusive',
      ['changed-file-outdated'],
      null,
    ]);
  });

  it('is green for documents alone, and says why', async () => {
    const rules = `${rule}\n- coverage.lines in "src/**" >= 95% when changed`;
    const ended = await judge({ 'README.md': 'the shop\n' }, record('src/price.js', hits.slice(0, 4)), rules);
    expect([ended.code, ended.verdict, ended.codes]).toStrictEqual([0, 'pass', []]);
    expect(ended.changedLines).toStrictEqual({ covered: 0, total: 0 });
    expect(ended.summary).toContain('README.md');
  });

  it('does not pass in a clone of one commit, and says how to check out', async () => {
    const ended = await judge({ 'README.md': 'the shop\n' }, record('src/price.js', hits), rule, 1);
    expect([ended.code, ended.verdict, ended.codes]).toStrictEqual([
      1,
      'inconclusive',
      ['change-history-shallow'],
    ]);
    expect(ended.summary).toContain('fetch-depth: 0');
    expect(ended.changedLines).toBeNull();
  });

  it('does not pass when a step rewrote the changed file before its tests', async () => {
    const ended = await judge({ 'src/price.js': numbered(5) }, record('src/price.js', hits), rule, 0, {
      'src/price.js': `// header\n${numbered(5)}`,
    });
    expect([ended.code, ended.verdict, ended.codes]).toStrictEqual([
      1,
      'inconclusive',
      ['changed-file-altered'],
    ]);
    expect(ended.summary).toContain('tree-altered');
  });
});
