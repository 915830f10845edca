import type { ApplicationName, ArgoCd } from '@interlock/kubernetes/domain/application';
import { quoted } from '@interlock/kubernetes/domain/commands';
import { fieldManager } from '@interlock/kubernetes/domain/field-manager';
import { fluxLabels } from '@interlock/kubernetes/domain/flux';
import type { Labels, Service } from '@interlock/kubernetes/domain/objects';
import type { Json } from '@interlock/shared/domain/json';

/** Where `kubectl apply` keeps the manifest that it applied last. */
export const lastAppliedAnnotation = 'kubectl.kubernetes.io/last-applied-configuration';

type Place = Pick<Service, 'namespace' | 'name'>;

const merge = (resource: string, { namespace, name }: Place, patch: Json): string =>
  `\`kubectl patch ${resource} ${quoted(name)} -n ${quoted(namespace)} --type=merge -p '${JSON.stringify(patch).replaceAll("'", `'\\''`)}'\``;

/**
 * The command that makes the selector ours: it writes down that we own it and that nobody applied it, and moves no
 * traffic, because the selector itself is not in it. Emptying `managedFields` instead is not enough: the next
 * server-side apply then takes over what the applied manifest holds, or what it calls `before-first-apply`, and deletes
 * the selector with the one after.
 */
function handOver(service: Place, annotations: Readonly<Record<string, null>> = {}, labels?: Json): string {
  const owned = {
    manager: fieldManager,
    operation: 'Update',
    apiVersion: 'v1',
    fieldsType: 'FieldsV1',
    fieldsV1: { 'f:spec': { 'f:selector': {} } },
  };
  return merge('service', service, {
    metadata: {
      annotations: { [lastAppliedAnnotation]: null, ...annotations },
      ...(labels === undefined ? {} : { labels }),
      managedFields: [owned],
    },
  });
}

const numbered = (steps: readonly string[]): string =>
  `In this order: ${steps.map((one, index) => `${String(index + 1)}. ${one}`).join(' ')}`;

// What is applied with a selector but without its color deletes the color, and both colors serve; server-side apply
// owns a selector as a whole.
const manifestStep =
  'In Git take `spec.selector` out of the manifest of the Service as a whole (not the color alone: then both colors would serve), and add the annotation `interlock/selector: handed-over`, so that the next sync writes the Service.';

const applications = 'applications.argoproj.io';

function pauseStep(argo: Exclude<ArgoCd, { kind: 'none' }>): readonly string[] {
  const { application } = argo;
  if (argo.kind === 'unread')
    return [
      `Pause automated sync: \`argocd app set ${quoted(application.name)} --sync-policy none\` (the Application could not be read in namespace ${application.namespace} of this cluster).`,
    ];
  const { automated, madeBy } = argo.application;
  if (automated === null) return [];
  if (madeBy !== null)
    return [
      `Pause automated sync in the ApplicationSet ${madeBy} (\`spec.template.spec.syncPolicy.automated\`): it reverts a change of the Application itself.`,
    ];
  return [
    `Pause automated sync: ${merge(applications, application, { spec: { syncPolicy: { automated: null } } })}.`,
  ];
}

function resumeStep(
  { kind, application }: { kind: string; application: ApplicationName },
  automated: Json,
  madeBy: string | null,
): string {
  const sync = `\`argocd app sync ${quoted(application.name)}\``;
  if (kind === 'unread') return `Sync once: ${sync}, then give the sync policy back.`;
  if (automated === null) return `Sync once: ${sync}.`;
  if (madeBy !== null) return `Give the ApplicationSet ${madeBy} its policy back, or sync once: ${sync}.`;
  return `Resume: ${merge(applications, application, { spec: { syncPolicy: { automated } } })}.`;
}

/** The order that takes a selector out of the hands of Argo CD, by client-side and by server-side apply alike. */
export function argoCdOrder(service: Place, argo: Exclude<ArgoCd, { kind: 'none' }>): string {
  const { application } = argo;
  const [automated, madeBy] =
    argo.kind === 'read' ? [argo.application.automated, argo.application.madeBy] : [null, null];
  return numbered([
    ...pauseStep(argo),
    `Wait until no sync runs: \`argocd app wait ${quoted(application.name)} --operation\`.`,
    `Hand the selector over; no traffic moves: ${handOver(service)}.`,
    `${manifestStep} Take what covers \`spec.selector\` out of \`ignoreDifferences\` too. Sync nothing until that is merged.`,
    resumeStep(argo, automated, madeBy),
    'When the Service carries that annotation, run this again.',
  ]);
}

/** The order that takes a selector out of the hands of a Kustomization of Flux. */
export function fluxOrder(service: Place & { readonly labels: Labels }): string {
  const name = service.labels[fluxLabels.name] ?? '<kustomization>';
  const namespace = service.labels[fluxLabels.namespace] ?? 'flux-system';
  const suspend = (value: boolean) =>
    merge('kustomizations.kustomize.toolkit.fluxcd.io', { name, namespace }, { spec: { suspend: value } });
  return numbered([
    `Suspend: ${suspend(true)}.`,
    `Hand the selector over; no traffic moves: ${handOver(service)}.`,
    `${manifestStep} Reconcile nothing until that is merged.`,
    `Resume: ${suspend(false)}.`,
    'When the Service carries that annotation, run this again.',
  ]);
}

/** The order that takes a Service out of a chart. Helm deletes from it what a new version of the chart leaves out. */
export function helmOrder(service: Place): string {
  const keep = `\`kubectl annotate service ${quoted(service.name)} -n ${quoted(service.namespace)} --overwrite helm.sh/resource-policy=keep\``;
  const marks = { 'meta.helm.sh/release-name': null, 'meta.helm.sh/release-namespace': null };
  return numbered([
    `Let Helm leave the Service when its chart no longer has it: ${keep}.`,
    'Take the whole Service out of the chart (not its selector alone: Helm would delete that, and nothing would serve), and run `helm upgrade`.',
    `Hand the selector over; no traffic moves: ${handOver(service, marks, { 'app.kubernetes.io/managed-by': null })}.`,
    'Run this again. Keep the manifest of the Service, without `spec.selector`, outside of the chart.',
  ]);
}

/** What to do about any other owner. */
export function otherOrder(service: Place, manager: string): string {
  return numbered([
    `Keep ${manager} from applying.`,
    `Hand the selector over; no traffic moves: ${handOver(service)}.`,
    `Take \`spec.selector\` as a whole out of what ${manager} applies.`,
    'Run this again.',
  ]);
}
