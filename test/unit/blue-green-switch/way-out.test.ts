import { describe, expect, test } from 'vitest';

import {
  configurationText,
  prepared,
  ran,
  servedColor,
  stateOf,
  step,
  world,
  type Step,
  type World,
} from './promotion.ts';

const object = { 'traffic-object': 'shop/shop' };
const person = { runId: 9, triggeringActor: 'bob' };

/** Three pods of each color; a scaled pod is ready after 2 s. */
const small = (options: Parameters<typeof world>[0] = {}) =>
  world({ replicas: 3, podReadyAfterMs: 2000, ...options });

/** Every write that changed the selector led to a color that had a ready pod at that moment. */
function expectNoOutage({ cluster }: World) {
  for (const { color, ready } of cluster.moves)
    if (color !== undefined)
      expect(ready[color] ?? 0, `moved to ${color} with ${JSON.stringify(ready)}`).toBeGreaterThan(0);
}

describe('a rollback to a color by name, on a Service without a record', () => {
  test('scales a color without pods up before it gets the traffic', async () => {
    const at = small({ checkout: configurationText });
    at.cluster.scale('green', 0);
    const made = await ran(at, 'rollback', { inputs: { target: 'color=green' }, run: person });
    expect(made.output('result')).toBe('rolled-back');
    expect(servedColor(at)).toBe('green');
    expect(stateOf(at)).toBeNull();
    expectNoOutage(at);
  });

  test('leaves the traffic where no pod of the color comes', async () => {
    const at = small({ checkout: configurationText, podReadyAfterMs: 60_000 });
    at.cluster.scale('green', 0);
    const made = await ran(at, 'rollback', {
      inputs: { target: 'color=green', deadline: '10s' },
      run: person,
    });
    expect(made.runner.hasFailed()).toBe(true);
    expect(made.reasons()).toEqual(['way-back-lost']);
    expect(servedColor(at)).toBe('blue');
    expect(stateOf(at)).toBeNull();
    expect((await made.post()).hasFailed()).toBe(false);
    expectNoOutage(at);
  });
});

async function holding(): Promise<World> {
  const at = small();
  await prepared(at);
  await ran(at, 'switch');
  return at;
}

async function finished(): Promise<World> {
  const at = await holding();
  await ran(at, 'finish', { inputs: { ...object, 'release-old': 'true' }, run: person });
  return at;
}

const takeOut = ({ cluster }: World) => cluster.patch({ spec: { selector: { color: null } } });
const rollBack = (at: World) => ran(at, 'rollback', { inputs: { ...object, deadline: '5s' }, run: person });

describe('a rollback where somebody has written the selector', () => {
  test.each(['held', 'prepared'])('without a color, writes it again (%s)', async (phase) => {
    const at = phase === 'held' ? await holding() : small();
    if (phase === 'held') await rollBack(at);
    else await prepared(at);
    expect(stateOf(at)?.phase).toBe(phase);
    takeOut(at);
    const made = await rollBack(at);
    expect(made.output('result')).toBe('rolled-back');
    expect(servedColor(at)).toBe('blue');
    expect(stateOf(at)?.phase).toBe('held');
    expectNoOutage(at);
  });

  test('back by hand after finish, looks whether it serves', async () => {
    const at = await finished();
    at.cluster.patch({ spec: { selector: { color: 'blue' } } });
    for (const pod of at.cluster.pods('blue')) pod.isReady = false;
    const made = await rollBack(at);
    expect(made.runner.hasFailed()).toBe(true);
    expect(made.output('result')).toBe('rollback-failed');
  });

  test('back by hand after finish, holds the commit', async () => {
    const at = await finished();
    at.cluster.patch({ spec: { selector: { color: 'blue' } } });
    expect((await rollBack(at)).output('result')).toBe('rolled-back');
    expect(stateOf(at)).toMatchObject({ phase: 'held', hold: { by: 'bob' } });
  });
});

