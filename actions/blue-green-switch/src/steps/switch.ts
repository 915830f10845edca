import { servingPods } from '@interlock/kubernetes/domain/endpoints';
import type { Pod } from '@interlock/kubernetes/domain/objects';
import { ExternalError, messageOf } from '@interlock/shared/domain/errors';
import type { Section } from '@interlock/shared/domain/report/gate-summary';
import { code, table } from '@interlock/shared/domain/report/node';
import type { Reason } from '@interlock/shared/domain/verdict';
import { bugReason, reasonsOfThrown } from '@interlock/shared/domain/thrown';

import { decideSwitch, oursOf } from '../domain/claim.ts';
import { decideNext, restartsOf, type Baseline, type Sight, type Step } from '../domain/decision.ts';
import { planProve, planSwitch } from '../domain/plan.ts';
import { reasonOf, type ReasonCode } from '../domain/reasons.ts';
import { readState, type MoveState } from '../domain/state.ts';
import { addressOf, podOf } from '../domain/validation.ts';
import type { WayBack } from '../domain/way-back.ts';
import type { SeenTraffic } from '../routers/router.ts';
import { clusterNowMs, expiryNowMs } from './cluster-time.ts';
import { rulesOf, type MoveFacts } from './facts.ts';
import { nothing, type Outcome } from './outcome.ts';
import { demandCredentials, demandEvidence, demandTraffic, planSection, targetDiffers } from './prepare.ts';
import { startProbing, type Prober, type ProbeLog } from './prober.ts';
import { provenServing } from './recover.ts';
import { saveBegun, saveTargetFails } from './saved.ts';
import { Stopped, type Session } from './session.ts';
import {
  demandProven,
  demandUnchanged,
  proveTarget,
  seeColor,
  type ProvenTarget,
  type SeenColor,
} from './target.ts';
import { isGood, plainUndo, undo, undoLimits, wordsOf, type Undone } from './undo.ts';
import { validate } from './validating.ts';
import { watchWayBack, wayBackOf, type WayBackWatch } from './way-back.ts';
import { writeTraffic, writingLimits } from './writing.ts';

const convergeMs = 60_000;
const propagateMs = 30_000;
/** Waited for the data plane where no header tells which pod answered. */
const blindWaitMs = 3000;
const freshAnswersWanted = 3;
const lookEveryMs = 250;
const watchEveryMs = 1000;
/** The second failed request undoes a move; a single one may be the network's own and is a warning. */
const failuresThatUndo = 2;
/** How long the traffic may differ from the pods while pods come and go: what leads it there may follow in batches. */
const doubtMs = 10_000;
/** How long the API server may be away while the target is being proven: as long as one is restarted. */
const awayMs = 30_000;
/** How long a move may take beyond its deadline and soak before others may call it dead. */
const graceMs = 5 * 60_000;

interface Entry {
  readonly base: string;
  readonly validations: MoveFacts['validations'];
}

/** The real entry and what is asked of it. @throws {Stopped} when there is nothing to prove a move by */
function demandEntry(facts: MoveFacts): Entry {
  if (facts.entry !== null && facts.validations.length > 0)
    return { base: facts.entry, validations: facts.validations };
  throw new Stopped('refused', [
    reasonOf('nothing-to-validate', {
      seen: facts.entry === null ? 'no url' : 'no validate entry',
      limit: 'a url and one entry or more',
      where: `environments.${facts.environmentName}`,
    }),
  ]);
}

async function demandAnswer(session: Session, entry: Entry): Promise<void> {
  const { http, runner } = session.ports;
  const url = addressOf(entry.base, entry.validations[0]?.get ?? '/');
  try {
    await http.send({ method: 'GET', url, deadlineMs: 10_000, signal: runner.cancellation });
  } catch (thrown) {
    if (runner.cancellation.aborted) throw thrown;
    throw new Stopped('refused', [
      reasonOf('entry-not-reached', {
        seen: messageOf(thrown),
        limit: 'an answer, of whatever version',
        where: `GET ${url}`,
      }),
    ]);
  }
}

