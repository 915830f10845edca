import { codeBook, type CodeTable } from '@interlock/shared/domain/code-table';

/** Every reason that the look at a cluster gives. Tables of READMEs are made of this. */
export const clusterCodes = {
  'artifact-not-running': {
    effect: 'fail',
    meaning: 'No container of a ready pod runs an artifact that is promoted.',
    fix: 'Name the artifacts in `record-build` as the images are named in the pod template (`ghcr.io/acme/shop`, or its last part).',
  },
  'cluster-differs': {
    effect: 'fail',
    meaning: 'The kubeconfig leads to another cluster than the one that is named.',
    fix: 'Let the login action lead to the cluster that the configuration names, or correct `cluster` in the configuration.',
  },
  'cluster-not-proven': {
    effect: 'inconclusive',
    meaning: 'The cluster is named by its CA certificate, and the kubeconfig has not exactly one.',
    fix: "Write the cluster's own CA certificate, alone, into its kubeconfig (`certificate-authority-data`), or name the cluster by its address.",
  },
  'container-not-proven': {
    effect: 'fail',
    meaning:
      'A container of the target runs an image that is no artifact of the subject, and its name is not in `containers-allowed`.',
    fix: 'Add its image to the artifacts of `record-build`, or allow the container by its name: `containers-allowed` under `traffic` of the environment.',
  },
  'deployment-paused': {
    effect: 'fail',
    meaning: 'The target Deployment is paused: what it says it runs and what runs may differ.',
    fix: 'Resume it: `kubectl rollout resume`.',
  },
  'image-not-by-digest': {
    effect: 'fail',
    meaning: 'The pod template names an image by a tag, which can be moved.',
    fix: 'Deploy by digest: a tag can be moved, and then what runs is not what was proven.',
  },
  'rollout-failed': {
    effect: 'fail',
    meaning: 'The rollout of the target is not progressing.',
    fix: 'See `kubectl describe` of the Deployment and the logs of its pods.',
  },
  'running-image-differs': {
    effect: 'fail',
    meaning: 'A ready pod runs another image than the artifact that was proven.',
    fix: 'Deploy the digest of `subjects` over the idle color, between `prepare` and `switch`, and nothing else.',
  },
  'serving-container-not-proven': {
    effect: 'fail',
    meaning: 'A container that is no artifact of the subject declares a port of the Service.',
    fix: 'Add its image to the artifacts of `record-build`, or correct `targetPort` of the Service.',
  },
  'serving-container-unknown': {
    effect: 'inconclusive',
    meaning: 'No container declares a port of the Service, and more than one could be what answers.',
    fix: 'Add the port on which the service answers to `ports` of its container (`containerPort`).',
  },
} as const satisfies CodeTable;

/** A reason of ours. */
export const { reason: reasonOf } = codeBook(clusterCodes);
