import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { backendKey, backendsOf, stepsBetween } from '@interlock/cluster/domain/routing';
import type { Backend } from '@interlock/cluster/domain/routing';

const endpoint = (address: string, conditions: Readonly<Record<string, boolean>>) => ({
  addresses: [address],
  conditions,
});
const slice = (...endpoints: ReturnType<typeof endpoint>[]) => ({
  ports: [{ name: 'http', port: 8080 }],
  endpoints,
});
const addressesOf = (...slices: ReturnType<typeof slice>[]) =>
  backendsOf('http', slices).map((backend) => backend.address);

describe('the backends of a Service', () => {
  it('are its ready endpoints, of all slices', () => {
    expect(
      addressesOf(
        slice(endpoint('10.0.0.1', { ready: true }), endpoint('10.0.0.2', { ready: false })),
        slice(endpoint('10.0.0.3', { ready: true })),
      ),
    ).toEqual(['10.0.0.1', '10.0.0.3']);
  });

  it('are those that still serve while they end, when none is ready', () => {
    const ending = endpoint('10.0.0.1', { ready: false, serving: true, terminating: true });
    const broken = endpoint('10.0.0.2', { ready: false, serving: false, terminating: true });
    expect(addressesOf(slice(ending, broken))).toEqual(['10.0.0.1']);
    expect(addressesOf(slice(ending, endpoint('10.0.0.3', { ready: true })))).toEqual(['10.0.0.3']);
  });

  it('take an endpoint without conditions for ready', () => {
    expect(addressesOf(slice(endpoint('10.0.0.1', {})))).toEqual(['10.0.0.1']);
  });

  it('are none for a port of another name, or of a slice with nothing in it', () => {
    expect(backendsOf('grpc', [slice(endpoint('10.0.0.1', { ready: true }))])).toEqual([]);
    expect(backendsOf('http', [{ ports: null, endpoints: null }])).toEqual([]);
  });
});

describe('the steps from one set of backends to another', () => {
  const backend = fc.record({ address: fc.constantFrom('a', 'b', 'c', 'd'), port: fc.constantFrom(1, 2) });
  const set = fc.uniqueArray(backend, { selector: backendKey });

  it('lead there', () => {
    fc.assert(
      fc.property(set, set, fc.nat(500), fc.nat(500), (before, after, delayMs, gapMs) => {
        const now = new Map<string, Backend>(before.map((entry) => [backendKey(entry), entry]));
        const steps = [...stepsBetween(before, after, { delayMs, gapMs })].sort(
          (a, b) => a.afterMs - b.afterMs,
        );
        for (const step of steps)
          for (const entry of step.backends) {
            if (step.kind === 'add') now.set(backendKey(entry), entry);
            else now.delete(backendKey(entry));
          }
        expect([...now.keys()].sort()).toEqual(after.map(backendKey).sort());
      }),
    );
  });

  it('leave nothing in between when a load balancer deregisters first', () => {
    const steps = stepsBetween([{ address: 'old', port: 1 }], [{ address: 'new', port: 1 }], {
      delayMs: 100,
      gapMs: 2000,
    });
    expect(steps.map((step) => [step.afterMs, step.kind])).toEqual([
      [100, 'remove'],
      [2100, 'add'],
    ]);
  });

  it('are none when nothing changed', () => {
    expect(
      stepsBetween([{ address: 'a', port: 1 }], [{ address: 'a', port: 1 }], { delayMs: 1, gapMs: 1 }),
    ).toEqual([]);
  });
});