const namesOf = (pods: readonly Pod[]): ReadonlySet<string> => new Set(pods.map(({ name }) => name));

interface Ready {
  readonly state: MoveState;
  readonly traffic: SeenTraffic;
  readonly live: SeenColor;
  readonly need: number;
}

/** What must be so before the target is looked at; `already` when this run has switched before. @throws {Stopped} */
async function demandOwnership(
  session: Session,
  facts: MoveFacts,
): Promise<Ready & { readonly already: boolean }> {
  const { ports } = session;
  const traffic = await demandTraffic(session);
  const decision = decideSwitch(traffic, facts.claimant, expiryNowMs(session));
  if (decision.kind === 'refuse') throw new Stopped('refused', [decision.reason]);
  if (decision.kind === 'superseded') throw new Stopped('superseded', [decision.reason]);
  const { state } = decision;
  if (facts.wantedColor !== null && facts.wantedColor !== state.to.color)
    throw new Stopped('refused', [targetDiffers(facts.wantedColor, state.to.color)]);
  const rewriters = await traffic.rewriters(state.label, { signal: ports.runner.cancellation });
  const owned = [...traffic.misroutes, ...rewriters];
  if (owned.length > 0) throw new Stopped('refused', owned);
  const live = await seeColor(session, traffic, state.label, state.from, {
    signal: ports.runner.cancellation,
  });
  const serving = servingPods(live.pods).length;
  if (serving === 0 && decision.kind === 'go')
    throw new Stopped('refused', [
      reasonOf('live-not-ready', {
        seen: 'no ready pod',
        limit: 'one or more',
        where: `deployment ${traffic.object.namespace}/${state.from.deployment}`,
        fix: `Bring ${state.from.deployment} up first: a move needs a way back.`,
      }),
    ]);
  return {
    state,
    traffic,
    live,
    need: facts.minReady ?? Math.max(1, serving),
    already: decision.kind === 'already',
  };
}

/**
 * Gives the traffic to the prepared color and proves it there, or leads it back. Everything that can be judged is
 * judged before the first write; from that write on the move ends in `switched`, or is undone.
 *
 * @throws {Stopped} only before the first write
 */
export async function switchTraffic(session: Session, facts: MoveFacts): Promise<Outcome> {
  const { ports, journal, place } = session;
  const signal = ports.runner.cancellation;
  const acceptedDigests = await demandEvidence(session, facts);
  demandCredentials(session, facts);
  const entry = demandEntry(facts);
  const untilMs = ports.clock.now() + facts.deadlineMs;
  const ready = await journal.phase('ownership', async (note) => {
    const found = await demandOwnership(session, facts);
    note(`${found.state.from.color} serves, ${found.state.to.color} was prepared by this run`);
    return found;
  });
  const { state, traffic } = ready;
  const outcome: Outcome = {
    ...nothing,
    from: state.from.color,
    to: state.to.color,
    serving: ready.already ? state.to.color : state.from.color,
    subject: facts.subject,
    acceptedDigests,
    rollbackCommand: place.commands.lead(state.label, state.from.color),
  };
  if (ready.already) {
    await demandProven(session, state);
    return provenServing(session, state.label, outcome);
  }
  const target = await journal.phase('target', (note) =>
    proveTarget(
      session,
      traffic,
      state.label,
      state.to,
      rulesOf(facts),
      { need: ready.need, untilMs, signal },
      note,
    ),
  );
  if (facts.preview !== null) await provePreview(session, facts, facts.preview, ready);
  await demandAnswer(session, entry);
  const change = changeOf(session, facts, ready, target);
  if (facts.isDryRun)
    return {
      ...outcome,
      sections: [planSection(traffic, [planSwitch(state, change)])],
    };
  // The preview and the entry may have taken a while.
  await demandUnchanged(session, traffic, state, target, rulesOf(facts), {
    need: ready.need,
    signal,
  });
  signal.throwIfAborted();
  return move(session, facts, { entry, ready, target, change, outcome });
}

