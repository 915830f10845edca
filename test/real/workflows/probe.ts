/** A small workflow that act and the rehearsal run, to see in what they are alike and in what not. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import process from 'node:process';

import { plainEnvironment, run, start } from '../../../scripts/demo/programs.mjs';
import { startAct } from './act.ts';

const root = join(import.meta.dirname, '../../..');
export const probeSecret = 'a-secret-of-the-probe';
const workflow = '.github/workflows/probe.yml';

const late = (phase: string) => `
const { appendFileSync } = require('node:fs');
appendFileSync(process.env.GITHUB_OUTPUT, 'said=${phase}\\n');
`;

/** `expressions` become outputs of a job, by their names; they see `steps.probe`. */
function probeWorkflow(expressions: Readonly<Record<string, string>>): string {
  const outputs = Object.entries(expressions).map(([name, text]) => `      ${name}: ${JSON.stringify(text)}`);
  return `name: Probe
on:
  workflow_dispatch:
    inputs:
      word: { type: string, default: usual }
      flag: { type: boolean, default: false }
permissions: {}
env:
  LEVEL: workflow
jobs:
  probed:
    name: probed
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions:
      contents: read # checkout
    outputs:
${outputs.join('\n')}
    steps:
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1
        with:
          persist-credentials: false
      - id: late
        uses: ./late
      - id: failed
        continue-on-error: true
        run: exit 3
      - id: skipped
        if: \${{ failure() }}
        run: exit 0
      - id: probe
        env:
          SECRET: \${{ secrets.SECRET }}
          WORD: \${{ inputs.word }}
        run: |
          {
            echo empty=
            echo "secret=$SECRET"
            echo "host=\${ONLY_ON_THE_HOST-nothing}"
            echo "triggering=$GITHUB_TRIGGERING_ACTOR"
            echo "workflow=$GITHUB_WORKFLOW_REF"
            echo "word=$WORD"
            echo "level=$LEVEL"
            if [[ -e not-committed.txt ]]; then echo work=there; else echo work=missing; fi
            printf 'lines<<END\\none\\ntwo\\nEND\\n'
            echo 'json={"list":[{"n":1},{"n":2.50}],"text":"\\"q\\""}'
          } >>"$GITHUB_OUTPUT"
  witness:
    name: witness
    needs: probed
    if: \${{ always() }}
    runs-on: ubuntu-latest
    timeout-minutes: 5
    permissions: {}
    steps:
      - env:
          NEEDS: \${{ toJSON(needs) }}
          WITNESS: \${{ vars.WITNESS }}
        run: printf '%s' "$NEEDS" >"$WITNESS"
`;
}

export interface Probed {
  readonly result: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Makes the repository and runs the workflow in both. */
export async function probe(
  act: string,
  folder: string,
  expressions: Readonly<Record<string, string>>,
): Promise<{ readonly act: Probed; readonly rehearsal: Probed }> {
  const repository = join(folder, 'product');
  const files = {
    [workflow]: probeWorkflow(expressions),
    'late/action.yml': `name: Late
description: Says something in each phase
runs: { using: node24, main: main.js, post: post.js }
`,
    'late/main.js': late('main'),
    'late/post.js': late('post'),
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(repository, path)), { recursive: true });
    writeFileSync(join(repository, path), text);
  }
  const git = { cwd: repository, env: { ...plainEnvironment(), HOME: folder, GIT_CONFIG_NOSYSTEM: '1' } };
  const who = ['-c', 'user.name=Mona', '-c', 'user.email=mona@example.com'];
  await run('git', ['init', '--quiet', '--initial-branch=main'], git);
  await run('git', ['remote', 'add', 'origin', 'https://github.com/acme/product.git'], git);
  await run('git', ['add', '--all'], git);
  await run('git', [...who, 'commit', '--quiet', '--message=Probe'], git);
  writeFileSync(join(repository, 'not-committed.txt'), 'work in progress\n');

  const environment = { ...git.env, ONLY_ON_THE_HOST: 'something' };
  const ofAct = join(folder, 'act.json');
  const acted = await startAct({
    act,
    repository,
    workflow: join(repository, workflow),
    folder: join(folder, 'act'),
    event: { ref: 'refs/heads/main', inputs: { word: 'given', flag: 'true' } },
    repositories: {},
    variables: { WITNESS: ofAct },
    secrets: { SECRET: probeSecret, GITHUB_TOKEN: 'ghs_0123456789abcdefghijklmnopqrstuvwxyz' },
    runner: {},
    environment,
  }).ended;
  const ofRehearsal = join(folder, 'rehearsal.json');
  const rehearsed = await start(
    process.execPath,
    [
      join(root, 'dist/interlock/index.js'),
      ...[
        'rehearse',
        workflow,
        '--event',
        'workflow_dispatch',
        '--input',
        'word=given',
        '--input',
        'flag=true',
      ],
      ...['--actor', 'mona', '--var', `WITNESS=${ofRehearsal}`, '--secret', `SECRET=${probeSecret}`],
    ],
    { cwd: repository, env: environment },
  ).ended;
  for (const [name, { code, stdout, stderr }] of Object.entries({ acted, rehearsed }))
    if (code !== 0) throw new Error(`${name}: ended with ${code}:\n${stderr}\n${stdout.slice(-4_000)}`);
  return { act: readNeeds(ofAct), rehearsal: readNeeds(ofRehearsal) };
}

function readNeeds(path: string): Probed {
  return (JSON.parse(readFileSync(path, 'utf8')) as { readonly probed: Probed }).probed;
}
