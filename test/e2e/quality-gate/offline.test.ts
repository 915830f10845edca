import { execFile, spawn } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { writeBaseline } from '@interlock/quality-gate/domain/baseline/document';
import { startGithubServer, type GithubServer } from '@interlock/rehearsal/adapters/github-server';
import { nodeDigests } from '@interlock/shared/adapters/node-digests';
import { repositoryDigest } from '@interlock/shared/domain/evidence/origin';
import { checkSchema } from '@interlock/shared/domain/schema';
import { reportSchema } from '@interlock/quality-gate/domain/report-file';

const dist = join(import.meta.dirname, '..', '..', '..', 'dist');
const run = promisify(execFile);

const configuration = `version: 1
service: shop
gates:
  unit:
    action: quality-gate
    reports:
      - tests: "reports/*.xml"
      - coverage: coverage/lcov.info
    require:
      - tests.count >= 2
      - coverage.lines >= 60%
      - coverage.changed-lines >= 50%
${['kept', 'taken', 'new']
  .map(
    (name) => `  ${name}:
    action: quality-gate
    reports: [{ tests: "reports/*.xml" }]
    baseline: file=.github/${name}.json
    require: [tests.count >= baseline]
`,
  )
  .join('')}`;
/** What a gate of main measured, in the file that it writes. */
const baselineOf = (gate: string, tests: number): string =>
  writeBaseline(
    {
      version: 1,
      repository: repositoryDigest('acme/shop', nodeDigests()),
      workflow: '.github/workflows/ci.yml',
      gate,
      service: 'shop',
      branch: 'main',
      commit: 'a'.repeat(40),
      run: { id: 1, attempt: 1, event: 'push' },
      created: '2026-11-20T10:00:00.000Z',
      verdict: 'pass',
      mode: 'enforce',
      policy: { digest: 'f'.repeat(64), commit: null },
      numbers: [{ metric: 'tests.count', name: null, in: null, value: tests, of: null, samples: null }],
      answers: [],
      files: null,
      tests: null,
      reports: [],
    },
    nodeDigests(),
    null,
  );
const passing = '<testsuite><testcase classname="a" name="b"/><testcase classname="a" name="c"/></testsuite>';
const failing =
  '<testsuite><testcase classname="a" name="b"/><testcase classname="a" name="\u001b[31mc"><failure message="no"/></testcase></testsuite>';
const lcov = (hits: readonly number[]) =>
  `SF:src/price.js\n${hits.map((hit, index) => `DA:${index + 1},${hit}\n`).join('')}end_of_record\n`;

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

interface Judged {
  readonly verdict: string;
  readonly reasons: readonly { readonly code: string }[];
  readonly rules: readonly { readonly rule: string; readonly outcome: string }[];
  readonly tests: unknown;
  readonly coverage: unknown;
  readonly changedFiles: unknown;
  readonly baseline: { readonly with: unknown } | null;
  readonly policy: { readonly digest: string };
}

/** What was found, without the words for where it was looked for. */
const outcomesOf = ({ verdict, reasons, rules, baseline }: Judged) => ({
  verdict,
  reasons: reasons.map(({ code }) => code),
  rules: rules.map(({ rule, outcome }) => [rule, outcome]),
  comparedWith: baseline?.with ?? null,
});

