import { loopbackPort } from '../../domain/kubelet/mappedports.ts';
import type { ProbeAction } from '../../domain/kubelet/probe.ts';
import type { ContainerLife, Running } from './containerlife.ts';

/** What one look at a container found. */
export interface Looked {
  readonly ok: boolean;
  /** Nothing listens as yet. */
  readonly refused: boolean;
  readonly why: string;
}

/** Looks at a container once: over the network, or by a command that runs inside it. */
export async function lookOnce(
  life: ContainerLife,
  current: Running,
  action: ProbeAction,
  timeoutMs: number,
): Promise<Looked> {
  if (action.kind === 'unsupported')
    return { ok: false, refused: false, why: `the rehearsal cluster does not do ${action.what}` };
  if (action.kind === 'exec') return runInside(life, current, action.command, timeoutMs);
  const port = loopbackPort(life.setup.spec, current.ports, action.port);
  if (port === undefined)
    return { ok: false, refused: false, why: `the container has no port ${action.port}` };
  const look = await life.ports.look(action, port, timeoutMs);
  return look.kind === 'success'
    ? { ok: true, refused: false, why: '' }
    : { ok: false, refused: look.kind === 'refused', why: look.why };
}

function runInside(
  { ports }: ContainerLife,
  current: Running,
  command: readonly string[],
  timeoutMs: number,
): Promise<Looked> {
  return new Promise((resolve) => {
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
    ports.timer.after(timeoutMs, () => {
      handle.signal('SIGKILL');
      resolve({ ok: false, refused: false, why: `the command took longer than ${timeoutMs} ms` });
    });
  });
}
