import { expect, test } from 'vitest';
import { makeWorkflow, rehearse } from './rehearse.ts';

const steps = (body: string): string =>
  `on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n${body.replace(/^/gm, '      ')}\n`;

test('the file commands reach later steps: variables, outputs, paths and summaries', async () => {
  const folder = makeWorkflow(
    `on: push
env: {WHERE: workflow, ONLY: workflow}
jobs:
  a:
    runs-on: ubuntu-latest
    env: {WHERE: job}
    defaults: {run: {shell: bash, working-directory: sub}}
    outputs:
      many: \${{ steps.set.outputs.many }}
      empty: \${{ steps.set.outputs.none }}
      status: \${{ job.status }}
    steps:
      - run: mkdir -p sub
        working-directory: .
      - id: set
        run: |
          test "$(basename "$PWD")" = sub
          echo "FROM_FILE=a=b" >> "$GITHUB_ENV"
          printf 'MANY<<END\\none\\n\\ntwo\\nEND\\n' | tee -a "$GITHUB_ENV" >> "$GITHUB_OUTPUT"
          printf 'many<<END\\none\\ntwo\\nEND\\n' >> "$GITHUB_OUTPUT"
          mkdir -p "$PWD/tools" && printf '#!/bin/sh\\necho found' > tools/mytool && chmod +x tools/mytool
          echo "$PWD/tools" >> "$GITHUB_PATH"
          echo '# done' >> "$GITHUB_STEP_SUMMARY"
      - env: {WHERE: step}
        run: |
          test "$WHERE \${{ env.WHERE }} $ONLY" = "step step workflow"
          test "$FROM_FILE" = "a=b"
          test "$MANY" = "$(printf 'one\\n\\ntwo')"
          test "$(mytool)" = found
          test "$CI $GITHUB_ACTIONS $GITHUB_JOB $GITHUB_REF_NAME" = "true true a main"
          test "$GITHUB_EVENT_NAME" = push && test -f "$GITHUB_EVENT_PATH"
          test "$PWD" = "$GITHUB_WORKSPACE/sub"
          test -d "$RUNNER_TEMP" && test -d "$RUNNER_TOOL_CACHE"
      - run: false | true
        shell: sh
      - run: import os; assert os.environ["WHERE"] == "job"
        shell: python
      - run: if (process.env.WHERE !== 'job') process.exit(1)
        shell: node {0}
`,
  );
  const result = await rehearse(folder);
  expect(result.stderr).toBe('');
  expect(result.code, result.stdout).toBe(0);
  expect(result.jobs['a']?.outputs).toEqual({ many: 'one\ntwo', status: 'success' });
});

test('a failing step skips what follows, except what asks for it, and the job fails', async () => {
  const folder = makeWorkflow(
    steps(`- {name: breaks, id: breaks, run: exit 3}
- {name: skipped, run: echo no}
- {name: on failure, if: failure(), run: echo yes}
- {name: always, if: "\${{ always() && steps.breaks.outcome == 'failure' }}", run: echo yes}
- {name: not on success, if: success(), run: echo no}`),
  );
  const result = await rehearse(folder);
  expect(result.code).toBe(1);
  expect(result.conclusion).toBe('failure');
  expect(result.jobs['a']?.steps.map((step) => `${step.name}: ${step.conclusion}`)).toEqual([
    'breaks: failure',
    'skipped: skipped',
    'on failure: success',
    'always: success',
    'not on success: skipped',
  ]);
  expect(result.stdout).toContain('##[error]Process completed with exit code 3.');
});

test('a tolerated failure has an outcome and another conclusion, and the job goes on', async () => {
  const folder = makeWorkflow(
    steps(`- {name: wobbly, id: wobbly, run: exit 1, continue-on-error: true}
- {name: goes on, if: "steps.wobbly.outcome == 'failure' && steps.wobbly.conclusion == 'success'", run: echo yes}`),
  );
  const result = await rehearse(folder);
  expect(result.code, result.stdout).toBe(0);
  expect(result.jobs['a']?.steps).toEqual([
    { name: 'wobbly', outcome: 'failure', conclusion: 'success' },
    { name: 'goes on', outcome: 'success', conclusion: 'success' },
  ]);
});

test('without a shell bash runs without pipefail, with one it runs with it', async () => {
  const folder = makeWorkflow(
    steps(`- {name: plain, run: "false | true"}
- {name: bash, run: "false | true", shell: bash}`),
  );
  const result = await rehearse(folder);
  expect(result.jobs['a']?.steps.map((step) => step.conclusion)).toEqual(['success', 'failure']);
});

