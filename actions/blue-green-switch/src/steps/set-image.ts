import type { Deployment } from '@interlock/kubernetes/domain/objects';
import { seeArgoCd } from '@interlock/kubernetes/steps/managing';
import { list, code, text } from '@interlock/shared/domain/report/node';

import { decideSwitch } from '../domain/claim.ts';
import { judgeImageOwner } from '../domain/image-owner.ts';
import { reasonOf } from '../domain/reasons.ts';
import { imagePatch, planImages } from '../domain/set-image.ts';
import type { MoveState } from '../domain/state.ts';
import { expiryNowMs } from './cluster-time.ts';
import { rulesOf, type MoveFacts } from './facts.ts';
import { nothing, type Outcome } from './outcome.ts';
import { demandTraffic, targetDiffers } from './prepare.ts';
import { Stopped, type Session } from './session.ts';
import { missingDeployment, proveTarget } from './target.ts';

const pauseMs = 200;

async function writeImages(
  session: Session,
  state: MoveState,
  facts: MoveFacts,
  untilMs: number,
): Promise<Deployment> {
  const { kubernetes, place, ports } = session;
  const { clock, runner } = ports;
  for (;;) {
    const deployment = await kubernetes.readDeployment(place.namespace, state.to.deployment, {
      signal: runner.cancellation,
    });
    if (deployment === null) throw new Stopped('refused', [missingDeployment(place.namespace, state.to)]);
    const plan = planImages(deployment, facts.subject.artifacts);
    if (plan.kind === 'refuse') throw new Stopped('refused', [plan.reason]);
    const argo = await seeArgoCd(
      kubernetes,
      { ...deployment, kind: 'Deployment' },
      { signal: runner.cancellation },
    );
    const owner = judgeImageOwner(deployment, argo);
    if (owner !== null && plan.kind === 'set') throw new Stopped('refused', [owner]);
    if (plan.kind === 'as-it-is' || facts.isDryRun) return deployment;
    const written = await kubernetes.patchDeployment(
      place.namespace,
      deployment.name,
      imagePatch(deployment, plan.images),
    );
    if (written.kind === 'written') return written.object;
    // The controller writes the status of a Deployment all the time while it rolls out.
    if (clock.now() >= untilMs)
      throw new Stopped('refused', [
        reasonOf('write-failed', {
          seen: 'the Deployment changed under every write',
          where: `deployment ${place.namespace}/${deployment.name}`,
        }),
      ]);
    await clock.sleep(pauseMs, runner.cancellation);
  }
}

/**
 * Deploys the artifacts over the idle color by digest and waits until it is ready. Only what this run prepared.
 *
 * @throws {Stopped}
 */
export async function setImage(session: Session, facts: MoveFacts): Promise<Outcome> {
  const { journal, ports } = session;
  const untilMs = ports.clock.now() + facts.deadlineMs;
  const traffic = await demandTraffic(session);
  const decision = decideSwitch(traffic, facts.claimant, expiryNowMs(session));
  if (decision.kind === 'superseded') throw new Stopped('superseded', [decision.reason]);
  if (decision.kind === 'refuse') throw new Stopped('refused', [decision.reason]);
  const { state } = decision;
  const outcome: Outcome = {
    ...nothing,
    from: state.from.color,
    to: state.to.color,
    idle: state.to.color,
    serving: state.from.color,
    subject: facts.subject,
  };
  if (decision.kind === 'already') return { ...outcome, idle: null, serving: state.to.color };
  if (facts.wantedColor !== null && facts.wantedColor !== state.to.color)
    throw new Stopped('refused', [targetDiffers(facts.wantedColor, state.to.color)]);
  const deployment = await journal.phase('set image', async (note) => {
    const written = await writeImages(session, state, facts, untilMs);
    const { containers, initContainers } = written;
    note(`${written.name}: ${[...containers, ...initContainers].map(({ image }) => image).join(', ')}`);
    return written;
  });
  if (facts.isDryRun) {
    const plan = planImages(deployment, facts.subject.artifacts);
    const lines = plan.kind === 'set' ? plan.images : [];
    return {
      ...outcome,
      sections: [
        {
          title: 'Plan',
          blocks: [
            list(
              lines.map(({ container, before, after }) => [
                text(`container ${container}: `),
                code(before),
                text(' → '),
                code(after),
              ]),
            ),
          ],
          folded: false,
        },
      ],
    };
  }
  await journal.phase('rollout', (note) =>
    proveTarget(
      session,
      traffic,
      state.label,
      state.to,
      rulesOf(facts),
      { need: facts.minReady ?? 1, untilMs, signal: ports.runner.cancellation },
      note,
    ),
  );
  return outcome;
}
