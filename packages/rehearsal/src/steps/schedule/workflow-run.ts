import { effectiveCondition, holds } from '../expression/condition.ts';
import { statusFunctions } from '../../domain/expression/status-functions.ts';
import type { Evaluation } from '../../domain/expression/evaluation.ts';
import { evaluationIn } from '../expression/evaluation.ts';
import { explainCondition } from '../expression/explanation.ts';
import { runJob, unstartedJob } from '../job/job.ts';
import { describePlace, StepFailure } from '../../domain/problem.ts';
import type { ExpressionScope } from '../../domain/expression/scope.ts';
import type { Conclusion, JobRecord } from '../../domain/record.ts';
import { isTruthy, type Value, type ValueMap } from '../../domain/value.ts';
import { conditionText } from '../../domain/workflow/action.ts';
import {
  absentInput,
  callOutputs,
  inputDefinitions,
  secretDefinitions,
  typedInput,
} from '../../domain/workflow/call-interface.ts';
import type { LoadedWorkflow } from '../workflow/loading.ts';
import { expandMatrix } from '../../domain/workflow/matrix.ts';
import { matrixName, nestedName } from '../../domain/workflow/names.ts';
import { hasExpression, literalText } from '../../domain/workflow/template.ts';
import type { CallJob, Job, StepsJob } from '../../domain/workflow/workflow.ts';
import {
  defaultGrant,
  grantedPermissions,
  grantPairs,
  readPermissions,
  unusedPermissions,
  type Grant,
} from '../../domain/workflow/permissions.ts';
import { ofEnvironment } from '../../domain/stored-values.ts';
import { environmentOf } from '../../domain/workflow/environment.ts';
import { haveOneOwner } from '../../domain/repository-owner.ts';
import { jobSecrets, noSecrets, type PassedSecrets } from '../../domain/schedule/passed-secrets.ts';
import type { RunState, WorkflowCall } from './run-state.ts';
import { combinedResult, jobStatus } from '../../domain/schedule/status.ts';

export interface WorkflowEnd {
  readonly result: Conclusion;
  readonly outputs: Readonly<Record<string, string>>;
}

/** What one entry of `jobs:` came to. */
interface EntryEnd {
  readonly result: Conclusion;
  readonly outputs: Readonly<Record<string, string>>;
}

/** Runs a workflow: its jobs by their needs, called workflows within. */
export async function runWorkflow(
  loaded: LoadedWorkflow,
  call: WorkflowCall,
  run: RunState,
): Promise<WorkflowEnd> {
  const jobs = loaded.workflow.jobs.filter(
    (job) => call.callers.length > 0 || run.only === null || run.only.has(job.id),
  );
  const needs = new Map(jobs.map((job) => [job.id, job.needs] as const));
  const results = new Map<string, Conclusion>();
  const outputs = new Map<string, Readonly<Record<string, string>>>();
  const entries = new Map<string, Promise<void>>();
  const start = (job: Job): Promise<void> => {
    const known = entries.get(job.id);
    if (known !== undefined) return known;
    const entry = (async () => {
      await Promise.all(jobs.filter((other) => job.needs.includes(other.id)).map(start));
      const end = await runEntry(job, { loaded, call, run, needs, results, outputs });
      results.set(job.id, end.result);
      outputs.set(job.id, end.outputs);
    })();
    entries.set(job.id, entry);
    return entry;
  };
  await settleAll(shuffled(jobs, run).map(start));
  const result = combinedResult([...results.values()]);
  return { result, outputs: workflowOutputs(loaded, call, run, results, outputs) };
}

/** Waits for all, so that nothing goes on in the background, then throws the first error. */
async function settleAll(promises: readonly Promise<void>[]): Promise<void> {
  const settled = await Promise.allSettled(promises);
  for (const each of settled) if (each.status === 'rejected') throw each.reason;
}

function shuffled(jobs: readonly Job[], run: RunState): readonly Job[] {
  if (run.random === null) return jobs;
  const order = jobs.map((job) => ({ job, weight: run.random?.() ?? 0 }));
  return order.sort((a, b) => a.weight - b.weight).map(({ job }) => job);
}

