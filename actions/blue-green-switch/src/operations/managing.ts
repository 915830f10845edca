import { argoCdOf, trackedBy, type ArgoCd, type Tracked } from '../domain/application.ts';
import type { Deployment, Service } from '../domain/objects.ts';
import type { Call } from '../ports/kubernetes.ts';
import type { Session } from './session.ts';

async function see({ kubernetes }: Session, object: Tracked, call: Call): Promise<ArgoCd> {
  const tracked = trackedBy(object);
  if (tracked === null) return { kind: 'none' };
  const { namespace, name } = tracked.application;
  return argoCdOf(object, await kubernetes.readApplication(namespace, name, call));
}

/** What is known of the Application of Argo CD that manages the Service; reads it where the Service names one. */
export const seeArgoCd = (session: Session, service: Service, call: Call = {}): Promise<ArgoCd> =>
  see(session, { ...service, kind: 'Service' }, call);

/** The same of a Deployment. */
export const seeArgoCdOf = (session: Session, deployment: Deployment, call: Call = {}): Promise<ArgoCd> =>
  see(session, { ...deployment, kind: 'Deployment' }, call);
