import { servingPods } from '@interlock/kubernetes/domain/endpoints';
import { ExternalError } from '@interlock/shared/domain/errors';
import { codeBlock } from '@interlock/shared/domain/report/node';
import { countOf } from '@interlock/shared/domain/report/numbers';
import type { Reason } from '@interlock/shared/domain/verdict';
import { reasonsOfThrown } from '@interlock/shared/domain/thrown';

import { decideClaim, supersededBy, type ClaimDecision, type Wish } from '../domain/claim.ts';
import { judgeEvidence } from '../domain/demands.ts';
import { describeHeld, withHolds } from '../domain/holds.ts';
import { planPrepare } from '../domain/plan.ts';
import { reasonOf } from '../domain/reasons.ts';
import { readState, type ColorOfDeployment, type MoveState } from '../domain/state.ts';
import type { TrafficChange } from '../domain/traffic.ts';
import type { SeenTraffic } from '../routers/router.ts';
import { clusterNowMs, expiryNowMs, tellSkew } from './cluster-time.ts';
import { compareHolds } from './containment.ts';
import type { MoveFacts } from './facts.ts';
import { waitForServing } from './looking.ts';
import { nothing, type Outcome } from './outcome.ts';
import { saveBegun } from './saved.ts';
import { Stopped, type Session } from './session.ts';
import { demandProven, missingDeployment, seeColor, type SeenColor } from './target.ts';
import { writeTraffic, writingLimits, type Ended } from './writing.ts';

/** How long an ownership lasts without a switch: a job of promote.yml may run as long. */
const ownershipMs = 60 * 60_000;
const settleMs = 15_000;
const lookEveryMs = 500;
const marginMs = 2 * 60_000;

/**
 * Judges the evidence, as often as a move is about to rely on it.
 *
 * @returns payload digests of what was accepted
 * @throws {Stopped}
 */
export async function demandEvidence(session: Session, facts: MoveFacts): Promise<readonly string[]> {
  const { ports, journal, protections } = session;
  return journal.phase('evidence', (note) => {
    const { accepted, refusals } = judgeEvidence(
      {
        configuration: facts.configuration,
        environment: facts.environment,
        subject: facts.subject,
        evidence: facts.evidence,
        key: facts.key,
        run: ports.runner.run,
        nowMs: ports.clock.now(),
      },
      ports.digests,
    );
    if (refusals.length > 0 && protections.evidence) throw new Stopped('refused', refusals);
    const { gates } = facts.environment;
    if (gates.length === 0)
      ports.runner.warning(
        `environments.${facts.environmentName}.gates is empty: nothing has judged this commit. Name the gates that must pass.`,
        { title: 'blue-green-switch: no gates' },
      );
    note(`${countOf(accepted.length, 'statement')} accepted, gates: ${gates.join(', ') || 'none'}`);
    return Promise.resolve(accepted.map((one) => one.payloadDigest));
  });
}

/** Refuses credentials that are seen to end before the move and its undo could be done. @throws {Stopped} */
export function demandCredentials(session: Session, facts: MoveFacts): void {
  const { kubernetes, ports } = session;
  const { credentialEnd } = kubernetes;
  if (credentialEnd.kind === 'not-visible') {
    ports.runner.info(`not checked when the cluster's credentials expire: ${credentialEnd.why}`);
    return;
  }
  const neededMs = clusterNowMs(session) + facts.deadlineMs + facts.soakMs + marginMs;
  if (credentialEnd.atMs >= neededMs) return;
  throw new Stopped('refused', [
    reasonOf('credentials-end-early', {
      seen: `until ${new Date(credentialEnd.atMs).toISOString()}`,
      limit: `until ${new Date(neededMs).toISOString()} (deadline, soak and 2 minutes)`,
      where: `kubeconfig context ${kubernetes.context}`,
    }),
  ]);
}