describe('a color that somebody took out is not written again while it has no pod', () => {
  test('by recover', async () => {
    const at = await holding();
    takeOut(at);
    at.cluster.scale('green', 0);
    const made = await ran(at, 'recover', { inputs: object, run: person });
    expect(made.runner.hasFailed()).toBe(true);
    expect(made.reasons()).toEqual(['color-missing']);
    expect(servedColor(at)).toBeUndefined();
    expectNoOutage(at);
    expect((await rollBack(at)).output('result')).toBe('rolled-back');
    expect(servedColor(at)).toBe('blue');
    expectNoOutage(at);
  });

  test('by the post phase that gives a preparation up', async () => {
    const at = small();
    const first = await prepared(at);
    takeOut(at);
    at.cluster.scale('blue', 0);
    const after = await first.post();
    expect(after.hasFailed()).toBe(true);
    expect(after.log.at(-1)).toContain('blue has no ready pod');
    expect(servedColor(at)).toBeUndefined();
    expectNoOutage(at);
  });
});

/** A switch in whose soak blue is scaled to 0 and green is deployed over, so that its undo waits for blue. */
async function waiting(at: World, meanwhile: (made: Step, name: string) => void): Promise<Step> {
  await prepared(at);
  const made = step(at, 'switch', { inputs: { soak: '30s', deadline: '1m' } });
  let calls = 0;
  made.process.onCall((name) => {
    if (stateOf(at)?.phase !== 'switching') return;
    calls += 1;
    if (calls === 30) {
      at.cluster.scale('blue', 0);
      at.cluster.replace('green');
    }
    if (calls > 30) meanwhile(made, name);
  });
  await made.main();
  return made;
}

describe('an undo that waits for the way back', () => {
  test.each([
    ['rollback', { target: 'color=green' }],
    ['finish', { 'release-old': 'true' }],
  ])('never calls a target proven that a person took as it is (%s)', async (operation, inputs) => {
    const at = small({ podReadyAfterMs: 120_000 });
    const closing: Promise<Step>[] = [];
    const made = await waiting(at, (_, name) => {
      if (name !== 'patch deployment' || closing.length > 0) return;
      closing.push(ran(at, operation, { inputs: { ...object, ...inputs }, run: person }));
    });
    expect((await closing[0])?.runner.hasFailed()).toBe(false);
    expect(stateOf(at)?.phase).toBe('finished');
    expect(made.output('result')).toBe('superseded');
    expect(made.runner.hasFailed()).toBe(true);
    expect(made.reasons()).toContain('deployment-changed');
  });

  test('scales it again after an answer of 401', async () => {
    const at = small();
    let isOver = false;
    const made = await waiting(at, (_, name) => {
      if (name !== 'patch deployment' || isOver) return;
      isOver = true;
      at.cluster.refuse(401, at.clock.now() + 1000);
    });
    expect(isOver).toBe(true);
    expect(made.output('result')).toBe('rolled-back');
    expect(servedColor(at)).toBe('blue');
    expectNoOutage(at);
  });
});

describe('the post phase', () => {
  test('ends a rollback by name whose traffic had to be given back', async () => {
    const at = small({ checkout: configurationText });
    const made = step(at, 'rollback', { inputs: { target: 'color=green' }, run: person });
    made.process.onCall((_, call) => {
      const phase = stateOf(at)?.phase;
      if (phase === 'undoing') at.cluster.scale('green', 0);
      if (phase === 'switching') made.process.killAt(call, 'before');
    });
    await made.main();
    expect(stateOf(at)?.phase).toBe('switching');
    const after = await made.post();
    expect(after.hasFailed()).toBe(stateOf(at) !== null);
  });

  test('gives the command towards an empty color only with what it would do', async () => {
    const at = small();
    await prepared(at);
    const made = step(at, 'switch', { inputs: { soak: '30s' } });
    let calls = 0;
    made.process.onCall((_, call) => {
      if (stateOf(at)?.phase !== 'switching') return;
      calls += 1;
      if (calls === 30) made.process.killAt(call, 'before');
    });
    await made.main();
    at.cluster.remove('blue');
    const last = (await made.post()).log.at(-1) ?? '';
    expect(last.split('kubectl patch service')).toHaveLength(2);
    expect(last).toContain('now it would lead all traffic to no pod');
  });

  test('does not call undone what somebody else has taken over', async () => {
    const at = small({ podReadyAfterMs: 30_000 });
    await prepared(at);
    const made = step(at, 'switch', { inputs: { soak: '30s' } });
    let calls = 0;
    made.process.onCall((_, call) => {
      if (stateOf(at)?.phase !== 'switching') return;
      calls += 1;
      if (calls === 30) made.process.killAt(call, 'before');
    });
    await made.main();
    at.cluster.scale('blue', 0);
    const closing: Promise<Step>[] = [];
    const after = await made.post(at, (process) =>
      process.onCall((name) => {
        if (name !== 'patch deployment' || closing.length > 0) return;
        closing.push(ran(at, 'rollback', { inputs: { ...object, target: 'color=green' }, run: person }));
      }),
    );
    await closing[0];
    expect(servedColor(at)).toBe('green');
    expect(after.log.at(-1)).not.toContain('was undone');
    expect(after.log.at(-1)).not.toContain('blue serves');
  });
});

