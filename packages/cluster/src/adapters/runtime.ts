import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import process from 'node:process';
import { createInterface } from 'node:readline';

import { readReport } from '../domain/kubelet/orders.ts';
import type { Order, Report } from '../domain/kubelet/orders.ts';
import type { ProcessHandle, ProcessListener, ProcessSpec, Runtime } from '../ports/kubelet.ts';

/** The processes of all Pods, under one supervisor. */
export interface SupervisedRuntime extends Runtime {
  /** Ends every process and the supervisor; resolves when all are gone. */
  readonly close: () => Promise<void>;
}

interface Watched {
  readonly listener: ProcessListener;
  processId: number;
}

/** Makes a runtime whose supervisor is this same program, started as `supervise` when it is first needed. */
export function createRuntime(script: string): SupervisedRuntime {
  const watched = new Map<string, Watched>();
  let supervisor: ChildProcess | undefined;
  let closed = false;
  let nextId = 0;

  const handle = (report: Report): void => {
    const entry = watched.get(report.id);
    if (entry === undefined) return;
    if (report.kind === 'exited' || report.kind === 'failed') watched.delete(report.id);
    switch (report.kind) {
      case 'started':
        entry.processId = report.processId;
        entry.listener.started(report.processId);
        return;
      case 'output':
        entry.listener.output(report.text);
        return;
      case 'exited':
        entry.listener.exited(report.exitCode, report.signal);
        return;
      case 'failed':
        entry.listener.failed(report.why);
    }
  };

  const begin = (): ChildProcess => {
    const child = spawn(process.execPath, [script, 'supervise'], {
      detached: true,
      stdio: ['pipe', 'pipe', 'inherit'],
      env: process.env,
    });
    child.stdin.on('error', () => undefined);
    createInterface({ input: child.stdout }).on('line', (line) => {
      const report = readReport(line);
      if (report !== undefined) handle(report);
    });
    child.on('exit', () => {
      if (supervisor === child) supervisor = undefined;
      // A supervisor that was killed leaves its processes behind: end them here, and say so to the Pods.
      for (const [id, entry] of [...watched]) {
        killGroup(entry.processId);
        handle({ kind: 'exited', id, exitCode: 137, signal: 9 });
      }
    });
    child.on('error', () => undefined);
    return child;
  };

  const send = (order: Order): void => {
    supervisor ??= begin();
    supervisor.stdin?.write(`${JSON.stringify(order)}\n`);
  };

  return {
    start: (spec: ProcessSpec, listener: ProcessListener): ProcessHandle => {
      nextId += 1;
      const id = String(nextId);
      if (closed) {
        queueMicrotask(() => listener.failed('the cluster is stopping'));
        return { signal: () => undefined };
      }
      watched.set(id, { listener, processId: 0 });
      send({ kind: 'start', id, ...spec });
      return { signal: (signal) => send({ kind: 'signal', id, signal }) };
    },
    close: async () => {
      closed = true;
      const child = supervisor;
      if (child === undefined) return;
      await new Promise<void>((resolve) => {
        child.on('exit', () => resolve());
        child.stdin?.end();
      });
    },
  };
}

function killGroup(processId: number): void {
  if (processId <= 1) return;
  try {
    process.kill(-processId, 'SIGKILL');
  } catch {
    // The group is gone.
  }
}
