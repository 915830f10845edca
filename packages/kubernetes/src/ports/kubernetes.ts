import type { Json } from '@interlock/shared/domain/json';

import type { Application } from '../domain/application.ts';
import type { ClusterSeen, CredentialEnd } from '../domain/cluster-seen.ts';
import type { Autoscaler, Deployment, Endpoint, Labels, Pod, Service } from '../domain/objects.ts';

/** How long one call may take, and what ends it early. */
export interface Call {
  readonly signal?: AbortSignal;
  readonly deadlineMs?: number;
}

/** A write that carries `metadata.resourceVersion` either is made or finds that the object changed (HTTP 409). */
export type Written<Object> =
  { readonly kind: 'written'; readonly object: Object } | { readonly kind: 'conflict' };

/**
 * The cluster, as far as moves and canaries need it. Reads give `null` for an object that does not exist. What cannot be
 * answered throws `ExternalError` with one of the codes `kubernetes-unreachable`, `kubernetes-credentials-failed`,
 * `kubernetes-unauthorized`, `kubernetes-forbidden`, `kubernetes-refused`, `kubernetes-failed`.
 */
export interface Kubernetes extends ClusterSeen {
  readonly credentialEnd: CredentialEnd;
  /** Epoch milliseconds by the server's clock, to the second; `null` while no answer said. */
  serverTimeMs(): number | null;
  readService(namespace: string, name: string, call?: Call): Promise<Service | null>;
  readDeployment(namespace: string, name: string, call?: Call): Promise<Deployment | null>;
  /** An Application of Argo CD; `null` too where there is no Argo CD, and where it may not be read (HTTP 403). */
  readApplication(namespace: string, name: string, call?: Call): Promise<Application | null>;
  /** Pods that carry all of `labels`. */
  listPods(namespace: string, labels: Labels, call?: Call): Promise<readonly Pod[]>;
  /**
   * What sets the size of Deployments by itself (autoscaling/v2 HorizontalPodAutoscaler); `null` where the credentials may
   * not see it.
   */
  listAutoscalers(namespace: string, call?: Call): Promise<readonly Autoscaler[] | null>;
  /** Every address in the EndpointSlices of a Service. */
  listEndpoints(namespace: string, service: string, call?: Call): Promise<readonly Endpoint[]>;
  /** A merge patch (RFC 7386), unknown fields refused. */
  patchService(namespace: string, name: string, patch: Json, call?: Call): Promise<Written<Service>>;
  /** A strategic merge patch, unknown fields refused. */
  patchDeployment(namespace: string, name: string, patch: Json, call?: Call): Promise<Written<Deployment>>;
  /**
   * Resolves when the Service, its EndpointSlices or anything else in the namespace that a move watches may have
   * changed, at the latest after `ms`. Only a hint: who is woken reads again.
   */
  changed(namespace: string, service: string, ms: number, signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** What opening left behind that must be ended even when this process dies. */
export interface Leftover {
  readonly pid: number;
  readonly folder: string;
}

/** Opens the cluster of a kubeconfig context, the current one when it is `null`. */
export interface KubernetesAccess {
  /** `onStarted` gets what must be ended later, before anything else is done with it. */
  open(options: {
    readonly context: string | null;
    /** Variables, beside the usual ones, that credential plugins get: names, or beginnings that end in `*`. */
    readonly variables?: readonly string[];
    readonly signal: AbortSignal;
    readonly onStarted: (leftover: Leftover) => void;
  }): Promise<Kubernetes>;
  /** Ends what an earlier process left behind. */
  end(leftover: Leftover): Promise<void>;
}
