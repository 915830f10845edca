import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { temporaryFolder } from '../harness/folder.ts';
import { realSuite } from '../harness/suite.ts';
import { runCommand } from '../servers/command.ts';
import { writeTree } from './tree.ts';

const manifests = path.resolve(import.meta.dirname, '../../../examples/shop/deploy');

const open = `apiVersion: v1
kind: Pod
metadata:
  name: open
  namespace: shop
spec:
  containers:
    - name: web
      image: nginx:latest
      securityContext:
        privileged: true
`;

interface Framework {
  readonly check_type: string;
  readonly results: {
    readonly failed_checks: readonly {
      readonly check_id: string;
      readonly severity: string | null;
      readonly resource: string;
    }[];
  };
  readonly summary: {
    readonly failed: number;
    readonly parsing_errors: number;
    readonly resource_count: number;
  };
}

realSuite('checkov without a network, as it really answers', ['checkov'], (programs) => {
  let folder = '';

  beforeAll(async () => {
    folder = await temporaryFolder('checkov');
    await writeTree(folder, {
      'image/Dockerfile': 'FROM node:latest\nRUN apt-get update\nEXPOSE 22\n',
      'both/Dockerfile': 'FROM node:latest\nEXPOSE 22\n',
      'both/pod.yaml': open,
      'broken/pod.yaml': 'apiVersion: v1\nkind: Pod\n  metadata: [\n',
      'half/pod.yaml': 'apiVersion: v1\nkind: Pod\n  metadata: [\n',
      'half/Dockerfile': `FROM node:20@sha256:${'a'.repeat(64)}\nHEALTHCHECK CMD true\nUSER node\n`,
    });
    await cp(manifests, path.join(folder, 'shop'), { recursive: true });
    await mkdir(path.join(folder, 'empty'));
  });

  async function scan(target: string, ...more: string[]) {
    const ended = await runCommand(
      programs.path('checkov'),
      [
        ...['--directory', target, '--framework', 'kubernetes', 'dockerfile'],
        ...['--output', 'json', '--quiet', '--compact', '--skip-download', ...more],
      ],
      { cwd: folder, env: { HOME: folder } },
    );
    const report: unknown = ended.stdout.trim() === '' ? 'no report' : JSON.parse(ended.stdout);
    return { exitCode: ended.exitCode, stderr: ended.stderr, report };
  }

  it('finds nothing wrong in the manifests of the example, and counts the resources that it looked at', async () => {
    const { exitCode, report } = await scan('shop');
    expect(exitCode).toBe(0);
    expect(report).toMatchObject({ check_type: 'kubernetes', summary: { failed: 0, parsing_errors: 0 } });
    expect((report as Framework).summary.resource_count).toBeGreaterThan(0);
  });

  it('ends with 1 on findings, which have no severity without a key of its service', async () => {
    const { exitCode, report } = await scan('image');
    expect(exitCode).toBe(1);
    const { results } = report as Framework;
    expect(results.failed_checks.map(({ check_id }) => check_id)).toContain('CKV_DOCKER_1');
    expect(new Set(results.failed_checks.map(({ severity }) => severity))).toEqual(new Set([null]));
  });

  it('answers a list instead of an object when two kinds of files were there', async () => {
    const { exitCode, report } = await scan('both');
    expect(exitCode).toBe(1);
    expect((report as Framework[]).map(({ check_type }) => check_type).sort()).toEqual([
      'dockerfile',
      'kubernetes',
    ]);
  });

  it('ends with 0 on findings when it is told to fail softly', async () => {
    const { exitCode, report } = await scan('image', '--soft-fail');
    expect(exitCode).toBe(0);
    expect((report as Framework).summary.failed).toBeGreaterThan(0);
  });

  const nothing = { passed: 0, failed: 0, skipped: 0, parsing_errors: 0, resource_count: 0 };

  it('ends with 0 and a report of another shape when there was nothing to look at', async () => {
    expect(await scan('empty')).toMatchObject({ exitCode: 0, report: nothing });
  });

  it('ends with 0 on a manifest that cannot be parsed, and counts no parsing error', async () => {
    expect(await scan('broken')).toMatchObject({ exitCode: 0, report: nothing });
    const { exitCode, report } = await scan('half');
    expect(exitCode).toBe(0);
    expect(report).toMatchObject({
      check_type: 'dockerfile',
      summary: { parsing_errors: 0, resource_count: 1 },
    });
  });

  it('ends with 0 and without a report when the folder is missing', async () => {
    const ended = await scan('missing');
    expect(ended).toMatchObject({ exitCode: 0, report: 'no report' });
    expect(ended.stderr).toContain('does not exist');
  });

  it('ends with 2 when it is called with a flag that it does not know', async () => {
    expect(await scan('image', '--nonsense')).toMatchObject({ exitCode: 2, report: 'no report' });
  });

  it('leaves no report when it is killed', async () => {
    const ended = await runCommand(programs.path('checkov'), ['--directory', 'image', '--output', 'json'], {
      cwd: folder,
      env: { HOME: folder },
      killWith: 'SIGKILL',
    });
    expect(ended).toMatchObject({ exitCode: null, signal: 'SIGKILL', stdout: '' });
  });
});
