import { describe, expect, it } from 'vitest';

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

  it('never calls a job that ran without a result anything but unknown', () => {
    for (const job of ['success', 'failure', 'cancelled'] as const)
      expect(resultOf(null, job)).toBe('unknown');
    expect(outcomes.unknown.state).toBe('error');
  });
});
