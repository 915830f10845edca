import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

import { startLoad } from './load.ts';
import type { RunOptions, StepProcess } from './steps.ts';

/** How the way back is lost. */
export type Loss = 'scaled to 0' | 'deleted' | 'unready';

/** A cluster with a Service that blue serves, and a promotion of green that is deployed. */
export interface Ground {
  /** Of the real entry. */
  readonly url: string;
  start(inputs: Readonly<Record<string, string>>, run?: RunOptions): StepProcess;
  /** Prepares and deploys; gives the inputs of the switch. */
  deployed(): Promise<Readonly<Record<string, string>>>;
  /** Makes blue lose all that serves. */
  lose(loss: Loss): Promise<void>;
  /** Lets green answer with errors from now on. */
  breakGreen(): Promise<void>;
  service(): Promise<{ readonly color: unknown; readonly phase: string | null }>;
  /** Blue serves again, whole, and nobody owns the environment. */
  reset(): Promise<void>;
  close(): Promise<void>;
}

const object = { 'traffic-object': 'shop/shop' };

async function ended(step: StepProcess, code: number) {
  const end = await step.ended;
  expect(end.code, `${end.stdout}\n${end.stderr}`).toBe(code);
  return { ...step.outputs(), log: end.stdout };
}

/**
 * That no undo ends service, whatever becomes of the color to go back to: the traffic that was answered before is
 * answered after.
 */
export function describeWayBack(
  name: string,
  open: () => Promise<Ground>,
  losses: readonly Loss[],
  perSecond: number,
): void {
  describe(name, () => {
    let ground: Ground;
    beforeAll(async () => {
      ground = await open();
    });
    afterAll(() => ground.close());
    beforeEach(() => ground.reset());

    const until = async (what: string, holds: () => Promise<boolean>) => {
      for (let time = 0; time < 600; time += 1) {
        if (await holds()) return;
        await wait(50);
      }
      throw new Error(`${what} did not come about within 30 s`);
    };
    /** A switch in its soak, whose way back is lost, under load. */
    async function losing(loss: Loss) {
      const inputs = await ground.deployed();
      const move = ground.start({
        ...inputs,
        operation: 'switch',
        soak: '60s',
        deadline: '20s',
        'probe-rate': '20',
      });
      let log = '';
      move.child.stdout?.on('data', (text: string) => (log += text));
      await until('the soak', async () => {
        await wait(0);
        return log.includes('soak');
      });
      const load = startLoad(ground.url, perSecond);
      await ground.lose(loss);
      await until('the warning about the way back', async () => {
        await wait(0);
        return log.includes('way-back-lost');
      });
      return { move, load };
    }
    async function expectAnswered(load: ReturnType<typeof startLoad>, mayFail = false) {
      await wait(500);
      await load.stop();
      expect(load.unanswered).toEqual([]);
      if (!mayFail) expect([...load.statuses.keys()]).toEqual([200]);
      expect([...load.statuses.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThan(
        perSecond / 2,
      );
    }

    describe.each(losses)('a way back that is %s', (loss) => {
      const comesBack = loss === 'scaled to 0';

      test('gets no traffic on SIGINT; the post phase makes it whole first, or leaves the traffic', async () => {
        const { move, load } = await losing(loss);
        move.child.kill('SIGINT');
        const outputs = await ended(move, 1);
        expect(outputs).toMatchObject({ result: 'unknown' });
        expect((await ground.service()).color).toBe('green');
        const post = await move.post();
        expect(post.code, post.stdout).toBe(comesBack ? 0 : 1);
        expect((await ground.service()).color).toBe(comesBack ? 'blue' : 'green');
        if (!comesBack)
          expect(post.stdout).toContain('kubectl annotate service shop -n shop interlock/state-');
        await expectAnswered(load);
      });

      test('gets no traffic while it is empty, also when the target fails', async () => {
        const { move, load } = await losing(loss);
        await ground.breakGreen();
        const outputs = await ended(move, 1);
        expect(outputs).toMatchObject({ result: comesBack ? 'rolled-back' : 'rollback-failed' });
        expect((await ground.service()).color).toBe(comesBack ? 'blue' : 'green');
        await expectAnswered(load, true);
      });

      test('gets no traffic from recover after a kill, and a person can end the record', async () => {
        const { move, load } = await losing(loss);
        move.child.kill('SIGKILL');
        await move.ended;
        const recover = ground.start(
          { ...object, operation: 'recover', 'release-old': 'true', deadline: '20s' },
          { id: 78 },
        );
        const outputs = await ended(recover, comesBack ? 0 : 1);
        expect(outputs).toMatchObject({ result: comesBack ? 'rolled-back' : 'rollback-failed' });
        expect((await ground.service()).color).toBe(comesBack ? 'blue' : 'green');
        if (!comesBack) {
          const keep = ground.start({ ...object, operation: 'rollback', target: 'color=green' }, { id: 79 });
          expect(await ended(keep, 0)).toMatchObject({ serving: 'green' });
          expect(await ground.service()).toEqual({ color: 'green', phase: 'finished' });
        }
        await expectAnswered(load);
      });
    });
  });
}
