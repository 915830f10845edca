import { describe, expect, it } from 'vitest';

import type { RunJob } from '@interlock/shared/domain/github-records';
import { nodeDigests } from '@interlock/shared/adapters/node-digests';
import { sealStatement } from '@interlock/shared/domain/evidence/envelope';
import { runAction } from '@interlock/shared/run';
import { fakeGitHub, type FakeGitHubOptions } from '@interlock/shared/testing/fake-github';
import { fakePorts } from '@interlock/shared/testing/fake-ports';
import { fakeRunner } from '@interlock/shared/testing/fake-runner';

import { outcomes, resultOf } from '../../../actions/record-deployment/src/domain/outcome.ts';
import { recordDeployment } from '../../../actions/record-deployment/src/run.ts';

const commit = 'a'.repeat(40);
const subjects = JSON.stringify({
  commit,
  artifacts: [{ name: 'shop', digest: `sha256:${'1'.repeat(64)}` }],
});
const configuration = 'version: 1\nenvironments: {staging: {}, production: {url: "https://shop.example"}}\n';
const files = { [`${commit}:.github/interlock.yml`]: configuration };

async function record(inputs: Readonly<Record<string, string>>, github: FakeGitHubOptions = { files }) {
  const ports = fakePorts({
    runner: fakeRunner({ inputs: { environment: 'production', subjects, ...inputs } }),
    repository: fakeGitHub(github),
  });
  await runAction(recordDeployment, ports);
  return ports;
}

const waited: RunJob = {
  id: 1,
  name: 'promote / move',
  status: 'completed',
  conclusion: 'cancelled',
  attempt: 1,
  createdMs: 0,
  startedMs: 0,
  completedMs: 1000,
  hasRunner: false,
  executedSteps: 0,
};
const others: readonly RunJob[] = [
  { ...waited, id: 2, name: 'promote / gates', conclusion: 'success', hasRunner: true, executedSteps: 4 },
  { ...waited, id: 3, name: 'promote / record', status: 'in_progress', conclusion: null, hasRunner: true },
];
const jobsOf = (...moves: readonly Partial<RunJob>[]): FakeGitHubOptions => ({
  files,
  jobs: [...others, ...moves.map((more, index) => ({ ...waited, id: 10 + index, ...more }))],
});
const rejection = { state: 'rejected', environments: ['Production'], reviewer: 'bob' };