interface Surroundings {
  readonly loaded: LoadedWorkflow;
  readonly call: WorkflowCall;
  readonly run: RunState;
  readonly needs: ReadonlyMap<string, readonly string[]>;
  readonly results: ReadonlyMap<string, Conclusion>;
  readonly outputs: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

async function runEntry(job: Job, around: Surroundings): Promise<EntryEnd> {
  const { run, call } = around;
  const plainName = nestedName(call.callers, literalText(job.name) ?? job.id);
  const finish = (conclusion: Conclusion, messages: readonly string[] = []): EntryEnd => {
    addRecord(run, unstartedJob(job.id, plainName, job.needs, conclusion, messages));
    return { result: conclusion, outputs: {} };
  };
  try {
    const condition = effectiveCondition(run.ports.expressions, conditionText(job.condition));
    const scope = jobScope(job, around);
    const runs = holds(run.ports.expressions, condition, scope);
    run.explain(explainCondition(run.ports.expressions, `job '${plainName}'`, condition, scope, runs));
    if (!runs) return finish(isCancelled(around) && !wasSkipped(job, around) ? 'cancelled' : 'skipped');
    return await runCombinations(job, condition, around);
  } catch (error) {
    if (error instanceof StepFailure) return finish('failure', [error.message]);
    run.refuse();
    throw error;
  }
}

/** A job whose needs failed or were skipped would not have run anyway: a cancelled run does not make it cancelled. */
function wasSkipped(job: Job, around: Surroundings): boolean {
  const known = jobStatus(job.id, around, false);
  return !known.success;
}

function isCancelled(around: Surroundings): boolean {
  return around.run.cancel.aborted || around.call.cancel.aborted;
}

function jobScope(job: Job, around: Surroundings, matrix: ValueMap | null = null): ExpressionScope {
  const { run, call } = around;
  return {
    contexts: {
      ...jobContexts(job, around),
      github: run.github,
      matrix,
    },
    functions: statusFunctions(jobStatus(job.id, around, run.cancel.aborted || call.cancel.aborted)),
  };
}

function jobContexts(job: Job, around: Surroundings): Record<string, Value> {
  const { call, run } = around;
  return {
    needs: Object.fromEntries(
      job.needs.map((id) => [
        id,
        { result: around.results.get(id) ?? 'skipped', outputs: around.outputs.get(id) ?? {} },
      ]),
    ),
    inputs: call.inputs,
    vars: run.vars,
  };
}

interface Strategy {
  readonly combinations: readonly (ValueMap | null)[];
  readonly failFast: boolean;
  readonly maxParallel: number;
}

function strategyOf(job: Job, evaluation: Evaluation): Strategy {
  const { strategy } = job;
  const matrix = strategy?.matrix ?? null;
  const failFast = strategy?.failFast ?? null;
  const maxParallel = strategy?.maxParallel ?? null;
  const combinations = matrix === null ? [null] : expandMatrix(evaluation.value(matrix));
  const most = maxParallel === null ? combinations.length : Number(evaluation.value(maxParallel));
  if (!(most >= 1)) throw new StepFailure(`Unexpected value of strategy.max-parallel: ${most}`);
  return {
    combinations,
    failFast: failFast === null || isTruthy(evaluation.value(failFast)),
    maxParallel: most,
  };
}

async function runCombinations(job: Job, condition: string, around: Surroundings): Promise<EntryEnd> {
  const { run, call } = around;
  const strategy = strategyOf(job, evaluationIn(run.ports.expressions, jobScope(job, around)));
  const giveUp = new AbortController();
  const cancel = AbortSignal.any([call.cancel, giveUp.signal]);
  const ends: EntryEnd[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let index = next++; index < strategy.combinations.length; index = next++) {
      const leaf: Leaf = {
        job,
        condition,
        around,
        matrix: strategy.combinations[index] ?? null,
        strategy: {
          'fail-fast': strategy.failFast,
          'job-index': index,
          'job-total': strategy.combinations.length,
          'max-parallel': strategy.maxParallel,
        },
        cancel,
      };
      const end = job.kind === 'call' ? await runCall(job, leaf) : await runLeaf(job, leaf);
      ends.push(end);
      if (end.result === 'failure' && strategy.failFast && strategy.combinations.length > 1) giveUp.abort();
    }
  };
  await settleAll(
    Array.from({ length: Math.min(strategy.maxParallel, strategy.combinations.length) }, worker),
  );
  // Of several combinations the last one to end that set an output (to anything but empty) gives it.
  const outputs = Object.fromEntries(ends.flatMap((end) => Object.entries(end.outputs)));
  return { result: combinedResult(ends.map((end) => end.result)), outputs };
}

interface Leaf {
  readonly job: Job;
  readonly condition: string;
  readonly around: Surroundings;
  readonly matrix: ValueMap | null;
  readonly strategy: ValueMap;
  readonly cancel: AbortSignal;
}

function leafScope(leaf: Leaf): ExpressionScope {
  const scope = jobScope(leaf.job, leaf.around, leaf.matrix);
  return { ...scope, contexts: { ...scope.contexts, strategy: leaf.strategy } };
}

function leafName(leaf: Leaf): string {
  const { job, matrix, around } = leaf;
  const name =
    job.name === null
      ? job.id
      : evaluationIn(around.run.ports.expressions, leafScope(leaf)).text(job.name) || job.id;
  return matrix === null || (job.name !== null && hasExpression(job.name)) ? name : matrixName(name, matrix);
}

