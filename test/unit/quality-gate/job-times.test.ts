import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { jobReadings, meansJob } from '@interlock/quality-gate/steps/job-times';
import type { ReportEntry } from '@interlock/quality-gate/domain/manifest';
import type { RunJob } from '@interlock/shared/domain/github-records';
import { fakeGitHub, type FakeGitHubOptions } from '@interlock/shared/testing/fake-github';

import { runGate } from './gate.ts';

const beganMs = Date.UTC(2026, 10, 21, 12, 0, 0);
let nextId = 1;

/** A job that succeeded, `began` and `ended` so many seconds after the run. */
function job(name: string, began: number, ended: number, more: Partial<RunJob> = {}): RunJob {
  nextId += 1;
  return {
    id: nextId,
    name,
    status: 'completed',
    conclusion: 'success',
    attempt: 1,
    createdMs: beganMs + (began - 10) * 1000,
    startedMs: beganMs + began * 1000,
    completedMs: beganMs + ended * 1000,
    hasRunner: true,
    executedSteps: 1,
    ...more,
  };
}

const gate = job('gate', 300, 300, { status: 'in_progress', conclusion: null, completedMs: null });
const build = job('build', 0, 120);
const shards = [job('test (20)', 130, 190), job('test (22)', 130, 250)];
const called = job('deploy / plan', 130, 140);
const jobs = [build, ...shards, called, gate];

const judge = (rule: string, options: FakeGitHubOptions, reports = '- {kind: performance, jobs: [build]}') =>
  runGate({
    inputs: { reports, require: `- ${JSON.stringify(rule)}` },
    github: fakeGitHub({ jobs, ...options }),
  });

