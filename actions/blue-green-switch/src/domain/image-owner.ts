import {
  imagesExpression,
  leavesImages,
  type ArgoCd,
  type Tracked,
} from '@interlock/kubernetes/domain/application';
import { fluxLabels, isLeftByFlux, isOfFlux, reconcileMark } from '@interlock/kubernetes/domain/flux';
import type { Deployment } from '@interlock/kubernetes/domain/objects';
import type { Reason } from '@interlock/shared/domain/verdict';

import { reasonOf } from './reasons.ts';

/**
 * Who would put another image back over the one that is set on a Deployment: Argo CD that heals drift, or a
 * Kustomization of Flux, which applies its manifest again at every interval.
 *
 * @returns the reason not to set it; `null` when nobody is known to
 */
export function judgeImageOwner(deployment: Deployment, argo: ArgoCd): Reason | null {
  const { namespace, name } = deployment;
  const where = `deployment ${namespace}/${name}`;
  const throughGit =
    'Deploy through Git: bring an action `.github/interlock/deploy` that commits the digest and waits for the sync.';
  const limit = 'a Deployment whose image nobody else writes';
  if (isOfFlux(deployment) && !isLeftByFlux(deployment))
    return reasonOf('image-put-back', {
      seen: `Kustomization ${deployment.labels[fluxLabels.name] ?? ''} of Flux applies it`,
      limit,
      where,
      fix: `${throughGit} Or let Flux leave this Deployment alone: \`kubectl annotate deployment ${name} -n ${namespace} ${reconcileMark}=disabled\`.`,
    });
  if (argo.kind === 'none') return null;
  const app = argo.application;
  if (argo.kind === 'unread')
    return reasonOf('image-put-back', {
      seen: `Application ${app.name} of Argo CD manages it and could not be read: whether it heals itself is unknown`,
      limit,
      where,
      fix: `${throughGit} Or let this job \`get\` applications.argoproj.io in namespace ${app.namespace}.`,
    });
  const { application } = argo;
  const tracked: Tracked = { ...deployment, kind: 'Deployment' };
  if (!application.selfHeal || leavesImages(application, tracked)) return null;
  return reasonOf('image-put-back', {
    seen: `Application ${app.name} of Argo CD heals itself (\`selfHeal: true\`)`,
    limit,
    where,
    fix: `${throughGit} Or leave the images to this action, in the repository that defines the Application: add \`{group: apps, kind: Deployment, name: ${name}, jqPathExpressions: ["${imagesExpression}"]}\` to \`spec.ignoreDifferences\`, and \`RespectIgnoreDifferences=true\` to \`spec.syncPolicy.syncOptions\`.`,
  });
}
