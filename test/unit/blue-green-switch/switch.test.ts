import { describe, expect, test } from 'vitest';

import { checkSchema } from '@interlock/shared/domain/schema';
import { reportSchema } from '@interlock/blue-green-switch/domain/report-file';

import { newDigest, prepared, ran, servedColor, stateOf, step, world } from './promotion.ts';

describe('a switch', () => {
  test('gives the traffic to the prepared color, proves it there and holds the old one', async () => {
    const at = world();
    const first = await prepared(at);
    expect(first.output('idle')).toBe('green');
    expect(first.output('result')).toBe('unchanged');
    const second = await ran(at, 'switch');
    expect(second.output('result')).toBe('switched');
    expect(second.output('serving')).toBe('green');
    expect(second.output('failed-requests')).toBe('0');
    expect(Number(second.output('requests'))).toBeGreaterThan(10);
    expect(second.output('rollback-command')).toContain('kubectl patch service shop -n shop --type=merge -p');
    expect(second.runner.hasFailed()).toBe(false);
    expect(at.cluster.served.filter((color, index, all) => color !== all[index - 1])).toEqual([
      'blue',
      'green',
    ]);
    expect(stateOf(at)).toMatchObject({ phase: 'holding', subject: { commit: 'c'.repeat(40) } });
  });

  test('writes the selector and its record in one patch', async () => {
    const at = world();
    await prepared(at);
    const second = step(at, 'switch');
    let writes = 0;
    second.process.onCall((name) => {
      if (name === 'patch service') writes += 1;
    });
    await second.main();
    // The switch and the proof: nothing between them.
    expect(writes).toBe(2);
  });

  test('says unknown before its first write, and leaves what it began for its post phase', async () => {
    const at = world();
    await prepared(at);
    const second = step(at, 'switch');
    let outputAtWrite: string | undefined;
    let stateAtWrite: string | undefined;
    second.process.onCall((name) => {
      if (name !== 'patch service') return;
      outputAtWrite ??= second.runner.outputs.get('result');
      stateAtWrite ??= second.runner.states.get('interlock-begun');
    });
    await second.main();
    expect(outputAtWrite).toBe('unknown');
    expect(stateAtWrite).toContain('"operation":"switch"');
  });

  test.each([
    ['switched', '{"status":"ok"}'],
    ['rolled-back', '{}'],
  ])('leaves a report of its published form and a summary (%s)', async (result, body) => {
    const at = world();
    await prepared(at);
    at.cluster.behave('green', () => ({ body }));
    const made = await ran(at, 'switch');
    const text = (await made.ports.files.readText(made.output('report'))) ?? '';
    const checked = checkSchema(reportSchema, JSON.parse(text));
    expect(checked).toMatchObject({ ok: true, value: { result, operation: 'switch', service: 'shop/shop' } });
    expect(await made.ports.files.readText(made.output('summary'))).toBe(made.runner.summary());
  });

  test('twice changes nothing', async () => {
    const at = world();
    await prepared(at);
    await ran(at, 'switch');
    const written = at.cluster.service().resourceVersion;
    const again = await ran(at, 'switch');
    expect(again.output('result')).toBe('unchanged');
    expect(again.output('serving')).toBe('green');
    expect(again.runner.hasFailed()).toBe(false);
    expect(at.cluster.service().resourceVersion).toBe(written);
  });

  test('is refused without a preparation', async () => {
    const at = world();
    at.cluster.deploy('green', newDigest);
    const second = await ran(at, 'switch');
    expect(second.reasons()).toEqual(['not-prepared']);
    expect(second.output('result')).toBe('refused');
    expect(second.runner.hasFailed()).toBe(true);
    expect(at.cluster.served).toEqual(['blue']);
  });

  test('is superseded when another run owns the environment', async () => {
    const at = world();
    await prepared(at);
    const other = await ran(at, 'switch', { run: { runId: 99 } });
    expect(other.output('result')).toBe('superseded');
    expect(other.runner.hasFailed()).toBe(true);
    expect(servedColor(at)).toBe('blue');
  });

  test('waits for the target and says what it waits for when the deadline is over', async () => {
    const at = world();
    await ran(at, 'prepare');
    at.cluster.deploy('green', newDigest, { ready: false });
    const second = await ran(at, 'switch', { inputs: { deadline: '30s' } });
    expect(second.reasons()).toEqual(['target-not-ready']);
    expect(second.runner.log.some((line) => line.startsWith('waiting for shop-green'))).toBe(true);
    expect(at.cluster.served).not.toContain('green');
  });

  test('refuses a target with fewer ready pods than serve now', async () => {
    const at = world({ replicas: 3 });
    await ran(at, 'prepare');
    at.cluster.deployment('green').replicas = 2;
    at.cluster.deploy('green', newDigest);
    const second = await ran(at, 'switch', { inputs: { deadline: '5s' } });
    expect(second.reasons()).toEqual(['target-not-ready']);
    const third = await ran(at, 'switch', { inputs: { 'min-ready': '2' } });
    expect(third.output('result')).toBe('switched');
  });

  test('refuses a pod that runs another image than its template says', async () => {
    const at = world();
    await ran(at, 'prepare');
    at.cluster.deploy('green', newDigest, { running: `sha256:${'9'.repeat(64)}` });
    const second = await ran(at, 'switch');
    expect(new Set(second.reasons())).toEqual(new Set(['running-image-differs']));
    expect(at.cluster.served).not.toContain('green');
  });

  test('refuses a target on which nothing was deployed', async () => {
    const at = world();
    await ran(at, 'prepare');
    const second = await ran(at, 'switch');
    expect(new Set(second.reasons())).toEqual(new Set(['running-image-differs']));
    expect(servedColor(at)).toBe('blue');
  });

  test('is led back when a validation fails, and ends red', async () => {
    const at = world();
    await prepared(at);
    at.cluster.behave('green', () => ({ body: '{"status":"degraded"}' }));
    const second = await ran(at, 'switch');
    expect(second.output('result')).toBe('rolled-back');
    expect(second.output('serving')).toBe('blue');
    expect(second.reasons()).toEqual(['validation-failed']);
    expect(second.runner.hasFailed()).toBe(true);
    expect(servedColor(at)).toBe('blue');
    expect(stateOf(at)).toBeNull();
  });

  test('is led back when the fault appears only after a while under traffic', async () => {
    const at = world();
    await prepared(at);
    const beginsMs = at.clock.now() + 7000;
    at.cluster.behave('green', () =>
      at.clock.now() < beginsMs ? { body: '{"status":"ok"}' } : { status: 500, body: 'no connection' },
    );
    const second = await ran(at, 'switch', { inputs: { soak: '60s' } });
    expect(second.output('result')).toBe('rolled-back');
    expect(second.reasons()).toEqual(['probe-failed']);
    expect(Number(second.output('failed-requests'))).toBeGreaterThanOrEqual(2);
    expect(servedColor(at)).toBe('blue');
  });

  test('bears one lost request, counts it and says so', async () => {
    const at = world();
    await prepared(at);
    let isLost = false;
    at.cluster.behave('green', () => {
      if (stateOf(at)?.phase === 'switching' && at.clock.now() % 7000 > 6000 && !isLost) {
        isLost = true;
        return null;
      }
      return { body: '{"status":"ok"}' };
    });
    const second = await ran(at, 'switch', { inputs: { soak: '30s' } });
    expect(isLost).toBe(true);
    expect(second.output('result')).toBe('switched');
    expect(second.output('failed-requests')).toBe('1');
    expect(second.runner.annotations.map(({ place }) => place.title)).toContain(
      'blue-green-switch: probe-failed',
    );
  });

  test.each([
    [
      'the template of the target changes',
      'deployment-changed',
      (at: ReturnType<typeof world>) => at.cluster.deploy('green', `sha256:${'8'.repeat(64)}`),
    ],
    [
      'the target is replaced by another of its name',
      'deployment-changed',
      (at: ReturnType<typeof world>) => at.cluster.replace('green'),
    ],
    [
      'the target is deleted',
      'deployment-changed',
      (at: ReturnType<typeof world>) => at.cluster.remove('green'),
    ],
    [
      'a pod of the target restarts',
      'pods-restarted',
      (at: ReturnType<typeof world>) => {
        const [pod] = at.cluster.pods('green');
        if (pod !== undefined) pod.restarts = 1;
      },
    ],
    [
      'the pods of the target stop being ready',
      'target-not-ready',
      (at: ReturnType<typeof world>) => {
        const [pod] = at.cluster.pods('green');
        if (pod !== undefined) pod.isReady = false;
      },
    ],
    [
      'a pod with its labels and another image comes to serve',
      'running-image-differs',
      (at: ReturnType<typeof world>) => at.cluster.stray('green', `sha256:${'9'.repeat(64)}`),
    ],
  ])('is led back when %s while it is being proven', async (_, code, harm) => {
    const at = world();
    await prepared(at);
    const second = step(at, 'switch');
    let isDone = false;
    second.process.onCall(() => {
      if (isDone || stateOf(at)?.phase !== 'switching') return;
      isDone = true;
      harm(at);
    });
    await second.main();
    expect(second.output('result')).toBe('rolled-back');
    expect(second.reasons()).toEqual([code]);
    expect(servedColor(at)).toBe('blue');
  });

  test.each([
    [
      'stops being ready',
      'target-not-ready',
      (at: ReturnType<typeof world>) => {
        for (const pod of at.cluster.pods('green')) pod.isReady = false;
      },
    ],
    [
      'is deployed over',
      'deployment-changed',
      (at: ReturnType<typeof world>) => at.cluster.deploy('green', `sha256:${'8'.repeat(64)}`),
    ],
    [
      'gets a pod of another image',
      'running-image-differs',
      (at: ReturnType<typeof world>) => at.cluster.stray('green', `sha256:${'9'.repeat(64)}`),
    ],
    ['is deleted', 'deployment-missing', (at: ReturnType<typeof world>) => at.cluster.remove('green')],
  ])('is refused when the proven target %s before the write', async (_, code, harm) => {
    const at = world();
    await prepared(at);
    const second = step(at, 'switch');
    let isDone = false;
    // The entry is asked between the proof of the target and the write.
    at.cluster.behave('blue', () => {
      if (!isDone && second.process.log.includes('list pods')) {
        isDone = true;
        harm(at);
      }
      return { body: '{"status":"ok"}' };
    });
    await second.main();
    expect(isDone).toBe(true);
    expect(second.output('result')).toBe('refused');
    expect(second.reasons()).toEqual([code]);
    expect(at.cluster.served).not.toContain('green');
  });

  test('is undone for what becomes of the target while the entry keeps to the old color', async () => {
    const at = world({ trafficAfterMs: 20_000 });
    await prepared(at);
    const second = step(at, 'switch');
    let switchedMs = 0;
    second.process.onCall(() => {
      if (stateOf(at)?.phase !== 'switching') return;
      switchedMs ||= at.clock.now();
      const [pod] = at.cluster.pods('green');
      if (pod !== undefined && at.clock.now() - switchedMs > 5000) pod.restarts = 1;
    });
    await second.main();
    expect(second.reasons()).toEqual(['pods-restarted']);
    expect(at.clock.now() - switchedMs).toBeLessThan(15_000);
    expect(servedColor(at)).toBe('blue');
  });

  test('knows the pods by which the target grows when they answer', async () => {
    const at = world();
    await prepared(at);
    const second = step(at, 'switch');
    second.process.onCall(() => {
      if (stateOf(at)?.phase !== 'switching' || at.cluster.pods('green').length > 2) return;
      for (let more = 0; more < 40; more += 1) at.cluster.grow('green');
    });
    await second.main();
    expect(second.output('result')).toBe('switched');
    expect(at.cluster.pods('green')).toHaveLength(42);
  });

  test.each([
    ['switched', 20_000, []],
    ['rolled-back', 60_000, ['kubernetes-failed']],
  ] as const)('is %s when the API server is away for %i ms under the soak', async (result, awayMs, codes) => {
    const at = world();
    await prepared(at);
    const second = step(at, 'switch', { inputs: { soak: '5s' } });
    let isDone = false;
    second.process.onCall(() => {
      if (isDone || !second.runner.log.includes('group: soak')) return;
      isDone = true;
      at.cluster.setDown(true, at.clock.now() + awayMs);
    });
    await second.main();
    expect(isDone).toBe(true);
    expect(second.output('result')).toBe(result);
    expect(second.reasons()).toEqual(codes);
    expect(servedColor(at)).toBe(result === 'switched' ? 'green' : 'blue');
  });

  test('bears EndpointSlices that follow new pods in batches', async () => {
    const at = world();
    await prepared(at);
    const second = step(at, 'switch', { inputs: { soak: '30s' } });
    let soakedMs = 0;
    second.process.onCall(() => {
      if (!second.runner.log.includes('group: soak')) return;
      soakedMs ||= at.clock.now();
      const [pod] = at.cluster.pods('green');
      // For five seconds one more pod is ready than the slices show.
      at.cluster.setHidden(at.clock.now() - soakedMs < 5000 ? (pod?.name ?? null) : null);
    });
    await second.main();
    expect(second.output('result')).toBe('switched');
  });

  test('is undone when the EndpointSlices differ for long', async () => {
    const at = world();
    await prepared(at);
    const second = step(at, 'switch', { inputs: { soak: '30s' } });
    second.process.onCall(() => {
      const [pod] = at.cluster.pods('green');
      if (second.runner.log.includes('group: soak')) at.cluster.setHidden(pod?.name ?? null);
    });
    await second.main();
    expect(second.reasons()).toEqual(['endpoints-not-converged']);
    expect(servedColor(at)).toBe('blue');
  });

  test('that is made already is not said to serve when it does not', async () => {
    const at = world();
    await prepared(at);
    await ran(at, 'switch');
    for (const pod of at.cluster.pods('green')) pod.isReady = false;
    const again = await ran(at, 'switch');
    expect(again.runner.hasFailed()).toBe(true);
    expect(again.output('serving')).toBe('');
    expect(again.reasons()).toEqual(['no-endpoints-ready']);
  });

  test('bears that the target is scaled while it is being proven', async () => {
    const at = world();
    await prepared(at);
    const second = step(at, 'switch');
    let isDone = false;
    second.process.onCall(() => {
      if (isDone || stateOf(at)?.phase !== 'switching') return;
      isDone = true;
      const green = at.cluster.deployment('green');
      green.generation += 1;
      green.observedGeneration += 1;
    });
    await second.main();
    expect(isDone).toBe(true);
    expect(second.output('result')).toBe('switched');
  });

  test('leaves alone what somebody else wrote in the meantime', async () => {
    const at = world();
    await prepared(at);
    const second = step(at, 'switch');
    let isDone = false;
    second.process.onCall(() => {
      if (isDone || stateOf(at)?.phase !== 'switching') return;
      isDone = true;
      at.cluster.patch({
        metadata: { annotations: { 'interlock/state': null } },
        spec: { selector: { color: 'blue' } },
      });
    });
    await second.main();
    expect(second.output('result')).toBe('superseded');
    expect(second.runner.hasFailed()).toBe(true);
    expect(servedColor(at)).toBe('blue');
  });

  test('leaves alone a selector that somebody changed by hand, and its post closes the record', async () => {
    const at = world();
    const first = await prepared(at);
    const second = step(at, 'switch');
    let isDone = false;
    second.process.onCall(() => {
      if (isDone || stateOf(at)?.phase !== 'switching') return;
      isDone = true;
      at.cluster.patch({ spec: { selector: { color: 'blue' } } });
    });
    await second.main();
    expect(second.output('result')).toBe('superseded');
    expect(second.reasons()).toEqual(['read-back-differs']);
    expect((await second.post()).hasFailed()).toBe(false);
    expect((await first.post()).hasFailed()).toBe(false);
    expect(stateOf(at)).toBeNull();
    expect(servedColor(at)).toBe('blue');
  });

  test('looks again after a conflict and goes on when nothing that matters changed', async () => {
    const at = world();
    await prepared(at);
    const second = step(at, 'switch');
    let touched = 0;
    second.process.onCall((name) => {
      if (name !== 'patch service' || touched >= 2) return;
      touched += 1;
      at.cluster.patch({ metadata: { labels: { touched: String(touched) } } });
    });
    await second.main();
    expect(touched).toBe(2);
    expect(second.output('result')).toBe('switched');
  });

  test('is refused when the entry gives no answer before anything was moved', async () => {
    const at = world();
    await prepared(at);
    at.cluster.behave('blue', () => null);
    const second = await ran(at, 'switch');
    expect(second.reasons()).toEqual(['entry-not-reached']);
    expect(at.cluster.served).not.toContain('green');
  });

  test('is refused where nothing would prove it', async () => {
    const at = world();
    const bare = { ...at, configuration: at.configuration.replace(/ {4}validate:[\s\S]*/u, '') };
    await prepared(bare);
    const second = await ran(bare, 'switch');
    expect(second.reasons()).toEqual(['nothing-to-validate']);
  });

  test('is undone when the entry goes on answering from the old color', async () => {
    const at = world({ trafficAfterMs: 120_000 });
    await prepared(at);
    const second = await ran(at, 'switch');
    expect(second.output('result')).toBe('rolled-back');
    expect(second.reasons()).toEqual(['propagation-not-seen']);
  });

  test('is undone when the EndpointSlices never follow', async () => {
    const at = world({ slicesAfterMs: 10 * 60_000 });
    await prepared(at);
    const second = await ran(at, 'switch');
    expect(second.reasons()).toEqual(['endpoints-not-converged']);
    expect(second.output('result')).toBe('rolled-back');
    expect(servedColor(at)).toBe('blue');
  });

  test('proves a target by time where no header tells which pod answers', async () => {
    const at = world();
    await prepared(at);
    for (const color of ['blue', 'green'])
      at.cluster.behave(color, () => ({ body: '{"status":"ok"}', headers: { 'x-pod': 'hidden' } }));
    const second = await ran(at, 'switch');
    expect(second.output('result')).toBe('switched');
    expect(second.runner.log.join('\n')).toContain('no header tells which pod answers');
  });

  test('says when an undo did not work, with the command that does it', async () => {
    const at = world();
    await prepared(at);
    at.cluster.behave('green', () => {
      at.cluster.setDown(true);
      return { status: 503 };
    });
    const second = await ran(at, 'switch');
    expect(second.output('result')).toBe('rollback-failed');
    expect(second.reasons()).toContain('undo-not-written');
    expect(second.runner.log.join('\n')).toContain('kubectl patch service shop -n shop');
    expect(second.runner.hasFailed()).toBe(true);
  });
});

describe('a preview', () => {
  const withPreview = () => {
    const at = world();
    return {
      ...at,
      configuration: at.configuration.replace(
        'keep-old-for: 10m',
        'keep-old-for: 10m\n      preview: http://preview.example',
      ),
    };
  };

  test('that answers wrongly refuses the switch before any traffic moved', async () => {
    const at = withPreview();
    await prepared(at);
    at.cluster.behave('blue', (request) =>
      request.url.startsWith('http://preview.example') ? { status: 500 } : { body: '{"status":"ok"}' },
    );
    const second = await ran(at, 'switch');
    expect(second.output('result')).toBe('refused');
    expect(second.reasons()).toEqual(['preview-failed']);
    expect(at.cluster.served).not.toContain('green');
  });

  test('that shows the color which serves proves nothing', async () => {
    const at = withPreview();
    await prepared(at);
    const second = await ran(at, 'switch');
    expect(second.reasons()).toEqual(['preview-failed']);
    expect(second.runner.log.join('\n')).toContain('which is not the target');
  });
});
