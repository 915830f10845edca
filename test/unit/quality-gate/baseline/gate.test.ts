import { qualityGate } from '@interlock/quality-gate/run';
import { nodeDigests } from '@interlock/shared/adapters/node-digests';
import { ExternalError } from '@interlock/shared/domain/errors';
import { runAction } from '@interlock/shared/run';
import { describe, expect, it } from 'vitest';

import { zip } from '../../shared/zip.ts';
import { gatePorts, runGate, type GateWorld } from '../gate.ts';
import {
  artifactOf,
  codesOf,
  compareWith,
  dayMs,
  githubOf,
  given,
  head,
  junit,
  lcov,
  notesOf,
  pullRequest,
  push,
  reportOf,
  runOfMain,
  runOnMain,
} from './world.ts';

describe('the first run of the branch', () => {
  it('passes without a baseline, says why, and leaves one', async () => {
    const { text, name, outcome } = await runOnMain();
    expect([outcome.verdict, codesOf(outcome)]).toStrictEqual(['pass', []]);
    expect(notesOf(outcome)).toContain('baseline-established');
    expect(name).toMatch(/^interlock-baseline-quality-gate-[0-9a-f]{12}$/u);
    expect(JSON.parse(text)).toMatchObject({
      body: { version: 1, branch: 'main', commit: head, run: { id: 4711 }, tests: { total: 2 } },
    });
    expect(outcome.output('baseline')).toBeNull();
  });

  it.each([
    ['fails', { ...given, files: { ...given.files, 'reports/junit.xml': junit({ failed: ['x'] }) } }],
    ['is a pull request', { ...given, run: pullRequest, checkedOut: pullRequest.sha ?? '' }],
    ['is of another branch', { ...given, run: push({ ref: 'refs/heads/feature' }) }],
    ['is of a tag of the same name', { ...given, run: push({ ref: 'refs/tags/main' }) }],
    ['audits', { ...given, inputs: { ...given.inputs, mode: 'audit' } }],
    ['is on an event that borrows the branch', { ...given, run: push({ eventName: 'workflow_run' }) }],
  ])('leaves none when it %s', async (_, world) => {
    const { text, outcome } = await runOnMain(world);
    expect([text, outcome.ports.runner.outputs.get('baseline-file')]).toStrictEqual(['', '']);
    expect(
      [...outcome.ports.files.contents.keys()].filter((path) => path.includes('baseline')),
    ).toStrictEqual([]);
  });

  it('leaves none when it was cancelled before its end', async () => {
    const github = githubOf();
    const ports = gatePorts({
      ...given,
      run: push(),
      github: {
        ...github,
        listSuccessfulRuns: () => {
          ports.runner.cancel();
          return Promise.resolve([]);
        },
      },
    });
    await runAction(qualityGate, ports);
    expect(ports.runner.cancellation.aborted).toBe(true);
    expect(ports.runner.outputs.get('baseline-file') ?? '').toBe('');
    expect([...ports.files.contents.keys()].filter((path) => path.endsWith('baseline.json'))).toStrictEqual(
      [],
    );
  });
});

