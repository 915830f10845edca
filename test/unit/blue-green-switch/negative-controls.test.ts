import { describe, expect, test } from 'vitest';

import { allProtections, type Protections } from '@interlock/blue-green-switch/domain/protections';

import { evidenceOf, newDigest, ran, servedColor, step, world, type World } from './promotion.ts';

/**
 * Every protection, with a scenario in which it is all that stands between the traffic and harm. Each scenario is run
 * twice: with every protection it must come out safe, with this one off the harm must really be done. A protection
 * that could be taken away without that showing would be none.
 */
interface Scenario {
  readonly protection: keyof Protections;
  readonly harm: string;
  readonly play: (at: World, protections: Protections) => Promise<void>;
  readonly isHarmed: (at: World) => boolean;
}

const everServedGreen = ({ cluster }: World) => cluster.served.includes('green');

const scenarios: readonly Scenario[] = [
  {
    protection: 'readiness',
    harm: 'traffic on pods that are not ready',
    play: async (at, protections) => {
      await ran(at, 'prepare', { protections });
      at.cluster.deploy('green', newDigest, { ready: false });
      await ran(at, 'switch', { protections, inputs: { deadline: '10s' } });
    },
    isHarmed: everServedGreen,
  },
  {
    protection: 'undo',
    harm: 'traffic left on a target that fails',
    play: async (at, protections) => {
      await ran(at, 'prepare', { protections });
      at.cluster.deploy('green', newDigest);
      at.cluster.behave('green', () => ({ status: 500 }));
      await ran(at, 'switch', { protections });
    },
    isHarmed: (at) => servedColor(at) === 'green',
  },
  {
    protection: 'wayBack',
    harm: 'an undo that leads all traffic to no pod',
    play: async (at, protections) => {
      await ran(at, 'prepare', { protections });
      at.cluster.deploy('green', newDigest);
      const mine = step(at, 'switch', { protections, inputs: { deadline: '30s' } });
      mine.process.onCall((_, number) => {
        if (servedColor(at) !== 'green') return;
        at.cluster.remove('blue');
        if (number % 2 === 0) mine.runner.cancel();
      });
      await mine.main();
    },
    isHarmed: (at) => servedColor(at) === 'blue',
  },
  {
    protection: 'evidence',
    harm: 'traffic on a commit whose gate failed',
    play: async (at, protections) => {
      const inputs = { evidence: evidenceOf(at.clock, { verdict: 'fail', reasonCodes: ['tests-failed'] }) };
      await ran(at, 'prepare', { protections, inputs });
      at.cluster.deploy('green', newDigest);
      await ran(at, 'switch', { protections, inputs });
    },
    isHarmed: everServedGreen,
  },
  {
    protection: 'digest',
    harm: 'traffic on an image that nobody proved',
    play: async (at, protections) => {
      await ran(at, 'prepare', { protections });
      at.cluster.deploy('green', newDigest, { running: `sha256:${'9'.repeat(64)}` });
      await ran(at, 'switch', { protections });
    },
    isHarmed: everServedGreen,
  },
  {
    protection: 'ref',
    harm: 'traffic moved by a branch that nobody reviewed',
    play: async (at, protections) => {
      const run = { ref: 'refs/heads/feature' };
      const github = { commits: { main: 'a'.repeat(40), feature: 'b'.repeat(40) } };
      await ran(at, 'prepare', { protections, run, github });
      at.cluster.deploy('green', newDigest);
      await ran(at, 'switch', { protections, run, github });
    },
    isHarmed: everServedGreen,
  },
];

describe.each(scenarios)('the protection "$protection"', ({ protection, harm, play, isHarmed }) => {
  test(`prevents ${harm}`, async () => {
    const at = world();
    await play(at, allProtections);
    expect(isHarmed(at)).toBe(false);
  });

  test(`is what prevents it: without it there is ${harm}`, async () => {
    const at = world();
    await play(at, { ...allProtections, [protection]: false });
    expect(isHarmed(at)).toBe(true);
  });
});

test('every protection has its negative control', () => {
  expect(scenarios.map(({ protection }) => protection).sort()).toEqual(Object.keys(allProtections).sort());
});

test('every protection is on where the action runs', () => {
  expect(Object.values(allProtections)).not.toContain(false);
});
