import { describe, expect, it } from 'vitest';

import { configMap, deployment, service } from './fixtures.ts';
import type { Suite } from './suite.ts';
import { at, eventually, mergePatch } from './target.ts';
import type { Document } from './target.ts';

const held = (name: string, finalizers: readonly string[]): Document => ({
  ...configMap(name),
  metadata: { name, finalizers },
});

export function deletions(suite: Suite): void {
  describe('deletions', () => {
    const codeOf = async (plural: string, name: string): Promise<number> => {
      const { send, path } = suite.api();
      return (await send('GET', path(plural, name))).code;
    };

    it('answer with a Status, or with the Service that went', async () => {
      const { send, path } = suite.api();
      const made = await send('POST', path('configmaps'), configMap('plain'));
      const gone = await send('DELETE', path('configmaps', 'plain'));
      expect(gone.body).toMatchObject({
        kind: 'Status',
        status: 'Success',
        details: { name: 'plain', kind: 'configmaps', uid: at(made.body, 'metadata', 'uid') },
      });
      await send('POST', path('services'), service('plain', { app: 'x' }));
      expect((await send('DELETE', path('services', 'plain'))).body).toMatchObject({
        kind: 'Service',
        metadata: { name: 'plain' },
      });
    });

    it('wait for the last finalizer, and take no new one', async () => {
      const { send, path } = suite.api();
      await send('POST', path('configmaps'), held('held', ['example.com/hold']));
      const marked = await send('DELETE', path('configmaps', 'held'));
      expect(marked.body).toMatchObject({
        kind: 'ConfigMap',
        metadata: { finalizers: ['example.com/hold'], deletionGracePeriodSeconds: 0 },
      });
      expect(at(marked.body, 'metadata', 'deletionTimestamp')).toMatch(/Z$/);
      expect((await send('POST', path('configmaps'), configMap('held'))).code).toBe(409);
      const more = { metadata: { finalizers: ['example.com/hold', 'example.com/more'] } };
      expect((await send('PATCH', path('configmaps', 'held'), more, mergePatch)).body).toMatchObject({
        code: 422,
        reason: 'Invalid',
        message:
          'ConfigMap "held" is invalid: metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted, found new finalizers []string{"example.com/more"}',
      });
      const freed = await send(
        'PATCH',
        path('configmaps', 'held'),
        { metadata: { finalizers: null } },
        mergePatch,
      );
      expect(freed.code).toBe(200);
      expect(await codeOf('configmaps', 'held')).toBe(404);
    });

    it.each([
      ['without a group', ['hold'], ['metadata.finalizers[0]']],
      ['that is no name', ['bad name'], ['metadata.finalizers', 'metadata.finalizers[0]']],
    ])('refuse a finalizer %s', async (_, finalizers, fields) => {
      const { send, path } = suite.api();
      const refused = await send('POST', path('configmaps'), held('unheld', finalizers));
      expect(refused.body).toMatchObject({ code: 422, reason: 'Invalid' });
      const causes = at(refused.body, 'details', 'causes') as readonly unknown[];
      expect(causes.map((cause) => at(cause, 'field'))).toEqual(fields);
    });

    it('in the foreground take the dependents first', async () => {
      const { send, path } = suite.api();
      await send('POST', path('deployments'), deployment('owner'));
      const set = await eventually(
        () => send('GET', `${path('replicasets')}?labelSelector=app%3Downer`),
        (reply) => at(reply.body, 'items', 0) !== undefined,
      );
      expect(at(set.body, 'items', 0, 'metadata', 'ownerReferences', 0, 'name')).toBe('owner');
      const marked = await send('DELETE', path('deployments', 'owner'), { propagationPolicy: 'Foreground' });
      expect(at(marked.body, 'metadata', 'finalizers')).toEqual(['foregroundDeletion']);
      // To be marked counts as a change.
      expect(at(marked.body, 'metadata', 'generation')).toBe(2);
      expect(
        await eventually(
          () => codeOf('deployments', 'owner'),
          (code) => code === 404,
        ),
      ).toBe(404);
      const left = await send('GET', `${path('replicasets')}?labelSelector=app%3Downer`);
      expect(left.body['items']).toEqual([]);
    });

    it('that orphan leave the dependents, and free them', async () => {
      const { send, path } = suite.api();
      await send('POST', path('deployments'), deployment('orphaning'));
      const sets = () => send('GET', `${path('replicasets')}?labelSelector=app%3Dorphaning`);
      await eventually(sets, (reply) => at(reply.body, 'items', 0) !== undefined);
      await send('DELETE', `${path('deployments', 'orphaning')}?propagationPolicy=Orphan`);
      expect(
        await eventually(
          () => codeOf('deployments', 'orphaning'),
          (code) => code === 404,
        ),
      ).toBe(404);
      const left = await sets();
      expect((left.body['items'] as readonly unknown[]).length).toBe(1);
      expect(at(left.body, 'items', 0, 'metadata', 'ownerReferences')).toBeUndefined();
    });

    it('refuse a way of propagation that there is not, and two ways at once', async () => {
      const { send, path } = suite.api();
      await send('POST', path('configmaps'), configMap('staying'));
      expect(
        (await send('DELETE', path('configmaps', 'staying'), { propagationPolicy: 'Other' })).body,
      ).toMatchObject({
        code: 422,
        reason: 'Invalid',
        message:
          'DeleteOptions.meta.k8s.io "" is invalid: propagationPolicy: Unsupported value: "Other": supported values: "Foreground", "Background", "Orphan", "nil"',
      });
      const both = `${path('configmaps', 'staying')}?propagationPolicy=Foreground&orphanDependents=true`;
      expect((await send('DELETE', both)).body).toMatchObject({
        code: 422,
        details: { kind: 'DeleteOptions' },
      });
      expect(await codeOf('configmaps', 'staying')).toBe(200);
    });

    it('of a collection take what the selector finds', async () => {
      const { send, path } = suite.api();
      await send('POST', path('configmaps'), configMap('swept', {}, { sweep: 'yes' }));
      await send('POST', path('configmaps'), configMap('unswept', {}, { sweep: 'no' }));
      const query = `${path('configmaps')}?labelSelector=sweep%3Dyes`;
      await send('DELETE', `${query}&dryRun=All`);
      expect(await codeOf('configmaps', 'swept')).toBe(200);
      const swept = await send('DELETE', query);
      expect(swept.body).toMatchObject({ kind: 'ConfigMapList', items: [{ metadata: { name: 'swept' } }] });
      expect([await codeOf('configmaps', 'swept'), await codeOf('configmaps', 'unswept')]).toEqual([
        404, 200,
      ]);
    });

    it('of a namespace let nothing new in, and end when it is empty', async () => {
      const { send, namespace } = suite.api();
      const name = `${namespace}-ending`;
      const inside = `/api/v1/namespaces/${name}/configmaps`;
      await send('POST', '/api/v1/namespaces', { metadata: { name } });
      await send('POST', inside, held('held', ['example.com/hold']));
      const marked = await send('DELETE', `/api/v1/namespaces/${name}`);
      expect(marked.body).toMatchObject({
        kind: 'Namespace',
        spec: { finalizers: ['kubernetes'] },
        status: { phase: 'Terminating' },
      });
      expect((await send('POST', inside, configMap('late'))).body).toMatchObject({
        code: 403,
        reason: 'Forbidden',
        message: `configmaps "late" is forbidden: unable to create new content in namespace ${name} because it is being terminated`,
        details: {
          name: 'late',
          kind: 'configmaps',
          causes: [{ reason: 'NamespaceTerminating', field: 'metadata.namespace' }],
        },
      });
      await send('PATCH', `${inside}/held`, { metadata: { finalizers: null } }, mergePatch);
      const gone = await eventually(
        () => send('GET', `/api/v1/namespaces/${name}`),
        (reply) => reply.code === 404,
        60_000,
      );
      expect(gone.code).toBe(404);
    });
  });
}