describe('a later run', () => {
  it('is compared with what main left, and says with what', async () => {
    const left = await runOnMain();
    const outcome = await compareWith(left);
    expect([outcome.verdict, codesOf(outcome)]).toStrictEqual(['pass', []]);
    expect(outcome.output('baseline')).toStrictEqual({
      kind: 'branch',
      run: 4711,
      commit: head,
      branch: 'main',
      created: expect.any(String) as string,
      path: null,
    });
    expect(outcome.output('new-failures')).toStrictEqual({ count: 0, tests: [] });
    expect(outcome.ports.runner.outputs.get('baseline-file')).toBe('');
    const numbers = (reportOf(outcome) as unknown as { baseline: { numbers: unknown[] } }).baseline.numbers;
    expect(numbers).toContainEqual({
      metric: 'coverage.lines',
      name: null,
      package: null,
      now: 0.9,
      baseline: 0.9,
    });
    const { materials } = reportOf(outcome) as unknown as { readonly materials: readonly object[] };
    const digest = `sha256:${nodeDigests().sha256(left.text)}`;
    expect(materials.at(-1)).toMatchObject({ kind: 'baseline', path: 'artifact 1 of run 4711', digest });
  });

  it('fails where the ratio fell by more than the rule allows, and shows both numbers', async () => {
    const left = await runOnMain();
    const files = { ...given.files, 'coverage/lcov.info': lcov({ 'src/a.js': [8, 10] }) };
    const outcome = await compareWith(left, { ...given, files });
    expect([outcome.verdict, codesOf(outcome)]).toStrictEqual(['fail', ['rule-violated']]);
    expect(outcome.output('reasons')).toMatchObject([
      { seen: '80 %', limit: expect.stringContaining('baseline 90 %') as string },
    ]);
  });

  it('is not punished for deleting covered code', async () => {
    const left = await runOnMain();
    // 9 of 10, two covered lines deleted: 7 of 8 is 87.5 %, with as many uncovered lines as before.
    const files = { ...given.files, 'coverage/lcov.info': lcov({ 'src/a.js': [7, 8] }) };
    const world = { ...given, inputs: { ...given.inputs, require: '- coverage.lines >= baseline' } };
    expect((await compareWith(left, { ...world, files })).verdict).toBe('pass');
    const worse = { ...given.files, 'coverage/lcov.info': lcov({ 'src/a.js': [6, 8] }) };
    expect((await compareWith(left, { ...world, files: worse })).verdict).toBe('fail');
  });

  it('names the tests that fail now and did not there', async () => {
    const inputs = { ...given.inputs, require: '- tests.failed <= 9\n- coverage.lines >= baseline' };
    const before = { ...given.files, 'reports/junit.xml': junit({ failed: ['old'] }) };
    const left = await runOnMain({ ...given, inputs, files: before });
    const files = {
      ...given.files,
      'reports/junit.xml': junit({ passed: ['adds'], failed: ['old', 'rounds'] }),
    };
    const outcome = await compareWith(left, { ...given, inputs, files });
    expect(outcome.output('new-failures')).toStrictEqual({
      count: 1,
      tests: [{ name: 'c › rounds', outcome: 'failed' }],
    });
  });

  it('warns of a test that is gone by default, and fails where a rule says so', async () => {
    const left = await runOnMain();
    const files = { ...given.files, 'reports/junit.xml': junit({ passed: ['adds', 'new'] }) };
    const warned = await compareWith(left, { ...given, files });
    expect([warned.verdict, codesOf(warned)]).toStrictEqual(['pass', ['rule-warned']]);
    expect(notesOf(warned)).toContain('removed-since-baseline');
    expect(JSON.stringify(reportOf(warned))).toContain('1 test: c › rounds');
    const require = '- baseline.removed of tests == 0';
    const failed = await compareWith(left, { ...given, files, inputs: { ...given.inputs, require } });
    expect([failed.verdict, codesOf(failed)]).toStrictEqual(['fail', ['rule-violated']]);
  });

  it('warns of a file that is still there and no longer covered, and not of one that is gone', async () => {
    const before = {
      ...given.files,
      'coverage/lcov.info': lcov({ 'src/a.js': [9, 10], 'src/b.js': [1, 1] }),
    };
    const left = await runOnMain({ ...given, files: before });
    const outcome = await compareWith(left);
    expect(JSON.stringify(reportOf(outcome))).toContain('1 file: src/b.js');
    const gone = await compareWith(left, { ...given, tracked: ['src/a.js'] });
    expect(JSON.stringify(reportOf(gone))).not.toContain('1 file: src/b.js');
  });

  it('does not say that no file is gone where the files of the repository are not known', async () => {
    const left = await runOnMain();
    const without = (tracked: readonly string[] | null) =>
      compareWith(left, {
        files: { 'reports/junit.xml': junit() },
        tracked,
        inputs: {
          reports: '- tests: reports/junit.xml',
          baseline: 'branch=main',
          require: '- baseline.removed of files == 0',
        },
      });
    expect((await without(['src/a.js'])).verdict).toBe('fail');
    expect((await without(['src/b.js'])).verdict).toBe('pass');
    const unknown = await without(null);
    expect(unknown.verdict).toBe('inconclusive');
    expect(codesOf(unknown)).toContain('measurement-broken');
  });

  it('fails when what a rule measured by name is gone', async () => {
    const sizes = {
      inputs: {
        ...given.inputs,
        reports: reportsOfSizes,
        require: '- size.raw of "app-*.js" <= baseline + 2%',
      },
      files: { ...given.files, 'build/app-1.js': 'x'.repeat(100), 'build/other.js': 'x' },
      tracked: ['src/a.js'],
    };
    const left = await runOnMain(sizes);
    expect(left.outcome.verdict).toBe('pass');
    const grown = await compareWith(left, {
      ...sizes,
      files: { ...sizes.files, 'build/app-1.js': 'x'.repeat(103) },
    });
    expect([grown.verdict, codesOf(grown)]).toStrictEqual(['fail', ['rule-violated']]);
    const without = { ...given.files, 'build/other.js': 'x' };
    const gone = await compareWith(left, {
      ...sizes,
      files: without,
      inputs: { ...sizes.inputs, require: '- size.raw <= 1MB' },
    });
    // One report less as well: the file itself.
    expect([gone.verdict, codesOf(gone)]).toStrictEqual(['fail', ['rule-violated', 'rule-warned']]);
    expect(JSON.stringify(gone.output('reasons'))).toContain('app-*.js');
  });

  it('compares a glob and each file, and takes what is new for not applicable', async () => {
    const require = '- coverage.lines in "src/**" >= baseline\n- coverage.lines in each file >= baseline';
    const world = { ...given, inputs: { ...given.inputs, require } };
    const left = await runOnMain(world);
    const files = { ...given.files, 'coverage/lcov.info': lcov({ 'src/a.js': [9, 10], 'src/b.js': [1, 2] }) };
    const outcome = await compareWith(left, { ...world, files });
    expect(codesOf(outcome)).toStrictEqual(['rule-violated']);
    const worse = {
      ...given.files,
      'coverage/lcov.info': lcov({ 'src/a.js': [8, 10], 'src/b.js': [10, 10] }),
    };
    const fallen = await compareWith(left, { ...world, files: worse });
    expect(fallen.output('reasons')).toMatchObject([{ code: 'rule-violated', where: 'src/a.js' }]);
  });
});

