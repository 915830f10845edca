import { describe, expect, it } from 'vitest';

import { lease } from './fixtures.ts';
import type { Suite } from './suite.ts';
import { at, mergePatch, revisionOf } from './target.ts';

export function leases(suite: Suite): void {
  describe('leases', () => {
    it('lets one holder take over, and tells the other', async () => {
      const { send, path } = suite.api();
      const made = await send('POST', path('leases'), lease('taken'));
      const take = (holderIdentity: string) =>
        send(
          'PATCH',
          path('leases', 'taken'),
          { metadata: { resourceVersion: revisionOf(made) }, spec: { holderIdentity } },
          mergePatch,
        );
      const [two, three] = await Promise.all([take('two'), take('three')]);
      expect([two.code, three.code].sort()).toEqual([200, 409]);
      const holder = at((await send('GET', path('leases', 'taken'))).body, 'spec', 'holderIdentity');
      expect(holder).toBe(two.code === 200 ? 'two' : 'three');
    });

    it('keeps times with microseconds', async () => {
      const { send, path } = suite.api();
      const renewTime = '2024-05-06T07:08:09.123456Z';
      const made = await send('POST', path('leases'), {
        ...lease('timed'),
        spec: { holderIdentity: 'one', renewTime },
      });
      expect(at(made.body, 'spec', 'renewTime')).toBe(renewTime);
    });

    it('wants the version in a replacement', async () => {
      const { send, path } = suite.api();
      await send('POST', path('leases'), lease('versioned'));
      const put = await send('PUT', path('leases', 'versioned'), lease('versioned'));
      expect(put.body).toMatchObject({
        code: 422,
        reason: 'Invalid',
        message:
          'leases.coordination.k8s.io "versioned" is invalid: metadata.resourceVersion: Invalid value: 0: must be specified for an update',
        details: { name: 'versioned', group: 'coordination.k8s.io', kind: 'leases' },
      });
      const ofNone = { ...lease('versioned'), metadata: { name: 'versioned', resourceVersion: '0' } };
      expect((await send('PUT', path('leases', 'versioned'), ofNone)).body).toMatchObject({ code: 422 });
    });

    it('is given back with an empty holder, which is not none', async () => {
      const { send, path } = suite.api();
      await send('POST', path('leases'), lease('released'));
      const released = await send(
        'PATCH',
        path('leases', 'released'),
        { spec: { holderIdentity: '' } },
        mergePatch,
      );
      expect(at(released.body, 'spec', 'holderIdentity')).toBe('');
    });

    it.each(['2024-05-06T07:08:09Z', '2024-05-06T07:08:09.1234567Z', 'soon'])(
      'refuses the time %s, which has no six digits behind its second',
      async (renewTime) => {
        const { send, path } = suite.api();
        const refused = await send('POST', path('leases'), { ...lease('untimely'), spec: { renewTime } });
        expect(refused.body).toMatchObject({ code: 400, reason: 'BadRequest' });
      },
    );

    it('is created by a replacement of what is not there', async () => {
      const { send, path } = suite.api();
      expect((await send('PUT', path('leases', 'put-first'), lease('put-first'))).code).toBe(201);
      const late = { ...lease('put-late'), metadata: { name: 'put-late', resourceVersion: '7' } };
      expect((await send('PUT', path('leases', 'put-late'), late)).code).toBe(201);
    });

    it('refuses a duration of nothing', async () => {
      const { send, path } = suite.api();
      const refused = await send('POST', path('leases'), {
        ...lease('none'),
        spec: { holderIdentity: 'x', leaseDurationSeconds: 0 },
      });
      expect(refused.body).toMatchObject({ code: 422, reason: 'Invalid' });
      expect(refused.body['message']).toContain(
        'spec.leaseDurationSeconds: Invalid value: 0: must be greater than 0',
      );
    });
  });
}
