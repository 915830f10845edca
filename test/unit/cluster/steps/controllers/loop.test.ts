import { describe, expect, it } from 'vitest';

import { updateNow } from '@interlock/cluster/steps/api/write';
import { plainDelete } from '@interlock/cluster/domain/api/deleteoptions';
import { deleteObject } from '@interlock/cluster/steps/api/remove';
import { isReady } from '@interlock/cluster/domain/controllers/action';
import { startControlLoop } from '@interlock/cluster/steps/controllers/loop';
import { at, listAt, numberAt, objectAt, textAt, withAt } from '@interlock/cluster/domain/json';
import { startKubelet } from '@interlock/cluster/steps/kubelet/kubelet';
import { resourceOf } from '@interlock/cluster/domain/resources';

import { create, fakeApi, fakeMachine, fakeTimer, webDeployment, webImage } from '../../world.ts';

function openCluster(propagationMs = 200) {
  const timer = fakeTimer();
  const api = fakeApi(timer);
  const machine = fakeMachine(api, timer);
  machine.images.set('web:1', webImage);
  machine.images.set('web:2', { ...webImage, digest: `sha256:${'b'.repeat(64)}` });
  startControlLoop({ ...api, timer, propagationMs: () => propagationMs });
  const kubelet = startKubelet(machine.ports);
  const { store } = api;
  const setImage = (name: string, image: string): void => {
    const written = updateNow(
      api,
      resourceOf('deployments'),
      'shop',
      name,
      '',
      (live) => {
        const containers = listAt(live, 'spec', 'template', 'spec', 'containers');
        return withAt(
          live,
          ['spec', 'template', 'spec', 'containers'],
          containers.map((container) => withAt(objectAt(container), ['image'], image)),
        );
      },
      'test',
    );
    if (written.kind === 'failure') throw new Error(written.failure.message);
  };
  const pods = () => store.list('pods', 'shop');
  const status = (name: string) => store.get('deployments', 'shop', name)?.['status'];
  const condition = (name: string, type: string) =>
    listAt(status(name), 'conditions').find((entry) => textAt(entry, 'type') === type);
  return { timer, api, machine, kubelet, store, setImage, pods, status, condition };
}

