import type { Fault } from './domain/command-line/fault.ts';
import { eventPayload, type RepositoryFacts } from './domain/event/event.ts';
import { githubContext } from './domain/event/github-context.ts';
import { dispatchInputs, defaultEvent, firstSchedule, triggerProblems } from './domain/event/trigger.ts';
import type { JobPorts } from './steps/job/job-state.ts';
import { aborted, isAborted } from './steps/job/process-end.ts';
import type { Artifacts } from './ports/artifacts.ts';
import type { GithubApi } from './ports/github-api.ts';
import type { IdTokens } from './ports/id-tokens.ts';
import { StartupFailure, type Problem } from './domain/problem.ts';
import { seededRandom } from './domain/random.ts';
import type { JobRecord, RunEvent, RunRecord } from './domain/record.ts';
import type { RunState } from './steps/schedule/run-state.ts';
import { createSlots } from './steps/schedule/slots.ts';
import { ancestors, combinedResult } from './domain/schedule/status.ts';
import { runWorkflow } from './steps/schedule/workflow-run.ts';
import type { StoredValues } from './domain/stored-values.ts';
import type { ValueMap } from './domain/value.ts';
import type { DefaultPermissions } from './domain/workflow/permissions.ts';
import { loadWorkflows, type LoadedWorkflow } from './steps/workflow/loading.ts';

export interface RehearsalInputs {
  readonly workflowPath: string;
  readonly facts: RepositoryFacts;
  /** Null: the first usual one that the workflow has. */
  readonly event: string | null;
  /** A payload of the user's own. */
  readonly payload: ValueMap | null;
  readonly inputs: ReadonlyMap<string, string>;
  readonly variables: StoredValues;
  readonly secrets: StoredValues;
  /** What a token may do where a workflow says nothing. */
  readonly defaultPermissions: DefaultPermissions;
  readonly actor: string;
  readonly job: string | null;
  readonly seed: number | null;
  readonly faults: readonly Fault[];
  /** Whether rules protect the ref of the run. */
  readonly isProtected: boolean;
  readonly parallelJobs: number;
  readonly minuteMs: number;
  readonly runId: number;
  /** What is known of the isolation before the run. */
  readonly notices: readonly string[];
}

export interface RehearsalPorts extends JobPorts {
  readonly startApi: (options: ApiOptions) => Promise<GithubApi>;
  readonly startIdTokens: () => Promise<IdTokens>;
  /** Aborted when the user interrupts. */
  readonly interrupt: AbortSignal;
  /** Aborted when the user is in a hurry: everything is killed. */
  readonly hurry: AbortSignal;
  readonly emit: (event: RunEvent) => void;
  readonly explain: (text: string) => void;
  /** Lets many listeners wait for a signal without a warning. */
  readonly unlimited: (signal: AbortSignal) => void;
}

export interface ApiOptions {
  readonly event: string;
  readonly payload: ValueMap;
}

/** After a cancel the server ends what has not ended by then. Source: docs.github.com, "Workflow cancellation reference". */
const cancelLimitMs = 5 * 60_000;

/** Reads the workflow and all that it calls; throws StartupFailure or Unsupported. */
export function load(inputs: RehearsalInputs, ports: JobPorts): Promise<LoadedWorkflow> {
  return loadWorkflows(inputs.workflowPath, ports.repositories.main, inputs.defaultPermissions, ports);
}

/**
 * Rehearses a workflow and gives the record of the run.
 * @throws StartupFailure when GitHub would not start it, Unsupported when the rehearsal refuses something in it
 */