function changeOf(session: Session, facts: MoveFacts, ready: Ready, target: ProvenTarget) {
  const { digests } = session.ports;
  const expires = new Date(
    clusterNowMs(session) + facts.soakMs + convergeMs + propagateMs + graceMs,
  ).toISOString();
  return {
    move: digests.randomId(),
    target: target.identity,
    wayBack: wayBackOf(ready.live, session),
    expires,
  };
}

async function provePreview(
  session: Session,
  facts: MoveFacts,
  preview: string,
  ready: Ready,
): Promise<void> {
  const { ports, journal } = session;
  await journal.phase('preview', async (note) => {
    const { requests, reasons } = await validate(
      ports,
      preview,
      facts.validations,
      namesOf(ready.live.pods),
      'preview-failed',
      ports.runner.cancellation,
    );
    if (reasons.length > 0) throw new Stopped('refused', reasons);
    note(`${String(requests)} requests answered as they must be`);
  });
}

interface Going {
  readonly entry: Entry;
  readonly ready: Ready;
  readonly target: ProvenTarget;
  readonly change: ReturnType<typeof changeOf>;
  readonly outcome: Outcome;
}

/** The state of our own move, as it was read; `null` when it is not ours any more. */
function ourState(traffic: SeenTraffic | null, claim: string, moveId: string): MoveState | null {
  const read = readState(traffic?.record);
  return read.kind === 'state' && read.state.claim === claim && read.state.move === moveId
    ? read.state
    : null;
}

async function writeSwitch(session: Session, facts: MoveFacts, going: Going): Promise<void> {
  const { runner } = session.ports;
  const { change } = going;
  const ended = await writeTraffic<Reason>(
    session,
    (traffic) => {
      if (traffic !== null && ourState(traffic, going.ready.state.claim, change.move)?.phase === 'switching')
        return { kind: 'done' };
      // After a lost answer or a conflict there may be nobody left who wants the move.
      runner.cancellation.throwIfAborted();
      const decision = traffic === null ? null : decideSwitch(traffic, facts.claimant, expiryNowMs(session));
      if (traffic !== null && decision?.kind === 'go' && decision.state.claim === going.ready.state.claim)
        return { kind: 'write', change: planSwitch(decision.state, change) };
      return {
        kind: 'stop',
        stop:
          decision !== null && 'reason' in decision
            ? decision.reason
            : reasonOf('move-superseded', {
                seen: traffic === null ? `the ${session.place.kind} is gone` : 'it was prepared anew',
              }),
      };
    },
    writingLimits(session.ports),
  );
  if (ended.kind === 'stop') throw new Stopped('superseded', [ended.stop]);
}

/**
 * Looks once. A server that does not answer, or refuses for a moment, is no sign against the target, whose answers go on being probed; and while it
 * is away no undo could be written either. So for a while it is `null`, and its failure after that.
 */
async function seeWithin(session: Session, going: Going, away: Away): Promise<Sight | null> {
  const { clock, runner } = session.ports;
  try {
    const sight = await see(session, going);
    away.sinceMs = null;
    return sight;
  } catch (thrown) {
    if (!(thrown instanceof ExternalError)) throw thrown;
    const nowMs = clock.now();
    if (away.sinceMs === null) runner.info(`${thrown.message} Waiting for the server.`);
    away.sinceMs ??= nowMs;
    if (nowMs - away.sinceMs >= awayMs) throw thrown;
    return null;
  }
}

/** Since when the server does not answer, epoch milliseconds; `null` while it does. */
interface Away {
  sinceMs: number | null;
}

