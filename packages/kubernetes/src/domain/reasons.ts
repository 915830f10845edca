import { makeReason, type ReasonMaker } from '@interlock/shared/domain/reason-codes';

/** Every reason that the look at a cluster gives, and what it means. Tables of READMEs are made of this. */
export const reasonMeanings = {
  'artifact-not-running': 'No container of a ready pod runs an artifact that is promoted.',
  'cluster-differs': 'The kubeconfig leads to another cluster than the one that is named.',
  'cluster-not-proven': 'The cluster is named by its CA certificate, and the kubeconfig has not exactly one.',
  'container-not-proven':
    'A container of the target runs an image that is no artifact of the subject, and its name is not in `containers-allowed`.',
  'deployment-paused': 'The target Deployment is paused: what it says it runs and what runs may differ.',
  'image-not-by-digest': 'The pod template names an image by a tag, which can be moved.',
  'rollout-failed': 'The rollout of the target is not progressing.',
  'running-image-differs': 'A ready pod runs another image than the artifact that was proven.',
  'serving-container-not-proven':
    'A container that is no artifact of the subject declares a port of the Service.',
  'serving-container-unknown':
    'No container declares a port of the Service, and more than one could be what answers.',
} as const;

export type ReasonCode = keyof typeof reasonMeanings;

/** A reason of ours. */
export const reasonOf: ReasonMaker<ReasonCode> = makeReason;
