import { ExternalError } from '@interlock/shared/domain/errors';
import type { FakeMove, FakeProcess } from '@interlock/kubernetes/testing/fake-cluster';

import { prepared, ran, servedColor, stateOf, step, world, type Step, type World } from './promotion.ts';

/** What is killed, at which call, how, and what else goes wrong at that moment. */
export interface Kill {
  readonly operation: Operation;
  readonly call: number;
  readonly how: How;
  readonly trouble: Trouble;
}

export const operations = [
  'prepare',
  'switch',
  'failing switch',
  'rollback',
  'rollback after finish',
  'recover',
  'finish',
  'post',
] as const;
export type Operation = (typeof operations)[number];

/**
 * - `SIGKILL before`, `SIGKILL after`: the process is gone, before the call has an effect or with its answer.
 * - `SIGINT`: cancelled, with the time that the runner leaves; and killed when that is over.
 */
export const hows = ['SIGKILL before', 'SIGKILL after', 'SIGINT'] as const;
export type How = (typeof hows)[number];

export const troubles = [
  'none',
  'way back scaled to 0',
  'way back deleted',
  '401 for 10 s',
  '404 once',
  '500, applied and lost',
] as const;
export type Trouble = (typeof troubles)[number];

const object = { 'traffic-object': 'shop/shop' };
const runnerLeavesMs = 10_000;
const person = { runId: 9, triggeringActor: 'bob' };

/** One operation, ready to run, and the steps of its job whose post phases follow. */
interface Stage {
  readonly at: World;
  readonly process: FakeProcess;
  /** Runs the operation; gives whether it failed. */
  run(): Promise<boolean>;
  /** Cancels what runs. */
  cancel(): void;
  /** Steps whose post phases the runner runs afterwards, the last first. */
  readonly steps: readonly Step[];
}

const fresh = () => world({ replicas: 3, podReadyAfterMs: 2000 });

const stageOf = (at: World, made: Step, before: readonly Step[] = []): Stage => ({
  at,
  process: made.process,
  run: async () => {
    await made.main();
    return made.runner.hasFailed();
  },
  cancel: () => made.runner.cancel(runnerLeavesMs),
  steps: [made, ...before],
});

async function switched(): Promise<World> {
  const at = fresh();
  await prepared(at);
  await ran(at, 'switch');
  return at;
}

/** A switch that was killed once the traffic had moved. */
async function killedSwitch(): Promise<{ readonly at: World; readonly made: Step; readonly first: Step }> {
  const at = fresh();
  const first = await prepared(at);
  const made = step(at, 'switch');
  let seen = 0;
  made.process.onCall((_, call) => {
    if (stateOf(at)?.phase !== 'switching') return;
    seen += 1;
    if (seen === 3) made.process.killAt(call, 'before');
  });
  await made.main();
  return { at, made, first };
}

async function open(operation: Operation): Promise<Stage> {
  switch (operation) {
    case 'prepare': {
      const at = fresh();
      return stageOf(at, step(at, 'prepare'));
    }
    case 'switch':
    case 'failing switch': {
      const at = fresh();
      const first = await prepared(at);
      if (operation === 'failing switch')
        at.cluster.behave('green', () => ({ body: '{"status":"degraded"}' }));
      return stageOf(at, step(at, 'switch', { inputs: { deadline: '20s' } }), [first]);
    }
    case 'rollback': {
      const at = await switched();
      return stageOf(at, step(at, 'rollback', { inputs: { ...object, deadline: '20s' }, run: person }));
    }
    case 'rollback after finish': {
      const at = await switched();
      await ran(at, 'finish', { inputs: { ...object, 'release-old': 'true' } });
      at.cluster.scale('blue', 0);
      return stageOf(at, step(at, 'rollback', { inputs: { ...object, deadline: '20s' }, run: person }));
    }
    case 'recover': {
      const { at } = await killedSwitch();
      at.clock.advance(2 * 60 * 60_000);
      return stageOf(at, step(at, 'recover', { inputs: { ...object, deadline: '20s' }, run: person }));
    }
    case 'finish': {
      const at = await switched();
      return stageOf(at, step(at, 'finish', { inputs: { ...object, 'release-old': 'true' }, run: person }));
    }
    case 'post': {
      const { at, made, first } = await killedSwitch();
      const process = at.cluster.process();
      const running = made.runner.post();
      return {
        at,
        process,
        run: async () => (await made.postIn(process, running)).hasFailed(),
        cancel: () => running.cancel(runnerLeavesMs),
        steps: [first],
      };
    }
  }
}

/** How many calls an operation makes when nothing goes wrong. */
export async function callsOf(operation: Operation): Promise<number> {
  const stage = await open(operation);
  await stage.run();
  return stage.process.calls();
}

const refusal = new ExternalError({
  service: 'Kubernetes',
  code: 'kubernetes-unauthorized',
  message: 'the server answers 401',
  fix: 'None is needed.',
  retryable: false,
  status: 401,
});

