import { afterAll, beforeAll, expect, test } from 'vitest';

import { inputsFor } from '../../e2e/blue-green-switch/inputs.ts';
import type { StepProcess } from '../../e2e/blue-green-switch/steps.ts';
import { realSuite } from '../harness/suite.ts';
import { codesIn, jobOn, wordsIn, type Job } from './job.ts';
import { newDigest, openStage, type Stage } from './stage.ts';

const rounds = 20;

realSuite(
  'two promotions at once on a real control plane',
  ['etcd', 'kubernetes', 'kwok', 'kubectl'],
  (programs) => {
    let stage: Stage;
    let job: Job;
    beforeAll(async () => {
      stage = await openStage(programs);
      job = jobOn(stage);
    });
    afterAll(() => stage.close());

    /** Starts all at once; gives the winner and the loser by their exit codes. */
    async function race(steps: readonly StepProcess[]) {
      const ends = await Promise.all(steps.map(async (step) => ({ step, end: await step.ended })));
      const said = ends.map(({ end }) => `${end.stdout}\n${end.stderr}`).join('\n---\n');
      expect(ends.map(({ end }) => end.code).sort(), said).toEqual([0, 1]);
      const [winner, loser] = [0, 1].map((code) => ends.find(({ end }) => end.code === code)?.step);
      if (winner === undefined || loser === undefined) throw new Error('there is no winner and no loser');
      return { winner, loser };
    }

    test(`have one winner each time, ${String(rounds)} times`, { timeout: 900_000 }, async () => {
      for (let round = 1; round <= rounds; round += 1) {
        const ids = [round * 2, round * 2 + 1];
        const preparing = await race(
          ids.map((id) => stage.steps.start({ ...inputsFor(newDigest, id), operation: 'prepare' }, { id })),
        );
        const lost = preparing.loser.outputs();
        // Which of the two it says depends on whether it looked before or wrote after the other.
        expect(['refused', 'superseded']).toContain(lost['result']);
        expect(codesIn(lost)).toEqual(['owned-by-another-run']);
        expect(wordsIn(lost)).toContain('Wait for that run to end');

        const owner = JSON.parse(await stage.record()) as { readonly run: { readonly id: number } };
        const { id } = owner.run;
        expect(ids).toContain(id);
        const inputs = inputsFor(newDigest, id);
        await job.ran({ ...inputs, operation: 'set-image' }, { id });
        const other = ids.find((one) => one !== id) ?? 0;
        const move = { operation: 'switch', soak: '1s', 'probe-rate': '20' };
        // The owner twice, as a matrix would, and the run that lost: one may move the traffic.
        const steps = [
          stage.steps.start({ ...inputs, ...move }, { id }),
          stage.steps.start({ ...inputs, ...move }, { id }),
        ];
        const stranger = stage.steps.start({ ...inputsFor(newDigest, other), ...move }, { id: other });
        const { winner, loser } = await race(steps);
        expect(winner.outputs()).toMatchObject({ result: 'switched', serving: 'green' });
        expect(loser.outputs()['result']).toBe('superseded');
        expect(codesIn(loser.outputs())).toEqual(['move-in-progress']);
        expect(wordsIn(loser.outputs())).toContain('Wait for it to end');
        const { outputs } = await job.ended(stranger, 1);
        expect(outputs['result']).toBe('superseded');
        expect(codesIn(outputs)).toEqual(['owned-by-another-run']);

        // Whoever lost touches nothing afterwards.
        for (const step of [loser, stranger, preparing.loser, winner, preparing.winner])
          expect((await step.post()).code).toBe(0);
        expect(await stage.service()).toEqual({ color: 'green', phase: 'holding' });
        expect(new Set(await stage.answers(4))).toEqual(new Set(['green']));
        await stage.reset();
      }
    });
  },
);
