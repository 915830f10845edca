import { describe, expect, test } from 'vitest';

import {
  decideReturn,
  judgeWayBack,
  type Growth,
  type ReturnFacts,
  type WayBack,
} from '@interlock/blue-green-switch/domain/way-back';
import { rollbackAnnotation } from '@interlock/blue-green-switch/routers/kubernetes-service/domain/annotations';

import { prepared, ran, servedColor, stateOf, step, world, type Step, type World } from './promotion.ts';

const object = { 'traffic-object': 'shop/shop' };

describe('when an undo is written', () => {
  const scale: Growth = { kind: 'scale', replicas: 6 };
  const coming: Growth = { kind: 'coming' };
  const none: Growth = {
    kind: 'none',
    why: 'HorizontalPodAutoscaler shop sets its size',
    obstacle: { kind: 'autoscaler', name: 'shop' },
  };
  const of = (kind: WayBack['kind'], growth: Growth): WayBack => ({
    kind,
    ready: kind === 'empty' ? 0 : kind === 'reduced' ? 1 : 6,
    wanted: 6,
    isChanged: false,
    growth,
  });
  const calm: ReturnFacts = { targetAnswers: true, isUrgent: false, isCancelled: false, isOverTime: false };

  test.each([
    ['whole, the target answers', of('whole', coming), {}, 'write'],
    ['whole, cancelled', of('whole', coming), { isCancelled: true }, 'write'],
    ['reduced, the target answers', of('reduced', scale), {}, 'wait'],
    ['reduced and coming, the target answers', of('reduced', coming), {}, 'wait'],
    ['reduced, the time is over', of('reduced', scale), { isOverTime: true }, 'write'],
    ['reduced, the target fails', of('reduced', scale), { targetAnswers: false }, 'write'],
    ['reduced, a person asked', of('reduced', scale), { isUrgent: true }, 'write'],
    ['reduced, an autoscaler owns it', of('reduced', none), {}, 'write'],
    ['reduced, cancelled', of('reduced', scale), { isCancelled: true }, 'leave'],
    ['empty, the target answers', of('empty', scale), {}, 'wait'],
    ['empty, the target fails', of('empty', scale), { targetAnswers: false }, 'wait'],
    ['empty, a person asked', of('empty', scale), { isUrgent: true }, 'wait'],
    ['empty, the time is over', of('empty', scale), { isOverTime: true }, 'leave'],
    ['empty, nothing can be done', of('empty', none), { targetAnswers: false }, 'leave'],
    ['empty, cancelled', of('empty', scale), { isCancelled: true }, 'leave'],
  ] as const)('%s', (_, wayBack, facts, decision) => {
    expect(decideReturn(wayBack, { ...calm, ...facts })).toBe(decision);
  });

  test('never leads to a color without a ready pod, whatever else is so', () => {
    for (const targetAnswers of [true, false])
      for (const isUrgent of [true, false])
        for (const isCancelled of [true, false])
          for (const isOverTime of [true, false])
            for (const growth of [scale, coming, none])
              expect(
                decideReturn(of('empty', growth), { targetAnswers, isUrgent, isCancelled, isOverTime }),
              ).not.toBe('write');
  });
});

/** What happens to blue while green is being proven. */
const losses: Readonly<Record<string, (at: World) => void>> = {
  'scaled to 0': ({ cluster }) => cluster.scale('blue', 0),
  'scaled to 1 of 6': ({ cluster }) => cluster.scale('blue', 1),
  deleted: ({ cluster }) => cluster.remove('blue'),
  unready: ({ cluster }) => {
    for (const pod of cluster.pods('blue')) pod.isReady = false;
  },
};
const kinds = Object.keys(losses);

/** Six pods of each color; a scaled pod is ready after 5 s. */
const large = (options: Parameters<typeof world>[0] = {}) =>
  world({ replicas: 6, podReadyAfterMs: 5000, ...options });

/** A switch whose way back is lost once it serves; `then` happens at the next call. */
async function switching(
  at: World,
  loss: string,
  then: (made: Step, call: number) => void = () => undefined,
  inputs: Readonly<Record<string, string>> = {},
): Promise<Step> {
  await prepared(at);
  const made = step(at, 'switch', { inputs: { soak: '30s', deadline: '1m', ...inputs } });
  let isLost = false;
  let isDone = false;
  made.process.onCall((name, call) => {
    if (isDone || stateOf(at)?.phase !== 'switching' || !made.runner.log.includes('group: soak')) return;
    if (isLost) {
      isDone = true;
      then(made, call);
      return;
    }
    if (name !== 'read service') return;
    isLost = true;
    losses[loss]?.(at);
  });
  await made.main();
  return made;
}

