import { isValueMap } from '../../domain/value.ts';
import { conditionText, type Action } from '../../domain/workflow/action.ts';
import { resolveAction, type ActionResolution, type LoadedAction } from '../workflow/loading.ts';
import { defaultStepName } from '../../domain/workflow/names.ts';
import { literalText } from '../../domain/workflow/template.ts';
import type { ActionStep, Step } from '../../domain/workflow/workflow.ts';
import { StepFailure, Unsupported } from '../../domain/problem.ts';
import { runBuiltIn } from './built-in/built-in.ts';
import { runComposite, runCompositePre, type CompositeInstance, type TaskMakers } from './composite.ts';
import { runJavaScript } from './javascript.ts';
import type { JobState, RegisterPost, RunningStep, StepScope, StepTask } from './job-state.ts';
import { runScript } from './script.ts';

/** Turns the steps of a scope into tasks, with the names and keys that the runner gives them. */
export function stepTasks(
  steps: readonly Step[],
  job: JobState,
  scope: StepScope,
  registerPost: RegisterPost,
): readonly StepTask[] {
  return steps.map((step, index) => stepTask(step, index, job, scope, registerPost));
}

function stepTask(
  step: Step,
  index: number,
  job: JobState,
  scope: StepScope,
  registerPost: RegisterPost,
): StepTask {
  const key = scope.key === '' ? String(index) : `${scope.key}.${index}`;
  const unnamed = step.kind === 'script' ? step.script : null;
  const task: StepTask = {
    phase: 'main',
    plainName:
      literalText(step.name) ??
      defaultStepName(step.kind === 'script' ? (literalText(step.script) ?? 'script') : step.uses),
    name: step.name ?? unnamed,
    namePrefix: step.name === null ? 'Run ' : '',
    id: step.id,
    actionName: step.id ?? generatedName(step, scope),
    key,
    condition: conditionText(step.condition),
    env: step.env,
    continueOnError: step.continueOnError,
    timeoutMinutes: step.timeoutMinutes,
    run: async (running) =>
      step.kind === 'script'
        ? runScript(running, step)
        : runAction(running, step, await find(step, job, scope), registerPost),
  };
  return task;
}

function generatedName(step: Step, scope: StepScope): string {
  const base =
    step.kind === 'script'
      ? '__run'
      : `__${(step.uses.split('@', 1)[0] ?? '').replace(/^[.$]\/+/, 'self/').replace(/[^A-Za-z0-9]+/g, '_')}`;
  const count = (scope.names.get(base) ?? 0) + 1;
  scope.names.set(base, count);
  return count === 1 ? base : `${base}_${count}`;
}

async function find(
  step: ActionStep,
  job: JobState,
  scope: StepScope,
): Promise<Exclude<ActionResolution, { kind: 'refused' | 'failed' | 'later' }>> {
  const resolution = await resolveAction(step, scope.source, job.folders.workspace, job.ports);
  if (resolution.unsupported.length > 0) throw new Unsupported(resolution.unsupported);
  if (resolution.kind === 'failed') throw new StepFailure(resolution.message);
  if (resolution.kind === 'found' || resolution.kind === 'built-in') return resolution;
  throw new StepFailure(`'${step.uses}' could not be resolved`);
}

async function runAction(
  running: RunningStep,
  use: ActionStep,
  resolution: Exclude<ActionResolution, { kind: 'refused' | 'failed' | 'later' }>,
  registerPost: RegisterPost,
): Promise<'success' | 'failure'> {
  if (resolution.kind === 'built-in') return runBuiltIn(running, use, resolution.name);
  const { loaded } = resolution;
  const { runs } = loaded.action;
  if (runs.kind === 'docker') throw new StepFailure(`'${use.uses}' is a container action`);
  if (runs.kind === 'composite') {
    const instance = compositeInstance(running.task, use, loaded);
    return runComposite(running, instance, runs, registerPost, makers);
  }
  if (runs.pre !== null && loaded.source === null)
    running.log.annotate('warning', `\`pre\` execution is not supported for local action from '${use.uses}'`);
  registerJavaScriptPost(running.job, running.task, use, loaded, registerPost);
  return runJavaScript(withAction(running, loaded), use, loaded, runs);
}

