import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import {
  compare,
  managerName,
  managersAfter,
  subtract,
  unite,
} from '@interlock/cluster/domain/managedfields';
import type { FieldSet } from '@interlock/cluster/domain/managedfields';
import { resourceOf } from '@interlock/cluster/domain/resources';

const writer = (manager: string) =>
  ({ manager, operation: 'Update', subresource: '', time: '2024-01-01T00:00:00Z' }) as const;
const { schema } = resourceOf('services');
const service = (selector: Record<string, string>, more: object = {}) => ({
  metadata: { name: 's', ...more },
  spec: { selector, ports: [{ port: 80, protocol: 'TCP' }] },
});

const fieldSet: fc.Arbitrary<FieldSet> = fc.letrec<{ set: FieldSet }>((tie) => ({
  set: fc
    .dictionary(
      fc.constantFrom('f:a', 'f:b', 'f:c', '.'),
      fc.oneof({ depthSize: 'small' }, fc.constant({}), tie('set')),
      { maxKeys: 3 },
    )
    // A field without children is written without its dot.
    .map((entries) =>
      Object.keys(entries).join() === '.'
        ? {}
        : Object.fromEntries(Object.entries(entries).map(([key, value]) => [key, key === '.' ? {} : value])),
    ),
})).set;

describe('managed fields', () => {
  it('give a new object to its maker, and a selector as one field', () => {
    const managers = managersAfter(undefined, service({ app: 'x' }), schema, 'v1', writer('maker'));
    expect(managers).toEqual([
      {
        manager: 'maker',
        operation: 'Update',
        apiVersion: 'v1',
        time: '2024-01-01T00:00:00Z',
        fieldsType: 'FieldsV1',
        fieldsV1: {
          'f:spec': {
            'f:selector': {},
            'f:ports': {
              '.': {},
              'k:{"port":80,"protocol":"TCP"}': { '.': {}, 'f:port': {}, 'f:protocol': {} },
            },
          },
        },
      },
    ]);
  });

  it('take what is changed from its owner, and leave the owner the rest', () => {
    const made = managersAfter(undefined, service({ app: 'x' }), schema, 'v1', writer('maker'));
    const before = service({ app: 'x' }, { managedFields: made });
    const after = managersAfter(before, service({ app: 'y' }), schema, 'v1', writer('other'));
    expect(
      after.map((entry) => [
        (entry as { manager: string }).manager,
        Object.keys((entry as { fieldsV1: { 'f:spec': object } }).fieldsV1['f:spec']),
      ]),
    ).toEqual([
      ['maker', ['f:ports']],
      ['other', ['f:selector']],
    ]);
  });

  it('leave out a manager who owns nothing any more', () => {
    const only = { metadata: { name: 's', labels: { a: '1' } } };
    const made = managersAfter({ metadata: { name: 's' } }, only, schema, 'v1', writer('labeller'));
    expect(made).toHaveLength(1);
    const before = { metadata: { ...only.metadata, managedFields: made } };
    expect(managersAfter(before, { metadata: { name: 's' } }, schema, 'v1', writer('other'))).toEqual([]);
  });

  it('say nothing of what the server gives', () => {
    const before = { metadata: { name: 's', resourceVersion: '1', generation: 1 } };
    const after = { metadata: { name: 's', resourceVersion: '2', generation: 2 } };
    expect(managersAfter(before, after, schema, 'v1', writer('x'))).toEqual([]);
  });

  it('know no difference between equals', () => {
    expect(compare(service({ a: 'b' }), service({ a: 'b' }), schema)).toEqual({
      written: undefined,
      removed: undefined,
    });
  });

  it('subtract to nothing what is taken from itself, and what is taken and given back is all there', () => {
    fc.assert(
      fc.property(fieldSet, fieldSet, (left, right) => {
        expect(subtract(left, left)).toBeUndefined();
        const all = unite(left, right);
        expect(subtract(subtract(all, left), right)).toBeUndefined();
        expect(unite(all, left)).toEqual(all);
      }),
    );
  });

  it.each([
    ['given', 'curl/8', 'given'],
    [undefined, 'kubectl/v1.32 (linux)', 'kubectl'],
    [undefined, '', 'unknown'],
  ])('name the manager %s of the agent %s %s', (given, agent, expected) => {
    expect(managerName(given, agent)).toBe(expected);
  });
});
