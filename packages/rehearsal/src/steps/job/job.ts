import type { Evaluation } from '../../domain/expression/evaluation.ts';
import { evaluationIn } from '../expression/evaluation.ts';
import { identityClaims, type IdentityFacts } from '../../domain/identity/claims.ts';
import { createMasker } from '../../domain/log/mask.ts';
import { baseName, joinPath } from '../../domain/path.ts';
import type { IdTokens, OpenIdTokens } from '../../ports/id-tokens.ts';
import { StepFailure } from '../../domain/problem.ts';
import type { AnnotationLevel, Conclusion, JobRecord, RunEvent, StepRecord } from '../../domain/record.ts';
import { isTruthy, isValueMap, itemsOfValue, textAt, type Value, type ValueMap } from '../../domain/value.ts';
import type { LoadedWorkflow } from '../workflow/loading.ts';
import type { MappingTemplate, Template } from '../../domain/workflow/template.ts';
import type { StepsJob } from '../../domain/workflow/workflow.ts';
import { foreignRunner } from '../../domain/workflow/workflow-reading.ts';
import { Unsupported } from '../../domain/problem.ts';
import type { JobFolders, JobPorts, JobState, StepScope, StepTask } from './job-state.ts';
import { createStepLog } from '../../domain/job/step-log.ts';
import { performStep, stepName } from './step.ts';
import { preTasks, stepTasks } from './tasks.ts';

/** A job that is about to run: one leaf of the run, after matrix and calls. */
export interface JobPlan {
  readonly job: StepsJob;
  readonly name: string;
  readonly loaded: LoadedWorkflow;
  readonly number: number;
  /** `needs`, `matrix`, `strategy`, `inputs`, `secrets`, `vars`, without `github`. */
  readonly contexts: Readonly<Record<string, Value>>;
  readonly github: ValueMap;
  /** The name of the job's environment. */
  readonly environment: string | null;
  /** The repository's variables: what stands outside of steps and `env` does not see the environment's. */
  readonly repositoryVariables: ValueMap;
  readonly secrets: ReadonlyMap<string, string>;
  readonly token: string;
  /** Null: the job was not granted `id-token: write`. */
  readonly idTokens: IdTokens | null;
  readonly cancel: AbortSignal;
  readonly force: AbortSignal;
  readonly minuteMs: number;
  readonly eventText: string;
  readonly emit: (event: RunEvent) => void;
  readonly explain: (text: string) => void;
  readonly notice: (text: string) => void;
}

export interface JobEnd {
  readonly record: JobRecord;
  /** As `needs.x.result` gives it: a tolerated failure is a success. */
  readonly result: Conclusion;
}

const defaultTimeoutMinutes = 360;

/** Runs a job from its empty workspace to its outputs. Throws Unsupported when something in it is refused here. */
export async function runJob(plan: JobPlan, ports: JobPorts): Promise<JobEnd> {
  const startedAt = ports.clock.now();
  plan.emit({ kind: 'job-started', at: startedAt, job: plan.name });
  const identity = plan.idTokens?.open(identityClaims(plan.github, identityFacts(plan))) ?? null;
  const masker = createMasker([...plan.secrets.values(), plan.token, identity?.token ?? '']);
  const messages: string[] = [];
  const steps: StepRecord[] = [];
  const timer = new AbortController();
  const deadline = new AbortController();
  const state = await prepare(plan, ports, masker, identity, AbortSignal.any([plan.cancel, deadline.signal]));
  let outputs: Readonly<Record<string, string>> = {};
  let tolerated = false;
  try {
    try {
      evaluateSettings(plan, state);
      startJobDeadline(plan, state, deadline, timer.signal, messages);
      await runSteps(plan, state, steps);
      tolerated = evaluateTolerance(plan, state);
    } catch (error) {
      if (!(error instanceof StepFailure)) throw error;
      messages.push(masker.mask(error.message));
      if (state.status === 'success') state.status = 'failure';
    }
    outputs = evaluateOutputs(plan, state, messages);
  } finally {
    timer.abort();
    identity?.end();
    const ended = await ports.processes.endOrphans(state.trackingId);
    for (const name of ended) messages.push(`Terminated orphan process: ${masker.mask(name)}`);
    if (identity?.used() === true) state.permissionsUsed.add('id-token: write');
  }
  if (state.cancel.aborted) state.status = 'cancelled';
  const conclusion: Conclusion = state.status;
  const record: JobRecord = {
    id: plan.job.id,
    name: plan.name,
    needs: plan.job.needs,
    conclusion,
    startedAt,
    finishedAt: ports.clock.now(),
    outputs,
    steps,
    messages,
    permissionsUsed: [...state.permissionsUsed],
    permissionsUnused: [],
  };
  const result = conclusion === 'failure' && tolerated ? 'success' : conclusion;
  return { record, result };
}

