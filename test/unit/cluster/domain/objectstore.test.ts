import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { createObjectStore } from '@interlock/cluster/domain/objectstore';
import type { Change } from '@interlock/cluster/domain/objectstore';

const object = (name: string, data = '') => ({ metadata: { name, namespace: 'n' }, data });

describe('the object store', () => {
  it('gives every write a higher revision, whatever its kind', () => {
    const store = createObjectStore(100, 10);
    const first = store.put('configmaps', object('a'));
    const second = store.put('services', object('a'));
    expect(
      [first, second].map((stored) => (stored['metadata'] as { resourceVersion: string }).resourceVersion),
    ).toEqual(['101', '102']);
    expect(store.remove('services', 'n', 'a')).toMatchObject({ metadata: { resourceVersion: '103' } });
    expect(store.remove('services', 'n', 'a')).toBeUndefined();
  });

  it('tells listeners what each write was', () => {
    const store = createObjectStore(0, 10);
    const seen: string[] = [];
    const unsubscribe = store.subscribe((change: Change) => seen.push(`${change.kind} ${change.key}`));
    store.put('configmaps', object('a'));
    store.put('configmaps', object('a', 'x'));
    store.remove('configmaps', 'n', 'a');
    unsubscribe();
    store.put('configmaps', object('b'));
    expect(seen).toEqual(['ADDED n/a', 'MODIFIED n/a', 'DELETED n/a']);
  });

  it('tells everybody one order, even when a listener writes', () => {
    const store = createObjectStore(0, 10);
    const seen: number[] = [];
    store.subscribe((change) => {
      if (change.revision < 4) store.put('configmaps', object('a', String(change.revision)));
    });
    store.subscribe((change) => seen.push(change.revision));
    store.put('configmaps', object('a'));
    expect(seen).toEqual([1, 2, 3, 4]);
  });

  it('forgets old changes and says so, never leaving out some of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 60 }), (writes, from) => {
        const store = createObjectStore(0, 10);
        for (let index = 0; index < writes; index += 1) store.put('configmaps', object(`c${index}`));
        const since = store.since(from);
        if (since.kind === 'too-old') expect(from).toBeLessThan(writes - 9);
        else
          expect(since.changes.map((change) => change.revision)).toEqual(
            Array.from({ length: Math.max(0, writes - from) }, (_, index) => from + 1 + index),
          );
      }),
    );
  });

  it('shows the past as it was', () => {
    const step = fc.record({ name: fc.constantFrom('a', 'b', 'c'), remove: fc.boolean(), data: fc.string() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 20 }), fc.nat(20), (steps, cut) => {
        const store = createObjectStore(0, 100);
        let then: unknown = store.list('configmaps');
        let revision = 0;
        for (const [index, { name, remove, data }] of steps.entries()) {
          if (remove) store.remove('configmaps', 'n', name);
          else store.put('configmaps', object(name, data));
          if (index <= cut) {
            then = store.list('configmaps');
            revision = store.revision();
          }
        }
        expect(store.listAt('configmaps', revision)).toEqual(then);
      }),
    );
  });

  it('remembers nothing from before it was compacted', () => {
    const store = createObjectStore(5, 10);
    store.put('configmaps', object('a'));
    store.compact();
    expect(store.since(5)).toEqual({ kind: 'too-old', oldest: 6 });
    expect(store.listAt('configmaps', 5)).toBeUndefined();
    expect(store.since(6)).toEqual({ kind: 'changes', changes: [] });
  });

  it('lists one namespace and not another whose name begins alike', () => {
    const store = createObjectStore(0, 10);
    store.put('configmaps', { metadata: { name: 'a', namespace: 'shop' } });
    store.put('configmaps', { metadata: { name: 'a', namespace: 'shop-2' } });
    expect(store.list('configmaps', 'shop')).toHaveLength(1);
    expect(store.list('configmaps')).toHaveLength(2);
  });
});
