import { expect, test } from 'vitest';
import { makeRepository, makeWorkflow, rehearse, write } from './rehearse.ts';

/** A step that prints what a job sees: `name=[value]`, each value in its letters apart, so that none is masked. */
const show = (...names: readonly string[]): string =>
  names
    .map(
      (name) =>
        `      - {run: 'echo "${name}=[$(sed "s/./& /g" <<<"$V")]"', env: {V: "\${{ ${name} }}"}, shell: bash}\n`,
    )
    .join('');

/** What was printed by `show`, by job and name. */
function shown(stdout: string): Readonly<Record<string, string>> {
  const found = stdout.matchAll(/^(.+?) \| ((?:secrets|vars|github)\.\S+)=\[(.*)\]$/gm);
  return Object.fromEntries(
    [...found].map(([, job = '', name = '', value = '']) => [`${job}: ${name}`, value.replaceAll(' ', '')]),
  );
}

const callee = (declared: string, steps: string, environment = ''): string => `on:
  workflow_call:
    inputs: {environment: {type: string, default: ''}}
    secrets: ${declared}
jobs:
  c:
    runs-on: x
    ${environment}
    steps:
${steps}`;

const caller = (call: string): string => `on: push\njobs:\n  a:\n    uses: ${call}\n`;

const stored = [
  ...['--secret', 'LOGIN=of-the-repository', '--secret', 'OTHER=another-one'],
  ...['--secret', 'Production/LOGIN=of-the-environment', '--secret', 'production/ONLY=environment-alone'],
  ...['--var', 'REGION=north', '--var', 'production/REGION=south', '--var', 'production/ROLE=deployer'],
];
const inProduction = 'environment: {name: production, deployment: false}';

test('a called workflow has the secrets that were passed by name, and its token, and nothing else', async () => {
  const folder = makeRepository({
    '.github/workflows/test.yml': caller(
      './.github/workflows/c.yml\n    secrets: {login: "${{ secrets.LOGIN }}", absent: "${{ secrets.NO_SUCH }}"}',
    ),
    '.github/workflows/c.yml': callee(
      '{login: {}, absent: {}, unpassed: {}}',
      show('secrets.login', 'secrets.absent', 'secrets.unpassed', 'secrets.OTHER', 'vars.REGION') +
        '      - {run: \'test -n "$A" && test "$A" = "$B"\', env: {A: "${{ secrets.GITHUB_TOKEN }}", B: "${{ github.token }}"}}\n',
    ),
  });
  const result = await rehearse(folder, stored);
  expect(result.code, result.stdout + result.stderr).toBe(0);
  expect(shown(result.stdout)).toEqual({
    'a / c: secrets.login': 'of-the-repository',
    'a / c: secrets.absent': '',
    'a / c: secrets.unpassed': '',
    'a / c: secrets.OTHER': '',
    'a / c: vars.REGION': 'north',
  });
});

test('without secrets in the call nothing is passed, and nothing goes two levels down by itself', async () => {
  const folder = makeRepository({
    '.github/workflows/test.yml':
      'on: push\njobs:\n  a:\n    uses: ./.github/workflows/c.yml\n  b:\n    uses: ./.github/workflows/middle.yml\n    secrets: inherit\n',
    '.github/workflows/middle.yml':
      'on: {workflow_call: {}}\njobs:\n  m:\n    uses: ./.github/workflows/c.yml\n  n:\n    uses: ./.github/workflows/c.yml\n    secrets: inherit\n',
    '.github/workflows/c.yml': callee('{LOGIN: {}}', show('secrets.LOGIN', 'secrets.OTHER')),
  });
  const result = await rehearse(folder, stored);
  expect(result.code, result.stdout).toBe(0);
  expect(shown(result.stdout)).toEqual({
    'a / c: secrets.LOGIN': '',
    'a / c: secrets.OTHER': '',
    'b / m / c: secrets.LOGIN': '',
    'b / m / c: secrets.OTHER': '',
    'b / n / c: secrets.LOGIN': 'of-the-repository',
    'b / n / c: secrets.OTHER': 'another-one',
  });
});

test('secrets are not inherited by a workflow of another owner, and a required one fails the call', async () => {
  const library = makeRepository({
    '.github/workflows/c.yml': callee('{LOGIN: {}}', show('secrets.LOGIN', 'secrets.OTHER')),
    '.github/workflows/strict.yml': callee('{LOGIN: {required: true}}', show('secrets.LOGIN')),
  });
  const call = (owner: string, file: string): string =>
    caller(`${owner}/library/.github/workflows/${file}@v1\n    secrets: inherit`);
  const rehearseCall = (owner: string, file: string) =>
    rehearse(makeWorkflow(call(owner, file)), [
      ...['--repository', 'acme/shop', '--map', `${owner}/library@*=${library}`, ...stored],
    ]);

  const same = await rehearseCall('ACME', 'strict.yml');
  expect(shown(same.stdout)).toEqual({ 'a / c: secrets.LOGIN': 'of-the-repository' });
  const other = await rehearseCall('stranger', 'c.yml');
  expect(other.code, other.stdout).toBe(0);
  expect(shown(other.stdout)).toEqual({ 'a / c: secrets.LOGIN': '', 'a / c: secrets.OTHER': '' });
  expect(other.notices.join('\n')).toContain("Job 'a' passes no secret: 'secrets: inherit' reaches");
  const strict = await rehearseCall('stranger', 'strict.yml');
  expect(strict.code).toBe(1);
  expect(strict.jobs['a']?.messages).toEqual([
    "Error when evaluating 'secrets'. .github/workflows/test.yml (Line: 4, Col: 11): Secret LOGIN is required, but not provided while calling.",
  ]);
});