const reportsOfSizes = '- tests: reports/junit.xml\n- size: "build/*.js"';

describe('a baseline that cannot be used', () => {
  const broken = (text: string): string => text.replace('"total":2', '"total":1');
  it.each<[string, string, (text: string, name: string) => Parameters<typeof githubOf>[0]]>([
    [
      'expired',
      'baseline-expired',
      (text, name) => ({ artifacts: [artifactOf(name, text, { isExpired: true })] }),
    ],
    [
      'gone',
      'baseline-expired',
      (text, name) => ({ artifacts: [artifactOf(name, text, { archive: null })] }),
    ],
    ['altered', 'baseline-corrupt', (text, name) => ({ artifacts: [artifactOf(name, broken(text))] })],
    ['cut off', 'baseline-corrupt', (text, name) => ({ artifacts: [artifactOf(name, text.slice(0, -2))] })],
    ['empty', 'baseline-corrupt', (_, name) => ({ artifacts: [artifactOf(name, '')] })],
    ['an empty object', 'baseline-corrupt', (_, name) => ({ artifacts: [artifactOf(name, '{}\n')] })],
    [
      'of a later version',
      'baseline-version',
      (text, name) => ({ artifacts: [artifactOf(name, text.replace('"version":1', '"version":2'))] }),
    ],
    [
      'in an archive that was altered on the way',
      'baseline-corrupt',
      (text, name) => ({ artifacts: [artifactOf(name, text, { digest: `sha256:${'0'.repeat(64)}` })] }),
    ],
    [
      'no archive',
      'baseline-corrupt',
      (text, name) => ({
        artifacts: [artifactOf(name, text, { archive: new TextEncoder().encode(text), digest: null })],
      }),
    ],
    [
      'under another name in its archive',
      'baseline-corrupt',
      (text, name) => ({
        artifacts: [
          artifactOf(name, text, {
            archive: zip([{ name: 'other.json', content: new TextEncoder().encode(text) }]),
            digest: null,
          }),
        ],
      }),
    ],
    [
      'too large for a baseline',
      'baseline-too-large',
      (text, name) => ({ artifacts: [artifactOf(name, text, { sizeBytes: 17 * 1024 * 1024 })] }),
    ],
    [
      'of another commit than its run',
      'baseline-of-another',
      (text, name) => ({
        artifacts: [artifactOf(name, text)],
        runs: [{ ...runOfMain, headSha: 'd'.repeat(40) }],
      }),
    ],
    [
      'of another run than the one that left it',
      'baseline-of-another',
      (text, name) => ({
        artifacts: [artifactOf(name, text, { runId: 4712 })],
        runs: [{ ...runOfMain, id: 4712 }],
      }),
    ],
    [
      'of a branch that is not protected',
      'baseline-branch-open',
      () => ({ defaultBranch: 'trunk', commits: { trunk: head, main: head }, protectedBranches: [] }),
    ],
    ['not to be seen', 'baseline-forbidden', () => ({ forbidden: ['listArtifacts'] })],
    [
      'not to be downloaded',
      'baseline-forbidden',
      (text, name) => ({ artifacts: [artifactOf(name, text)], forbidden: ['downloadArtifact'] }),
    ],
    [
      'not to be proven absent',
      'baseline-forbidden',
      () => ({ artifacts: [], forbidden: ['listSuccessfulRuns'] }),
    ],
    [
      'lost: a run that should have left one has not',
      'baseline-lost',
      () => ({
        artifacts: [],
        files: { [`${head}:.github/workflows/ci.yml`]: '        baseline: branch=main\n' },
      }),
    ],
  ])('is inconclusive when it is %s, and nothing is written over it', async (_, code, more) => {
    const left = await runOnMain();
    const outcome = await compareWith(left, given, more(left.text, left.name));
    expect(outcome.verdict).toBe('inconclusive');
    expect(codesOf(outcome)).toContain(code);
    const again = await runGate({
      ...given,
      run: push({ runId: 9000 }),
      github: githubOf({ runs: [runOfMain], ...more(left.text, left.name) }),
    });
    expect([again.verdict, again.ports.runner.outputs.get('baseline-file')]).toStrictEqual([
      'inconclusive',
      '',
    ]);
  });

  it('is inconclusive when its branch is not there', async () => {
    const outcome = await runGate({
      ...given,
      run: push(),
      github: githubOf(),
      inputs: { ...given.inputs, baseline: 'branch=trunk' },
    });
    expect([outcome.verdict, codesOf(outcome)[0]]).toStrictEqual(['inconclusive', 'baseline-branch-missing']);
  });

  it.each([
    ['github-unreachable', 'baseline-unreachable'],
    ['github-rate-limited', 'baseline-unreachable'],
    ['github-not-found', 'baseline-forbidden'],
  ])('is inconclusive when GitHub does not answer in the middle: %s', async (refused, code) => {
    const left = await runOnMain();
    const github = {
      ...githubOf({ artifacts: [artifactOf(left.name, left.text)], runs: [runOfMain] }),
      downloadArtifact: () =>
        Promise.reject(
          new ExternalError({
            service: 'GitHub',
            code: refused,
            message: 'no answer.',
            fix: 'Run the job again.',
            retryable: true,
          }),
        ),
    };
    const outcome = await runGate({ ...given, run: pullRequest, checkedOut: pullRequest.sha ?? '', github });
    expect([outcome.verdict, codesOf(outcome)[0]]).toStrictEqual(['inconclusive', code]);
  });

  it('is inconclusive for whoever has a key that did not sign it, and not for the one who did', async () => {
    const unsigned = await runOnMain();
    const withKey = { ...given, inputs: { ...given.inputs, 'evidence-key': 'k1' } };
    expect(codesOf(await compareWith(unsigned, withKey))).toContain('baseline-unsigned');
    const signed = await runOnMain(withKey);
    expect((await compareWith(signed, withKey)).verdict).toBe('pass');
    expect((await compareWith(signed, given)).verdict).toBe('pass');
    const otherKey = { ...given, inputs: { ...given.inputs, 'evidence-key': 'k2' } };
    expect(codesOf(await compareWith(signed, otherKey))).toContain('baseline-unsigned');
  });
});

