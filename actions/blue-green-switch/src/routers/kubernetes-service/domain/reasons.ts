import { makeReason, type ReasonMaker } from '@interlock/shared/domain/reason-codes';

/** Every reason that this router alone gives, and what it means. */
export const serviceMeanings = {
  'applied-manifest-holds-color':
    'The manifest that was applied last holds the color: the next `kubectl apply` would move the traffic.',
  'applied-manifest-not-seen':
    'Argo CD or Flux manages the Service and was not seen to apply it without the selector.',
  'both-colors-serve': 'Ready endpoints of both colors, or of pods of neither, are behind the Service.',
  'color-unknown': "The Service's selector names a color that the configuration does not have.",
  'endpoints-not-converged': "The EndpointSlices never showed exactly the target's ready pods.",
  'field-owned-elsewhere': 'Another tool owns `spec.selector` and would put it back.',
  'labels-inconsistent': 'The pods of a color do not carry the labels that the Service selects.',
  'no-endpoints-ready': 'No ready endpoint is behind the Service: nothing serves.',
  'service-external': 'The Service is of the type ExternalName: its selector decides nothing.',
  'sync-copies-color':
    'Argo CD copies the color that it saw into what it applies, and may put the old one back.',
  'sync-replaces-service':
    'Argo CD replaces the Service as a whole: a sync takes the color and the record away.',
  'unready-pods-served': 'The Service sends traffic to pods that are not ready (`publishNotReadyAddresses`).',
} as const;

export type ServiceReasonCode = keyof typeof serviceMeanings;

/** A reason of this router. */
export const serviceReason: ReasonMaker<ServiceReasonCode> = makeReason;
