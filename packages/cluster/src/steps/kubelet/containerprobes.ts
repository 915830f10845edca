import { graceOf } from '../../domain/kubelet/grace.ts';
import { countProbe, readProbe, unprobed } from '../../domain/kubelet/probe.ts';
import type { Probe, ProbeState } from '../../domain/kubelet/probe.ts';
import { terminate } from './containerend.ts';
import type { ContainerLife, Running } from './containerlife.ts';
import { lookOnce } from './containerlook.ts';

const eagerLookMs = 100;

/** Probes a process from its start: the others wait for its startup probe. */
export function beginProbes(life: ContainerLife, current: Running): void {
  const startup = readProbe(life.setup.spec['startupProbe']);
  if (startup === undefined) {
    begun(life, current);
    return;
  }
  keepLooking(life, current, 'Startup', startup, (result) => {
    if (result === 'success') begun(life, current);
    else restart(life, `Container ${life.name} failed startup probe, will be restarted`);
    return 'stop';
  });
}

function begun(life: ContainerLife, current: Running): void {
  const { listener, name, setup } = life;
  life.started = true;
  const readiness = readProbe(setup.spec['readinessProbe']);
  const liveness = readProbe(setup.spec['livenessProbe']);
  life.ready = readiness === undefined;
  listener.changed();
  if (readiness !== undefined)
    keepLooking(life, current, 'Readiness', readiness, (result) => {
      life.ready = result === 'success';
      listener.changed();
      return 'on';
    });
  if (liveness !== undefined)
    keepLooking(life, current, 'Liveness', liveness, (result) => {
      if (result === 'success') return 'on';
      restart(life, `Container ${name} failed liveness probe, will be restarted`);
      return 'stop';
    });
}

/** Looks again and again while the process runs; `decide` is asked whenever the result changes. */
function keepLooking(
  life: ContainerLife,
  current: Running,
  kind: string,
  probe: Probe,
  decide: (result: 'success' | 'failure') => 'on' | 'stop',
): void {
  const { listener, pending } = life;
  const { timer } = life.ports;
  let seen: ProbeState = unprobed;
  const firstMs = timer.nowMs() + probe.initialDelayMs;
  const look = async (): Promise<void> => {
    const found = await lookOnce(life, current, probe.action, probe.timeoutMs);
    if (life.running !== current) return;
    // A program that is still starting is looked at again soon, so that a rehearsal need not wait a whole period.
    if (found.refused && seen.result === 'unknown' && timer.nowMs() - firstMs < probe.periodMs) {
      pending.later(eagerLookMs, () => void look());
      return;
    }
    const before = seen.result;
    seen = countProbe(seen, found.ok, probe);
    if (!found.ok) listener.event('Warning', 'Unhealthy', `${kind} probe failed: ${found.why}`);
    if (seen.result !== before && seen.result !== 'unknown' && decide(seen.result) === 'stop') return;
    pending.later(probe.periodMs, () => void look());
  };
  pending.later(probe.initialDelayMs, () => void look());
}

function restart(life: ContainerLife, why: string): void {
  life.listener.event('Normal', 'Killing', why);
  terminate(life, graceOf(life.setup.pod()));
}
