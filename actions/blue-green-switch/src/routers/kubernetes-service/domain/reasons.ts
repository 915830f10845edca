import { codeBook, type CodeTable } from '@interlock/shared/domain/code-table';

/** Every reason that this router alone gives. */
export const serviceCodes = {
  'applied-manifest-holds-color': {
    effect: 'fail',
    meaning:
      'The manifest that was applied last holds the color: the next `kubectl apply` would move the traffic.',
    fix: 'Take the color out of the manifest and apply it once by server-side apply, as the message says.',
  },
  'applied-manifest-not-seen': {
    effect: 'inconclusive',
    meaning: 'Argo CD or Flux manages the Service and was not seen to apply it without the selector.',
    fix: 'Let it apply the manifest without the color once, as the message says.',
  },
  'both-colors-serve': {
    effect: 'fail',
    meaning: 'Ready endpoints of both colors, or of pods of neither, are behind the Service.',
    fix: 'See whose addresses are behind the Service (`kubectl get endpointslices`) and the pods of both colors.',
  },
  'color-unknown': {
    effect: 'fail',
    meaning: "The Service's selector names a color that the configuration does not have.",
    fix: 'Name the colors in the configuration as the labels name them.',
  },
  'endpoints-not-converged': {
    effect: 'inconclusive',
    meaning: "The EndpointSlices never showed exactly the target's ready pods.",
    fix: 'See `kubectl get endpointslices` and whether the endpoint controller of the cluster is well.',
  },
  'field-owned-elsewhere': {
    effect: 'fail',
    meaning: 'Another tool owns `spec.selector` and would put it back.',
    fix: 'Take the field out of what the other tool applies, as the message says.',
  },
  'labels-inconsistent': {
    effect: 'fail',
    meaning: 'The pods of a color do not carry the labels that the Service selects.',
    fix: "Both colors carry every label of the Service's selector, and each its own color. A Deployment's own selector cannot be changed: create it anew under the idle color.",
  },
  'no-endpoints-ready': {
    effect: 'fail',
    meaning: 'No ready endpoint is behind the Service: nothing serves.',
    fix: 'Customers get no answer: bring the pods up, or lead the traffic to the other color when its pods are ready (`operation: rollback`, `target: color=NAME`).',
  },
  'service-external': {
    effect: 'fail',
    meaning: 'The Service is of the type ExternalName: its selector decides nothing.',
    fix: 'Such a Service is a name in DNS; its selector leads nowhere. Name the Service that selects the pods under `traffic` in the configuration.',
  },
  'sync-copies-color': {
    effect: 'fail',
    meaning: 'Argo CD copies the color that it saw into what it applies, and may put the old one back.',
    fix: 'Take the entry that covers `spec.selector` of the Service out of `spec.ignoreDifferences` of the Application.',
  },
  'sync-replaces-service': {
    effect: 'fail',
    meaning: 'Argo CD replaces the Service as a whole: a sync takes the color and the record away.',
    fix: 'Take `Replace=true` out of the sync options of the Application, or of the Service.',
  },
  'unready-pods-served': {
    effect: 'fail',
    meaning: 'The Service sends traffic to pods that are not ready (`publishNotReadyAddresses`).',
    fix: 'Pods get traffic before they are ready, and the cluster calls each of them ready. Take `publishNotReadyAddresses` out of this Service; where pods find each other by it, give them a Service of their own.',
  },
} as const satisfies CodeTable;

/** A reason of this router. */
export const { reason: serviceReason } = codeBook(serviceCodes);
