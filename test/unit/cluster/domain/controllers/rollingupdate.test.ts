import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { planRollingUpdate, readBound } from '@interlock/cluster/domain/controllers/rollingupdate';
import type { Side } from '@interlock/cluster/domain/controllers/rollingupdate';

const total = (sides: readonly Side[], pick: (side: Side) => number): number =>
  sides.reduce((sum, side) => sum + pick(side), 0);

describe('the bounds of a rolling update', () => {
  it.each([
    [1, 10, 'up', 1],
    ['25%', 10, 'up', 3],
    ['25%', 10, 'down', 2],
    ['25%', 1, 'up', 1],
    ['25%', 1, 'down', 0],
    [undefined, 4, 'up', 1],
    ['100%', 3, 'down', 3],
  ] as const)('%s of %d rounded %s is %d', (value, desired, round, expected) => {
    expect(readBound(value, desired, round)).toBe(expected);
  });
});

describe('a rolling update', () => {
  it('adds before it takes away when it may surge', () => {
    const rollout = {
      desired: 2,
      maxSurge: 1,
      maxUnavailable: 0,
      fresh: { name: 'new', replicas: 0, available: 0 },
      old: [{ name: 'old', replicas: 2, available: 2 }],
    };
    expect(planRollingUpdate(rollout)).toEqual([{ name: 'new', replicas: 1 }]);
  });

  it('waits while what it added does not serve', () => {
    const rollout = {
      desired: 2,
      maxSurge: 1,
      maxUnavailable: 0,
      fresh: { name: 'new', replicas: 1, available: 0 },
      old: [{ name: 'old', replicas: 2, available: 2 }],
    };
    expect(planRollingUpdate(rollout)).toEqual([]);
  });

  it('clears away old replicas that do not serve first', () => {
    const rollout = {
      desired: 2,
      maxSurge: 1,
      maxUnavailable: 0,
      fresh: { name: 'new', replicas: 1, available: 1 },
      old: [
        { name: 'broken', replicas: 1, available: 0 },
        { name: 'good', replicas: 1, available: 1 },
      ],
    };
    expect(planRollingUpdate(rollout)).toEqual([{ name: 'broken', replicas: 0 }]);
  });

  it('ends with the new replicas alone, never above its surge nor below its minimum, in whatever order they become ready', () => {
    const setting = fc.record({
      desired: fc.integer({ min: 0, max: 8 }),
      maxSurge: fc.integer({ min: 0, max: 4 }),
      maxUnavailable: fc.integer({ min: 0, max: 4 }),
      old: fc.array(fc.integer({ min: 0, max: 8 }), { maxLength: 3 }),
      seeds: fc.infiniteStream(fc.boolean()),
    });
    fc.assert(
      fc.property(setting, ({ desired, maxSurge, maxUnavailable, old, seeds }) => {
        let sides: readonly Side[] = [
          { name: 'new', replicas: 0, available: 0 },
          ...old.map((replicas, index) => ({ name: `old-${index}`, replicas, available: replicas })),
        ];
        const allowed = maxSurge === 0 && maxUnavailable === 0 ? 1 : maxUnavailable;
        const ceiling = Math.max(
          desired + maxSurge,
          total(sides, (side) => side.replicas),
        );
        let floor = Math.min(
          desired - allowed,
          total(sides, (side) => side.available),
        );
        for (let step = 0; step < 300; step += 1) {
          const [fresh, ...rest] = sides;
          const plan = planRollingUpdate({ desired, maxSurge, maxUnavailable, fresh: fresh!, old: rest });
          sides = sides.map((side) => {
            const replicas = plan.find((scaling) => scaling.name === side.name)?.replicas ?? side.replicas;
            const ready = seeds.next().value === true ? replicas : Math.min(replicas, side.available);
            return { ...side, replicas, available: ready };
          });
          expect(total(sides, (side) => side.replicas)).toBeLessThanOrEqual(ceiling);
          const available = total(sides, (side) => side.available);
          expect(available).toBeGreaterThanOrEqual(Math.min(floor, available));
          expect(available).toBeGreaterThanOrEqual(floor);
          floor = Math.max(floor, Math.min(desired - allowed, available));
        }
        expect(sides[0]).toEqual({ name: 'new', replicas: desired, available: desired });
        expect(total(sides.slice(1), (side) => side.replicas)).toBe(0);
      }),
    );
  });
});