async function prepare(
  plan: JobPlan,
  ports: JobPorts,
  masker: JobState['masker'],
  identity: OpenIdTokens | null,
  cancel: AbortSignal,
): Promise<JobState> {
  const { host, files } = ports;
  const repositoryName = baseName(textAt(plan.github, 'repository'));
  const root = joinPath(host.folder, `j${plan.number}`);
  const temp = joinPath(root, 'work', '_temp');
  const folders: JobFolders = {
    workspace: joinPath(root, 'work', repositoryName, repositoryName),
    temp,
    toolCache: joinPath(root, 'tools'),
    home: joinPath(root, 'home'),
    commands: joinPath(temp, '_runner_file_commands'),
  };
  const { workspace, toolCache, home, commands } = folders;
  for (const folder of [workspace, toolCache, home, commands]) await files.makeFolder(folder);
  const eventPath = joinPath(temp, '_github_workflow', 'event.json');
  await files.makeFolder(joinPath(temp, '_github_workflow'));
  await files.write(eventPath, plan.eventText);
  const { source, workflow } = plan.loaded;
  const github: ValueMap = {
    ...plan.github,
    event_path: eventPath,
    job: plan.job.id,
    token: plan.token,
    workspace: folders.workspace,
  };
  return {
    ports,
    folders,
    masker,
    env: new Map(),
    paths: [],
    contexts: {
      ...plan.contexts,
      runner: {
        os: host.os,
        arch: host.arch,
        name: 'rehearsal',
        environment: 'github-hosted',
        temp,
        tool_cache: folders.toolCache,
        workspace: joinPath(folders.workspace, '..'),
        debug: '',
      },
    },
    github,
    jobContext: {
      check_run_id: checkRunId(plan),
      workflow_ref: workflowRef(plan),
      workflow_sha: source.sha,
      workflow_repository: source.repository,
      workflow_file_path: workflow.path,
      container: {},
      services: {},
    },
    status: 'success',
    posts: [],
    postsRegistered: new Set(),
    compositePosts: new Map(),
    saved: new Map(),
    identity,
    trackingId: `rehearsal_${host.randomHex(12)}`,
    cancel,
    force: plan.force,
    minuteMs: plan.minuteMs,
    debug:
      plan.secrets.get('ACTIONS_STEP_DEBUG') === 'true' || variable(plan, 'ACTIONS_STEP_DEBUG') === 'true',
    source,
    stepResults: new Map(),
    defaults: { shell: null, workingDirectory: null },
    explain: plan.explain,
    permissionsUsed: new Set(),
    nextFile: 0,
  };
}

function checkRunId(plan: JobPlan): number {
  return 1_000 + plan.number;
}

/** The file that defines the job, at its ref. */
function workflowRef({ loaded: { source, workflow } }: JobPlan): string {
  return `${source.repository}/${workflow.path}@${source.ref}`;
}

function identityFacts(plan: JobPlan): IdentityFacts {
  return {
    environment: plan.environment,
    workflowRef: workflowRef(plan),
    workflowSha: plan.loaded.source.sha,
    checkRunId: checkRunId(plan),
  };
}

function variable(plan: JobPlan, name: string): Value {
  const vars = plan.contexts['vars'];
  return isValueMap(vars) ? (vars[name] ?? null) : null;
}

