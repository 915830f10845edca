import { readClusterIdentity, serverAddress } from '@interlock/shared/domain/configuration/cluster-identity';
import type { Reason } from '@interlock/shared/domain/verdict';

import type { ClusterSeen } from './cluster-seen.ts';
import { reasonOf } from './reasons.ts';

const loginFix = 'Log in to the cluster of this environment, or name its context with `kube-context`.';

/** What a cluster shows of what it was named by; `null` when it shows nothing of the kind. */
function shown(kind: 'name' | 'server' | 'ca', seen: ClusterSeen): string | null {
  if (kind === 'name') return seen.cluster;
  if (kind === 'server') return serverAddress(seen.server);
  const [fingerprint, ...more] = seen.caFingerprints;
  // With several, a server that any one of them vouches for would do.
  return fingerprint === undefined || more.length > 0 ? null : `sha256:${fingerprint}`;
}

/**
 * Why the cluster that a kubeconfig leads to is not the one that is wanted; `null` when it is.
 *
 * @param wanted - a name, an address or a fingerprint (`readClusterIdentity`)
 * @param seen - what the kubeconfig says of its cluster
 */
export function clusterRefusal(wanted: string, seen: ClusterSeen): Reason | null {
  const identity = readClusterIdentity(wanted);
  if (!identity.ok) throw new Error(`the cluster ${wanted} was not read before`);
  const { value } = identity;
  const where = `kubeconfig context ${seen.context}`;
  const found = shown(value.kind, seen);
  if (found === null && value.kind === 'ca')
    return reasonOf('cluster-not-proven', {
      seen:
        seen.caFingerprints.length === 0
          ? 'the kubeconfig has no CA certificate: the server is trusted by the CAs of the machine, or unseen'
          : `the kubeconfig trusts ${String(seen.caFingerprints.length)} CA certificates`,
      limit: `one CA certificate, sha256:${value.fingerprint}`,
      where,
    });
  const limit =
    value.kind === 'name'
      ? value.name
      : value.kind === 'server'
        ? value.address
        : `sha256:${value.fingerprint}`;
  if (found === limit) return null;
  return reasonOf('cluster-differs', {
    seen: found ?? 'a server address that cannot be compared',
    limit,
    where,
    fix: loginFix,
  });
}
