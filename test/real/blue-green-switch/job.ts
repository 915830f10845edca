import { expect } from 'vitest';

import { inputsFor } from '../../e2e/blue-green-switch/inputs.ts';
import type { RunOptions, StepProcess } from '../../e2e/blue-green-switch/steps.ts';
import { newDigest, until, type Stage } from './stage.ts';

type Inputs = Readonly<Record<string, string>>;

/** Inputs of the operations that need no checkout. */
export const object = { 'traffic-object': 'shop/shop' };
/** Of a switch that is proven soon. */
export const quick = { operation: 'switch', soak: '1s', 'probe-rate': '50' };

export interface Ran {
  readonly step: StepProcess;
  /** Everything that it wrote. */
  readonly log: string;
  readonly outputs: Inputs;
}

/** The steps of a job on a stage, with what they must come to. */
export interface Job {
  /** Runs one step, which must end with this exit code. */
  readonly ran: (inputs: Inputs, run?: RunOptions, code?: number) => Promise<Ran>;
  /** Waits for the end of a step that was started. */
  readonly ended: (step: StepProcess, code: number) => Promise<Ran>;
  /** Prepares and deploys, so that `switch` is next. */
  readonly deployed: (
    run?: RunOptions,
  ) => Promise<{ readonly inputs: Inputs; readonly prepare: StepProcess }>;
  /** Until the switch was written, as the Service itself says. */
  readonly untilSwitching: () => Promise<void>;
}

/** The job of a stage. */
export function jobOn(stage: Stage): Job {
  const ended: Job['ended'] = async (step, code) => {
    const end = await step.ended;
    const log = `${end.stdout}\n${end.stderr}`;
    expect(end.code, log).toBe(code);
    return { step, log, outputs: step.outputs() };
  };
  const ran: Job['ran'] = (inputs, run = {}, code = 0) => ended(stage.steps.start(inputs, run), code);
  return {
    ran,
    ended,
    deployed: async (run = {}) => {
      const inputs = inputsFor(newDigest, run.id);
      const { step } = await ran({ ...inputs, operation: 'prepare' }, run);
      await ran({ ...inputs, operation: 'set-image' }, run);
      return { inputs, prepare: step };
    },
    untilSwitching: () => until('the switch', async () => (await stage.service()).phase === 'switching'),
  };
}

/** The codes of the reasons in a step's outputs. */
export function codesIn(outputs: Inputs): readonly string[] {
  const reasons = JSON.parse(outputs['reasons'] ?? '[]') as readonly { readonly code: string }[];
  return reasons.map(({ code }) => code);
}

/** What the reasons in a step's outputs say and what to do about them. */
export function wordsIn(outputs: Inputs): string {
  const reasons = JSON.parse(outputs['reasons'] ?? '[]') as readonly {
    readonly seen: string | null;
    readonly fix: string;
  }[];
  return reasons.map(({ seen, fix }) => `${seen ?? ''} ${fix}`).join('\n');
}
