import type { Document } from './target.ts';

export const configMap = (name: string, data: Document = {}, labels: Document = {}): Document => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name, labels },
  data,
});

/** A Deployment without replicas: nothing has to run for what the contract asks. */
export const deployment = (name: string): Document => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: {
    replicas: 0,
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name } },
      spec: {
        containers: [
          {
            name: 'web',
            image: 'registry.example/web:1',
            env: [
              { name: 'ONE', value: '1' },
              { name: 'TWO', value: '2' },
            ],
            ports: [{ containerPort: 8080, name: 'http' }],
          },
          { name: 'side', image: 'registry.example/side:1' },
        ],
      },
    },
  },
});

export const service = (name: string, selector: Document): Document => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name },
  spec: { selector, ports: [{ name: 'http', port: 80, targetPort: 8080 }] },
});

/** A Pod that no scheduler places, so that its status is the test's to write. */
export const unscheduledPod = (name: string, labels: Document): Document => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, labels },
  spec: {
    schedulerName: 'nobody',
    containers: [{ name: 'web', image: 'registry.example/web:1', ports: [{ containerPort: 8080 }] }],
  },
});

/** A Pod on a Node, which nothing has to be behind. */
export const placedPod = (name: string, labels: Document, nodeName: string): Document => {
  const pod = unscheduledPod(name, labels);
  return { ...pod, spec: { ...(pod['spec'] as object), nodeName } };
};

export const readyStatus = (address: string): Document => ({
  status: {
    phase: 'Running',
    podIP: address,
    podIPs: [{ ip: address }],
    conditions: [
      { type: 'Ready', status: 'True', lastProbeTime: null, lastTransitionTime: '2024-01-01T00:00:00Z' },
    ],
  },
});

export const lease = (name: string): Document => ({
  apiVersion: 'coordination.k8s.io/v1',
  kind: 'Lease',
  metadata: { name },
  spec: { holderIdentity: 'one', leaseDurationSeconds: 30 },
});