describe('the time of a job', () => {
  it.each([
    ['performance.time of build <= 2m', 'pass'],
    ['performance.time of build < 120s', 'fail'],
    ['performance.time of "jobs > build" <= 2m', 'pass'],
    ['performance.time of jobs <= 2m', 'pass'],
  ])('%s is a %s', async (rule, verdict) => {
    const outcome = await judge(rule, {});
    expect([outcome.verdict, outcome.codes]).toStrictEqual([
      verdict,
      verdict === 'pass' ? [] : ['rule-violated'],
    ]);
  });

  it('says where it was measured, and how often', async () => {
    const outcome = await judge('performance.time of build <= 1m', {});
    const [reason] = outcome.output('reasons') as { seen: string; where: string; fix: string }[];
    expect(reason).toMatchObject({ where: 'job build', seen: '2m' });
    expect(reason?.fix).toContain('measured once, on the runner that it happened to get');
  });

  it.each([
    [
      'a matrix',
      ['test (*)'],
      'performance.time of "test (22)" <= 2m',
      'performance.time of "test (22)" < 2m',
    ],
    [
      'a called workflow',
      ['deploy / *'],
      'performance.time of "deploy / plan" <= 10s',
      'performance.time of "deploy / plan" < 10s',
    ],
    ['all together', ['*'], 'performance.time of jobs <= 250s', 'performance.time of jobs < 250s'],
  ])('is that of %s', async (_, names, passing, failing) => {
    const reports = `- {kind: performance, jobs: ${JSON.stringify(names)}, except: [gate]}`;
    expect((await judge(passing, {}, reports)).verdict).toBe('pass');
    expect((await judge(failing, {}, reports)).verdict).toBe('fail');
  });

  it('does not count the time in the queue', async () => {
    const waited = job('build', 3600, 3660, { createdMs: beganMs });
    expect((await judge('performance.time of build <= 1m', { jobs: [waited] })).verdict).toBe('pass');
  });

  it('is that of each package by itself', async () => {
    const reports = [
      '- {kind: performance, jobs: [build], package: web}',
      '- {kind: performance, jobs: ["test (*)"], package: api, min: 2, max: 2}',
    ].join('\n');
    const within = 'performance.time of jobs in each package <= 2m';
    expect((await judge(within, {}, reports)).verdict).toBe('pass');
    expect((await judge('performance.time of jobs in each package < 2m', {}, reports)).verdict).toBe('fail');
    expect((await judge('performance.time of jobs <= 2m', {}, reports)).verdict).toBe('fail');
  });

  it('counts once, though several entries name it', async () => {
    const reports = '- {kind: performance, jobs: [build]}\n- {kind: performance, jobs: ["b*"]}';
    const outcome = await judge('performance.time of build <= 2m', {}, reports);
    const file = JSON.parse(
      outcome.ports.files.contents.get(outcome.ports.runner.outputs.get('report') ?? '') as string,
    ) as {
      performance: unknown[];
      materials: unknown[];
    };
    expect(file.performance).toStrictEqual([
      {
        name: 'build',
        fullName: 'jobs > build',
        number: 'time',
        value: 120_000,
        measurements: 1,
        samples: [],
        report: 'job build',
      },
      {
        name: 'jobs',
        fullName: 'jobs',
        number: 'time',
        value: 120_000,
        measurements: 1,
        samples: [],
        report: '1 job',
      },
    ]);
    expect(file.materials).toMatchObject([
      { kind: 'performance', digest: expect.stringMatching(/^sha256:/u) as string },
    ]);
  });

  it('stands beside what reports measure, and is not mixed with it', async () => {
    const csv = 'name,value,unit,better\nbuild,5,ms,lower\n';
    const world = (rule: string) =>
      runGate({
        inputs: {
          reports: '- performance: perf.csv\n- {kind: performance, jobs: [build]}',
          require: `- ${JSON.stringify(rule)}`,
        },
        files: { 'perf.csv': csv },
        github: fakeGitHub({ jobs }),
      });
    expect((await world('performance.time of build <= 5ms')).verdict).toBe('pass');
    expect((await world('performance.time of "jobs > build" <= 2m')).verdict).toBe('pass');
    expect((await world('performance.time of "jobs > build" <= 1m')).verdict).toBe('fail');
  });

  it('of all together is not known where a report has a benchmark of that name', async () => {
    const outcome = await runGate({
      inputs: {
        reports: '- performance: perf.csv\n- {kind: performance, jobs: [build]}',
        require: '- performance.time of jobs <= 1h',
      },
      files: { 'perf.csv': 'name,value,unit,better\njobs,5,ms,lower\n' },
      github: fakeGitHub({ jobs }),
    });
    expect([outcome.verdict, outcome.codes]).toStrictEqual(['inconclusive', ['measurement-broken']]);
  });
});

