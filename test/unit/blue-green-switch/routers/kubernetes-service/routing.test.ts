import { describe, expect, test } from 'vitest';

import { prepared, ran, servedColor, world } from '../../promotion.ts';

const noticesOf = (made: Awaited<ReturnType<typeof ran>>) =>
  made.runner.annotations.filter(({ level }) => level === 'notice').map(({ text }) => text);

describe('a Service whose clients see a move late', () => {
  test.each([
    ['with session affinity', { sessionAffinity: 'ClientIP' }, 'for up to 3h'],
    [
      'with session affinity of its own time',
      { sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds: 90 } } },
      'for up to 1m 30s',
    ],
    ['without an address', { clusterIP: 'None' }, 'The Service is headless'],
  ])('says so before a move, and in its status: %s', async (_, serviceSpec, words) => {
    for (const operation of ['prepare', 'status']) {
      const made = await ran(world({ serviceSpec }), operation, {
        inputs: operation === 'status' ? { 'traffic-object': 'shop/shop' } : {},
      });
      expect(made.runner.hasFailed()).toBe(false);
      expect(noticesOf(made).join(' ')).toContain(words);
    }
  });

  test('says nothing of any other', async () => {
    expect(noticesOf(await ran(world({ serviceSpec: { clusterIP: '10.0.0.1' } }), 'prepare'))).toEqual([]);
  });
});

describe('a Service whose selector or readiness decides nothing', () => {
  const kinds = [
    ['service-external', { type: 'ExternalName', externalName: 'shop.example' }],
    ['unready-pods-served', { publishNotReadyAddresses: true }],
  ] as const;

  test.each(kinds)('is not prepared: %s', async (code, serviceSpec) => {
    const made = await ran(world({ serviceSpec }), 'prepare');
    expect(made.reasons()).toEqual([code]);
    expect(made.output('result')).toBe('refused');
  });

  test.each(kinds)('is not switched when it became so since: %s', async (code, spec) => {
    const at = world();
    await prepared(at);
    at.cluster.patch({ spec });
    expect((await ran(at, 'switch')).reasons()).toEqual([code]);
    expect(servedColor(at)).toBe('blue');
  });
});
