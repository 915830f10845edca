import { expect, test } from 'vitest';
import { makeWorkflow, rehearse } from './rehearse.ts';

test('needs that failed or were skipped skip what follows, unless a status function asks for it', async () => {
  const folder = makeWorkflow(
    `on: push
jobs:
  fails: {runs-on: x, steps: [{run: exit 1}]}
  never: {runs-on: x, if: "github.ref == 'refs/heads/other'", steps: [{run: "true"}]}
  after-skip: {needs: never, runs-on: x, steps: [{run: "true"}]}
  after-skip-anyway: {needs: never, if: "!cancelled()", runs-on: x, steps: [{run: "true"}]}
  after-anyway: {needs: after-skip-anyway, runs-on: x, steps: [{run: "true"}]}
  on-failure: {needs: after-fail, if: failure(), runs-on: x, steps: [{run: "true"}]}
  after-fail: {needs: fails, runs-on: x, steps: [{run: "true"}]}
  results:
    needs: [fails, never]
    if: always()
    runs-on: x
    steps: [{run: 'test "\${{ needs.fails.result }} \${{ needs.never.result }}" = "failure skipped"'}]
`,
  );
  const result = await rehearse(folder);
  expect(result.code).toBe(1);
  expect(Object.fromEntries(Object.values(result.jobs).map((job) => [job.name, job.conclusion]))).toEqual({
    fails: 'failure',
    never: 'skipped',
    'after-skip': 'skipped',
    'after-skip-anyway': 'success',
    'after-anyway': 'skipped',
    'on-failure': 'success',
    'after-fail': 'skipped',
    results: 'success',
  });
});

test('a matrix gives each combination its job, its name and its part of the outputs', async () => {
  const folder = makeWorkflow(
    `on: push
jobs:
  list:
    runs-on: x
    outputs: {matrix: "\${{ steps.m.outputs.matrix }}"}
    steps:
      - id: m
        run: echo 'matrix={"os":["linux","mac"],"n":[1,2],"exclude":[{"os":"mac","n":1}],"include":[{"os":"linux","n":1,"extra":true},{"os":"bsd"}]}' >> "$GITHUB_OUTPUT"
  build:
    needs: list
    runs-on: x
    strategy:
      matrix: \${{ fromJSON(needs.list.outputs.matrix) }}
    outputs:
      linux-1: \${{ steps.o.outputs.linux-1 }}
      mac-2: \${{ steps.o.outputs.mac-2 }}
    steps:
      - id: o
        run: echo "\${{ matrix.os }}-\${{ matrix.n }}=\${{ strategy.job-index }}/\${{ strategy.job-total }}" >> "$GITHUB_OUTPUT"
  named:
    needs: build
    name: for \${{ matrix.os }}
    runs-on: x
    strategy: {matrix: {os: [linux]}}
    steps:
      - run: test "\${{ needs.build.outputs.linux-1 }} \${{ needs.build.outputs.mac-2 }}" = "0/4 2/4"
`,
  );
  const result = await rehearse(folder);
  expect(result.stderr).toBe('');
  expect(result.code, result.stdout).toBe(0);
  expect(Object.keys(result.jobs).sort()).toEqual([
    'build (bsd)',
    'build (linux, 1, true)',
    'build (linux, 2)',
    'build (mac, 2)',
    'for linux',
    'list',
  ]);
});

test('the first failure of a matrix cancels the rest, unless fail-fast is off; a tolerated one does not count', async () => {
  const matrix = (name: string, more: string): string => `
  ${name}:
    runs-on: x
    strategy: {max-parallel: 1, matrix: {n: [1, 2]}${more}}
    steps: [{run: 'test \${{ matrix.n }} = 2'}]`;
  const folder = makeWorkflow(
    `on: push\njobs:${matrix('fast', '')}${matrix('slow', ', fail-fast: false')}
  tolerated: {runs-on: x, continue-on-error: true, steps: [{run: exit 1}]}
  after: {needs: tolerated, runs-on: x, steps: [{run: 'test "\${{ needs.tolerated.result }}" = success'}]}
`,
  );
  const result = await rehearse(folder);
  const conclusions = Object.fromEntries(Object.values(result.jobs).map((job) => [job.name, job.conclusion]));
  expect(conclusions).toEqual({
    'fast (1)': 'failure',
    'fast (2)': 'cancelled',
    'slow (1)': 'failure',
    'slow (2)': 'success',
    tolerated: 'failure',
    after: 'success',
  });
});

test('a run whose only failure is tolerated succeeds', async () => {
  const folder = makeWorkflow(
    'on: push\njobs: {a: {runs-on: x, continue-on-error: true, steps: [{run: exit 1}]}}\n',
  );
  const result = await rehearse(folder);
  expect(result.code, result.stdout).toBe(0);
  expect(result.jobs['a']?.conclusion).toBe('failure');
});

