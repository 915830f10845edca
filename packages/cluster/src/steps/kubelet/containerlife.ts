import { textAt } from '../../domain/json.ts';
import type { JsonObject } from '../../domain/json.ts';
import type { EnvSources } from '../../domain/kubelet/containerenv.ts';
import { createLog } from '../../domain/kubelet/log.ts';
import type { Log } from '../../domain/kubelet/log.ts';
import type { MappedPorts } from '../../domain/kubelet/mappedports.ts';
import type { ContainerState } from '../../domain/kubelet/podstatus.ts';
import type { KubeletPorts, ProcessHandle } from '../../ports/kubelet.ts';
import { createPendingTimers } from './pendingtimers.ts';
import type { PendingTimers } from './pendingtimers.ts';

const logCharacters = 64 * 1024;

/** What a container tells its Pod. */
export interface ContainerListener {
  /** Something of its facts changed. */
  readonly changed: () => void;
  /** It ended and will not be started again by itself. */
  readonly ended: () => void;
  readonly event: (type: 'Normal' | 'Warning', reason: string, message: string) => void;
}

/** What a container is made of. `again` says whether it is started anew after an end with that code. */
export interface ContainerSetup {
  readonly pod: () => JsonObject;
  readonly spec: JsonObject;
  readonly place: string;
  readonly sources: EnvSources;
  readonly again: (exitCode: number) => boolean;
}

/** A process of a container, and what it was started with. */
export interface Running {
  readonly handle: ProcessHandle;
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly ports: MappedPorts;
  readonly startedMs: number;
}

/** A container from its making to its end: what it is made of, and what changes meanwhile. */
export interface ContainerLife {
  readonly ports: KubeletPorts;
  readonly setup: ContainerSetup;
  readonly listener: ContainerListener;
  readonly name: string;
  /** Restarts, pulls and probes to come. */
  readonly pending: PendingTimers;
  state: ContainerState;
  last: ContainerState | undefined;
  /** `NAME@sha256:…` of what really runs; empty before anything did. */
  imageId: string;
  processId: string;
  restarts: number;
  failuresInARow: number;
  started: boolean;
  ready: boolean;
  running: Running | undefined;
  /** It is to end, and is not started again. */
  stopping: boolean;
  /** It has ended for good. */
  over: boolean;
  log: Log;
  previousLog: Log | undefined;
}

/** The life of a container that is not started yet. */
export function newLife(
  ports: KubeletPorts,
  setup: ContainerSetup,
  listener: ContainerListener,
): ContainerLife {
  return {
    ports,
    setup,
    listener,
    name: textAt(setup.spec, 'name') ?? '',
    pending: createPendingTimers(ports.timer),
    state: { kind: 'waiting', reason: 'ContainerCreating', message: '' },
    last: undefined,
    imageId: '',
    processId: '',
    restarts: 0,
    failuresInARow: 0,
    started: false,
    ready: false,
    running: undefined,
    stopping: false,
    over: false,
    log: createLog(logCharacters),
    previousLog: undefined,
  };
}

/** Puts an empty log in the place of the last process's, which is kept. */
export function turnLog(life: ContainerLife): void {
  life.previousLog = life.log;
  life.log = createLog(logCharacters);
}

/** Changes the state and tells the Pod. */
export function become(life: ContainerLife, next: ContainerState): void {
  life.state = next;
  life.listener.changed();
}

/** Ends the container for good, once. */
export function finish(life: ContainerLife): void {
  if (life.over) return;
  life.over = true;
  life.pending.cancelAll();
  life.ports.images.discard(life.setup.place);
  life.listener.ended();
}