async function see(session: Session, going: Going): Promise<Sight> {
  const { router, place, ports } = session;
  const call = { signal: ports.runner.cancellation };
  const { state } = going.ready;
  const object = place;
  const traffic = await router.observe(call);
  if (traffic === null)
    return { object, traffic, deployment: null, specDigest: null, pods: [], convergence: null };
  const [{ deployment, pods }, reach] = await Promise.all([
    seeColor(session, traffic, state.label, state.to, call),
    router.reach(call),
  ]);
  const specDigest = deployment === null ? null : ports.digests.sha256(deployment.specText);
  return { object, traffic, deployment, specDigest, pods, convergence: reach(pods) };
}

/** Ends the move where it must end; gives the doubt that may pass. @throws {Stopped} */
function heed(step: Step): Reason | null {
  if (step.kind === 'superseded') throw new Stopped('superseded', [step.reason]);
  if (step.kind === 'undo') throw new Stopped('unproven', [step.reason]);
  return step.kind === 'doubt' ? step.reason : null;
}

function probeReason(log: ProbeLog, failed: number): Reason {
  const [first] = log.failures;
  return reasonOf('probe-failed', {
    seen: `${String(failed)} of ${String(log.requests)} failed${first === undefined ? '' : `; first: ${first.what}, ${first.fault} (${first.connection} connection)`}`,
    limit: `fewer than ${String(failuresThatUndo)}`,
    where: 'the real entry',
  });
}

/** @throws {Stopped} when too many probes failed since the write */
function heedProbes(prober: Prober, failedBefore: number): void {
  const log = prober.log();
  const failed = log.failed - failedBefore;
  if (failed >= failuresThatUndo) throw new Stopped('unproven', [probeReason(log, failed)]);
}

/** Until exactly the target's pods get the traffic, and the entry answers from them. @throws {Stopped} */
async function settleMove(
  session: Session,
  going: Going,
  baseline: Baseline,
  prober: Prober,
  failedBefore: number,
  onConverged: () => void,
): Promise<string> {
  const { router, place, ports } = session;
  const { clock, runner } = ports;
  const signal = runner.cancellation;
  const convergeUntilMs = clock.now() + convergeMs;
  const away: Away = { sinceMs: null };
  for (;;) {
    const sight = await seeWithin(session, going, away);
    const doubt = sight === null ? null : heed(decideNext(sight, baseline));
    heedProbes(prober, failedBefore);
    if (sight !== null && doubt === null) break;
    if (doubt !== null && clock.now() >= convergeUntilMs) throw new Stopped('unproven', [doubt]);
    await router.changed(lookEveryMs, signal);
  }
  onConverged();
  const convergedMs = clock.now();
  const { color } = going.ready.state.to;
  // Fresh answers of before the convergence prove nothing about after it.
  let seenAtLeast = prober.log().requests + freshAnswersWanted * 2;
  for (;;) {
    await clock.sleep(lookEveryMs, signal);
    // What the entry takes its time for must not hide what becomes of the target. A doubt is for the soak to judge.
    const sight = await seeWithin(session, going, away);
    if (sight !== null) {
      heed(decideNext(sight, baseline));
      prober.know(namesOf(sight.pods), color);
    }
    heedProbes(prober, failedBefore);
    const latest = prober.latestFresh(freshAnswersWanted);
    const waitedMs = clock.now() - convergedMs;
    const isBlind = latest.length > 0 && latest.every((one) => one === 'unknown');
    if (isBlind && waitedMs >= blindWaitMs) return 'no header tells which pod answers';
    const hasSeen = prober.log().requests >= seenAtLeast && latest.length === freshAnswersWanted;
    if (hasSeen && latest.every((one) => one === color)) return `fresh connections are answered by ${color}`;
    if (hasSeen) seenAtLeast = prober.log().requests + 1;
    if (waitedMs >= propagateMs)
      throw new Stopped('unproven', [
        reasonOf('propagation-not-seen', {
          seen: `latest fresh connections: ${latest.join(', ') || 'no answer'}`,
          limit: color,
          where: 'the real entry',
          fix: `Something in front of the ${place.kind} keeps to the old pods (session affinity, a proxy that resolves pods itself), or \`url\` leads elsewhere.`,
        }),
      ]);
  }
}

