import { describe, expect, test } from 'vitest';

import type { Json } from '@interlock/shared/domain/json';
import { stateAnnotation } from '@interlock/blue-green-switch/routers/kubernetes-service/domain/annotations';

import { configurationText, prepared, ran, servedColor, stateOf, step, world } from './promotion.ts';

const object = { 'traffic-object': 'shop/shop' };

async function switched(options: Parameters<typeof world>[0] = {}) {
  const at = world(options);
  await prepared(at);
  const made = await ran(at, 'switch');
  expect(made.output('result')).toBe('switched');
  return at;
}

describe('rollback', () => {
  test('leads the traffic back without evidence and without GitHub, and holds the commit', async () => {
    const at = await switched();
    const made = step(at, 'rollback', {
      inputs: { ...object, reason: 'orders fail' },
      run: { triggeringActor: 'bob', runId: 9 },
    });
    await made.main();
    expect(made.output('result')).toBe('rolled-back');
    expect(made.output('serving')).toBe('blue');
    expect(made.runner.hasFailed()).toBe(false);
    expect(stateOf(at)).toMatchObject({ phase: 'held', hold: { by: 'bob', reason: 'orders fail' } });
    expect(made.runner.log.join('\n')).not.toContain('configuration:');
  });

  test('takes the Service from the configuration in the checkout', async () => {
    const at = await switched({ checkout: configurationText });
    const made = await ran(at, 'rollback');
    expect(made.output('result')).toBe('rolled-back');
  });

  test('says what it needs when there is no checkout', async () => {
    const at = await switched();
    const made = await ran(at, 'rollback');
    expect(made.runner.annotations[0]?.text).toContain('traffic-object: NAMESPACE/SERVICE');
    expect(servedColor(at)).toBe('green');
  });

  test('twice changes nothing', async () => {
    const at = await switched();
    await ran(at, 'rollback', { inputs: object });
    const written = at.cluster.service().resourceVersion;
    const again = await ran(at, 'rollback', { inputs: object });
    expect(again.output('result')).toBe('unchanged');
    expect(again.runner.hasFailed()).toBe(false);
    expect(at.cluster.service().resourceVersion).toBe(written);
  });

  test('works after the time of the way back is over, as long as nobody took it', async () => {
    const at = await switched();
    at.clock.advance(24 * 60 * 60_000);
    expect((await ran(at, 'rollback', { inputs: object })).output('result')).toBe('rolled-back');
  });

  test('refuses to lead the traffic to nothing', async () => {
    const at = await switched();
    at.cluster.remove('blue');
    const made = await ran(at, 'rollback', { inputs: object });
    expect(made.output('result')).toBe('refused');
    expect(made.reasons()).toEqual(['previous-not-ready']);
    expect(servedColor(at)).toBe('green');
  });

  test('waits for pods that are not ready, and leaves the traffic where it is when they do not get so', async () => {
    const at = await switched();
    for (const pod of at.cluster.pods('blue')) pod.isReady = false;
    const made = await ran(at, 'rollback', { inputs: { ...object, deadline: '30s' } });
    expect(made.output('result')).toBe('rollback-failed');
    expect(made.output('serving')).toBe('green');
    expect(made.reasons()).toEqual(['way-back-lost']);
    expect(servedColor(at)).toBe('green');
    expect(stateOf(at)?.phase).toBe('holding');
  });

  test('refuses when nothing is recorded and no color is named', async () => {
    const at = world();
    expect((await ran(at, 'rollback', { inputs: object })).reasons()).toEqual(['nothing-to-roll-back']);
    await ran(at, 'prepare');
    expect((await ran(at, 'rollback', { inputs: object })).reasons()).toEqual(['nothing-to-roll-back']);
  });

  test('leads to a color by name when nothing is recorded', async () => {
    const at = world({ checkout: configurationText, selector: { app: 'shop', color: 'green' } });
    const made = await ran(at, 'rollback', { inputs: { target: 'color=blue' } });
    expect(made.output('result')).toBe('rolled-back');
    expect(servedColor(at)).toBe('blue');
    expect(stateOf(at)).toBeNull();
    const again = await ran(at, 'rollback', { inputs: { target: 'color=blue' } });
    expect(again.output('result')).toBe('unchanged');
    expect((await ran(at, 'rollback', { inputs: { target: 'color=red' } })).reasons()).toEqual([
      'target-differs',
    ]);
  });

  test('wins against a move that is being proven, which then says that it was superseded', async () => {
    const at = world();
    await prepared(at);
    const mine = step(at, 'switch', { inputs: { soak: '60s' } });
    const rolling: Promise<unknown>[] = [];
    mine.process.onCall(() => {
      if (rolling.length === 0 && stateOf(at)?.phase === 'switching')
        rolling.push(ran(at, 'rollback', { inputs: object, run: { runId: 9 } }));
    });
    await mine.main();
    await Promise.all(rolling);
    expect(mine.output('result')).toBe('superseded');
    expect(servedColor(at)).toBe('blue');
    expect(stateOf(at)?.phase).toBe('held');
  });

  test('leads back what was moved to the target by hand, whatever the record says', async () => {
    const byHand = { spec: { selector: { color: 'green' } } };
    const held = await switched();
    await ran(held, 'rollback', { inputs: object });
    expect(stateOf(held)?.phase).toBe('held');
    const onlyPrepared = world();
    await prepared(onlyPrepared);
    for (const at of [held, onlyPrepared]) {
      at.cluster.patch(byHand);
      const made = await ran(at, 'rollback', { inputs: object, run: { runId: 9 } });
      expect(made.output('result')).toBe('rolled-back');
      expect(made.output('serving')).toBe('blue');
      expect(servedColor(at)).toBe('blue');
      expect(stateOf(at)?.phase).toBe('held');
    }
  });

  test('of what is being undone already holds the commit all the same', async () => {
    const at = world();
    await prepared(at);
    at.cluster.behave('green', () => ({ body: '{"status":"degraded"}' }));
    const mine = step(at, 'switch');
    mine.process.onCall((_, number) => {
      if (stateOf(at)?.phase === 'undoing') mine.process.killAt(number, 'before');
    });
    await mine.main();
    expect(stateOf(at)).toMatchObject({ phase: 'undoing', hold: null });
    const made = await ran(at, 'rollback', { inputs: object, run: { runId: 9, triggeringActor: 'bob' } });
    expect(made.output('result')).toBe('rolled-back');
    expect(stateOf(at)).toMatchObject({ phase: 'held', hold: { by: 'bob' } });
  });

  test('on a dry run shows the patch and writes nothing', async () => {
    const at = await switched();
    const made = await ran(at, 'rollback', { inputs: { ...object, 'dry-run': 'true' } });
    expect(made.output('result')).toBe('unchanged');
    expect(made.runner.summary()).toContain('+ spec.selector.color: blue');
    expect(servedColor(at)).toBe('green');
  });

  test('that is written by hand with the command of the output leaves a Service that can be prepared', async () => {
    const at = world();
    await prepared(at);
    const made = await ran(at, 'switch');
    const patch = /-p '(.*)'$/u.exec(made.output('rollback-command'))?.[1] ?? '';
    const parsed: unknown = JSON.parse(patch);
    at.cluster.patch(parsed as Json);
    expect(servedColor(at)).toBe('blue');
    expect(stateOf(at)).toBeNull();
    expect((await ran(at, 'prepare', { run: { runId: 5 } })).reasons()).toEqual([]);
  });
});