test('in a called workflow an environment overrides the secrets that were passed by name and adds none', async () => {
  const folder = makeRepository({
    '.github/workflows/test.yml': caller(
      './.github/workflows/c.yml\n    with: {environment: PRODUCTION}\n    secrets: {login: "${{ secrets.LOGIN }}"}',
    ),
    '.github/workflows/c.yml': callee(
      '{login: {}, ONLY: {}}',
      show('secrets.login', 'secrets.ONLY', 'secrets.OTHER', 'vars.REGION', 'vars.ROLE'),
      'environment: {name: "${{ inputs.environment }}", deployment: false}',
    ),
  });
  const result = await rehearse(folder, stored);
  expect(result.code, result.stdout).toBe(0);
  expect(shown(result.stdout)).toEqual({
    'a / c: secrets.login': 'of-the-environment',
    'a / c: secrets.ONLY': '',
    'a / c: secrets.OTHER': '',
    'a / c: vars.REGION': 'south',
    'a / c: vars.ROLE': 'deployer',
  });
});

test('with secrets: inherit an environment adds its own, as it does where no workflow is called', async () => {
  const names = ['secrets.LOGIN', 'secrets.ONLY', 'secrets.OTHER', 'vars.REGION', 'vars.ROLE'];
  const seen = ['of-the-environment', 'environment-alone', 'another-one', 'south', 'deployer'];
  const folder = makeRepository({
    '.github/workflows/test.yml': `${caller('./.github/workflows/c.yml\n    secrets: inherit')}  b:
    runs-on: x
    ${inProduction}
    steps:
${show(...names)}  elsewhere:
    runs-on: x
    environment: staging
    steps:
${show('secrets.ONLY', 'vars.REGION')}`,
    '.github/workflows/c.yml': callee('{}', show(...names), inProduction),
  });
  const result = await rehearse(folder, stored);
  expect(result.code, result.stdout).toBe(0);
  const expected = ['a / c', 'b'].flatMap((job) =>
    names.map((name, index) => [`${job}: ${name}`, seen[index]]),
  );
  expect(shown(result.stdout)).toEqual({
    ...Object.fromEntries(expected),
    'elsewhere: secrets.ONLY': '',
    'elsewhere: vars.REGION': 'north',
  });
});

test('variables of an environment are there in steps and env, not before the job has a runner', async () => {
  const folder = makeWorkflow(`on: push
jobs:
  a:
    runs-on: x
    if: vars.REGION == 'north' && vars.ROLE == ''
    ${inProduction}
    env: {OF_JOB: "\${{ vars.REGION }}"}
    outputs: {role: "\${{ vars.ROLE }}"}
    steps: [{run: 'test "$OF_JOB" = south'}]
  tolerated:
    runs-on: x
    ${inProduction}
    continue-on-error: \${{ vars.ROLE == '' }}
    steps: [{run: 'exit 1'}]
`);
  const result = await rehearse(folder, stored);
  expect(result.code, result.stdout).toBe(0);
  expect(result.jobs['a']?.conclusion).toBe('success');
  expect(result.jobs['a']?.outputs).toEqual({ role: 'deployer' });
});

const action = (body: string): string => `name: a\ndescription: a\n${body}`;

test.each([
  [
    'secrets in a script',
    action(`runs: {using: composite, steps: [{run: 'echo "\${{ secrets.LOGIN }}"', shell: bash}]}\n`),
    'secrets',
  ],
  [
    'secrets in env',
    action(
      `runs: {using: composite, steps: [{run: 'true', shell: bash, env: {L: "\${{ secrets.LOGIN }}"}}]}\n`,
    ),
    'secrets',
  ],
  [
    'secrets as the default of an input',
    action(`inputs: {l: {default: "\${{ secrets.LOGIN }}"}}\nruns: {using: composite, steps: []}\n`),
    'secrets',
  ],
  [
    'variables in a condition',
    action(
      `runs: {using: composite, steps: [{run: 'true', shell: bash, if: "\${{ vars.REGION == '' }}"}]}\n`,
    ),
    'vars',
  ],
  [
    'secrets in a condition without braces',
    action(`runs: {using: composite, steps: [{run: 'true', shell: bash, if: "secrets['LOGIN'] == ''"}]}\n`),
    'secrets',
  ],
  [
    'variables in an output',
    action(`outputs: {o: {value: "\${{ vars.REGION }}"}}\nruns: {using: composite, steps: []}\n`),
    'vars',
  ],
  [
    'needs',
    action(`runs: {using: composite, steps: [{run: 'true', shell: bash, if: needs.x.result == ''}]}\n`),
    'needs',
  ],
])('a composite action with %s cannot be loaded', async (_, manifest, name) => {
  const folder = makeWorkflow(
    'on: push\njobs: {a: {runs-on: x, steps: [{uses: actions/checkout@v4}, {uses: ./own}]}, b: {runs-on: x, steps: [{uses: $/own}]}}\n',
    { 'own/action.yml': manifest },
  );
  const result = await rehearse(folder, stored);
  expect(result.code).toBe(1);
  expect(result.stdout).toContain('Failed to load ./own/action.yml');
  expect(result.stdout).toMatch(
    new RegExp(`\\./own/action\\.yml \\(Line: \\d+, Col: \\d+\\): Unrecognized named-value: '${name}'`),
  );
  // What is not in the workspace is loaded before the first step.
  expect(result.jobs['b']?.steps).toEqual([]);
  expect(result.jobs['b']?.messages.join('\n')).toContain(`Unrecognized named-value: '${name}'`);
});

