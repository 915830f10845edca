import type { Artifact } from '@interlock/shared/domain/subject';
import type { Reason } from '@interlock/shared/domain/verdict';

import { servingPods } from './endpoints.ts';
import type { Container, Deployment, Pod, ServicePort } from './objects.ts';
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

/** What may run in pods that get the traffic. */
export interface ContainerRules {
  readonly artifacts: readonly Artifact[];
  /** Names of containers that may run an image that is no artifact (`containers-allowed`). */
  readonly allowed: readonly string[];
}

const artifactOf = ({ image }: Pick<Container, 'image'>, { artifacts }: ContainerRules) =>
  artifacts.find((one) => isImageOf(readImage(image).repository, one));

const templateContainers = ({ containers, initContainers }: Deployment) => [...containers, ...initContainers];

const whereOf = ({ namespace, name }: Deployment) => `deployment ${namespace}/${name}`;

function notProven({ name, image, role }: Container, where: string): Reason {
  return reasonOf('container-not-proven', {
    seen: `${role === 'app' ? 'container' : `${role} container`} ${name} runs ${image || 'no image'}, which is no artifact of the subject`,
    limit: 'an artifact of the subject, or a name in containers-allowed',
    where,
    fix: `When the image is yours, add it to the artifacts of \`record-build\`. When it is not, for example the proxy of a mesh, allow the container by its name in the configuration of the default branch: \`containers-allowed: [${name}]\` under \`traffic\` of the environment.`,
  });
}

function templateReasons(deployment: Deployment, rules: ContainerRules): readonly Reason[] {
  return templateContainers(deployment).flatMap((container) => {
    const { name, image } = container;
    const { repository, digest } = readImage(image);
    const artifact = artifactOf(container, rules);
    const where = `${whereOf(deployment)}, container ${name}`;
    if (artifact === undefined) return rules.allowed.includes(name) ? [] : [notProven(container, where)];
    if (digest === artifact.digest) return [];
    const limit = `${repository}@${artifact.digest}`;
    if (digest === null)
      return [
        reasonOf('image-not-by-digest', {
          seen: image,
          limit,
          where,
        }),
      ];
    return [
      reasonOf('running-image-differs', {
        seen: image,
        limit,
        where,
        fix: 'Deploy the digest of `subjects` over the idle color, between `prepare` and `switch`.',
      }),
    ];
  });
}

/** Every container of a pod, by what its spec says now: a webhook may have added some, or changed an image. */
function podReasons(pod: Pod, deployment: Deployment, rules: ContainerRules): readonly Reason[] {
  const where = `pod ${deployment.namespace}/${pod.name}`;
  const differs = (seen: string, limit: string, name: string) =>
    reasonOf('running-image-differs', {
      seen,
      limit,
      where: `${where}, container ${name}`,
      fix: 'Find out what was deployed over the idle color since `prepare`, then promote again.',
    });
  if (pod.declared.length === 0) return [differs('no container in the spec of the pod', 'one or more', '?')];
  const promised = new Map(
    templateContainers(deployment).flatMap((container) => {
      const artifact = artifactOf(container, rules);
      return artifact === undefined ? [] : [[container.name, artifact] as const];
    }),
  );
  const added = pod.declared.filter(({ name }) => !promised.has(name));
  const own = added.flatMap((container) => {
    const artifact = artifactOf(container, rules);
    return artifact === undefined ? [] : [[container.name, artifact] as const];
  });
  const statuses = [...pod.containers, ...pod.initContainers];
  const different = [...promised, ...own].flatMap(([name, artifact]) => {
    const imageId = statuses.find((one) => one.name === name)?.imageId ?? '';
    if (digestOfImageId(imageId) === artifact.digest) return [];
    return [differs(imageId === '' ? 'no imageID' : imageId, `${artifact.name}@${artifact.digest}`, name)];
  });
  const inTemplate = new Set(templateContainers(deployment).map(({ name, image }) => `${name} ${image}`));
  const foreign = added.filter(
    (container) =>
      artifactOf(container, rules) === undefined &&
      !rules.allowed.includes(container.name) &&
      !inTemplate.has(`${container.name} ${container.image}`),
  );
  return [
    ...different,
    ...foreign.map((container) => notProven(container, `${where}, container ${container.name}`)),
  ];
}

/**
 * Whether an artifact is what answers on the Service's ports. Which container listens on a port is known by what it
 * declares; what nobody declares is an artifact's where no other container could be meant.
 */
