import { evaluationIn } from '../expression/evaluation.ts';
import { StepFailure } from '../../domain/problem.ts';
import type { CompositeRuns } from '../../domain/workflow/action.ts';
import type { LoadedAction } from '../workflow/loading.ts';
import type { ActionStep, Step } from '../../domain/workflow/workflow.ts';
import { actionInputs } from '../../domain/job/action-inputs.ts';
import type { JobState, RegisterPost, RunningStep, StepScope, StepTask } from './job-state.ts';
import { performStep, stepScope } from './step.ts';

const deepest = 10;

/** One use of a composite action. */
export interface CompositeInstance {
  readonly key: string;
  readonly use: ActionStep;
  readonly loaded: LoadedAction;
  readonly parentTask: StepTask;
}

/** How steps become tasks. */
export interface TaskMakers {
  stepTasks(
    steps: readonly Step[],
    job: JobState,
    scope: StepScope,
    registerPost: RegisterPost,
  ): readonly StepTask[];
  preTasks(
    steps: readonly Step[],
    job: JobState,
    scope: StepScope,
    registerPost: RegisterPost,
  ): Promise<readonly StepTask[]>;
}

/** Runs the steps of a composite action in a scope of its own, then gives its outputs. */
export async function runComposite(
  step: RunningStep,
  instance: CompositeInstance,
  runs: CompositeRuns,
  registerPost: RegisterPost,
  makers: TaskMakers,
): Promise<'success' | 'failure'> {
  const { action } = instance.loaded;
  const scope = compositeScope(step, instance, 'main');
  step.log.line(`##[group]Run ${instance.use.uses}`);
  step.log.line('##[endgroup]');
  const collect = collectPosts(step, instance, registerPost);
  for (const task of makers.stepTasks(runs.steps, step.job, scope, collect))
    await runNested(step, scope, task);
  const within = stepScope(step.job, scope, step.task, step.env);
  const evaluation = evaluationIn(step.job.ports.expressions, within);
  for (const output of action.outputs)
    if (output.value !== null) step.outputs.set(output.name, evaluation.text(output.value));
  return scope.status === 'success' ? 'success' : 'failure';
}

/** Runs the `pre` of the actions inside a composite action. */
export async function runCompositePre(
  step: RunningStep,
  instance: CompositeInstance,
  runs: CompositeRuns,
  registerPost: RegisterPost,
  makers: TaskMakers,
): Promise<'success' | 'failure'> {
  const scope = compositeScope(step, instance, 'pre');
  const collect = collectPosts(step, instance, registerPost);
  for (const task of await makers.preTasks(runs.steps, step.job, scope, collect))
    await runNested(step, scope, task);
  return scope.status === 'success' ? 'success' : 'failure';
}

async function runNested(step: RunningStep, scope: StepScope, task: StepTask): Promise<void> {
  const end = await performStep(step.job, scope, task, step.log, step.signal);
  if (task.id !== null && task.phase === 'main')
    scope.steps.set(task.id, {
      outputs: Object.fromEntries(end.outputs),
      outcome: end.outcome,
      conclusion: end.conclusion,
    });
  if (end.conclusion === 'failure') scope.status = 'failure';
  if (end.conclusion === 'cancelled' && scope.status === 'success') scope.status = 'cancelled';
}

function compositeScope(
  step: RunningStep,
  instance: CompositeInstance,
  phase: StepScope['phase'],
): StepScope {
  const depth = step.scope.depth + 1;
  if (depth > deepest)
    throw new StepFailure(`Composite action depth exceeded max depth ${deepest}: '${instance.use.uses}'`);
  const { loaded } = instance;
  return {
    kind: 'composite',
    key: instance.key,
    depth,
    inputs: Object.fromEntries(actionInputs(step, instance.use, loaded.action)),
    steps: new Map(),
    env: step.env,
    source: loaded.source ?? step.job.source,
    action: {
      path: loaded.folder,
      repository: loaded.source?.repository ?? '',
      ref: loaded.source?.ref ?? '',
    },
    status: 'success',
    phase,
    names: new Map(),
  };
}

/**
 * Posts of actions inside a composite action run within one post of the composite action itself, which is registered
 * with the first of them.
 */
function collectPosts(
  step: RunningStep,
  instance: CompositeInstance,
  registerPost: RegisterPost,
): RegisterPost {
  const { job } = step;
  const known = job.compositePosts.get(instance.key) ?? [];
  job.compositePosts.set(instance.key, known);
  const { parentTask } = instance;
  return (task) => {
    known.push(task);
    if (job.postsRegistered.has(instance.key)) return;
    job.postsRegistered.add(instance.key);
    registerPost({
      ...parentTask,
      phase: 'post',
      plainName: `Post ${parentTask.plainName.replace(/^Pre /, '')}`,
      namePrefix: `Post ${parentTask.namePrefix.replace(/^Pre /, '')}`,
      id: null,
      condition: 'always()',
      run: async (running) => {
        const scope = compositeScope(running, instance, 'post');
        for (const nested of [...known].reverse()) await runNested(running, scope, nested);
        return scope.status === 'success' ? 'success' : 'failure';
      },
    });
  };
}