test('calls nest, carry typed inputs and inherited secrets, give outputs, and keep the caller’s github context', async () => {
  const folder = makeWorkflow(
    `name: Top
on: {workflow_dispatch: {inputs: {count: {type: number, default: 2}, loud: {type: boolean, default: true}}}}
env: {LEAK: yes}
jobs:
  call:
    strategy: {matrix: {where: [a, b]}}
    uses: ./.github/workflows/middle.yml
    with: {where: "\${{ matrix.where }}", count: "\${{ inputs.count }}", loud: "\${{ inputs.loud }}"}
    secrets: inherit
  check:
    needs: call
    runs-on: x
    steps: [{run: 'test "\${{ needs.call.outputs.said }}" = "b 2 true default"'}]
`,
    {
      '.github/workflows/middle.yml': `on:
  workflow_call:
    inputs: {where: {type: string}, count: {type: number}, loud: {type: boolean}, other: {type: string, default: default}}
    outputs: {said: {value: "\${{ jobs.down.outputs.said }}"}}
jobs:
  down:
    name: Down \${{ inputs.where }}
    uses: ./.github/workflows/low.yml
    with: {text: "\${{ inputs.where }} \${{ inputs.count }} \${{ inputs.loud }} \${{ inputs.other }}"}
    secrets: {word: "\${{ secrets.WORD }}"}
`,
      '.github/workflows/low.yml': `on:
  workflow_call:
    inputs: {text: {type: string, required: true}}
    secrets: {word: {required: true}, unset: {}}
    outputs: {said: {value: "\${{ jobs.say.outputs.said }}"}}
jobs:
  say:
    runs-on: x
    outputs: {said: "\${{ steps.s.outputs.said }}"}
    steps:
      - id: s
        env: {WORD: "\${{ secrets.word }}"}
        run: |
          echo "said=\${{ inputs.text }}" >> "$GITHUB_OUTPUT"
          test "$WORD" = opensesame
          test -z "\${{ secrets.unset }}\${{ secrets.OTHER }}$LEAK"
          test "$GITHUB_WORKFLOW" = Top
          test "\${{ job.workflow_file_path }}" = .github/workflows/low.yml
          test "\${{ github.event.inputs.loud }}" = true
`,
    },
  );
  const result = await rehearse(folder, [
    '--secret',
    'WORD=opensesame',
    '--secret',
    'OTHER=otherotherother',
    '--jobs',
    '1',
  ]);
  expect(result.stderr).toBe('');
  expect(result.code, result.stdout).toBe(0);
  expect(Object.keys(result.jobs)).toEqual(['call (a) / Down a / say', 'call (b) / Down b / say', 'check']);
});

test('--job runs one job and what it needs; --seed changes the order in which jobs start, the same way each time', async () => {
  const names = ['a', 'b', 'c', 'd', 'e'];
  const folder = makeWorkflow(
    `on: push\njobs:\n${names.map((name) => `  ${name}: {runs-on: x, steps: [{run: "true"}]}`).join('\n')}\n  last: {needs: [b], runs-on: x, steps: [{run: "true"}]}\n`,
  );
  const chosen = await rehearse(folder, ['--job', 'last']);
  expect(Object.keys(chosen.jobs)).toEqual(['b', 'last']);
  const order = async (...more: string[]): Promise<string> =>
    Object.keys((await rehearse(folder, ['--jobs', '1', ...more])).jobs).join(' ');
  expect(await order()).toBe('a b c d e last');
  const seeded = await order('--seed', '7');
  expect(seeded).not.toBe('a b c d e last');
  expect(await order('--seed', '7')).toBe(seeded);
});

test('events have payloads as GitHub sends them', async () => {
  const folder = makeWorkflow(
    `on: [push, pull_request, schedule]
jobs:
  a:
    runs-on: x
    steps:
      - uses: actions/checkout@v4
      - run: |
          case "$GITHUB_EVENT_NAME" in
            push) test "\${{ github.event.after }}" = "$GITHUB_SHA" && test "$(git rev-parse HEAD)" = "$GITHUB_SHA" ;;
            pull_request)
              test "$GITHUB_REF" = refs/pull/1/merge
              test "$(git rev-parse HEAD)" = "$GITHUB_SHA"
              test "\${{ github.event.pull_request.head.sha }}" != "$GITHUB_SHA"
              test "$GITHUB_BASE_REF" = main ;;
          esac
          test "\${{ github.event.repository.full_name }}" = "$GITHUB_REPOSITORY"
`,
  );
  for (const event of ['push', 'pull_request']) {
    const result = await rehearse(folder, ['--event', event, '--repository', 'acme/shop']);
    expect(`${event} ${result.stderr} ${result.code}`).toBe(`${event}  0`);
  }
});

test('a run in which every job was skipped says that nothing was shown', async () => {
  const folder = makeWorkflow('on: push\njobs: {a: {runs-on: x, if: false, steps: [{run: "true"}]}}\n');
  const result = await rehearse(folder);
  expect(result.notices).toContain('Every job was skipped: nothing ran, and nothing was shown to work.');
});
