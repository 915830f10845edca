import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import { makeFolder, makeRepository, makeWorkflow, rehearse, type Rehearsed } from '../rehearsal/rehearse.ts';

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

/** A gate about the jobs of its own run. */
interface Gate {
  /** Of its step. */
  readonly id: string;
  readonly jobs: string;
  readonly rule: string;
}

const ofBuild = 'performance.time of build <= 1h';

const step = ({ id, jobs, rule }: Gate, baseline: string): string => `
      - id: ${id}
        uses: OWNER/interlock/actions/quality-gate@v1
        continue-on-error: true
        with:
          reports: |
            - {kind: performance, jobs: ${jobs}}
          baseline: ${baseline}
          require: |
            - ${rule}`;

const output = ({ id }: Gate): string =>
  ['verdict', 'reasons', 'baseline']
    .map((name) => `\n      ${id}-${name}: \${{ steps.${id}.outputs.${name} }}`)
    .join('');

interface Shape {
  /** Jobs by their name, each with its keys below it. */
  readonly jobs: Readonly<Record<string, string>>;
  readonly needs: string;
  readonly gates: readonly Gate[];
  readonly baseline?: string;
  /** Steps after the gates. */
  readonly then?: string;
}

/** A run of these jobs, and of one that judges them: with a step for each gate, none of which ends it. */
const workflowOf = ({ jobs, needs, gates, baseline = 'none', then = '' }: Shape): string => `on: push
jobs:${Object.entries(jobs)
  .map(([name, keys]) => `\n  ${name}:\n    runs-on: ubuntu-latest\n    ${keys}`)
  .join('')}
  gate:
    needs: ${needs}
    if: \${{ always() }}
    runs-on: ubuntu-latest
    permissions:
      contents: read
      actions: read
    outputs:${gates.map(output).join('')}
    steps:
      - uses: actions/checkout@v4${gates.map((gate) => step(gate, baseline)).join('')}${then}
`;

const run = (shape: Shape, ...more: readonly string[]) =>
  rehearse(makeWorkflow(workflowOf(shape), { 'a.js': '1\n' }), [...mapped, ...more]);

const outputsOf = ({ jobs }: Rehearsed, { id }: Gate) => ({
  verdict: jobs['gate']?.outputs[`${id}-verdict`],
  codes: (JSON.parse(jobs['gate']?.outputs[`${id}-reasons`] ?? '[]') as { code: string }[]).map(
    ({ code }) => code,
  ),
  baseline: jobs['gate']?.outputs[`${id}-baseline`],
});

describe('a run that measures its own jobs', () => {
  const within = {
    'one of them': { id: 'one', jobs: '[build]', rule: ofBuild },
    'a matrix': { id: 'matrix', jobs: '["test (*)"]', rule: 'performance.time of "test (22)" <= 1h' },
    'all together': { id: 'all', jobs: '["*"], except: [gate]', rule: 'performance.time of jobs <= 1h' },
  };
  const beyond = { id: 'beyond', jobs: '[build]', rule: 'performance.time of build <= 1s' };
  const itself = { id: 'itself', jobs: '["g*"]', rule: ofBuild };
  const renamed = { id: 'renamed', jobs: '[builds]', rule: ofBuild };
  const failed = { id: 'failed', jobs: '[failed]', rule: 'performance.time of failed <= 1h' };
  const skipped = { id: 'skipped', jobs: '[skipped]', rule: 'performance.time of skipped <= 1h' };
  const running = { id: 'running', jobs: '[running]', rule: 'performance.time of running <= 1h' };

  /** All jobs of the first succeed; those of the second do not, or have not ended when they are judged. */
  let good: Rehearsed;
  let bad: Rehearsed;
  beforeAll(async () => {
    good = await run({
      jobs: {
        build: 'steps: [{run: sleep 2}]',
        test: 'strategy: {matrix: {node: [20, 22]}}\n    steps: [{run: sleep 2}]',
      },
      needs: '[build, test]',
      gates: [...Object.values(within), beyond, itself, renamed],
    });
    const judged = join(makeFolder(), 'judged');
    bad = await run({
      jobs: {
        failed: 'steps: [{run: sleep 2; exit 1}]',
        skipped: 'if: false\n    steps: [{run: "true"}]',
        running: `steps: [{run: 'for time in $(seq 600); do test -e ${judged} && exit 0; sleep 0.1; done'}]`,
      },
      needs: '[failed, skipped]',
      gates: [failed, skipped, running],
      then: `\n      - {if: always(), run: touch ${judged}}`,
    });
  });

  it.each(Object.entries(within))('passes within the limit: %s', (_, gate) => {
    expect(outputsOf(good, gate), good.stdout).toMatchObject({ verdict: 'pass', codes: [] });
  });

  it('fails beyond it', () => {
    expect(outputsOf(good, beyond)).toMatchObject({ verdict: 'fail', codes: ['rule-violated'] });
    expect(good.stdout).toContain('measured once, on the runner that it happened to get');
  });

  it.each<[string, () => Rehearsed, Gate, string]>([
    ['that still runs', () => bad, running, 'job-unfinished'],
    ['that is the gate itself', () => good, itself, 'job-unfinished'],
    ['that failed', () => bad, failed, 'job-not-successful'],
    ['that was skipped', () => bad, skipped, 'job-missing'],
    ['that has another name', () => good, renamed, 'job-missing'],
  ])('is inconclusive about one %s', (_, ended, gate, code) => {
    expect(outputsOf(ended(), gate), ended().stdout).toMatchObject({
      verdict: 'inconclusive',
      codes: [code, 'measurement-broken'],
    });
  });

  it('compares with what main took', async () => {
    const gate = { id: 'quality', jobs: '[build]', rule: 'performance.time of build <= baseline + 2000%' };
    const folder = makeWorkflow(
      workflowOf({
        jobs: { build: 'steps: [{run: sleep 2}]' },
        needs: '[build]',
        gates: [gate],
        baseline: 'branch=main',
        then: `
      - if: \${{ steps.quality.outputs.baseline-file != '' }}
        uses: actions/upload-artifact@v4
        with:
          name: \${{ steps.quality.outputs.baseline-name }}
          path: \${{ steps.quality.outputs.baseline-file }}`,
      }),
      { 'a.js': '1\n' },
    );
    const history = makeFolder();
    const first = await rehearse(folder, [...mapped, '--history', history]);
    expect(outputsOf(first, gate), first.stdout).toMatchObject({ verdict: 'pass', baseline: 'null' });
    const second = await rehearse(folder, [...mapped, '--history', history]);
    expect(outputsOf(second, gate), second.stdout).toMatchObject({ verdict: 'pass' });
    expect(JSON.parse(outputsOf(second, gate).baseline ?? 'null')).toMatchObject({ kind: 'branch' });
    expect(second.stdout).not.toContain('baseline: none yet');
  });
});
