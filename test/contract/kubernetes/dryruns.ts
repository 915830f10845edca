import { describe, expect, it } from 'vitest';

import { configMap } from './fixtures.ts';
import type { Suite } from './suite.ts';
import { at, mergePatch, revisionOf } from './target.ts';

export function dryRuns(suite: Suite): void {
  describe('dry runs', () => {
    it('answer as if they had created, and create nothing', async () => {
      const { send, path } = suite.api();
      const tried = await send('POST', `${path('configmaps')}?dryRun=All`, configMap('tried', { a: '1' }));
      expect(tried.code).toBe(201);
      expect(at(tried.body, 'metadata', 'uid')).toMatch(/^[0-9a-f-]{36}$/);
      expect((await send('GET', path('configmaps', 'tried'))).code).toBe(404);
    });

    it('answer as if they had patched, and leave the version', async () => {
      const { send, path } = suite.api();
      const made = await send('POST', path('configmaps'), configMap('still', { a: '1' }));
      const tried = await send(
        'PATCH',
        `${path('configmaps', 'still')}?dryRun=All`,
        { data: { a: '2' } },
        mergePatch,
      );
      expect(tried.body['data']).toEqual({ a: '2' });
      const after = await send('GET', path('configmaps', 'still'));
      expect([at(after.body, 'data', 'a'), revisionOf(after)]).toEqual(['1', revisionOf(made)]);
    });

    it('refuse what the write would be refused for', async () => {
      const { send, path } = suite.api();
      const made = await send('POST', path('configmaps'), configMap('conflicted', { a: '1' }));
      await send('PATCH', path('configmaps', 'conflicted'), { data: { a: '2' } }, mergePatch);
      const metadata = { resourceVersion: revisionOf(made) };
      const tried = await send(
        'PATCH',
        `${path('configmaps', 'conflicted')}?dryRun=All`,
        { metadata, data: { a: '3' } },
        mergePatch,
      );
      expect(tried.code).toBe(409);
    });

    it('delete nothing', async () => {
      const { send, path } = suite.api();
      await send('POST', path('configmaps'), configMap('spared'));
      expect((await send('DELETE', `${path('configmaps', 'spared')}?dryRun=All`)).code).toBe(200);
      expect((await send('GET', path('configmaps', 'spared'))).code).toBe(200);
    });

    it('know only All', async () => {
      const { send, path } = suite.api();
      const refused = await send('POST', `${path('configmaps')}?dryRun=Some`, configMap('some'));
      expect(refused.body).toMatchObject({
        code: 422,
        reason: 'Invalid',
        message:
          'CreateOptions.meta.k8s.io "" is invalid: dryRun: Unsupported value: ["Some"]: supported values: "All"',
        details: { group: 'meta.k8s.io', kind: 'CreateOptions' },
      });
      await send('POST', path('configmaps'), configMap('kept'));
      const removal = await send('DELETE', `${path('configmaps', 'kept')}?dryRun=Some`);
      expect(removal.body).toMatchObject({ code: 422, details: { kind: 'DeleteOptions' } });
    });
  });
}
