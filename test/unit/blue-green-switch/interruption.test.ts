import { describe, expect, test } from 'vitest';

import { ExternalError } from '@interlock/shared/domain/errors';

import { prepared, ran, servedColor, stateOf, step, world, type Step, type World } from './promotion.ts';

interface Promotion {
  readonly at: World;
  readonly first: Step;
  readonly second: Step;
}

type Fault = 'none' | 'validation';

async function begin(fault: Fault): Promise<Promotion> {
  const at = world();
  const first = await prepared(at);
  if (fault === 'validation') at.cluster.behave('green', () => ({ body: '{"status":"degraded"}' }));
  return { at, first, second: step(at, 'switch') };
}

/** The post phases of the job's steps, in the runner's order: the last step's first. */
async function tidyUp({ first, second }: Promotion) {
  return [await second.post(), await first.post()];
}

/** Exactly one color, and a record that agrees with it: proven on green, or free on blue. */
function expectOneColor({ at }: Promotion) {
  const state = stateOf(at);
  if (state === null) expect(servedColor(at)).toBe('blue');
  else {
    expect(state.phase).toBe('holding');
    expect(servedColor(at)).toBe('green');
  }
}

async function callsOf(fault: Fault): Promise<number> {
  const whole = await begin(fault);
  await whole.second.main();
  return whole.second.process.calls();
}

describe.each(['none', 'validation'] as const)('a switch (fault: %s) that is killed at any call', (fault) => {
  test.each(['before', 'after'] as const)(
    '%s it has an effect ends in exactly one color after post',
    async (when) => {
      const calls = await callsOf(fault);
      expect(calls).toBeGreaterThan(15);
      for (let call = 1; call <= calls; call += 1) {
        const promotion = await begin(fault);
        promotion.second.process.killAt(call, when);
        await promotion.second.main();
        const posts = await tidyUp(promotion);
        expect(
          posts.map((post) => post.hasFailed()),
          `killed ${when} call ${String(call)}`,
        ).toEqual([false, false]);
        expectOneColor(promotion);
      }
    },
  );

  test('and whose post phases are lost too is ended by recover', async () => {
    const calls = await callsOf(fault);
    for (let call = 1; call <= calls; call += 1) {
      const promotion = await begin(fault);
      promotion.second.process.killAt(call, 'after');
      await promotion.second.main();
      promotion.at.clock.advance(2 * 60 * 60_000);
      const made = await ran(promotion.at, 'recover', {
        inputs: { 'traffic-object': 'shop/shop' },
        run: { runId: 5 },
      });
      expect(made.runner.hasFailed(), `killed at call ${String(call)}`).toBe(false);
      expectOneColor(promotion);
    }
  });

  test('and whose post is killed at any call is ended by recover', async () => {
    const promotion = await begin(fault);
    let isKilled = false;
    promotion.second.process.onCall((_, call) => {
      if (isKilled || stateOf(promotion.at)?.phase !== 'switching') return;
      isKilled = true;
      promotion.second.process.killAt(call, 'before');
    });
    await promotion.second.main();
    expect(stateOf(promotion.at)?.phase).toBe('switching');
    promotion.at.cluster.setDown(true);
    const [post] = await tidyUp(promotion);
    expect(post?.hasFailed()).toBe(true);
    promotion.at.cluster.setDown(false);
    promotion.at.clock.advance(2 * 60 * 60_000);
    await ran(promotion.at, 'recover', { inputs: { 'traffic-object': 'shop/shop' }, run: { runId: 5 } });
    expectOneColor(promotion);
  });
});

describe('a lost answer', () => {
  test('to any call changes nothing about how a switch ends, or leads it back', async () => {
    const calls = await callsOf('none');
    let writes = 0;
    for (let call = 1; call <= calls; call += 1) {
      const promotion = await begin('none');
      const { second, at } = promotion;
      second.process.loseAnswerAt(call);
      await second.main();
      const said = `lost the answer to call ${String(call)}, ${second.process.log[call - 1] ?? ''}`;
      if (second.process.log[call - 1] === 'patch service') {
        writes += 1;
        // Whether a write was made is never guessed: the next look tells.
        expect(second.output('result'), said).toBe('switched');
        expect(at.cluster.served.filter((color) => color === 'blue').length, said).toBe(2);
      }
      await tidyUp(promotion);
      expectOneColor(promotion);
    }
    expect(writes).toBe(2);
  });

  test('to any call of an undo leaves it done', async () => {
    const calls = await callsOf('validation');
    for (let call = 1; call <= calls; call += 1) {
      const promotion = await begin('validation');
      const { second } = promotion;
      second.process.loseAnswerAt(call);
      await second.main();
      const posts = await tidyUp(promotion);
      expect(posts.map((post) => post.hasFailed())).toEqual([false, false]);
      expect(servedColor(promotion.at)).toBe('blue');
      expect(stateOf(promotion.at)).toBeNull();
    }
  });
});

