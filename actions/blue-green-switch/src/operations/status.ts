import { code, table, text, type Inline } from '@interlock/shared/domain/report/node';
import type { Section } from '@interlock/shared/domain/report/gate-summary';

import type { Reason } from '@interlock/shared/domain/verdict';

import { selectorOf, type Colors } from '../domain/colors.ts';
import { servingPods } from '../domain/endpoints.ts';
import { describeHeld, holdsAnnotation, readHolds } from '../domain/holds.ts';
import type { Service } from '../domain/objects.ts';
import { judgeOwnership, otherTools } from '../domain/ownership.ts';
import { rollbackCommand } from '../domain/commands.ts';
import { reasonOf } from '../domain/reasons.ts';
import { judgeRouting, routingNotices } from '../domain/routing.ts';
import {
  describeOwner,
  isExpired,
  readState,
  servingIn,
  stateAnnotation,
  type ReadState,
} from '../domain/state.ts';
import { seeArgoCd } from './managing.ts';
import { expiryNowMs, tellSkew } from './cluster-time.ts';
import { nothing, type Outcome } from './outcome.ts';
import { demandService } from './prepare.ts';
import { provenServing } from './recover.ts';
import type { Session } from './session.ts';
import { watchWayBack } from './way-back.ts';

async function colorSection(session: Session, service: Service, colors: Colors): Promise<Section> {
  const { kubernetes, place } = session;
  const rows = await Promise.all(
    colors.pair.map(async ({ color, deployment: name }): Promise<readonly (string | readonly Inline[])[]> => {
      const [deployment, pods] = await Promise.all([
        kubernetes.readDeployment(place.namespace, name),
        kubernetes.listPods(place.namespace, selectorOf(service, colors.label, color)),
      ]);
      const images = [
        ...new Set(pods.flatMap((pod) => pod.containers.map(({ imageId }) => imageId || 'not running'))),
      ];
      const serves = service.selector[colors.label] === color;
      return [
        [text(serves ? '✅ serves: ' : '➖ idle: '), code(color)],
        deployment === null ? 'missing' : [code(name)],
        `${String(servingPods(pods).length)} of ${String(deployment?.replicas ?? 0)}`,
        images.length === 0 ? 'none' : images.flatMap((image): Inline[] => [code(image), text(' ')]),
      ];
    }),
  );
  return {
    title: 'Colors',
    blocks: [table(['Color', 'Deployment', 'Ready', 'Images'], rows)],
    folded: false,
  };
}

async function tellDrift(session: Session, service: Service, label: string): Promise<void> {
  const { ports, journal } = session;
  const argo = await seeArgoCd(session, service);
  for (const drift of judgeOwnership(service, label, argo)) journal.warn(drift);
  for (const tool of otherTools(service)) ports.runner.info(`${tool} manages this Service too`);
  for (const risk of judgeRouting(service)) journal.warn(risk);
  for (const notice of routingNotices(service)) ports.runner.notice(notice);
}

function tellHolds({ ports, journal }: Session, service: Service): void {
  const read = readHolds(service);
  if (read.kind === 'holds')
    for (const hold of read.holds)
      ports.runner.notice(`Held, with everything that contains it: ${describeHeld(hold)}.`);
  else
    journal.warn(
      reasonOf('holds-unreadable', {
        seen: read.why,
        where: `service ${service.namespace}/${service.name}, annotation ${holdsAnnotation}`,
        fix: 'Nothing can be prepared until it is mended or taken away: see what `operation: prepare` says.',
      }),
    );
}

function recordReasons(service: Service, read: ReadState): readonly Reason[] {
  const where = `service ${service.namespace}/${service.name}`;
  if (read.kind === 'none') return [];
  if (read.kind === 'unreadable')
    return [
      reasonOf('state-unreadable', {
        seen: read.why,
        where: `${where}, annotation ${stateAnnotation}`,
        fix: `When no move runs and the right color serves: \`kubectl annotate service ${service.name} -n ${service.namespace} ${stateAnnotation}-\`.`,
      }),
    ];
  const { state } = read;
  const selected = service.selector[state.label];
  if (selected === servingIn(state).color) return [];
  return [
    reasonOf('state-contradicts-selector', {
      seen: `${state.label}: ${selected ?? 'absent'}`,
      limit: `${state.label}: ${servingIn(state).color} (${state.phase})`,
      where,
      fix: 'Somebody moved the traffic by hand. When the right color serves: `operation: finish` with `release-old: true`.',
    }),
  ];
}

/**
 * What serves, who owns the environment and how far a move has come, and what would put another color back. Writes
 * nothing; fails when not exactly one color serves.
 *
 * @param session - where to look
 * @param colors - of the configuration; those of the record are taken without one
 * @param label - the key of the color, where neither names it
 */
export async function status(session: Session, colors: Colors | null, label: string): Promise<Outcome> {
  const { ports, place } = session;
  const service = await demandService(session);
  tellSkew(session);
  tellHolds(session, service);
  const read = readState(service.annotations[stateAnnotation]);
  const reasons = recordReasons(service, read);
  const base: Outcome = { ...nothing, succeeded: reasons.length === 0, reasons };
  if (read.kind !== 'state') {
    const key = colors?.label ?? label;
    await tellDrift(session, service, key);
    ports.runner.info('nobody owns the environment');
    const sections = colors === null ? [] : [await colorSection(session, service, colors)];
    return provenServing(session, key, { ...base, sections });
  }
  const { state } = read;
  await tellDrift(session, service, state.label);
  const over = isExpired(state, expiryNowMs(session)) ? ', expired' : '';
  ports.runner.info(`phase ${state.phase}, ${describeOwner(state)}, until ${state.expires}${over}`);
  if (over !== '' && (state.phase === 'switching' || state.phase === 'undoing'))
    session.journal.warn(
      reasonOf('move-in-progress', {
        seen: `${state.phase}, ${describeOwner(state)}, expired at ${state.expires}: its run is gone`,
        limit: 'a move that has ended',
        where: `service ${service.namespace}/${service.name}`,
        fix: 'Run this action with `operation: recover`: what serves now was not proven.',
      }),
    );
  const canGoBack = servingIn(state) === state.to;
  if (canGoBack && state.phase !== 'finished') await watchWayBack(session, state, {}).look(service);
  const pair = { label: state.label, pair: [state.from, state.to] } as const;
  return provenServing(session, state.label, {
    ...base,
    from: state.from.color,
    to: state.to.color,
    subject: state.subject,
    rollbackCommand: canGoBack ? rollbackCommand(place, state.label, state.from.color) : null,
    sections: [await colorSection(session, service, pair)],
  });
}
