import { expect, test } from 'vitest';
import { makeFolder, makeWorkflow, rehearse, runBundle } from './rehearse.ts';

const job = (body: string): string => `on: push\njobs:\n  a:\n${body.replace(/^/gm, '    ')}\n`;

test('an invalid workflow would not start on GitHub: its own message, file and line, exit 3', async () => {
  const folder = makeWorkflow(
    'on: push\njobs:\n  a:\n    runs-on: x\n    stepz: []\n    steps:\n      - run: echo ${{ nope.x }}\n',
  );
  const result = await rehearse(folder);
  expect(result.code).toBe(3);
  expect(result.stderr).toContain(".github/workflows/test.yml (Line: 5, Col: 5): Unexpected value 'stepz'");
  expect(result.stderr).toContain("(Line: 7, Col: 14): Unrecognized named-value: 'nope'");
});

test('a need that does not exist, and a cycle, are told before anything runs', async () => {
  const missing = await rehearse(makeWorkflow(job('runs-on: x\nneeds: [b]\nsteps: [{run: "true"}]')));
  expect(missing.code).toBe(3);
  expect(missing.stderr).toContain('The workflow must contain at least one job with no dependencies.');
});

test('what is not supported is refused by name, all of it, with file and line, exit 2', async () => {
  const folder = makeWorkflow(
    [
      'on: push',
      'jobs:',
      '  a:',
      '    runs-on: windows-latest',
      '    container: node:24',
      '    services: {db: {image: postgres}}',
      '    steps:',
      '      - uses: docker://alpine:3',
      '      - uses: other/action@v1',
      '      - run: "true"',
      '',
    ].join('\n'),
  );
  const result = await rehearse(folder);
  expect(result.code).toBe(2);
  expect(result.stderr).toContain("(Line: 4, Col: 14): job 'a' runs on 'windows-latest'");
  expect(result.stderr).toContain(
    "(Line: 5, Col: 16): 'container' of job 'a' is not supported by the rehearsal",
  );
  expect(result.stderr).toContain("'services' of job 'a' is not supported by the rehearsal");
  expect(result.stderr).toContain(
    "(Line: 8, Col: 15): 'docker://alpine:3': container actions are not supported",
  );
  expect(result.stderr).toContain(
    "(Line: 9, Col: 15): 'other/action@v1' is in another repository: say where it is on this machine with --map other/action@*=FOLDER",
  );
});

test('a container action that is only known after the checkout is refused when its step is reached', async () => {
  const folder = makeWorkflow(
    job('runs-on: x\nsteps:\n  - uses: actions/checkout@v4\n  - uses: ./boxed\n  - run: echo never reached'),
    {
      'boxed/action.yml': 'name: x\ndescription: x\nruns: {using: docker, image: Dockerfile}\n',
    },
  );
  const result = await rehearse(folder);
  expect(result.code).toBe(2);
  expect(result.stderr).toContain("'./boxed': container actions are not supported by the rehearsal");
  expect(result.stdout).not.toContain('| never reached');
});

test('an event that the workflow does not have, and a branch it excludes, start no run', async () => {
  const folder = makeWorkflow(
    'on: {push: {branches: [release/**]}}\njobs: {a: {runs-on: x, steps: [{run: "true"}]}}\n',
  );
  const other = await rehearse(folder, ['--event', 'pull_request']);
  expect(other.code).toBe(3);
  expect(other.stderr).toContain("Workflow does not have 'pull_request' trigger; it has: push");
  const branch = await rehearse(folder);
  expect(branch.code).toBe(3);
  expect(branch.stderr).toContain("not triggered for 'refs/heads/main'");
});

test('inputs of a dispatch are checked as the form checks them', async () => {
  const folder = makeWorkflow(
    'on: {workflow_dispatch: {inputs: {to: {type: choice, options: [staging, production]}, dry: {type: boolean, required: true}}}}\njobs: {a: {runs-on: x, steps: [{run: "true"}]}}\n',
  );
  const result = await rehearse(folder, ['--input', 'to=moon', '--input', 'extra=1']);
  expect(result.code).toBe(3);
  expect(result.stderr).toContain(
    "Provided value 'moon' for input 'to' not in the list of allowed values: staging, production",
  );
  expect(result.stderr).toContain("Required input 'dry' not provided");
  expect(result.stderr).toContain('Unexpected inputs provided: ["extra"]');
});

test('a call that misses an input or a secret, or gives unknown ones, would not start', async () => {
  const folder = makeWorkflow(
    'on: push\njobs:\n  a:\n    uses: ./.github/workflows/called.yml\n    with: {extra: 1, flag: "yes"}\n',
    {
      '.github/workflows/called.yml':
        'on: {workflow_call: {inputs: {must: {type: string, required: true}, flag: {type: boolean}}, secrets: {key: {required: true}}}}\njobs: {a: {runs-on: x, steps: [{run: "true"}]}}\n',
    },
  );
  const result = await rehearse(folder);
  expect(result.code).toBe(3);
  expect(result.stderr).toContain('Input must is required, but not provided while calling.');
  expect(result.stderr).toContain('Invalid input, extra is not defined in the referenced workflow.');
  expect(result.stderr).toContain('Secret key is required, but not provided while calling.');
  expect(result.stderr).toContain("Unexpected value 'yes': input flag is of type boolean");
});

test('every problem of the command line is reported at once, exit 2', async () => {
  const result = await runBundle(makeFolder(), [
    'rehearse',
    '--nope',
    '--watch',
    '--seed',
    'x',
    '--map',
    'y',
    '--fault',
    'explode=1',
    '--secret',
    'noequals',
  ]);
  expect(result.code).toBe(2);
  for (const part of [
    "unknown flag '--nope'",
    '--watch is not supported yet',
    "--seed 'x' is not a whole number",
    "--map 'y' is not OWNER/REPO@REF=FOLDER",
    "--fault 'explode=1' is not known",
    "--secret '***' is not NAME=VALUE",
    'no workflow file was named',
  ])
    expect(result.stderr).toContain(part);
  expect(result.stderr).not.toContain('noequals');
});

test('approvals are refused by name, and no arguments print how it is used', async () => {
  const approve = await runBundle(makeFolder(), ['rehearse', 'approve', '1', '--as', 'ada']);
  expect(approve.code).toBe(2);
  expect(approve.stderr).toContain("'rehearse approve' is not supported yet");
  const bare = await runBundle(makeFolder(), []);
  expect(bare.code).toBe(0);
  expect(bare.stdout).toMatch(
    /^usage: node \S*dist\/interlock\/index\.js COMMAND[^]*^rehearse WORKFLOW\.yml: /mu,
  );
});

test('a Node 24 that is named must be one', async () => {
  const folder = makeWorkflow(job('runs-on: x\nsteps: [{run: "true"}]'));
  const missing = await rehearse(folder, ['--node24', '/no/such/node']);
  expect(missing.code).toBe(2);
  expect(missing.stderr).toContain('--node24 /no/such/node does not start');
  const other = await rehearse(folder, ['--node24', '/bin/echo']);
  expect(other.code).toBe(2);
  expect(other.stderr).toContain('not a Node 24');
});

test('outside a git repository it says so', async () => {
  const result = await runBundle(makeFolder(), ['rehearse', 'x.yml']);
  expect(result.code).toBe(2);
  expect(result.stderr).toContain('is not in a git repository');
});