describe('a Deployment', () => {
  it('becomes Pods that are ready, and says so', async () => {
    const { timer, api, pods, status, condition, store } = openCluster();
    create(api, webDeployment('web', 3));
    await timer.pass(3000);
    expect(pods()).toHaveLength(3);
    expect(pods().every(isReady)).toBe(true);
    expect(status('web')).toMatchObject({
      replicas: 3,
      updatedReplicas: 3,
      readyReplicas: 3,
      availableReplicas: 3,
      observedGeneration: 1,
    });
    expect(condition('web', 'Progressing')).toMatchObject({
      status: 'True',
      reason: 'NewReplicaSetAvailable',
    });
    expect(
      textAt(
        store.get('deployments', 'shop', 'web'),
        'metadata',
        'annotations',
        'deployment.kubernetes.io/revision',
      ),
    ).toBe('1');
    expect(textAt(pods()[0], 'status', 'containerStatuses', 0, 'imageID')).toBe(
      `web@sha256:${'a'.repeat(64)}`,
    );
  });

  it('keeps its number of Pods', async () => {
    const { timer, api, pods } = openCluster();
    create(api, webDeployment('web', 2));
    await timer.pass(3000);
    const [lost] = pods();
    deleteObject(api, resourceOf('pods'), 'shop', textAt(lost, 'metadata', 'name')!, plainDelete);
    await timer.pass(3000);
    expect(pods()).toHaveLength(2);
    expect(pods().map((pod) => textAt(pod, 'metadata', 'uid'))).not.toContain(
      textAt(lost, 'metadata', 'uid'),
    );
  });

  it('rolls to another image without ever having too few ready Pods', async () => {
    const { timer, api, pods, setImage, status, store } = openCluster();
    create(
      api,
      webDeployment('web', 4, 'web:1', { strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } } }),
    );
    await timer.pass(3000);
    let fewest = Infinity;
    let most = 0;
    store.subscribe(() => {
      fewest = Math.min(fewest, pods().filter(isReady).length);
      most = Math.max(
        most,
        pods().filter((pod) => at(pod, 'metadata', 'deletionTimestamp') === undefined).length,
      );
    });
    setImage('web', 'web:2');
    await timer.pass(20_000);
    expect(fewest).toBe(4);
    expect(most).toBe(5);
    expect(pods().map((pod) => textAt(pod, 'status', 'containerStatuses', 0, 'imageID'))).toEqual(
      Array(4).fill(`web@sha256:${'b'.repeat(64)}`),
    );
    expect(status('web')).toMatchObject({
      replicas: 4,
      updatedReplicas: 4,
      availableReplicas: 4,
      observedGeneration: 2,
    });
  });

  it('keeps what serves when the new image cannot be had, and times out', async () => {
    const { timer, api, pods, setImage, condition } = openCluster();
    create(api, webDeployment('web', 2, 'web:1', { progressDeadlineSeconds: 30 }));
    await timer.pass(3000);
    setImage('web', 'web@sha256:none');
    await timer.pass(10_000);
    expect(pods().filter(isReady)).toHaveLength(2);
    const waiting = pods().filter((pod) => !isReady(pod));
    expect(textAt(waiting[0], 'status', 'containerStatuses', 0, 'state', 'waiting', 'reason')).toBe(
      'ImagePullBackOff',
    );
    await timer.pass(31_000);
    expect(condition('web', 'Progressing')).toMatchObject({
      status: 'False',
      reason: 'ProgressDeadlineExceeded',
    });
    expect(pods().filter(isReady)).toHaveLength(2);
  });

  it('ends everything old before anything new when it recreates', async () => {
    const { timer, api, pods, setImage, store } = openCluster();
    create(api, webDeployment('web', 2, 'web:1', { strategy: { type: 'Recreate' } }));
    await timer.pass(3000);
    const together = new Set<number>();
    store.subscribe(() =>
      together.add(new Set(pods().map((pod) => textAt(pod, 'spec', 'containers', 0, 'image'))).size),
    );
    setImage('web', 'web:2');
    await timer.pass(10_000);
    expect(Math.max(...together)).toBe(1);
    expect(pods().map((pod) => textAt(pod, 'spec', 'containers', 0, 'image'))).toEqual(['web:2', 'web:2']);
  });

  it('counts a Pod as available only after its time', async () => {
    const { timer, api, status } = openCluster();
    create(api, webDeployment('web', 1, 'web:1', { minReadySeconds: 10 }));
    await timer.pass(5000);
    expect(status('web')).toMatchObject({ readyReplicas: 1, unavailableReplicas: 1 });
    await timer.pass(10_000);
    expect(numberAt(status('web'), 'availableReplicas')).toBe(1);
  });

  it('goes with everything it made', async () => {
    const { timer, api, pods, store, machine } = openCluster();
    create(api, webDeployment('web', 2));
    await timer.pass(3000);
    deleteObject(api, resourceOf('deployments'), 'shop', 'web', plainDelete);
    await timer.pass(3000);
    expect([pods(), store.list('replicasets', 'shop')]).toEqual([[], []]);
    expect(machine.processes.map((entry) => entry.signals)).toEqual([['SIGTERM'], ['SIGTERM']]);
  });

  it('stays while its Pods end when it is deleted in the foreground', async () => {
    const { timer, api, store, pods } = openCluster();
    create(api, webDeployment('web', 1));
    await timer.pass(3000);
    deleteObject(api, resourceOf('deployments'), 'shop', 'web', {
      ...plainDelete,
      propagation: 'Foreground',
    });
    expect(store.get('deployments', 'shop', 'web')).toBeDefined();
    await timer.pass(5000);
    expect([store.get('deployments', 'shop', 'web'), pods()]).toEqual([undefined, []]);
  });

  it('leaves its Pods alone when it is deleted as their parent only', async () => {
    const { timer, api, store, pods } = openCluster();
    create(api, webDeployment('web', 1));
    await timer.pass(3000);
    deleteObject(api, resourceOf('deployments'), 'shop', 'web', { ...plainDelete, propagation: 'Orphan' });
    await timer.pass(5000);
    expect(store.get('deployments', 'shop', 'web')).toBeUndefined();
    expect(pods()).toHaveLength(1);
  });
});

describe('a Service', () => {
  it('has slices that follow a change after the propagation delay, not before', async () => {
    const { timer, api, store } = openCluster(500);
    create(api, webDeployment('web', 1));
    await timer.pass(5000);
    create(api, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080 }] },
    });
    await timer.pass(499);
    expect(store.list('endpointslices', 'shop')).toEqual([]);
    await timer.pass(2);
    expect(listAt(store.list('endpointslices', 'shop')[0], 'endpoints')).toHaveLength(1);
  });

  it('shows each change in its turn', async () => {
    const { timer, api, store, machine } = openCluster(500);
    create(api, {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web' },
      spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort: 8080 }] },
    });
    create(api, webDeployment('web', 1));
    await timer.pass(5000);
    const seen: unknown[] = [];
    store.subscribe((change) => {
      if (change.plural === 'endpointslices')
        seen.push(at(change.object, 'endpoints', 0, 'conditions', 'ready'));
    });
    machine.look = () => ({ kind: 'failure', why: 'HTTP probe failed with statuscode: 503' });
    await timer.pass(4000);
    machine.look = () => ({ kind: 'success' });
    await timer.pass(4000);
    expect(seen).toEqual([false, true]);
  });
});

describe('a namespace', () => {
  it('goes when it is empty, and takes in nothing meanwhile', async () => {
    const { timer, api, store } = openCluster();
    create(api, webDeployment('web', 1));
    await timer.pass(3000);
    deleteObject(api, resourceOf('namespaces'), '', 'shop', plainDelete);
    expect(() => create(api, webDeployment('late', 1))).toThrow('because it is being terminated');
    await timer.pass(5000);
    expect(store.get('namespaces', '', 'shop')).toBeUndefined();
    expect([store.list('deployments', 'shop'), store.list('pods', 'shop')]).toEqual([[], []]);
  });
});