/** What carries the traffic, or the refusal that it is not there. @throws {Stopped} */
export async function demandTraffic(session: Session): Promise<SeenTraffic> {
  const { kubernetes, place, ports, router } = session;
  const traffic = await router.observe({ signal: ports.runner.cancellation });
  if (traffic !== null) return traffic;
  throw new Stopped('refused', [place.missing(kubernetes.cluster)]);
}

type Take = Extract<ClaimDecision, { readonly kind: 'take' }>;

interface Ground {
  readonly traffic: SeenTraffic;
  readonly live: ColorOfDeployment;
  readonly idle: ColorOfDeployment;
  readonly liveSeen: SeenColor;
  readonly idleSeen: SeenColor;
}

/** Everything that must be so on the cluster before anything is written. @throws {Stopped} with every problem */
async function surveyGround(session: Session, facts: MoveFacts, traffic: SeenTraffic): Promise<Ground> {
  const { ports } = session;
  const { colors } = facts;
  const { label, pair } = colors;
  const call = { signal: ports.runner.cancellation };
  const [first, second] = pair;
  const [seenFirst, seenSecond] = await Promise.all(
    pair.map((color) => seeColor(session, traffic, label, color, call)),
  );
  if (seenFirst === undefined || seenSecond === undefined) throw new Error('two colors are seen as two');
  const reasons: Reason[] = [...traffic.misroutes, ...(await traffic.rewriters(label, call))];
  for (const [color, seen] of [
    [first, seenFirst],
    [second, seenSecond],
  ] as const) {
    if (seen.deployment === null) reasons.push(missingDeployment(traffic.object.namespace, color));
    else reasons.push(...traffic.judgeWorkload(label, color.color, seen.deployment));
  }
  const workloadOf = ({ deployment, pods }: SeenColor) => ({
    pods,
    templateLabels: deployment?.templateLabels ?? null,
  });
  const workloads = new Map([
    [first.color, workloadOf(seenFirst)],
    [second.color, workloadOf(seenSecond)],
  ]);
  const which = await traffic.live(colors, workloads, call);
  if (which.kind === 'refuse') reasons.push(which.reason);
  if (reasons.length > 0 || which.kind !== 'named') throw new Stopped('refused', reasons);
  const { live, idle } = which;
  for (const notice of traffic.notices) ports.runner.notice(notice);
  const isFirst = live.color === first.color;
  for (const { warning } of traffic.tools)
    ports.runner.warning(warning, { title: 'blue-green-switch: another tool' });
  return {
    traffic,
    live,
    idle,
    liveSeen: isFirst ? seenFirst : seenSecond,
    idleSeen: isFirst ? seenSecond : seenFirst,
  };
}

/** The color that serves must be sound: it is what every undo goes back to. @throws {Stopped} */
async function demandLive(session: Session, facts: MoveFacts, ground: Ground): Promise<number> {
  const { ports, router } = session;
  const { traffic, live } = ground;
  const { label } = facts.colors;
  const signal = ports.runner.cancellation;
  const untilMs = ports.clock.now() + settleMs;
  for (;;) {
    const [{ pods }, reach] = await Promise.all([
      seeColor(session, traffic, label, live, { signal }),
      router.reach({ signal }),
    ]);
    const convergence = reach(pods);
    if (convergence.kind === 'exactly') return convergence.count;
    if (ports.clock.now() >= untilMs) {
      const isEmpty = servingPods(pods).length === 0;
      throw new Stopped('refused', [
        isEmpty
          ? reasonOf('live-not-ready', {
              seen: convergence.why,
              limit: `exactly the ready pods of ${live.color}`,
              where: traffic.object.where,
              fix: `Bring ${live.deployment} up first: a move needs a way back.`,
            })
          : traffic.object.notOneColor(convergence.why, convergence.isEmpty),
      ]);
    }
    await router.changed(lookEveryMs, signal);
  }
}

function demandTarget(facts: MoveFacts, idle: ColorOfDeployment): void {
  if (facts.wantedColor === null || facts.wantedColor === idle.color) return;
  throw new Stopped('refused', [targetDiffers(facts.wantedColor, idle.color)]);
}

