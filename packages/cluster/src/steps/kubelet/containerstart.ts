import { listAt, textAt } from '../../domain/json.ts';
import { commandLine, containerEnv, containerPorts } from '../../domain/kubelet/containerenv.ts';
import { portVariables } from '../../domain/kubelet/mappedports.ts';
import type { MappedPorts } from '../../domain/kubelet/mappedports.ts';
import type { ContainerState } from '../../domain/kubelet/podstatus.ts';
import { backOffMs } from '../../domain/kubelet/probe.ts';
import type { PreparedImage, ProcessListener } from '../../ports/kubelet.ts';
import { become, finish, turnLog } from './containerlife.ts';
import type { ContainerLife, Running } from './containerlife.ts';
import { beginProbes } from './containerprobes.ts';

/** How the restarts and pulls of the rehearsal cluster wait: as the real one, but ten times faster. */
const backOff = { baseMs: 1000, limitMs: 30_000, resetAfterMs: 60_000 };

/** Prepares the image and starts the process; what cannot be started is tried again later. */
export async function launch(life: ContainerLife): Promise<void> {
  const { listener, ports, setup } = life;
  const reference = imageOf(life);
  const env = containerEnv(setup.pod(), setup.spec, setup.sources);
  if (env.kind === 'problem') {
    refuseStart(life, 'CreateContainerConfigError', 'CreateContainerConfigError', env.why);
    return;
  }
  const prepared = await ports.images.prepare(reference, setup.place);
  if (isStopping(life)) {
    finish(life);
    return;
  }
  if (prepared.kind === 'refused') {
    life.imageId = '';
    const why = `Failed to pull image "${reference}": ${prepared.why}`;
    refuseStart(life, 'ErrImagePull', 'ImagePullBackOff', why);
    return;
  }
  listener.event('Normal', 'Pulled', `Container image "${reference}" already present on machine`);
  const mapped = await mapPorts(life);
  if (isStopping(life)) {
    finish(life);
    return;
  }
  life.imageId = `${prepared.name}@${prepared.digest}`;
  startProcess(life, prepared, env.env, mapped);
}

// Asked for after each wait, because it may have changed meanwhile.
const isStopping = (life: ContainerLife): boolean => life.stopping;

/** The image of the Pod as it is now: it may be changed while the Pod lives, and the next start takes the new one. */
function imageOf({ name, setup }: ContainerLife): string {
  const pod = setup.pod();
  const all = [...listAt(pod, 'spec', 'containers'), ...listAt(pod, 'spec', 'initContainers')];
  const own = all.find((entry) => textAt(entry, 'name') === name);
  return textAt(own, 'image') ?? '';
}

async function mapPorts({ ports, setup }: ContainerLife): Promise<MappedPorts> {
  const mapped = new Map<number, number>();
  for (const entry of containerPorts(setup.spec)) mapped.set(entry.port, await ports.freePort());
  if (mapped.size === 0) mapped.set(0, await ports.freePort());
  return mapped;
}

function startProcess(
  life: ContainerLife,
  { config, folder }: PreparedImage & { readonly kind: 'ready' },
  own: ReadonlyMap<string, string>,
  mapped: MappedPorts,
): void {
  const { ports, setup } = life;
  const names = containerPorts(setup.spec).map((entry) => entry.name);
  const variables = new Map([...Object.entries(config.env), ...own, ...portVariables(mapped, names)]);
  const env = {
    ...ports.baseEnv,
    HOSTNAME: textAt(setup.pod(), 'metadata', 'name') ?? '',
    ...Object.fromEntries(variables),
  };
  const command = commandLine(setup.spec, config, variables);
  const current: Running = {
    handle: ports.runtime.start(
      { command, folder, env },
      processListener(life, () => current),
    ),
    folder,
    env,
    ports: mapped,
    startedMs: ports.timer.nowMs(),
  };
  life.running = current;
}

/** Hears of one process; what comes of it when another one runs already, or none, is not heard. */
function processListener(life: ContainerLife, process: () => Running): ProcessListener {
  return {
    started: (processId) => {
      const current = process();
      if (life.running !== current) return;
      life.processId = `process://${processId}`;
      become(life, { kind: 'running', startedMs: current.startedMs });
      life.listener.event('Normal', 'Started', `Started container ${life.name}`);
      if (!life.stopping) beginProbes(life, current);
    },
    output: (text) => life.log.write(text),
    exited: (exitCode, signal) => {
      const current = process();
      if (life.running === current) exited(life, current, exitCode, signal, '');
    },
    failed: (why) => {
      const current = process();
      if (life.running === current) exited(life, current, 128, 0, why);
    },
  };
}

function exited(life: ContainerLife, ended: Running, exitCode: number, signal: number, why: string): void {
  life.running = undefined;
  life.started = false;
  life.ready = false;
  life.pending.cancelAll();
  const finishedMs = life.ports.timer.nowMs();
  const terminated: ContainerState = {
    kind: 'terminated',
    exitCode,
    signal,
    reason: why === '' ? (exitCode === 0 ? 'Completed' : 'Error') : 'StartError',
    message: why,
    startedMs: ended.startedMs,
    finishedMs,
  };
  if (life.stopping || !life.setup.again(exitCode)) {
    become(life, terminated);
    finish(life);
    return;
  }
  life.last = terminated;
  life.restarts += 1;
  const ranLong = finishedMs - ended.startedMs > backOff.resetAfterMs;
  life.failuresInARow = ranLong ? 1 : life.failuresInARow + 1;
  turnLog(life);
  startAgain(life);
}

/** Starts the process again: at once after a first failure, later after each further one. */
function startAgain(life: ContainerLife): void {
  const { failuresInARow, listener, name, setup } = life;
  const delayMs = failuresInARow === 1 ? 0 : backOffMs(failuresInARow - 1, backOff.baseMs, backOff.limitMs);
  const pod = setup.pod();
  const where = `${textAt(pod, 'metadata', 'name') ?? ''}_${textAt(pod, 'metadata', 'namespace') ?? ''}`;
  if (delayMs > 0)
    listener.event('Warning', 'BackOff', `Back-off restarting failed container ${name} in pod ${where}`);
  const message = `back-off ${delayMs / 1000}s restarting failed container=${name} pod=${where}`;
  launchLater(life, 'CrashLoopBackOff', message, delayMs);
}

function refuseStart(life: ContainerLife, first: string, repeated: string, message: string): void {
  life.failuresInARow += 1;
  life.listener.event('Warning', 'Failed', message);
  launchLater(
    life,
    life.failuresInARow === 1 ? first : repeated,
    message,
    backOffMs(life.failuresInARow, backOff.baseMs, backOff.limitMs),
  );
}

function launchLater(life: ContainerLife, reason: string, message: string, delayMs: number): void {
  become(life, { kind: 'waiting', reason, message });
  life.pending.later(delayMs, () => void launch(life));
}
