import { isRecord, type Json } from '@interlock/shared/domain/json';

import { MalformedObject, toJson, type Labels } from './objects.ts';

/** Argo CD's own annotation: `<application>:<group>/<kind>:<namespace>/<name>`. */
export const trackingAnnotation = 'argocd.argoproj.io/tracking-id';
/** Labels that hold the name of the Application where the tracking is by label; the first may be anybody's. */
export const trackingLabels = ['app.kubernetes.io/instance', 'argocd.argoproj.io/instance'] as const;
const helmAnnotation = 'meta.helm.sh/release-name';

/** An object of the cluster, as far as Argo CD's tracking goes. */
export interface Tracked {
  readonly kind: 'Service' | 'Deployment';
  readonly namespace: string;
  readonly name: string;
  readonly annotations: Labels;
  readonly labels: Labels;
}

/** Where an Application of Argo CD is. */
export interface ApplicationName {
  readonly namespace: string;
  readonly name: string;
}

/** One entry of `spec.ignoreDifferences`. */
interface IgnoredDifference {
  readonly group: string;
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
  readonly jsonPointers: readonly string[];
  readonly jqPathExpressions: readonly string[];
  readonly managedFieldsManagers: readonly string[];
}

/** An Application of Argo CD (argoproj.io/v1alpha1). */
export interface Application extends ApplicationName {
  /** `spec.syncPolicy.automated` as it stands; `null` when nothing is synced without being asked for. */
  readonly automated: Json | null;
  readonly selfHeal: boolean;
  readonly syncOptions: readonly string[];
  readonly ignoreDifferences: readonly IgnoredDifference[];
  /** `<kind>:<namespace>/<name>` of every object that it manages. */
  readonly resources: readonly string[];
  /** Name of the ApplicationSet that makes it, and reverts a change of it; `null` for none. */
  readonly madeBy: string | null;
}

/** What is known of Argo CD about an object. */
export type ArgoCd =
  | { readonly kind: 'none' }
  /** The object says that Argo CD manages it; the Application is not here, or may not be read. */
  | { readonly kind: 'unread'; readonly application: ApplicationName }
  | { readonly kind: 'read'; readonly application: Application };

const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);
const wordAt = (value: unknown, ...path: readonly string[]): string => {
  const found = at(value, ...path);
  return typeof found === 'string' ? found : '';
};
const listAt = (value: unknown, ...path: readonly string[]): readonly unknown[] => {
  const found = at(value, ...path);
  return Array.isArray(found) ? found : [];
};
const wordsAt = (value: unknown, ...path: readonly string[]): readonly string[] =>
  listAt(value, ...path).filter((one) => typeof one === 'string');

/**
 * Reads an Application.
 *
 * @throws {MalformedObject}
 */
export function readApplication(value: unknown): Application {
  const name = wordAt(value, 'metadata', 'name');
  const namespace = wordAt(value, 'metadata', 'namespace');
  if (name === '' || namespace === '') throw new MalformedObject('Application', 'metadata.name');
  const automated = at(value, 'spec', 'syncPolicy', 'automated');
  const isAutomated = isRecord(automated) && automated['enabled'] !== false;
  const maker = listAt(value, 'metadata', 'ownerReferences').find(
    (one) => wordAt(one, 'kind') === 'ApplicationSet',
  );
  return {
    name,
    namespace,
    automated: isAutomated ? toJson(automated) : null,
    selfHeal: isAutomated && automated['selfHeal'] === true,
    syncOptions: wordsAt(value, 'spec', 'syncPolicy', 'syncOptions'),
    ignoreDifferences: listAt(value, 'spec', 'ignoreDifferences').map((one) => ({
      group: wordAt(one, 'group'),
      kind: wordAt(one, 'kind'),
      namespace: wordAt(one, 'namespace'),
      name: wordAt(one, 'name'),
      jsonPointers: wordsAt(one, 'jsonPointers'),
      jqPathExpressions: wordsAt(one, 'jqPathExpressions'),
      managedFieldsManagers: wordsAt(one, 'managedFieldsManagers'),
    })),
    resources: listAt(value, 'status', 'resources').map(
      (one) => `${wordAt(one, 'kind')}:${wordAt(one, 'namespace')}/${wordAt(one, 'name')}`,
    ),
    madeBy: maker === undefined ? null : wordAt(maker, 'name'),
  };
}

/**
 * The Application that an object names, and whether the name can be of nothing else. An annotation that was copied
 * from another object counts for nothing, as in Argo CD itself.
 */
export function trackedBy(
  object: Tracked,
): { readonly application: ApplicationName; readonly isCertain: boolean } | null {
  const id = object.annotations[trackingAnnotation];
  if (id !== undefined) {
    const [name = '', , ...place] = id.split(':');
    if (name === '' || place.join(':') !== `${object.namespace}/${object.name}`) return null;
    // An Application outside of Argo CD's own namespace is written `<namespace>_<name>`.
    const parts = name.split('_');
    const [namespace = '', own = ''] = parts.length === 2 ? parts : ['argocd', name];
    return { application: { namespace, name: own }, isCertain: true };
  }
  if (object.annotations[helmAnnotation] !== undefined) return null;
  const [instance, ours] = trackingLabels.map((key) => object.labels[key]);
  const name = ours ?? instance;
  if (name === undefined || name === '') return null;
  return { application: { namespace: 'argocd', name }, isCertain: ours !== undefined };
}

/** What is known of Argo CD about an object, once its Application was looked for; `null` when that was not found. */
export function argoCdOf(object: Tracked, found: Application | null): ArgoCd {
  const tracked = trackedBy(object);
  if (tracked === null) return { kind: 'none' };
  // One of the same name may be another Argo CD's.
  if (found?.resources.includes(`${object.kind}:${object.namespace}/${object.name}`) === true)
    return { kind: 'read', application: found };
  return tracked.isCertain ? { kind: 'unread', application: tracked.application } : { kind: 'none' };
}

/** Whether an option is set for the whole Application, or on the object. */
export function hasSyncOption(argo: ArgoCd, object: Tracked, option: string): boolean {
  const onObject = (object.annotations['argocd.argoproj.io/sync-options'] ?? '').split(',');
  const onAll = argo.kind === 'read' ? argo.application.syncOptions : [];
  return [...onObject, ...onAll].some((one) => one.trim().toLowerCase() === option.toLowerCase());
}

/** Whether an Application writes back what it saw of the ignored fields. */
export function respects(application: Application): boolean {
  return application.syncOptions.some((one) => one.toLowerCase() === 'respectignoredifferences=true');
}

/** The expression that leaves the images of a Deployment to somebody else, as the fix prints it. */
export const imagesExpression = '.spec.template.spec.containers[].image';

/** Whether Argo CD leaves the images of a Deployment as they are. Only what is surely so counts. */
export function leavesImages(application: Application, deployment: Tracked): boolean {
  return (
    respects(application) &&
    application.ignoreDifferences.some(
      (one) =>
        one.group === 'apps' &&
        one.kind === 'Deployment' &&
        ['', deployment.namespace].includes(one.namespace) &&
        ['', deployment.name].includes(one.name) &&
        one.jqPathExpressions.includes(imagesExpression),
    )
  );
}
