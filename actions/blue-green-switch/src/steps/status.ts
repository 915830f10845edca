import { servingPods } from '@interlock/kubernetes/domain/endpoints';
import type { Section } from '@interlock/shared/domain/report/gate-summary';
import { code, table, text, type Inline } from '@interlock/shared/domain/report/node';
import type { Reason } from '@interlock/shared/domain/verdict';

import type { Colors } from '../domain/colors.ts';
import { describeHeld, readHolds } from '../domain/holds.ts';
import { reasonOf } from '../domain/reasons.ts';
import { describeOwner, isExpired, readState, servingIn, type ReadState } from '../domain/state.ts';
import type { SeenTraffic } from '../routers/router.ts';
import { expiryNowMs, tellSkew } from './cluster-time.ts';
import { nothing, type Outcome } from './outcome.ts';
import { demandTraffic } from './prepare.ts';
import { provenServing } from './recover.ts';
import type { Session } from './session.ts';
import { watchWayBack } from './way-back.ts';

async function colorSection(session: Session, traffic: SeenTraffic, colors: Colors): Promise<Section> {
  const { kubernetes, place } = session;
  const rows = await Promise.all(
    colors.pair.map(async ({ color, deployment: name }): Promise<readonly (string | readonly Inline[])[]> => {
      const [deployment, pods] = await Promise.all([
        kubernetes.readDeployment(place.namespace, name),
        kubernetes.listPods(place.namespace, traffic.podLabels(colors.label, color)),
      ]);
      const images = [
        ...new Set(pods.flatMap((pod) => pod.containers.map(({ imageId }) => imageId || 'not running'))),
      ];
      const serves = traffic.color(colors.label) === color;
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

async function tellDrift(session: Session, traffic: SeenTraffic, label: string): Promise<void> {
  const { ports, journal } = session;
  for (const drift of await traffic.rewriters(label)) journal.warn(drift);
  for (const { name } of traffic.tools) ports.runner.info(`${name} manages this ${traffic.object.kind} too`);
  for (const risk of traffic.misroutes) journal.warn(risk);
  for (const notice of traffic.notices) ports.runner.notice(notice);
}

function tellHolds({ ports, journal }: Session, traffic: SeenTraffic): void {
  const read = readHolds(traffic);
  if (read.kind === 'holds')
    for (const hold of read.holds)
      ports.runner.notice(`Held, with everything that contains it: ${describeHeld(hold)}.`);
  else
    journal.warn(
      reasonOf('holds-unreadable', {
        seen: read.why,
        where: traffic.object.holdsWhere,
        fix: 'Nothing can be prepared until it is mended or taken away: see what `operation: prepare` says.',
      }),
    );
}

function recordReasons(traffic: SeenTraffic, read: ReadState): readonly Reason[] {
  const where = traffic.object.where;
  if (read.kind === 'none') return [];
  if (read.kind === 'unreadable')
    return [
      reasonOf('state-unreadable', {
        seen: read.why,
        where: traffic.object.recordWhere,
        fix: `When no move runs and the right color serves: \`${traffic.object.commands.dropRecord}\`.`,
      }),
    ];
  const { state } = read;
  const selected = traffic.color(state.label);
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
  const traffic = await demandTraffic(session);
  tellSkew(session);
  tellHolds(session, traffic);
  const read = readState(traffic.record);
  const reasons = recordReasons(traffic, read);
  const base: Outcome = { ...nothing, succeeded: reasons.length === 0, reasons };
  if (read.kind !== 'state') {
    const key = colors?.label ?? label;
    await tellDrift(session, traffic, key);
    ports.runner.info('nobody owns the environment');
    const sections = colors === null ? [] : [await colorSection(session, traffic, colors)];
    return provenServing(session, key, { ...base, sections });
  }
  const { state } = read;
  await tellDrift(session, traffic, state.label);
  const over = isExpired(state, expiryNowMs(session)) ? ', expired' : '';
  ports.runner.info(`phase ${state.phase}, ${describeOwner(state)}, until ${state.expires}${over}`);
  if (over !== '' && (state.phase === 'switching' || state.phase === 'undoing'))
    session.journal.warn(
      reasonOf('move-in-progress', {
        seen: `${state.phase}, ${describeOwner(state)}, expired at ${state.expires}: its run is gone`,
        limit: 'a move that has ended',
        where: traffic.object.where,
        fix: 'Run this action with `operation: recover`: what serves now was not proven.',
      }),
    );
  const canGoBack = servingIn(state) === state.to;
  if (canGoBack && state.phase !== 'finished') await watchWayBack(session, state, {}).look(traffic);
  const pair = { label: state.label, pair: [state.from, state.to] } as const;
  return provenServing(session, state.label, {
    ...base,
    from: state.from.color,
    to: state.to.color,
    subject: state.subject,
    rollbackCommand: canGoBack ? place.commands.lead(state.label, state.from.color) : null,
    sections: [await colorSection(session, traffic, pair)],
  });
}
