import type { Json } from '@interlock/shared/domain/json';
import type { Artifact } from '@interlock/shared/domain/subject';
import type { Reason } from '@interlock/shared/domain/verdict';

import { isImageOf, readImage } from './digest-check.ts';
import type { Deployment } from './objects.ts';
import { reasonOf } from './reasons.ts';

export interface NewImage {
  readonly container: string;
  readonly before: string;
  readonly after: string;
}

/** What setting the artifacts' images on a Deployment means. */
export type ImagePlan =
  | { readonly kind: 'set'; readonly images: readonly NewImage[] }
  | { readonly kind: 'as-it-is' }
  | { readonly kind: 'refuse'; readonly reason: Reason };

/** Which containers get which digest: those whose image is an artifact, by its name; the repository stays. */
export function planImages(deployment: Deployment, artifacts: readonly Artifact[]): ImagePlan {
  const images = deployment.containers.flatMap(({ name, image }): readonly NewImage[] => {
    const { repository } = readImage(image);
    const artifact = artifacts.find((one) => isImageOf(repository, one));
    return artifact === undefined
      ? []
      : [{ container: name, before: image, after: `${repository}@${artifact.digest}` }];
  });
  if (images.length === 0)
    return {
      kind: 'refuse',
      reason: reasonOf('artifact-not-running', {
        seen: deployment.containers.map(({ image }) => image).join(', ') || 'no container',
        limit: artifacts.map(({ name }) => name).join(', ') || 'an artifact',
        where: `deployment ${deployment.namespace}/${deployment.name}`,
        fix: 'Name the artifacts in `record-build` as the images are named in the pod template, or bring a deploy action of your own (.github/interlock/deploy).',
      }),
    };
  const different = images.filter(({ before, after }) => before !== after);
  return different.length === 0 ? { kind: 'as-it-is' } : { kind: 'set', images: different };
}

/** The strategic merge patch that sets images; containers are found by name. */
export function imagePatch(deployment: Deployment, images: readonly NewImage[]): Json {
  return {
    metadata: { resourceVersion: deployment.resourceVersion },
    spec: {
      template: {
        spec: { containers: images.map(({ container, after }) => ({ name: container, image: after })) },
      },
    },
  };
}