describe('the command gate', () => {
  let folder = '';
  let workspace = '';
  let base = '';
  let head = '';
  let server: GithubServer;

  const put = async (path: string, content: string): Promise<string> => {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
    return file;
  };
  const git = async (...args: readonly string[]): Promise<string> =>
    (
      await run('git', ['-C', workspace, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...args])
    ).stdout.trim();

  const start = async (
    argv: readonly string[],
    env: Readonly<Record<string, string>>,
    cwd = workspace,
  ): Promise<Ended> => {
    const child = spawn(process.execPath, argv, {
      cwd,
      env: { PATH: process.env['PATH'] ?? '', HOME: folder, ...env },
    });
    const said = { out: '', err: '' };
    child.stdout.on('data', (chunk: Buffer) => (said.out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said.err += chunk.toString()));
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve));
    return { code, ...said };
  };
  const offline = (...args: readonly string[]): Promise<Ended> =>
    // Whoever asks the network here gets no answer.
    start([join(dist, 'interlock', 'index.js'), 'gate', ...args], { GITHUB_API_URL: 'http://127.0.0.1:9' });

  /** What the action says on a pull request whose head is checked out. */
  const asAction = async (gate = 'unit'): Promise<Judged> => {
    const event = { pull_request: { number: 7, base: { ref: 'main', sha: base }, head: { sha: head } } };
    const ended = await start([join(dist, 'quality-gate', 'index.js')], {
      GITHUB_WORKSPACE: workspace,
      RUNNER_TEMP: join(folder, 'temp'),
      GITHUB_OUTPUT: await put('output', ''),
      GITHUB_STEP_SUMMARY: await put('summary', ''),
      GITHUB_STATE: await put('state', ''),
      GITHUB_REPOSITORY: 'acme/shop',
      GITHUB_SHA: 'f'.repeat(40),
      GITHUB_REF: 'refs/pull/7/merge',
      GITHUB_EVENT_NAME: 'pull_request',
      GITHUB_EVENT_PATH: await put('event.json', JSON.stringify(event)),
      GITHUB_RUN_ID: '1',
      GITHUB_RUN_ATTEMPT: '1',
      GITHUB_API_URL: server.url,
      GITHUB_WORKFLOW_REF: 'acme/shop/.github/workflows/ci.yml@refs/pull/7/merge',
      INPUT_TOKEN: 'token',
      INPUT_GATE: gate,
    });
    expect(ended.out).toMatch(/: (?:pass|fail|inconclusive)/u);
    return JSON.parse(await readFile(join(folder, `temp/interlock/${gate}/report.json`), 'utf8')) as Judged;
  };

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'interlock-gate-test-'));
    workspace = join(folder, 'workspace');
    await put('workspace/.github/interlock.yml', configuration);
    await put('workspace/.gitignore', 'reports/\ncoverage/\n');
    await put('workspace/src/price.js', '1\n2\n3\n4\n');
    await put('workspace/.github/kept.json', baselineOf('kept', 2));
    await put('workspace/.github/taken.json', baselineOf('taken', 2));
    await git('init', '-q', '-b', 'main');
    await git('add', '-A');
    await git('commit', '-q', '-m', 'first');
    await git('rm', '-q', '.github/taken.json');
    await git('commit', '-q', '-m', 'taken away');
    base = await git('rev-parse', 'HEAD');
    await git('checkout', '-q', '-b', 'change');
    await put('workspace/src/price.js', '1\n2\n3\n4\n5\n6\n');
    await git('commit', '-q', '-a', '-m', 'second');
    head = await git('rev-parse', 'HEAD');
    server = await startGithubServer({
      repositoryFolder: workspace,
      repository: 'acme/shop',
      defaultBranch: 'main',
      sha: head,
      ref: 'refs/pull/7/merge',
      actor: 'alice',
      runId: 1,
      runAttempt: 1,
      event: 'pull_request',
      eventPayload: {},
      workflowPath: '.github/workflows/ci.yml',
      now: () => Date.now(),
    });
    server.registerToken('token', 'test', []);
  });

  afterAll(async () => {
    await server.close();
    await rm(folder, { recursive: true });
  });

  it.each([
    ['passes', passing, [1, 1, 1, 0, 1, 0], 0],
    ['fails on a test', failing, [1, 1, 1, 0, 1, 0], 1],
    ['fails on changed lines', passing, [1, 1, 1, 1, 0, 0], 1],
    ['cannot be judged on changed lines', passing, [], 1],
    ['has a truncated report', '<testsuite><testcase', [1, 1, 1, 1, 1, 1], 1],
    ['has no tests', null, [1, 1, 1, 1, 1, 1], 1],
  ])('says the same as the action of a build that %s, for the same reasons', async (_, xml, hits, code) => {
    await rm(join(workspace, 'reports'), { recursive: true, force: true });
    if (xml !== null) await put('workspace/reports/junit.xml', xml);
    await put('workspace/coverage/lcov.info', lcov(hits));
    const action = await asAction();
    const ended = await offline('--gate', 'unit', '--base', 'main', '--json', join(folder, 'offline.json'));
    expect(ended.code, ended.err).toBe(code);
    const report: unknown = JSON.parse(await readFile(join(folder, 'offline.json'), 'utf8'));
    expect(checkSchema(reportSchema, report)).toMatchObject({ ok: true });
    const { verdict, reasons, rules, tests, coverage, changedFiles, policy } = report as Judged;
    expect({ verdict, reasons, rules, tests, coverage, changedFiles }).toStrictEqual({
      verdict: action.verdict,
      reasons: action.reasons,
      rules: action.rules,
      tests: action.tests,
      coverage: action.coverage,
      changedFiles: action.changedFiles,
    });
    expect(policy.digest).toBe(action.policy.digest);
    const lines = ended.out.trimEnd().split('\n');
    expect(lines.at(-1)).toBe(lines[0]);
    expect(ended.out).toContain('This is not evidence');
    expect(ended.out).toContain(`.github/interlock.yml of the checkout at ${head.slice(0, 8)}.`);
    // What a report says moves no terminal.
    expect(ended.out).not.toContain('\u001b');
  });

  it('ends with 2 when nothing could be judged, and says that the configuration was altered', async () => {
    await put('workspace/reports/junit.xml', passing);
    await put('workspace/coverage/lcov.info', lcov([1, 1, 1, 1, 1, 1]));
    await put(
      'workspace/.github/interlock.yml',
      configuration.replace('coverage.lines >= 60%', 'coverage.branches >= 1%'),
    );
    try {
      const ended = await offline('--gate', 'unit', '--base', 'main');
      expect([ended.code, ended.out.split('\n')[0]]).toStrictEqual([
        2,
        '❔ unit: inconclusive, coverage.branches could not be judged (coverage-kind-missing)',
      ]);
      expect(ended.out).toContain('altered since that commit');
    } finally {
      await put('workspace/.github/interlock.yml', configuration);
    }
  });

  it.each([
    ['as many tests as', 'kept', passing, 'pass', []],
    [
      'fewer tests than',
      'kept',
      '<testsuite><testcase classname="a" name="b"/></testsuite>',
      'fail',
      ['rule-violated'],
    ],
    [
      'no file any more that there was',
      'taken',
      passing,
      'inconclusive',
      ['baseline-lost', 'baseline-not-known'],
    ],
    ['no file, and never had one', 'new', passing, 'pass', []],
  ])(
    'compares with a file as the action does, of a build with %s the baseline',
    async (_, gate, xml, verdict, codes) => {
      await rm(join(workspace, 'reports'), { recursive: true, force: true });
      await put('workspace/reports/junit.xml', xml);
      const action = await asAction(gate);
      const ended = await offline('--gate', gate, '--base', 'main', '--json', join(folder, 'offline.json'));
      const report = JSON.parse(await readFile(join(folder, 'offline.json'), 'utf8')) as Judged;
      expect([report.verdict, [...new Set(report.reasons.map(({ code }) => code))]]).toStrictEqual([
        verdict,
        codes,
      ]);
      const { policy } = report;
      expect(outcomesOf(report)).toStrictEqual(outcomesOf(action));
      expect([policy.digest, ended.code]).toStrictEqual([
        action.policy.digest,
        ['pass', 'fail', 'inconclusive'].indexOf(verdict),
      ]);
      expect(ended.out).not.toContain('It goes by');
    },
  );

  it('says that the file that it compares with was altered since the commit', async () => {
    await put('workspace/reports/junit.xml', passing);
    await put('workspace/.github/kept.json', baselineOf('kept', 3));
    try {
      const ended = await offline('--gate', 'kept');
      expect(ended.code).toBe(1);
      expect(ended.out).toContain('It goes by .github/kept.json, altered since that commit.');
    } finally {
      await put('workspace/.github/kept.json', baselineOf('kept', 2));
    }
  });

  it('does not take a file for one that never was in a clone that does not go back so far', async () => {
    const shallow = join(folder, 'shallow');
    await run('git', ['clone', '-q', '--depth', '1', `file://${workspace}`, shallow]);
    await put('shallow/reports/junit.xml', passing);
    const ended = await start([join(dist, 'interlock', 'index.js'), 'gate', '--gate', 'new'], {}, shallow);
    expect([ended.code, ended.out.split('\n')[0]]).toStrictEqual([
      2,
      expect.stringContaining('new: inconclusive, baseline-offline: .github/new.json'),
    ]);
  });

  it('lists the reports in the usual places where none is named, judges none, and shows the command that does', async () => {
    const plain = join(folder, 'plain');
    await run('git', ['init', '-q', '-b', 'main', plain]);
    await put('plain/a.js', '1\n');
    const who = ['-C', plain, '-c', 'user.name=a', '-c', 'user.email=a@example.com'];
    await run('git', [...who, 'add', '-A']);
    await run('git', [...who, 'commit', '-q', '-m', 'first']);
    const gate = (...args: readonly string[]): Promise<Ended> =>
      start([join(dist, 'interlock', 'index.js'), 'gate', ...args], {}, plain);
    const nothing = await gate();
    expect([nothing.code, nothing.out]).toStrictEqual([2, '']);
    expect(nothing.err).toContain('No report was found in reports/, coverage/,');

    await put("plain/target/surefire-reports/TEST-it's.xml", passing);
    await put('plain/target/surefire-reports/TEST-b.xml', passing.replaceAll('name="', 'name="b'));
    await put('plain/coverage/lcov.info', 'SF:a.js\nDA:1,1\nend_of_record\n');
    await put('plain/coverage/index.html', '<html></html>');
    const found = await gate('--require', 'coverage.lines >= 1%');
    expect([found.code, found.out]).toStrictEqual([2, '']);
    expect(found.err).toMatch(/^ {2}tests +2 files +junit +target\/surefire-reports\/\*\.xml$/mu);
    expect(found.err).toMatch(/^ {2}coverage +1 file +lcov +coverage\/lcov\.info$/mu);
    expect(found.err).not.toContain('index.html');
    const [, command = ''] = /^To judge them:\n {2}(.*)$/mu.exec(found.err) ?? [];
    const judged = await run('sh', ['-c', command], { cwd: plain });
    expect(judged.stdout).toContain('✅ quality-gate: pass');
    expect(judged.stdout).toContain('coverage.lines >= 1%');
  });

  it('names the branches and the option where nothing says what to compare with', async () => {
    await put('workspace/reports/junit.xml', passing);
    await put('workspace/coverage/lcov.info', lcov([1, 1, 1, 1, 1, 1]));
    const ended = await offline('--gate', 'unit');
    expect(ended.code).toBe(2);
    expect(ended.out.replaceAll(/\s+/gu, ' ')).toContain('Add --base main. Other branches here: main.');
    expect(ended.out).not.toMatch(/actions\/checkout|fetch-depth/u);
    const wrong = await offline('--gate', 'unit', '--base', 'mian');
    expect([wrong.code, wrong.err]).toStrictEqual([
      2,
      expect.stringContaining('Did you mean "main"? Other branches here: main.'),
    ]);
  });

  it('says of a baseline that a run left that it is not fetched here, and nothing of the network', async () => {
    const ended = await offline('--reports', '- tests: "reports/*.xml"', '--baseline', 'branch=main');
    expect(ended.code).toBe(2);
    expect(ended.out).toContain('baseline-offline');
    expect(ended.out).not.toContain('githubstatus');
  });

  it('reads the file of a call without a configuration', async () => {
    const baseline = baselineOf('quality-gate', 3).replace('"service":"shop"', '"service":null');
    await put('workspace/.github/own.json', baseline);
    await put('workspace/.github/own.yml', 'version: 1\nwaivers: []\n');
    await rm(join(workspace, '.github/interlock.yml'));
    try {
      const call = ['--reports', '- tests: "reports/*.xml"', '--baseline', 'file=.github/own.json'];
      const ended = await offline(...call, '--waivers', '.github/own.yml');
      // The digest inside is no longer that of the text: it was read.
      expect(ended.out).toContain('baseline-corrupt');
      expect(ended.out).toContain('It goes by .github/own.yml, which that commit does not have.');
    } finally {
      await put('workspace/.github/interlock.yml', configuration);
    }
  });

  it('explains where each value comes from, and judges nothing', async () => {
    const ended = await offline('--gate', 'unit', '--explain');
    expect(ended.code).toBe(0);
    expect(ended.out).toMatch(/^input gate +input +unit$/mu);
    expect(ended.out).toMatch(/^gates\.unit\.require +entry +/mu);
    expect(ended.out).not.toContain('unit: ');
  });

  it.each([
    [['--gate', 'unti'], 'gate-unknown'],
    [['--gate', 'unit', '--base', 'nowhere'], "--base 'nowhere'"],
    [['--gate', 'unit', '--config', 'no.yml'], '--config: there is no no.yml'],
    [['--gate', 'unit', '--require', 'coverage.lines >= 0.8'], '80%'],
    [['--gat', 'unit'], "unknown flag '--gat'"],
    [['reports.xml'], "'gate' takes no file"],
    [[], 'reports-not-given'],
    [['--gate', 'unit', '--config', 'src'], 'src of the checkout cannot be read'],
    [['--reports', '- tests: "*.xml"', '--waivers', 'src'], 'src of the checkout cannot be read'],
    [['--gate', 'new', '--json', 'no/such/folder.json'], '--json: no/such/folder.json cannot be written'],
    [['--gate', 'new', '--summary', 'src'], '--summary: src cannot be written'],
  ])('refuses %j by name', async (args, named) => {
    const ended = await offline(...args);
    expect([ended.code, ended.out]).toStrictEqual([2, '']);
    expect(ended.err).toContain(named);
  });

  describe('the time of jobs', () => {
    const job = (name: string, more: object = {}) => ({
      id: name.length,
      name,
      status: 'completed',
      conclusion: 'success',
      run_attempt: 1,
      created_at: '2026-11-21T12:00:00Z',
      started_at: '2026-11-21T12:00:10Z',
      completed_at: '2026-11-21T12:05:10Z',
      ...more,
    });
    const page = (total: number, ...jobs: readonly object[]) => ({ total_count: total, jobs });
    const asked = ['--reports', '- {kind: performance, jobs: [build]}', '--require'];
    const within = 'performance.time of build <= 5m';
    const judged = async (text: string, rule = within): Promise<Ended> =>
      offline(...asked, rule, '--run-jobs', await put('jobs.json', text));

    it.each<[string, number, unknown]>([
      ['one answer', 0, page(1, job('build'))],
      ['an answer of several pages', 0, [page(2, job('test')), page(2, job('build'))]],
    ])('is judged by %s of GitHub that was kept', async (_, code, answer) => {
      const ended = await judged(JSON.stringify(answer));
      expect([ended.code, ended.out]).toStrictEqual([code, expect.stringContaining('pass, 1 of 1 rule')]);
      expect((await judged(JSON.stringify(answer), 'performance.time of build < 5m')).code).toBe(1);
    });

    it('is not known of all together where some ran in an earlier attempt than others', async () => {
      const again = page(2, job('test', { run_attempt: 2 }), job('build'));
      const ended = await judged(JSON.stringify(again), 'performance.time of jobs <= 100h');
      expect([ended.code, ended.out]).toStrictEqual([2, expect.stringContaining('earlier attempt')]);
    });

    it.each([
      ['a part of them', JSON.stringify(page(2, job('build'))), 'jobs-unreachable'],
      ['one page of two', JSON.stringify([page(2, job('build'))]), 'jobs-unreachable'],
      ['a file that was cut off', JSON.stringify(page(1, job('build'))).slice(0, -9), 'jobs-unreachable'],
      ['no list', '[]', 'jobs-unreachable'],
      ['another thing', '{"message": "Not Found"}', 'jobs-unreachable'],
      ['a job that has no state', JSON.stringify(page(1, job('build', { status: 1 }))), 'jobs-unreachable'],
      [
        'a job that failed',
        JSON.stringify(page(1, job('build', { conclusion: 'failure' }))),
        'job-not-successful',
      ],
    ])('is not known from %s', async (_, text, code) => {
      const ended = await judged(text);
      expect([ended.code, ended.out]).toStrictEqual([2, expect.stringContaining(code)]);
    });

    it('is not known where nobody kept an answer, or the file is not there', async () => {
      const none = await offline(...asked, within);
      expect([none.code, none.out]).toStrictEqual([2, expect.stringContaining('--run-jobs')]);
      const lost = await offline(...asked, within, '--run-jobs', 'lost.json');
      expect([lost.code, lost.out]).toStrictEqual([2, expect.stringContaining('jobs-unreachable')]);
    });
  });
});
