import { isRecord, parseJson } from '@interlock/shared/domain/json';

/** The cluster that `kubectl` talks to without any login. */
export interface RunnerCluster {
  readonly context: string;
  readonly cluster: string;
}

/**
 * Reads what `kubectl config view --minify -o json` printed.
 *
 * @returns the cluster, `none` where there is no cluster in it, `unreadable` where it is no kubeconfig
 */
export function readRunnerKubeconfig(text: string): RunnerCluster | 'none' | 'unreadable' {
  const parsed = parseJson(text);
  if (!parsed.ok || !isRecord(parsed.value)) return 'unreadable';
  const { clusters, 'current-context': context } = parsed.value;
  const first: unknown = Array.isArray(clusters) ? clusters[0] : null;
  const name = isRecord(first) ? first['name'] : null;
  if (typeof name !== 'string' || name === '') return 'none';
  return { context: typeof context === 'string' ? context : '', cluster: name };
}
