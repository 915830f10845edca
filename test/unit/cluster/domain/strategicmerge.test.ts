import { describe, expect, it } from 'vitest';

import type { JsonObject } from '@interlock/cluster/domain/json';
import {
  anything,
  integer,
  keyed,
  listOf,
  mapOf,
  object,
  oneOf,
  setOf,
  text,
} from '@interlock/cluster/domain/schema';
import { applyStrategicPatch } from '@interlock/cluster/domain/strategicmerge';

const schema = object({
  labels: mapOf(text),
  finalizers: setOf(text),
  args: listOf(text),
  containers: keyed(
    object({
      name: text,
      image: text,
      env: keyed(object({ name: text, value: text }), 'name'),
      other: anything,
    }),
    'name',
  ),
  ports: keyed(object({ containerPort: integer, protocol: text }), 'containerPort', 'protocol'),
  strategy: oneOf({ type: text, rollingUpdate: object({ maxSurge: integer }) }),
});

const merged = (target: JsonObject, patch: JsonObject): unknown => {
  const result = applyStrategicPatch(target, patch, schema);
  return result.kind === 'value' ? result.value : result.why;
};

describe('a strategic merge patch', () => {
  it('merges keyed lists item by item, in the order of the patch', () => {
    const containers = [
      { name: 'a', image: '1', env: [{ name: 'X', value: 'x' }] },
      { name: 'b', image: '1' },
    ];
    const patch = {
      containers: [
        { name: 'b', image: '2' },
        { name: 'c', image: '3' },
        { name: 'a', env: [{ name: 'Y', value: 'y' }] },
      ],
    };
    expect(merged({ containers }, patch)).toEqual({
      containers: [
        { name: 'b', image: '2' },
        { name: 'c', image: '3' },
        {
          name: 'a',
          image: '1',
          env: [
            { name: 'Y', value: 'y' },
            { name: 'X', value: 'x' },
          ],
        },
      ],
    });
  });

  // As the real server answered them.
  it.each([
    ['n', 'nabc'],
    ['an', 'anbc'],
    ['na', 'nabc'],
    ['bn', 'abnc'],
    ['nb', 'nabc'],
    ['bna', 'bnac'],
    ['nm', 'nmabc'],
    ['cna', 'bcna'],
    ['anc', 'anbc'],
  ])('puts %s into abc as %s', (patch, expected) => {
    const named = (names: string) => Array.from(names, (name) => ({ name, image: '1' }));
    const result = merged({ containers: named('abc') }, { containers: named(patch) });
    expect(result).toEqual({ containers: named(expected) });
  });

  it('removes an item that the patch marks as deleted', () => {
    const target = { containers: [{ name: 'a' }, { name: 'b' }] };
    expect(merged(target, { containers: [{ name: 'a', $patch: 'delete' }] })).toEqual({
      containers: [{ name: 'b' }],
    });
  });

  it('replaces a keyed list when it says so', () => {
    const target = { containers: [{ name: 'a' }, { name: 'b' }] };
    expect(merged(target, { containers: [{ $patch: 'replace' }, { name: 'c' }] })).toEqual({
      containers: [{ name: 'c' }],
    });
  });

  it('refuses an item without its key', () => {
    expect(merged({ containers: [{ name: 'a' }] }, { containers: [{ image: '2' }] })).toContain(
      'does not contain declared merge key: name',
    );
  });

  it('refuses a directive that it does not know', () => {
    expect(merged({}, { $patch: 'explode' })).toContain('unknown patch type: explode');
  });

  it('unites sets, takes out what is listed as deleted, and replaces other lists', () => {
    const target = { finalizers: ['a', 'b'], args: ['x', 'y'] };
    const patch = { finalizers: ['b', 'c'], '$deleteFromPrimitiveList/finalizers': ['a'], args: ['z'] };
    expect(merged(target, patch)).toEqual({ finalizers: ['b', 'c'], args: ['z'] });
  });

  it('orders items as it is told', () => {
    const target = { containers: [{ name: 'a' }, { name: 'b' }, { name: 'c' }] };
    const patch = { '$setElementOrder/containers': [{ name: 'c' }, { name: 'a' }, { name: 'b' }] };
    expect(merged(target, patch)).toEqual({ containers: [{ name: 'c' }, { name: 'a' }, { name: 'b' }] });
  });

  it('keeps only the members that are retained', () => {
    const target = { strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } } };
    expect(merged(target, { strategy: { $retainKeys: ['type'], type: 'Recreate' } })).toEqual({
      strategy: { type: 'Recreate' },
    });
  });

  it('removes by null and replaces an object whole when it says so', () => {
    expect(merged({ labels: { a: '1', b: '2' } }, { labels: { a: null } })).toEqual({ labels: { b: '2' } });
    expect(merged({ labels: { a: '1' } }, { labels: { $patch: 'replace', b: '2' } })).toEqual({
      labels: { b: '2' },
    });
  });
});
