import type { Ports } from '@interlock/shared/ports/ports';

import { readRunnerKubeconfig, type RunnerCluster } from '../domain/runner-kubeconfig.ts';

const deadlineMs = 20_000;

/** What `kubectl` knows of a cluster on a runner where nobody has logged in. */
export type FoundCluster =
  | { readonly kind: 'found'; readonly cluster: RunnerCluster }
  | { readonly kind: 'none'; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string };

/** Asks `kubectl` which cluster the kubeconfig of this runner leads to. It calls no cluster. */
export async function findCluster({
  commands,
  runner,
}: Pick<Ports, 'commands' | 'runner'>): Promise<FoundCluster> {
  const signal = runner.cancellation;
  const end = await commands.run({
    argv: ['kubectl', 'config', 'view', '--minify', '--output=json'],
    deadlineMs,
    signal,
  });
  signal.throwIfAborted();
  switch (end.kind) {
    case 'not-found':
      return { kind: 'none', why: 'there is no kubectl on this runner' };
    case 'exited': {
      if (end.code !== 0)
        return { kind: 'none', why: `kubectl says: ${end.stderr.trim().slice(0, 200) || 'nothing'}` };
      const read = readRunnerKubeconfig(end.stdout);
      if (read === 'none') return { kind: 'none', why: 'the kubeconfig of this runner names no cluster' };
      if (read === 'unreadable') return { kind: 'unknown', why: 'it printed no kubeconfig' };
      return { kind: 'found', cluster: read };
    }
    case 'deadline':
      return { kind: 'unknown', why: `it did not end within ${String(end.afterMs / 1000)} s` };
    case 'output-cap':
      return { kind: 'unknown', why: `it printed more than ${String(end.capBytes)} bytes` };
    case 'signaled':
      return { kind: 'unknown', why: `it was ended by ${end.signal}` };
    case 'cancelled':
      return { kind: 'unknown', why: 'it was cancelled' };
  }
}
