import { describe, expect, it } from 'vitest';

import { configMap, deployment, service } from './fixtures.ts';
import type { Suite } from './suite.ts';
import { at, mergePatch } from './target.ts';

const misspelt = (name: string) => {
  const whole = service(name, { app: 'x' });
  return { ...whole, spec: { ...(whole['spec'] as object), selectr: { app: 'x' } } };
};

export function validation(suite: Suite): void {
  describe('validation', () => {
    it('refuses an unknown field in a strict create with 400', async () => {
      const { send, path } = suite.api();
      const refused = await send('POST', `${path('services')}?fieldValidation=Strict`, misspelt('strict'));
      expect(refused.body).toMatchObject({
        code: 400,
        reason: 'BadRequest',
        message:
          'Service in version "v1" cannot be handled as a Service: strict decoding error: unknown field "spec.selectr"',
      });
      expect((await send('GET', path('services', 'strict'))).code).toBe(404);
    });

    it('refuses an unknown field in a strict merge patch with 422', async () => {
      const { send, path } = suite.api();
      await send('POST', path('services'), service('patched-strictly', { app: 'x' }));
      const patch = { spec: { selectr: { colour: 'green' } } };
      const refused = await send(
        'PATCH',
        `${path('services', 'patched-strictly')}?fieldValidation=Strict`,
        patch,
        mergePatch,
      );
      expect(refused.body).toMatchObject({ code: 422, reason: 'Invalid' });
      expect(refused.body['message']).toContain('strict decoding error: unknown field "spec.selectr"');
    });

    it('drops an unknown field with a warning, which is also what happens unasked', async () => {
      const { send, path } = suite.api();
      const warned = await send('POST', `${path('services')}?fieldValidation=Warn`, misspelt('warned'));
      expect([warned.code, warned.warning]).toEqual([201, expect.stringContaining('unknown field')]);
      expect(at(warned.body, 'spec', 'selectr')).toBeUndefined();
      const unasked = await send('POST', path('services'), misspelt('unasked'));
      expect([unasked.code, unasked.warning]).toEqual([201, expect.stringContaining('unknown field')]);
    });

    it('drops an unknown field silently when told to ignore', async () => {
      const { send, path } = suite.api();
      const ignored = await send('POST', `${path('services')}?fieldValidation=Ignore`, misspelt('ignored'));
      expect([ignored.code, ignored.warning]).toEqual([201, '']);
    });

    it('refuses a way of validation that there is not', async () => {
      const { send, path } = suite.api();
      const refused = await send('POST', `${path('configmaps')}?fieldValidation=Maybe`, configMap('maybe'));
      expect(refused.body).toMatchObject({ code: 422, reason: 'Invalid' });
    });

    it('names every cause of an invalid object', async () => {
      const { send, path } = suite.api();
      const refused = await send('POST', path('deployments'), {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: { name: 'invalid' },
        spec: {
          replicas: -1,
          selector: { matchLabels: { app: 'a' } },
          template: {
            metadata: { labels: { app: 'b' } },
            spec: { containers: [{ name: 'web', image: 'x' }] },
          },
        },
      });
      expect(refused.body).toMatchObject({
        code: 422,
        reason: 'Invalid',
        details: { name: 'invalid', group: 'apps', kind: 'Deployment' },
      });
      const causes = at(refused.body, 'details', 'causes') as readonly unknown[];
      expect(causes.map((cause) => at(cause, 'field'))).toEqual(
        expect.arrayContaining(['spec.replicas', 'spec.template.metadata.labels']),
      );
    });

    it('refuses a value of another type with 400', async () => {
      const { send, path } = suite.api();
      const whole = deployment('typed');
      const refused = await send('POST', path('deployments'), {
        ...whole,
        spec: { ...(whole['spec'] as object), replicas: 'two' },
      });
      expect(refused.body).toMatchObject({ code: 400, reason: 'BadRequest' });
      expect(refused.body['message']).toContain('cannot unmarshal string into Go struct field');
    });

    it.each(['Upper', 'with_underscore', '-dash'])('refuses %s as a name', async (name) => {
      const { send, path } = suite.api();
      const refused = await send('POST', path('configmaps'), configMap(name));
      expect(refused.body).toMatchObject({ code: 422, reason: 'Invalid' });
      expect(refused.body['message']).toContain('metadata.name: Invalid value');
    });

    it('refuses a label value that is none', async () => {
      const { send, path } = suite.api();
      const refused = await send(
        'POST',
        path('configmaps'),
        configMap('labelled', {}, { colour: 'not a label' }),
      );
      expect(refused.body).toMatchObject({ code: 422, reason: 'Invalid' });
      expect(refused.body['message']).toContain('metadata.labels: Invalid value: "not a label"');
    });

    it('refuses annotations beyond 256 KiB', async () => {
      const { send, path } = suite.api();
      const large = {
        ...configMap('large'),
        metadata: { name: 'large', annotations: { note: 'x'.repeat(262_145) } },
      };
      const refused = await send('POST', path('configmaps'), large);
      expect(refused.body).toMatchObject({ code: 422, reason: 'Invalid' });
      expect(refused.body['message']).toContain('metadata.annotations: Too long');
    });

    it('refuses a loopback address in a slice', async () => {
      const { send, path } = suite.api();
      const refused = await send('POST', path('endpointslices'), {
        apiVersion: 'discovery.k8s.io/v1',
        kind: 'EndpointSlice',
        metadata: { name: 'looped' },
        addressType: 'IPv4',
        endpoints: [{ addresses: ['127.0.0.1'] }],
        ports: [],
      });
      expect(refused.body).toMatchObject({ code: 422, reason: 'Invalid' });
      expect(refused.body['message']).toContain('loopback');
    });
  });
}
