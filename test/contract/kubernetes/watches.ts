import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';

import { configMap } from './fixtures.ts';
import type { Suite } from './suite.ts';
import { at, mergePatch, revisionOf } from './target.ts';
import type { WatchEvent } from './target.ts';

const shown = (events: readonly WatchEvent[]): readonly string[] =>
  events.map((event) => `${event.type} ${String(at(event.object, 'metadata', 'name'))}`);

export function watches(suite: Suite): void {
  describe('watches', () => {
    it('sends every change after a version, in order, each with its own version', async () => {
      const { send, path, watch } = suite.api();
      const labels = { watch: 'order' };
      const list = await send('GET', path('configmaps'));
      await send('POST', path('configmaps'), configMap('watched', { a: '1' }, labels));
      await send('PATCH', path('configmaps', 'watched'), { data: { a: '2' } }, mergePatch);
      await send('DELETE', path('configmaps', 'watched'));
      const { code, events } = await watch(
        `${path('configmaps')}?watch=1&resourceVersion=${revisionOf(list)}&labelSelector=watch%3Dorder&timeoutSeconds=10`,
        (seen) => seen.length === 3,
      );
      expect(code).toBe(200);
      expect(shown(events)).toEqual(['ADDED watched', 'MODIFIED watched', 'DELETED watched']);
      const revisions = events.map((event) => Number(at(event.object, 'metadata', 'resourceVersion')));
      expect([...revisions].sort((left, right) => left - right)).toEqual(revisions);
      expect(new Set(revisions).size).toBe(3);
    });

    it('sends a change that happens while it is open', async () => {
      const { send, path, watch } = suite.api();
      const list = await send('GET', path('configmaps'));
      const seen = watch(
        `${path('configmaps')}?watch=1&resourceVersion=${revisionOf(list)}&fieldSelector=metadata.name%3Dlive&timeoutSeconds=10`,
        (events) => events.length === 1,
      );
      await send('POST', path('configmaps'), configMap('live'));
      expect(shown((await seen).events)).toEqual(['ADDED live']);
    });

    it('begins with what is there when no version is given', async () => {
      const { send, path, watch } = suite.api();
      await send('POST', path('configmaps'), configMap('present', {}, { watch: 'present' }));
      const { events } = await watch(
        `${path('configmaps')}?watch=1&labelSelector=watch%3Dpresent&timeoutSeconds=10`,
        (seen) => seen.length === 1,
      );
      expect(shown(events)).toEqual(['ADDED present']);
    });

    it('shows an object that leaves the selector as deleted', async () => {
      const { send, path, watch } = suite.api();
      const made = await send('POST', path('configmaps'), configMap('leaving', {}, { in: 'yes' }));
      await send('PATCH', path('configmaps', 'leaving'), { metadata: { labels: { in: 'no' } } }, mergePatch);
      const { events } = await watch(
        `${path('configmaps')}?watch=1&resourceVersion=${revisionOf(made)}&labelSelector=in%3Dyes&timeoutSeconds=10`,
        (seen) => seen.length === 1,
      );
      expect(shown(events)).toEqual(['DELETED leaving']);
    });

    it('ends at its timeout, with a bookmark before that', async () => {
      const { send, path, watch } = suite.api();
      const list = await send('GET', path('configmaps'));
      const seen = watch(
        `${path('configmaps')}?watch=1&resourceVersion=${revisionOf(list)}&labelSelector=no%3Dmatch&allowWatchBookmarks=true&timeoutSeconds=6`,
        () => false,
      );
      // Only what happens while it is open counts, and nobody says when it is.
      for (const name of ['unseen-1', 'unseen-2', 'unseen-3', 'unseen-4']) {
        await wait(500);
        await send('POST', path('configmaps'), configMap(name));
      }
      const { events } = await seen;
      expect(events.map((event) => event.type)).toContain('BOOKMARK');
      const last = events.at(-1);
      expect(last?.object).toMatchObject({ kind: 'ConfigMap', apiVersion: 'v1' });
      expect(Number(at(last?.object, 'metadata', 'resourceVersion'))).toBeGreaterThan(
        Number(revisionOf(list)),
      );
    });

    it('has no bookmark where nothing of its kind has changed', async () => {
      const { send, path, watch } = suite.api();
      const list = await send('GET', path('deployments'));
      await send('POST', path('configmaps'), configMap('elsewhere'));
      const { code, events } = await watch(
        `${path('deployments')}?watch=1&resourceVersion=${revisionOf(list)}&labelSelector=no%3Dmatch&allowWatchBookmarks=true&timeoutSeconds=5`,
        () => false,
      );
      expect([code, events]).toEqual([200, []]);
    });

    it('is refused from what is no version', async () => {
      const { send, path } = suite.api();
      const refused = await send('GET', `${path('configmaps')}?watch=1&resourceVersion=x`);
      expect(refused.body).toMatchObject({
        code: 500,
        message: 'resourceVersion: Invalid value: "x": strconv.ParseUint: parsing "x": invalid syntax',
      });
    });

    it('says 410 in the stream when the version is too old', async () => {
      const { path, watch } = suite.api();
      const stale = await suite.target().staleRevision();
      const { code, events } = await watch(
        `${path('configmaps')}?watch=1&resourceVersion=${stale}&timeoutSeconds=5`,
        (seen) => seen.length === 1,
      );
      expect(code).toBe(200);
      expect(events[0]).toMatchObject({
        type: 'ERROR',
        object: { kind: 'Status', code: 410, reason: 'Expired' },
      });
      expect(at(events[0]?.object, 'message')).toMatch(/^too old resource version: /);
    });
  });
}
