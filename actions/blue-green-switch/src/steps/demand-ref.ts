import type { RefJudgment } from '@interlock/shared/domain/ref/judge-ref';
import { judgeRescue } from '@interlock/shared/domain/ref/judge-rescue';
import type { GitHub } from '@interlock/shared/ports/github';
import type { Runner } from '@interlock/shared/ports/runner';
import { judgeRunRef } from '@interlock/shared/steps/judge-run-ref';

import type { Operation } from '../domain/contract.ts';
import { Stopped } from './session.ts';

/** Operations that lead traffic back or end a move, and that must work while GitHub does not. */
const rescues: readonly Operation[] = ['rollback', 'recover', 'finish'];

function stopOn(judged: RefJudgment, runner: Runner): void {
  if (judged.kind === 'refused') throw new Stopped('refused', [judged.reason]);
  runner.info(`${runner.run.ref}: ${judged.why}`);
}

/** Where a way forward leads, and what the default branch's configuration allows. */
export interface ForwardPlace {
  readonly environment: string;
  readonly from: readonly string[];
  readonly defaultBranch: string;
}

/** What is led back or ended. */
export interface RescuePlace {
  readonly operation: Operation;
  readonly environment: string;
  /** Of the checkout; `null` where no file was read. */
  readonly from: readonly string[] | null;
}

/**
 * Refuses a way forward (prepare, set-image, switch, plan) from a ref that is not allowed: neither the default branch,
 * nor one whose rules require pull requests, nor named by `from`.
 *
 * @throws {Stopped} also where GitHub does not say what is needed to know
 */
export async function demandForwardRef(place: ForwardPlace, runner: Runner, github: GitHub): Promise<void> {
  const { ref, eventName } = runner.run;
  stopOn(await judgeRunRef({ ...place, ref, eventName }, github), runner);
}

/**
 * Refuses a rollback, a recovery or a finish from a ref that surely is none to move an environment from. It asks no
 * GitHub, and goes on where it cannot know; see `judgeRescue` for what that means and why.
 *
 * @throws {Stopped}
 */
export function demandRescueRef(place: RescuePlace, runner: Runner): void {
  if (!rescues.includes(place.operation)) return;
  const { ref, eventName, event, isRefProtected } = runner.run;
  const judged = judgeRescue({ ...place, ref, eventName, event, isRefProtected });
  if (judged.kind === 'undecided') runner.info(`The ref was not judged: ${judged.seen}. ${judged.fix}`);
  else if (judged.kind !== 'not-asked') stopOn(judged, runner);
}