describe('finish', () => {
  test('ends a hold whose time is over, and leaves one that is not', async () => {
    const at = await switched();
    const early = await ran(at, 'finish', { inputs: object });
    expect(early.output('result')).toBe('unchanged');
    expect(early.runner.hasFailed()).toBe(false);
    expect(stateOf(at)?.phase).toBe('holding');
    at.clock.advance(11 * 60_000);
    await ran(at, 'finish', { inputs: object });
    expect(stateOf(at)?.phase).toBe('finished');
    expect(servedColor(at)).toBe('green');
    expect((await ran(at, 'finish', { inputs: object })).output('result')).toBe('unchanged');
    expect((await ran(at, 'prepare', { run: { runId: 5 } })).output('idle')).toBe('blue');
  });

  test('ends it early when that is said', async () => {
    const at = await switched();
    await ran(at, 'finish', { inputs: { ...object, 'release-old': 'true' } });
    expect(stateOf(at)?.phase).toBe('finished');
  });

  test('leaves the hold on a commit to a person', async () => {
    const at = await switched();
    await ran(at, 'rollback', { inputs: object });
    at.clock.advance(365 * 24 * 60 * 60_000);
    await ran(at, 'finish', { inputs: object });
    expect(stateOf(at)?.phase).toBe('held');
  });

  test('refuses a move that has not ended', async () => {
    const at = world();
    await ran(at, 'prepare');
    expect((await ran(at, 'finish', { inputs: object })).reasons()).toEqual(['move-in-progress']);
  });

  test('voids a record that contradicts the selector only when a person says so', async () => {
    const at = world();
    await ran(at, 'prepare');
    at.cluster.patch({ spec: { selector: { color: 'green' } } });
    expect((await ran(at, 'finish', { inputs: object })).reasons()).toEqual(['move-in-progress']);
    const told = await ran(at, 'finish', { inputs: { ...object, 'release-old': 'true' } });
    expect(told.runner.hasFailed()).toBe(false);
    expect(stateOf(at)).toBeNull();
    expect(servedColor(at)).toBe('green');
  });

  test('of a free environment changes nothing', async () => {
    const at = world();
    const made = await ran(at, 'finish', { inputs: object });
    expect(made.output('result')).toBe('unchanged');
    expect(at.cluster.served).toEqual(['blue']);
  });
});

