import { isObject, numberAt, objectAt } from '../../domain/json.ts';
import { readAction } from '../../domain/kubelet/probe.ts';
import { finish } from './containerlife.ts';
import type { ContainerLife, Running } from './containerlife.ts';
import { lookOnce } from './containerlook.ts';

/** Ends the process that runs: SIGTERM, SIGKILL when the grace is over. The container may be started again. */
export function terminate(life: ContainerLife, graceMs: number): void {
  const current = life.running;
  if (current === undefined) return;
  current.handle.signal('SIGTERM');
  killAfter(life, current, graceMs);
}

/** Ends the container for good: hook, SIGTERM, SIGKILL when the grace is over. */
export function stop(life: ContainerLife, graceMs: number): void {
  if (life.stopping) return;
  life.stopping = true;
  const { listener, name, pending, running, state } = life;
  if (running === undefined) {
    if ((state.kind === 'waiting' && pending.any()) || state.kind === 'terminated') finish(life);
    return;
  }
  listener.event('Normal', 'Killing', `Stopping container ${name}`);
  killAfter(life, running, graceMs);
  void preStop(life, running, graceMs).then(() => {
    if (life.running === running) running.handle.signal('SIGTERM');
  });
}

/** Ends the container for good, at once. */
export function kill(life: ContainerLife): void {
  abandon(life);
  if (life.running === undefined) finish(life);
  else life.running.handle.signal('SIGKILL');
}

/** Leaves the process to be ended by others, and never starts it again. */
export function abandon(life: ContainerLife): void {
  life.stopping = true;
  life.pending.cancelAll();
}

function killAfter(life: ContainerLife, current: Running, graceMs: number): void {
  // Not one of the pending timers: those end with the process, and this one must outlive a cancelled probe.
  life.ports.timer.after(graceMs, () => {
    if (life.running === current) current.handle.signal('SIGKILL');
  });
}

async function preStop(life: ContainerLife, current: Running, graceMs: number): Promise<void> {
  const handler = objectAt(life.setup.spec, 'lifecycle')['preStop'];
  if (!isObject(handler)) return;
  const seconds = numberAt(handler, 'sleep', 'seconds');
  if (seconds !== undefined) {
    const sleepMs = Math.min(seconds * 1000, graceMs);
    await new Promise<void>((resolve) => void life.ports.timer.after(sleepMs, resolve));
    return;
  }
  const done = await lookOnce(life, current, readAction(handler), graceMs);
  if (!done.ok) life.listener.event('Warning', 'FailedPreStopHook', `PreStopHook failed: ${done.why}`);
}
