import { describe, expect, it } from 'vitest';

import { deployment, service, unscheduledPod } from './fixtures.ts';
import type { Suite } from './suite.ts';
import { at, eventually, jsonPatch, mergePatch, revisionOf } from './target.ts';

export function subresources(suite: Suite): void {
  describe('subresources', () => {
    const settled = async (name: string) => {
      const { send, path } = suite.api();
      await send('POST', path('deployments'), deployment(name));
      // The controller writes once more when it has seen a new Deployment.
      await eventually(
        () => send('GET', path('deployments', name)),
        (reply) => at(reply.body, 'status', 'observedGeneration') === 1,
      );
    };

    it('show the scale of a Deployment, without a number for nothing', async () => {
      const { send, path } = suite.api();
      await settled('scaled');
      const scale = await send('GET', `${path('deployments', 'scaled')}/scale`);
      expect(scale.body).toMatchObject({
        kind: 'Scale',
        apiVersion: 'autoscaling/v1',
        metadata: { name: 'scaled', namespace: suite.api().namespace },
        status: { replicas: 0, selector: 'app=scaled' },
      });
      expect(scale.body['spec']).toEqual({});
    });

    it('change the scale by merge patch, JSON patch and replacement, and count a generation for each', async () => {
      const { send, path } = suite.api();
      await settled('rescaled');
      const scale = `${path('deployments', 'rescaled')}/scale`;
      expect((await send('PATCH', scale, { spec: { replicas: 1 } }, mergePatch)).body['spec']).toEqual({
        replicas: 1,
      });
      const patched = await send(
        'PATCH',
        scale,
        [{ op: 'replace', path: '/spec/replicas', value: 2 }],
        jsonPatch,
      );
      expect(patched.body['spec']).toEqual({ replicas: 2 });
      const metadata = { name: 'rescaled', namespace: suite.api().namespace };
      expect((await send('PUT', scale, { metadata, spec: { replicas: 0 } })).body['spec']).toEqual({});
      const after = await send('GET', path('deployments', 'rescaled'));
      expect([at(after.body, 'spec', 'replicas'), at(after.body, 'metadata', 'generation')]).toEqual([0, 4]);
    });

    it('refuse a scale below nothing, for another version and of nobody', async () => {
      const { send, path } = suite.api();
      await settled('unscaled');
      const scale = `${path('deployments', 'unscaled')}/scale`;
      expect((await send('PATCH', scale, { spec: { replicas: -1 } }, mergePatch)).body).toMatchObject({
        code: 422,
        reason: 'Invalid',
        message:
          'Scale.autoscaling "unscaled" is invalid: spec.replicas: Invalid value: -1: must be greater than or equal to 0',
        details: { name: 'unscaled', group: 'autoscaling', kind: 'Scale' },
      });
      const metadata = { resourceVersion: '1' };
      expect(
        (await send('PATCH', scale, { metadata, spec: { replicas: 1 } }, mergePatch)).body,
      ).toMatchObject({ code: 409, reason: 'Conflict' });
      expect((await send('GET', `${path('deployments', 'nobody')}/scale`)).body).toMatchObject({
        code: 404,
        message: 'deployments.apps "nobody" not found',
      });
      expect((await send('DELETE', scale)).code).toBe(405);
    });

    it('keep the spec out of reach of a write to the status', async () => {
      const { send, path } = suite.api();
      await send('POST', path('services'), service('sealed', { app: 'x' }));
      const patched = await send(
        'PATCH',
        `${path('services', 'sealed')}/status`,
        { spec: { selector: { app: 'y' } } },
        mergePatch,
      );
      expect([patched.code, at(patched.body, 'spec', 'selector')]).toEqual([200, { app: 'x' }]);
    });

    it('count generations of a Pod for its spec, not for its status', async () => {
      const { send, path } = suite.api();
      const made = await eventually(
        () => send('POST', path('pods'), unscheduledPod('generation', {})),
        (reply) => reply.code === 201 || reply.code === 409,
      );
      expect(at(made.body, 'metadata', 'generation')).toBe(1);
      const status = { status: { message: 'seen' } };
      const seen = await send('PATCH', `${path('pods', 'generation')}/status`, status, mergePatch);
      expect([at(seen.body, 'metadata', 'generation'), revisionOf(seen) === revisionOf(made)]).toEqual([
        1,
        false,
      ]);
      const next = [{ op: 'replace', path: '/spec/containers/0/image', value: 'registry.example/web:2' }];
      const changed = await send('PATCH', path('pods', 'generation'), next, jsonPatch);
      expect(at(changed.body, 'metadata', 'generation')).toBe(2);
    });
  });
}