describe('what is never a pass', () => {
  const lenient = 'performance.time of jobs <= 100h';
  it.each<[string, FakeGitHubOptions, string]>([
    ['the permission is missing', { forbidden: ['listRunJobs'] }, 'jobs-forbidden'],
    ['GitHub lists fewer than there are', { jobTotal: 9 }, 'jobs-unreachable'],
    ['GitHub lists none', { jobs: [] }, 'jobs-unreachable'],
    ['no job has the name', { jobs: [gate, called] }, 'job-missing'],
    ['the job was skipped', { jobs: [job('build', 0, 0, { conclusion: 'skipped' })] }, 'job-missing'],
    [
      'the job waits',
      {
        jobs: [
          job('build', 0, 0, { status: 'queued', conclusion: null, startedMs: null, completedMs: null }),
        ],
      },
      'job-unfinished',
    ],
    ['the job runs', { jobs: [{ ...gate, name: 'build' }] }, 'job-unfinished'],
    ['the job has no conclusion', { jobs: [job('build', 0, 5, { conclusion: null })] }, 'job-unfinished'],
    ['the job failed', { jobs: [job('build', 0, 5, { conclusion: 'failure' })] }, 'job-not-successful'],
    [
      'the job was cancelled',
      { jobs: [job('build', 0, 5, { conclusion: 'cancelled' })] },
      'job-not-successful',
    ],
    [
      'the job ran out of time',
      { jobs: [job('build', 0, 5, { conclusion: 'timed_out' })] },
      'job-not-successful',
    ],
    [
      'the job ended as nobody knows',
      { jobs: [job('build', 0, 5, { conclusion: 'neutral' })] },
      'job-not-successful',
    ],
    ['nobody says when it began', { jobs: [job('build', 0, 5, { startedMs: null })] }, 'job-time-invalid'],
    ['nobody says when it ended', { jobs: [job('build', 0, 5, { completedMs: null })] }, 'job-time-invalid'],
    ['it ended before it began', { jobs: [job('build', 5, 0)] }, 'job-time-invalid'],
    ['it took no time', { jobs: [job('build', 5, 5)] }, 'job-time-invalid'],
    ['two have the name', { jobs: [job('build', 0, 5), job('build', 0, 9)] }, 'job-ambiguous'],
  ])('%s', async (_, options, code) => {
    const outcome = await judge(lenient, options);
    expect([outcome.verdict, outcome.codes]).toStrictEqual(['inconclusive', [code, 'measurement-broken']]);
  });

  it('GitHub does not answer', async () => {
    const github = fakeGitHub({ jobs });
    const unreachable = fakeGitHub({ unreachable: true });
    const outcome = await runGate({
      inputs: { reports: '- {kind: performance, jobs: [build]}', require: `- ${lenient}` },
      github: { ...github, listRunJobs: (...asked) => unreachable.listRunJobs(...asked) },
    });
    expect([outcome.verdict, outcome.codes]).toStrictEqual([
      'inconclusive',
      ['jobs-unreachable', 'measurement-broken'],
    ]);
  });

  it('fewer shards ran than there must be', async () => {
    const outcome = await judge(lenient, {}, '- {kind: performance, jobs: ["test (*)"], min: 3}');
    expect([outcome.verdict, outcome.codes[0]]).toStrictEqual(['fail', 'report-count']);
  });

  it('one of many names has no job, though the others do', async () => {
    const outcome = await judge(lenient, {}, '- {kind: performance, jobs: [build, "lint (*)"]}');
    expect([outcome.verdict, outcome.codes[0]]).toStrictEqual(['inconclusive', 'job-missing']);
  });

  it('the job of the gate itself is among those that `*` means', async () => {
    const outcome = await judge(lenient, {}, '- {kind: performance, jobs: ["*"]}');
    expect([outcome.verdict, outcome.codes[0]]).toStrictEqual(['inconclusive', 'job-unfinished']);
  });
});

describe('a run that was started again', () => {
  const earlier = { attempt: 1, createdMs: beganMs + 7_200_000 };
  const again = job('test (20)', 7_300, 7_360, { attempt: 2 });
  const world = (rule: string, first: RunJob) =>
    runGate({
      inputs: {
        reports: '- {kind: performance, jobs: [build, "test (*)"]}',
        require: `- ${JSON.stringify(rule)}`,
      },
      github: fakeGitHub({ jobs: [first, again] }),
      run: { runAttempt: 2 },
    });
  it.each([
    ['its attempt', job('build', 0, 120, { attempt: 1 })],
    ['its entry being newer than its end', job('build', 0, 120, { ...earlier, attempt: null })],
  ])('takes the time of a job that was not, known by %s, and says so', async (_, first) => {
    const outcome = await world('performance.time of build <= 2m', first);
    expect([outcome.verdict, outcome.codes]).toStrictEqual(['pass', []]);
    expect(outcome.ports.runner.annotations.map(({ place }) => place.title)).toContain(
      'quality-gate: job-of-earlier-attempt',
    );
  });

  it('does not know the time of all together: hours may lie between', async () => {
    const outcome = await world('performance.time of jobs <= 100h', job('build', 0, 120, earlier));
    expect([outcome.verdict, outcome.codes]).toStrictEqual(['inconclusive', ['measurement-broken']]);
  });
});

