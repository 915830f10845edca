import { describe, expect, it } from 'vitest';

import { configMap, deployment } from './fixtures.ts';
import type { Suite } from './suite.ts';
import { at, mergePatch, revisionOf } from './target.ts';

export function writes(suite: Suite): void {
  describe('writes', () => {
    it('gives a new object its uid, version, time and first generation', async () => {
      const { send, path } = suite.api();
      const made = await send('POST', path('deployments'), deployment('fresh'));
      expect(made.code).toBe(201);
      expect(made.body).toMatchObject({
        kind: 'Deployment',
        apiVersion: 'apps/v1',
        metadata: { generation: 1 },
      });
      expect(at(made.body, 'metadata', 'uid')).toMatch(/^[0-9a-f-]{36}$/);
      expect(revisionOf(made)).toMatch(/^[0-9]+$/);
      expect(at(made.body, 'metadata', 'creationTimestamp')).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
    });

    it('refuses to create what is there, by name', async () => {
      const { send, path } = suite.api();
      await send('POST', path('deployments'), deployment('twice'));
      const again = await send('POST', path('deployments'), deployment('twice'));
      expect(again.code).toBe(409);
      expect(again.body).toMatchObject({
        kind: 'Status',
        apiVersion: 'v1',
        status: 'Failure',
        reason: 'AlreadyExists',
        code: 409,
        message: 'deployments.apps "twice" already exists',
        details: { name: 'twice', group: 'apps', kind: 'deployments' },
      });
    });

    it('says which object is not there', async () => {
      const { send, path } = suite.api();
      const missing = await send('GET', path('services', 'nobody'));
      expect(missing.body).toMatchObject({
        status: 'Failure',
        reason: 'NotFound',
        code: 404,
        message: 'services "nobody" not found',
        details: { name: 'nobody', kind: 'services' },
      });
    });

    it('creates nothing in a namespace that is not there', async () => {
      const { send } = suite.api();
      const lost = await send('POST', '/api/v1/namespaces/no-such-place/configmaps', configMap('lost'));
      expect(lost.body).toMatchObject({
        code: 404,
        reason: 'NotFound',
        message: 'namespaces "no-such-place" not found',
      });
    });

    it('refuses a replacement made for an older version', async () => {
      const { send, path } = suite.api();
      const first = await send('POST', path('configmaps'), configMap('stale', { a: '1' }));
      await send('PATCH', path('configmaps', 'stale'), { data: { a: '2' } }, mergePatch);
      const late = await send('PUT', path('configmaps', 'stale'), { ...first.body, data: { a: '3' } });
      expect(late.body).toMatchObject({
        code: 409,
        reason: 'Conflict',
        message:
          'Operation cannot be fulfilled on configmaps "stale": the object has been modified; please apply your changes to the latest version and try again',
        details: { name: 'stale', kind: 'configmaps' },
      });
      expect(at((await send('GET', path('configmaps', 'stale'))).body, 'data', 'a')).toBe('2');
    });

    it('takes a replacement without a version, where the kind allows it', async () => {
      const { send, path } = suite.api();
      await send('POST', path('configmaps'), configMap('unconditional', { a: '1' }));
      const put = await send(
        'PUT',
        path('configmaps', 'unconditional'),
        configMap('unconditional', { b: '2' }),
      );
      expect(put.code).toBe(200);
      expect(put.body['data']).toEqual({ b: '2' });
    });

    it('holds a merge patch to the version that it carries', async () => {
      const { send, path } = suite.api();
      const made = await send('POST', path('configmaps'), configMap('carried', { a: '1' }));
      const metadata = { resourceVersion: revisionOf(made) };
      const won = await send(
        'PATCH',
        path('configmaps', 'carried'),
        { metadata, data: { a: '2' } },
        mergePatch,
      );
      const lost = await send(
        'PATCH',
        path('configmaps', 'carried'),
        { metadata, data: { a: '3' } },
        mergePatch,
      );
      expect([won.code, lost.code, lost.body['reason']]).toEqual([200, 409, 'Conflict']);
    });

    it('lets one of many writes for the same version win', async () => {
      const { send, path } = suite.api();
      const made = await send('POST', path('configmaps'), configMap('race'));
      const metadata = { resourceVersion: revisionOf(made) };
      const replies = await Promise.all(
        Array.from({ length: 8 }, (_, index) =>
          send(
            'PATCH',
            path('configmaps', 'race'),
            { metadata, data: { winner: String(index) } },
            mergePatch,
          ),
        ),
      );
      expect(replies.map((reply) => reply.code).sort()).toEqual([200, ...Array<number>(7).fill(409)]);
      const winner = replies.findIndex((reply) => reply.code === 200);
      expect(at((await send('GET', path('configmaps', 'race'))).body, 'data', 'winner')).toBe(String(winner));
    });

    it('gives no new version to a write that changes nothing', async () => {
      const { send, path } = suite.api();
      const made = await send('POST', path('configmaps'), configMap('same', { a: '1' }));
      const again = await send('PATCH', path('configmaps', 'same'), { data: { a: '1' } }, mergePatch);
      expect(again.code).toBe(200);
      expect(revisionOf(again)).toBe(revisionOf(made));
    });

    it('raises the generation of a Deployment for its spec and its annotations, not for its labels', async () => {
      const { send, path } = suite.api();
      await send('POST', path('deployments'), deployment('counted'));
      const generationAfter = async (patch: unknown): Promise<unknown> =>
        at(
          (await send('PATCH', path('deployments', 'counted'), patch, mergePatch)).body,
          'metadata',
          'generation',
        );
      const start = Number(await generationAfter({}));
      expect(await generationAfter({ metadata: { labels: { a: 'b' } } })).toBe(start);
      expect(await generationAfter({ spec: { minReadySeconds: 1 } })).toBe(start + 1);
      // Its annotations are copied to its ReplicaSets, which is why they count.
      expect(await generationAfter({ metadata: { annotations: { note: 'x' } } })).toBe(start + 2);
    });

    it('keeps the status out of reach of a write to the object', async () => {
      const { send, path } = suite.api();
      await send('POST', path('deployments'), deployment('quiet'));
      const patched = await send(
        'PATCH',
        path('deployments', 'quiet'),
        { status: { readyReplicas: 7 } },
        mergePatch,
      );
      expect(patched.code).toBe(200);
      expect(at(patched.body, 'status', 'readyReplicas')).toBeUndefined();
    });

    it('refuses a body under another name', async () => {
      const { send, path } = suite.api();
      await send('POST', path('configmaps'), configMap('mine'));
      const put = await send('PUT', path('configmaps', 'mine'), configMap('yours'));
      expect(put.body).toMatchObject({
        code: 400,
        reason: 'BadRequest',
        message: 'the name of the object (yours) does not match the name on the URL (mine)',
      });
    });

    it('deletes only the object that was meant', async () => {
      const { send, path } = suite.api();
      const made = await send('POST', path('configmaps'), configMap('meant'));
      const options = (uid: unknown) => ({ kind: 'DeleteOptions', apiVersion: 'v1', preconditions: { uid } });
      const other = await send(
        'DELETE',
        path('configmaps', 'meant'),
        options('00000000-0000-0000-0000-000000000000'),
      );
      const uid = String(at(made.body, 'metadata', 'uid'));
      expect(other.body).toMatchObject({
        code: 409,
        reason: 'Conflict',
        message: `Operation cannot be fulfilled on ConfigMap "meant": the UID in the precondition (00000000-0000-0000-0000-000000000000) does not match the UID in record (${uid}). The object might have been deleted and then recreated`,
        details: { name: 'meant', kind: 'ConfigMap' },
      });
      const stale = await send('DELETE', path('configmaps', 'meant'), {
        preconditions: { resourceVersion: '1' },
      });
      expect(stale.body).toMatchObject({ code: 409, reason: 'Conflict' });
      expect(stale.body['message']).toContain('the ResourceVersion in the precondition (1) does not match');
      const right = await send(
        'DELETE',
        path('configmaps', 'meant'),
        options(at(made.body, 'metadata', 'uid')),
      );
      expect(right.body).toMatchObject({ kind: 'Status', status: 'Success' });
      expect((await send('GET', path('configmaps', 'meant'))).code).toBe(404);
    });

    it('takes version 0 for none, and refuses what is no version', async () => {
      const { send, path } = suite.api();
      await send('POST', path('configmaps'), configMap('zero'));
      const of = (resourceVersion: string) => ({
        ...configMap('zero', { a: '1' }),
        metadata: { name: 'zero', resourceVersion },
      });
      expect((await send('PUT', path('configmaps', 'zero'), of('0'))).code).toBe(200);
      expect((await send('PUT', path('configmaps', 'zero'), of('x'))).body).toMatchObject({
        code: 500,
        message: 'strconv.ParseUint: parsing "x": invalid syntax',
      });
    });

    it('refuses a replacement of another object of the same name', async () => {
      const { send, path } = suite.api();
      await send('POST', path('configmaps'), configMap('replaced'));
      const uid = '00000000-0000-0000-0000-000000000000';
      const put = await send('PUT', path('configmaps', 'replaced'), {
        ...configMap('replaced'),
        metadata: { name: 'replaced', uid },
      });
      expect(put.body).toMatchObject({ code: 409, reason: 'Conflict', details: { kind: 'configmaps' } });
      expect(put.body['message']).toContain(
        `Precondition failed: UID in precondition: ${uid}, UID in object meta: `,
      );
      const patched = await send('PATCH', path('configmaps', 'replaced'), { metadata: { uid } }, mergePatch);
      expect(patched.body).toMatchObject({
        code: 422,
        reason: 'Invalid',
        message: `ConfigMap "replaced" is invalid: metadata.uid: Invalid value: "${uid}": field is immutable`,
      });
    });

    it('refuses a replacement without a name', async () => {
      const { send, path } = suite.api();
      expect((await send('PUT', path('configmaps', 'nameless'), {})).body).toMatchObject({
        code: 400,
        reason: 'BadRequest',
        message: 'the name of the object (nameless based on URL) was undeterminable: name must be provided',
      });
    });

    it('makes names from a prefix, and refuses a prefix that is none', async () => {
      const { send, path } = suite.api();
      const made = await send('POST', path('configmaps'), { metadata: { generateName: 'made-' } });
      expect(at(made.body, 'metadata', 'name')).toMatch(/^made-[a-z0-9]{5}$/);
      const refused = await send('POST', path('configmaps'), { metadata: { generateName: 'Made-' } });
      expect(refused.body).toMatchObject({ code: 422, reason: 'Invalid' });
      const causes = at(refused.body, 'details', 'causes') as readonly unknown[];
      expect(causes.map((cause) => at(cause, 'field'))).toEqual(['metadata.generateName', 'metadata.name']);
    });

    it('refuses a manager of more than 128 bytes, and force where nothing is applied', async () => {
      const { send, path } = suite.api();
      const long = await send(
        'POST',
        `${path('configmaps')}?fieldManager=${'m'.repeat(129)}`,
        configMap('long'),
      );
      expect(long.body).toMatchObject({
        code: 422,
        message:
          'CreateOptions.meta.k8s.io "" is invalid: fieldManager: Too long: may not be more than 128 bytes',
      });
      const forced = await send('PATCH', `${path('configmaps', 'long')}?force=true`, {}, mergePatch);
      expect(forced.body).toMatchObject({ code: 422, details: { kind: 'PatchOptions' } });
    });

    it('answers what it does not serve with 404, 405, 415 and 400', async () => {
      const { send, path } = suite.api();
      const elsewhere = await send('GET', '/apis/example.com/v1/things');
      expect([elsewhere.code, elsewhere.body]).toEqual([404, { text: '404 page not found\n' }]);
      expect((await send('GET', path('things'))).body).toMatchObject({
        code: 404,
        reason: 'NotFound',
        message: 'the server could not find the requested resource',
      });
      expect((await send('POST', path('configmaps', 'x'), {})).code).toBe(405);
      expect((await send('PATCH', path('configmaps', 'x'), '{}', 'text/plain')).body).toMatchObject({
        code: 415,
        reason: 'UnsupportedMediaType',
        message: '415: Unsupported Media Type',
      });
      expect(
        (await send('POST', path('configmaps'), '{"apiVersion": "v1", "kind": "ConfigMap"')).body,
      ).toMatchObject({
        code: 400,
        reason: 'BadRequest',
      });
    });

    it('asks for credentials', async () => {
      const { send } = suite.api();
      const bare = await send('GET', '/api/v1/namespaces', undefined, undefined, {
        authorization: 'Bearer not-a-token',
      });
      expect([bare.code, bare.body['reason']]).toEqual([401, 'Unauthorized']);
    });
  });
}
