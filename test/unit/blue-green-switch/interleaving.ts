import { subjectJson, type Subject } from '@interlock/shared/domain/subject';

import { commit, evidenceOf, servedColor, stateOf, step, world, type Step } from './promotion.ts';

/** A small generator of numbers (mulberry32): the same seed, the same order. */
export function numbersOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Interleaved {
  readonly results: readonly string[];
  readonly serving: string | undefined;
  readonly phase: string | undefined;
  readonly winner: number | undefined;
  /** The digest that the serving pods run. */
  readonly running: readonly string[];
  readonly digests: readonly string[];
}

const wait = () => new Promise<void>((resolve) => setImmediate(resolve));

/** Two runs promote two artifacts at once; every call of either waits for a number of turns that the seed decides. */
export async function interleaveRuns(seed: number): Promise<Interleaved> {
  const next = numbersOf(seed);
  const at = world({
    turn: async () => {
      for (let turns = Math.floor(next() * 4); turns > 0; turns -= 1) await wait();
    },
  });
  const runs = [101, 202];
  const digests = runs.map((id) => `sha256:${String(id).repeat(22).slice(0, 64)}`);
  const results = await Promise.all(
    runs.map(async (runId, index) => {
      const digest = digests[index] ?? '';
      const subject: Subject = { commit, artifacts: [{ name: 'shop', digest }] };
      const options = {
        run: { runId },
        inputs: {
          subjects: JSON.stringify(subjectJson(subject)),
          evidence: evidenceOf(at.clock, {}, subject, { id: runId }),
          soak: '2s',
        },
      };
      const first = step(at, 'prepare', options);
      await first.main();
      if (first.runner.hasFailed()) return first.output('result');
      at.cluster.deploy('green', digest);
      const second = step(at, 'switch', options);
      await second.main();
      await second.post();
      await first.post();
      return second.output('result');
    }),
  );
  const state = stateOf(at);
  const serving = servedColor(at);
  return {
    results,
    serving,
    phase: state?.phase,
    winner: state?.run.id,
    running: at.cluster.pods(serving ?? '').map(({ imageId }) => imageId.split('@')[1] ?? ''),
    digests,
  };
}

/** Two steps of one run switch at once what that run prepared. */
export async function interleaveSteps(seed: number): Promise<Interleaved> {
  const next = numbersOf(seed);
  const at = world({
    turn: async () => {
      for (let turns = Math.floor(next() * 4); turns > 0; turns -= 1) await wait();
    },
  });
  const first = step(at, 'prepare');
  await first.main();
  const digest = `sha256:${'2'.repeat(64)}`;
  at.cluster.deploy('green', digest);
  const inputs = { soak: '2s' };
  const switches: readonly Step[] = [step(at, 'switch', { inputs }), step(at, 'switch', { inputs })];
  await Promise.all(
    switches.map(async (one) => {
      await one.main();
      await one.post();
    }),
  );
  await first.post();
  const serving = servedColor(at);
  return {
    results: switches.map((one) => one.output('result')),
    serving,
    phase: stateOf(at)?.phase,
    winner: stateOf(at)?.run.id,
    running: at.cluster.pods(serving ?? '').map(({ imageId }) => imageId.split('@')[1] ?? ''),
    digests: [digest],
  };
}
