import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { beforeAll, describe, expect, it } from 'vitest';

import { root } from '../../contract/workflows/files.ts';
import { plainEnvironment } from '../../../scripts/demo/programs.mjs';
import { temporaryFolder } from '../harness/folder.ts';
import { realSuite } from '../harness/suite.ts';
import { unknownToAct, writeForAct } from './act-dialect.ts';
import { startAct } from './act.ts';
import { probe, probeSecret, type ProbedJobs } from './probe.ts';

const here = 'acme/product/.github/workflows/probe.yml@refs/heads/main';

/** What the two make of the same expression; undefined: there is no such output. */
interface Difference {
  readonly what: string;
  readonly expression: string;
  readonly act: string | undefined;
  /** Null: some commit. */
  readonly rehearsal: string | undefined | null;
}

const differences: readonly Difference[] = [
  {
    what: 'act keeps outputs set in post',
    expression: '${{ steps.late.outputs.said }}',
    act: 'post',
    rehearsal: 'main',
  },
  {
    what: 'act keeps empty outputs of a job',
    expression: '${{ steps.probe.outputs.empty }}',
    act: '',
    rehearsal: undefined,
  },
  {
    what: 'act hands on an output that holds a secret',
    expression: '${{ steps.probe.outputs.secret }}',
    act: probeSecret,
    rehearsal: undefined,
  },
  {
    what: 'act lets the whole environment of the host in',
    expression: '${{ steps.probe.outputs.host }}',
    act: 'something',
    rehearsal: 'nothing',
  },
  {
    what: 'act checks out what is not committed',
    expression: '${{ steps.probe.outputs.work }}',
    act: 'there',
    rehearsal: 'missing',
  },
  {
    what: 'act has no GITHUB_TRIGGERING_ACTOR',
    expression: '${{ steps.probe.outputs.triggering }}${{ github.triggering_actor }}',
    act: '',
    rehearsal: 'monamona',
  },
  {
    what: 'act has no GITHUB_WORKFLOW_REF',
    expression: '${{ steps.probe.outputs.workflow }} ${{ github.workflow_ref }}',
    act: ' ',
    rehearsal: `${here} ${here}`,
  },
  {
    what: 'act does not know job.workflow_sha',
    expression: '${{ job.workflow_sha }}',
    act: '',
    rehearsal: null,
  },
  {
    what: 'act gives the inputs of a composite action as INPUT_',
    expression: '${{ steps.composite.outputs.input }}',
    act: '[job]',
    rehearsal: '[]',
  },
  {
    what: 'act keeps a number as it is written',
    expression: '${{ steps.inputs.outputs.number }}',
    act: '1.50',
    rehearsal: '1.5',
  },
  {
    what: 'act sorts the keys of toJSON',
    expression: `\${{ toJSON(fromJSON('{"b":1,"a":2}')) }}`,
    act: '{\n  "a": 2,\n  "b": 1\n}',
    rehearsal: '{\n  "b": 1,\n  "a": 2\n}',
  },
  {
    what: 'act compares two lists to nothing',
    expression: `\${{ fromJSON('[1]') == fromJSON('[1]') }}`,
    act: '',
    rehearsal: 'false',
  },
];