/** The reason that another color was asked for than is idle. */
export function targetDiffers(wanted: string, idle: string): Reason {
  return reasonOf('target-differs', {
    seen: `target: color=${wanted}`,
    limit: `color=${idle}, which is idle`,
    where: 'input target',
  });
}

function claimOf(session: Session, facts: MoveFacts, ground: Ground): MoveState {
  const nowMs = clusterNowMs(session);
  return {
    version: 1,
    phase: 'prepared',
    claim: session.ports.digests.randomId(),
    move: null,
    environment: facts.environmentName,
    subject: facts.subject,
    run: session.run,
    by: facts.by,
    reason: facts.reason,
    label: facts.colors.label,
    from: ground.live,
    to: ground.idle,
    target: null,
    wayBack: null,
    since: new Date(nowMs).toISOString(),
    expires: new Date(nowMs + ownershipMs).toISOString(),
    hold: null,
  };
}

/** A section that shows what would be written. */
export function planSection(traffic: SeenTraffic, changes: readonly TrafficChange[]) {
  return {
    title: 'Plan',
    blocks: changes.map((change) => codeBlock(traffic.plan(change), { language: 'diff' })),
    folded: false,
  };
}

interface Taking {
  readonly claim: MoveState;
  readonly wish: Wish;
}

/** The record, and in the same write what goes on being held. */
function takeChange(
  traffic: SeenTraffic,
  claim: MoveState,
  { before, holds }: Pick<Take, 'before' | 'holds'>,
): TrafficChange {
  return withHolds(planPrepare(traffic, before, claim), holds);
}

function tellTaken({ journal, ports }: Session, facts: MoveFacts, { replaces, released }: Take): void {
  if (replaces !== null)
    ports.runner.notice(
      `The claim of run ${String(replaces.run.id)} (${replaces.phase}) has ended; this run takes the environment over.`,
    );
  for (const hold of released)
    journal.warn(
      reasonOf('hold-released', {
        seen: `${facts.by} releases ${describeHeld(hold)}. Why: ${facts.reason ?? ''}`,
      }),
    );
}

/** Writes the claim; where the server refuses to, and it is not there, nothing was written. @throws {Stopped} */
async function writeClaim(
  session: Session,
  facts: MoveFacts,
  ground: Ground,
  { claim, wish }: Taking,
): Promise<Ended<Reason>> {
  const { place, router } = session;
  const { claimant } = facts;
  try {
    return await writeTraffic<Reason>(
      session,
      (traffic) => {
        if (traffic === null)
          return {
            kind: 'stop',
            stop: reasonOf('object-missing', {
              fix: `The ${place.kind} was deleted while it was being prepared. Create it again, then promote again.`,
            }),
          };
        const decision = decideClaim(traffic, claimant, wish, expiryNowMs(session));
        if (decision.kind === 'already') return { kind: 'done' };
        if (decision.kind === 'promoted') return { kind: 'stop', stop: supersededBy(traffic, session.place) };
        if (decision.kind === 'refuse') return { kind: 'stop', stop: decision.reason };
        if (traffic.color(claim.label) !== ground.traffic.color(claim.label))
          return {
            kind: 'stop',
            stop: reasonOf('move-superseded', {
              seen: `${claim.label}: ${traffic.color(claim.label) ?? 'absent'}`,
              limit: `${claim.label}: ${ground.traffic.color(claim.label) ?? 'absent'}`,
              fix: 'Somebody moved the traffic at the same moment. Run `operation: status`, then promote again.',
            }),
          };
        return { kind: 'write', change: takeChange(traffic, claim, decision) };
      },
      writingLimits(session.ports),
    );
  } catch (thrown) {
    if (!(thrown instanceof ExternalError) || thrown.retryable) throw thrown;
    const traffic = await router.observe();
    const read = readState(traffic?.record);
    if (read.kind === 'state' && read.state.claim === claim.claim) return { kind: 'done', traffic };
    throw new Stopped('refused', reasonsOfThrown(thrown) ?? []);
  }
}