async function soak(
  session: Session,
  facts: MoveFacts,
  going: Going,
  baseline: Baseline,
  prober: Prober,
  failedBefore: number,
  wayBack: WayBackWatch,
): Promise<void> {
  const { router, ports } = session;
  const { clock, runner } = ports;
  const untilMs = clock.now() + facts.soakMs;
  let doubtedSinceMs: number | null = null;
  let saidMs = clock.now();
  const away: Away = { sinceMs: null };
  for (;;) {
    const sight = await seeWithin(session, going, away);
    const doubt = sight === null ? null : heed(decideNext(sight, baseline));
    if (sight !== null && sight.traffic !== null) await wayBack.look(sight.traffic);
    const nowMs = clock.now();
    doubtedSinceMs = doubt === null ? null : (doubtedSinceMs ?? nowMs);
    if (doubt !== null && doubtedSinceMs !== null && nowMs - doubtedSinceMs >= doubtMs)
      throw new Stopped('unproven', [doubt]);
    heedProbes(prober, failedBefore);
    if (nowMs >= untilMs && sight !== null && doubt === null) return;
    if (nowMs - saidMs >= 5000) {
      saidMs = nowMs;
      const log = prober.log();
      runner.info(
        `soak: ${String(log.requests)} requests, ${String(log.failed)} failed; ${String(Math.ceil(Math.max(0, untilMs - nowMs) / 1000))} s left`,
      );
    }
    const restMs = Math.max(50, Math.min(watchEveryMs, untilMs - nowMs));
    await router.changed(restMs, runner.cancellation);
  }
}

async function writeProof(session: Session, facts: MoveFacts, going: Going): Promise<void> {
  const expires = new Date(clusterNowMs(session) + facts.keepOldForMs).toISOString();
  const ended = await writeTraffic<Reason>(
    session,
    (traffic) => {
      const state = ourState(traffic, going.ready.state.claim, going.change.move);
      if (state?.phase === 'holding') return { kind: 'done' };
      if (traffic !== null && state?.phase === 'switching' && traffic.color(state.label) === state.to.color)
        return { kind: 'write', change: planProve(state, expires) };
      return {
        kind: 'stop',
        stop: reasonOf('move-superseded', {
          seen: 'the record is not ours any more',
          fix: 'Somebody ended this move, for example by a rollback. See `operation: status`.',
        }),
      };
    },
    writingLimits(session.ports),
  );
  if (ended.kind === 'stop') throw new Stopped('superseded', [ended.stop]);
}

function reasonsOf(thrown: unknown, signal: AbortSignal): readonly Reason[] {
  if (thrown instanceof Stopped) return thrown.reasons;
  if (signal.aborted && thrown === signal.reason)
    return [
      reasonOf('move-cancelled', {
        seen: 'the run was cancelled before the target was proven',
      }),
    ];
  return reasonsOfThrown(thrown) ?? [bugReason(thrown)];
}

function probeSection(log: ProbeLog): Section {
  return {
    title: 'Requests through the real entry',
    blocks: [
      table(
        ['Answered by', { title: 'Requests', align: 'right' }],
        Object.entries(log.byColor).map(([color, count]) => [[code(color)], String(count)]),
      ),
      ...(log.failures.length === 0
        ? []
        : [
            table(
              ['Failed at', 'Request', 'Connection', 'Why'],
              log.failures.map((one) => [
                new Date(one.atMs).toISOString(),
                one.what,
                one.connection,
                one.fault,
              ]),
            ),
          ]),
    ],
    folded: true,
  };
}

