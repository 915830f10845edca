import { describe, expect, it } from 'vitest';

import { configMap, deployment, service } from './fixtures.ts';
import type { Suite } from './suite.ts';
import { at, mergePatch } from './target.ts';
import type { Document } from './target.ts';

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
      const patch = { spec: { selectr: { color: 'green' } } };
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
        configMap('labeled', {}, { color: 'not a label' }),
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

    it('refuses keys of data that are none', async () => {
      const { send, path } = suite.api();
      expect((await send('POST', path('configmaps'), configMap('keyed', { 'a/b': '1' }))).body).toMatchObject(
        {
          code: 422,
          details: { causes: [{ reason: 'FieldValueInvalid', field: 'data[a/b]' }] },
        },
      );
    });

    it('keeps data as they are once they are immutable', async () => {
      const { send, path } = suite.api();
      await send('POST', path('configmaps'), { ...configMap('fixed', { a: '1' }), immutable: true });
      for (const [patch, field] of [
        [{ data: { a: '2' } }, 'data'],
        [{ immutable: false }, 'immutable'],
      ] as const)
        expect((await send('PATCH', path('configmaps', 'fixed'), patch, mergePatch)).body).toMatchObject({
          code: 422,
          message: `ConfigMap "fixed" is invalid: ${field}: Forbidden: field is immutable when \`immutable\` is set`,
        });
    });

    it('refuses an owner that nothing identifies', async () => {
      const { send, path } = suite.api();
      const ownerReferences = [{ apiVersion: 'v1', kind: 'Pod', name: 'x' }];
      const owned = { ...configMap('owned'), metadata: { name: 'owned', ownerReferences } };
      expect((await send('POST', path('configmaps'), owned)).body).toMatchObject({
        code: 422,
        message:
          'ConfigMap "owned" is invalid: metadata.ownerReferences.uid: Invalid value: "": must not be empty',
      });
    });

    it.each<readonly [string, Document, readonly string[]]>([
      ['nothing', {}, ['spec.selector', 'spec.template.metadata.labels', 'spec.template.spec.containers']],
      ['a negative wait', { minReadySeconds: -1 }, ['spec.minReadySeconds']],
      ['a negative history', { revisionHistoryLimit: -1 }, ['spec.revisionHistoryLimit']],
      ['a strategy that there is not', { strategy: { type: 'Other' } }, ['spec.strategy']],
    ])('refuses a Deployment of %s', async (_, spec, fields) => {
      const { send, path } = suite.api();
      const whole = deployment('half')['spec'] as object;
      const body = {
        ...deployment('half'),
        spec: Object.keys(spec).length === 0 ? {} : { ...whole, ...spec },
      };
      const refused = await send('POST', path('deployments'), body);
      expect(refused.body).toMatchObject({ code: 422, reason: 'Invalid' });
      const causes = at(refused.body, 'details', 'causes') as readonly unknown[];
      expect(causes.map((cause) => at(cause, 'field'))).toEqual(fields);
    });

    it.each<readonly [string, Document, string]>([
      ['a policy for pulling that there is not', { imagePullPolicy: 'Other' }, 'imagePullPolicy'],
      ['a variable without a name', { env: [{ name: '' }] }, 'env[0].name'],
      ['a port of nothing', { ports: [{ containerPort: 0 }] }, 'ports[0].containerPort'],
      ['a probe of nothing', { readinessProbe: {} }, 'readinessProbe'],
      [
        'a probe without a port',
        { readinessProbe: { httpGet: { path: '/' } } },
        'readinessProbe.httpGet.port',
      ],
      [
        'a probe with a negative period',
        { readinessProbe: { httpGet: { port: 80 }, periodSeconds: -1 } },
        'readinessProbe.periodSeconds',
      ],
      ['a mount of no volume', { volumeMounts: [{ name: 'v', mountPath: '/v' }] }, 'volumeMounts[0].name'],
    ])('refuses a container with %s', async (_, more, field) => {
      const { send, path } = suite.api();
      const container = { name: 'web', image: 'registry.example/web:1', ...more };
      const refused = await send('POST', path('deployments'), {
        metadata: { name: 'contained' },
        spec: {
          selector: { matchLabels: { a: 'b' } },
          template: { metadata: { labels: { a: 'b' } }, spec: { containers: [container] } },
        },
      });
      expect(refused.body).toMatchObject({ code: 422, reason: 'Invalid' });
      const causes = at(refused.body, 'details', 'causes') as readonly unknown[];
      expect(causes.map((cause) => at(cause, 'field'))).toEqual([
        `spec.template.spec.containers[0].${field}`,
      ]);
    });

    it('gives files of volumes their mode, and a volume one source', async () => {
      const { send, path } = suite.api();
      const body = (volume: Document): Document => ({
        metadata: { name: 'volumes' },
        spec: {
          selector: { matchLabels: { a: 'b' } },
          template: {
            metadata: { labels: { a: 'b' } },
            spec: {
              containers: [{ name: 'web', image: 'registry.example/web:1' }],
              volumes: [{ name: 'v', ...volume }],
            },
          },
        },
      });
      const query = `${path('deployments')}?dryRun=All`;
      const made = await send('POST', query, body({ configMap: { name: 'c' } }));
      expect(at(made.body, 'spec', 'template', 'spec', 'volumes', 0, 'configMap', 'defaultMode')).toBe(420);
      expect(
        (await send('POST', query, body({ emptyDir: {}, configMap: { name: 'c' } }))).body,
      ).toMatchObject({
        code: 422,
        message:
          'Deployment.apps "volumes" is invalid: spec.template.spec.volumes[0].configMap: Forbidden: may not specify more than 1 volume type',
      });
    });

    it.each<readonly [string, Document, readonly string[]]>([
      ['a port with a name that is none', { ports: [{ port: 80, name: 'BAD' }] }, ['spec.ports[0].name']],
      [
        'a target that is no name',
        { ports: [{ port: 80, targetPort: '---' }] },
        ['spec.ports[0].targetPort'],
      ],
      [
        'a policy for traffic from outside',
        { externalTrafficPolicy: 'Local' },
        ['spec.externalTrafficPolicy'],
      ],
      ['a policy that there is not', { internalTrafficPolicy: 'Other' }, ['spec.internalTrafficPolicy']],
    ])('refuses a Service with %s', async (_, more, fields) => {
      const { send, path } = suite.api();
      const whole = service('odd', { app: 'x' });
      const refused = await send('POST', path('services'), {
        ...whole,
        spec: { ...(whole['spec'] as object), ...more },
      });
      expect(refused.body).toMatchObject({ code: 422, reason: 'Invalid' });
      const causes = at(refused.body, 'details', 'causes') as readonly unknown[];
      expect([...new Set(causes.map((cause) => at(cause, 'field')))]).toEqual(fields);
    });

    it('takes the policy for traffic from outside away with the node port', async () => {
      const { send, path } = suite.api();
      const whole = service('closing', { app: 'x' });
      const open = { ...whole, spec: { ...(whole['spec'] as object), type: 'NodePort' } };
      const made = await send('POST', path('services'), open);
      expect(at(made.body, 'spec', 'externalTrafficPolicy')).toBe('Cluster');
      const closed = await send(
        'PATCH',
        path('services', 'closing'),
        { spec: { type: 'ClusterIP' } },
        mergePatch,
      );
      expect(closed.code).toBe(200);
      expect(at(closed.body, 'spec', 'externalTrafficPolicy')).toBeUndefined();
      expect(at(closed.body, 'spec', 'ports', 0, 'nodePort')).toBeUndefined();
    });

    it.each([
      ['nowhere', 'must be a valid IP address'],
      ['169.254.0.1', 'may not be in the link-local range'],
    ])('refuses the address %s in a slice', async (address, why) => {
      const { send, path } = suite.api();
      const refused = await send('POST', path('endpointslices'), {
        metadata: { name: 'misplaced' },
        addressType: 'IPv4',
        endpoints: [{ addresses: [address] }],
        ports: [],
      });
      expect(refused.body).toMatchObject({ code: 422, reason: 'Invalid' });
      expect(refused.body['message']).toContain(why);
    });

    it('takes a slice whose port has no name', async () => {
      const { send, path } = suite.api();
      const made = await send('POST', path('endpointslices'), {
        metadata: { name: 'unnamed-port' },
        addressType: 'IPv4',
        endpoints: [{ addresses: ['10.0.0.1'] }],
        ports: [{ port: 80 }],
      });
      expect(made.code).toBe(201);
      expect(at(made.body, 'ports', 0, 'name')).toBe('');
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