test('a composite action has what its inputs bring, also where it asks for all that a context holds', async () => {
  const folder = makeWorkflow(
    `on: push
jobs:
  a:
    runs-on: x
    strategy: {matrix: {os: [linux]}}
    steps:
      - uses: $/own
        with: {login: "\${{ secrets.LOGIN }}", vars: "\${{ toJSON(vars) }}"}
`,
    {
      'own/action.yml': action(`inputs: {login: {required: true}, vars: {required: true}}
runs:
  using: composite
  steps:
    - run: |
        test "$LOGIN" = of-the-repository
        test "$REGION" = north
        test "$OS" = linux
      shell: bash
      env:
        LOGIN: \${{ inputs.login }}
        REGION: \${{ fromJSON(inputs.vars).REGION }}
        OS: \${{ matrix.os }}
`),
    },
  );
  const result = await rehearse(folder, stored);
  expect(result.code, result.stdout).toBe(0);
});

test('a secret as short as a name drops every output with that name in it, and the log says which', async () => {
  const folder = makeRepository({
    '.github/workflows/test.yml': `on: push
jobs:
  a:
    uses: ./.github/workflows/c.yml
    secrets: {login: "\${{ secrets.LOGIN }}"}
  after:
    needs: a
    runs-on: x
    steps: [{run: 'test "$URL" = "" && test "$FINE" = 1', env: {URL: "\${{ needs.a.outputs.url }}", FINE: "\${{ needs.a.outputs.fine }}"}}]
`,
    '.github/workflows/c.yml': `on:
  workflow_call:
    secrets: {login: {}}
    outputs:
      url: {value: "\${{ jobs.c.outputs.url }}"}
      fine: {value: "\${{ jobs.c.outputs.fine }}"}
jobs:
  c:
    runs-on: x
    outputs:
      url: \${{ steps.s.outputs.url }}
      lines: \${{ steps.s.outputs.lines }}
      added: \${{ steps.s.outputs.added }}
      fine: \${{ steps.s.outputs.fine }}
    steps:
      - id: s
        run: |
          echo '::add-mask::first%0Asecond'
          { echo url=https://shop.example; echo lines=see tail of it; echo added=the second; echo fine=1; } >> "$GITHUB_OUTPUT"
      - run: test "\${{ steps.s.outputs.url }}" = "https://$(printf sh)$(printf op).example"
`,
  });
  const result = await rehearse(folder, ['--secret-file', makeSecretFile(folder)]);
  expect(result.code, result.stdout).toBe(0);
  const skipped = ['url', 'lines', 'added'].map(
    (name) => `Skip output '${name}' since it may contain secret.`,
  );
  expect(result.jobs['a / c']?.outputs).toEqual({ fine: '1' });
  expect(result.jobs['a / c']?.messages).toEqual(skipped);
  for (const message of skipped) expect(result.stdout).toContain(`a / c | ##[warning]${message}`);
});

/** `LOGIN` in three lines, of which two are short. */
function makeSecretFile(folder: string): string {
  write(folder, '.git/secrets', 'LOGIN<<END\nshop\ntail\nof many words\nEND\n');
  return '.git/secrets';
}

test('names that GitHub does not store are refused, each with the rule', async () => {
  const folder = makeWorkflow('on: push\njobs: {a: {runs-on: x, steps: [{run: "true"}]}}\n');
  const result = await rehearse(folder, [
    ...['--secret', 'deploy-key=x', '--secret', '1ST=x', '--secret', 'GITHUB_PAT=x'],
    ...['--var', '/REGION=x', '--var', 'prod/my var=x'],
  ]);
  expect(result.code).toBe(2);
  for (const name of ['deploy-key', '1ST', 'GITHUB_PAT', 'my var'])
    expect(result.stderr).toContain(`'${name}' can be no name: GitHub stores names of letters, digits and _`);
  expect(result.stderr).toContain("'/REGION' names no environment before the slash");
});