/** After an undo: whether the entry answers, and not from the target. */
async function probeBack(session: Session, going: Going): Promise<readonly Reason[]> {
  const { place, ports } = session;
  const { http, clock } = ports;
  const targetPods = namesOf(going.target.pods);
  const untilMs = clock.now() + 10_000;
  for (;;) {
    const url = addressOf(going.entry.base, going.entry.validations[0]?.get ?? '/');
    let fault: string | null;
    try {
      const answer = await http.send({ method: 'GET', url, deadlineMs: 2000 });
      const other = podOf(answer.headers, targetPods);
      fault =
        answer.status >= 500
          ? `status ${String(answer.status)}`
          : other === null
            ? null
            : `still answered by ${other}`;
    } catch (thrown) {
      fault = messageOf(thrown);
    }
    if (fault === null) return [];
    if (clock.now() >= untilMs)
      return [
        reasonOf('undo-not-proven', {
          seen: fault,
          limit: `an answer from ${going.ready.state.from.color}`,
          where: `GET ${url}`,
          fix: `The ${place.field} was led back and read back. Look at the pods of ${going.ready.state.from.color} and at what is in front of the ${place.kind}.`,
        }),
      ];
    await clock.sleep(lookEveryMs);
  }
}

/** Reasons that say that the target does not answer as it must: better few pods that do. */
const targetFailures: readonly string[] = [
  'probe-failed',
  'propagation-not-seen',
  'target-not-ready',
  'validation-failed',
] satisfies readonly ReasonCode[];

const saysTargetFails = (why: readonly Reason[]) =>
  why.some(({ code: name }) => targetFailures.includes(name));

function keptNote({ from }: MoveState, wayBack: WayBack | null): string {
  if (wayBack?.isChanged === true) return `the way back is not what it was: ${from.color} was deployed over`;
  if (wayBack === null || wayBack.kind === 'whole') return `${from.color} is kept as the way back`;
  return `the way back is ${wayBack.kind}: ${String(wayBack.ready)} of ${String(wayBack.wanted)} pods of ${from.color} are ready`;
}

/** What an undo makes of the outcome. */
function afterUndo(outcome: Outcome, undone: Undone, why: readonly Reason[], isCancelled: boolean): Outcome {
  const failed = { ...outcome, succeeded: false };
  switch (undone.kind) {
    case 'undone':
      return {
        ...failed,
        result: 'rolled-back',
        serving: outcome.from,
        reasons: [...why, ...undone.reasons],
      };
    case 'settled':
      return { ...failed, result: 'rolled-back', serving: outcome.from, reasons: why };
    case 'never-switched':
      return { ...failed, result: 'refused', serving: outcome.from, reasons: why };
    case 'superseded':
      return { ...failed, result: 'superseded', serving: null, reasons: [...why, ...undone.reasons] };
    case 'left':
      return {
        ...failed,
        // The post phase goes on with it after a cancellation, so that it has not ended.
        result: isCancelled ? 'unknown' : 'rollback-failed',
        serving: undone.serving,
        // It would lead all traffic to no pod; the reason has both commands, with what each would do.
        rollbackCommand: null,
        reasons: [...undone.reasons, ...why],
      };
    case 'not-proven':
    case 'not-written':
      return { ...failed, result: 'rollback-failed', serving: null, reasons: [...undone.reasons, ...why] };
    case 'proven':
      // The proof was recorded although its answer was lost.
      return { ...outcome, result: 'switched', succeeded: true, serving: outcome.to, reasons: [] };
  }
}