describe('a move that left no result', () => {
  it.each<[string, FakeGitHubOptions, string, string]>([
    ['was cancelled while it waited', jobsOf({}), 'cancelled', 'inactive'],
    ['failed before a machine took it', jobsOf({ conclusion: 'failure' }), 'cancelled', 'inactive'],
    ['was rejected', { ...jobsOf({ conclusion: 'failure' }), approvals: [rejection] }, 'rejected', 'failure'],
    [
      'was rejected, and is called cancelled',
      { ...jobsOf({}), approvals: [rejection] },
      'rejected',
      'failure',
    ],
    ['is of a job without a caller', jobsOf({ name: 'move' }), 'cancelled', 'inactive'],
    ['is of a job that was called twice over', jobsOf({ name: 'a / b / move' }), 'cancelled', 'inactive'],
    [
      'was approved, and cancelled in the queue',
      { ...jobsOf({}), approvals: [{ ...rejection, state: 'approved' }] },
      'cancelled',
      'inactive',
    ],
    [
      'is beside the rejection of another environment',
      { ...jobsOf({}), approvals: [{ ...rejection, environments: ['staging'] }] },
      'cancelled',
      'inactive',
    ],
    [
      'is beside a move that succeeded',
      jobsOf({ name: 'staging / move', conclusion: 'success', hasRunner: true, executedSteps: 9 }, {}),
      'cancelled',
      'inactive',
    ],
    [
      'is beside one that never began either',
      jobsOf({ name: 'staging / move' }, {}),
      'cancelled',
      'inactive',
    ],
  ])('never began when it %s', async (_, github, result, state) => {
    const ports = await record({ job: 'cancelled' }, github);
    expect(ports.runner.outputs.get('result')).toBe(result);
    expect(ports.repository.deployments[0]?.states).toMatchObject([{ state }]);
    expect(ports.runner.hasFailed()).toBe(false);
    expect(ports.runner.summary()).toContain('❌');
    expect(ports.runner.summary()).toContain('no machine took');
  });

  it.each<[string, FakeGitHubOptions]>([
    ['a machine took it', jobsOf({ hasRunner: true })],
    ['its machine was lost', jobsOf({ hasRunner: true, conclusion: 'failure' })],
    ['a step was executed', jobsOf({ executedSteps: 1 })],
    ['GitHub does not say whether a machine took it', jobsOf({ hasRunner: null })],
    ['GitHub does not say what was executed', jobsOf({ executedSteps: null })],
    ['it goes on', jobsOf({ status: 'in_progress', conclusion: null })],
    ['it still waits', jobsOf({ status: 'waiting', conclusion: null })],
    ['it ended in a way that is not known', jobsOf({ conclusion: 'timed_out' })],
    ['it is of another attempt', jobsOf({ attempt: 2 })],
    ['GitHub does not say of which attempt it is', jobsOf({ attempt: null })],
    ['no job has its name', jobsOf({ name: 'promote / remove' })],
    ['its name only ends so', jobsOf({ name: 'promote /move' }, { name: 'x move' })],
    ['the only one of its name was skipped', jobsOf({ conclusion: 'skipped' })],
    ['another of its name may have run', jobsOf({ name: 'staging / move', hasRunner: true }, {})],
    ['there are no jobs', { files, jobs: [] }],
    ['there are more jobs than GitHub lists', { ...jobsOf({}), jobTotal: 99 }],
    ['the jobs may not be read', { ...jobsOf({}), forbidden: ['listRunJobs'] }],
    ['the reviews may not be read', { ...jobsOf({}), forbidden: ['runApprovals'] }],
  ])('is unknown, in red, when %s', async (_, github) => {
    const ports = await record({ job: 'failure' }, { ...github, approvals: [rejection] });
    expect(ports.runner.outputs.get('result')).toBe('unknown');
    expect(ports.runner.hasFailed()).toBe(true);
    expect(ports.runner.annotations[0]).toMatchObject({
      level: 'warning',
      place: { title: 'record-deployment: move-start-unknown' },
    });
  });

  it('says which permission is missing', async () => {
    const ports = await record({ job: 'cancelled' }, { ...jobsOf({}), forbidden: ['listRunJobs'] });
    expect(ports.runner.annotations[0]?.text).toContain('`actions: read`');
  });

  it('goes by another name where it has one', async () => {
    const named = jobsOf({ name: 'promote / switch it' });
    const ports = await record({ job: 'cancelled', 'job-name': 'switch it' }, named);
    expect(ports.runner.outputs.get('result')).toBe('cancelled');
  });

  it.each(['unknown', 'switched', 'rolled-back'])('is not asked about when it left %s', async (result) => {
    const ports = await record({ job: 'cancelled', result }, jobsOf({}));
    expect(ports.runner.outputs.get('result')).toBe(result);
  });

  it('is unknown when its job succeeded', async () => {
    const ports = await record({ job: 'success' }, jobsOf({}));
    expect(ports.runner.outputs.get('result')).toBe('unknown');
  });
});