describe('a baseline that was never there', () => {
  const pullRequestOf = (world: Partial<GateWorld>) =>
    runGate({ ...given, run: pullRequest, checkedOut: pullRequest.sha ?? '', ...world });

  it('is not taken for one where the workflow that should leave it does not exist', async () => {
    const inputs = { ...given.inputs, baseline: 'branch=main workflow=misspelled.yml' };
    const none = await pullRequestOf({ inputs, github: githubOf() });
    expect([none.verdict, codesOf(none)[0]]).toStrictEqual(['inconclusive', 'baseline-workflow-missing']);
    for (const commit of [head, pullRequest.sha ?? '']) {
      const files = { [`${commit}:.github/workflows/misspelled.yml`]: 'on: push\n' };
      expect((await pullRequestOf({ inputs, github: githubOf({ files }) })).verdict).toBe('pass');
    }
  });

  it('is not proven by a hundred newer runs of forks whose branch has the same name', async () => {
    const files = { [`${head}:.github/workflows/ci.yml`]: '        baseline: branch=main\n' };
    const ofForks = Array.from({ length: 100 }, (_, index) => ({
      ...runOfMain,
      id: runOfMain.id + 1 + index,
      createdMs: 1 + index,
      event: 'pull_request',
      headRepositoryId: 2,
    }));
    const outcome = await pullRequestOf({ github: githubOf({ files, runs: [runOfMain, ...ofForks] }) });
    expect([outcome.verdict, codesOf(outcome)[0]]).toStrictEqual(['inconclusive', 'baseline-lost']);
  });

  it.each([
    ['audit', 'pass'],
    ['enforce', 'inconclusive'],
  ])('is expected of runs that enforced, and not of those that watched: %s', async (mode, verdict) => {
    const policy = `version: 1\ngates: {unit: {action: quality-gate, reports: [{tests: reports/junit.xml}], require: ["tests.count >= baseline"], baseline: branch=main, mode: MODE}}\n`;
    const before = 'd'.repeat(40);
    const outcome = await pullRequestOf({
      inputs: { gate: 'unit' },
      github: githubOf({
        files: {
          [`${before}:.github/interlock.yml`]: policy.replace('MODE', mode),
          [`${head}:.github/interlock.yml`]: policy.replace('MODE', 'enforce'),
        },
        runs: [{ ...runOfMain, headSha: before }],
      }),
    });
    expect(outcome.verdict).toBe(verdict);
  });
});

