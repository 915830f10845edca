import { joinPath } from '../../domain/path.ts';
import { StepFailure } from '../../domain/problem.ts';
import type { JavaScriptRuns } from '../../domain/workflow/action.ts';
import type { LoadedAction } from '../workflow/loading.ts';
import type { ActionStep } from '../../domain/workflow/workflow.ts';
import { actionInputs, inputVariables } from '../../domain/job/action-inputs.ts';
import { runCommand } from './command-run.ts';
import { savedBy } from './step-output.ts';
import type { RunningStep } from './job-state.ts';

/** Runs one phase of a JavaScript action as a process of its own, in the workspace. */
export async function runJavaScript(
  step: RunningStep,
  use: ActionStep,
  loaded: LoadedAction,
  runs: JavaScriptRuns,
): Promise<'success' | 'failure'> {
  const { job, log, task } = step;
  const entry = { pre: runs.pre, main: runs.main, post: runs.post }[task.phase];
  if (entry === null) throw new StepFailure(`'${use.uses}' has no ${task.phase}`);
  const file = joinPath(loaded.folder, entry);
  const inputs = actionInputs(step, use, loaded.action);
  log.line(`##[group]Run ${use.uses}`);
  for (const [name, value] of inputs) if (value !== '') log.line(`  ${name}: ${value}`);
  log.line('##[endgroup]');
  if (!(await job.ports.files.exists(file))) throw new StepFailure(`File not found: '${file}'`);
  const variables = new Map(inputVariables(inputs));
  for (const [name, value] of savedBy(step)) variables.set(`STATE_${name}`, value);
  const end = await runCommand(step, [job.ports.host.node, file], job.folders.workspace, variables);
  // The runner keeps no outputs of the other phases.
  if (task.phase !== 'main') step.outputs.clear();
  return end.status.code === 0 && !end.commandsFailed ? 'success' : 'failure';
}
