import { beforeAll, describe, expect, it } from 'vitest';

import { configMap, service } from './fixtures.ts';
import type { Suite } from './suite.ts';
import { at, revisionOf } from './target.ts';
import type { Reply } from './target.ts';

const namesIn = (reply: Reply): readonly unknown[] =>
  (reply.body['items'] as readonly unknown[]).map((item) => at(item, 'metadata', 'name'));

export function lists(suite: Suite): void {
  describe('lists', () => {
    beforeAll(async () => {
      const { send, path } = suite.api();
      for (const [name, color] of [
        ['list-a', 'blue'],
        ['list-b', 'green'],
        ['list-c', 'red'],
      ] as const)
        await send('POST', path('configmaps'), configMap(name, {}, { set: 'list', color }));
      await send('POST', path('configmaps'), configMap('list-d', {}, { set: 'list' }));
    });

    it.each([
      ['set=list,color=blue', ['list-a']],
      ['set==list,color!=blue', ['list-b', 'list-c', 'list-d']],
      ['set=list,color in (blue,green)', ['list-a', 'list-b']],
      ['set=list,color notin (blue,green)', ['list-c', 'list-d']],
      ['set=list,color', ['list-a', 'list-b', 'list-c']],
      ['set=list,!color', ['list-d']],
    ])('selects by labels: %s', async (selector, expected) => {
      const { send, path } = suite.api();
      const list = await send('GET', `${path('configmaps')}?labelSelector=${encodeURIComponent(selector)}`);
      expect(list.body).toMatchObject({ kind: 'ConfigMapList', apiVersion: 'v1' });
      expect(namesIn(list)).toEqual(expected);
    });

    it('selects by name, and refuses a field that it cannot select by', async () => {
      const { send, path } = suite.api();
      expect(
        namesIn(await send('GET', `${path('configmaps')}?fieldSelector=metadata.name%3Dlist-b`)),
      ).toEqual(['list-b']);
      const refused = await send('GET', `${path('configmaps')}?fieldSelector=data.x%3D1`);
      expect(refused.body).toMatchObject({
        code: 400,
        reason: 'BadRequest',
        message: '"data.x" is not a known field selector: only "metadata.name", "metadata.namespace"',
      });
      const ofPods = await send('GET', `${path('pods')}?fieldSelector=status.x%3D1`);
      expect(ofPods.body).toMatchObject({
        code: 400,
        reason: 'BadRequest',
        message: 'field label not supported: status.x',
      });
      const ofSets = await send('GET', `${path('replicasets')}?fieldSelector=status.replicas%3D1`);
      expect(ofSets.body).toMatchObject({ code: 400, reason: 'BadRequest' });
    });

    it('selects Pods by node and phase, Services by type', async () => {
      const { send, path } = suite.api();
      await send('POST', path('services'), service('selected', { app: 'x' }));
      const selected = `${path('services')}?fieldSelector=${encodeURIComponent('spec.type=ClusterIP,metadata.name!=other')}`;
      expect(namesIn(await send('GET', selected))).toContain('selected');
      const none = await send(
        'GET',
        `${path('pods')}?fieldSelector=${encodeURIComponent('spec.nodeName=nowhere')}`,
      );
      expect(namesIn(none)).toEqual([]);
    });

    it.each([
      ['limit=x', 400, 'BadRequest', /^strconv.ParseInt: parsing "x": invalid syntax$/],
      ['timeoutSeconds=x', 400, 'BadRequest', /^strconv.ParseInt: parsing "x": invalid syntax$/],
      ['continue=x', 400, 'BadRequest', /^invalid continue token: /],
      [
        'resourceVersion=x',
        400,
        'BadRequest',
        /^invalid resource version: resourceVersion: Invalid value: "x": strconv.ParseUint: /,
      ],
      [
        'resourceVersion=99999999',
        504,
        'Timeout',
        /^Timeout: Too large resource version: 99999999, current: /,
      ],
      [
        'resourceVersionMatch=Exact',
        422,
        'Invalid',
        /resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided$/,
      ],
      [
        'resourceVersion=1&resourceVersionMatch=Other',
        422,
        'Invalid',
        /Unsupported value: "Other": supported values: "Exact", "NotOlderThan", ""$/,
      ],
    ])('refuses %s', async (query, code, reason, message) => {
      const { send, path } = suite.api();
      const refused = await send('GET', `${path('configmaps')}?${query}`);
      expect(refused.body).toMatchObject({ kind: 'Status', status: 'Failure', code, reason });
      expect(refused.body['message']).toMatch(message);
    });

    it('lists what was there at a version', async () => {
      const { send, path } = suite.api();
      const made = await send('POST', path('configmaps'), configMap('exact', { a: '1' }, { set: 'exact' }));
      await send('DELETE', path('configmaps', 'exact'));
      const query = `labelSelector=set%3Dexact&resourceVersion=${revisionOf(made)}&resourceVersionMatch=Exact`;
      const then = await send('GET', `${path('configmaps')}?${query}`);
      expect([namesIn(then), revisionOf(then)]).toEqual([['exact'], revisionOf(made)]);
      expect(namesIn(await send('GET', `${path('configmaps')}?labelSelector=set%3Dexact`))).toEqual([]);
    });

    it('refuses a selector that cannot be parsed', async () => {
      const { send, path } = suite.api();
      const refused = await send(
        'GET',
        `${path('configmaps')}?labelSelector=${encodeURIComponent('a in (')}`,
      );
      expect(refused.body).toMatchObject({ code: 400, reason: 'BadRequest' });
    });

    it('gives pages of one list, whatever is written in between', async () => {
      const { send, path } = suite.api();
      const query = `${path('configmaps')}?labelSelector=set%3Dlist&limit=3`;
      const first = await send('GET', query);
      const token = String(at(first.body, 'metadata', 'continue'));
      await send('POST', path('configmaps'), configMap('list-c2', {}, { set: 'list' }));
      const second = await send('GET', `${query}&continue=${encodeURIComponent(token)}`);
      await send('DELETE', path('configmaps', 'list-c2'));
      expect([...namesIn(first), ...namesIn(second)]).toEqual(['list-a', 'list-b', 'list-c', 'list-d']);
      expect(at(second.body, 'metadata', 'continue')).toBeUndefined();
      expect(at(second.body, 'metadata', 'resourceVersion')).toBe(
        at(first.body, 'metadata', 'resourceVersion'),
      );
    });

    it('lists every namespace at once', async () => {
      const { send, namespace } = suite.api();
      const all = await send('GET', '/api/v1/configmaps?labelSelector=set%3Dlist');
      const items = all.body['items'] as readonly unknown[];
      expect(new Set(items.map((item) => at(item, 'metadata', 'namespace')))).toEqual(new Set([namespace]));
    });
  });
}