/** Brings the trouble about at one call. */
function troubleAt(stage: Stage, { call, how, trouble }: Kill): void {
  const { process, at } = stage;
  if (how === 'SIGKILL before') process.killAt(call, 'before');
  if (how === 'SIGKILL after') process.killAt(call, 'after');
  if (trouble === '404 once') process.hideObjectAt(call);
  if (trouble === '500, applied and lost') process.loseAnswerAt(call);
  let sinceMs: number | null = null;
  process.onCall((_, now) => {
    if (now === call) {
      if (trouble === 'way back scaled to 0') at.cluster.scale('blue', 0);
      if (trouble === 'way back deleted') at.cluster.remove('blue');
      if (how === 'SIGINT') stage.cancel();
      sinceMs = at.clock.now();
    }
    if (sinceMs === null) return;
    const passedMs = at.clock.now() - sinceMs;
    if (how === 'SIGINT' && passedMs >= runnerLeavesMs) process.killAt(now, 'before');
    // The killed process's own last call is not the place: what runs afterwards meets the refusals.
    if (trouble === '401 for 10 s' && passedMs < 10_000 && how === 'SIGINT') throw refusal;
  });
}

/** What was seen of one kill. */
export interface Seen {
  /** The selector named no color, or another than the two. */
  readonly mixed: number;
  /**
   * Writes that took the traffic from a color that could serve to one that could not, and traffic that was left so. Where
   * the way back goes in the very call that writes, no look could have seen it: then the traffic must be given back.
   */
  readonly outages: number;
  /** A job that was all green although its move had not ended, or nothing served. */
  readonly falseGreen: number;
  /** No operation led out of what was left. */
  readonly stuck: number;
  readonly what: string;
}

const isUnfinished = (at: World) => ['switching', 'undoing'].includes(stateOf(at)?.phase ?? 'none');

const readyOf = (at: World, color: string | undefined) =>
  at.cluster.pods(color ?? '').filter((pod) => pod.isReady && at.clock.now() >= pod.readyAtMs).length;

/** Whether a person gets out with what the actions offer: recover, else the color that can serve. */
async function getsOut(at: World): Promise<boolean> {
  const release = { ...object, 'release-old': 'true', deadline: '20s' };
  await ran(at, 'recover', { inputs: release, run: person });
  for (const color of ['blue', 'green'])
    if (isUnfinished(at))
      await ran(at, 'rollback', {
        inputs: { ...object, target: `color=${color}`, deadline: '20s' },
        run: person,
      });
  return !isUnfinished(at);
}

const other = (color: string) => (color === 'blue' ? 'green' : 'blue');

/** Writes that led the traffic to no pod while the other color had some; and traffic that was left so. */
function outagesOf({ at, process }: Stage, kill: Kill, moves: readonly FakeMove[]): number {
  const outages = moves.filter(
    ({ color = '', ready }) => (ready[color] ?? 0) === 0 && (ready[other(color)] ?? 0) > 0,
  );
  const isSameInstant = kill.trouble.startsWith('way back') && process.log[kill.call - 1] === 'patch service';
  const serving = servedColor(at) ?? '';
  const isLeftDead = outages.length > 0 && readyOf(at, serving) === 0 && readyOf(at, other(serving)) > 0;
  return Math.max(0, outages.length - (isSameInstant ? 1 : 0)) + (isLeftDead ? 1 : 0);
}

/** Plays one kill to its end: the operation, the post phases of its job, then a person who gets out. */
export async function play(kill: Kill): Promise<Seen> {
  const stage = await open(kill.operation);
  const { at, process, steps } = stage;
  const before = at.cluster.moves.length;
  troubleAt(stage, kill);
  const saidFailed = await stage.run();
  const isKilled = kill.how !== 'SIGINT';
  if (isKilled && kill.trouble === '401 for 10 s') at.cluster.refuse(401, at.clock.now() + 10_000);
  // A process that was killed has failed, whatever it could say of itself.
  const hasFailed = saidFailed || (isKilled && process.calls() >= kill.call);
  let failedPosts = 0;
  for (const made of steps) if ((await made.post()).hasFailed()) failedPosts += 1;
  const moves = at.cluster.moves.slice(before);
  const ended = stateOf(at);
  const isLeft = isUnfinished(at);
  const postsGreen = failedPosts === 0 && steps.length > 0;
  // Recover answers for a move of another run: killed before it began, it has nothing to say about that.
  const saysNothingIsLeft = postsGreen && isLeft && kill.operation !== 'recover';
  const jobGreen = postsGreen && !hasFailed;
  const isFalseGreen = saysNothingIsLeft || (jobGreen && (isLeft || readyOf(at, servedColor(at)) === 0));
  const outages = outagesOf(stage, kill, moves);
  at.cluster.setDown(false);
  return {
    mixed: moves.filter(({ color }) => color === undefined).length,
    outages,
    falseGreen: isFalseGreen ? 1 : 0,
    stuck: (await getsOut(at)) ? 0 : 1,
    what: `${kill.operation}, ${kill.how} at call ${String(kill.call)} (${process.log[kill.call - 1] ?? 'none'}), ${kill.trouble}: left ${ended?.phase ?? 'free'}`,
  };
}

/** Every kill of an operation, every n-th call of it. */
export async function killsOf(operation: Operation, everyNth = 1): Promise<readonly Kill[]> {
  const calls = await callsOf(operation);
  const kills: Kill[] = [];
  let index = 0;
  for (let call = 1; call <= calls; call += 1)
    for (const how of hows)
      for (const trouble of troubles) {
        index += 1;
        if (index % everyNth === 0) kills.push({ operation, call, how, trouble });
      }
  return kills;
}
