import { ExternalError } from '@interlock/shared/domain/errors';
import type { Reason } from '@interlock/shared/domain/verdict';
import { codeBlock } from '@interlock/shared/domain/report/node';
import { countOf } from '@interlock/shared/domain/report/numbers';

import { decideClaim, supersededBy, type ClaimDecision, type Wish } from '../domain/claim.ts';
import { judgeLabels, liveColor, provenColor } from '../domain/colors.ts';
import { judgeEvidence } from '../domain/demands.ts';
import { compareEndpoints, notOneColor, servingPods } from '../domain/endpoints.ts';
import { describeHeld, withHolds } from '../domain/holds.ts';
import type { Service } from '../domain/objects.ts';
import { judgeOwnership, otherTools } from '../domain/ownership.ts';
import { planDiff, planPrepare, type ServicePatch } from '../domain/plan.ts';
import { rollbackCommand } from '../domain/commands.ts';
import { failureReasons, reasonOf } from '../domain/reasons.ts';
import { judgeRouting, routingNotices } from '../domain/routing.ts';
import { readState, stateAnnotation, type ColorOfDeployment, type MoveState } from '../domain/state.ts';
import { compareHolds } from './containment.ts';
import { clusterNowMs, expiryNowMs, tellSkew } from './cluster-time.ts';
import type { MoveFacts } from './facts.ts';
import { seeArgoCd } from './managing.ts';
import { waitForServing } from './looking.ts';
import { nothing, type Outcome } from './outcome.ts';
import { saveBegun } from './saved.ts';
import { Stopped, type Session } from './session.ts';
import { demandProven, missingDeployment, seeColor, type SeenColor } from './target.ts';
import { writeService, writingLimits, type Ended } from './writing.ts';

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
      fix: 'Log in right before the move, with a token that lives longer, or give a smaller `deadline`.',
    }),
  ]);
}

/** The Service, or the refusal that it is not there. @throws {Stopped} */
export async function demandService(session: Session): Promise<Service> {
  const { kubernetes, place, ports } = session;
  const service = await kubernetes.readService(place.namespace, place.name, {
    signal: ports.runner.cancellation,
  });
  if (service !== null) return service;
  throw new Stopped('refused', [
    reasonOf('object-missing', {
      seen: 'none',
      limit: `service ${place.name}`,
      where: `namespace ${place.namespace}, cluster ${kubernetes.cluster}`,
      fix: 'Create it, or correct `namespace` and `service` under `traffic` in the configuration.',
    }),
  ]);
}

type Take = Extract<ClaimDecision, { readonly kind: 'take' }>;

interface Ground {
  readonly service: Service;
  readonly live: ColorOfDeployment;
  readonly idle: ColorOfDeployment;
  readonly liveSeen: SeenColor;
  readonly idleSeen: SeenColor;
}

/** Everything that must be so on the cluster before anything is written. @throws {Stopped} with every problem */
async function surveyGround(session: Session, facts: MoveFacts, service: Service): Promise<Ground> {
  const { kubernetes, ports } = session;
  const { colors } = facts;
  const { label, pair } = colors;
  const call = { signal: ports.runner.cancellation };
  const [first, second] = pair;
  const [seenFirst, seenSecond] = await Promise.all(
    pair.map((color) => seeColor(session, service, label, color, call)),
  );
  if (seenFirst === undefined || seenSecond === undefined) throw new Error('two colors are seen as two');
  const reasons: Reason[] = [
    ...judgeRouting(service),
    ...judgeOwnership(service, label, await seeArgoCd(session, service, call)),
  ];
  const templates = new Map<string, Readonly<Record<string, string>>>();
  for (const [color, seen] of [
    [first, seenFirst],
    [second, seenSecond],
  ] as const) {
    if (seen.deployment === null) reasons.push(missingDeployment(service.namespace, color));
    else {
      templates.set(color.color, seen.deployment.templateLabels);
      reasons.push(...judgeLabels(service, label, color.color, seen.deployment));
    }
  }
  let which = liveColor(service, colors);
  if (which.kind === 'unnamed') {
    const endpoints = await kubernetes.listEndpoints(service.namespace, service.name, call);
    const pods = new Map([
      [first.color, seenFirst.pods],
      [second.color, seenSecond.pods],
    ]);
    which = provenColor(service, colors, endpoints, pods, templates);
  }
  if (which.kind === 'refuse') reasons.push(which.reason);
  if (reasons.length > 0 || which.kind !== 'named') throw new Stopped('refused', reasons);
  const { live, idle } = which;
  for (const notice of routingNotices(service)) ports.runner.notice(notice);
  const isFirst = live.color === first.color;
  for (const tool of otherTools(service))
    ports.runner.warning(
      `${tool} manages the Service ${service.namespace}/${service.name}. It does not own spec.selector now; see that what it applies has no spec.selector (docs/gitops.md).`,
      { title: 'blue-green-switch: another tool' },
    );
  return {
    service,
    live,
    idle,
    liveSeen: isFirst ? seenFirst : seenSecond,
    idleSeen: isFirst ? seenSecond : seenFirst,
  };
}

