import { effectiveCondition, holds } from '../expression/condition.ts';
import { statusFunctions } from '../../domain/expression/status-functions.ts';
import type { Evaluation } from '../../domain/expression/evaluation.ts';
import { evaluationIn } from '../expression/evaluation.ts';
import { explainCondition } from '../expression/explanation.ts';
import type { ExpressionScope } from '../../domain/expression/scope.ts';
import { messageOf } from '@interlock/shared/domain/errors';
import { describePlace, StepFailure, Unsupported } from '../../domain/problem.ts';
import type { Conclusion } from '../../domain/record.ts';
import { toText, type Value } from '../../domain/value.ts';
import type { JobState, RunningStep, StepEnd, StepScope, StepTask } from './job-state.ts';
import type { StepLog } from '../../domain/job/step-log.ts';

/** The contexts and functions of a step. */
export function stepScope(
  job: JobState,
  scope: StepScope,
  task: StepTask,
  env: ReadonlyMap<string, string>,
): ExpressionScope {
  const inComposite = scope.kind === 'composite' && scope.phase === 'main';
  const status = inComposite ? scope.status : job.status;
  return {
    contexts: {
      ...(scope.kind === 'job' ? job.contexts : inAction(job.contexts)),
      github: {
        ...job.github,
        action: task.actionName,
        action_path: scope.action?.path ?? null,
        action_repository: scope.action?.repository ?? '',
        action_ref: scope.action?.ref ?? '',
        action_status: scope.status,
      },
      job: { ...job.jobContext, status: job.status },
      inputs: scope.inputs,
      env: Object.fromEntries(env),
      steps: Object.fromEntries(scope.steps),
    },
    functions: {
      ...statusFunctions({
        success: status === 'success',
        failure: status === 'failure',
        cancelled: job.status === 'cancelled',
      }),
      hashfiles: (args: readonly Value[]) => job.ports.files.hash(job.folders.workspace, args.map(toText)),
    },
  };
}

/** What the steps of a composite action see: what they need of the rest, its inputs have to bring. */
function inAction(contexts: JobState['contexts']): JobState['contexts'] {
  const { matrix = null, runner = null, strategy = null } = contexts;
  return { matrix, runner, strategy };
}

/** The name that is shown, its expressions evaluated as far as they can be. */
export function stepName(job: JobState, scope: StepScope, task: StepTask): string {
  if (task.name === null) return task.plainName;
  try {
    const env = scopeEnv(job, scope);
    const outer = evaluationIn(job.ports.expressions, stepScope(job, scope, task, env));
    for (const [name, value] of outer.texts(task.env)) env.set(name, value);
    const evaluation = evaluationIn(job.ports.expressions, stepScope(job, scope, task, env));
    return job.masker.mask(`${task.namePrefix}${evaluation.text(task.name).split('\n', 1)[0] ?? ''}`);
  } catch (error) {
    if (error instanceof StepFailure) return task.plainName;
    throw error;
  }
}

function scopeEnv(job: JobState, scope: StepScope): Map<string, string> {
  return new Map([...job.env, ...scope.env]);
}

/**
 * Runs one task as the runner does: environment, condition, cancellation with the condition asked again, deadline,
 * `continue-on-error`. A refusal of the rehearsal itself (Unsupported) passes through.
 */
