import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { readHolds, withHolds } from '@interlock/blue-green-switch/domain/holds';
import {
  holdsAnnotation,
  stateAnnotation,
} from '@interlock/blue-green-switch/routers/kubernetes-service/domain/annotations';
import { servicePatch } from '@interlock/blue-green-switch/routers/kubernetes-service/domain/patch';
import { trafficOf } from '@interlock/blue-green-switch/routers/kubernetes-service/domain/traffic';
import { subjectJson, type Subject } from '@interlock/shared/domain/subject';

import { evidenceOf, newDigest, ran, stateOf, step, world, type Step, type World } from './promotion.ts';

// root ── bad ── mended ── later
//    └─── aside ── asideLater
const [root, bad, mended, later, aside, asideLater] = ['1', '2', '3', '4', '5', '6'].map((digit) =>
  digit.repeat(40),
) as [string, string, string, string, string, string];
const github = {
  parents: { [bad]: [root], [mended]: [bad], [later]: [mended], [aside]: [root], [asideLater]: [aside] },
};
const place = { 'traffic-object': 'shop/shop' };
const subjectOf = (commit: string): Subject => ({
  commit,
  artifacts: [{ name: 'shop', digest: newDigest }],
});

let runs = 100;
/** A run of its own that promotes a commit, as a step. */
function promotion(at: World, commit: string, inputs: Readonly<Record<string, string>> = {}) {
  runs += 1;
  const runId = runs;
  const options = {
    run: { runId },
    inputs: {
      subjects: JSON.stringify(subjectJson(subjectOf(commit))),
      evidence: evidenceOf(at.clock, {}, subjectOf(commit), { id: runId }),
      ...inputs,
    },
  };
  return {
    prepare: (): Promise<Step> => ran(at, 'prepare', options),
    move: (): Promise<Step> => ran(at, 'switch', options),
    step: () => step(at, 'prepare', options),
    async whole(): Promise<void> {
      const made = await ran(at, 'prepare', options);
      expect(made.reasons()).toEqual([]);
      at.cluster.deploy(made.output('idle'), newDigest);
      expect((await ran(at, 'switch', options)).output('result')).toBe('switched');
    },
  };
}

async function rolledBack(at = world({ github })): Promise<World> {
  await promotion(at, bad).whole();
  const back = await ran(at, 'rollback', { inputs: { ...place, reason: 'orders fail' } });
  expect(back.output('result')).toBe('rolled-back');
  return at;
}

const heldOn = ({ cluster }: World) => {
  const read = readHolds(trafficOf(cluster.service()));
  return read.kind === 'holds' ? read.holds.map(({ commit }) => commit) : read.why;
};

