import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

import { findViolations } from '../../../scripts/demo/cancels.mjs';
import { sleep } from '../../../scripts/demo/programs.mjs';
import { openStage, readJson, type Stage, type Traffic } from '../../../scripts/demo/stage.mjs';
import { realSuite } from '../harness/suite.ts';
import { actToken, startActPromotion } from './act-promotion.ts';
import { readJobs, type ActLine, type RanJob } from './act.ts';
import { descendantsOf, stillRunning, type Descendant } from './descendants.ts';
import { withoutChance } from './evidence.ts';
import { startSweeper } from './sweep.ts';

interface RehearsedJob {
  readonly name: string;
  readonly conclusion: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly steps: readonly { readonly name: string; readonly outcome: string }[];
}

interface Ending {
  readonly code: number | null;
  readonly jobs: readonly RehearsedJob[];
  /** What a job of the caller reads of those before it; null when that job did not run. */
  readonly needs: unknown;
  readonly traffic: Traffic;
  readonly load: { readonly requests: number; readonly failed: number };
}

/** Which step's outputs a job of the promotion hands on. */
const lastWord: Readonly<Record<string, string>> = {
  build: 'built',
  'promote / gates': 'quality',
  'promote / move': 'switch',
  'promote / record': 'record',
};

/** A job after the promotion, which keeps what a caller sees of it. */
const witness = `
  witness:
    needs: [build, promote]
    if: \${{ always() }}
    runs-on: ubuntu-latest
    permissions: {}
    timeout-minutes: 5
    steps:
      - env:
          NEEDS: \${{ toJSON(needs) }}
          WITNESS: \${{ vars.WITNESS }}
        run: printf '%s' "$NEEDS" >"$WITNESS"
`;

/** Opens a stage with the witness, and has it watched over from before anything is started. */
async function open(faulty: boolean): Promise<Stage> {
  let sweeper = Promise.resolve(() => Promise.resolve());
  const stage = await openStage({
    faulty,
    fixedPorts: false,
    soak: '5s',
    say: () => undefined,
    change: (product) => {
      sweeper = startSweeper(dirname(product));
      appendFileSync(join(product, '.github/workflows/promote.yml'), witness);
    },
  });
  const done = await sweeper;
  return {
    ...stage,
    close: async () => {
      await stage.close();
      await done();
    },
  };
}

async function rehearse(stage: Stage): Promise<Ending> {
  const json = join(stage.folder, 'rehearsed.json');
  const kept = join(stage.folder, 'rehearsed-needs.json');
  const load = stage.startLoad();
  const { ended } = stage.startPromotion({
    json,
    show: false,
    reason: 'a comparison',
    variables: { WITNESS: kept },
  });
  const { code } = await ended;
  const { jobs } = readJson(json) as { readonly jobs: readonly RehearsedJob[] };
  const ran = jobs.filter(({ conclusion }) => conclusion !== 'skipped');
  return { code, jobs: ran, ...(await look(stage, kept, load)) };
}

async function look(stage: Stage, kept: string, load: ReturnType<Stage['startLoad']>) {
  const traffic = await stage.readTraffic(20);
  const { requests, failed } = await load.stop();
  return { needs: existsSync(kept) ? readJson(kept) : null, traffic, load: { requests, failed } };
}

/** Runs the promotion with act; `interruptAt` sees each line and says when act gets a SIGINT. */
async function runWithAct(
  act: string,
  stage: Stage,
  folder: string,
  interruptAt: (line: ActLine) => boolean = () => false,
  operation: 'promote' | 'rollback' = 'promote',
) {
  mkdirSync(folder);
  const kept = join(folder, 'needs.json');
  const load = stage.startLoad();
  const atInterrupt: Descendant[] = [];
  let interrupted = false;
  const { program, github } = await startActPromotion(act, stage, {
    folder,
    operation,
    reason: 'a comparison',
    variables: { WITNESS: kept },
    onLine: (line) => {
      if (interrupted || !interruptAt(line)) return;
      interrupted = true;
      void interrupt();
    },
  });

  /** Waits until the step has a process: act says that it runs a little before it does. */
  async function interrupt(): Promise<void> {
    while (atInterrupt.length === 0 && program.child.exitCode === null) {
      atInterrupt.push(...descendantsOf(program.child.pid ?? 0));
      await sleep(5);
    }
    program.child.kill('SIGINT');
  }

  try {
    const { code, stdout, stderr } = await program.ended;
    const left = stillRunning(atInterrupt);
    const seen = await look(stage, kept, load);
    const deployments = await readDeployments(github);
    return { code, jobs: readJobs(stdout, stderr), stdout, atInterrupt, left, deployments, ...seen };
  } finally {
    await github.close();
  }
}

