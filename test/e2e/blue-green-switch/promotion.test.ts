import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setTimeout as wait } from 'node:timers/promises';

import { inputsFor } from './inputs.ts';
import { openStage, type Stage } from './stage.ts';
import type { Ended, StepProcess } from './steps.ts';

async function ended(step: StepProcess, code: number): Promise<Ended> {
  const end = await step.ended;
  expect(end.code, `${end.stdout}\n${end.stderr}`).toBe(code);
  return end;
}

let stage: Stage;
let good = '';
let faulty = '';
let late = '';

beforeAll(async () => {
  stage = await openStage(['--propagation-delay', '200ms']);
  good = await stage.addImage('2.0.0', 'never');
  faulty = await stage.addImage('3.0.0', 'at once');
  late = await stage.addImage('4.0.0', 'later');
});
afterAll(() => stage.close());

/** Gives the environment back as it was: blue serves, nobody owns it. */
async function reset() {
  await stage.call('PATCH', '/api/v1/namespaces/shop/services/shop', {
    metadata: { annotations: { 'interlock/state': null } },
    spec: { selector: { app: 'shop', color: 'blue' } },
  });
  await stage.untilReady('blue');
}

async function deployed(digest: string) {
  const inputs = inputsFor(digest);
  const prepare = stage.start({ ...inputs, operation: 'prepare' });
  await ended(prepare, 0);
  expect(prepare.outputs()['idle']).toBe('green');
  const deploy = stage.start({ ...inputs, operation: 'set-image', target: 'color=green' });
  await ended(deploy, 0);
  return { inputs, prepare };
}

/** Until the switch was written, as the Service itself says. */
async function untilSwitched() {
  for (let time = 0; time < 600; time += 1) {
    if ((await stage.service()).state?.includes('"phase":"switching"') === true) return;
    await wait(20);
  }
  throw new Error('the switch was never written');
}