describe('which artifact is taken', () => {
  const poor = { ...given, files: { ...given.files, 'coverage/lcov.info': lcov({ 'src/a.js': [1, 10] }) } };

  it.each([
    ['a fork whose branch has the same name', { headRepositoryId: 2 }, {}],
    ['a pull request from the branch to another', {}, { event: 'pull_request' }],
    ['a run of another workflow', {}, { workflowPath: '.github/workflows/other.yml' }],
    ['another branch', { headBranch: 'feature' }, { headBranch: 'feature' }],
    ['a fork, told by the run alone', {}, { headRepositoryId: 2 }],
  ])('is never one of %s', async (_, artifact, run) => {
    const good = await runOnMain();
    const bad = await runOnMain({ ...poor, run: push({ runId: 8000 }) });
    const outcome = await compareWith(good, poor, {
      artifacts: [
        artifactOf(bad.name, bad.text, { id: 2, runId: 8000, createdMs: 5, ...artifact }),
        artifactOf(good.name, good.text),
      ],
      runs: [{ ...runOfMain, id: 8000, ...run }, runOfMain],
    });
    expect([outcome.verdict, codesOf(outcome)]).toStrictEqual(['fail', ['rule-violated']]);
    const alone = await compareWith(good, poor, {
      artifacts: [artifactOf(bad.name, bad.text, { runId: 8000, ...artifact })],
      runs: [{ ...runOfMain, id: 8000, ...run }],
    });
    expect(alone.output('baseline')).toBeNull();
  });

  it('is that of the run that was started last, however long an earlier one took to upload', async () => {
    const older = await runOnMain();
    const newer = await runOnMain({ ...poor, run: push({ runId: 4800 }) });
    const outcome = await compareWith(older, poor, {
      artifacts: [
        artifactOf(older.name, older.text, { id: 2, createdMs: 50 }),
        artifactOf(newer.name, newer.text, { id: 1, createdMs: 10, runId: 4800 }),
      ],
      runs: [runOfMain, { ...runOfMain, id: 4800 }],
    });
    expect(outcome.output('baseline')).toMatchObject({ run: 4800 });
  });

  it('is never that of the same run, so that a second attempt is not compared with the first', async () => {
    const left = await runOnMain();
    const again = await runGate({
      ...given,
      run: push({ runAttempt: 2 }),
      github: githubOf({ artifacts: [artifactOf(left.name, left.text)], runs: [runOfMain] }),
    });
    expect([again.verdict, again.output('baseline')]).toStrictEqual(['pass', null]);
  });

  it('is found among 5 000 of the same name, and not guessed where GitHub does not sort', async () => {
    const left = await runOnMain();
    const many = Array.from({ length: 4_999 }, (_, index) =>
      artifactOf(left.name, '', { id: index + 10, headRepositoryId: 2, createdMs: 4_999 - index }),
    );
    const newest = artifactOf(left.name, left.text, { createdMs: 5_000 });
    const oldest = artifactOf(left.name, left.text, { createdMs: -1 });
    expect((await compareWith(left, given, { artifacts: [newest, ...many] })).verdict).toBe('pass');
    expect(codesOf(await compareWith(left, given, { artifacts: [...many, oldest] }))).toContain(
      'baseline-too-many',
    );
    expect(codesOf(await compareWith(left, given, { artifacts: [oldest, ...many] }))).toContain(
      'baseline-too-many',
    );
  });

  it('is that of the workflow that the policy names, which alone leaves one', async () => {
    const named = { ...given, inputs: { ...given.inputs, baseline: 'branch=main workflow=ci.yml' } };
    const files = { [`${head}:.github/workflows/ci.yml`]: 'on: push\n' };
    const left = await runOnMain(named, { files });
    const workflowRef = 'acme/shop/.github/workflows/pull-request.yml@refs/pull/7/merge';
    const other = await compareWith(left, { ...named, run: { ...pullRequest, workflowRef } });
    expect(other.output('baseline')).toMatchObject({ run: 4711 });
    const notLeaving = await runOnMain({ ...named, run: push({ workflowRef }) }, { files });
    expect([notLeaving.outcome.verdict, notLeaving.text]).toStrictEqual(['pass', '']);
  });

  it('is told to expire when it does within two weeks', async () => {
    const left = await runOnMain();
    const soon = artifactOf(left.name, left.text, { expiresMs: Date.now() + 100 * 365 * dayMs });
    expect(notesOf(await compareWith(left, given, { artifacts: [soon] }))).not.toContain('baseline-expiring');
    const { createdMs } = soon;
    const late = artifactOf(left.name, left.text, { expiresMs: createdMs + dayMs });
    expect(notesOf(await compareWith(left, given, { artifacts: [late] }))).toContain('baseline-expiring');
  });

  it('begins anew after the moment that the policy names, and not before one that lies ahead', async () => {
    const left = await runOnMain();
    const artifacts = [
      artifactOf(left.name, left.text, { isExpired: true, createdMs: Date.parse('2020-01-01') }),
    ];
    const since = (text: string) => ({
      ...given,
      inputs: { ...given.inputs, baseline: `branch=main since=${text}` },
    });
    const before = await compareWith(left, since('2019-06-01'), { artifacts });
    expect(codesOf(before)).toContain('baseline-expired');
    const after = await compareWith(left, since('2020-06-01'), { artifacts });
    expect([after.verdict, after.output('baseline')]).toStrictEqual(['pass', null]);
    const ahead = await compareWith(left, since('9999-01-01'), { artifacts });
    expect(codesOf(ahead)).toContain('baseline-since-ahead');
  });

  it('may be of the default branch that is not protected, which is told', async () => {
    const left = await runOnMain();
    const outcome = await compareWith(left, given, { protectedBranches: [] });
    expect(outcome.verdict).toBe('pass');
    expect(notesOf(outcome)).toContain('baseline-branch-unprotected');
  });
});

