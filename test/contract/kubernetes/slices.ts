import { describe, expect, it } from 'vitest';

import { placedPod, readyStatus, service, unscheduledPod } from './fixtures.ts';
import type { Suite } from './suite.ts';
import { at, eventually, mergePatch } from './target.ts';
import type { Api } from './target.ts';

/** Addresses of a Service's endpoints with whether each is ready. */
async function endpointsOf(api: Api, name: string): Promise<readonly string[]> {
  const query = `labelSelector=${encodeURIComponent(`kubernetes.io/service-name=${name}`)}`;
  const list = await api.send('GET', `${api.path('endpointslices')}?${query}`);
  return (list.body['items'] as readonly unknown[])
    .flatMap((slice) => (at(slice, 'endpoints') as readonly unknown[] | null | undefined) ?? [])
    .map(
      (endpoint) => `${String(at(endpoint, 'addresses', 0))} ${String(at(endpoint, 'conditions', 'ready'))}`,
    )
    .sort();
}

const expectEndpoints = async (api: Api, name: string, expected: readonly string[]): Promise<void> => {
  const isRight = (found: readonly string[]): boolean => JSON.stringify(found) === JSON.stringify(expected);
  expect(await eventually(() => endpointsOf(api, name), isRight)).toEqual(expected);
};