/** Whether a job that runs is to be cancelled with the run: its condition is asked again, as GitHub does. */
function goesOn(leaf: Leaf): boolean {
  try {
    return (
      leaf.around.call.goesOn() && holds(leaf.around.run.ports.expressions, leaf.condition, leafScope(leaf))
    );
  } catch {
    return false;
  }
}

async function runLeaf(job: StepsJob, leaf: Leaf): Promise<EntryEnd> {
  const { run, call, loaded } = leaf.around;
  const name = nestedName(call.callers, leafName(leaf));
  run.emit({ kind: 'job-added', at: run.ports.clock.now(), job: name });
  const release = await run.slots.take();
  try {
    if (leaf.cancel.aborted || (run.cancel.aborted && !goesOn(leaf))) {
      addRecord(run, unstartedJob(job.id, name, job.needs, 'cancelled'));
      return { result: 'cancelled', outputs: {} };
    }
    // Before the job has a runner: the variables of an environment cannot be part of its name.
    const environment = environmentOf(job, evaluationIn(run.ports.expressions, leafScope(leaf)));
    const secrets = jobSecrets(call.secrets, ofEnvironment(run.secrets, environment));
    const grant = grantOf(job, leaf) ?? defaultGrant(run.defaultPermissions, false);
    const ownCancel = new AbortController();
    const onRunCancel = (): void => {
      if (!goesOn(leaf)) ownCancel.abort();
    };
    run.cancel.addEventListener('abort', onRunCancel);
    run.nextNumber += 1;
    const token = `ghs_${run.ports.host.randomHex(18)}`;
    run.api.registerToken(token, name, grantPairs(grant));
    noteConcurrency(job, name, run);
    if (run.random !== null) await run.ports.clock.sleep(run.random() * 50, run.cancel);
    try {
      const end = await runJob(
        {
          job,
          name,
          loaded,
          number: run.nextNumber,
          contexts: {
            ...jobContexts(job, leaf.around),
            vars: { ...run.vars, ...Object.fromEntries(ofEnvironment(run.variables, environment)) },
            secrets: { ...Object.fromEntries(secrets), GITHUB_TOKEN: token },
            matrix: leaf.matrix,
            strategy: leaf.strategy,
          },
          github: run.github,
          environment,
          repositoryVariables: run.vars,
          secrets,
          idTokens: grant.get('id-token') === 'write' ? run.idTokens : null,
          token,
          cancel: AbortSignal.any([leaf.cancel, ownCancel.signal]),
          force: run.force,
          minuteMs: run.minuteMs,
          eventText: run.eventText,
          emit: run.emit,
          explain: run.explain,
          notice: run.notice,
        },
        run.ports,
      );
      run.api.finishJob(name, end.record.conclusion);
      addRecord(run, withPermissions(end.record, job, leaf), end.result);
      return { result: end.result, outputs: end.record.outputs };
    } finally {
      run.cancel.removeEventListener('abort', onRunCancel);
    }
  } finally {
    release();
  }
}

/** What the job's API calls needed, and what it was granted beyond that. A call that it was not granted is no need. */
function withPermissions(record: JobRecord, job: StepsJob, leaf: Leaf): JobRecord {
  const { run, loaded } = leaf.around;
  const used = [...new Set([...record.permissionsUsed, ...run.api.permissionsUsed(record.name)])].sort();
  const granted = grantedPermissions(job.permissions ?? loaded.workflow.permissions);
  return { ...record, permissionsUsed: used, permissionsUnused: unusedPermissions(granted, used) };
}

function noteConcurrency(job: Job, name: string, run: RunState): void {
  if (job.concurrency !== null)
    run.notice(`Concurrency of job '${name}' is not enforced here: a rehearsal is one run alone.`);
}

function addRecord(run: RunState, record: JobRecord, result: Conclusion = record.conclusion): void {
  run.records.push(record);
  run.results.push(result);
  run.emit({ kind: 'job-finished', at: run.ports.clock.now(), job: record.name, record });
}

async function runCall(job: CallJob, leaf: Leaf): Promise<EntryEnd> {
  const { run, call, loaded } = leaf.around;
  const called = loaded.calls.get(job.id);
  if (called === undefined) throw new Error(`the called workflow of job '${job.id}' was not loaded`);
  const name = leafName(leaf);
  noteConcurrency(job, nestedName(call.callers, name), run);
  const scope = leafScope(leaf);
  const secrets = { ...Object.fromEntries(call.secrets.values), GITHUB_TOKEN: run.token };
  const evaluation = evaluationIn(run.ports.expressions, {
    ...scope,
    contexts: { ...scope.contexts, secrets },
  });
  const end = await runWorkflow(
    called,
    {
      inputs: callInputs(job, called, evaluation, run),
      secrets: callSecrets(job, called, evaluation, leaf),
      grant: grantOf(job, leaf),
      callers: [...call.callers, name],
      goesOn: () => goesOn(leaf),
      cancel: leaf.cancel,
    },
    run,
  );
  return { result: end.result, outputs: end.outputs };
}