describe('a way back that somebody deployed over', () => {
  const titles = (made: Step) => made.runner.annotations.map(({ place }) => place.title);
  const changed = 'blue-green-switch: previous-changed';

  test.each(['well', 'failing'])('is said, and is not called what it was (target %s)', async (target) => {
    const at = small();
    await prepared(at);
    const made = step(at, 'switch', { inputs: { soak: '30s' } });
    let calls = 0;
    made.process.onCall(() => {
      if (stateOf(at)?.phase !== 'switching') return;
      calls += 1;
      if (calls !== 30) return;
      at.cluster.deploy('blue', `sha256:${'9'.repeat(64)}`);
      if (target === 'failing') at.cluster.behave('green', () => ({ status: 500, body: '' }));
    });
    await made.main();
    expect(titles(made).filter((title) => title === changed)).toHaveLength(1);
    expect(made.runner.log.join('\n')).not.toContain('blue is kept as the way back');
    expect(made.output('result')).toBe(target === 'well' ? 'switched' : 'rolled-back');
    if (target === 'well') expect(titles(await rollBack(at))).toContain(changed);
  });
});

test('another attempt does not call promoted what somebody deployed over', async () => {
  const at = await holding();
  at.cluster.deploy('green', `sha256:${'9'.repeat(64)}`);
  for (const operation of ['prepare', 'switch']) {
    const made = await ran(at, operation, { run: { runAttempt: 2 } });
    expect(made.runner.hasFailed()).toBe(true);
    expect(made.reasons()).toEqual(['deployment-changed']);
  }
  expect(servedColor(at)).toBe('green');
});

describe('a way back that comes and goes', () => {
  test('keeps the post phases of two steps below 5 minutes', async () => {
    const at = small({ podReadyAfterMs: 100_000 });
    const first = await prepared(at);
    const made = step(at, 'switch', { inputs: { soak: '30s' } });
    let calls = 0;
    made.process.onCall((_, call) => {
      if (stateOf(at)?.phase !== 'switching') return;
      calls += 1;
      if (calls === 30) made.process.killAt(call, 'before');
    });
    await made.main();
    at.cluster.scale('blue', 0);
    const beganMs = at.clock.now();
    for (const each of [made, first])
      await each.post(at, (process) =>
        process.onCall(() => {
          if (stateOf(at)?.phase === 'undoing') at.cluster.scale('blue', 0);
        }),
      );
    expect(at.clock.now() - beganMs).toBeLessThan(5 * 60_000);
  });
});

test('a rollback whose record does not fit says that nothing is held', async () => {
  const at = await holding();
  at.cluster.setAnnotationsCap(JSON.stringify(at.cluster.service().annotations).length - 900);
  const made = await rollBack(at);
  expect(made.output('result')).toBe('rolled-back');
  expect(stateOf(at)).toBeNull();
  expect(made.runner.annotations.map(({ text }) => text).join()).toContain('is not held');
});

test('a person gets from a held color that died to the one that can serve', async () => {
  const at = small({ checkout: configurationText });
  await prepared(at);
  await ran(at, 'switch');
  await rollBack(at);
  at.cluster.remove('blue');
  const wish = { inputs: { target: 'color=green', deadline: '5s' }, run: person };
  const refused = await ran(at, 'rollback', wish);
  expect(refused.output('reasons')).toContain('`operation: finish` with `release-old: true` and a `reason`');
  expect(refused.output('reasons')).not.toContain('target: idle');
  await ran(at, 'finish', {
    inputs: { ...object, 'release-old': 'true', reason: 'blue is gone' },
    run: person,
  });
  const led = await ran(at, 'rollback', wish);
  expect(led.output('serving')).toBe('green');
  expect(led.runner.annotations.map(({ text }) => text).join()).toContain(
    'nothing has proven what green runs',
  );
});
