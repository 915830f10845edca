import type { ActionStep } from '../../../domain/workflow/workflow.ts';
import type { RunningStep } from '../job-state.ts';
import { runCheckout } from './checkout.ts';
import { runDownload } from './download-artifact.ts';
import { givenInputs } from '../../../domain/job/built-in/given-inputs.ts';
import { runUpload } from './upload-artifact.ts';

/** Runs one of the actions that the rehearsal serves itself. */
export async function runBuiltIn(
  step: RunningStep,
  use: ActionStep,
  name: string,
): Promise<'success' | 'failure'> {
  const inputs = givenInputs(step.evaluation, use);
  step.log.line(`##[group]Run ${use.uses}`);
  for (const [key, value] of inputs.all) step.log.line(`  ${key}: ${value}`);
  step.log.line('##[endgroup]');
  switch (name) {
    case 'actions/checkout':
      return runCheckout(step, use, inputs);
    case 'actions/upload-artifact':
      return runUpload(step, use, inputs);
    default:
      return runDownload(step, use, inputs);
  }
}
