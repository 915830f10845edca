import { expect, test } from 'vitest';
import { commit, git, makeFolder, makeRepository, makeWorkflow, rehearse, write } from './rehearse.ts';

test('artifacts keep their paths below what they have in common, lose modes, and are found by name and pattern', async () => {
  const folder = makeWorkflow(`on: push
jobs:
  up:
    runs-on: x
    steps:
      - run: |
          mkdir -p out/a/deep out/b && echo 1 > out/a/deep/one.txt && echo 2 > out/b/two.log && echo 3 > out/b/skip.txt
          printf '#!/bin/sh\\n' > out/run.sh && chmod +x out/run.sh && echo h > out/.hidden
          ln -s one.txt out/a/deep/link.txt && ln -s missing out/a/broken
      - {uses: actions/upload-artifact@v4, with: {name: one-file, path: out/a/deep/one.txt}}
      - {uses: actions/upload-artifact@v4, with: {name: many-globs, path: "out/**/*.txt\\n!out/b/skip.txt\\nout/b/*.log"}}
      - {uses: actions/upload-artifact@v4, with: {name: many-all, path: out, include-hidden-files: true}}
      - {name: twice, continue-on-error: true, uses: actions/upload-artifact@v4, with: {name: one-file, path: out/run.sh}}
      - {uses: actions/upload-artifact@v4, with: {name: one-file, path: out/run.sh, overwrite: true}}
      - {name: none, continue-on-error: true, uses: actions/upload-artifact@v4, with: {path: missing, if-no-files-found: error}}
      - {name: warned, uses: actions/upload-artifact@v4, with: {path: missing}}
  down:
    needs: up
    runs-on: x
    steps:
      - {uses: actions/download-artifact@v4, with: {name: one-file, path: one}}
      - {id: many, uses: actions/download-artifact@v4, with: {pattern: many-*, path: many}}
      - {uses: actions/download-artifact@v4, with: {pattern: many-*, path: merged, merge-multiple: true}}
      - {name: absent, continue-on-error: true, uses: actions/download-artifact@v4, with: {name: nothing}}
      - run: |
          test -f one/run.sh && test ! -x one/run.sh
          test "$(cd many && find . -type f | sort | xargs)" = "./many-all/.hidden ./many-all/a/deep/link.txt ./many-all/a/deep/one.txt ./many-all/b/skip.txt ./many-all/b/two.log ./many-all/run.sh ./many-globs/a/deep/link.txt ./many-globs/a/deep/one.txt ./many-globs/b/two.log"
          test -f merged/b/two.log && test -f merged/run.sh
          test "\${{ steps.many.outputs.download-path }}" = "$GITHUB_WORKSPACE/many"
`);
  const result = await rehearse(folder);
  expect(result.stderr).toBe('');
  expect(result.code, result.stdout).toBe(0);
  const outcomes = Object.fromEntries(
    (result.jobs['up']?.steps ?? []).map((step) => [step.name, step.outcome]),
  );
  expect(outcomes['twice']).toBe('failure');
  expect(outcomes['none']).toBe('failure');
  expect(outcomes['warned']).toBe('success');
  expect(result.stdout).toContain(
    '(409) Conflict: an artifact with this name already exists on the workflow run',
  );
  expect(result.stdout).toContain('##[warning]No files were found with the provided path: missing.');
  expect(result.stdout).toContain('Unable to download artifact(s): Artifact not found for name: nothing');
});

test('a checkout takes depth, ref, path and a mapped repository, and refuses what it cannot do', async () => {
  const library = makeRepository({ 'lib.txt': 'library\n' });
  git(library, 'tag', 'v2');
  write(library, 'lib.txt', 'later\n');
  commit(library, 'two');
  const folder = makeWorkflow(
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - uses: actions/checkout@v4
      - run: test "$(git rev-list --count HEAD)" = 1 && test "$(git rev-parse --abbrev-ref HEAD)" = main
      - {uses: actions/checkout@v4, with: {fetch-depth: 0}}
      - run: test "$(git rev-list --count HEAD)" = 2
      - {id: lib, uses: actions/checkout@v4, with: {repository: acme/library, ref: v2, path: lib}}
      - run: test "$(cat lib/lib.txt)" = library && test "\${{ steps.lib.outputs.commit }}" = "$(git -C lib rev-parse HEAD)"
      - {name: unknown, continue-on-error: true, uses: actions/checkout@v4, with: {ref: nowhere, path: other}}
      - {name: outside, continue-on-error: true, uses: actions/checkout@v4, with: {path: ../elsewhere}}
`,
    { 'file.txt': 'one\n' },
  );
  write(folder, 'file.txt', 'two\n');
  commit(folder, 'two');
  const result = await rehearse(folder, ['--map', `acme/library@*=${library}`]);
  expect(result.stderr).toBe('');
  expect(result.code, result.stdout).toBe(0);
  expect(result.stdout).toContain("A branch or tag with the name 'nowhere' could not be found");
  expect(result.stdout).toContain('is not under');
  const lfs = makeWorkflow(
    'on: push\njobs: {a: {runs-on: x, steps: [{uses: actions/checkout@v4, with: {lfs: true}}]}}\n',
  );
  const refused = await rehearse(lfs);
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain("input 'lfs' of 'actions/checkout@v4' is not supported by the rehearsal");
});

test('a mapped folder need not be a repository, for its actions and workflows', async () => {
  const library = makeFolder();
  write(
    library,
    'actions/say/action.yml',
    'name: say\ndescription: s\nruns: {using: composite, steps: [{run: echo said, shell: bash}]}\n',
  );
  write(
    library,
    '.github/workflows/w.yml',
    'on: workflow_call\njobs: {a: {runs-on: x, steps: [{uses: $/actions/say}]}}\n',
  );
  const folder = makeWorkflow(
    'on: push\njobs: {a: {uses: acme/library/.github/workflows/w.yml@main}, b: {runs-on: x, steps: [{uses: acme/library/actions/say@v1}]}}\n',
  );
  const result = await rehearse(folder, ['--map', `acme/library@*=${library}`]);
  expect(result.stderr).toBe('');
  expect(result.code, result.stdout).toBe(0);
  expect(result.stdout.match(/\| said$/gm)).toHaveLength(2);
});
