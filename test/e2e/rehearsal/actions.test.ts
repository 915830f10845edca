import { expect, test } from 'vitest';
import { makeWorkflow, rehearse } from './rehearse.ts';

const script = (phase: string): string => `
import { appendFileSync } from 'node:fs';
const name = process.env['INPUT_NAME'];
console.log('${phase} of ' + name + ' after ' + (process.env['STATE_phases'] ?? 'nothing'));
appendFileSync(process.env['GITHUB_STATE'], 'phases=' + (process.env['STATE_phases'] ?? '') + '${phase},\\n');
appendFileSync(process.env['GITHUB_OUTPUT'], 'phase=${phase}\\n');
if (process.env['INPUT_FAILS-IN'] === '${phase}') process.exitCode = 1;
`;

const phased = {
  'package.json': '{"type":"module"}',
  'actions/phased/action.yml': `name: phased
description: says its phases
inputs:
  name: {description: a name, required: true}
  fails-in: {description: a phase, default: none}
  old: {description: gone, deprecationMessage: use name}
outputs: {phase: {description: the phase}}
runs: {using: node24, pre: pre.js, main: main.js, post: post.js}
`,
  'actions/phased/pre.js': script('pre'),
  'actions/phased/main.js': script('main'),
  'actions/phased/post.js': script('post'),
};

const said = (stdout: string): string[] =>
  [...stdout.matchAll(/\| (\w+ of .*)$/gm)].map((match) => match[1] ?? '');

