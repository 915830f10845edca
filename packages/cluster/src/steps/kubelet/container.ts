import type { Log } from '../../domain/kubelet/log.ts';
import type { ContainerState } from '../../domain/kubelet/podstatus.ts';
import type { KubeletPorts } from '../../ports/kubelet.ts';
import { abandon, kill, stop } from './containerend.ts';
import { newLife } from './containerlife.ts';
import type { ContainerListener, ContainerSetup } from './containerlife.ts';
import { launch } from './containerstart.ts';

/** One container of a Pod, started and watched. */
export interface Container {
  readonly name: string;
  readonly state: () => ContainerState;
  readonly last: () => ContainerState | undefined;
  readonly imageId: () => string;
  readonly processId: () => string;
  readonly restarts: () => number;
  readonly started: () => boolean;
  readonly ready: () => boolean;
  readonly log: (previous: boolean) => Log | undefined;
  readonly start: () => void;
  /** Ends it: hook, SIGTERM, SIGKILL when the grace is over. Calls `ended` when it is. */
  readonly stop: (graceMs: number) => void;
  /** SIGKILL now. */
  readonly kill: () => void;
  /** Leaves its process to be ended by others, and never starts it again. */
  readonly abandon: () => void;
  /**
   * The loopback port behind one of its ports; undefined while it does not run or when it has no such port. A container
   * that declares no port answers for every one, unless only what is declared is asked for.
   */
  readonly resolve: (port: number, declaredOnly: boolean) => number | undefined;
}

/** Makes a container that is not started yet. */
export function createContainer(
  ports: KubeletPorts,
  setup: ContainerSetup,
  listener: ContainerListener,
): Container {
  const life = newLife(ports, setup, listener);
  return {
    name: life.name,
    state: () => life.state,
    last: () => life.last,
    imageId: () => life.imageId,
    processId: () => life.processId,
    restarts: () => life.restarts,
    started: () => life.started,
    ready: () => life.ready,
    log: (previous) => (previous ? life.previousLog : life.log),
    start: () => void launch(life),
    stop: (graceMs) => stop(life, graceMs),
    kill: () => kill(life),
    abandon: () => abandon(life),
    resolve: (port, declaredOnly) =>
      life.running?.ports.get(port) ?? (declaredOnly ? undefined : life.running?.ports.get(0)),
  };
}