export async function run(inputs: RehearsalInputs, ports: RehearsalPorts): Promise<RunRecord> {
  const loaded = await load(inputs, ports);
  const { workflow } = loaded;
  const event = inputs.event ?? defaultEvent(workflow);
  if (event === null)
    throw new StartupFailure([{ message: `${workflow.path} has no trigger but workflow_call`, place: null }]);
  const problems: Problem[] = [...triggerProblems(workflow, event, inputs.facts)];
  const dispatch = dispatchInputs(workflow, event === 'workflow_dispatch' ? inputs.inputs : new Map());
  if (event === 'workflow_dispatch' && dispatch.kind === 'invalid') problems.push(...dispatch.problems);
  if (event !== 'workflow_dispatch' && inputs.inputs.size > 0)
    problems.push({
      message: `the event '${event}' takes no inputs; --event workflow_dispatch does`,
      place: null,
    });
  const only = chosenJobs(workflow, inputs.job, problems);
  if (problems.length > 0) throw new StartupFailure(problems);

  const isDispatch = event === 'workflow_dispatch' && dispatch.kind === 'inputs';
  const payload =
    inputs.payload ??
    eventPayload(event, inputs.actor, inputs.facts, {
      inputs: isDispatch ? dispatch.texts : {},
      workflowPath: workflow.path,
      schedule: firstSchedule(workflow),
    });
  const api = await ports.startApi({ event, payload });
  try {
    const idTokens = await ports.startIdTokens();
    try {
      const start = { event, payload, only, typedInputs: isDispatch ? dispatch.typed : {} };
      return await runLoaded(loaded, start, inputs, ports, { api, idTokens });
    } finally {
      await idTokens.close();
    }
  } finally {
    await api.close();
  }
}

interface Start {
  readonly event: string;
  readonly payload: ValueMap;
  readonly only: ReadonlySet<string> | null;
  readonly typedInputs: ValueMap;
}

interface Services {
  readonly api: GithubApi;
  readonly idTokens: IdTokens;
}

async function runLoaded(
  loaded: LoadedWorkflow,
  start: Start,
  inputs: RehearsalInputs,
  ports: RehearsalPorts,
  { api, idTokens }: Services,
): Promise<RunRecord> {
  const { clock } = ports;
  const { workflow } = loaded;
  const cancel = new AbortController();
  const force = new AbortController();
  const over = new AbortController();
  for (const signal of [cancel.signal, force.signal, over.signal]) ports.unlimited(signal);
  const notices = new Set(inputs.notices);
  const records: JobRecord[] = [];
  const startedAt = clock.now();
  const watch = watched(inputs.faults, ports, cancel, over.signal);
  const emit = (event: RunEvent): void => {
    api.observe(event);
    watch(event);
  };
  const token = `ghs_${ports.host.randomHex(18)}`;
  api.registerRunToken(token, workflow.name);
  const github = githubContext(inputs.facts, {
    event: start.event,
    payload: start.payload,
    actor: inputs.actor,
    runId: inputs.runId,
    runNumber: 1,
    runAttempt: 1,
    workflowName: workflow.name,
    workflowPath: workflow.path,
    isProtected: inputs.isProtected,
    apiUrl: api.url,
    graphqlUrl: api.graphqlUrl,
  });
  const state: RunState = {
    ports: { ...ports, artifacts: announced(ports.artifacts, api) },
    api,
    idTokens,
    github,
    eventText: JSON.stringify(start.payload, null, 2),
    vars: Object.fromEntries(inputs.variables.repository),
    variables: inputs.variables,
    secrets: inputs.secrets,
    defaultPermissions: inputs.defaultPermissions,
    token,
    slots: createSlots(inputs.parallelJobs),
    random: inputs.seed === null ? null : seededRandom(inputs.seed),
    cancel: cancel.signal,
    force: force.signal,
    minuteMs: inputs.minuteMs,
    records,
    results: [],
    emit,
    explain: ports.explain,
    notice: (text) => {
      if (notices.has(text)) return;
      notices.add(text);
      emit({ kind: 'notice', at: clock.now(), text });
    },
    only: start.only,
    refuse: () => {
      force.abort();
    },
    nextNumber: 0,
  };
  emit({
    kind: 'run-started',
    at: startedAt,
    workflow: workflow.name,
    jobs: workflow.jobs.map((job) => job.id),
  });
  for (const text of notices) emit({ kind: 'notice', at: startedAt, text });
  void guard(ports, cancel, force, over.signal);
  try {
    await runWorkflow(
      loaded,
      {
        inputs: start.typedInputs,
        secrets: { values: inputs.secrets.repository, reach: 'all' },
        grant: null,
        callers: [],
        goesOn: () => true,
        cancel: over.signal,
      },
      state,
    );
  } finally {
    over.abort();
  }
  if (records.length > 0 && records.every((record) => record.conclusion === 'skipped'))
    state.notice('Every job was skipped: nothing ran, and nothing was shown to work.');
  const record: RunRecord = {
    workflow: workflow.name,
    path: workflow.path,
    event: start.event,
    actor: inputs.actor,
    repository: inputs.facts.name,
    ref: inputs.facts.ref,
    sha: inputs.facts.sha,
    runId: inputs.runId,
    runAttempt: 1,
    conclusion: runConclusion(state, cancel.signal.aborted),
    startedAt,
    finishedAt: clock.now(),
    jobs: records,
    apiCalls: api.calls(),
    notices: [...notices],
  };
  emit({ kind: 'run-finished', at: record.finishedAt, record });
  return record;
}