test('pre runs first, post last and in reverse, state goes along, also after a failure', async () => {
  const folder = makeWorkflow(
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - {uses: $/actions/phased, with: {name: one}}
      - {uses: $/actions/phased, with: {name: two, fails-in: main}}
      - {uses: $/actions/phased, with: {name: three}}
`,
    phased,
  );
  const result = await rehearse(folder);
  expect(result.code).toBe(1);
  expect(said(result.stdout)).toEqual([
    'pre of one after nothing',
    'pre of two after nothing',
    'pre of three after nothing',
    'main of one after pre,',
    'main of two after pre,',
    'post of three after pre,',
    'post of two after pre,main,',
    'post of one after pre,main,',
  ]);
});

test('outputs that post or pre set are dropped, unknown and old inputs are warned of', async () => {
  const folder = makeWorkflow(
    `on: push
jobs:
  a:
    runs-on: x
    outputs: {phase: "\${{ steps.one.outputs.phase }}"}
    steps:
      - {id: one, uses: $/actions/phased, with: {name: one, nope: x, old: y}}
      - run: test "\${{ steps.one.outputs.phase }}" = main
`,
    phased,
  );
  const result = await rehearse(folder);
  expect(result.code, result.stdout).toBe(0);
  expect(result.jobs['a']?.outputs).toEqual({ phase: 'main' });
  expect(result.stdout).toContain("Unexpected input(s) 'nope', valid inputs are ['name', 'fails-in', 'old']");
  expect(result.stdout).toContain("Input 'old' has been deprecated with message: use name");
});

test('composite actions have a scope of their own, nest, and give outputs; their posts run within theirs', async () => {
  const folder = makeWorkflow(
    `on: push
env: {OUTER: outer}
jobs:
  a:
    runs-on: x
    steps:
      - uses: actions/checkout@v4
      - {id: inner, run: 'echo "v=job" >> "$GITHUB_OUTPUT"'}
      - {id: wrap, uses: ./actions/wrap, with: {text: hello}}
      - run: test "\${{ steps.inner.outputs.v }} \${{ steps.wrap.outputs.result }} $SET_INSIDE" = "job hello-inner yes"
`,
    {
      ...phased,
      'actions/wrap/action.yml': `name: wrap
description: wraps
inputs: {text: {description: a text}, other: {description: another, default: "\${{ github.ref_name }}"}}
outputs: {result: {description: r, value: "\${{ inputs.text }}-\${{ steps.inner.outputs.v }}"}}
runs:
  using: composite
  steps:
    - id: inner
      shell: bash
      run: |
        echo "v=inner" >> "$GITHUB_OUTPUT"
        echo "SET_INSIDE=yes" >> "$GITHUB_ENV"
        test "\${{ inputs.other }} $OUTER" = "main outer"
        test "\${{ github.action_path }}" = "$GITHUB_ACTION_PATH"
        test -f "$GITHUB_ACTION_PATH/action.yml"
        test -z "$INPUT_TEXT"
    - {uses: $/actions/deep, with: {name: "\${{ inputs.text }}"}}
    - {if: failure(), shell: bash, run: exit 1}
`,
      'actions/deep/action.yml': `name: deep
description: deeper
inputs: {name: {description: a name}}
runs:
  using: composite
  steps:
    - {uses: $/actions/phased, with: {name: "deep \${{ inputs.name }}"}}
    - {uses: $/actions/phased, with: {name: second}}
`,
    },
  );
  const result = await rehearse(folder);
  expect(result.stderr).toBe('');
  expect(said(result.stdout)).toEqual([
    'main of deep hello after nothing',
    'main of second after nothing',
    'post of second after main,',
    'post of deep hello after main,',
  ]);
  expect(result.code, result.stdout).toBe(0);
  expect(result.jobs['a']?.steps.map((step) => step.name)).toEqual(
    [
      'Run actions/checkout@v4',
      'Run echo "v=job" >> "$GITHUB_OUTPUT"',
      'Run ./actions/wrap',
      'Run test "job hello-inner yes',
      'Post Run ./actions/wrap',
    ].map((name, index) => (index === 3 ? (result.jobs['a']?.steps[3]?.name ?? '') : name)),
  );
});

test('a composite action stops at its failure, except for what asks for it, and fails its step', async () => {
  const folder = makeWorkflow(
    `on: push
jobs:
  a:
    runs-on: x
    steps:
      - {uses: $/actions/breaks}
`,
    {
      'actions/breaks/action.yml': `name: breaks
description: breaks
runs:
  using: composite
  steps:
    - {shell: bash, run: exit 4}
    - {shell: bash, run: echo unreached}
    - {shell: bash, if: failure(), run: echo cleaned up}
`,
    },
  );
  const result = await rehearse(folder);
  expect(result.code).toBe(1);
  expect(result.stdout).not.toContain('| unreached');
  expect(result.stdout).toContain('| cleaned up');
});

test('a local action is only there after the checkout', async () => {
  const folder = makeWorkflow(
    'on: push\njobs: {a: {runs-on: x, steps: [{uses: ./actions/phased}]}}\n',
    phased,
  );
  const result = await rehearse(folder);
  expect(result.code).toBe(1);
  expect(result.stdout).toContain('Did you forget to run actions/checkout before running your local action?');
});

test('a composite action that uses itself ends at the tenth level', async () => {
  const folder = makeWorkflow('on: push\njobs: {a: {runs-on: x, steps: [{uses: $/actions/self}]}}\n', {
    'actions/self/action.yml':
      'name: self\ndescription: self\nruns: {using: composite, steps: [{uses: $/actions/self}]}\n',
  });
  const result = await rehearse(folder);
  expect(result.code).toBe(1);
  expect(result.stdout).toContain('Composite action depth exceeded max depth 10');
});

test('actions reach the stand-in for GitHub’s API with the token of their job', async () => {
  const folder = makeWorkflow(
    'on: push\njobs: {a: {runs-on: x, permissions: {contents: read, issues: write}, steps: [{uses: $/actions/call}]}}\n',
    {
      'package.json': '{"type":"module"}',
      'actions/call/action.yml':
        'name: call\ndescription: calls\ninputs: {token: {description: t, default: "${{ github.token }}"}}\nruns: {using: node20, main: main.js}\n',
      'actions/call/main.js': `
const url = process.env.GITHUB_API_URL + '/repos/' + process.env.GITHUB_REPOSITORY + '/commits/' + process.env.GITHUB_SHA;
const answer = await fetch(url, { headers: { authorization: 'Bearer ' + process.env.INPUT_TOKEN } });
if (!answer.ok) throw new Error('HTTP ' + answer.status);
const commit = await answer.json();
if (commit.sha !== process.env.GITHUB_SHA) throw new Error('another commit');
`,
    },
  );
  const result = await rehearse(folder, ['--repository', 'acme/shop']);
  expect(result.stderr).toBe('');
  expect(result.code, result.stdout).toBe(0);
  expect(result.apiCalls).toHaveLength(1);
  expect(result.jobs['a']?.permissionsUsed).toEqual(['contents: read']);
  expect(result.jobs['a']?.permissionsUnused).toEqual(['issues: write']);
});

test('a write that the job was not granted is refused as on GitHub, and is no need of the job', async () => {
  const action = {
    'package.json': '{"type":"module"}',
    'actions/check/action.yml':
      'name: check\ndescription: checks\ninputs: {token: {description: t, default: "${{ github.token }}"}}\nruns: {using: node20, main: main.js}\n',
    'actions/check/main.js': `
const url = process.env.GITHUB_API_URL + '/repos/' + process.env.GITHUB_REPOSITORY + '/check-runs';
const body = JSON.stringify({ name: 'x', head_sha: process.env.GITHUB_SHA, conclusion: 'success' });
const answer = await fetch(url, { method: 'POST', body, headers: { authorization: 'Bearer ' + process.env.INPUT_TOKEN } });
console.log('HTTP ' + answer.status + ' ' + ((await answer.json()).message ?? ''));
`,
  };
  const refused = 'HTTP 403 Resource not accessible by integration';
  const made = 'HTTP 201 ';
  type Case = readonly [permissions: string, answer: string, used: readonly string[]];
  const cases: readonly Case[] = [
    ['permissions: {contents: read}, ', refused, []],
    ['permissions: {}, ', refused, []],
    ['permissions: read-all, ', refused, []],
    ['permissions: {checks: write}, ', made, ['checks: write']],
    ['permissions: write-all, ', made, ['checks: write']],
  ];
  // Left to the settings of the repository: those of a new one let a token read.
  const runs: readonly (readonly [cases: readonly Case[], ...args: readonly string[]])[] = [
    [[...cases, ['', refused, []]]],
    [[['', made, ['checks: write']]], '--default-permissions=write'],
  ];
  for (const [jobs, ...more] of runs) {
    const workflow = jobs.map(
      ([permissions], index) =>
        `  job-${String(index)}: {runs-on: x, ${permissions}steps: [{uses: $/actions/check}]}\n`,
    );
    const folder = makeWorkflow(`on: push\njobs:\n${workflow.join('')}`, action);
    const result = await rehearse(folder, ['--repository', 'acme/shop', ...more]);
    expect(result.apiCalls).toHaveLength(jobs.length);
    for (const [index, [permissions, answer, used]] of jobs.entries()) {
      const name = `job-${String(index)}`;
      expect(result.stdout, permissions).toContain(`${name} | ${answer}\n`);
      expect(result.jobs[name]?.permissionsUsed, permissions).toEqual(used);
    }
  }
});