/** What a job evaluates before its first step; later ones see what earlier ones set. */
function evaluateSettings(plan: JobPlan, state: JobState): void {
  const { workflow } = plan.loaded;
  const within = (env: ReadonlyMap<string, string>) =>
    evaluationIn(state.ports.expressions, {
      contexts: {
        ...state.contexts,
        github: state.github,
        env: Object.fromEntries(env),
        job: { ...state.jobContext, status: state.status },
      },
      functions: {},
    });
  const merge = (template: MappingTemplate | null): void => {
    for (const [name, value] of within(state.env).texts(template)) state.env.set(name, value);
  };
  merge(workflow.env);
  merge(plan.job.env);
  const evaluation = within(state.env);
  const text = (...templates: readonly (Template | null)[]): string | null => {
    const template = templates.find((candidate) => candidate !== null);
    return template === undefined ? null : evaluation.text(template);
  };
  state.defaults = {
    shell: text(plan.job.defaults.shell, workflow.defaults.shell),
    workingDirectory: text(plan.job.defaults.workingDirectory, workflow.defaults.workingDirectory),
  };
  refuseRunner(plan, plan.job.runsOn === null ? null : beforeRunner(plan, state).value(plan.job.runsOn));
  noteEnvironment(plan);
}

/** What GitHub evaluates itself, before a runner has the job: it does not see the environment's variables. */
function beforeRunner(plan: JobPlan, state: JobState): Evaluation {
  return evaluationIn(state.ports.expressions, {
    contexts: { ...state.contexts, vars: plan.repositoryVariables, secrets: null, github: state.github },
    functions: {},
  });
}

function refuseRunner(plan: JobPlan, runsOn: Value): void {
  const labels = isValueMap(runsOn) ? runsOn['labels'] : runsOn;
  for (const label of itemsOfValue(labels ?? null)) {
    const problem = typeof label === 'string' ? foreignRunner(plan.job.id, label) : null;
    if (problem !== null)
      throw new Unsupported([{ message: problem, place: plan.job.runsOn?.place ?? plan.job.place }]);
  }
}

function noteEnvironment(plan: JobPlan): void {
  const { environment: name } = plan;
  if (name !== null)
    plan.notice(
      `Environment '${name}' of job '${plan.name}': its protection rules are not enforced here; its secrets and variables are those of --secret and --var ${name}/NAME=VALUE.`,
    );
}

function startJobDeadline(
  plan: JobPlan,
  state: JobState,
  deadline: AbortController,
  over: AbortSignal,
  messages: string[],
): void {
  const evaluation = beforeRunner(plan, state);
  const given = plan.job.timeoutMinutes === null ? '' : evaluation.text(plan.job.timeoutMinutes);
  const minutes = given === '' ? defaultTimeoutMinutes : Number(given);
  if (Number.isNaN(minutes)) throw new StepFailure(`timeout-minutes of the job is not a number: '${given}'`);
  if (minutes <= 0) return;
  void state.ports.clock.sleep(minutes * plan.minuteMs, over).then(() => {
    if (over.aborted) return;
    messages.push(
      `The job running on runner rehearsal has exceeded the maximum execution time of ${minutes} minutes.`,
    );
    deadline.abort();
  });
}

async function runSteps(plan: JobPlan, state: JobState, records: StepRecord[]): Promise<void> {
  const scope: StepScope = {
    kind: 'job',
    key: '',
    depth: 0,
    inputs: plan.contexts['inputs'] ?? null,
    steps: new Map(),
    env: new Map(),
    source: state.source,
    action: null,
    status: 'success',
    phase: 'main',
    names: new Map(),
  };
  state.stepResults = scope.steps;
  const registerPost = (task: StepTask): void => {
    state.posts.unshift(task);
  };
  const run = async (task: StepTask): Promise<void> => {
    const record = await runRecorded(plan, state, scope, task);
    records.push(record);
    if (task.id !== null && task.phase === 'main')
      scope.steps.set(task.id, {
        outputs: record.unmasked,
        outcome: record.outcome,
        conclusion: record.conclusion,
      });
    if (record.conclusion === 'failure' && state.status === 'success') state.status = 'failure';
  };
  for (const task of await preTasks(plan.job.steps, state, scope, registerPost)) await run(task);
  for (const task of stepTasks(plan.job.steps, state, scope, registerPost)) await run(task);
  for (let task = state.posts.shift(); task !== undefined; task = state.posts.shift()) await run(task);
}

