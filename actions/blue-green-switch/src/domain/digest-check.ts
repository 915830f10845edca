import type { Artifact } from '@interlock/shared/domain/subject';
import type { Reason } from '@interlock/shared/domain/verdict';

import { servingPods } from './endpoints.ts';
import type { Deployment, Pod } from './objects.ts';
import { reasonOf } from './reasons.ts';

/** An image reference in its parts: `registry:5000/acme/shop:1.4@sha256:…`. */
export interface ImageReference {
  readonly repository: string;
  readonly tag: string | null;
  readonly digest: string | null;
}

/** Reads an image reference (distribution/reference). A colon before the last slash belongs to a port. */
export function readImage(text: string): ImageReference {
  const [name = '', ...digests] = text.split('@');
  const colon = name.lastIndexOf(':');
  const hasTag = colon > name.lastIndexOf('/');
  const digest = digests.join('@');
  return {
    repository: hasTag ? name.slice(0, colon) : name,
    tag: hasTag ? name.slice(colon + 1) : null,
    digest: digest === '' ? null : digest,
  };
}

/**
 * The digest of an `imageID` as runtimes report it: `repo@sha256:…`, `docker-pullable://repo@sha256:…`, or a bare
 * `sha256:…`. `null` when there is none.
 */
export function digestOfImageId(imageId: string): string | null {
  return /(?:^|@)(sha256:[0-9a-f]{64})$/u.exec(imageId)?.[1] ?? null;
}

/** Whether an artifact's name means an image repository: the same, or its last parts. */
export function isImageOf(repository: string, artifact: Artifact): boolean {
  return repository === artifact.name || repository.endsWith(`/${artifact.name}`);
}

/** Containers of the template that no artifact of the subject is for: they were proven by nobody. */
export function unprovenContainers(
  deployment: Deployment,
  artifacts: readonly Artifact[],
): readonly string[] {
  return deployment.containers
    .filter(({ image }) => !artifacts.some((one) => isImageOf(readImage(image).repository, one)))
    .map(({ name }) => name);
}

function templateReasons(deployment: Deployment, artifacts: readonly Artifact[]): readonly Reason[] {
  const where = `deployment ${deployment.namespace}/${deployment.name}`;
  return deployment.containers.flatMap(({ name, image }) => {
    const { repository, digest } = readImage(image);
    const artifact = artifacts.find((one) => isImageOf(repository, one));
    if (artifact === undefined || digest === artifact.digest) return [];
    if (digest === null)
      return [
        reasonOf('image-not-by-digest', {
          seen: image,
          limit: `${repository}@${artifact.digest}`,
          where: `${where}, container ${name}`,
          fix: 'Deploy by digest: a tag can be moved, and then what runs is not what was proven.',
        }),
      ];
    return [
      reasonOf('running-image-differs', {
        seen: image,
        limit: `${repository}@${artifact.digest}`,
        where: `${where}, container ${name}`,
        fix: 'Deploy the digest of `subjects` over the idle color, between `prepare` and `switch`.',
      }),
    ];
  });
}

function podReasons(pod: Pod, deployment: Deployment, artifacts: readonly Artifact[]): readonly Reason[] {
  const proven = deployment.containers.flatMap(({ name, image }) => {
    const artifact = artifacts.find((one) => isImageOf(readImage(image).repository, one));
    return artifact === undefined ? [] : [{ name, artifact }];
  });
  const where = `pod ${deployment.namespace}/${pod.name}`;
  return proven.flatMap(({ name, artifact }) => {
    const imageId = pod.containers.find((one) => one.name === name)?.imageId ?? '';
    if (digestOfImageId(imageId) === artifact.digest) return [];
    return [
      reasonOf('running-image-differs', {
        seen: imageId === '' ? 'no imageID' : imageId,
        limit: `${artifact.name}@${artifact.digest}`,
        where: `${where}, container ${name}`,
        fix: 'Find out what was deployed over the idle color since `prepare`, then promote again.',
      }),
    ];
  });
}

/**
 * Whether what runs is what was proven: every container whose image is an artifact of the subject has its digest, in
 * the template and in the `imageID` of each pod that would serve; every artifact-bearing color has at least one.
 *
 * @returns every difference; empty when there is none
 */
export function judgeDigests(
  deployment: Deployment,
  pods: readonly Pod[],
  artifacts: readonly Artifact[],
): readonly Reason[] {
  const where = `deployment ${deployment.namespace}/${deployment.name}`;
  if (unprovenContainers(deployment, artifacts).length === deployment.containers.length)
    return [
      reasonOf('artifact-not-running', {
        seen: deployment.containers.map(({ image }) => image).join(', ') || 'no container',
        limit: artifacts.map(({ name, digest }) => `${name}@${digest}`).join(', ') || 'an artifact',
        where,
        fix: 'Name the artifacts in `record-build` as the images are named in the pod template (`ghcr.io/acme/shop`, or its last part).',
      }),
    ];
  return [
    ...templateReasons(deployment, artifacts),
    ...servingPods(pods).flatMap((pod) => podReasons(pod, deployment, artifacts)),
  ];
}