/** No write ever took the traffic from a color that could serve to one that could not. */
function expectNoOutage({ cluster }: World) {
  for (const { color, ready } of cluster.moves)
    expect(
      ready[color ?? ''] ?? 0,
      `moved to ${color ?? 'nothing'} with ${JSON.stringify(ready)}`,
    ).toBeGreaterThan(0);
}

const warnings = (made: Step) => made.runner.annotations.map(({ place }) => place.title);

describe.each(kinds)('a way back that is %s', (loss) => {
  const comesBack = loss.startsWith('scaled');

  test('is reported at once, and is not called a way back', async () => {
    const at = large();
    const made = await switching(at, loss);
    expect(made.output('result')).toBe('switched');
    const code = loss === 'scaled to 1 of 6' ? 'way-back-reduced' : 'way-back-lost';
    expect(warnings(made)).toContain(`blue-green-switch: ${code}`);
    expect(made.runner.log.join('\n')).not.toContain('blue is kept as the way back');
    const said = (await ran(at, 'status', { inputs: object })).runner.annotations.map(
      ({ place }) => place.title,
    );
    expect(said).toContain(`blue-green-switch: ${code}`);
    const swept = await ran(at, 'finish', { inputs: object });
    expect(warnings(swept)).toContain(`blue-green-switch: ${code}`);
    expectNoOutage(at);
  });

  test('is not led to by a cancellation; its post makes it whole first, or leaves the traffic', async () => {
    const at = large();
    const made = await switching(at, loss, ({ runner }) => runner.cancel(7500));
    expect(made.runner.hasFailed()).toBe(true);
    expect(made.output('result')).toBe('unknown');
    expect(made.reasons()[0]).toBe(loss === 'scaled to 1 of 6' ? 'way-back-reduced' : 'way-back-lost');
    expect(servedColor(at)).toBe('green');
    const after = await made.post();
    expect(after.hasFailed()).toBe(!comesBack);
    expect(servedColor(at)).toBe(comesBack ? 'blue' : 'green');
    expect(stateOf(at)?.phase ?? 'none').toBe(comesBack ? 'none' : 'switching');
    if (!comesBack) {
      expect(after.log.at(-1)).toContain(
        loss === 'deleted' ? 'create Deployment shop-blue again' : 'see why its pods are not ready',
      );
      expect(after.log.at(-1)).not.toContain('By hand: kubectl patch');
      expect(after.log.at(-1)).toContain('kubectl annotate service shop -n shop interlock/state-');
    }
    expectNoOutage(at);
  });

  test('is not led to while it is empty, also when the target fails', async () => {
    const at = large();
    const made = await switching(at, loss, () =>
      at.cluster.behave('green', () => ({ status: 500, body: '' })),
    );
    expect(made.runner.hasFailed()).toBe(true);
    expect(made.output('result')).toBe(comesBack ? 'rolled-back' : 'rollback-failed');
    // No command to paste leads to a color without a pod.
    if (!comesBack) expect(made.output('rollback-command')).toBe('');
    if (!comesBack) expect(made.runner.summary()).not.toContain('Do this now');
    expect(servedColor(at)).toBe(comesBack ? 'blue' : 'green');
    if (comesBack) expect(at.cluster.deployment('blue').replicas).toBe(6);
    // One pod that answers is better than six that fail: it does not wait for the other five.
    if (loss === 'scaled to 1 of 6') expect(at.cluster.moves.at(-1)?.ready['blue']).toBe(1);
    expectNoOutage(at);
  });

  test('is made whole before a target that answers is undone', async () => {
    const at = large();
    const made = await switching(at, loss, () => at.cluster.replace('green'));
    expect(made.reasons()).toContain('deployment-changed');
    expect(servedColor(at)).toBe(comesBack ? 'blue' : 'green');
    if (comesBack) expect(at.cluster.moves.at(-1)?.ready['blue']).toBe(6);
    expectNoOutage(at);
  });

  test('is not led to by recover after a kill', async () => {
    const at = large();
    await switching(at, loss, ({ process }, call) => process.killAt(call + 1, 'before'));
    expect(stateOf(at)?.phase).toBe('switching');
    at.clock.advance(2 * 60 * 60_000);
    const made = await ran(at, 'recover', { inputs: { ...object, deadline: '1m' }, run: { runId: 5 } });
    expect(made.runner.hasFailed()).toBe(!comesBack);
    expect(made.output('result')).toBe(comesBack ? 'rolled-back' : 'rollback-failed');
    expect(servedColor(at)).toBe(comesBack ? 'blue' : 'green');
    expectNoOutage(at);
  });

  test('leaves a person two ways to keep the target', async () => {
    for (const [operation, inputs] of [
      ['rollback', { target: 'color=green' }],
      ['finish', { 'release-old': 'true' }],
    ] as const) {
      const at = large();
      await switching(at, loss, ({ process }, call) => process.killAt(call + 1, 'before'));
      const closed = await ran(at, operation, { inputs: { ...object, ...inputs }, run: { runId: 5 } });
      expect(closed.reasons()).toEqual([]);
      expect(closed.runner.hasFailed()).toBe(false);
      expect(closed.output('serving')).toBe('green');
      expect(stateOf(at)?.phase).toBe('finished');
      expectNoOutage(at);
    }
  });
});

