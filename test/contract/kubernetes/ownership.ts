import { describe, expect, it } from 'vitest';

import { deployment, service } from './fixtures.ts';
import type { Suite } from './suite.ts';
import { at, mergePatch } from './target.ts';
import type { Document } from './target.ts';

const entryOf = (body: Document, manager: string, subresource?: string): unknown =>
  (at(body, 'metadata', 'managedFields') as readonly unknown[] | undefined)?.find(
    (entry) => at(entry, 'manager') === manager && at(entry, 'subresource') === subresource,
  );

const owns = (body: Document, manager: string, ...path: readonly string[]): boolean =>
  at(entryOf(body, manager), 'fieldsV1', ...path) !== undefined;

export function ownership(suite: Suite): void {
  describe('managed fields', () => {
    it('names who made an object, and a Service selector as one field', async () => {
      const { send, path } = suite.api();
      const made = await send(
        'POST',
        `${path('services')}?fieldManager=maker`,
        service('owned', { app: 'x', color: 'blue' }),
      );
      expect(entryOf(made.body, 'maker')).toMatchObject({
        operation: 'Update',
        apiVersion: 'v1',
        fieldsType: 'FieldsV1',
      });
      // The selector is an atomic map: no key of it has an owner of its own.
      expect(at(entryOf(made.body, 'maker'), 'fieldsV1', 'f:spec', 'f:selector')).toEqual({});
    });

    it('moves the selector to whoever changes it', async () => {
      const { send, path } = suite.api();
      await send(
        'POST',
        `${path('services')}?fieldManager=maker`,
        service('moved', { app: 'x', color: 'blue' }),
      );
      const patch = { spec: { selector: { color: 'green' } } };
      const { body } = await send(
        'PATCH',
        `${path('services', 'moved')}?fieldManager=switcher`,
        patch,
        mergePatch,
      );
      expect(owns(body, 'switcher', 'f:spec', 'f:selector')).toBe(true);
      expect(owns(body, 'maker', 'f:spec', 'f:selector')).toBe(false);
      expect(owns(body, 'maker', 'f:spec', 'f:ports')).toBe(true);
    });

    it('gives nothing to a writer who changes nothing', async () => {
      const { send, path } = suite.api();
      await send('POST', `${path('services')}?fieldManager=maker`, service('kept', { app: 'x' }));
      const patch = { spec: { selector: { app: 'x' } } };
      const { body } = await send(
        'PATCH',
        `${path('services', 'kept')}?fieldManager=idle`,
        patch,
        mergePatch,
      );
      expect(entryOf(body, 'idle')).toBeUndefined();
    });

    it('keeps annotations apart by their keys', async () => {
      const { send, path } = suite.api();
      await send('POST', `${path('services')}?fieldManager=maker`, {
        ...service('noted', { app: 'x' }),
        metadata: { name: 'noted', annotations: { first: '1' } },
      });
      const patch = { metadata: { annotations: { second: '2' } } };
      const { body } = await send(
        'PATCH',
        `${path('services', 'noted')}?fieldManager=other`,
        patch,
        mergePatch,
      );
      expect(owns(body, 'maker', 'f:metadata', 'f:annotations', 'f:first')).toBe(true);
      expect(at(entryOf(body, 'other'), 'fieldsV1')).toEqual({
        'f:metadata': { 'f:annotations': { 'f:second': {} } },
      });
    });

    it('keeps containers apart by their names', async () => {
      const { send, path } = suite.api();
      const { body } = await send(
        'POST',
        `${path('deployments')}?fieldManager=maker`,
        deployment('contained'),
      );
      const containers = at(
        entryOf(body, 'maker'),
        'fieldsV1',
        'f:spec',
        'f:template',
        'f:spec',
        'f:containers',
      );
      expect(at(containers, 'k:{"name":"web"}', 'f:image')).toEqual({});
      expect(at(containers, 'k:{"name":"web"}', 'f:env', 'k:{"name":"ONE"}', 'f:value')).toEqual({});
    });

    it('writes the status down under its subresource', async () => {
      const { send, path } = suite.api();
      await send('POST', path('services'), service('stated', { app: 'x' }));
      const status = {
        status: {
          conditions: [
            {
              type: 'Done',
              status: 'True',
              reason: 'Tested',
              message: '',
              lastTransitionTime: '2024-01-01T00:00:00Z',
            },
          ],
        },
      };
      const { body } = await send(
        'PATCH',
        `${path('services', 'stated')}/status?fieldManager=stater`,
        status,
        mergePatch,
      );
      expect(entryOf(body, 'stater', 'status')).toMatchObject({ operation: 'Update' });
    });

    it('leaves the fields to nobody after a patch that empties the managers', async () => {
      const { send, path } = suite.api();
      await send('POST', `${path('services')}?fieldManager=maker`, service('freed', { app: 'x' }));
      const patch = { metadata: { managedFields: [{}] } };
      const { code, body } = await send(
        'PATCH',
        `${path('services', 'freed')}?fieldManager=freer`,
        patch,
        mergePatch,
      );
      expect(code).toBe(200);
      expect(at(body, 'metadata', 'managedFields')).toBeUndefined();
    });

    it('takes the manager from the User-Agent when none is named', async () => {
      const { send, path } = suite.api();
      await send('POST', path('services'), service('agent', { app: 'x' }));
      const patched = await send(
        'PATCH',
        path('services', 'agent'),
        { metadata: { labels: { touched: 'yes' } } },
        mergePatch,
        { 'user-agent': 'some-tool/1.2 (linux)' },
      );
      expect(entryOf(patched.body, 'some-tool')).toBeDefined();
    });
  });
}
