import type { Service } from '@interlock/kubernetes/domain/objects';

import type { Traffic } from '../../../domain/traffic.ts';
import { holdsAnnotation, stateAnnotation } from './annotations.ts';
import { selectorOf } from './colors.ts';
import { serviceObject } from './object.ts';

/** What a move sees of a Service. */
export function trafficOf(service: Service): Traffic {
  return {
    object: serviceObject(service),
    uid: service.uid,
    record: service.annotations[stateAnnotation],
    holds: service.annotations[holdsAnnotation],
    ports: service.routing.ports,
    color: (label) => service.selector[label],
    podLabels: (label, color) => selectorOf(service, label, color),
  };
}