async function takeOwnership(
  session: Session,
  facts: MoveFacts,
  ground: Ground,
  taking: Taking,
): Promise<void> {
  const { claim } = taking;
  const { ports, place, kubernetes, journal } = session;
  await journal.phase('take ownership', async (note) => {
    ports.runner.cancellation.throwIfAborted();
    saveBegun(ports.runner, {
      operation: 'prepare',
      ...place,
      uid: ground.traffic.uid,
      claim: claim.claim,
      move: null,
      label: claim.label,
      from: claim.from.color,
      context: kubernetes.context,
    });
    journal.begin();
    const ended = await writeClaim(session, facts, ground, taking);
    if (ended.kind === 'stop') throw new Stopped('superseded', [ended.stop]);
    note(`${claim.to.color} is ours until ${claim.expires}`);
  });
}

/** What a run finds that has promoted its subject before: nothing is to be deployed, so no color is named as idle. */
async function promotedBefore(
  session: Session,
  state: MoveState,
  acceptedDigests: readonly string[],
): Promise<Outcome> {
  const { ports, place } = session;
  await demandProven(session, state);
  ports.runner.notice(
    `Already promoted by attempt ${String(state.run.attempt)} of this run to ${state.to.color}. Nothing is to be deployed.`,
  );
  const outcome: Outcome = {
    ...nothing,
    from: state.from.color,
    to: state.to.color,
    subject: state.subject,
    acceptedDigests,
    rollbackCommand: place.commands.lead(state.label, state.from.color),
  };
  const serving = await waitForServing(session, state.label, settleMs);
  return serving.kind === 'one'
    ? { ...outcome, serving: serving.color }
    : { ...outcome, succeeded: false, reasons: [place.notOneColor(serving.why, serving.isEmpty)] };
}

/**
 * Takes the ownership of an environment before anything is deployed: evidence, a sound live color, both colors in
 * order, nobody else who owns or writes the field. Moves no traffic.
 *
 * @throws {Stopped}
 */
export async function prepare(session: Session, facts: MoveFacts): Promise<Outcome> {
  const { ports, journal } = session;
  const acceptedDigests = await demandEvidence(session, facts);
  demandCredentials(session, facts);
  const { ground, decision, wish } = await journal.phase('environment', async (note) => {
    const traffic = await demandTraffic(session);
    tellSkew(session);
    const containment = await compareHolds(facts, traffic);
    const asked: Wish = { releaseOld: facts.releaseOld, reason: facts.reason, containment };
    const found = decideClaim(traffic, facts.claimant, asked, expiryNowMs(session));
    if (found.kind === 'refuse') throw new Stopped('refused', [found.reason]);
    if (found.kind === 'promoted') return { ground: null, decision: found, wish: asked };
    const surveyed = await surveyGround(session, facts, traffic);
    demandTarget(facts, surveyed.idle);
    const count = await demandLive(session, facts, surveyed);
    note(`${surveyed.live.color} serves from ${String(count)} pods, ${surveyed.idle.color} is idle`);
    return { ground: surveyed, decision: found, wish: asked };
  });
  if (ground === null) return promotedBefore(session, decision.state, acceptedDigests);
  const { live, idle, traffic } = ground;
  const outcome: Outcome = {
    ...nothing,
    from: live.color,
    to: idle.color,
    serving: live.color,
    idle: idle.color,
    subject: facts.subject,
    acceptedDigests,
  };
  if (decision.kind === 'already') {
    ports.runner.info('prepared by this run before; nothing is to be written');
    return outcome;
  }
  const claim = claimOf(session, facts, ground);
  tellTaken(session, facts, decision);
  if (facts.isDryRun)
    return {
      ...outcome,
      sections: [planSection(traffic, [takeChange(traffic, claim, decision)])],
    };
  await takeOwnership(session, facts, ground, { claim, wish });
  return outcome;
}