describe('recover', () => {
  async function leftSwitching() {
    const at = world();
    await prepared(at);
    const dead = step(at, 'switch');
    let isKilled = false;
    dead.process.onCall((_, call) => {
      if (isKilled || stateOf(at)?.phase !== 'switching') return;
      isKilled = true;
      dead.process.killAt(call, 'before');
    });
    await dead.main();
    expect(stateOf(at)?.phase).toBe('switching');
    return at;
  }

  test('waits for the time of a move to be over, or for a person who says that its run is gone', async () => {
    const at = await leftSwitching();
    const early = await ran(at, 'recover', { inputs: object, run: { runId: 5 } });
    expect(early.reasons()).toEqual(['move-in-progress']);
    const told = await ran(at, 'recover', {
      inputs: { ...object, 'release-old': 'true' },
      run: { runId: 5 },
    });
    expect(told.output('result')).toBe('rolled-back');
    expect(servedColor(at)).toBe('blue');
    expect(stateOf(at)).toBeNull();
  });

  test('leads the traffic back to the color that was proven once the time is over', async () => {
    const at = await leftSwitching();
    at.clock.advance(60 * 60_000);
    const made = await ran(at, 'recover', { inputs: object, run: { runId: 5 } });
    expect(made.output('result')).toBe('rolled-back');
    expect(made.output('serving')).toBe('blue');
  });

  test('of the same run needs no waiting', async () => {
    const at = await leftSwitching();
    const made = await ran(at, 'recover', { inputs: object, run: { runAttempt: 2 } });
    expect(made.output('result')).toBe('rolled-back');
  });

  test('gives up what was only prepared', async () => {
    const at = world();
    await ran(at, 'prepare');
    await ran(at, 'recover', { inputs: { ...object, 'release-old': 'true' }, run: { runId: 5 } });
    expect(stateOf(at)).toBeNull();
    expect(servedColor(at)).toBe('blue');
  });

  test('leaves a proven move alone', async () => {
    const at = await switched();
    const made = await ran(at, 'recover', { inputs: object, run: { runId: 5 } });
    expect(made.output('result')).toBe('unchanged');
    expect(made.output('serving')).toBe('green');
  });

  test('another prepare is told to recover', async () => {
    const at = await leftSwitching();
    at.clock.advance(60 * 60_000);
    const made = await ran(at, 'prepare', { run: { runId: 5 } });
    expect(made.reasons()).toEqual(['move-in-progress']);
    expect(made.output('reasons')).toContain('operation: recover');
  });
});