export async function performStep(
  job: JobState,
  scope: StepScope,
  task: StepTask,
  log: StepLog,
  outer: AbortSignal | null,
): Promise<StepEnd> {
  const outputs = new Map<string, string>();
  const end = (outcome: Conclusion, conclusion: Conclusion = outcome): StepEnd => ({
    outcome,
    conclusion,
    outputs,
  });
  if (job.force.aborted) return end('skipped');
  const env = scopeEnv(job, scope);
  const current = (): ExpressionScope => stepScope(job, scope, task, env);
  try {
    const own = evaluationIn(job.ports.expressions, current()).texts(task.env);
    for (const [name, value] of own) env.set(name, value);
  } catch (error) {
    log.annotate('error', expectFailure(error));
    return end('failure');
  }

  const condition = effectiveCondition(job.ports.expressions, task.condition);
  const abort = new AbortController();
  const onJobCancel = (): void => {
    job.status = 'cancelled';
    if (!stillHolds(job, condition, current(), log)) abort.abort('cancelled');
  };
  const onOuter = (): void => {
    abort.abort(outer?.reason);
  };
  if (job.cancel.aborted) job.status = 'cancelled';
  else job.cancel.addEventListener('abort', onJobCancel);
  outer?.addEventListener('abort', onOuter);
  const over = new AbortController();
  try {
    if (!evaluateCondition(job, scope, task, condition, current())) return end('skipped');
    const evaluation = evaluationIn(job.ports.expressions, current());
    startDeadline(job, task, evaluation, abort, over.signal);
    const outcome = await runTask({
      job,
      scope,
      task,
      log,
      env,
      evaluation,
      expressionScope: current(),
      outputs,
      signal: abort.signal,
    });
    if (outcome === 'failure' && toleratesFailure(job, task, current(), log))
      return end('failure', 'success');
    return end(outcome);
  } catch (error) {
    log.annotate('error', expectFailure(error));
    return end('failure');
  } finally {
    over.abort();
    job.cancel.removeEventListener('abort', onJobCancel);
    outer?.removeEventListener('abort', onOuter);
  }
}

function evaluateCondition(
  job: JobState,
  scope: StepScope,
  task: StepTask,
  condition: string,
  within: ExpressionScope,
): boolean {
  try {
    const result = holds(job.ports.expressions, condition, within);
    const name = `${scope.key === '' ? '' : `${scope.key} `}${task.plainName}`;
    job.explain(explainCondition(job.ports.expressions, `step '${name}'`, condition, within, result));
    return result;
  } catch (error) {
    const at = task.name === null ? '' : ` ${describePlace(task.name.place)}`;
    throw new StepFailure(`The condition '${condition}' of the step${at} is not valid: ${messageOf(error)}`);
  }
}

function stillHolds(job: JobState, condition: string, within: ExpressionScope, log: StepLog): boolean {
  try {
    return holds(job.ports.expressions, condition, within);
  } catch (error) {
    log.annotate('error', messageOf(error));
    return false;
  }
}

function startDeadline(
  job: JobState,
  task: StepTask,
  evaluation: Evaluation,
  abort: AbortController,
  over: AbortSignal,
): void {
  if (task.timeoutMinutes === null) return;
  // The runner reads whole minutes here; 0 is no deadline.
  const text = evaluation.text(task.timeoutMinutes);
  const minutes = Math.trunc(Number(text));
  if (Number.isNaN(minutes)) throw new StepFailure(`timeout-minutes of the step is not a number: '${text}'`);
  if (minutes <= 0) return;
  void job.ports.clock.sleep(minutes * job.minuteMs, over).then(() => {
    if (!over.aborted)
      abort.abort(new StepFailure(`The action '${task.plainName}' has timed out after ${minutes} minutes.`));
  });
}

async function runTask(step: RunningStep): Promise<'success' | 'failure' | 'cancelled'> {
  const { log, signal, task } = step;
  let result: 'success' | 'failure';
  try {
    result = await task.run(step);
  } catch (error) {
    const message = expectFailure(error);
    if (!signal.aborted) log.annotate('error', message);
    result = 'failure';
  }
  if (!signal.aborted) return result;
  if (signal.reason instanceof StepFailure) {
    log.annotate('error', signal.reason.message);
    return 'failure';
  }
  log.annotate('error', 'The operation was canceled.');
  return 'cancelled';
}

function toleratesFailure(job: JobState, task: StepTask, within: ExpressionScope, log: StepLog): boolean {
  if (task.continueOnError === null) return false;
  try {
    return evaluationIn(job.ports.expressions, within).value(task.continueOnError) === true;
  } catch (error) {
    log.annotate('error', expectFailure(error));
    return false;
  }
}

function expectFailure(error: unknown): string {
  if (error instanceof StepFailure) return error.message;
  throw error instanceof Unsupported
    ? error
    : new Error(`a step broke the rehearsal: ${messageOf(error)}`, { cause: error });
}
