import { describe, expect, test } from 'vitest';

import { stateAnnotation } from '@interlock/blue-green-switch/routers/kubernetes-service/domain/annotations';
import { subjectJson, type Subject } from '@interlock/shared/domain/subject';

import { commit, evidenceOf, newDigest, prepared, ran, servedColor, world } from './promotion.ts';

const second = { run: { runAttempt: 2 } };
const other: Subject = { commit, artifacts: [{ name: 'shop', digest: `sha256:${'7'.repeat(64)}` }] };

async function promoted() {
  const at = world();
  await prepared(at);
  await ran(at, 'switch');
  return at;
}

describe('another attempt of a run that has promoted', () => {
  test('deploys nothing, moves nothing and succeeds', async () => {
    const at = await promoted();
    const before = at.cluster.service().resourceVersion;
    // Only the failed jobs run again: what the gates said is of the first attempt.
    const options = { ...second, inputs: { evidence: evidenceOf(at.clock) } };
    const made = await ran(at, 'prepare', options);
    expect(made.reasons()).toEqual([]);
    expect(made.runner.hasFailed()).toBe(false);
    expect(['result', 'idle', 'serving'].map((name) => made.output(name))).toEqual([
      'unchanged',
      '',
      'green',
    ]);
    expect(made.runner.annotations.map(({ text }) => text).join()).toContain('Already promoted by attempt 1');
    for (const operation of ['set-image', 'switch']) {
      const again = await ran(at, operation, options);
      expect(again.runner.hasFailed()).toBe(false);
      expect(['result', 'idle', 'serving'].map((name) => again.output(name))).toEqual([
        'unchanged',
        '',
        'green',
      ]);
    }
    expect(at.cluster.service().resourceVersion).toBe(before);
    expect(at.cluster.deployment('blue').image).not.toContain(newDigest);
    const post = await made.post();
    expect(post.hasFailed()).toBe(false);
    expect(servedColor(at)).toBe('green');
  });

  test('says so in the same attempt and after the way back is over, too', async () => {
    const at = await promoted();
    at.clock.advance(60 * 60_000);
    for (const options of [{}, second]) {
      const made = await ran(at, 'prepare', options);
      expect([made.output('result'), made.output('idle'), made.runner.hasFailed()]).toEqual([
        'unchanged',
        '',
        false,
      ]);
    }
  });

  test('fails when what it promoted does not serve', async () => {
    const at = await promoted();
    for (const pod of at.cluster.pods('green')) pod.isReady = false;
    const made = await ran(at, 'prepare', second);
    expect(made.runner.hasFailed()).toBe(true);
    expect(made.output('idle')).toBe('');
  });

  test.each([
    ['another run', { run: { runId: 5 } }, 'owned-by-another-run'],
    ['an attempt before', { run: { runAttempt: 0 } }, 'owned-by-another-run'],
    [
      'another subject',
      { ...second, inputs: { subjects: JSON.stringify(subjectJson(other)) } },
      'owned-by-another-run',
    ],
  ])('is not %s', async (_, options, code) => {
    const at = await promoted();
    const bare = { ...at, configuration: at.configuration.replace('gates: [unit]', 'gates: []') };
    const inputs =
      'inputs' in options ? { ...options.inputs, evidence: evidenceOf(at.clock, {}, other) } : {};
    const made = await ran(bare, 'prepare', { ...options, inputs });
    expect(made.reasons()).toEqual([code]);
  });

  test('is refused where somebody moved the traffic by hand, or a person rolled it back', async () => {
    const moved = await promoted();
    moved.cluster.patch({ spec: { selector: { color: 'blue' } } });
    expect((await ran(moved, 'prepare', second)).reasons()).toEqual(['state-contradicts-selector']);
    const back = await promoted();
    await ran(back, 'rollback', { inputs: { 'traffic-object': 'shop/shop' } });
    expect((await ran(back, 'prepare', second)).reasons()).toEqual(['commit-held']);
  });

  test('prepares and promotes once more after the record was given up', async () => {
    const at = await promoted();
    at.cluster.patch({ metadata: { annotations: { [stateAnnotation]: null } } });
    expect((await ran(at, 'prepare', second)).output('idle')).toBe('blue');
  });
});