async function readDeployments(github: { readonly url: string }): Promise<number> {
  const response = await fetch(`${github.url}/repos/acme/shop/deployments`, {
    headers: { authorization: `token ${actToken}` },
  });
  const list: unknown = await response.json();
  if (!Array.isArray(list)) throw new Error(`the deployments cannot be read: ${JSON.stringify(list)}`);
  return list.length;
}

/** The steps of a run, as `job: step: outcome`. */
const stepsOf = (jobs: readonly (RanJob | RehearsedJob)[]) =>
  jobs.flatMap((job) =>
    job.steps
      .filter(({ name, outcome }) => outcome !== 'skipped' && !/^(Pre|Post|Set up|Complete) /u.test(name))
      .map(({ name, outcome }) => `${job.name}: ${name.replace(/^Run /u, '')}: ${outcome}`),
  );

function find<Job extends { readonly name: string }>(jobs: readonly Job[], name: string): Job {
  const job = jobs.find((one) => one.name === name);
  if (job === undefined)
    throw new Error(`${name} did not run; ${jobs.map((one) => one.name).join(', ')} did`);
  return job;
}

/** The names of what a job hands on, as the workflow says; a job of the called workflow is `promote / ID`. */
function declaredOutputs(stage: Stage, name: string): readonly string[] {
  const [id = '', called] = name.split(' / ').toReversed();
  const folder = called === undefined ? stage.product : join(import.meta.dirname, '../../..');
  const { jobs } = parse(readFileSync(join(folder, '.github/workflows/promote.yml'), 'utf8')) as {
    readonly jobs: Readonly<Record<string, { readonly outputs?: Readonly<Record<string, string>> }>>;
  };
  return Object.keys(jobs[id]?.outputs ?? {});
}