describe('a hold', () => {
  test.each([
    ['the commit itself', bad],
    ['its child', mended],
    ['what comes later', later],
  ])('stops %s, and says how to go on', async (_, commit) => {
    const at = await rolledBack();
    const made = await promotion(at, commit).prepare();
    expect(made.reasons()).toEqual(['commit-held']);
    expect(made.output('result')).toBe('refused');
    const said = made.output('reasons');
    for (const part of [bad, 'by alice', 'orders fail', 'operation: finish', 'release-old: true', 'reason'])
      expect(said).toContain(part);
    expect(stateOf(at)?.phase).toBe('held');
  });

  test.each([
    ['what came before', root],
    ['what went another way', aside],
  ])('lets %s be promoted', async (_, commit) => {
    expect((await promotion(await rolledBack(), commit).prepare()).reasons()).toEqual([]);
  });

  test.each([
    ['GitHub refuses to compare', { ...github, forbidden: ['compareCommits' as const] }, mended],
    ['GitHub does not know the commit', github, '9'.repeat(40)],
    ['the commits have nothing in common', { parents: { [bad]: [root], [aside]: [] } }, aside],
  ])('stops what cannot be told: %s', async (_, history, commit) => {
    const at = await rolledBack();
    const made = await promotion({ ...at, github: history }, commit).prepare();
    expect(made.reasons()).toEqual(['hold-not-comparable']);
    expect(made.output('result')).toBe('refused');
  });

  test('asks GitHub nothing where no commit is held', async () => {
    const at = world({ github: { ...github, forbidden: ['compareCommits'] } });
    expect((await promotion(at, mended).prepare()).reasons()).toEqual([]);
  });

  test.each<[string, (at: World) => Promise<void>]>([
    [
      'a promotion of something else, finished',
      async (at) => {
        await promotion(at, aside).whole();
        at.clock.advance(60 * 60_000);
        await ran(at, 'finish', { inputs: place });
      },
    ],
    [
      'a promotion of something else whose way back is over',
      async (at) => {
        await promotion(at, aside).whole();
        at.clock.advance(60 * 60_000);
      },
    ],
    [
      'a preparation that came to nothing',
      async (at) => {
        const made = await promotion(at, aside).prepare();
        expect((await made.post()).hasFailed()).toBe(false);
        expect(stateOf(at)).toBeNull();
      },
    ],
    [
      'a promotion that was undone',
      async (at) => {
        at.cluster.behave('green', () => ({ status: 500 }));
        const { prepare, move } = promotion(at, aside);
        const made = await prepare();
        at.cluster.deploy('green', newDigest);
        expect((await move()).output('result')).toBe('rolled-back');
        await made.post();
        expect(stateOf(at)).toBeNull();
        at.cluster.behave('green', () => ({ body: '{"status":"ok"}' }));
      },
    ],
    [
      'the rollback command of kubectl',
      async (at) => {
        await promotion(at, aside).whole();
        at.cluster.patch({
          metadata: { annotations: { [stateAnnotation]: null } },
          spec: { selector: { color: 'blue' } },
        });
      },
    ],
  ])('outlives %s', async (_, happens) => {
    const at = await rolledBack();
    await happens(at);
    expect((await promotion(at, mended).prepare()).reasons()).toEqual(['commit-held']);
    expect((await promotion(at, asideLater).prepare()).reasons()).toEqual([]);
  });

  test('stands beside another one', async () => {
    const at = await rolledBack();
    await promotion(at, aside).whole();
    await ran(at, 'rollback', { inputs: { ...place, reason: 'worse' } });
    expect(heldOn(at)).toEqual([aside, bad]);
    for (const commit of [mended, asideLater])
      expect((await promotion(at, commit).prepare()).reasons()).toEqual(['commit-held']);
    // Giving up one leaves the other.
    const released = promotion(at, mended, { 'release-old': 'true', reason: 'mended' });
    expect((await released.prepare()).reasons()).toEqual([]);
    expect(heldOn(at)).toEqual([aside]);
  });

  test('is released with a reason alone, and that is said', async () => {
    const at = await rolledBack();
    const silent = await promotion(at, mended, { 'release-old': 'true' }).prepare();
    expect(silent.reasons()).toEqual(['hold-without-reason']);
    const tried = await promotion(at, mended, {
      'release-old': 'true',
      reason: 'mended',
      'dry-run': 'true',
    }).prepare();
    expect(tried.reasons()).toEqual([]);
    expect(heldOn(at)).toEqual([bad]);
    const made = await promotion(at, mended, { 'release-old': 'true', reason: 'mended' }).prepare();
    expect(made.reasons()).toEqual([]);
    const warning = made.runner.annotations.find(({ level }) => level === 'warning');
    expect(warning?.place.title).toBe('blue-green-switch: hold-released');
    expect(warning?.text).toContain('mended');
    expect(heldOn(at)).toEqual([]);
  });

  test('is not released by who gives up the way back', async () => {
    const at = await rolledBack();
    await promotion(at, aside).whole();
    const inputs = { 'release-old': 'true', reason: 'hurry' };
    expect((await promotion(at, mended, inputs).prepare()).reasons()).toEqual(['commit-held']);
    expect((await promotion(at, asideLater, inputs).prepare()).reasons()).toEqual([]);
    expect(heldOn(at)).toEqual([bad]);
  });

  describe('is released by finish', () => {
    const release = { ...place, 'release-old': 'true' };

    test('with a reason alone, and then nothing is held', async () => {
      const at = await rolledBack();
      const silent = await ran(at, 'finish', { inputs: release });
      expect(silent.reasons()).toEqual(['hold-without-reason']);
      expect(stateOf(at)?.phase).toBe('held');
      const made = await ran(at, 'finish', { inputs: { ...release, reason: 'mended' } });
      expect(made.runner.hasFailed()).toBe(false);
      expect(heldOn(at)).toEqual([]);
      expect((await promotion(at, mended).prepare()).reasons()).toEqual([]);
    });

    test('where no record is left', async () => {
      const at = await rolledBack();
      await (await promotion(at, aside).prepare()).post();
      expect(stateOf(at)).toBeNull();
      expect((await ran(at, 'finish', { inputs: place })).runner.hasFailed()).toBe(false);
      expect((await ran(at, 'finish', { inputs: release })).reasons()).toEqual(['hold-without-reason']);
      expect(heldOn(at)).toEqual([bad]);
      await ran(at, 'finish', { inputs: { ...release, reason: 'mended', 'dry-run': 'true' } });
      expect(heldOn(at)).toEqual([bad]);
      await ran(at, 'finish', { inputs: { ...release, reason: 'mended' } });
      expect(heldOn(at)).toEqual([]);
    });

    test('not together with a way back that is kept, but once its time is over', async () => {
      const at = await rolledBack();
      await promotion(at, aside).whole();
      await ran(at, 'finish', { inputs: { ...release, reason: 'hurry' } });
      expect([stateOf(at)?.phase, heldOn(at)]).toEqual(['finished', [bad]]);
      const late = await rolledBack();
      await promotion(late, aside).whole();
      late.clock.advance(60 * 60_000);
      await ran(late, 'finish', { inputs: { ...release, reason: 'mended' } });
      expect([stateOf(late)?.phase, heldOn(late)]).toEqual(['finished', []]);
    });

    test('not by closing a record that somebody contradicted', async () => {
      const at = await rolledBack();
      at.cluster.patch({ spec: { selector: { color: 'green' } } });
      const closed = await ran(at, 'finish', { inputs: { ...release, reason: 'green is right' } });
      expect(closed.runner.hasFailed()).toBe(false);
      expect([stateOf(at), heldOn(at)]).toEqual([null, [bad]]);
    });
  });

  test('that appears between the look and the write is heeded', async () => {
    const at = world({ github });
    const made = promotion(at, mended).step();
    made.process.onCall((name) => {
      if (name !== 'patch service' || heldOn(at).length > 0) return;
      const hold = { commit: bad, by: 'bob', reason: null, at: '2026-01-05T09:00:00.000Z' };
      at.cluster.patch({ metadata: { annotations: { [holdsAnnotation]: JSON.stringify([hold]) } } });
    });
    await made.main();
    expect(made.reasons()).toEqual(['hold-not-comparable']);
    expect(stateOf(at)).toBeNull();
  });

  test('that cannot be read stops everything', async () => {
    const hold = { commit: bad, by: 'bob', reason: null, at: '2026-01-05T09:00:00.000Z' };
    for (const text of [
      '',
      'null',
      '{}',
      '[1]',
      JSON.stringify([{ ...hold, commit: 'HEAD' }]),
      JSON.stringify([{ ...hold, more: 1 }]),
    ]) {
      const at = world({ github, annotations: { [holdsAnnotation]: text } });
      const made = await promotion(at, root).prepare();
      expect(made.reasons()).toEqual(['holds-unreadable']);
      expect(made.output('reasons')).toContain(`${holdsAnnotation}-`);
    }
  });

  test('is named by status', async () => {
    const at = await rolledBack();
    await promotion(at, aside).whole();
    const made = await ran(at, 'status', { inputs: place });
    expect(made.runner.annotations.map(({ text }) => text).join()).toContain(`commit ${bad}, rolled back by`);
  });

  test('reads as it was written', () => {
    const hex = fc.stringMatching(/^[0-9a-f]{40}$/u);
    const hold = fc.record({
      commit: hex,
      by: fc.stringMatching(/^\S{1,50}$/u),
      reason: fc.option(fc.string({ maxLength: 500 })),
      at: fc.constant('2026-01-05T09:00:00.000Z'),
    });
    const service = world().cluster.service();
    const change = { label: 'color', color: null, state: null, keepsRecord: true, holds: null };
    fc.assert(
      fc.property(fc.uniqueArray(hold, { selector: ({ commit }) => commit, maxLength: 5 }), (holds) => {
        const json = servicePatch(service, withHolds(change, holds));
        const written = json as { metadata: { annotations?: object } };
        const annotations = { ...written.metadata.annotations };
        expect(readHolds(trafficOf({ ...service, annotations }))).toEqual({ kind: 'holds', holds });
      }),
    );
  });
});