describe('status', () => {
  test('says what serves, who owns it, and which digests run', async () => {
    const at = await switched();
    const made = await ran(at, 'status', { inputs: object });
    expect(made.output('serving')).toBe('green');
    expect(made.runner.log.join('\n')).toContain('phase holding, run 4711 attempt 1 of acme/shop');
    expect(made.runner.summary()).toContain(`shop@sha256:${'2'.repeat(64)}`);
    expect(made.runner.hasFailed()).toBe(false);
  });

  test('warns of a move whose run is gone', async () => {
    const at = world();
    await prepared(at);
    const mine = step(at, 'switch');
    mine.process.onCall((name, number) => {
      if (stateOf(at)?.phase === 'switching' && name === 'list pods') mine.process.killAt(number, 'before');
    });
    await mine.main();
    at.clock.advance(2 * 60 * 60_000);
    const made = await ran(at, 'status', { inputs: object });
    expect(made.output('serving')).toBe('green');
    expect(made.runner.annotations.map(({ text }) => text).join('\n')).toContain('operation: recover');
  });

  test('warns of a manifest that would put another color back', async () => {
    const at = world({
      annotations: {
        'kubectl.kubernetes.io/last-applied-configuration': '{"spec":{"selector":{"color":"green"}}}',
      },
    });
    const made = await ran(at, 'status', { inputs: object });
    expect(made.runner.annotations.map(({ place }) => place.title)).toContain(
      'blue-green-switch: applied-manifest-holds-color',
    );
  });

  test('fails when the record and the selector differ, and when not one color serves', async () => {
    const at = await switched();
    at.cluster.patch({ spec: { selector: { color: 'blue' } } });
    expect((await ran(at, 'status', { inputs: object })).reasons()).toEqual(['state-contradicts-selector']);
    const mixed = world({ selector: { app: 'shop' } });
    const made = await ran(mixed, 'status', { inputs: object });
    expect(made.runner.hasFailed()).toBe(true);
    expect(made.output('serving')).toBe('');
  });

  test('fails on a record that it cannot read', async () => {
    const at = world({ annotations: { [stateAnnotation]: 'x' } });
    expect((await ran(at, 'status', { inputs: object })).reasons()).toEqual(['state-unreadable']);
  });
});

describe('set-image', () => {
  test('deploys the digest over the color that this run prepared', async () => {
    const at = world();
    await ran(at, 'prepare');
    const made = await ran(at, 'set-image', { inputs: { target: 'color=green' } });
    expect(made.reasons()).toEqual([]);
    expect(at.cluster.deployment('green').image).toBe(`shop@sha256:${'2'.repeat(64)}`);
    expect(at.cluster.deployment('blue').image).toBe(`shop@sha256:${'1'.repeat(64)}`);
    expect((await ran(at, 'switch')).output('result')).toBe('switched');
  });

  test('refuses without a preparation, and the color that serves', async () => {
    const at = world();
    expect((await ran(at, 'set-image')).reasons()).toEqual(['not-prepared']);
    await ran(at, 'prepare');
    const made = await ran(at, 'set-image', { inputs: { target: 'color=blue' } });
    expect(made.reasons()).toEqual(['target-differs']);
    expect(at.cluster.deployment('blue').generation).toBe(1);
  });

  test('on a dry run shows the images and writes nothing', async () => {
    const at = world();
    await ran(at, 'prepare');
    const made = await ran(at, 'set-image', { inputs: { 'dry-run': 'true' } });
    expect(made.runner.summary()).toContain('sha256:2222');
    expect(at.cluster.deployment('green').generation).toBe(1);
  });
});

describe('plan', () => {
  test('of a free environment is the plan of its preparation', async () => {
    const at = world();
    const made = await ran(at, 'plan');
    expect(made.output('result')).toBe('unchanged');
    expect(made.runner.hasFailed()).toBe(false);
    expect(at.cluster.served).toEqual(['blue']);
  });

  test('of a prepared one is the plan of the switch', async () => {
    const at = world();
    await prepared(at);
    const writes = at.cluster.served.length;
    const made = await ran(at, 'switch', { inputs: { 'dry-run': 'true' } });
    expect(made.output('result')).toBe('unchanged');
    expect(made.runner.summary()).toContain('- spec.selector.color: blue');
    expect(made.runner.summary()).toContain('+ spec.selector.color: green');
    expect(at.cluster.served).toHaveLength(writes);
    expect(made.output('evidence')).toBe('');
  });

  test('of an environment that somebody owns is refused like the move', async () => {
    const at = world();
    await ran(at, 'prepare');
    const made = await ran(at, 'plan', { run: { runId: 5 } });
    expect(made.reasons()).toEqual(['owned-by-another-run']);
    expect(made.runner.hasFailed()).toBe(true);
  });
});
