import { beforeAll, expect, it } from 'vitest';

import { isGone } from '../harness/life.ts';
import { realSuite } from '../harness/suite.ts';
import { startControlPlane } from './control-plane.ts';
import type { ControlPlane } from './control-plane.ts';

realSuite('the control plane that suites start', ['etcd', 'kubernetes', 'kwok'], (programs) => {
  let plane: ControlPlane;
  const read = async (path: string): Promise<unknown> =>
    JSON.parse((await plane.send('GET', path)).text) as unknown;

  beforeAll(async () => {
    plane = await startControlPlane(programs, { kwok: true });
  });

  it('is the release that its pin names', async () => {
    expect(await read('/version')).toMatchObject({ major: '1', minor: '34' });
  });

  it('runs the Pods of a Deployment and writes them into an EndpointSlice', async () => {
    const image = `registry.example/shop@sha256:${'a'.repeat(64)}`;
    const labels = { app: 'shop' };
    await plane.send('POST', '/apis/apps/v1/namespaces/default/deployments', {
      metadata: { name: 'shop' },
      spec: {
        replicas: 2,
        selector: { matchLabels: labels },
        template: {
          metadata: { labels },
          spec: {
            nodeName: plane.node,
            containers: [{ name: 'web', image, ports: [{ containerPort: 8080 }] }],
          },
        },
      },
    });
    await plane.send('POST', '/api/v1/namespaces/default/services', {
      metadata: { name: 'shop' },
      spec: { selector: labels, ports: [{ port: 80, targetPort: 8080 }] },
    });
    await expect
      .poll(() => read('/apis/apps/v1/namespaces/default/deployments/shop'), { timeout: 60_000 })
      .toMatchObject({ status: { readyReplicas: 2, availableReplicas: 2 } });
    await expect
      .poll(
        () =>
          read(
            '/apis/discovery.k8s.io/v1/namespaces/default/endpointslices?labelSelector=kubernetes.io/service-name=shop',
          ),
        { timeout: 60_000 },
      )
      .toMatchObject({
        items: [
          {
            endpoints: [{ conditions: { ready: true } }, { conditions: { ready: true } }],
            ports: [{ port: 8080 }],
          },
        ],
      });
    expect(await read('/api/v1/namespaces/default/pods?labelSelector=app=shop')).toMatchObject({
      items: [{ status: { containerStatuses: [{ imageID: image }] } }, {}],
    });
  });

  it('leaves nothing running when it is stopped, twice too', async () => {
    const pids = plane.servers.map((server) => server.pid);
    expect(plane.servers.map((server) => server.name)).toEqual([
      'etcd',
      'kube-apiserver',
      'kube-controller-manager',
      'kwok',
    ]);
    await plane.stop();
    await plane.stop();
    expect(await Promise.all(pids.map(isGone))).toEqual([true, true, true, true]);
  });
});
