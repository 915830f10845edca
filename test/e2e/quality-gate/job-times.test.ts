import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { makeFolder, makeRepository, makeWorkflow, rehearse } from '../rehearsal/rehearse.ts';

const root = join(import.meta.dirname, '../../..');
const mapped = ['--repository', 'acme/shop', '--map', `OWNER/interlock@*=${root}`];

const examples = [
  ...readFileSync(join(root, 'actions/quality-gate/README.md'), 'utf8').matchAll(/^```yaml\n([^]*?)^```$/gmu),
].map(([, text = '']) => text);
const example = examples.find((text) => text.includes('jobs: ["build"]')) ?? '';

it('the workflow of the README measures its own build', async () => {
  const manifest = { name: 'x', version: '1.0.0', scripts: { build: 'sleep 2' } };
  const folder = makeRepository({
    '.github/workflows/test.yml': `on: push\npermissions: {}\n${example.replaceAll('<sha>', '0'.repeat(40))}`,
    'package.json': JSON.stringify(manifest),
    'package-lock.json': JSON.stringify({
      ...manifest,
      lockfileVersion: 3,
      requires: true,
      packages: { '': { name: 'x', version: '1.0.0' } },
    }),
  });
  const ended = await rehearse(folder, mapped);
  expect(ended.conclusion, ended.stdout + ended.stderr).toBe('success');
  expect(ended.stdout).toContain('✅ quality-gate: pass, 1 of 1 rule');
  expect(ended.jobs['gate']?.permissionsUsed).toContain('actions: read');
  expect(ended.jobs['gate']?.permissionsUnused).toEqual([]);
  expect(
    ended.apiCalls.filter(({ path }) => /\/actions\/runs\/\d+\/attempts\/1\/jobs\?/u.test(path)),
  ).toHaveLength(1);
});

interface Shape {
  /** What the job that is measured does. */
  readonly build?: string;
  readonly condition?: string;
  /** What the gate waits for. */
  readonly needs?: string;
  readonly jobs?: string;
  readonly rule?: string;
  readonly baseline?: string;
}

const workflowOf = ({
  build = 'sleep 2',
  condition = 'true',
  needs = '[build, test]',
  jobs = '[build]',
  rule = 'performance.time of build <= 1h',
  baseline = 'none',
}: Shape): string => `on: push
jobs:
  build:
    if: \${{ ${condition} }}
    runs-on: ubuntu-latest
    steps:
      - run: ${build}
  test:
    strategy:
      matrix:
        node: [20, 22]
    runs-on: ubuntu-latest
    steps:
      - run: sleep 2
  gate:
    needs: ${needs}
    if: \${{ always() }}
    runs-on: ubuntu-latest
    permissions:
      contents: read
      actions: read
    outputs:
      verdict: \${{ steps.quality.outputs.verdict }}
      reasons: \${{ steps.quality.outputs.reasons }}
      baseline: \${{ steps.quality.outputs.baseline }}
    steps:
      - uses: actions/checkout@v4
      - id: quality
        uses: OWNER/interlock/actions/quality-gate@v1
        with:
          reports: |
            - {kind: performance, jobs: ${jobs}}
          baseline: ${baseline}
          require: |
            - ${rule}
      - if: \${{ steps.quality.outputs.baseline-file != '' }}
        uses: actions/upload-artifact@v4
        with:
          name: \${{ steps.quality.outputs.baseline-name }}
          path: \${{ steps.quality.outputs.baseline-file }}
`;

const run = (shape: Shape, ...more: readonly string[]) =>
  rehearse(makeWorkflow(workflowOf(shape), { 'a.js': '1\n' }), [...mapped, ...more]);

const codesIn = (outputs: Readonly<Record<string, string>> | undefined): readonly string[] =>
  (JSON.parse(outputs?.['reasons'] ?? '[]') as { code: string }[]).map(({ code }) => code);

describe('a run that measures its own jobs', () => {
  it.each<[string, Shape]>([
    ['one of them', {}],
    ['a matrix', { jobs: '["test (*)"]', rule: 'performance.time of "test (22)" <= 1h' }],
    ['all together', { jobs: '["*"], except: [gate]', rule: 'performance.time of jobs <= 1h' }],
  ])('passes within the limit: %s', async (_, shape) => {
    const ended = await run(shape);
    expect(ended.jobs['gate']?.outputs, ended.stdout).toMatchObject({ verdict: 'pass', reasons: '[]' });
  });

  it('fails beyond it', async () => {
    const ended = await run({ rule: 'performance.time of build <= 1s' });
    expect(ended.jobs['gate']?.outputs).toMatchObject({ verdict: 'fail' });
    expect(codesIn(ended.jobs['gate']?.outputs)).toStrictEqual(['rule-violated']);
    expect(ended.stdout).toContain('measured once, on the runner that it happened to get');
  });

  it.each<[string, Shape, string]>([
    ['that still runs', { build: 'sleep 30', needs: '[test]' }, 'job-unfinished'],
    ['that is the gate itself', { jobs: '["g*"]' }, 'job-unfinished'],
    ['that failed', { build: 'sleep 2; exit 1' }, 'job-not-successful'],
    ['that was skipped', { condition: 'false' }, 'job-missing'],
    ['that has another name', { jobs: '[builds]' }, 'job-missing'],
  ])('is inconclusive about one %s', async (_, shape, code) => {
    const ended = await run(shape);
    expect(ended.jobs['gate']?.outputs, ended.stdout).toMatchObject({ verdict: 'inconclusive' });
    expect(codesIn(ended.jobs['gate']?.outputs)).toStrictEqual([code, 'measurement-broken']);
  });

  it('compares with what main took', async () => {
    const folder = makeWorkflow(
      workflowOf({ rule: 'performance.time of build <= baseline + 2000%', baseline: 'branch=main' }),
    );
    const history = makeFolder();
    const first = await rehearse(folder, [...mapped, '--history', history]);
    expect(first.jobs['gate']?.outputs, first.stdout).toMatchObject({ verdict: 'pass', baseline: 'null' });
    const second = await rehearse(folder, [...mapped, '--history', history]);
    expect(second.jobs['gate']?.outputs, second.stdout).toMatchObject({ verdict: 'pass' });
    expect(JSON.parse(second.jobs['gate']?.outputs['baseline'] ?? 'null')).toMatchObject({ kind: 'branch' });
    expect(second.stdout).not.toContain('baseline: none yet');
  });
});
