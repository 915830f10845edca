import { isRecord, parseJson } from '@interlock/shared/domain/json';
import type { Reason } from '@interlock/shared/domain/verdict';

import type { Service } from './objects.ts';
import { reasonOf } from './reasons.ts';

/** The name under which our own writes stand in `metadata.managedFields`. */
export const fieldManager = 'interlock';

/** Where `kubectl apply` keeps the manifest that it applied last. */
export const lastAppliedAnnotation = 'kubectl.kubernetes.io/last-applied-configuration';

/** Tools that write their manifest again, by the manager name that they leave. */
const reconcilers =
  /^(argocd|argo-cd|kustomize-controller|helm|helm-controller|flux|fluxcd|fleet|fleetagent|pulumi|terraform|hashicorp|ansible|config-management|kapp|rancher)/iu;

/** Marks of a tool that may write the Service again; what it writes cannot be seen from here. */
const marks: Readonly<Record<string, string>> = {
  'argocd.argoproj.io/tracking-id': 'Argo CD',
  'argocd.argoproj.io/instance': 'Argo CD',
  'kustomize.toolkit.fluxcd.io/name': 'Flux',
  'helm.toolkit.fluxcd.io/name': 'Flux',
  'meta.helm.sh/release-name': 'Helm',
};

/** What the last applied manifest says about the color. */
type Applied = 'absent' | 'without-color' | 'holds-color' | 'unreadable';

function appliedColor(text: string | undefined, label: string): Applied {
  if (text === undefined) return 'absent';
  const parsed = parseJson(text);
  if (!parsed.ok || !isRecord(parsed.value)) return 'unreadable';
  const { spec } = parsed.value;
  const selector = isRecord(spec) ? spec['selector'] : undefined;
  return isRecord(selector) && Object.hasOwn(selector, label) ? 'holds-color' : 'without-color';
}

/**
 * Who else would put the color back. An applied manifest with the color in it does so at the next `kubectl apply`,
 * silently; a tool that owns `spec.selector` does so whenever it reconciles. A map that server-side apply owns is
 * owned as a whole, so there it is enough that the selector was applied at all.
 *
 * @returns every reason not to write; empty when the field is free
 */
export function judgeOwnership(service: Service, label: string): readonly Reason[] {
  const where = `service ${service.namespace}/${service.name}`;
  const found: Reason[] = [];
  const applied = appliedColor(service.annotations[lastAppliedAnnotation], label);
  if (applied === 'holds-color' || applied === 'unreadable')
    found.push(
      reasonOf('applied-manifest-holds-color', {
        seen:
          applied === 'unreadable'
            ? 'a last-applied manifest that is not JSON'
            : `spec.selector.${label} in it`,
        limit: `an applied manifest without spec.selector.${label}`,
        where,
        fix: `Take \`${label}\` out of \`spec.selector\` of the manifest, then run \`kubectl apply set-last-applied -f <manifest> -n ${service.namespace}\`: that changes the record only, no traffic. From then on the color is written by this action alone.`,
      }),
    );
  for (const { manager, operation, ownsSelector } of service.managers) {
    if (!ownsSelector || manager === fieldManager) continue;
    if (operation !== 'Apply' && !reconcilers.test(manager)) continue;
    found.push(
      reasonOf('field-owned-elsewhere', {
        seen: `${manager} (${operation}) owns spec.selector`,
        limit: 'no tool that writes it again',
        where,
        // A write of the same value takes no field over, and what an owner leaves out of its next apply is deleted.
        fix: `Tell ${manager} to ignore that field (Argo CD: \`ignoreDifferences\` with \`RespectIgnoreDifferences=true\`), or take \`spec.selector\` out of what it applies. Before it applies that, run \`kubectl patch service ${service.name} -n ${service.namespace} --type=merge -p '{"metadata":{"managedFields":[{}]}}'\`: it forgets who wrote which field and moves no traffic; without it that apply may delete the selector.`,
      }),
    );
  }
  return found;
}

/** Tools that manage the Service without owning the field as yet: worth a warning, no reason to refuse. */
export function otherTools(service: Service): readonly string[] {
  const keys = [...Object.keys(service.annotations), ...Object.keys(service.labels)];
  return [...new Set(keys.flatMap((key) => marks[key] ?? []))];
}