/** The color that serves must be sound: it is what every undo goes back to. @throws {Stopped} */
async function demandLive(session: Session, facts: MoveFacts, ground: Ground): Promise<number> {
  const { kubernetes, ports } = session;
  const { service, live } = ground;
  const { label } = facts.colors;
  const signal = ports.runner.cancellation;
  const untilMs = ports.clock.now() + settleMs;
  for (;;) {
    const [{ pods }, endpoints] = await Promise.all([
      seeColor(session, service, label, live, { signal }),
      kubernetes.listEndpoints(service.namespace, service.name, { signal }),
    ]);
    const convergence = compareEndpoints(endpoints, pods);
    if (convergence.kind === 'exactly') return convergence.count;
    if (ports.clock.now() >= untilMs) {
      const isEmpty = servingPods(pods).length === 0;
      throw new Stopped('refused', [
        isEmpty
          ? reasonOf('live-not-ready', {
              seen: convergence.why,
              limit: `exactly the ready pods of ${live.color}`,
              where: `service ${service.namespace}/${service.name}`,
              fix: `Bring ${live.deployment} up first: a move needs a way back.`,
            })
          : notOneColor(service, convergence.why, convergence.isEmpty),
      ]);
    }
    await kubernetes.changed(service.namespace, service.name, lookEveryMs, signal);
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
    fix: 'Write `target: idle`.',
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
export function planSection(service: Service, patches: readonly ServicePatch[], label: string) {
  return {
    title: 'Plan',
    blocks: patches.map((patch) => codeBlock(planDiff(service, patch, label), { language: 'diff' })),
    folded: false,
  };
}

interface Taking {
  readonly claim: MoveState;
  readonly wish: Wish;
}

/** The record, and in the same write what goes on being held. */
function takePatch(
  service: Service,
  claim: MoveState,
  { before, holds }: Pick<Take, 'before' | 'holds'>,
): ServicePatch {
  return withHolds(service, planPrepare(service, before, claim), holds);
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
        fix: 'Nothing is to be done when that is right. Else cancel this run.',
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
  const { place, kubernetes } = session;
  const { claimant } = facts;
  try {
    return await writeService<Reason>(
      session,
      (service) => {
        if (service === null)
          return {
            kind: 'stop',
            stop: reasonOf('object-missing', {
              fix: 'The Service was deleted while it was being prepared. Create it again, then promote again.',
            }),
          };
        const decision = decideClaim(service, claimant, wish, expiryNowMs(session));
        if (decision.kind === 'already') return { kind: 'done' };
        if (decision.kind === 'promoted') return { kind: 'stop', stop: supersededBy(service) };
        if (decision.kind === 'refuse') return { kind: 'stop', stop: decision.reason };
        if (service.selector[claim.label] !== ground.service.selector[claim.label])
          return {
            kind: 'stop',
            stop: reasonOf('move-superseded', {
              seen: `${claim.label}: ${service.selector[claim.label] ?? 'absent'}`,
              limit: `${claim.label}: ${ground.service.selector[claim.label] ?? 'absent'}`,
              fix: 'Somebody moved the traffic at the same moment. Run `operation: status`, then promote again.',
            }),
          };
        return { kind: 'write', patch: takePatch(service, claim, decision) };
      },
      writingLimits(session.ports),
    );
  } catch (thrown) {
    if (!(thrown instanceof ExternalError) || thrown.retryable) throw thrown;
    const service = await kubernetes.readService(place.namespace, place.name);
    const read = readState(service?.annotations[stateAnnotation]);
    if (read.kind === 'state' && read.state.claim === claim.claim) return { kind: 'done', service };
    throw new Stopped('refused', failureReasons(thrown) ?? []);
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
      uid: ground.service.uid,
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
    rollbackCommand: rollbackCommand(place, state.label, state.from.color),
  };
  const serving = await waitForServing(session, state.label, settleMs);
  return serving.kind === 'one'
    ? { ...outcome, serving: serving.color }
    : { ...outcome, succeeded: false, reasons: [notOneColor(place, serving.why, serving.isEmpty)] };
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
    const service = await demandService(session);
    tellSkew(session);
    const containment = await compareHolds(facts, service);
    const asked: Wish = { releaseOld: facts.releaseOld, reason: facts.reason, containment };
    const found = decideClaim(service, facts.claimant, asked, expiryNowMs(session));
    if (found.kind === 'refuse') throw new Stopped('refused', [found.reason]);
    if (found.kind === 'promoted') return { ground: null, decision: found, wish: asked };
    const surveyed = await surveyGround(session, facts, service);
    demandTarget(facts, surveyed.idle);
    const count = await demandLive(session, facts, surveyed);
    note(`${surveyed.live.color} serves from ${String(count)} pods, ${surveyed.idle.color} is idle`);
    return { ground: surveyed, decision: found, wish: asked };
  });
  if (ground === null) return promotedBefore(session, decision.state, acceptedDigests);
  const { live, idle, service } = ground;
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
      sections: [planSection(service, [takePatch(service, claim, decision)], claim.label)],
    };
  await takeOwnership(session, facts, ground, { claim, wish });
  return outcome;
}