async function runRecorded(
  plan: JobPlan,
  state: JobState,
  scope: StepScope,
  task: StepTask,
): Promise<StepRecord & { readonly unmasked: Readonly<Record<string, string>> }> {
  const { clock } = state.ports;
  const name = stepName(state, scope, task);
  const startedAt = clock.now();
  plan.emit({
    kind: 'step-started',
    at: startedAt,
    job: plan.name,
    step: name,
    jobId: plan.job.id,
    stepId: task.phase === 'main' ? task.id : null,
  });
  const log = createStepLog(state.masker, (line) => {
    plan.emit({ kind: 'step-line', at: clock.now(), job: plan.name, step: name, line });
  });
  const end = await performStep(state, scope, task, log, null);
  const skipped = end.outcome === 'skipped';
  const unmasked = Object.fromEntries(end.outputs);
  const record: StepRecord = {
    name,
    id: task.id,
    phase: task.phase,
    outcome: end.outcome,
    conclusion: end.conclusion,
    startedAt: skipped ? null : startedAt,
    finishedAt: skipped ? null : clock.now(),
    outputs: Object.fromEntries(
      [...end.outputs].map(([key, value]) => [key, state.masker.mask(value)] as const),
    ),
    summary: log.summary(),
    annotations: log.annotations(),
    log: log.lines(),
    logTruncated: log.truncated(),
  };
  plan.emit({ kind: 'step-finished', at: clock.now(), job: plan.name, step: record });
  return Object.assign({}, record, { unmasked });
}

function evaluateTolerance(plan: JobPlan, state: JobState): boolean {
  if (plan.job.continueOnError === null) return false;
  return isTruthy(beforeRunner(plan, state).value(plan.job.continueOnError));
}

/** A job's outputs: empty ones and ones that contain a secret are dropped, as the runner does. */
function evaluateOutputs(
  plan: JobPlan,
  state: JobState,
  messages: string[],
): Readonly<Record<string, string>> {
  const outputs: Record<string, string> = {};
  const say = (level: AnnotationLevel, message: string): void => {
    messages.push(message);
    const at = state.ports.clock.now();
    const line = `##[${level}]${message}`;
    plan.emit({ kind: 'step-line', at, job: plan.name, step: 'Complete job', line });
  };
  const evaluation = evaluationIn(state.ports.expressions, {
    contexts: {
      ...state.contexts,
      github: state.github,
      env: Object.fromEntries(state.env),
      job: { ...state.jobContext, status: state.status },
      steps: Object.fromEntries(state.stepResults),
    },
    functions: {},
  });
  for (const entry of plan.job.outputs?.entries ?? []) {
    try {
      const value = evaluation.text(entry.value);
      if (value === '') continue;
      if (state.masker.mask(value) === value) outputs[entry.key] = value;
      else say('warning', `Skip output '${entry.key}' since it may contain secret.`);
    } catch (error) {
      if (!(error instanceof StepFailure)) throw error;
      say(
        'error',
        `Error occurred while evaluating the output '${entry.key}': ${state.masker.mask(error.message)}`,
      );
      if (state.status === 'success') state.status = 'failure';
    }
  }
  return outputs;
}

/** The record of a job that did not run. */
export function unstartedJob(
  id: string,
  name: string,
  needs: readonly string[],
  conclusion: Conclusion,
  messages: readonly string[] = [],
): JobRecord {
  return {
    id,
    name,
    needs,
    conclusion,
    startedAt: null,
    finishedAt: null,
    outputs: {},
    steps: [],
    messages,
    permissionsUsed: [],
    permissionsUnused: [],
  };
}
