import { describe, expect, it } from 'vitest';

import { configMap, deployment, service } from './fixtures.ts';
import type { Suite } from './suite.ts';
import { at, jsonPatch, mergePatch, revisionOf, strategicPatch } from './target.ts';

const container = (body: unknown, index: number): unknown =>
  at(body, 'spec', 'template', 'spec', 'containers', index);

export function patches(suite: Suite): void {
  describe('patches', () => {
    it('merges: null removes, objects merge, the rest replaces', async () => {
      const { send, path } = suite.api();
      await send('POST', path('configmaps'), configMap('merged', { a: '1', b: '2' }));
      const patched = await send(
        'PATCH',
        path('configmaps', 'merged'),
        { data: { a: null, c: '3' } },
        mergePatch,
      );
      expect(patched.body['data']).toEqual({ b: '2', c: '3' });
    });

    it('writes a selector and an annotation in one merge patch', async () => {
      const { send, path } = suite.api();
      const made = await send('POST', path('services'), service('both', { app: 'x', colour: 'blue' }));
      const patched = await send(
        'PATCH',
        `${path('services', 'both')}?fieldValidation=Strict`,
        {
          metadata: { resourceVersion: revisionOf(made), annotations: { state: '{"phase":"switch"}' } },
          spec: { selector: { colour: 'green' } },
        },
        mergePatch,
      );
      expect(patched.code).toBe(200);
      expect(at(patched.body, 'spec', 'selector')).toEqual({ app: 'x', colour: 'green' });
      expect(at(patched.body, 'metadata', 'annotations')).toEqual({ state: '{"phase":"switch"}' });
    });

    it('accepts a null selector, which then selects nothing', async () => {
      const { send, path } = suite.api();
      await send('POST', path('services'), service('emptied', { app: 'x' }));
      const patched = await send(
        'PATCH',
        path('services', 'emptied'),
        { spec: { selector: null } },
        mergePatch,
      );
      expect(patched.code).toBe(200);
      expect(at(patched.body, 'spec', 'selector')).toBeUndefined();
    });

    it('accepts a Service without any selector', async () => {
      const { send, path } = suite.api();
      const made = await send('POST', path('services'), service('selectorless', {}));
      expect(made.code).toBe(201);
      expect(at(made.body, 'spec', 'selector')).toBeUndefined();
    });

    it('applies a JSON patch whose test holds', async () => {
      const { send, path } = suite.api();
      await send('POST', path('configmaps'), configMap('tested', { a: '1' }));
      const patched = await send(
        'PATCH',
        path('configmaps', 'tested'),
        [
          { op: 'test', path: '/data/a', value: '1' },
          { op: 'replace', path: '/data/a', value: '2' },
          { op: 'add', path: '/metadata/labels', value: { 'example.com~1x': 'y' } },
          { op: 'remove', path: '/metadata/labels' },
        ],
        jsonPatch,
      );
      expect(patched.code).toBe(200);
      expect(patched.body['data']).toEqual({ a: '2' });
    });

    it.each([
      ['a failed test', { op: 'test', path: '/data/a', value: 'other' }],
      ['a path that is not there', { op: 'remove', path: '/data/nothing' }],
    ])('answers %s of a JSON patch with one 422 that does not say why', async (_, operation) => {
      const { send, path } = suite.api();
      await send('POST', path('configmaps'), configMap('opaque', { a: '1' }));
      const refused = await send('PATCH', path('configmaps', 'opaque'), [operation], jsonPatch);
      expect(refused.body).toMatchObject({
        status: 'Failure',
        code: 422,
        reason: 'Invalid',
        message: 'the server rejected our request due to an error in our request',
      });
      expect(at((await send('GET', path('configmaps', 'opaque'))).body, 'data')).toEqual({ a: '1' });
    });

    it('refuses a JSON patch that is none with 400', async () => {
      const { send, path } = suite.api();
      await send('POST', path('configmaps'), configMap('listless'));
      const refused = await send('PATCH', path('configmaps', 'listless'), { op: 'add' }, jsonPatch);
      expect(refused.body).toMatchObject({ code: 400, reason: 'BadRequest' });
    });

    it('merges containers, variables and ports by their keys in a strategic patch', async () => {
      const { send, path } = suite.api();
      await send('POST', path('deployments'), deployment('strategic'));
      const patched = await send(
        'PATCH',
        path('deployments', 'strategic'),
        {
          spec: {
            template: {
              spec: {
                containers: [
                  {
                    name: 'web',
                    image: 'registry.example/web:2',
                    env: [
                      { name: 'TWO', value: 'two' },
                      { name: 'ONE', $patch: 'delete' },
                    ],
                    ports: [{ containerPort: 9090, name: 'metrics' }],
                  },
                ],
              },
            },
          },
        },
        strategicPatch,
      );
      expect(patched.code).toBe(200);
      expect(container(patched.body, 0)).toMatchObject({
        name: 'web',
        image: 'registry.example/web:2',
        env: [{ name: 'TWO', value: 'two' }],
      });
      const ports = at(container(patched.body, 0), 'ports');
      expect((ports as readonly unknown[]).map((port) => at(port, 'containerPort')).sort()).toEqual([
        8080, 9090,
      ]);
      expect(container(patched.body, 1)).toMatchObject({ name: 'side', image: 'registry.example/side:1' });
    });

    it('replaces a list whole in a merge patch', async () => {
      const { send, path } = suite.api();
      await send('POST', path('deployments'), deployment('whole'));
      const containers = [{ name: 'only', image: 'registry.example/only:1' }];
      const patched = await send(
        'PATCH',
        path('deployments', 'whole'),
        { spec: { template: { spec: { containers } } } },
        mergePatch,
      );
      expect(container(patched.body, 0)).toMatchObject({ name: 'only' });
      expect(container(patched.body, 1)).toBeUndefined();
    });

    it('does not let the selector of a Deployment change', async () => {
      const { send, path } = suite.api();
      await send('POST', path('deployments'), deployment('fixed'));
      const labels = { app: 'fixed', more: 'x' };
      const refused = await send(
        'PATCH',
        path('deployments', 'fixed'),
        { spec: { selector: { matchLabels: labels }, template: { metadata: { labels } } } },
        mergePatch,
      );
      expect(refused.body).toMatchObject({ code: 422, reason: 'Invalid' });
      expect(refused.body['message']).toMatch(
        /^Deployment\.apps "fixed" is invalid: spec\.selector: .*field is immutable$/,
      );
    });

    it('does not let a patch rename an object', async () => {
      const { send, path } = suite.api();
      await send('POST', path('configmaps'), configMap('named'));
      const refused = await send(
        'PATCH',
        path('configmaps', 'named'),
        { metadata: { name: 'renamed' } },
        mergePatch,
      );
      expect(refused.code).toBe(400);
    });

    it('patches nothing that is not there', async () => {
      const { send, path } = suite.api();
      expect((await send('PATCH', path('configmaps', 'ghost'), {}, mergePatch)).code).toBe(404);
    });
  });
}