export function slices(suite: Suite): void {
  describe('EndpointSlices', () => {
    it('follow the Pods that a Service selects, and their readiness', async () => {
      const api = suite.api();
      const labels = (color: string) => ({ app: 'sliced', color });
      await api.send('POST', '/api/v1/nodes', { metadata: { name: api.namespace } });
      await api.send('POST', api.path('services'), service('sliced', labels('blue')));
      for (const [name, color, address] of [
        ['sliced-blue', 'blue', '10.1.2.3'],
        ['sliced-green', 'green', '10.1.2.4'],
      ] as const) {
        // The service account that real Pods need is made a moment after their namespace.
        const made = await eventually(
          () => api.send('POST', api.path('pods'), placedPod(name, labels(color), api.namespace)),
          (reply) => reply.code === 201 || reply.code === 409,
        );
        expect(made.code).toBe(201);
        const ready = await api.send(
          'PATCH',
          `${api.path('pods', name)}/status`,
          readyStatus(address),
          mergePatch,
        );
        expect(ready.code).toBe(200);
      }
      await expectEndpoints(api, 'sliced', ['10.1.2.3 true']);

      await api.send(
        'PATCH',
        api.path('services', 'sliced'),
        { spec: { selector: { color: 'green' } } },
        mergePatch,
      );
      await expectEndpoints(api, 'sliced', ['10.1.2.4 true']);

      await api.send(
        'PATCH',
        api.path('services', 'sliced'),
        { spec: { selector: { color: null } } },
        mergePatch,
      );
      await expectEndpoints(api, 'sliced', ['10.1.2.3 true', '10.1.2.4 true']);

      const unready = {
        status: {
          conditions: [{ type: 'Ready', status: 'False', lastTransitionTime: '2024-01-01T00:00:01Z' }],
        },
      };
      await api.send('PATCH', `${api.path('pods', 'sliced-blue')}/status`, unready, mergePatch);
      await expectEndpoints(api, 'sliced', ['10.1.2.3 false', '10.1.2.4 true']);
    });

    it('call a Pod that a finalizer keeps from going terminating, and not ready', async () => {
      const api = suite.api();
      const { send, path } = api;
      const pod = placedPod('lingering', { app: 'lingering' }, api.namespace);
      const metadata = { ...(pod['metadata'] as object), finalizers: ['test.example/kept'] };
      await send('POST', path('services'), service('lingering', { app: 'lingering' }));
      expect((await send('POST', path('pods'), { ...pod, metadata })).code).toBe(201);
      await send('PATCH', `${path('pods', 'lingering')}/status`, readyStatus('10.1.2.6'), mergePatch);
      await expectEndpoints(api, 'lingering', ['10.1.2.6 true']);
      await send('DELETE', `${path('pods', 'lingering')}?gracePeriodSeconds=0`);
      await expectEndpoints(api, 'lingering', ['10.1.2.6 false']);
      const query = `labelSelector=${encodeURIComponent('kubernetes.io/service-name=lingering')}`;
      const list = await send('GET', `${path('endpointslices')}?${query}`);
      expect(at(list.body, 'items', 0, 'endpoints', 0, 'conditions')).toEqual({
        ready: false,
        serving: true,
        terminating: true,
      });
      await send('PATCH', path('pods', 'lingering'), { metadata: { finalizers: null } }, mergePatch);
      await expectEndpoints(api, 'lingering', []);
    });

    it('hold no more than a hundred endpoints each', async () => {
      const api = suite.api();
      const { send, path } = api;
      await send('POST', path('services'), service('many', { app: 'many' }));
      for (let number = 1; number <= 101; number += 1) {
        const name = `many-${number}`;
        await send('POST', path('pods'), placedPod(name, { app: 'many' }, api.namespace));
        await send('PATCH', `${path('pods', name)}/status`, readyStatus(`10.2.0.${number}`), mergePatch);
      }
      const query = `labelSelector=${encodeURIComponent('kubernetes.io/service-name=many')}`;
      const countsOf = async () =>
        ((await send('GET', `${path('endpointslices')}?${query}`)).body['items'] as readonly unknown[])
          .map((slice) => ((at(slice, 'endpoints') as readonly unknown[] | null) ?? []).length)
          .sort((a, b) => b - a);
      const total = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);
      const counts = await eventually(countsOf, (found) => total(found) === 101);
      expect(total(counts)).toBe(101);
      expect(counts).toHaveLength(2);
      expect(counts[0]).toBeLessThanOrEqual(100);
    });

    it('leave out a Pod that is on no Node, however ready', async () => {
      const api = suite.api();
      await api.send('POST', api.path('pods'), unscheduledPod('nowhere', { app: 'nowhere' }));
      await api.send('PATCH', `${api.path('pods', 'nowhere')}/status`, readyStatus('10.1.2.5'), mergePatch);
      await api.send('POST', api.path('services'), service('nowhere', { app: 'nowhere' }));
      const query = `labelSelector=${encodeURIComponent('kubernetes.io/service-name=nowhere')}`;
      const list = await eventually(
        () => api.send('GET', `${api.path('endpointslices')}?${query}`),
        (reply) => at(reply.body, 'items', 0) !== undefined,
      );
      expect(at(list.body, 'items', 0)).toMatchObject({ endpoints: null, ports: null });
    });

    it('carry the labels of their Service, and lose those that it loses', async () => {
      const api = suite.api();
      const query = `labelSelector=${encodeURIComponent('kubernetes.io/service-name=labeled')}`;
      const labelOf = async (): Promise<unknown> =>
        at(
          (await api.send('GET', `${api.path('endpointslices')}?${query}`)).body,
          'items',
          0,
          'metadata',
          'labels',
          'team',
        );
      await api.send('POST', api.path('services'), {
        ...service('labeled', { app: 'labeled' }),
        metadata: { name: 'labeled', labels: { team: 'one' } },
      });
      expect(await eventually(labelOf, (label) => label === 'one')).toBe('one');
      for (const team of ['two', null]) {
        await api.send(
          'PATCH',
          api.path('services', 'labeled'),
          { metadata: { labels: { team } } },
          mergePatch,
        );
        const wanted = team ?? undefined;
        expect(await eventually(labelOf, (label) => label === wanted)).toBe(wanted);
      }
    });

    it('of a Service without an address say so', async () => {
      const api = suite.api();
      const headless = service('headless', { app: 'headless' });
      await api.send('POST', api.path('services'), {
        ...headless,
        spec: { ...(headless['spec'] as object), clusterIP: 'None' },
      });
      const query = `labelSelector=${encodeURIComponent('kubernetes.io/service-name=headless,service.kubernetes.io/headless')}`;
      const list = await eventually(
        () => api.send('GET', `${api.path('endpointslices')}?${query}`),
        (reply) => at(reply.body, 'items', 0) !== undefined,
      );
      expect(at(list.body, 'items', 0, 'metadata', 'labels', 'service.kubernetes.io/headless')).toBe('');
    });

    it('name their Service, their Pods and their ports', async () => {
      const api = suite.api();
      const query = `labelSelector=${encodeURIComponent('kubernetes.io/service-name=sliced')}`;
      const list = await api.send('GET', `${api.path('endpointslices')}?${query}`);
      const slice = at(list.body, 'items', 0);
      expect(slice).toMatchObject({
        metadata: {
          labels: { 'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io' },
          ownerReferences: [{ kind: 'Service', name: 'sliced', controller: true }],
        },
        addressType: 'IPv4',
        ports: [{ name: 'http', port: 8080, protocol: 'TCP' }],
      });
      const references = (at(slice, 'endpoints') as readonly unknown[]).map((endpoint) =>
        at(endpoint, 'targetRef', 'name'),
      );
      expect([...references].sort()).toEqual(['sliced-blue', 'sliced-green']);
    });

    it('have null, not an empty list, when nothing is selected', async () => {
      const api = suite.api();
      await api.send('POST', api.path('services'), service('unselecting', { app: 'nobody' }));
      const query = `labelSelector=${encodeURIComponent('kubernetes.io/service-name=unselecting')}`;
      const list = await eventually(
        () => api.send('GET', `${api.path('endpointslices')}?${query}`),
        (reply) => at(reply.body, 'items', 0) !== undefined,
      );
      expect(at(list.body, 'items', 0, 'endpoints')).toBeNull();
    });
  });
}