/** From the first write to the proof, or back. Never throws for what the cluster or the target does. */
async function move(session: Session, facts: MoveFacts, going: Going): Promise<Outcome> {
  const { ports, journal, kubernetes, place, protections } = session;
  const { clock, runner } = ports;
  const { state, live, need } = going.ready;
  const livePods = live.pods;
  saveBegun(runner, {
    operation: 'switch',
    ...place,
    uid: going.ready.traffic.uid,
    claim: state.claim,
    move: going.change.move,
    label: state.label,
    from: state.from.color,
    context: kubernetes.context,
  });
  journal.begin();
  const colorOfPod = new Map([
    ...livePods.map(({ name }) => [name, state.from.color] as const),
    ...going.target.pods.map(({ name }) => [name, state.to.color] as const),
  ]);
  const prober = startProbing(ports, going.entry.base, going.entry.validations, facts.probeRate, colorOfPod);
  let validationRequests = 0;
  let failedValidations = 0;
  let movedInMs: number | null = null;
  const counted = (): Outcome => {
    const log = prober.log();
    return {
      ...going.outcome,
      requests: log.requests + validationRequests,
      failedRequests: log.failed + failedValidations,
      movedInMs,
      sections: [probeSection(log)],
    };
  };
  const switching: MoveState = { ...state, phase: 'switching', ...going.change };
  const baseline: Baseline = {
    state: switching,
    need: protections.readiness ? need : 1,
    restarts: restartsOf(going.target.pods),
    rules: protections.digest ? rulesOf(facts) : null,
  };
  const wayBack = watchWayBack(session, switching, { signal: runner.cancellation });
  try {
    const failedBefore = prober.log().failed;
    const writtenMs = clock.now();
    await journal.phase('switch', async (note) => {
      await writeSwitch(session, facts, going);
      note(`${state.label}: ${state.from.color} → ${state.to.color}`);
    });
    await journal.phase('propagation', async (note) => {
      const seen = await settleMove(session, going, baseline, prober, failedBefore, () => {
        movedInMs = clock.now() - writtenMs;
      });
      note(seen);
    });
    prober.demandValid();
    await journal.phase('validate', async (note) => {
      const validated = await validate(
        ports,
        going.entry.base,
        facts.validations,
        namesOf(livePods),
        'validation-failed',
        runner.cancellation,
      );
      validationRequests = validated.requests;
      failedValidations = validated.reasons.length;
      if (validated.reasons.length > 0) throw new Stopped('unproven', validated.reasons);
      note(`${String(validated.requests)} requests answered as they must be`);
    });
    await journal.phase('soak', async (note) => {
      await soak(session, facts, going, baseline, prober, failedBefore, wayBack);
      await prober.stop();
      heedProbes(prober, failedBefore);
      const log = prober.log();
      note(`${String(log.requests)} requests, ${String(log.failed)} failed`);
    });
    runner.cancellation.throwIfAborted();
    await journal.phase('record', async (note) => {
      await writeProof(session, facts, going);
      note(keptNote(state, wayBack.latest()));
    });
    const log = prober.log();
    if (log.failed > 0) journal.warn(probeReason(log, log.failed));
    return { ...counted(), result: 'switched', succeeded: true, serving: state.to.color };
  } catch (thrown) {
    const why = reasonsOf(thrown, runner.cancellation);
    if (thrown instanceof Stopped && thrown.result === 'superseded') {
      prober.abandon();
      return { ...counted(), result: 'superseded', succeeded: false, serving: null, reasons: why };
    }
    if (!protections.undo) {
      prober.abandon();
      return { ...counted(), result: 'unknown', succeeded: false, serving: null, reasons: why };
    }
    const undone = await journal.phase(
      'undo',
      async (note) => {
        if (saysTargetFails(why)) saveTargetFails(runner);
        for (const { code: name, seen } of why) runner.info(`undoing because of ${name}: ${seen ?? ''}`);
        const limits = undoLimits(ports);
        const failedAtUndo = prober.log().failed;
        const ended = await undo(session, oursOf(state, session.place), limits, {
          ...plainUndo,
          hold: null,
          probe: () => probeBack(session, going),
          targetFails: () => saysTargetFails(why) || prober.log().failed - failedAtUndo >= failuresThatUndo,
          waitMs: facts.deadlineMs,
        });
        note(wordsOf(ended, state.from.color));
        return ended;
      },
      isGood,
    );
    prober.abandon();
    return afterUndo(counted(), undone, why, runner.cancellation.aborted);
  }
}
