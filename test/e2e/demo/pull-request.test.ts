import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { commit, git, makeFolder, rehearse } from '../rehearsal/rehearse.ts';

const root = join(import.meta.dirname, '../../..');

/** The shop with a branch that adds these lines to a file of it, checked out. */
function openPullRequest(lines: string): string {
  const folder = makeFolder();
  cpSync(join(root, 'examples/shop'), folder, {
    recursive: true,
    filter: (path) => !/\/(?:reports|coverage|node_modules)$/u.test(path),
  });
  git(folder, 'init', '--quiet', '--initial-branch=main');
  commit(folder, 'The shop');
  git(folder, 'checkout', '--quiet', '-b', 'change');
  const file = join(folder, 'src/catalog.mjs');
  writeFileSync(file, `${readFileSync(file, 'utf8')}${lines}`);
  commit(folder, 'A change');
  return folder;
}

const rehearsePullRequest = (folder: string) =>
  rehearse(
    folder,
    ['--event', 'pull_request', '--repository', 'acme/shop', '--map', `OWNER/interlock@*=${root}`],
    { workflow: '.github/workflows/pull-request.yml' },
  );

const untested = Array.from(
  { length: 5 },
  (_, index) => `\nexport function unused${index}() {\n  return ${index};\n}\n`,
).join('');

it.each([
  ['passes where the lines that it adds are tested', '\nexport const currency = "EUR";\n', 'success'],
  ['fails where no test runs them', untested, 'failure'],
])('the pull request of the shop %s, and people see it', async (_, lines, conclusion) => {
  const ended = await rehearsePullRequest(openPullRequest(lines));
  expect(ended.conclusion, ended.stdout + ended.stderr).toBe(conclusion);
  const job = ended.jobs['quality'];
  expect(job?.steps.map((step) => [step.name, step.conclusion])).toContainEqual(['Judge', conclusion]);
  // What the job was granted it needed, and nothing was refused.
  expect(job?.permissionsUsed).toEqual([
    'actions: read',
    'checks: write',
    'contents: read',
    'pull-requests: write',
  ]);
  expect(job?.permissionsUnused).toEqual([]);
  const written = ended.apiCalls.filter(({ method }) => method !== 'GET');
  expect(written.map(({ status }) => status)).toEqual([201, 201]);
  expect(ended.stdout).toContain(
    conclusion === 'success'
      ? '✅ unit: pass, 5 of 10 rules, 5 not applicable'
      : '❌ unit: fail, coverage.changed-lines',
  );
});
