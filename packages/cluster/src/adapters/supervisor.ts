import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import process from 'node:process';
import { createInterface } from 'node:readline';

import { readOrder } from '../domain/kubelet/orders.ts';
import type { Order, Report } from '../domain/kubelet/orders.ts';

const graceMs = 2000;

/**
 * Runs the processes of Pods for a server that may die at any moment. Orders come over stdin, one JSON object a line;
 * reports go out over stdout. When stdin ends, for whatever reason, every process group is ended: the pipe is what
 * ties the Pods' lives to the server's, and no signal can keep the kernel from closing it.
 */
export async function supervise(): Promise<void> {
  const children = new Map<string, ChildProcess>();
  let ending = false;

  const report = (message: Report): void => {
    if (!ending) process.stdout.write(`${JSON.stringify(message)}\n`);
  };

  const signalGroup = (child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): void => {
    if (child.pid === undefined) return;
    try {
      process.kill(-child.pid, signal);
    } catch {
      // The group is gone.
    }
  };

  const start = (order: Order & { readonly kind: 'start' }): void => {
    let child;
    try {
      const [program = '', ...args] = order.command;
      child = spawn(program, args, {
        cwd: order.folder,
        env: order.env,
        detached: true,
        stdio: ['ignore', 'pipe', 'pipe'],
      });
    } catch (error) {
      // An empty program or a NUL in an argument: one Pod's mistake, which must not end all the others.
      report({ kind: 'failed', id: order.id, why: error instanceof Error ? error.message : String(error) });
      return;
    }
    const started = child;
    children.set(order.id, started);
    let failed = false;
    child.on('spawn', () => report({ kind: 'started', id: order.id, processId: started.pid ?? 0 }));
    child.on('error', (error) => {
      if (started.pid !== undefined) return;
      failed = true;
      children.delete(order.id);
      report({ kind: 'failed', id: order.id, why: error.message });
    });
    // As text, so that no letter is cut in two between one chunk and the next.
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text: string) => report({ kind: 'output', id: order.id, text }));
    child.on('exit', (code, signal) => {
      if (failed) return;
      // What the program started and left behind goes with it.
      signalGroup(started, 'SIGKILL');
      children.delete(order.id);
      const number = signal === null ? 0 : constants.signals[signal];
      report({ kind: 'exited', id: order.id, exitCode: code ?? 128 + number, signal: number });
    });
  };

  const obey = (line: string): void => {
    const order = readOrder(line);
    if (order === undefined) return;
    const child = children.get(order.id);
    if (order.kind === 'start') start(order);
    else if (child !== undefined) signalGroup(child, order.signal);
  };

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.on(signal, () => process.stdin.destroy());
  // A report that nobody reads any more is no reason to die before the Pods are ended.
  process.stdout.on('error', () => undefined);

  const lines = createInterface({ input: process.stdin });
  lines.on('line', obey);
  await new Promise<void>((resolve) => {
    lines.on('close', resolve);
    process.stdin.on('close', resolve);
    process.stdin.on('error', () => resolve());
  });

  ending = true;
  const all = [...children.values()];
  const gone = Promise.all(
    all.map((child) => new Promise<void>((resolve) => child.on('exit', () => resolve()))),
  );
  for (const child of all) signalGroup(child, 'SIGTERM');
  const impatient = setTimeout(() => {
    for (const child of all) signalGroup(child, 'SIGKILL');
  }, graceMs);
  await gone;
  clearTimeout(impatient);
}