describe('a baseline in a file', () => {
  const world = { ...given, inputs: { ...given.inputs, baseline: 'file=.github/baseline.json' } };
  const at = `${head}:.github/baseline.json`;

  it('is read from the base branch, at the commit of the configuration', async () => {
    const left = await runOnMain(world);
    expect(left.text).not.toBe('');
    const outcome = await compareWith(left, world, { files: { [at]: left.text } });
    expect([outcome.verdict, outcome.output('baseline')]).toMatchObject([
      'pass',
      { kind: 'file', path: '.github/baseline.json', commit: head },
    ]);
  });

  it('is not read from the checkout, where the pull request could have written it', async () => {
    const left = await runOnMain(world);
    const files = { ...given.files, '.github/baseline.json': left.text };
    expect((await compareWith(left, { ...world, files })).output('baseline')).toBeNull();
  });

  it('is lost where history has it and the branch has not', async () => {
    const left = await runOnMain(world);
    const outcome = await compareWith(left, world, { changes: { [at]: 'e'.repeat(40) } });
    expect([outcome.verdict, codesOf(outcome)[0]]).toStrictEqual(['inconclusive', 'baseline-lost']);
  });

  it('is not written larger than GitHub would hand it over, and is so named when it is', async () => {
    const passed = Array.from({ length: 12_000 }, (_, index) => `${'long '.repeat(18)}${index}`);
    const files = { ...given.files, 'reports/junit.xml': junit({ passed }) };
    const large = await runOnMain({ ...world, files });
    expect([large.outcome.verdict, large.text, notesOf(large.outcome)]).toStrictEqual([
      'pass',
      '',
      ['baseline-not-written'],
    ]);
    expect((await runOnMain({ ...given, files })).text).not.toBe('');
    const tooLarge = new ExternalError({
      service: 'GitHub',
      code: 'github-file-too-large',
      message: '.github/baseline.json has 1200000 bytes.',
      fix: 'Make it smaller.',
      retryable: false,
    });
    const github = githubOf();
    const outcome = await runGate({
      ...world,
      run: pullRequest,
      checkedOut: pullRequest.sha ?? '',
      github: {
        ...github,
        readFile: (path, commit) =>
          path === '.github/baseline.json' ? Promise.reject(tooLarge) : github.readFile(path, commit),
      },
    });
    expect([outcome.verdict, codesOf(outcome)[0]]).toStrictEqual(['inconclusive', 'baseline-too-large']);
  });

  it.each([
    ['another gate', { gate: 'other' }, 'baseline-of-another'],
    ['a formatter', {}, 'baseline-corrupt'],
  ])('is refused when it is of %s', async (_, more, code) => {
    const left = await runOnMain({ ...world, inputs: { ...world.inputs, ...more } });
    const text =
      code === 'baseline-corrupt' ? `${JSON.stringify(JSON.parse(left.text), null, 2)}\n` : left.text;
    expect(codesOf(await compareWith(left, world, { files: { [at]: text } }))).toContain(code);
  });
});