describe('an entry of jobs', () => {
  it.each([
    ['- {kind: tests, jobs: [build]}', 'kind: performance'],
    ['- {kind: performance, jobs: [build], files: ["a.json"]}', 'stands beside'],
    ['- {kind: performance, jobs: []}', 'names no job'],
    ['- {kind: performance, jobs: [build], format: k6}', 'no format'],
    ['- {kind: performance, jobs: [build], max: 1, min: 2}', 'less than min'],
    ['- {kind: performance}', '"files" is missing'],
    ['- {kind: performance, job: [build]}', 'unknown key "job"'],
  ])('%s is refused before anything is asked', async (reports, told) => {
    const outcome = await judge('performance.time of jobs <= 1h', { forbidden: ['listRunJobs'] }, reports);
    expect(outcome.verdict).toBe('inconclusive');
    expect(outcome.ports.runner.log.join('\n')).toContain(told);
    expect(outcome.ports.runner.log.join('\n')).not.toContain('jobs-forbidden');
  });

  it('of none asks GitHub for nothing', async () => {
    const outcome = await runGate({
      inputs: { reports: '- performance: perf.csv', require: '- performance.time of a <= 1s' },
      files: { 'perf.csv': 'name,value,unit,better\na,5,ms,lower\n' },
      github: fakeGitHub({ forbidden: ['listRunJobs'] }),
    });
    expect(outcome.verdict).toBe('pass');
  });
});

describe('a name with `*`', () => {
  it.each([
    ['build', 'build', true],
    ['build', 'build ', true],
    ['build', 'rebuild', false],
    ['build', 'Build', false],
    ['test (*)', 'test (20, [a/b])', true],
    ['test (*)', 'test (20', false],
    ['test (*)', 'test', false],
    ['*', 'anything / at (all)', true],
    ['a*a', 'a', false],
    ['a*b*c', 'a-b-b-c', true],
    ['a*b*c', 'a-c-b', false],
    ['**', 'x', true],
    ['test (20)', 'test 20', false],
    ['{a,b}', 'a', false],
    ['*.x', 'abx', false],
  ])('%s and %s: %s', (pattern, name, expected) => {
    expect(meansJob(pattern, name)).toBe(expected);
  });

  it('means what a regular expression of the same parts means', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', '(', ']', '*'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (pattern, name) => {
        const same = pattern.split('*').map((part) => part.replaceAll(/[()\]]/gu, '\\$&'));
        expect(meansJob(pattern, name)).toBe(new RegExp(`^${same.join('.*')}$`, 'u').test(name));
      }),
      { numRuns: 2_000 },
    );
  });

  it('is not slow on a name that nearly fits', () => {
    expect(meansJob(`${'a*'.repeat(5_000)}b`, 'a'.repeat(50_000))).toBe(false);
  });
});

it('reads any list of jobs without an error, and never more jobs than there are', () => {
  const moment = fc.option(fc.integer({ min: 0, max: 4e12 }), { nil: null });
  const jobShape = fc.record({
    id: fc.nat(),
    name: fc.constantFrom('a', 'b', 'a / b', 'a (1)'),
    status: fc.constantFrom('completed', 'queued', 'in_progress'),
    conclusion: fc.constantFrom('success', 'failure', 'skipped', null),
    attempt: fc.option(fc.integer({ min: 1, max: 3 }), { nil: null }),
    createdMs: moment,
    startedMs: moment,
    completedMs: moment,
    hasRunner: fc.option(fc.boolean(), { nil: null }),
    executedSteps: fc.option(fc.nat(), { nil: null }),
  });
  const entry: ReportEntry = {
    kind: 'performance',
    files: [],
    jobs: ['a*', 'b'],
    except: [],
    package: null,
    min: 1,
    max: null,
    format: null,
  };
  fc.assert(
    fc.property(fc.array(jobShape, { maxLength: 6 }), (list) => {
      const readings = jobReadings([entry], list, 2);
      expect(readings.length).toBeGreaterThan(0);
      const good = readings.filter(({ read }) => read.kind === 'performance');
      const fit = list.filter(
        ({ status, conclusion, startedMs, completedMs }) =>
          status === 'completed' &&
          conclusion === 'success' &&
          startedMs !== null &&
          completedMs !== null &&
          completedMs > startedMs,
      );
      expect(good.length).toBeLessThanOrEqual(fit.length);
    }),
    { numRuns: 1_000 },
  );
});