test('what main saw of a target that fails, post does not wait for again', async () => {
  const at = large({ mayScale: false });
  const made = await switching(at, 'scaled to 1 of 6', () => at.cluster.replace('green'), {
    deadline: '10m',
  });
  expect(made.output('result')).toBe('rolled-back');
  const failing = large({ podReadyAfterMs: 600_000 });
  const cut = await switching(failing, 'scaled to 1 of 6', ({ runner, process }) => {
    failing.cluster.behave('green', () => ({ status: 500, body: '' }));
    process.onCall((name, call) => {
      if (name === 'list autoscalers' && runner.log.includes('group: undo')) process.killAt(call, 'before');
    });
  });
  expect(stateOf(failing)?.phase).toBe('switching');
  const beganMs = failing.clock.now();
  expect((await cut.post()).hasFailed()).toBe(false);
  expect(failing.clock.now() - beganMs).toBeLessThan(10_000);
  expect(servedColor(failing)).toBe('blue');
});

describe('a way back that something else sizes', () => {
  test('is named and not scaled', async () => {
    const at = large({ autoscalers: [{ name: 'shop-blue-hpa', deployment: 'shop-blue' }] });
    const made = await switching(at, 'scaled to 0', () => at.cluster.replace('green'));
    expect(made.output('result')).toBe('rollback-failed');
    expect(made.output('reasons')).toContain('HorizontalPodAutoscaler shop-blue-hpa sets its size');
    expect(made.output('reasons')).toContain('kubectl patch hpa shop-blue-hpa -n shop');
    expect(at.cluster.deployment('blue').replicas).toBe(0);
    expect(servedColor(at)).toBe('green');
  });

  test('takes the traffic with fewer pods, and says with how many', async () => {
    const at = large({ autoscalers: [{ name: 'shop-blue-hpa', deployment: 'shop-blue' }] });
    const made = await switching(at, 'scaled to 1 of 6', () => at.cluster.replace('green'));
    expect(made.output('result')).toBe('rolled-back');
    expect(warnings(made)).toContain('blue-green-switch: way-back-reduced');
    expect(at.cluster.deployment('blue').replicas).toBe(1);
  });

  test('is scaled where autoscalers may not be seen', async () => {
    const at = large({ autoscalers: null });
    const made = await switching(at, 'scaled to 0', () => at.cluster.replace('green'));
    expect(made.output('result')).toBe('rolled-back');
    expect(at.cluster.deployment('blue').replicas).toBe(6);
  });

  test('is not waited for where it may not be scaled', async () => {
    const at = large({ mayScale: false });
    const made = await switching(at, 'scaled to 0', () => at.cluster.replace('green'));
    expect(made.output('result')).toBe('rollback-failed');
    expect(made.output('reasons')).toContain('it could not be scaled');
    expect(servedColor(at)).toBe('green');
  });
});

