import {
  hasSyncOption,
  trackingAnnotation,
  trackingLabels,
  type ArgoCd,
  type Tracked,
} from '@interlock/kubernetes/domain/application';
import { fieldManager } from '@interlock/kubernetes/domain/field-manager';
import { fluxLabels, isLeftByFlux, isOfFlux } from '@interlock/kubernetes/domain/flux';
import type { FieldManager, Service } from '@interlock/kubernetes/domain/objects';
import { isRecord, parseJson } from '@interlock/shared/domain/json';
import type { Reason } from '@interlock/shared/domain/verdict';

import { argoCdOrder, fluxOrder, helmOrder, lastAppliedAnnotation, otherOrder } from './handover.ts';
import { serviceReason } from './reasons.ts';
import { copiesSelector } from './sync.ts';

/** Tools that write their manifest again, by the manager name that they leave. */
const reconcilers =
  /^(argocd|argo-cd|kustomize-controller|helm|helm-controller|flux|fluxcd|fleet|fleetagent|pulumi|terraform|hashicorp|ansible|config-management|kapp|rancher)/iu;
const argoCdManager = /^argo-?cd/iu;
const fluxManager = /^(kustomize-controller|flux)/iu;
const helmManager = /^helm/iu;

/** Marks of a tool that may write the Service again; what it writes cannot be seen from here. */
const marks: Readonly<Record<string, string>> = {
  [trackingAnnotation]: 'Argo CD',
  'argocd.argoproj.io/instance': 'Argo CD',
  [fluxLabels.name]: 'Flux',
  'helm.toolkit.fluxcd.io/name': 'Flux',
  'meta.helm.sh/release-name': 'Helm',
};

/** What the last applied manifest says about the color. */
interface Applied {
  readonly kind: 'absent' | 'without-selector' | 'without-color' | 'holds-color' | 'unreadable';
  /** Whether it carries what Argo CD adds to a manifest before it applies it. */
  readonly byArgoCd: boolean;
}

function appliedOf(text: string | undefined, label: string): Applied {
  if (text === undefined) return { kind: 'absent', byArgoCd: false };
  const parsed = parseJson(text);
  if (!parsed.ok || !isRecord(parsed.value)) return { kind: 'unreadable', byArgoCd: false };
  const { spec, metadata } = parsed.value;
  const selector = isRecord(spec) ? spec['selector'] : undefined;
  const has = (map: string, key: string) => {
    const found = isRecord(metadata) ? metadata[map] : undefined;
    return isRecord(found) && Object.hasOwn(found, key);
  };
  const byArgoCd = has('annotations', trackingAnnotation) || trackingLabels.some((key) => has('labels', key));
  if (!isRecord(selector)) return { kind: 'without-selector', byArgoCd };
  return { kind: Object.hasOwn(selector, label) ? 'holds-color' : 'without-color', byArgoCd };
}

const whereOf = (service: Service) => `service ${service.namespace}/${service.name}`;
const isOfHelm = ({ annotations }: Service) => annotations['meta.helm.sh/release-name'] !== undefined;

function manifestFix(service: Service, label: string, argo: ArgoCd): string {
  if (argo.kind !== 'none') return argoCdOrder(service, argo);
  if (isOfFlux(service)) return fluxOrder(service);
  if (isOfHelm(service)) return helmOrder(service);
  return `Take \`${label}\` out of \`spec.selector\` of the manifest, then run \`kubectl apply set-last-applied -f <manifest> -n ${service.namespace}\`: that changes the record only, no traffic. From then on the color is written by this action alone.`;
}

function ownerFix(service: Service, manager: string, argo: ArgoCd): string {
  if (argoCdManager.test(manager) && argo.kind !== 'none') return argoCdOrder(service, argo);
  if (argoCdManager.test(manager)) {
    const name = service.labels[trackingLabels[0]] ?? '<application>';
    return argoCdOrder(service, { kind: 'unread', application: { namespace: 'argocd', name } });
  }
  if (fluxManager.test(manager)) return fluxOrder(service);
  if (helmManager.test(manager)) return helmOrder(service);
  return otherOrder(service, manager);
}

/**
 * Whether the tool was seen to apply a manifest that leaves the selector alone. A record that nobody wrote proves
 * nothing: the manifest in Git may hold the color still, and the first sync after a move would put it back.
 */
function isSeenToLeave(service: Service, applied: Applied, argo: ArgoCd): boolean {
  const appliedBy = (tool: RegExp) =>
    service.managers.some(
      ({ manager, operation, ownsSelector }) => tool.test(manager) && operation === 'Apply' && !ownsSelector,
    );
  if (argo.kind === 'none') return !isOfFlux(service) || isLeftByFlux(service) || appliedBy(fluxManager);
  if (appliedBy(argoCdManager) || (applied.byArgoCd && applied.kind === 'without-selector')) return true;
  // Server-side apply owns a selector as a whole: one without the color takes the color away.
  return (
    applied.byArgoCd &&
    applied.kind === 'without-color' &&
    !hasSyncOption(argo, { ...service, kind: 'Service' }, 'ServerSideApply=true')
  );
}