describe('the committed bundle', () => {
  test('promotes without losing a request, and its post leaves the proven move alone', async () => {
    await reset();
    const { inputs, prepare } = await deployed(good);
    const statuses: string[] = [];
    const loading = new AbortController();
    const load = (async () => {
      while (!loading.signal.aborted) statuses.push(...(await stage.answers(5)));
    })();
    const move = stage.start({ ...inputs, operation: 'switch', soak: '2s', 'probe-rate': '50' });
    const end = await ended(move, 0);
    loading.abort();
    await load;
    expect(move.outputs()).toMatchObject({
      result: 'switched',
      from: 'blue',
      to: 'green',
      serving: 'green',
      'failed-requests': '0',
    });
    expect(end.stdout).toContain('✅ production: switched, green serves');
    expect(new Set(statuses)).toEqual(new Set(['blue', 'green']));
    expect((await move.post()).code).toBe(0);
    expect((await prepare.post()).code).toBe(0);
    expect(new Set(await stage.answers(20))).toEqual(new Set(['green']));
    expect((await stage.service()).state).toContain('"phase":"holding"');
    expect(stage.proxies()).toEqual([]);
  });

  test('rolls back without GitHub and without a checkout', async () => {
    const { state } = await stage.service();
    expect(state).toContain('"phase":"holding"');
    const back = stage.start({ operation: 'rollback', 'traffic-object': 'shop/shop', reason: 'too slow' });
    await ended(back, 0);
    expect(back.outputs()).toMatchObject({ result: 'rolled-back', serving: 'blue' });
    expect(new Set(await stage.answers(20))).toEqual(new Set(['blue']));
    expect((await stage.service()).state).toContain('"reason":"too slow"');
    const again = stage.start({ ...inputsFor(good), operation: 'prepare' });
    await ended(again, 1);
    expect(again.outputs()['reasons']).toContain('commit-held');
  });

  test.each([
    ['at once', () => faulty, 'validation-failed'],
    ['only under traffic', () => late, 'probe-failed'],
  ])('leads the traffic back from a target that fails %s', async (_, digest) => {
    await reset();
    const { inputs, prepare } = await deployed(digest());
    const move = stage.start({ ...inputs, operation: 'switch', soak: '5s', 'probe-rate': '50' });
    await ended(move, 1);
    expect(move.outputs()).toMatchObject({ result: 'rolled-back', serving: 'blue' });
    expect(move.outputs()['reasons']).toMatch(/validation-failed|probe-failed/u);
    expect((await move.post()).code).toBe(0);
    expect((await prepare.post()).code).toBe(0);
    expect(await stage.service()).toEqual({ color: 'blue', state: null });
    expect(new Set(await stage.answers(20))).toEqual(new Set(['blue']));
  });

  test('refuses a target on which something else runs', async () => {
    await reset();
    const { prepare } = await deployed(good);
    const other = inputsFor(faulty);
    const move = stage.start({ ...other, operation: 'switch' });
    await ended(move, 1);
    expect(move.outputs()['result']).toBe('refused');
    expect(move.outputs()['reasons']).toContain('not-prepared');
    expect((await prepare.post()).code).toBe(0);
    expect(await stage.service()).toEqual({ color: 'blue', state: null });
  });

  test('leads the traffic back on SIGINT, within the time that the runner gives', async () => {
    await reset();
    const { inputs, prepare } = await deployed(good);
    const move = stage.start({ ...inputs, operation: 'switch', soak: '10m' });
    await untilSwitched();
    const cancelledMs = performance.now();
    move.child.kill('SIGINT');
    await ended(move, 1);
    expect(performance.now() - cancelledMs).toBeLessThan(7500);
    expect(move.outputs()['result']).toBe('rolled-back');
    expect(move.outputs()['reasons']).toContain('move-cancelled');
    expect((await move.post()).code).toBe(0);
    expect((await prepare.post()).code).toBe(0);
    expect(await stage.service()).toEqual({ color: 'blue', state: null });
    expect(stage.proxies()).toEqual([]);
  });

  test('is tidied up by its post phase after a kill that nothing can catch', async () => {
    await reset();
    const { inputs, prepare } = await deployed(good);
    const move = stage.start({ ...inputs, operation: 'switch', soak: '10m' });
    await untilSwitched();
    move.child.kill('SIGKILL');
    await move.ended;
    expect(move.outputs()['result']).toBe('unknown');
    expect((await stage.service()).color).toBe('green');
    expect(stage.proxies()).toHaveLength(1);
    const post = await move.post();
    expect(post.code, post.stdout).toBe(0);
    expect(post.stdout).toContain('the unproven move was undone, blue serves');
    expect((await prepare.post()).code).toBe(0);
    expect(await stage.service()).toEqual({ color: 'blue', state: null });
    expect(new Set(await stage.answers(20))).toEqual(new Set(['blue']));
    expect(stage.proxies()).toEqual([]);
  });

  test('does not switch in its post phase when its main was ended before its first line', async () => {
    await reset();
    const { inputs, prepare } = await deployed(good);
    const move = stage.start({ ...inputs, operation: 'switch', soak: '1s' });
    move.child.kill('SIGKILL');
    await move.ended;
    expect(move.outputs()).toEqual({});
    const post = await move.post();
    expect(post.code, post.stdout).toBe(0);
    expect(post.stdout).toContain('wrote nothing');
    expect((await stage.service()).color).toBe('blue');
    expect((await prepare.post()).code).toBe(0);
    expect(await stage.service()).toEqual({ color: 'blue', state: null });
  });

  test('tells all problems of its inputs at once', async () => {
    const move = stage.start({ operation: 'swich', soak: 'long', 'dry-run': 'yes', enviroment: 'x' });
    const end = await ended(move, 1);
    for (const name of ['"operation"', '"soak"', '"dry-run"', '"enviroment"'])
      expect(end.stdout).toContain(name);
    const shown = end.stdout.split('\n').filter((line) => !line.startsWith('::debug::'));
    expect(shown.join('\n')).not.toContain('    at ');
  });

  test('says what to do without kubectl, and without a cluster to talk to', async () => {
    const none = stage.start({
      operation: 'status',
      'traffic-object': 'shop/shop',
      'kube-context': 'nowhere',
    });
    const end = await ended(none, 1);
    expect(end.stdout).toContain('kube-context-unknown');
    expect(end.stdout).toContain('kubectl config get-contexts');
  });

  test('says what serves', async () => {
    await reset();
    const look = stage.start({ operation: 'status', 'traffic-object': 'shop/shop' });
    await ended(look, 0);
    expect(look.outputs()['serving']).toBe('blue');
  });
});