/** Both say the same to these; what it is stands beside it, so that both cannot be wrong unseen. */
const agreements: readonly (readonly [expression: string, value: string])[] = [
  ['${{ github.ref }} ${{ github.ref_name }} ${{ github.ref_type }}', 'refs/heads/main main branch'],
  ['${{ github.repository }} ${{ github.repository_owner }}', 'acme/product acme'],
  ['${{ github.event_name }} ${{ github.actor }} ${{ github.run_attempt }}', 'workflow_dispatch mona 1'],
  ['${{ github.workflow }} ${{ github.job }} ${{ github.server_url }}', 'Probe probed https://github.com'],
  ['${{ steps.probe.outputs.word }} ${{ inputs.word }} ${{ github.event.inputs.word }}', 'given given given'],
  [
    "${{ inputs.flag }} ${{ !inputs.flag }} ${{ inputs.flag == true && 'boolean' || 'text' }}",
    'true false boolean',
  ],
  ['${{ steps.environment.outputs.seen }}', 'workflow job step job'],
  ['${{ steps.later.outputs.seen }}', 'set set one,two, hello sub'],
  ['${{ steps.pipe.outputs.seen }} ${{ steps.pipefail.outcome }}', 'went on failure'],
  ['${{ steps.composite.outputs.seen }}', 'job workflow_dispatch set job given given composite'],
  ['${{ steps.inputs.outputs.others }}', '|probed Linux|one/job| spaced |true'],
  ['${{ steps.python.outputs.seen }}', 'job'],
  ['${{ steps.composite.outputs.outside }}', 'x'],
  ['${{ steps.files.outputs.seen }}', '225f1bbbc4b1a3d97c622a492d91ea8d6858d7e1164bbbb5953f74311d6d222e[]'],
  ['${{ steps.runner.outputs.seen }}', 'Linux true true probed runner'],
  ['${{ steps.probe.outputs.lines }}', 'one\ntwo'],
  ['${{ steps.failed.outcome }} ${{ steps.failed.conclusion }}', 'failure success'],
  ['${{ steps.skipped.outcome }} ${{ steps.skipped.conclusion }}', 'skipped skipped'],
  ['x${{ steps.nope.outputs.x }}', 'x'],
  ['${{ 1.50 }} ${{ 1e3 }} ${{ 0x1f }} ${{ -0.5 }}', '1.5 1000 31 -0.5'],
  [
    "${{ 'ABC' == 'abc' }} ${{ 1 == '1' }} ${{ null == 0 }} ${{ '' == 0 }} ${{ 'a' == 0 }}",
    'true true true true false',
  ],
  ["${{ 'b' > 'A' }} ${{ 2 >= '2' }} ${{ 'x' < 1 }}", 'true true false'],
  ["${{ '' || 'x' }} ${{ 0 && 'y' || 'z' }} ${{ inputs.flag && 'a' || 'b' }}", 'x z a'],
  [`\${{ contains('Hello', 'ELL') }} \${{ contains(fromJSON('[1,"2"]'), 2) }}`, 'true true'],
  ["${{ startsWith('Abc', 'aB') }} ${{ endsWith('abC', 'BC') }}", 'true true'],
  ["${{ format('{0} {{1}} {1}', 'a', 2.0) }} ${{ 'it''s' }}", "a {1} 2 it's"],
  [`\${{ join(fromJSON('[1,true,null,"x"]'), '-') }} \${{ join(fromJSON('[1,2]')) }}`, '1-true--x 1,2'],
  ["${{ join(fromJSON(steps.probe.outputs.json).list.*.n, '+') }}", '1+2.5'],
  ['${{ fromJSON(steps.probe.outputs.json).text }}', '"q"'],
  [
    `\${{ fromJSON('[5,6]')[1] }} \${{ fromJSON('{"a-b":1}')['a-b'] }} \${{ fromJSON('{"Ab":1}').aB }}`,
    '6 1 1',
  ],
  ['${{ job.status }} ${{ runner.os }}', 'success Linux'],
];

/** Of jobs: what those that need them are told. */
const results: Readonly<Record<string, string>> = {
  good: 'success',
  bad: 'failure',
  never: 'skipped',
  'after-bad': 'skipped',
  'always-after-bad': 'success',
  'not-cancelled-after-bad': 'success',
  'failure-after-bad': 'success',
  'failure-after-good': 'skipped',
  'failure-further-down': 'success',
  'after-never': 'skipped',
  'whatever-after-never': 'success',
  called: 'success',
  matrix: 'success',
  probed: 'success',
};