/** Artifacts that the API tells of too. */
function announced(artifacts: Artifacts, api: GithubApi): Artifacts {
  return {
    ...artifacts,
    save: async (name, files) => {
      const stored = await artifacts.save(name, files);
      const { bytes, digest, archive } = stored;
      api.addArtifact({ name, sizeInBytes: bytes, digest, archive });
      return stored;
    },
  };
}

/** A cancelled run is cancelled unless everything had already succeeded; else a failure outweighs a cancelled job. */
function runConclusion(state: RunState, cancelled: boolean): RunRecord['conclusion'] {
  const results = combinedResult(state.results);
  if (
    cancelled &&
    state.records.some((record) => record.conclusion !== 'success' && record.conclusion !== 'skipped')
  )
    return 'cancelled';
  return results === 'skipped' ? 'success' : results;
}

function chosenJobs(
  workflow: LoadedWorkflow['workflow'],
  job: string | null,
  problems: Problem[],
): ReadonlySet<string> | null {
  if (job === null) return null;
  if (!workflow.jobs.some((known) => known.id === job))
    problems.push({
      message: `--job '${job}' is not in ${workflow.path}: ${workflow.jobs.map((known) => known.id).join(', ')}`,
      place: null,
    });
  const needs = new Map(workflow.jobs.map((known) => [known.id, known.needs] as const));
  return new Set([job, ...ancestors(job, needs)]);
}

/** Turns interrupts into the cancellation of the run, and ends what is not over five minutes after it. */
async function guard(
  ports: RehearsalPorts,
  cancel: AbortController,
  force: AbortController,
  over: AbortSignal,
): Promise<void> {
  void aborted(ports.interrupt, over).then(() => {
    if (ports.interrupt.aborted && !over.aborted) cancel.abort();
  });
  void aborted(ports.hurry, over).then(() => {
    if (ports.hurry.aborted && !over.aborted) force.abort();
  });
  await aborted(cancel.signal, over);
  await ports.clock.sleep(cancelLimitMs, over);
  if (!isAborted(over)) force.abort();
}

/** Passes events on and lets the faults happen at their moments. */
function watched(
  faults: readonly Fault[],
  ports: RehearsalPorts,
  cancel: AbortController,
  over: AbortSignal,
): (event: RunEvent) => void {
  const cancelIn = (ms: number): void => {
    void ports.clock.sleep(ms, over).then(() => {
      if (!over.aborted) cancel.abort();
    });
  };
  return (event) => {
    ports.emit(event);
    for (const fault of faults) {
      if (fault.kind === 'cancel-after' && event.kind === 'run-started') cancelIn(fault.ms);
      if (
        fault.kind === 'cancel-at-step' &&
        event.kind === 'step-started' &&
        [event.job, event.jobId].includes(fault.job) &&
        [event.step, event.stepId].includes(fault.step)
      )
        cancelIn(fault.ms);
    }
  };
}