test('malformed file commands fail the step, and NODE_OPTIONS is not let in', async () => {
  const folder = makeWorkflow(
    steps(`- {name: no delimiter, continue-on-error: true, run: 'printf "A<<END\\nx\\n" >> "$GITHUB_OUTPUT"'}
- {name: no equals, continue-on-error: true, run: 'echo nonsense >> "$GITHUB_ENV"'}
- {name: options, run: 'echo "NODE_OPTIONS=--inspect" >> "$GITHUB_ENV"'}
- {name: not there, run: 'test -z "$NODE_OPTIONS"'}`),
  );
  const result = await rehearse(folder, [], { environment: { NODE_OPTIONS: '' } });
  expect(result.code, result.stdout).toBe(0);
  expect(result.jobs['a']?.steps.map((step) => step.outcome)).toEqual([
    'failure',
    'failure',
    'success',
    'success',
  ]);
  expect(result.stdout).toContain("##[error]Unable to process file command 'output' successfully.");
  expect(result.stdout).toContain("##[error]Invalid value. Matching delimiter not found 'END'");
  expect(result.stdout).toContain("##[error]Invalid format 'nonsense'");
  expect(result.stdout).toContain("Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
});

test('commands in the output are obeyed: masks, outputs of the old kind, stopped commands', async () => {
  const folder = makeWorkflow(
    steps(`- id: old
  run: |
    echo "::add-mask::swordfish"
    echo "the word is swordfish"
    echo "::set-output name=word::old%0Away"
    echo "::stop-commands::halt"
    echo "::error::not an error"
    echo "::halt::"
    echo "::warning file=a.js,line=3,title=Look::a warning"
    echo "::debug::unseen"
    echo "::unknown::stays"
- run: test "$WORD" = "$(printf 'old\\nway')"
  env: {WORD: "\${{ steps.old.outputs.word }}"}
- {name: disabled, continue-on-error: true, run: 'echo "::set-env name=A::b"'}`),
  );
  const result = await rehearse(folder);
  expect(result.code, result.stdout).toBe(0);
  expect(result.stdout).toContain('the word is ***');
  expect(result.stdout).toContain('| ::error::not an error');
  expect(result.stdout).not.toContain('##[error]not an error');
  expect(result.stdout).toContain('##[warning]a warning');
  expect(result.stdout).not.toContain('unseen\n');
  expect(result.stdout).toContain('| ::unknown::stays');
  expect(result.stdout).toContain('The `set-env` command is disabled.');
  expect(result.jobs['a']?.steps[2]?.outcome).toBe('failure');
});

test('an output that contains a secret is dropped with the runner’s warning', async () => {
  const folder = makeWorkflow(
    `on: push
jobs:
  a:
    runs-on: x
    outputs: {leak: "\${{ steps.s.outputs.leak }}", fine: "\${{ steps.s.outputs.fine }}"}
    steps:
      - id: s
        run: |
          echo "leak=before-$KEY" >> "$GITHUB_OUTPUT"
          echo "fine=value" >> "$GITHUB_OUTPUT"
        env: {KEY: "\${{ secrets.KEY }}"}
      - run: test "\${{ steps.s.outputs.leak }}" = "before-$KEY"
        env: {KEY: "\${{ secrets.KEY }}"}
  b:
    needs: a
    runs-on: x
    steps: [{run: 'test -z "\${{ needs.a.outputs.leak }}"'}]
`,
  );
  const result = await rehearse(folder, ['--secret', 'KEY=opensesame']);
  expect(result.code, result.stdout).toBe(0);
  expect(result.jobs['a']?.outputs).toEqual({ fine: 'value' });
  expect(result.jobs['a']?.messages).toEqual(["Skip output 'leak' since it may contain secret."]);
});

test('a step out of time fails, a job out of time is cancelled, and what always runs still does', async () => {
  const folder = makeWorkflow(
    `on: push
jobs:
  step:
    runs-on: x
    steps:
      - {name: slow, timeout-minutes: 1, run: exec sleep 60}
      - {name: after, if: failure(), run: echo after}
  job:
    runs-on: x
    timeout-minutes: 1
    steps:
      - {name: slow, run: exec sleep 60}
      - {name: after, if: cancelled(), run: echo after}
`,
  );
  const result = await rehearse(folder, ['--minute', '700ms']);
  expect(result.code).toBe(1);
  expect(result.jobs['step']?.conclusion).toBe('failure');
  expect(result.jobs['step']?.steps.map((step) => step.conclusion)).toEqual(['failure', 'success']);
  expect(result.stdout).toContain("##[error]The action 'slow' has timed out after 1 minutes.");
  expect(result.jobs['job']?.conclusion).toBe('cancelled');
  expect(result.jobs['job']?.steps.map((step) => step.conclusion)).toEqual(['cancelled', 'success']);
  expect(result.jobs['job']?.messages).toEqual([
    'The job running on runner rehearsal has exceeded the maximum execution time of 1 minutes.',
  ]);
});

test('a script of several lines with expressions is the one in the file, not one with its indentation', async () => {
  const folder = makeWorkflow(
    steps(`- shell: python
  run: |
    if True:
        print("indented \${{ github.ref_name }}")
- run: >-
    echo folded
    \${{ github.ref_name }}`),
  );
  const result = await rehearse(folder);
  expect(result.code, result.stdout).toBe(0);
  expect(result.stdout).toContain('| indented main');
  expect(result.stdout).toContain('| folded main');
});