realSuite('the promotion of the example, rehearsed and run by act', ['act'], (programs) => {
  describe.each([
    { version: 'good', faulty: false, exit: 0, move: 'success', result: 'switched', serving: 'green' },
    { version: 'faulty', faulty: true, exit: 1, move: 'failure', result: 'rolled-back', serving: 'blue' },
  ])('the $version version', ({ faulty, exit, move, result, serving }) => {
    let stage: Stage;
    let rehearsed: Ending;
    let ran: Awaited<ReturnType<typeof runWithAct>>;

    beforeAll(async () => {
      stage = await open(faulty);
      rehearsed = await rehearse(stage);
      await stage.reset();
      ran = await runWithAct(programs.path('act'), stage, join(stage.folder, 'act'));
    });
    afterAll(async () => {
      await stage.close();
    });

    it('ends as it should, and both say so', () => {
      expect([rehearsed.code, ran.code]).toEqual([exit, exit]);
      for (const { jobs } of [rehearsed, ran])
        expect(jobs.map((job) => job.name)).toContain('promote / move');
      expect(find(rehearsed.jobs, 'promote / move').conclusion).toBe(move);
      expect(find(ran.jobs, 'promote / move').result).toBe(move);
    });

    it('goes through the same steps with the same outcomes', () => {
      const withoutWitness = (steps: readonly string[]) =>
        steps.filter((step) => !step.startsWith('witness'));
      const steps = withoutWitness(stepsOf(ran.jobs));
      expect(steps.length).toBeGreaterThan(13);
      expect(steps).toEqual(withoutWitness(stepsOf(rehearsed.jobs)));
    });

    it.each(Object.entries(lastWord))('%s puts out the same', (name, id) => {
      const step = find(ran.jobs, name).steps.find((one) => one.id === id);
      const outputs = find(rehearsed.jobs, name).outputs;
      expect(Object.keys(outputs).length).toBeGreaterThan(1);
      // By what the workflow declares: one that only act has is a difference as well.
      for (const output of declaredOutputs(stage, name)) {
        const [value, expected] = [outputs[output] ?? '', step?.outputs[output] ?? ''];
        expect(value !== '', `whether there is ${output}`).toBe(expected !== '');
        if (value !== '')
          expect(withoutChance(output, value), output).toEqual(withoutChance(output, expected));
      }
    });

    it('tells the caller what became of it', () => {
      const record = find(ran.jobs, 'promote / record').steps.find(({ id }) => id === 'record');
      expect(record?.outputs).toMatchObject({ result, serving });
      expect(find(rehearsed.jobs, 'promote / record').outputs).toMatchObject({ result, serving });
    });

    it('leaves the traffic on the same color, and records one deployment', () => {
      expect(ran.traffic).toEqual(rehearsed.traffic);
      expect(ran.traffic.colors).toEqual({ [serving]: 20 });
      expect(ran.deployments).toBe(1);
    });

    it('fails no request of an independent client that the version itself would not have failed', () => {
      for (const { load } of [ran, rehearsed]) {
        expect(load.requests).toBeGreaterThan(200);
        if (!faulty) expect(load.failed).toBe(0);
      }
    });

    if (faulty) {
      it('runs no later job in act when a called workflow has failed, whatever its condition', () => {
        expect(find(rehearsed.jobs, 'witness').conclusion).toBe('success');
        expect(ran.jobs.map(({ name }) => name)).not.toContain('witness');
      });
    } else {
      it('hands a later job of the caller the same results and outputs', () => {
        expect(rehearsed.needs).not.toBeNull();
        expect(withoutChance('needs', JSON.stringify(ran.needs))).toEqual(
          withoutChance('needs', JSON.stringify(rehearsed.needs)),
        );
      });

      it('is led back by hand, at once and with no request failed', async () => {
        const back = await runWithAct(
          programs.path('act'),
          stage,
          join(stage.folder, 'back'),
          undefined,
          'rollback',
        );
        expect(back.code).toBe(0);
        expect(back.jobs.map(({ name }) => name)).toEqual(['rollback', 'witness']);
        expect(stepsOf(back.jobs)).toContain('rollback: Roll back: success');
        expect(back.traffic.colors).toEqual({ blue: 20 });
        expect(back.load.failed).toBe(0);
      });
    }
  });

  describe('interrupted', () => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await open(false);
    });
    afterEach(async () => {
      await stage.reset();
    });
    afterAll(async () => {
      await stage.close();
    });

    it.each<[string, string, (line: ActLine) => boolean]>([
      [
        'before the move',
        'Deploy (.github/interlock/deploy)',
        ({ text }) => text.includes('Run Main Roll out green'),
      ],
      ['in the move', 'Switch', ({ step, arg }) => step === 'Switch' && arg === 'propagation'],
      ['while it is watched', 'Switch', ({ step, arg }) => step === 'Switch' && arg === 'soak'],
    ])('%s, it leaves the traffic where it was, and nothing running', async (name, step, interruptAt) => {
      const folder = join(stage.folder, `act ${name}`.replaceAll(' ', '-'));
      const ran = await runWithAct(programs.path('act'), stage, folder, interruptAt);
      expect(ran.atInterrupt.length).toBeGreaterThan(0);
      expect(ran.left).toEqual([]);
      expect(ran.code).toBe(1);
      const last = find(ran.jobs, 'promote / move').steps.at(-1);
      expect(last).toMatchObject({ name: step, outcome: 'failure' });
      // GitHub says SIGINT first, and calls the job cancelled; the steps of a job with always() run.
      expect(ran.stdout).toContain('this step has been cancelled: signal: killed');
      expect(find(ran.jobs, 'promote / move').result).toBe('failure');
      expect(find(ran.jobs, 'promote / record').steps).toEqual([]);
      expect(findViolations(ran.traffic, 20, last?.outputs['result'] ?? 'unchanged')).toEqual([]);
      expect(ran.traffic.color).toBe('blue');
      expect(ran.load.requests).toBeGreaterThan(200);
      expect(ran.load.failed).toBe(0);
    });
  });
});