function judgeSync(service: Service, argo: ArgoCd): readonly Reason[] {
  if (argo.kind === 'none') return [];
  const tracked: Tracked = { ...service, kind: 'Service' };
  const { name, namespace } = argo.application;
  const found: Reason[] = [];
  if (hasSyncOption(argo, tracked, 'Replace=true'))
    found.push(
      serviceReason('sync-replaces-service', {
        seen: 'sync option Replace=true',
        limit: 'a sync that leaves the selector and the record alone',
        where: whereOf(service),
        fix: `Take \`Replace=true\` out of \`spec.syncPolicy.syncOptions\` of the Application ${name}, or out of the annotation \`argocd.argoproj.io/sync-options\` in the manifest of the Service: each sync would write the Service as Git has it, without the color.`,
      }),
    );
  const owners = service.managers.filter(({ ownsSelector }) => ownsSelector).map(({ manager }) => manager);
  if (argo.kind === 'read' && copiesSelector(argo.application, tracked, [fieldManager, ...owners]))
    found.push(
      serviceReason('sync-copies-color', {
        seen: 'RespectIgnoreDifferences=true, with an ignored difference that covers spec.selector',
        limit: 'a sync that does not write the selector',
        where: `application ${namespace}/${name}`,
        fix: `Take the entry that covers \`spec.selector\` of the Service out of \`spec.ignoreDifferences\` of the Application ${name}, in the repository that defines it: a manifest without \`spec.selector\` needs none.`,
      }),
    );
  return found;
}

const isForeignOwner = ({ manager, operation, ownsSelector }: FieldManager): boolean =>
  ownsSelector && manager !== fieldManager && (operation === 'Apply' || reconcilers.test(manager));

/**
 * Who else would put the color back. An applied manifest with the color in it does so at the next `kubectl apply`,
 * silently; a tool that owns `spec.selector` does so whenever it reconciles. A map that server-side apply owns is
 * owned as a whole, so there it is enough that the selector was applied at all. Where Argo CD or Flux manages the
 * Service, it must have been seen to apply it without the selector.
 *
 * @param service - the Service, as read
 * @param label - the key of the color
 * @param argo - what is known of its Application
 * @returns every reason not to write; empty when the field is free
 */
export function judgeOwnership(service: Service, label: string, argo: ArgoCd): readonly Reason[] {
  const where = whereOf(service);
  const found: Reason[] = [];
  const applied = appliedOf(service.annotations[lastAppliedAnnotation], label);
  if (applied.kind === 'holds-color' || applied.kind === 'unreadable')
    found.push(
      serviceReason('applied-manifest-holds-color', {
        seen:
          applied.kind === 'unreadable'
            ? 'a last-applied manifest that is not JSON'
            : `spec.selector.${label} in it`,
        limit: `an applied manifest without spec.selector.${label}`,
        where,
        fix: manifestFix(service, label, argo),
      }),
    );
  for (const owner of service.managers.filter(isForeignOwner)) {
    // Who applied that manifest from the client's side owns its fields: one thing, not two.
    if (found.length > 0 && owner.operation !== 'Apply') continue;
    found.push(
      serviceReason('field-owned-elsewhere', {
        seen: `${owner.manager} (${owner.operation}) owns spec.selector`,
        limit: 'no tool that writes it again',
        where,
        fix: ownerFix(service, owner.manager, argo),
      }),
    );
  }
  if (found.length === 0 && !isSeenToLeave(service, applied, argo))
    found.push(
      serviceReason('applied-manifest-not-seen', {
        seen: `no manifest without the selector that ${argo.kind === 'none' ? 'Flux' : 'Argo CD'} applied`,
        limit: 'one, written by its own sync',
        where,
        fix: `What it would write is unknown. ${argo.kind === 'none' ? fluxOrder(service) : `${argoCdOrder(service, argo)} If Argo CD no longer manages this Service: \`kubectl annotate service ${service.name} -n ${service.namespace} ${trackingAnnotation}-\`.`}`,
      }),
    );
  return [...found, ...judgeSync(service, argo)];
}

/** Tools that manage the Service without owning the field as yet: worth a warning, no reason to refuse. */
export function otherTools(service: Service): readonly string[] {
  const keys = [...Object.keys(service.annotations), ...Object.keys(service.labels)];
  return [...new Set(keys.flatMap((key) => marks[key] ?? []))];
}