describe('a cancellation', () => {
  test('at any call ends in exactly one color, led back in time and with one write', async () => {
    const calls = await callsOf('none');
    for (let call = 1; call <= calls; call += 1) {
      const promotion = await begin('none');
      const { second, at } = promotion;
      const after: string[] = [];
      const times: number[] = [];
      second.process.onCall((name, number) => {
        if (times.length > 0) after.push(name);
        if (number === call) second.runner.cancel(10_000);
        if (number === call || (times.length === 1 && name === 'patch service')) times.push(at.clock.now());
      });
      await second.main();
      const said = `cancelled at call ${String(call)}`;
      if (second.output('result') === 'switched') expect(stateOf(at)?.phase, said).toBe('holding');
      else {
        expect(second.runner.hasFailed(), said).toBe(true);
        expect(servedColor(at), said).toBe('blue');
        // The record says that it is settled: one write leads back, one closes the record.
        expect(after.filter((name) => name === 'patch service').length, said).toBeLessThanOrEqual(2);
        const [cancelledMs = 0, undoneMs = cancelledMs] = times;
        expect(undoneMs - cancelledMs, said).toBeLessThan(1000);
      }
      const posts = await tidyUp(promotion);
      expect(
        posts.map((post) => post.hasFailed()),
        said,
      ).toEqual([false, false]);
      expectOneColor(promotion);
    }
  });

  test('between a killed undo and its post leaves nothing half done', async () => {
    const promotion = await begin('none');
    const { second, at } = promotion;
    second.process.onCall((name, number) => {
      if (stateOf(at)?.phase === 'switching' && name === 'list pods') second.runner.cancel(10_000);
      if (stateOf(at)?.phase === 'undoing') second.process.killAt(number, 'before');
    });
    await second.main();
    expect(stateOf(at)?.phase).toBe('undoing');
    const posts = await tidyUp(promotion);
    expect(posts.map((post) => post.hasFailed())).toEqual([false, false]);
    expectOneColor(promotion);
  });

  test('while the server does not answer the write is not kept waiting', async () => {
    const { second, at } = await begin('none');
    let cancelledMs = 0;
    let undoingMs = 0;
    second.process.onCall((name) => {
      if (second.runner.log.includes('group: undo')) undoingMs ||= at.clock.now();
      if (name !== 'patch service') return;
      cancelledMs = at.clock.now();
      second.runner.cancel(10_000);
      at.cluster.setDown(true);
    });
    await second.main();
    expect(undoingMs - cancelledMs).toBeLessThan(1000);
    expect(second.output('result')).toBe('rollback-failed');
    expect(second.reasons()).toContain('undo-not-written');
    at.cluster.setDown(false);
    expect((await second.post()).hasFailed()).toBe(false);
    expect(servedColor(at)).toBe('blue');
  });

  test('before the first write says so and writes nothing', async () => {
    const { second, at } = await begin('none');
    second.process.onCall((_, number) => {
      if (number === 2) second.runner.cancel();
    });
    await second.main();
    expect(second.reasons()).toEqual(['move-cancelled']);
    expect(second.output('result')).toBe('refused');
    expect(second.process.log).not.toContain('patch service');
    expect(servedColor(at)).toBe('blue');
  });
});

describe('a step that ends before its first write', () => {
  test.each(['prepare', 'set-image', 'switch', 'plan', 'rollback', 'recover', 'finish', 'status'])(
    'says refused, why and what to do when it is cancelled before the cluster is opened (%s)',
    async (operation) => {
      const at = world();
      const made = step(at, operation, { inputs: { 'traffic-object': 'shop/shop' } });
      made.runner.cancel();
      await made.main();
      expect(made.runner.hasFailed()).toBe(true);
      expect(made.output('result')).toBe('refused');
      expect(made.reasons()).toEqual(['move-cancelled']);
      expect(made.runner.summary()).toContain('refused');
      expect(made.process.log).toEqual([]);
    },
  );

  test('says refused and why when it could not run at all', async () => {
    const unconfigured = step({ ...world(), configuration: 'version: 1' }, 'switch');
    await unconfigured.main();
    const down = world();
    const silent = step(down, 'switch');
    down.cluster.setDown(true);
    await silent.main();
    for (const made of [unconfigured, silent]) {
      expect(made.runner.hasFailed()).toBe(true);
      expect(made.output('result')).toBe('refused');
      expect(made.reasons()).toHaveLength(1);
    }
    expect(silent.reasons()).toEqual(['kubernetes-failed']);
  });

  test('says refused when the server forbids its first write, and never when its answer was lost', async () => {
    const answering = (status: number) =>
      new ExternalError({
        service: 'Kubernetes',
        code: status === 403 ? 'kubernetes-forbidden' : 'kubernetes-unreachable',
        message: `the write was answered by ${String(status)}`,
        fix: 'None is needed.',
        retryable: status >= 500,
        status,
      });
    for (const [status, result] of [
      [403, 'refused'],
      [503, 'unknown'],
    ] as const)
      for (const operation of ['prepare', 'switch'] as const) {
        const at = world();
        if (operation === 'switch') await prepared(at);
        const made = step(at, operation);
        made.process.onCall((name) => {
          if (name === 'patch service') throw answering(status);
        });
        await made.main();
        expect(made.runner.hasFailed()).toBe(true);
        // A switch looks again, and sees that nothing was written.
        expect(made.output('result')).toBe(operation === 'switch' ? 'refused' : result);
        expect(servedColor(at)).toBe('blue');
        expect(made.reasons()).toEqual([status === 403 ? 'kubernetes-forbidden' : 'kubernetes-unreachable']);
      }
  });
});

