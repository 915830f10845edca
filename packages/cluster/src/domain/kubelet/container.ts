import { isObject, listAt, numberAt, objectAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';
import { commandLine, containerEnv, containerPorts } from './containerenv.ts';
import type { EnvSources, ImageConfig } from './containerenv.ts';
import { createLog } from './log.ts';
import type { Log } from './log.ts';
import type { ContainerState } from './podstatus.ts';
import type { KubeletPorts, ProcessHandle } from './ports.ts';
import { backOffMs, countProbe, readAction, readProbe, unprobed } from './probe.ts';
import type { Probe, ProbeAction, ProbeState } from './probe.ts';

/** How the restarts and pulls of the rehearsal cluster wait: as the real one, but ten times faster. */
export const backOff = { baseMs: 1000, limitMs: 30_000, resetAfterMs: 60_000 };

const logCharacters = 64 * 1024;
const eagerLookMs = 100;

/** What a container tells its Pod. */
export interface ContainerListener {
  /** Something of its facts changed. */
  readonly changed: () => void;
  /** It ended and will not be started again by itself. */
  readonly ended: () => void;
  readonly event: (type: 'Normal' | 'Warning', reason: string, message: string) => void;
}

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

/** What a container is made of. `again` says whether it is started anew after an end with that code. */
export interface ContainerSetup {
  readonly pod: () => JsonObject;
  readonly spec: JsonObject;
  readonly place: string;
  readonly sources: EnvSources;
  readonly again: (exitCode: number) => boolean;
}

interface Running {
  readonly handle: ProcessHandle;
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  readonly ports: ReadonlyMap<number, number>;
  readonly startedMs: number;
}

/** Makes a container that is not started yet. */
export function createContainer(
  ports: KubeletPorts,
  setup: ContainerSetup,
  listener: ContainerListener,
): Container {
  const { timer } = ports;
  const { spec } = setup;
  const name = textAt(spec, 'name') ?? '';
  let state: ContainerState = { kind: 'waiting', reason: 'ContainerCreating', message: '' };
  let last: ContainerState | undefined;
  let imageId = '';
  let processId = '';
  let restarts = 0;
  let failuresInARow = 0;
  let started = false;
  let ready = false;
  let running: Running | undefined;
  let stopping = false;
  let over = false;
  let log = createLog(logCharacters);
  let previousLog: Log | undefined;
  const pending = new Set<() => void>();

  const later = (delayMs: number, action: () => void): void => {
    const cancel = timer.after(delayMs, () => {
      pending.delete(cancel);
      action();
    });
    pending.add(cancel);
  };
  const cancelAll = (): void => {
    for (const cancel of pending) cancel();
    pending.clear();
  };
  const image = (): string =>
    // A Pod's image may be changed while it lives; the next start takes the new one.
    textAt(
      [...listAt(setup.pod(), 'spec', 'containers'), ...listAt(setup.pod(), 'spec', 'initContainers')].find(
        (entry) => textAt(entry, 'name') === name,
      ),
      'image',
    ) ?? '';

  const become = (next: ContainerState): void => {
    state = next;
    listener.changed();
  };

  const finish = (): void => {
    if (over) return;
    over = true;
    cancelAll();
    ports.images.discard(setup.place);
    listener.ended();
  };

  const wait = (reason: string, message: string, delayMs: number): void => {
    become({ kind: 'waiting', reason, message });
    later(delayMs, () => void launch());
  };

  const refuseStart = (first: string, repeated: string, message: string, eventReason: string): void => {
    failuresInARow += 1;
    listener.event('Warning', eventReason, message);
    wait(
      failuresInARow === 1 ? first : repeated,
      message,
      backOffMs(failuresInARow, backOff.baseMs, backOff.limitMs),
    );
  };

  // Asked for after each wait, because it may have changed meanwhile.
  const isStopping = (): boolean => stopping;

  const launch = async (): Promise<void> => {
    const reference = image();
    const env = containerEnv(setup.pod(), spec, setup.sources);
    if (env.kind === 'problem') {
      refuseStart('CreateContainerConfigError', 'CreateContainerConfigError', env.why, 'Failed');
      return;
    }
    const prepared = await ports.images.prepare(reference, setup.place);
    if (isStopping()) {
      finish();
      return;
    }
    if (prepared.kind === 'refused') {
      imageId = '';
      refuseStart(
        'ErrImagePull',
        'ImagePullBackOff',
        `Failed to pull image "${reference}": ${prepared.why}`,
        'Failed',
      );
      return;
    }
    listener.event('Normal', 'Pulled', `Container image "${reference}" already present on machine`);
    const mapped = new Map<number, number>();
    const declared = containerPorts(spec);
    for (const entry of declared) mapped.set(entry.port, await ports.freePort());
    if (mapped.size === 0) mapped.set(0, await ports.freePort());
    if (isStopping()) {
      finish();
      return;
    }
    imageId = `${prepared.name}@${prepared.digest}`;
    run(
      prepared.folder,
      prepared.config,
      env.env,
      mapped,
      declared.map((entry) => entry.name),
    );
  };

  const run = (
    folder: string,
    config: ImageConfig,
    own: ReadonlyMap<string, string>,
    mapped: ReadonlyMap<number, number>,
    portNames: readonly string[],
  ): void => {
    const variables = new Map([...Object.entries(config.env), ...own, ...portVariables(mapped, portNames)]);
    const env = {
      ...ports.baseEnv,
      HOSTNAME: textAt(setup.pod(), 'metadata', 'name') ?? '',
      ...Object.fromEntries(variables),
    };
    const current: Running = {
      handle: ports.runtime.start(
        { command: commandLine(spec, config, variables), folder, env },
        {
          started: (pid) => {
            if (running !== current) return;
            processId = `process://${pid}`;
            become({ kind: 'running', startedMs: current.startedMs });
            listener.event('Normal', 'Started', `Started container ${name}`);
            if (stopping) return;
            beginProbes(current);
          },
          output: (text) => log.write(text),
          exited: (exitCode, signal) => {
            if (running === current) exited(current, exitCode, signal, '');
          },
          failed: (why) => {
            if (running === current) exited(current, 128, 0, why);
          },
        },
      ),
      folder,
      env,
      ports: mapped,
      startedMs: timer.nowMs(),
    };
    running = current;
  };

  const exited = (ended: Running, exitCode: number, signal: number, why: string): void => {
    running = undefined;
    started = false;
    ready = false;
    cancelAll();
    const finishedMs = timer.nowMs();
    const terminated: ContainerState = {
      kind: 'terminated',
      exitCode,
      signal,
      reason: why === '' ? (exitCode === 0 ? 'Completed' : 'Error') : 'StartError',
      message: why,
      startedMs: ended.startedMs,
      finishedMs,
    };
    if (stopping || !setup.again(exitCode)) {
      state = terminated;
      listener.changed();
      finish();
      return;
    }
    last = terminated;
    restarts += 1;
    failuresInARow = finishedMs - ended.startedMs > backOff.resetAfterMs ? 1 : failuresInARow + 1;
    previousLog = log;
    log = createLog(logCharacters);
    const delayMs = failuresInARow === 1 ? 0 : backOffMs(failuresInARow - 1, backOff.baseMs, backOff.limitMs);
    const where = `${textAt(setup.pod(), 'metadata', 'name') ?? ''}_${textAt(setup.pod(), 'metadata', 'namespace') ?? ''}`;
    if (delayMs > 0)
      listener.event('Warning', 'BackOff', `Back-off restarting failed container ${name} in pod ${where}`);
    wait(
      'CrashLoopBackOff',
      `back-off ${delayMs / 1000}s restarting failed container=${name} pod=${where}`,
      delayMs,
    );
  };

  const portOf = (current: Running, port: number | string): number | undefined => {
    const asNumber = typeof port === 'number' ? port : /^[0-9]+$/.test(port) ? Number(port) : undefined;
    const number = asNumber ?? namedPort(spec, String(port));
    return number === undefined ? undefined : (current.ports.get(number) ?? current.ports.get(0));
  };

  const lookOnce = async (current: Running, action: ProbeAction, timeoutMs: number): Promise<Looked> => {
    if (action.kind === 'unsupported')
      return { ok: false, refused: false, why: `the rehearsal cluster does not do ${action.what}` };
    if (action.kind === 'exec') return runInside(current, action.command, timeoutMs);
    const port = portOf(current, action.port);
    if (port === undefined)
      return { ok: false, refused: false, why: `the container has no port ${action.port}` };
    const look = await ports.look(action, port, timeoutMs);
    return look.kind === 'success'
      ? { ok: true, refused: false, why: '' }
      : { ok: false, refused: look.kind === 'refused', why: look.why };
  };

  const runInside = (current: Running, command: readonly string[], timeoutMs: number): Promise<Looked> =>
    new Promise((resolve) => {
      const handle = ports.runtime.start(
        { command, folder: current.folder, env: current.env },
        {
          started: () => undefined,
          output: () => undefined,
          exited: (exitCode) =>
            resolve({ ok: exitCode === 0, refused: false, why: `the command ended with ${exitCode}` }),
          failed: (why) => resolve({ ok: false, refused: false, why }),
        },
      );
      timer.after(timeoutMs, () => {
        handle.signal('SIGKILL');
        resolve({ ok: false, refused: false, why: `the command took longer than ${timeoutMs} ms` });
      });
    });

  const beginProbes = (current: Running): void => {
    const startup = readProbe(spec['startupProbe']);
    if (startup === undefined) {
      begun(current);
      return;
    }
    keepLooking(current, 'Startup', startup, (result) => {
      if (result === 'success') {
        begun(current);
        return 'stop';
      }
      restart(`Container ${name} failed startup probe, will be restarted`);
      return 'stop';
    });
  };

  const begun = (current: Running): void => {
    started = true;
    const readiness = readProbe(spec['readinessProbe']);
    const liveness = readProbe(spec['livenessProbe']);
    ready = readiness === undefined;
    listener.changed();
    if (readiness !== undefined)
      keepLooking(current, 'Readiness', readiness, (result) => {
        ready = result === 'success';
        listener.changed();
        return 'on';
      });
    if (liveness !== undefined)
      keepLooking(current, 'Liveness', liveness, (result) => {
        if (result === 'success') return 'on';
        restart(`Container ${name} failed liveness probe, will be restarted`);
        return 'stop';
      });
  };

  const keepLooking = (
    current: Running,
    kind: string,
    probe: Probe,
    decide: (result: 'success' | 'failure') => 'on' | 'stop',
  ): void => {
    let seen: ProbeState = unprobed;
    const firstMs = timer.nowMs() + probe.initialDelayMs;
    const look = async (): Promise<void> => {
      const found = await lookOnce(current, probe.action, probe.timeoutMs);
      if (running !== current) return;
      // A program that is still starting is looked at again soon, so that a rehearsal need not wait a whole period.
      if (found.refused && seen.result === 'unknown' && timer.nowMs() - firstMs < probe.periodMs) {
        later(eagerLookMs, () => void look());
        return;
      }
      const before = seen.result;
      seen = countProbe(seen, found.ok, probe);
      if (!found.ok) listener.event('Warning', 'Unhealthy', `${kind} probe failed: ${found.why}`);
      if (seen.result !== before && seen.result !== 'unknown' && decide(seen.result) === 'stop') return;
      later(probe.periodMs, () => void look());
    };
    later(probe.initialDelayMs, () => void look());
  };

  const restart = (why: string): void => {
    listener.event('Normal', 'Killing', why);
    terminate(graceOf(setup.pod()));
  };

  const terminate = (graceMs: number): void => {
    const current = running;
    if (current === undefined) return;
    current.handle.signal('SIGTERM');
    // Not one of the pending timers: those end with the process, and this one must outlive a cancelled probe.
    timer.after(graceMs, () => {
      if (running === current) current.handle.signal('SIGKILL');
    });
  };

  const preStop = async (current: Running, graceMs: number): Promise<void> => {
    const handler = objectAt(spec, 'lifecycle')['preStop'];
    if (!isObject(handler)) return;
    const seconds = numberAt(handler, 'sleep', 'seconds');
    if (seconds !== undefined) {
      await new Promise<void>((resolve) => void timer.after(Math.min(seconds * 1000, graceMs), resolve));
      return;
    }
    const done = await lookOnce(current, readAction(handler), graceMs);
    if (!done.ok) listener.event('Warning', 'FailedPreStopHook', `PreStopHook failed: ${done.why}`);
  };

  return {
    name,
    state: () => state,
    last: () => last,
    imageId: () => imageId,
    processId: () => processId,
    restarts: () => restarts,
    started: () => started,
    ready: () => ready,
    log: (previous) => (previous ? previousLog : log),
    start: () => void launch(),
    stop: (graceMs) => {
      if (stopping) return;
      stopping = true;
      const current = running;
      if (current === undefined) {
        if (state.kind === 'waiting' && pending.size > 0) finish();
        else if (state.kind === 'terminated') finish();
        return;
      }
      listener.event('Normal', 'Killing', `Stopping container ${name}`);
      timer.after(graceMs, () => {
        if (running === current) current.handle.signal('SIGKILL');
      });
      void preStop(current, graceMs).then(() => {
        if (running === current) current.handle.signal('SIGTERM');
      });
    },
    abandon: () => {
      stopping = true;
      cancelAll();
    },
    kill: () => {
      stopping = true;
      cancelAll();
      if (running === undefined) finish();
      else running.handle.signal('SIGKILL');
    },
    resolve: (port, declaredOnly) =>
      running?.ports.get(port) ?? (declaredOnly ? undefined : running?.ports.get(0)),
  };
}

interface Looked {
  readonly ok: boolean;
  readonly refused: boolean;
  readonly why: string;
}

/** A Pod's grace period in milliseconds. */
export function graceOf(pod: JsonObject): number {
  return (numberAt(pod, 'spec', 'terminationGracePeriodSeconds') ?? 30) * 1000;
}

function namedPort(spec: JsonObject, name: string): number | undefined {
  const found = listAt(spec, 'ports').find((port) => textAt(port, 'name') === name);
  return numberAt(found, 'containerPort');
}

/** `PORT` is the first port; each port has a variable by its number, and by its name where it has one. */
function portVariables(
  mapped: ReadonlyMap<number, number>,
  names: readonly string[],
): readonly (readonly [string, string])[] {
  return [...mapped].flatMap(([port, loopback], index) => {
    const value = String(loopback);
    const byName = names[index] ?? '';
    return [
      ...(index === 0 ? [['PORT', value] as const] : []),
      ...(port === 0 ? [] : [[`PORT_${port}`, value] as const]),
      ...(byName === '' ? [] : [[`PORT_${byName.toUpperCase().replaceAll('-', '_')}`, value] as const]),
    ];
  });
}
