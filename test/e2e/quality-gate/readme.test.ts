import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { commit, git, makeRepository, rehearse, write } from '../rehearsal/rehearse.ts';

const root = join(import.meta.dirname, '../../..');
const [, example = ''] =
  /^```yaml\n([^]*?)^```$/mu.exec(readFileSync(join(root, 'actions/quality-gate/README.md'), 'utf8')) ?? [];

/** Leaves what a test run leaves: 120 cases, and the coverage of both files. */
const testing = (uncovered: readonly number[]) => `import { mkdirSync, writeFileSync } from 'node:fs';
mkdirSync('reports'); mkdirSync('coverage');
writeFileSync('reports/junit.xml', '<testsuite>' + Array.from({ length: 120 }, (_, i) => '<testcase classname="c" name="t' + i + '"/>').join('') + '</testsuite>');
const hits = ${JSON.stringify(uncovered)};
const lines = (path, count) => 'SF:' + path + '\\n' + Array.from({ length: count }, (_, i) => 'DA:' + (i + 1) + ',' + (path === 'src/cart.mjs' && hits.includes(i + 1) ? 0 : 1) + '\\n').join('') + 'end_of_record\\n';
writeFileSync('coverage/lcov.info', lines('src/cart.mjs', 24) + lines('src/payments/pay.mjs', 10));
`;

const numbered = (count: number) => Array.from({ length: count }, (_, index) => `// ${index}\n`).join('');
const manifest = { name: 'x', version: '1.0.0', scripts: { test: 'node test.mjs' } };

it.each([
  ['passes', [], 'success', '✅ quality-gate: pass, 6 of 6 rules'],
  [
    'fails on lines that the change adds',
    [21, 22],
    'failure',
    '❌ quality-gate: fail, coverage.changed-lines',
  ],
])('the workflow of the README, copied, %s', async (_, uncovered, conclusion, answer) => {
  const folder = makeRepository({
    '.github/workflows/test.yml': example.replaceAll('<sha>', '0'.repeat(40)),
    '.gitignore': 'reports/\ncoverage/\n',
    'package.json': JSON.stringify(manifest),
    'package-lock.json': JSON.stringify({
      ...manifest,
      lockfileVersion: 3,
      requires: true,
      packages: { '': { name: 'x', version: '1.0.0' } },
    }),
    'src/cart.mjs': numbered(20),
    'src/payments/pay.mjs': numbered(10),
    'test.mjs': testing(uncovered),
  });
  git(folder, 'checkout', '--quiet', '-b', 'change');
  write(folder, 'src/cart.mjs', numbered(24));
  commit(folder, 'two');
  const ended = await rehearse(folder, [
    ...['--event', 'pull_request', '--repository', 'acme/shop'],
    ...['--map', `OWNER/interlock@*=${root}`],
  ]);
  expect(ended.conclusion, ended.stdout + ended.stderr).toBe(conclusion);
  expect(ended.stdout).toContain(answer);
  // Its permissions are the least: all of them are needed, and no call was refused.
  expect(ended.jobs['test']?.permissionsUnused).toEqual([]);
  expect(ended.apiCalls.filter(({ method }) => method === 'POST').map(({ status }) => status)).toEqual([
    201, 201,
  ]);
});