realSuite('act and the rehearsal', ['act'], (programs) => {
  let probed: { readonly act: ProbedJobs; readonly rehearsal: ProbedJobs };
  beforeAll(async () => {
    const expressions = [
      ...differences.map(({ expression }) => expression),
      ...agreements.map(([one]) => one),
    ];
    const named = Object.fromEntries(expressions.map((expression, index) => [`e${index}`, expression]));
    probed = await probe(programs.path('act'), await temporaryFolder('act-probe'), named);
  });

  describe('differ:', () => {
    it.each(differences.map((difference, index) => ({ ...difference, index })))(
      '$what',
      ({ index, act, rehearsal }) => {
        expect(probed.act['probed']?.outputs?.[`e${index}`]).toBe(act);
        const said = probed.rehearsal['probed']?.outputs?.[`e${index}`];
        if (rehearsal === null) expect(said).toMatch(/^[0-9a-f]{40}$/u);
        else expect(said).toBe(rehearsal);
      },
    );
  });

  describe('differ in jobs:', () => {
    it('act counts a failure that a job tolerates', () => {
      expect([probed.act, probed.rehearsal].map((jobs) => jobs['tolerated']?.result)).toEqual([
        'failure',
        'success',
      ]);
    });

    it('act gives outputs of a job that was skipped', () => {
      const skipped = [probed.act, probed.rehearsal].map((jobs) => jobs['called']?.outputs?.['skipped']);
      expect(skipped).toEqual(['literal', undefined]);
    });

    it('act hands on the outputs of one job of a matrix, and tells it nothing of its number', () => {
      const [act, rehearsal] = [probed.act, probed.rehearsal].map((jobs) => jobs['matrix']?.outputs);
      expect(act).toEqual({ first: '1 of ', second: '' });
      expect(rehearsal).toEqual({ first: '1 of 2', second: '2m of 2' });
    });

    it('act names the called workflow in github.workflow', () => {
      const names = [probed.act, probed.rehearsal].map((jobs) => jobs['called']?.outputs?.['workflow']);
      expect(names).toEqual(['Called', 'Probe']);
    });
  });

  describe('agree on', () => {
    it.each(agreements.map(([expression, value], index) => ({ expression, value, index })))(
      '$expression',
      ({ value, index }) => {
        const name = `e${differences.length + index}`;
        for (const { probed: job } of [probed.act, probed.rehearsal])
          expect(job?.outputs?.[name]).toBe(value);
      },
    );

    it.each(Object.entries(results))('the result of the job %s', (name, result) => {
      expect([probed.act[name]?.result, probed.rehearsal[name]?.result]).toEqual([result, result]);
    });

    it('what a called workflow sees and gives', () => {
      for (const { called } of [probed.act, probed.rehearsal])
        expect(called?.outputs).toMatchObject({
          inputs: `given true true usual callee [] ${probeSecret.length} workflow_dispatch`,
          own: 'of given',
        });
    });
  });

  describe('what act cannot read', () => {
    /** Runs a workflow of one job that cannot do anything; gives what act says. */
    async function refuse(text: string): Promise<string> {
      const folder = await temporaryFolder('act-refusal');
      const repository = join(folder, 'product');
      mkdirSync(repository);
      const git = { cwd: repository, env: { ...plainEnvironment(), HOME: folder } };
      if (spawnSync('git', ['init', '--quiet'], git).status !== 0) throw new Error('git init failed');
      const workflow = join(folder, 'workflow.yml');
      writeFileSync(workflow, text);
      const { code, stdout, stderr } = await startAct({
        act: programs.path('act'),
        repository,
        workflow,
        folder: join(folder, 'act'),
        event: {},
        repositories: {},
        variables: {},
        secrets: { GITHUB_TOKEN: 'none' },
        runner: {},
        environment: plainEnvironment(),
      }).ended;
      expect(code).not.toBe(0);
      return `${stdout}\n${stderr}`;
    }

    const job = (more: string, uses = '') => `on: workflow_dispatch
jobs:
  one:
    runs-on: ubuntu-latest
${more}    steps:
      - ${uses === '' ? 'run: exit 0' : `uses: ${uses}`}
`;

    it('act refuses `$/`', async () => {
      expect(await refuse(job('', '$/actions/quality-gate'))).toContain(
        "Expected format {org}/{repo}[/path]@ref. Actual '$/actions/quality-gate'",
      );
    });

    it('act refuses an environment without a deployment', async () => {
      const text = job('    environment:\n      name: production\n      deployment: false\n');
      expect(await refuse(text)).toContain('Unknown Property deployment');
    });

    it('act refuses a concurrency group with a queue', async () => {
      const text = job('    concurrency:\n      group: one\n      queue: max\n');
      expect(await refuse(text)).toContain('Unknown Property queue');
    });

    it('and nothing else of ours is left out for it', () => {
      const text = readFileSync(join(root, '.github/workflows/promote.yml'), 'utf8');
      for (const { line, why } of unknownToAct) expect(text.match(line)?.length, why).toBe(1);
      const kept = writeForAct(text).split('\n');
      expect(kept).toHaveLength(text.split('\n').length - unknownToAct.length);
    });
  });
});
