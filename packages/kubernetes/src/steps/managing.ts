import { argoCdOf, trackedBy, type ArgoCd, type Tracked } from '../domain/application.ts';
import type { Call, Kubernetes } from '../ports/kubernetes.ts';

/** What is known of the Application of Argo CD that manages an object; reads it where the object names one. */
export async function seeArgoCd(kubernetes: Kubernetes, object: Tracked, call: Call = {}): Promise<ArgoCd> {
  const tracked = trackedBy(object);
  if (tracked === null) return { kind: 'none' };
  const { namespace, name } = tracked.application;
  return argoCdOf(object, await kubernetes.readApplication(namespace, name, call));
}