function callInputs(job: CallJob, called: LoadedWorkflow, evaluation: Evaluation, run: RunState): ValueMap {
  const trigger = called.workflow.triggers.get('workflow_call') ?? null;
  const given = new Map(
    (job.inputs?.entries ?? []).map((entry) => [entry.key.toLowerCase(), entry.value] as const),
  );
  const defaults = evaluationIn(run.ports.expressions, {
    contexts: { github: run.github, vars: run.vars, inputs: {} },
    functions: {},
  });
  const inputs: Record<string, Value> = {};
  for (const definition of inputDefinitions(trigger)) {
    const template = given.get(definition.name.toLowerCase());
    if (template === undefined && definition.default === null) {
      inputs[definition.name] = absentInput(definition.type);
      continue;
    }
    const value =
      template === undefined
        ? defaults.value(definition.default ?? { kind: 'literal', value: null, place: job.place })
        : evaluation.value(template);
    const typed = typedInput(definition.type, value);
    if (typed === undefined)
      throw new StepFailure(
        `The value of input '${definition.name}' of '${job.uses}' is not a ${definition.type}: ${JSON.stringify(value)}`,
      );
    inputs[definition.name] = typed;
  }
  return inputs;
}

function callSecrets(
  job: CallJob,
  called: LoadedWorkflow,
  evaluation: Evaluation,
  leaf: Leaf,
): PassedSecrets {
  const { call, loaded, run } = leaf.around;
  if (job.secrets === null) return noSecrets;
  if (job.secrets === 'inherit') {
    const caller = loaded.source.repository;
    const callee = called.source.repository;
    if (haveOneOwner(caller, callee)) return call.secrets;
    run.notice(
      `Job '${nestedName(call.callers, job.id)}' passes no secret: 'secrets: inherit' reaches workflows of the same organization or enterprise alone, and ${callee} has another owner than ${caller}. Name each secret under 'secrets:'.`,
    );
    refuseMissing(job, called);
    return noSecrets;
  }
  const trigger = called.workflow.triggers.get('workflow_call') ?? null;
  const names = new Map(
    secretDefinitions(trigger).map((definition) => [definition.name.toLowerCase(), definition.name]),
  );
  const secrets = new Map<string, string>();
  for (const [name, value] of evaluation.texts(job.secrets))
    secrets.set(names.get(name.toLowerCase()) ?? name, value);
  return { values: secrets, reach: 'named' };
}

/** What is inherited is known only when the call is made; by then a required secret that did not come fails the job. */
function refuseMissing(job: CallJob, called: LoadedWorkflow): void {
  const trigger = called.workflow.triggers.get('workflow_call') ?? null;
  const missing = secretDefinitions(trigger).find((definition) => definition.required);
  if (missing !== undefined)
    throw new StepFailure(
      `Error when evaluating 'secrets'. ${describePlace(job.usesPlace)}: Secret ${missing.name} is required, but not provided while calling.`,
    );
}

/** What a job was granted: by itself, by its workflow, or by the job that called it; null where nobody said. */
function grantOf(job: Job, leaf: Leaf): Grant | null {
  const { call, loaded } = leaf.around;
  return readPermissions(job.permissions ?? loaded.workflow.permissions) ?? call.grant;
}

function workflowOutputs(
  loaded: LoadedWorkflow,
  call: WorkflowCall,
  run: RunState,
  results: ReadonlyMap<string, Conclusion>,
  outputs: ReadonlyMap<string, Readonly<Record<string, string>>>,
): Readonly<Record<string, string>> {
  if (call.callers.length === 0) return {};
  const jobs = Object.fromEntries(
    loaded.workflow.jobs.map((job) => [
      job.id,
      // GitHub leaves `jobs.x.result` empty here (actions/runner#2495): a workflow must not come to rely on it.
      { result: '', outputs: outputs.get(job.id) ?? {} },
    ]),
  );
  const evaluation = evaluationIn(run.ports.expressions, {
    contexts: { github: run.github, vars: run.vars, inputs: call.inputs, jobs },
    functions: {},
  });
  const found: Record<string, string> = {};
  for (const output of callOutputs(loaded.workflow)) {
    const value = evaluation.text(output.value);
    if (value !== '') found[output.name] = value;
  }
  return results.size === 0 ? {} : found;
}
