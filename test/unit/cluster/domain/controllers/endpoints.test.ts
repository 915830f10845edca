import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { reconcileSlices, sliceContents } from '@interlock/cluster/domain/controllers/endpoints';
import { at } from '@interlock/cluster/domain/json';
import type { Json, JsonObject } from '@interlock/cluster/domain/json';

interface Wish {
  readonly name?: string;
  readonly ready?: boolean;
  readonly ending?: boolean;
  readonly phase?: string;
  readonly address?: string | undefined;
  readonly port?: number;
}

const pod = (wish: Wish): JsonObject => ({
  metadata: {
    name: wish.name ?? 'p',
    namespace: 'n',
    uid: wish.name ?? 'p',
    labels: { app: 'x' },
    ...(wish.ending === true ? { deletionTimestamp: '2024-01-01T00:00:00Z' } : {}),
  },
  spec: {
    nodeName: 'node',
    containers: [{ name: 'c', ports: [{ name: 'http', containerPort: wish.port ?? 8080 }] }],
  },
  status: {
    phase: wish.phase ?? 'Running',
    ...('address' in wish && wish.address === undefined ? {} : { podIP: wish.address ?? '10.0.0.9' }),
    conditions: [{ type: 'Ready', status: wish.ready === false ? 'False' : 'True' }],
  },
});

const service = (spec: JsonObject = {}): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 's', namespace: 'n', uid: 'u' },
  spec: {
    selector: { app: 'x' },
    ports: [{ name: 'web', port: 80, targetPort: 'http', protocol: 'TCP' }],
    ...spec,
  },
});

const conditionsOf = (wish: Wish, spec: JsonObject = {}): Json | undefined =>
  at(
    [...(sliceContents(service(spec), [pod(wish)]) ?? [])].map((content) => ({
      endpoints: content.endpoints,
    })),
    0,
    'endpoints',
    0,
    'conditions',
  );

describe('the endpoints of a Service', () => {
  it.each([
    [{ ready: true }, { ready: true, serving: true, terminating: false }],
    [{ ready: false }, { ready: false, serving: false, terminating: false }],
    [
      { ready: true, ending: true },
      { ready: false, serving: true, terminating: true },
    ],
    [
      { ready: false, ending: true },
      { ready: false, serving: false, terminating: true },
    ],
  ])('of a Pod that is %j are %j', (wish, expected) => {
    expect(conditionsOf(wish)).toEqual(expected);
  });

  it('are ready before their Pods when the Service publishes those', () => {
    expect(conditionsOf({ ready: false }, { publishNotReadyAddresses: true })).toMatchObject({
      ready: true,
      serving: false,
    });
  });

  it.each([[{ phase: 'Succeeded' }], [{ phase: 'Failed' }], [{ address: undefined }]])(
    'leave out a Pod with %j',
    (wish: Wish) => {
      expect(sliceContents(service(), [pod(wish)])).toEqual([{ ports: [], endpoints: [] }]);
    },
  );

  it('are nobody’s business for a Service without a selector', () => {
    expect(sliceContents(service({ selector: {} }), [pod({})])).toBeUndefined();
  });

  it('keep Pods apart whose named port is another number', () => {
    const contents = sliceContents(service(), [pod({ name: 'a', port: 1 }), pod({ name: 'b', port: 2 })]);
    expect(contents?.map((content) => at([...content.ports], 0, 'port'))).toEqual([1, 2]);
  });

  it('are all there, a hundred a slice at the most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 350 }), (count) => {
        const pods = Array.from({ length: count }, (_, index) =>
          pod({ name: `p${index}`, address: `10.0.${index >> 8}.${index & 255}` }),
        );
        const contents = sliceContents(service(), pods) ?? [];
        const names = contents.flatMap((content) =>
          content.endpoints.map((endpoint) => at(endpoint, 'targetRef', 'name')),
        );
        expect(new Set(names).size).toBe(count);
        expect(names).toHaveLength(count);
        for (const content of contents) expect(content.endpoints.length).toBeLessThanOrEqual(100);
      }),
      { numRuns: 20 },
    );
  });

  it('are written only where they differ, and slices too many go', () => {
    const managed = (name: string, endpoints: readonly Json[]): JsonObject => ({
      metadata: {
        name,
        namespace: 'n',
        labels: {
          'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
          'kubernetes.io/service-name': 's',
        },
      },
      endpoints,
      ports: [],
    });
    const foreign: JsonObject = { metadata: { name: 'theirs', namespace: 'n', labels: {} }, endpoints: null };
    const same = reconcileSlices(
      service(),
      [{ ports: [], endpoints: ['e'] }],
      [managed('one', ['e']), foreign],
    );
    expect(same).toEqual([]);
    const changed = reconcileSlices(
      service(),
      [{ ports: [], endpoints: ['f'] }],
      [managed('one', ['e']), managed('two', ['g']), foreign],
    );
    expect(changed.map((action) => [action.kind, 'name' in action ? action.name : ''])).toEqual([
      ['patch', 'one'],
      ['delete', 'two'],
    ]);
  });
});