describe('the post phase', () => {
  test('of prepare gives the ownership up when the promotion ended without a switch', async () => {
    const at = world();
    const first = await prepared(at);
    const post = await first.post();
    expect(post.hasFailed()).toBe(false);
    expect(stateOf(at)).toBeNull();
    expect(servedColor(at)).toBe('blue');
  });

  test('of prepare leaves a proven move alone', async () => {
    const at = world();
    const first = await prepared(at);
    const second = await ran(at, 'switch');
    expect((await second.post()).hasFailed()).toBe(false);
    expect((await first.post()).hasFailed()).toBe(false);
    expect(stateOf(at)?.phase).toBe('holding');
    expect(servedColor(at)).toBe('green');
  });

  test('of a killed prepare gives up what it took', async () => {
    const whole = world();
    const calls = (await ran(whole, 'prepare')).process.calls();
    for (const when of ['before', 'after'] as const)
      for (let call = 1; call <= calls; call += 1) {
        const at = world();
        const first = step(at, 'prepare');
        first.process.killAt(call, when);
        await first.main();
        const post = await first.post();
        expect(post.hasFailed()).toBe(false);
        expect(stateOf(at)).toBeNull();
      }
  });

  test('of prepare leaves the ownership of another run alone', async () => {
    const at = world();
    const first = await ran(at, 'prepare');
    at.clock.advance(2 * 60 * 60_000);
    await ran(at, 'prepare', { run: { runId: 5 } });
    await first.post();
    expect(stateOf(at)?.run.id).toBe(5);
  });

  test('of a step that wrote nothing asks the cluster nothing', async () => {
    const at = world();
    const made = await ran(at, 'switch');
    const post = await made.post();
    expect(post.log.join('\n')).toContain('wrote nothing');
    expect(post.hasFailed()).toBe(false);
  });

  test('waits for a server that is being restarted', async () => {
    const promotion = await begin('none');
    const { second, at } = promotion;
    second.process.onCall((name, number) => {
      if (stateOf(at)?.phase === 'switching' && name === 'list pods') second.process.killAt(number, 'before');
    });
    await second.main();
    expect(stateOf(at)?.phase).toBe('switching');
    at.cluster.setDown(true, at.clock.now() + 20_000);
    const post = await second.post();
    expect(post.hasFailed()).toBe(false);
    expect(servedColor(at)).toBe('blue');
    expect(stateOf(at)).toBeNull();
  });

  test('fails when the kubeconfig leads to another Service of the same name', async () => {
    const at = world();
    await prepared(at);
    const second = step(at, 'switch');
    second.process.onCall((name, number) => {
      if (stateOf(at)?.phase === 'switching' && name === 'list pods') second.process.killAt(number, 'before');
    });
    await second.main();
    const elsewhere = world({ serviceUid: 'another' });
    const post = await second.post(elsewhere);
    expect(post.hasFailed()).toBe(true);
    expect(post.log.at(-1)).toContain('is not the one that this step wrote');
  });

  test('fails when it cannot prove that exactly one color serves', async () => {
    const at = world();
    const first = await prepared(at);
    const second = await ran(at, 'switch');
    for (const color of ['blue', 'green']) for (const pod of at.cluster.pods(color)) pod.isReady = false;
    const post = await second.post();
    expect(post.hasFailed()).toBe(true);
    expect(post.log.at(-1)).toContain('not exactly one color serves');
    expect(post.summary()).toContain('kubectl patch service shop -n shop');
    expect((await first.post()).hasFailed()).toBe(true);
  });

  test('of a rollback that was killed ends it and keeps the hold', async () => {
    const whole = world();
    await prepared(whole);
    await ran(whole, 'switch');
    const inputs = { 'traffic-object': 'shop/shop' };
    const calls = (await ran(whole, 'rollback', { inputs })).process.calls();
    for (const when of ['before', 'after'] as const)
      for (let call = 1; call <= calls; call += 1) {
        const at = world();
        await prepared(at);
        await ran(at, 'switch');
        const made = step(at, 'rollback', { inputs });
        made.process.killAt(call, when);
        await made.main();
        expect((await made.post()).hasFailed()).toBe(false);
        const phase = stateOf(at)?.phase;
        expect([phase, servedColor(at)]).toEqual(phase === 'held' ? ['held', 'blue'] : ['holding', 'green']);
      }
  });
});
