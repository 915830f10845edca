import { beforeAll, describe, expect, it } from 'vitest';

import { configMap } from './fixtures.ts';
import type { Suite } from './suite.ts';
import { at } from './target.ts';
import type { Reply } from './target.ts';

const namesIn = (reply: Reply): readonly unknown[] =>
  (reply.body['items'] as readonly unknown[]).map((item) => at(item, 'metadata', 'name'));

export function lists(suite: Suite): void {
  describe('lists', () => {
    beforeAll(async () => {
      const { send, path } = suite.api();
      for (const [name, colour] of [
        ['list-a', 'blue'],
        ['list-b', 'green'],
        ['list-c', 'red'],
      ] as const)
        await send('POST', path('configmaps'), configMap(name, {}, { set: 'list', colour }));
      await send('POST', path('configmaps'), configMap('list-d', {}, { set: 'list' }));
    });

    it.each([
      ['set=list,colour=blue', ['list-a']],
      ['set==list,colour!=blue', ['list-b', 'list-c', 'list-d']],
      ['set=list,colour in (blue,green)', ['list-a', 'list-b']],
      ['set=list,colour notin (blue,green)', ['list-c', 'list-d']],
      ['set=list,colour', ['list-a', 'list-b', 'list-c']],
      ['set=list,!colour', ['list-d']],
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
      expect(refused.body).toMatchObject({ code: 400, reason: 'BadRequest' });
      expect(refused.body['message']).toContain('field label not supported: data.x');
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
