import { ExternalError } from '@interlock/shared/domain/errors';
import type { Reason } from '@interlock/shared/domain/verdict';
import { codeBlock } from '@interlock/shared/domain/report/node';
import { countOf } from '@interlock/shared/domain/report/numbers';

import { decideClaim } from '../domain/claim.ts';
import { judgeLabels, liveColor, provenColor } from '../domain/colors.ts';
import { judgeEvidence } from '../domain/demands.ts';
import { compareEndpoints, servingPods } from '../domain/endpoints.ts';
import type { Service } from '../domain/objects.ts';
import { judgeOwnership, otherTools } from '../domain/ownership.ts';
import { planDiff, planPrepare, type ServicePatch } from '../domain/plan.ts';
import { failureReasons, reasonOf } from '../domain/reasons.ts';
import { readState, stateAnnotation, type ColorOfDeployment, type MoveState } from '../domain/state.ts';
import type { MoveFacts } from './facts.ts';
import { seeArgoCd } from './managing.ts';
import { nothing, type Outcome } from './outcome.ts';
import { saveBegun } from './saved.ts';
import { Stopped, type Session } from './session.ts';
import { missingDeployment, seeColor, type SeenColor } from './target.ts';
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
    ports.runner.info(`when the cluster's credentials end was not checked: ${credentialEnd.why}`);
    return;
  }
  const neededMs = ports.clock.now() + facts.deadlineMs + facts.soakMs + marginMs;
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
  const reasons: Reason[] = [...judgeOwnership(service, label, await seeArgoCd(session, service, call))];
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
        reasonOf(isEmpty ? 'live-not-ready' : 'both-colors-serve', {
          seen: convergence.why,
          limit: `exactly the ready pods of ${live.color}`,
          where: `service ${service.namespace}/${service.name}`,
          fix: isEmpty
            ? `Bring ${live.deployment} up first: a move needs a way back.`
            : `See \`kubectl get endpointslices -n ${service.namespace} -l kubernetes.io/service-name=${service.name}\` for whose addresses they are.`,
        }),
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
  const nowMs = session.ports.clock.now();
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

/** Writes the claim; where the server refuses to, and it is not there, nothing was written. @throws {Stopped} */
async function writeClaim(
  session: Session,
  facts: MoveFacts,
  ground: Ground,
  claim: MoveState,
): Promise<Ended<Reason>> {
  const { ports, place, kubernetes } = session;
  const { claimant } = facts;
  try {
    return await writeService<Reason>(
      session,
      (service) => {
        if (service === null)
          return {
            kind: 'stop',
            stop: reasonOf('object-missing', { fix: 'The Service went away while it was being prepared.' }),
          };
        const decision = decideClaim(service, claimant, facts.releaseOld, ports.clock.now());
        if (decision.kind === 'already') return { kind: 'done' };
        if (decision.kind === 'refuse') return { kind: 'stop', stop: decision.reason };
        if (service.selector[claim.label] !== ground.service.selector[claim.label])
          return {
            kind: 'stop',
            stop: reasonOf('move-superseded', {
              seen: `${claim.label}: ${service.selector[claim.label] ?? 'absent'}`,
              limit: `${claim.label}: ${ground.service.selector[claim.label] ?? 'absent'}`,
              fix: 'Somebody moved the traffic in this very moment. Look at `operation: status`, then promote again.',
            }),
          };
        return { kind: 'write', patch: planPrepare(service, decision.before, claim) };
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
  claim: MoveState,
): Promise<void> {
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
    const ended = await writeClaim(session, facts, ground, claim);
    if (ended.kind === 'stop') throw new Stopped('superseded', [ended.stop]);
    note(`${claim.to.color} is ours until ${claim.expires}`);
  });
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
  const { ground, decision } = await journal.phase('environment', async (note) => {
    const service = await demandService(session);
    const found = decideClaim(service, facts.claimant, facts.releaseOld, ports.clock.now());
    if (found.kind === 'refuse') throw new Stopped('refused', [found.reason]);
    const surveyed = await surveyGround(session, facts, service);
    demandTarget(facts, surveyed.idle);
    const count = await demandLive(session, facts, surveyed);
    note(`${surveyed.live.color} serves from ${String(count)} pods, ${surveyed.idle.color} is idle`);
    return { ground: surveyed, decision: found };
  });
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
  if (decision.replaces !== null)
    ports.runner.notice(
      `The ownership of run ${String(decision.replaces.run.id)} (${decision.replaces.phase}) is over and is taken.`,
    );
  if (facts.isDryRun)
    return {
      ...outcome,
      sections: [planSection(service, [planPrepare(service, decision.before, claim)], claim.label)],
    };
  await takeOwnership(session, facts, ground, claim);
  return outcome;
}
