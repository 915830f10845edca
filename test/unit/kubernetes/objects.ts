import type { Container, Deployment, Pod } from '@interlock/kubernetes/domain/objects';

export const digest = `sha256:${'2'.repeat(64)}`;
export const other = `sha256:${'3'.repeat(64)}`;
export const artifacts = [{ name: 'shop', digest }];

export const container = (image: string, name = 'shop', changes: Partial<Container> = {}): Container => ({
  name,
  image,
  role: 'app',
  ports: [],
  hasReadinessProbe: true,
  hasPreStop: true,
  ...changes,
});
export const deployment = (changes: Partial<Deployment> = {}): Deployment => ({
  namespace: 'shop',
  name: 'shop-green',
  uid: 'u',
  resourceVersion: '1',
  generation: 2,
  observedGeneration: 2,
  annotations: {},
  labels: {},
  paused: false,
  templateLabels: {},
  containers: [container(`shop@${digest}`)],
  initContainers: [],
  specText: '{}',
  replicas: 2,
  currentReplicas: 2,
  updatedReplicas: 2,
  readyReplicas: 2,
  availableReplicas: 2,
  stuck: null,
  ...changes,
});
export const running = (name: string, imageId: string) => ({
  name,
  image: name,
  imageId,
  restarts: 0,
  waiting: null,
});
export const pod = (name: string, changes: Partial<Pod> = {}, imageId = `shop@${digest}`): Pod => ({
  name,
  uid: name,
  labels: {},
  isReady: true,
  isTerminating: false,
  readyAfterMs: null,
  declared: [container(`shop@${digest}`)],
  containers: [running('shop', imageId)],
  initContainers: [],
  ephemeral: [],
  ...changes,
});
export const two = [pod('a'), pod('b')];