function servingReasons(
  containers: readonly Container[],
  ports: readonly ServicePort[],
  rules: ContainerRules,
  where: string,
): readonly Reason[] {
  const running = containers.filter(({ role }) => role !== 'init');
  const declares = ({ ports: own }: Container, { protocol, target }: ServicePort) =>
    own.find(
      (port) =>
        port.protocol === protocol &&
        (typeof target === 'number' ? port.number === target : port.name === target),
    );
  // A name means the port of the first container that has it, as the endpoint controller resolves it.
  const resolved = ports.flatMap(({ protocol, target }) => {
    if (typeof target === 'number') return [{ protocol, target }];
    const [first] = running.flatMap((one) => declares(one, { protocol, target }) ?? []);
    return first === undefined ? [] : [{ protocol, target: first.number }];
  });
  const isProven = (container: Container) => artifactOf(container, rules) !== undefined;
  const foreign = running.flatMap((container) => {
    const port = isProven(container) ? undefined : resolved.find((one) => declares(container, one));
    return port === undefined
      ? []
      : [
          reasonOf('serving-container-not-proven', {
            seen: `container ${container.name} (${container.image}) declares port ${String(port.target)}, to which the Service sends`,
            limit: 'an artifact of the subject',
            where,
            fix: `What answers customers must be proven, also where containers-allowed names it: add ${container.name}'s image to the artifacts of \`record-build\`, or correct \`targetPort\` of the Service.`,
          }),
        ];
  });
  const proven = running.filter(isProven);
  const isDeclared = proven.some((one) => resolved.some((port) => declares(one, port)));
  const mayBeOther = proven.length < running.length && proven.every((one) => one.ports.length > 0);
  if (foreign.length > 0 || resolved.length === 0 || isDeclared || !mayBeOther) return foreign;
  return [
    reasonOf('serving-container-unknown', {
      seen: `no container declares port ${resolved.map(({ target }) => String(target)).join(', ')}; ${proven.map((one) => `${one.name} declares ${one.ports.map(({ number }) => String(number)).join(', ')}`).join('; ')}`,
      limit: 'an artifact of the subject declares a port of the Service',
      where,
    }),
  ];
}

/** Each reason once, although every pod gives it. */
function withoutRepeats(reasons: readonly Reason[]): readonly Reason[] {
  const seen = new Set<string>();
  return reasons.filter(({ code, seen: what }) => {
    const key = `${code} ${what ?? ''}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Containers that run although nobody proved them, because the configuration names them: `name (image)`. */
export function allowedContainers(
  deployment: Deployment,
  pods: readonly Pod[],
  rules: ContainerRules,
): readonly string[] {
  const all = [...templateContainers(deployment), ...servingPods(pods).flatMap(({ declared }) => declared)];
  const unproven = all.filter((one) => artifactOf(one, rules) === undefined);
  return [...new Set(unproven.map(({ name, image }) => `${name} (${image})`))];
}

/** Containers that a person added to a pod that serves: `pod/name (image)`. */
export function debugContainers(pods: readonly Pod[]): readonly string[] {
  return servingPods(pods).flatMap((pod) =>
    pod.ephemeral.map(({ name, image }) => `${pod.name}/${name} (${image})`),
  );
}

/**
 * Whether what runs is what was proven, in the template and in each pod that would serve, init containers and
 * sidecars included: a container whose image is an artifact of the subject has its digest, any other is allowed by
 * name, and what answers on the Service's ports is an artifact.
 *
 * @param deployment - the target
 * @param pods - the pods that the Service would select
 * @param rules - what may run
 * @param ports - of the Service
 * @returns every difference; empty when there is none
 */
export function judgeDigests(
  deployment: Deployment,
  pods: readonly Pod[],
  rules: ContainerRules,
  ports: readonly ServicePort[],
): readonly Reason[] {
  const { artifacts } = rules;
  const containers = templateContainers(deployment);
  if (!containers.some((one) => one.role !== 'init' && artifactOf(one, rules) !== undefined))
    return [
      reasonOf('artifact-not-running', {
        seen: containers.map(({ image }) => image).join(', ') || 'no container',
        limit: artifacts.map(({ name, digest }) => `${name}@${digest}`).join(', ') || 'an artifact',
        where: whereOf(deployment),
      }),
    ];
  const serving = servingPods(pods);
  return [
    ...templateReasons(deployment, rules),
    ...serving.flatMap((pod) => podReasons(pod, deployment, rules)),
    ...withoutRepeats([
      ...servingReasons(containers, ports, rules, whereOf(deployment)),
      ...serving.flatMap((pod) =>
        servingReasons(pod.declared, ports, rules, `pod ${deployment.namespace}/${pod.name}`),
      ),
    ]),
  ];
}