describe('the policy', () => {
  const configuration = (baseline: string): string =>
    `version: 1\ngates:\n  unit: {action: quality-gate, reports: [{tests: reports/junit.xml}], require: ["tests.count >= baseline"]${baseline}}\n`;

  it('compares as the entry of the configuration says', async () => {
    const outcome = await runGate({
      ...given,
      run: push(),
      github: githubOf({
        files: { [`${head}:.github/interlock.yml`]: configuration(', baseline: branch=main') },
      }),
      inputs: { gate: 'unit' },
    });
    expect([outcome.verdict, notesOf(outcome)]).toStrictEqual(['pass', ['baseline-established']]);
  });

  it.each([
    [
      'an input that says another than the entry',
      ', baseline: branch=main',
      'branch=other',
      'baseline-not-allowed',
    ],
    ['an input that says none against the entry', ', baseline: branch=main', 'none', 'baseline-not-allowed'],
    ['a rule that compares with nothing', '', '', 'baseline-not-given'],
    ['an entry that is no baseline', ', baseline: main', '', 'configuration-invalid'],
  ])('refuses %s', async (_, entry, input, code) => {
    const outcome = await runGate({
      ...given,
      run: push(),
      github: githubOf({ files: { [`${head}:.github/interlock.yml`]: configuration(entry) } }),
      inputs: { gate: 'unit', ...(input === '' ? {} : { baseline: input }) },
    });
    expect([outcome.failed, outcome.problems[0]]).toStrictEqual([true, code]);
  });
});