test('a way back that runs another template is not scaled up', () => {
  const at = { uid: 'u', specDigest: 'd', replicas: 2 };
  const sight = { specDigest: 'other', ready: 0, autoscaler: null };
  const deployment = { uid: 'u', replicas: 0 } as Parameters<typeof judgeWayBack>[1]['deployment'];
  const state = { wayBack: at, from: { color: 'blue', deployment: 'shop-blue' } } as Parameters<
    typeof judgeWayBack
  >[0];
  expect(judgeWayBack(state, { ...sight, deployment })).toMatchObject({
    kind: 'empty',
    isChanged: true,
    growth: { kind: 'none' },
  });
});

describe('an undo on a server in trouble', () => {
  const fail = (at: World, made: Step, status: number, ms: number) => {
    const untilMs = at.clock.now() + ms;
    const before = made.process.log.length;
    at.cluster.refuse(status, untilMs);
    return before;
  };

  test.each([401, 403, 503])('that answers %i for 10 s is written all the same', async (status) => {
    const at = large();
    const made = await switching(at, 'none', (one) => {
      at.cluster.behave('green', () => ({ status: 500, body: '' }));
      fail(at, one, status, 10_000);
    });
    expect(made.output('result')).toBe('rolled-back');
    expect(servedColor(at)).toBe('blue');
    expect(stateOf(at)).toBeNull();
  });

  test('a refusal of 10 s in the soak ends no move that is well', async () => {
    const at = large();
    const made = await switching(at, 'none', (one) => void fail(at, one, 401, 10_000));
    expect(made.output('result')).toBe('switched');
  });

  test('a Service that is absent once is read again: in the soak, in the undo and in post', async () => {
    const calls = await (async () => {
      const at = large();
      const made = await switching(at, 'none');
      return made.process.calls();
    })();
    for (let call = 12; call <= calls; call += 1) {
      const at = large();
      await prepared(at);
      const made = step(at, 'switch', { inputs: { soak: '30s' } });
      made.process.hideObjectAt(call);
      await made.main();
      const said = `absent at call ${String(call)}: ${made.process.log[call - 1] ?? ''}`;
      if (['switched', 'rolled-back', 'refused'].includes(made.output('result')))
        expect(stateOf(at)?.phase ?? 'none', said).not.toBe('switching');
      const after = await made.post();
      expect(after.hasFailed(), said).toBe(false);
      expect(['holding', 'prepared', 'none'], said).toContain(stateOf(at)?.phase ?? 'none');
    }
  });

  test('post judges the read that it proves', async () => {
    const at = large();
    const made = await switching(at, 'none', ({ process }, call) => process.killAt(call + 1, 'before'));
    expect(stateOf(at)?.phase).toBe('switching');
    const after = await made.post(at, (process) => process.hideObjectAt(1));
    expect(after.hasFailed()).toBe(false);
    expect(after.log.at(-1)).toContain('the unproven move was undone');
    expect(servedColor(at)).toBe('blue');
    expect(stateOf(at)).toBeNull();
  });

  async function full(spare: number) {
    const reason = 'r'.repeat(400);
    const at = large();
    await switching(at, 'none', ({ process }, call) => process.killAt(call + 1, 'before'), { reason });
    at.cluster.setAnnotationsCap(JSON.stringify(at.cluster.service().annotations).length + spare);
    const made = await ran(at, 'rollback', {
      inputs: { ...object, reason: 'x'.repeat(480) },
      run: { runId: 9 },
    });
    expect(made.output('result')).toBe('rolled-back');
    expect(servedColor(at)).toBe('blue');
    return at;
  }

  test('where the annotations are full goes without its reasons', async () => {
    expect(stateOf(await full(1))).toMatchObject({ phase: 'held', reason: null, hold: { reason: null } });
  });

  test('where not even that fits goes without its record', async () => {
    expect(stateOf(await full(-900))).toBeNull();
  });
});

