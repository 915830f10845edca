import { describe, expect, test } from 'vitest';

import { newDigest, prepared, ran, step, world } from './promotion.ts';

const place = { 'traffic-object': 'shop/shop' };

describe('what a refusal says', () => {
  test('names what serves, because it was read', async () => {
    const at = world();
    await ran(at, 'prepare');
    const made = await ran(at, 'prepare', { run: { runId: 5 } });
    expect(made.output('result')).toBe('refused');
    expect(made.output('serving')).toBe('blue');
    expect(made.runner.summary()).toContain('refused, nothing was changed, blue serves');
  });

  test('names no color where not exactly one is seen to serve, or the server is gone', async () => {
    const mixed = world();
    mixed.cluster.stray('blue', newDigest);
    mixed.cluster.setHidden(mixed.cluster.pods('blue')[0]?.name ?? null);
    const made = await ran(mixed, 'prepare');
    expect(made.reasons()).toEqual(['both-colors-serve']);
    expect(made.output('serving')).toBe('');
    const gone = world();
    await ran(gone, 'prepare');
    const refused = step(gone, 'prepare', { run: { runId: 5 } });
    refused.process.onCall((_, call) => {
      if (call === 2) gone.cluster.setDown(true);
    });
    await refused.main();
    expect(refused.reasons()).toEqual(['owned-by-another-run']);
    expect(refused.output('serving')).toBe('');
  });

  test('does not advise to wait for pods that nobody asked for', async () => {
    const at = world();
    await ran(at, 'prepare');
    at.cluster.deployment('green').replicas = 1;
    at.cluster.deploy('green', newDigest);
    const made = await ran(at, 'switch', { inputs: { deadline: '5s' } });
    expect(made.reasons()).toEqual(['target-not-ready']);
    const said = made.output('reasons');
    expect(said).toContain('kubectl scale deployment/shop-green -n shop --replicas=2');
    expect(said).toContain('min-ready: 1');
    expect(said).not.toContain('deadline`');
  });

  test('says in status that nothing serves', async () => {
    const at = world();
    for (const pod of at.cluster.pods('blue')) pod.isReady = false;
    const made = await ran(at, 'status', { inputs: place });
    expect(made.runner.hasFailed()).toBe(true);
    expect(made.reasons()).toEqual(['no-endpoints-ready']);
    expect(made.runner.summary()).toContain('nothing serves');
  });

  test('tells nothing behind the Service from two colors behind it', async () => {
    const at = world({ replicas: 1 });
    at.cluster.setHidden(at.cluster.pods('blue')[0]?.name ?? null);
    const made = await ran(at, 'prepare');
    expect(made.reasons()).toEqual(['no-endpoints-ready']);
    expect(made.output('reasons')).toContain('operation: rollback');
  });
});

test('a recovery that led back is good news', async () => {
  const at = world();
  await prepared(at);
  const killed = step(at, 'switch');
  killed.process.onCall((name, call) => {
    if (name === 'patch service') killed.process.killAt(call + 1, 'before');
  });
  await killed.main().catch(() => undefined);
  at.clock.advance(60 * 60_000);
  const made = await ran(at, 'recover', { inputs: place });
  expect(made.output('result')).toBe('rolled-back');
  expect(made.runner.hasFailed()).toBe(false);
  expect(made.runner.summary()).toContain('✅ production: recovered: led back, blue serves');
  expect(made.runner.summary()).not.toContain('❌');
  expect(made.runner.summary()).not.toContain('No reason was recorded');
});