describe('record-deployment', () => {
  it.each([
    ['switched', 'success'],
    ['rolled-back', 'failure'],
    ['rollback-failed', 'error'],
    ['refused', 'failure'],
    ['superseded', 'inactive'],
  ])('records %s as %s', async (result, state) => {
    const ports = await record({ result, serving: 'green' });
    expect(ports.repository.deployments).toMatchObject([
      { ref: commit, environment: 'production', states: [{ state }] },
    ]);
    expect(ports.runner.outputs.get('result')).toBe(result);
    expect(ports.runner.hasFailed()).toBe(false);
  });

  it('records which commit the login was taken from, and nothing else in its place', async () => {
    const recorded = await record({ result: 'switched', 'login-commit': 'b'.repeat(40) });
    expect(recorded.runner.summary()).toContain('bbbbbbbb');
    const file = await recorded.files.readText('/temp/interlock/deployment-record.json');
    expect(file).toContain(`"loginCommit":"${'b'.repeat(40)}"`);
    const branch = await record({ result: 'switched', 'login-commit': 'main' });
    expect(branch.runner.hasFailed()).toBe(true);
  });

  it('records a move that was skipped as unchanged', async () => {
    const ports = await record({ job: 'skipped' });
    expect(ports.runner.outputs.get('result')).toBe('unchanged');
    expect(ports.repository.deployments[0]?.states).toMatchObject([{ state: 'failure' }]);
  });

  it('says unknown, in red, of a move that ran and did not tell', async () => {
    const ports = await record({ job: 'cancelled' });
    expect(ports.runner.outputs.get('result')).toBe('unknown');
    expect(ports.runner.hasFailed()).toBe(true);
    expect(ports.runner.summary()).toContain('operation: recover');
  });

  it('keeps what happened in its outputs when it may not write the record', async () => {
    const ports = await record(
      { result: 'switched', serving: 'green' },
      { files, forbidden: ['createDeployment'] },
    );
    expect(ports.runner.hasFailed()).toBe(true);
    expect(ports.runner.outputs.get('result')).toBe('switched');
    expect(ports.runner.annotations[0]?.place.title).toBe('record-deployment: github-forbidden');
  });

  it('writes nothing to GitHub on a dry run', async () => {
    const ports = await record({ result: 'unchanged', 'dry-run': 'true' });
    expect(ports.repository.deployments).toStrictEqual([]);
    expect(ports.runner.hasFailed()).toBe(false);
  });

  it('refuses an environment that the configuration does not have', async () => {
    const ports = await record({ environment: 'prodution', result: 'switched' });
    expect(ports.runner.hasFailed()).toBe(true);
    expect(ports.runner.annotations[0]?.text).toContain('Did you mean "production"?');
  });

  it('reads no result into a word that it does not know', async () => {
    const ports = await record({ result: 'success' });
    expect(ports.runner.hasFailed()).toBe(true);
    expect(ports.repository.deployments).toStrictEqual([]);
  });

  it('warns of evidence that it cannot read, and records the rest', async () => {
    const ports = await record({ result: 'switched', evidence: '{"payl' });
    expect(ports.runner.annotations[0]).toMatchObject({
      level: 'warning',
      place: { title: 'record-deployment: evidence-truncated' },
    });
    expect(ports.repository.deployments).toHaveLength(1);
  });

  it('records signed evidence only when it has the key, and the key fits', async () => {
    const at = new Date(0).toISOString();
    const evidence = sealStatement(
      {
        subject: { commit, artifacts: [] },
        predicate: {
          kind: 'built',
          origin: {
            repositoryDigest: '0'.repeat(64),
            runId: 1,
            runAttempt: 1,
            library: 'local',
            startedAt: at,
            finishedAt: at,
          },
        },
      },
      nodeDigests(),
      { key: 'the key of the gates' },
    );
    const recorded = async (key: string) => {
      const ports = await record({ result: 'switched', evidence, 'evidence-key': key });
      const text = ports.files.contents.get(ports.runner.outputs.get('record') ?? '');
      const file = JSON.parse(String(text)) as { evidence: readonly unknown[] };
      return [file.evidence.length, ports.runner.annotations.map(({ place }) => place.title)];
    };
    expect(await recorded('the key of the gates')).toStrictEqual([1, []]);
    expect(await recorded('')).toStrictEqual([0, ['record-deployment: evidence-key-missing']]);
    expect(await recorded('a key of others')).toStrictEqual([
      0,
      ['record-deployment: evidence-signature-invalid'],
    ]);
  });

  it('never calls a job that ran without a result anything but unknown', () => {
    for (const job of ['success', 'failure', 'cancelled'] as const)
      expect(resultOf(null, job)).toBe('unknown');
    expect(outcomes.unknown.state).toBe('error');
  });
});
