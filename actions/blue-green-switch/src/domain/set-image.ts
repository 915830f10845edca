import { isImageOf, readImage } from '@interlock/kubernetes/domain/digest-check';
import type { Deployment } from '@interlock/kubernetes/domain/objects';
import { reasonOf } from '@interlock/kubernetes/domain/reasons';
import type { Json } from '@interlock/shared/domain/json';
import type { Artifact } from '@interlock/shared/domain/subject';
import type { Reason } from '@interlock/shared/domain/verdict';

export interface NewImage {
  readonly container: string;
  /** The list of the pod spec that the container is in. */
  readonly list: 'containers' | 'initContainers';
  readonly before: string;
  readonly after: string;
}

/** What setting the artifacts' images on a Deployment means. */
export type ImagePlan =
  | { readonly kind: 'set'; readonly images: readonly NewImage[] }
  | { readonly kind: 'as-it-is' }
  | { readonly kind: 'refuse'; readonly reason: Reason };

/**
 * Which containers get which digest: those whose image is an artifact, by its name, init containers included; the
 * repository stays.
 */
export function planImages(deployment: Deployment, artifacts: readonly Artifact[]): ImagePlan {
  const artifactOf = (image: string) => artifacts.find((one) => isImageOf(readImage(image).repository, one));
  const imagesIn = (list: NewImage['list']) =>
    deployment[list].flatMap(({ name, image }): readonly NewImage[] => {
      const artifact = artifactOf(image);
      return artifact === undefined
        ? []
        : [
            {
              container: name,
              list,
              before: image,
              after: `${readImage(image).repository}@${artifact.digest}`,
            },
          ];
    });
  const images = [...imagesIn('containers'), ...imagesIn('initContainers')];
  const isServed = [...deployment.containers, ...deployment.initContainers].some(
    ({ role, image }) => role !== 'init' && artifactOf(image) !== undefined,
  );
  if (!isServed)
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
  const lists = (['containers', 'initContainers'] as const).flatMap((list) => {
    const own = images.filter((one) => one.list === list);
    return own.length === 0
      ? []
      : [[list, own.map(({ container, after }) => ({ name: container, image: after }))] as const];
  });
  return {
    metadata: { resourceVersion: deployment.resourceVersion },
    spec: { template: { spec: Object.fromEntries(lists) } },
  };
}
