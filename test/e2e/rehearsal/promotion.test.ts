import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeFixture, rehearse, runBundle } from './rehearse.ts';

const secret = 'hunter2-and-more';

const promote = async (...more: string[]) => {
  const product = makeFixture('product');
  const library = makeFixture('library');
  const result = await rehearse(
    product,
    [
      '--repository',
      'acme/product',
      '--map',
      `acme/library@*=${library}`,
      '--secret',
      `DEPLOY_KEY=${secret}`,
      ...more,
    ],
    { workflow: '.github/workflows/promotion.yml' },
  );
  return { product, library, result };
};

test('a product is built, promoted by a library two calls deep, and told of the result', async () => {
  const { result } = await promote();
  expect(result.stderr).toBe('');
  expect(result.code, result.stdout).toBe(0);
  expect(Object.keys(result.jobs)).toEqual([
    'build',
    'promote / deploy',
    'promote / deeper / record',
    'after',
  ]);
  expect(result.jobs['build']?.outputs['version']).toBe('1.2.3');
  expect(result.jobs['build']?.outputs['digest']).toMatch(/^[0-9a-f]{64}$/);
  expect(result.jobs['promote / deploy']?.outputs).toEqual({ result: 'staging 1.2.3 stamped' });
});

test('steps are named, skipped and followed by their posts as on GitHub', async () => {
  const { result } = await promote();
  const steps = result.jobs['promote / deploy']?.steps ?? [];
  expect(steps.map((step) => `${step.name}: ${step.conclusion}`)).toEqual([
    'Run actions/checkout@v4: success',
    'Run actions/download-artifact@v4: success',
    'Run test "$(cat in/app.txt)" = built: success',
    'Run ./.github/interlock/deploy: success',
    'Run test -f deployed.txt: success',
    'Run ./.github/interlock/migrate: skipped',
    'Run $/actions/stamp: success',
    'Post Run $/actions/stamp: success',
    'Post Run ./.github/interlock/deploy: success',
  ]);
});

test('a secret is nowhere in what is printed or written', async () => {
  const { product, result } = await promote('--html', 'report.html');
  expect(result.code, result.stdout).toBe(0);
  expect(result.stdout).toContain('the key is ***');
  const written = readFileSync(join(product, '.git', 'result.json'), 'utf8');
  const report = readFileSync(join(product, 'report.html'), 'utf8');
  expect(result.stdout + result.stderr + written + report).not.toContain(secret);
});

test('--list names the jobs, called ones below their caller, and runs nothing', async () => {
  const product = makeFixture('product');
  const library = makeFixture('library');
  const listed = await runBundle(product, [
    'rehearse',
    '.github/workflows/promotion.yml',
    '--list',
    '--map',
    `acme/library@v1=${library}`,
  ]);
  expect(listed.code).toBe(0);
  expect(listed.stdout).toBe(
    [
      'build · 4 steps',
      'promote · needs build · calls acme/library/.github/workflows/promote.yml@v1',
      '  deploy · 7 steps',
      '  deeper · needs deploy · calls $/.github/workflows/record.yml',
      '    record · 1 steps',
      'after · needs promote · 1 steps',
      '',
    ].join('\n'),
  );
});

test('--explain says where each value of a condition came from', async () => {
  const { result } = await promote('--explain');
  expect(result.stdout).toContain("if of job 'build': success()  =>  runs");
  expect(result.stdout).toContain('success() = true  (status so far)');
  expect(result.stdout).toMatch(/if of step 'Run \.\/\.github\/interlock\/migrate': .*=> {2}does not run/);
});
