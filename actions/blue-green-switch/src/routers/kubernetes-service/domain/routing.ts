import type { Service } from '@interlock/kubernetes/domain/objects';
import { formatDuration } from '@interlock/shared/domain/duration';
import type { Reason } from '@interlock/shared/domain/verdict';

import { serviceReason } from './reasons.ts';

/** What the API server means where a Service with session affinity names no time. */
const defaultAffinitySeconds = 10_800;

/**
 * Whether the selector of a Service decides who gets its traffic, and readiness which pods: without that a move moves
 * nothing, and its proof proves nothing.
 *
 * @returns every reason not to move; empty when there is none
 */
export function judgeRouting({ namespace, name, routing }: Service): readonly Reason[] {
  const where = `service ${namespace}/${name}`;
  const found: Reason[] = [];
  if (routing.type === 'ExternalName')
    found.push(
      serviceReason('service-external', {
        seen: 'type: ExternalName',
        limit: 'ClusterIP, NodePort or LoadBalancer',
        where,
      }),
    );
  if (routing.sendsToUnready)
    found.push(
      serviceReason('unready-pods-served', {
        seen: 'publishNotReadyAddresses: true',
        limit: 'absent, or false',
        where,
      }),
    );
  return found;
}

/** What about a Service makes clients see a move later than others do. */
export function routingNotices({ sessionAffinity, routing }: Service): readonly string[] {
  const seconds = routing.affinitySeconds ?? defaultAffinitySeconds;
  return [
    ...(sessionAffinity === 'None'
      ? []
      : [
          `sessionAffinity is ${sessionAffinity}: known clients may stay with a pod of the old color for up to ${formatDuration(seconds * 1000)} after a move; whether they do depends on what routes the traffic.`,
        ]),
    ...(routing.isHeadless
      ? [
          'The Service is headless (clusterIP: None): clients look up the addresses of the pods and connect to them themselves. They see a move, and an undo, when they look up the name and connect again, which no selector hurries. Keep the old color (keep-old-for) longer than that takes.',
        ]
      : []),
  ];
}
