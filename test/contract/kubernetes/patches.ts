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
      const made = await send('POST', path('services'), service('both', { app: 'x', color: 'blue' }));
      const patched = await send(
        'PATCH',
        `${path('services', 'both')}?fieldValidation=Strict`,
        {
          metadata: { resourceVersion: revisionOf(made), annotations: { state: '{"phase":"switch"}' } },
          spec: { selector: { color: 'green' } },
        },
        mergePatch,
      );
      expect(patched.code).toBe(200);
      expect(at(patched.body, 'spec', 'selector')).toEqual({ app: 'x', color: 'green' });
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
      ['an addition inside nothing', { op: 'add', path: '/nothing/b', value: '1' }],
      ['an operation that there is not', { op: 'swap', path: '/data/a' }],
      ['a missing operation', { path: '/data/a' }],
      ['a path without a slash', { op: 'remove', path: 'data' }],
      ['the removal of the whole', { op: 'remove', path: '' }],
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

    it('replaces in an object what is not there, and copies nothing as nothing', async () => {
      const { send, path } = suite.api();
      await send('POST', path('configmaps'), configMap('lenient', { a: '1' }));
      const patched = await send(
        'PATCH',
        path('configmaps', 'lenient'),
        [
          { op: 'replace', path: '/data/b', value: '2' },
          { op: 'copy', from: '/data/none', path: '/data/c' },
        ],
        jsonPatch,
      );
      expect(patched.body['data']).toEqual({ a: '1', b: '2', c: '' });
    });

    it('refuses a JSON patch of more than 10000 operations', async () => {
      const { send, path } = suite.api();
      await send('POST', path('configmaps'), configMap('many', { a: '1' }));
      const operations = Array.from({ length: 10_001 }, () => ({ op: 'test', path: '/data/a', value: '1' }));
      expect((await send('PATCH', path('configmaps', 'many'), operations, jsonPatch)).body).toMatchObject({
        code: 413,
        reason: 'RequestEntityTooLarge',
        message:
          'Request entity too large: The allowed maximum operations in a JSON patch is 10000, got 10001',
      });
    });

    it.each([
      [mergePatch, 'null', 400, 'Invalid JSON Patch'],
      [
        mergePatch,
        '[]',
        400,
        'error decoding patch: json: cannot unmarshal array into Go value of type map[string]interface {}',
      ],
      [
        jsonPatch,
        '{}',
        400,
        'error decoding patch: json: cannot unmarshal object into Go value of type []handlers.jsonPatchOp',
      ],
      [
        strategicPatch,
        '[]',
        400,
        'json: cannot unmarshal array into Go value of type map[string]interface {}',
      ],
    ])('refuses as %s the patch %s', async (type, patch, code, message) => {
      const { send, path } = suite.api();
      await send('POST', path('configmaps'), configMap('shapeless'));
      expect((await send('PATCH', path('configmaps', 'shapeless'), patch, type)).body).toMatchObject({
        code,
        reason: 'BadRequest',
        message,
      });
    });

    it('changes nothing for a null that is a JSON or a strategic patch', async () => {
      const { send, path } = suite.api();
      const made = await send('POST', path('configmaps'), configMap('nulled'));
      for (const type of [jsonPatch, strategicPatch]) {
        const patched = await send('PATCH', path('configmaps', 'nulled'), 'null', type);
        expect([patched.code, revisionOf(patched)]).toEqual([200, revisionOf(made)]);
      }
    });

    it('says that there is nothing to patch before it says what is wrong with the patch', async () => {
      const { send, path } = suite.api();
      for (const type of [mergePatch, jsonPatch, strategicPatch])
        expect((await send('PATCH', path('configmaps', 'absent'), '{', type)).code).toBe(404);
    });

    it.each([
      ['the kind', { kind: 'Service' }, 422],
      ['the version', { apiVersion: 'v9' }, 422],
      ['the namespace', { metadata: { namespace: 'other' } }, 400],
      ['the metadata', { metadata: null }, 400],
      ['the end', { metadata: { deletionTimestamp: '2020-01-01T00:00:00Z' } }, 422],
    ])('does not let a patch change %s', async (_, patch, code) => {
      const { send, path } = suite.api();
      await send('POST', path('configmaps'), configMap('steady'));
      expect((await send('PATCH', path('configmaps', 'steady'), patch, mergePatch)).code).toBe(code);
    });

    it('puts new items of a keyed list where the patch has them', async () => {
      const { send, path } = suite.api();
      const names = async (name: string, patch: readonly string[]): Promise<unknown> => {
        await send('POST', path('deployments'), deployment(name));
        const containers = patch.map((entry) => ({ name: entry, image: 'registry.example/x:1' }));
        const body = { spec: { template: { spec: { containers } } } };
        const patched = await send('PATCH', path('deployments', name), body, strategicPatch);
        return (at(patched.body, 'spec', 'template', 'spec', 'containers') as readonly unknown[]).map(
          (entry) => at(entry, 'name'),
        );
      };
      expect(await names('order-1', ['new'])).toEqual(['new', 'web', 'side']);
      expect(await names('order-2', ['web', 'new'])).toEqual(['web', 'new', 'side']);
      expect(await names('order-3', ['side', 'new', 'web'])).toEqual(['side', 'new', 'web']);
    });

    it('refuses a directive that there is not', async () => {
      const { send, path } = suite.api();
      await send('POST', path('deployments'), deployment('directed'));
      const patch = { spec: { template: { spec: { containers: [{ name: 'web', $patch: 'other' }] } } } };
      const refused = await send('PATCH', path('deployments', 'directed'), patch, strategicPatch);
      expect(refused.code).toBe(500);
      expect(refused.body['message']).toMatch(/^unknown patch type: other/);
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