describe('a selector whose color somebody took out', () => {
  const takeOut = (at: World) => at.cluster.patch({ spec: { selector: { color: null } } });

  test('in the soak is led back, so that one color serves', async () => {
    const at = large();
    const made = await switching(at, 'none', () => takeOut(at));
    expect(made.reasons()).toContain('color-missing');
    expect(made.output('result')).toBe('rolled-back');
    expect(servedColor(at)).toBe('blue');
  });

  test.each(['holding', 'finished'])('in the hold is written again by recover (%s)', async (phase) => {
    const at = large();
    await prepared(at);
    await ran(at, 'switch');
    if (phase === 'finished') await ran(at, 'finish', { inputs: { ...object, 'release-old': 'true' } });
    takeOut(at);
    const finished = await ran(at, 'finish', { inputs: { ...object, 'release-old': 'true' } });
    expect(finished.reasons()).toEqual(['color-missing']);
    expect(stateOf(at)?.phase).toBe(phase);
    const made = await ran(at, 'recover', { inputs: object, run: { runId: 5 } });
    expect(made.runner.hasFailed()).toBe(false);
    expect(made.output('serving')).toBe('green');
    expect(servedColor(at)).toBe('green');
  });

  test('of a preparation is written again when it is given up', async () => {
    const at = large();
    const first = await prepared(at);
    takeOut(at);
    expect((await first.post()).hasFailed()).toBe(false);
    expect(servedColor(at)).toBe('blue');
    expect(stateOf(at)).toBeNull();
  });
});

describe('after finish', () => {
  async function finished(options: Parameters<typeof world>[0] = {}) {
    const at = large(options);
    await prepared(at);
    await ran(at, 'switch');
    await ran(at, 'finish', { inputs: { ...object, 'release-old': 'true' } });
    at.cluster.scale('blue', 0);
    return at;
  }

  test('a rollback scales the color before to what it was, says how long that takes, and switches', async () => {
    const at = await finished();
    const made = await ran(at, 'rollback', { inputs: object, run: { runId: 5 } });
    expect(made.output('result')).toBe('rolled-back');
    expect(at.cluster.deployment('blue').replicas).toBe(6);
    expect(made.runner.log.join('\n')).toContain(
      '0 of 6 pods of blue are ready: it is scaled up first; expect about',
    );
    expect(servedColor(at)).toBe('blue');
    expect(stateOf(at)?.phase).toBe('held');
    expectNoOutage(at);
  });

  test('a rollback refuses a color that runs something else now, unless it is named', async () => {
    const at = await finished();
    at.cluster.deploy('blue', `sha256:${'9'.repeat(64)}`);
    at.cluster.scale('blue', 6);
    at.clock.advance(10_000);
    const made = await ran(at, 'rollback', { inputs: object, run: { runId: 5 } });
    expect(made.reasons()).toEqual(['previous-changed']);
    expect(servedColor(at)).toBe('green');
    const named = await ran(at, 'rollback', {
      inputs: { ...object, target: 'color=blue' },
      run: { runId: 5 },
    });
    expect(named.output('result')).toBe('rolled-back');
  });

  test('the Service says how to go back with kubectl alone, and no more once it went back', async () => {
    const at = await finished();
    expect(at.cluster.service().annotations[rollbackAnnotation]).toContain(
      'kubectl patch service shop -n shop',
    );
    await ran(at, 'rollback', { inputs: object, run: { runId: 5 } });
    expect(at.cluster.service().annotations[rollbackAnnotation]).toBeUndefined();
  });
});

test('a person never brings a color that was only prepared', async () => {
  const at = large();
  await prepared(at);
  const made = await ran(at, 'rollback', { inputs: { ...object, target: 'color=green' }, run: { runId: 5 } });
  expect(made.output('result')).toBe('refused');
  expect(made.reasons()).toEqual(['target-differs']);
  expect(servedColor(at)).toBe('blue');
});

test('a person leaves a color that cannot serve any more for the one that can', async () => {
  const at = large();
  const made = await switching(at, 'none', () =>
    at.cluster.behave('green', () => ({ status: 500, body: '' })),
  );
  expect(made.output('result')).toBe('rolled-back');
  const again = large();
  await switching(again, 'none', ({ process }) => {
    again.cluster.behave('green', () => ({ status: 500, body: '' }));
    process.onCall((_, call) => {
      if (stateOf(again)?.phase === 'undoing') process.killAt(call, 'before');
    });
  });
  expect(stateOf(again)?.phase).toBe('undoing');
  const wish = { inputs: { ...object, target: 'color=green', deadline: '10s' }, run: { runId: 5 } };
  expect((await ran(again, 'rollback', wish)).reasons()).toEqual(['target-differs']);
  again.cluster.remove('blue');
  const led = await ran(again, 'rollback', wish);
  expect(led.output('serving')).toBe('green');
  expect(servedColor(again)).toBe('green');
});
