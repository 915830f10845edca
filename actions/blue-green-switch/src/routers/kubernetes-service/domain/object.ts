import type { Place } from '@interlock/kubernetes/domain/place';

import { reasonOf } from '../../../domain/reasons.ts';
import type { TrafficObject } from '../../../domain/traffic.ts';
import { holdsAnnotation, stateAnnotation } from './annotations.ts';
import { dropHoldsCommand, keepCommand, rollbackCommand } from './commands.ts';
import { notOneColor } from './not-one-color.ts';
import { serviceReason } from './reasons.ts';

/** The Service of a place, before it was read: how reports name it, and what is done about it with kubectl. */
export function serviceObject({ namespace, name }: Place): TrafficObject {
  const place = { namespace, name };
  const where = `service ${namespace}/${name}`;
  return {
    ...place,
    router: 'kubernetes-service',
    kind: 'Service',
    field: 'selector',
    where,
    recordWhere: `${where}, annotation ${stateAnnotation}`,
    holdsWhere: `${where}, annotation ${holdsAnnotation}`,
    commands: {
      look: `kubectl get service ${name} -n ${namespace} -o yaml`,
      writers: 'kubectl get service -o yaml --show-managed-fields',
      dropRecord: keepCommand(place),
      dropHolds: dropHoldsCommand(place),
      lead: (label, color) => rollbackCommand(place, label, color),
    },
    noRoom: {
      seen: 'The annotations of the Service are full',
      fix: 'Take annotations away that nobody needs',
    },
    missing: (cluster) =>
      reasonOf('object-missing', {
        seen: 'none',
        limit: `service ${name}`,
        where: `namespace ${namespace}, cluster ${cluster}`,
        fix: 'Create it, or correct `namespace` and `service` under `traffic` in the configuration.',
      }),
    notOneColor: (why, isEmpty) => notOneColor(place, why, isEmpty),
    notConverged: (why) =>
      serviceReason('endpoints-not-converged', {
        seen: why,
        limit: "exactly the target's ready pods",
        where: `the EndpointSlices of the Service`,
      }),
  };
}