/** The facts of an action step: `github.action_repository` and `github.action_ref`. */
function withAction(running: RunningStep, loaded: LoadedAction): RunningStep {
  const github = running.expressionScope.contexts['github'];
  const facts = {
    action_repository: loaded.source?.repository ?? '',
    action_ref: loaded.source?.ref ?? '',
  };
  const merged = isValueMap(github) ? { ...github, ...facts } : facts;
  return {
    ...running,
    expressionScope: {
      ...running.expressionScope,
      contexts: { ...running.expressionScope.contexts, github: merged },
    },
  };
}

function compositeInstance(task: StepTask, use: ActionStep, loaded: LoadedAction): CompositeInstance {
  return { key: task.key, use, loaded, parentTask: task };
}

function registerJavaScriptPost(
  job: JobState,
  task: StepTask,
  use: ActionStep,
  loaded: LoadedAction,
  registerPost: RegisterPost,
): void {
  const { runs } = loaded.action;
  if (runs.kind !== 'javascript' || runs.post === null || job.postsRegistered.has(task.key)) return;
  job.postsRegistered.add(task.key);
  registerPost({
    ...task,
    phase: 'post',
    plainName: `Post ${task.plainName.replace(/^Pre /, '')}`,
    namePrefix: `Post ${task.namePrefix}`,
    id: null,
    condition: runs.postIf ?? 'always()',
    run: (running) => runJavaScript(withAction(running, loaded), use, loaded, runs),
  });
}

/**
 * The tasks that run before the first step: the `pre` of every action that is known beforehand, nested ones within
 * that of the composite action that contains them.
 */
export async function preTasks(
  steps: readonly Step[],
  job: JobState,
  scope: StepScope,
  registerPost: RegisterPost,
): Promise<readonly StepTask[]> {
  const tasks: StepTask[] = [];
  for (const [index, task] of stepTasks(steps, job, { ...scope, names: new Map() }, registerPost).entries()) {
    const step = steps[index];
    if (step?.kind !== 'action') continue;
    const resolution = await resolveAction(step, scope.source, null, job.ports);
    if (resolution.kind === 'failed') throw new StepFailure(resolution.message);
    if (resolution.kind !== 'found') continue;
    const pre = await preTask(task, step, resolution.loaded, job, scope, registerPost);
    if (pre !== null) tasks.push(pre);
  }
  return tasks;
}

async function preTask(
  task: StepTask,
  use: ActionStep,
  loaded: LoadedAction,
  job: JobState,
  scope: StepScope,
  registerPost: RegisterPost,
): Promise<StepTask | null> {
  const { runs } = loaded.action;
  const pre = {
    ...task,
    phase: 'pre' as const,
    plainName: `Pre ${task.plainName}`,
    namePrefix: `Pre ${task.namePrefix}`,
    id: null,
  };
  if (runs.kind === 'javascript') {
    if (runs.pre === null) return null;
    return {
      ...pre,
      condition: runs.preIf ?? 'always()',
      run: (running) => {
        registerJavaScriptPost(job, task, use, loaded, registerPost);
        return runJavaScript(withAction(running, loaded), use, loaded, runs);
      },
    };
  }
  if (runs.kind !== 'composite' || !(await hasPre(runs.steps, loaded, job, scope.depth + 1))) return null;
  return {
    ...pre,
    condition: 'always()',
    run: (running) =>
      runCompositePre(running, compositeInstance(task, use, loaded), runs, registerPost, makers),
  };
}

async function hasPre(
  steps: readonly Step[],
  loaded: LoadedAction,
  job: JobState,
  depth: number,
): Promise<boolean> {
  if (depth > 10 || loaded.source === null) return false;
  for (const step of steps) {
    if (step.kind !== 'action') continue;
    const resolution = await resolveAction(step, loaded.source, null, job.ports);
    if (resolution.kind !== 'found') continue;
    const runs: Action['runs'] = resolution.loaded.action.runs;
    if (runs.kind === 'javascript' && runs.pre !== null) return true;
    if (runs.kind === 'composite' && (await hasPre(runs.steps, resolution.loaded, job, depth + 1)))
      return true;
  }
  return false;
}

// Composite actions make tasks of their own steps: the two directions meet here, not in a cycle of imports.
const makers: TaskMakers = { stepTasks, preTasks };
