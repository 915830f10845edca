import { joinPath } from '../../domain/path.ts';
import type { Expressions } from '../../ports/expressions.ts';
import type { Parser } from '../../ports/parser.ts';
import type { Repositories, Source } from '../../ports/repositories.ts';
import { describeProblem, StartupFailure, Unsupported, type Problem } from '../../domain/problem.ts';
import { conditionProblems, readAction, type Action } from '../../domain/workflow/action.ts';
import { callProblems } from '../../domain/workflow/call-interface.ts';
import { excessiveCalls } from '../../domain/workflow/call-permissions.ts';
import type { DefaultPermissions } from '../../domain/workflow/permissions.ts';
import { parseReference } from '../../domain/workflow/reference.ts';
import type { ActionStep, CallJob, Step } from '../../domain/workflow/workflow.ts';
import { readWorkflow } from '../../domain/workflow/workflow-reading.ts';
import type { WorkflowTree } from '../../domain/workflow/workflow-tree.ts';

/** The workflows and the actions that are read before anything runs, each with where it came from. */
export interface LoadedWorkflow extends WorkflowTree {
  readonly source: Source;
  readonly calls: ReadonlyMap<string, LoadedWorkflow>;
}

export interface LoadedAction {
  readonly action: Action;
  /** Where `$/` inside it leads; null for an action of the workspace, where it leads to the workflow's own. */
  readonly source: Source | null;
  /** The action's folder on this machine. */
  readonly folder: string;
}

export interface LoadingPorts {
  readonly expressions: Expressions;
  readonly parser: Parser;
  readonly repositories: Repositories;
  readonly files: { read(path: string): Promise<string | null>; exists(path: string): Promise<boolean> };
}

const deepest = 10;
const mostWorkflows = 50;

/** The actions that the rehearsal itself serves. */
const builtInActions: ReadonlySet<string> = new Set([
  'actions/checkout',
  'actions/upload-artifact',
  'actions/download-artifact',
]);

/**
 * Loads a workflow with everything that it calls, and looks at every action that is known beforehand.
 * @throws StartupFailure with all that GitHub would not start, or Unsupported with all that is refused here
 */
export async function loadWorkflows(
  path: string,
  source: Source,
  defaultPermissions: DefaultPermissions,
  ports: LoadingPorts,
): Promise<LoadedWorkflow> {
  const found: Findings = { invalid: [], unsupported: [], workflows: 0 };
  const loaded = await loadOne(path, source, 1, found, ports);
  if (found.invalid.length === 0 && loaded !== null)
    found.invalid.push(...excessiveCalls(loaded, defaultPermissions));
  if (found.invalid.length > 0 || loaded === null) throw new StartupFailure(found.invalid);
  await examineActions(loaded, found, ports);
  if (found.unsupported.length > 0) throw new Unsupported(found.unsupported);
  return loaded;
}

interface Findings {
  readonly invalid: Problem[];
  readonly unsupported: Problem[];
  workflows: number;
}

async function loadOne(
  path: string,
  source: Source,
  depth: number,
  found: Findings,
  ports: LoadingPorts,
): Promise<LoadedWorkflow | null> {
  const text = await source.readWorkflow(path);
  if (text === null) {
    found.invalid.push({ message: `workflow was not found: ${path} in ${source.repository}`, place: null });
    return null;
  }
  const parsed = await ports.parser.workflow(path, text);
  if (parsed.kind === 'invalid') {
    found.invalid.push(...parsed.problems);
    return null;
  }
  const reading = readWorkflow(path, parsed.root);
  found.unsupported.push(...reading.unsupported);
  const calls = new Map<string, LoadedWorkflow>();
  for (const job of reading.workflow.jobs) {
    if (job.kind !== 'call') continue;
    const called = await loadCalled(job, source, depth, found, ports);
    if (called === null) continue;
    found.invalid.push(...callProblems(job, called.workflow));
    calls.set(job.id, called);
  }
  return { workflow: reading.workflow, source, calls };
}

async function loadCalled(
  job: CallJob,
  source: Source,
  depth: number,
  found: Findings,
  ports: LoadingPorts,
): Promise<LoadedWorkflow | null> {
  const place = job.usesPlace;
  if (depth >= deepest) {
    found.invalid.push({ message: `Nested reusable workflow calls exceed ${deepest} levels`, place });
    return null;
  }
  found.workflows += 1;
  if (found.workflows > mostWorkflows) {
    found.invalid.push({ message: `More than ${mostWorkflows} reusable workflows are called`, place });
    return null;
  }
  const reference = parseReference(job.uses);
  if (reference.kind === 'invalid' || reference.kind === 'docker') {
    const why = reference.kind === 'docker' ? `'${job.uses}' is no workflow` : reference.why;
    found.invalid.push({ message: `invalid value workflow reference: ${why}`, place });
    return null;
  }
  if (!/^\.github\/workflows\/[^/]+\.ya?ml$/.test(reference.path)) {
    found.invalid.push({
      message: `invalid value workflow reference: workflows must be defined at the top level of the .github/workflows/ directory: '${job.uses}'`,
      place,
    });
    return null;
  }
  const from =
    reference.kind === 'remote'
      ? await ports.repositories.source(reference.repository, reference.ref)
      : source;
  if (from === null) {
    found.unsupported.push(notMapped(job.uses, reference, place));
    return null;
  }
  if ((await from.readWorkflow(reference.path)) === null) {
    found.invalid.push({
      message: `error parsing called workflow "${job.uses}": workflow was not found`,
      place,
    });
    return null;
  }
  return loadOne(reference.path, from, depth + 1, found, ports);
}

function notMapped(
  uses: string,
  reference: ReturnType<typeof parseReference>,
  place: Problem['place'],
): Problem {
  const repository = reference.kind === 'remote' ? reference.repository : uses;
  return {
    message: `'${uses}' is in another repository: say where it is on this machine with --map ${repository}@*=FOLDER`,
    place,
  };
}

async function examineActions(loaded: LoadedWorkflow, found: Findings, ports: LoadingPorts): Promise<void> {
  const seen = new Set<string>();
  for (const job of loaded.workflow.jobs) {
    if (job.kind === 'call') {
      const called = loaded.calls.get(job.id);
      if (called !== undefined) await examineActions(called, found, ports);
    } else {
      await examineSteps(job.steps, loaded.source, seen, found, ports);
    }
  }
}

async function examineSteps(
  steps: readonly Step[],
  source: Source,
  seen: Set<string>,
  found: Findings,
  ports: LoadingPorts,
): Promise<void> {
  for (const step of steps) {
    if (step.kind !== 'action') continue;
    const key = `${source.repository}@${source.sha} ${step.uses}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const resolution = await resolveAction(step, source, null, ports);
    found.unsupported.push(...resolution.unsupported);
    if (resolution.kind !== 'found') continue;
    const runs = resolution.loaded.action.runs;
    if (runs.kind === 'composite')
      await examineSteps(runs.steps, resolution.loaded.source ?? source, seen, found, ports);
  }
}

export type ActionResolution =
  | { readonly kind: 'found'; readonly loaded: LoadedAction; readonly unsupported: readonly Problem[] }
  | {
      readonly kind: 'built-in';
      readonly name: string;
      readonly ref: string;
      readonly unsupported: readonly [];
    }
  /** An action of the workspace cannot be known before the job has checked out. */
  | { readonly kind: 'later'; readonly unsupported: readonly [] }
  | { readonly kind: 'refused'; readonly unsupported: readonly [Problem, ...Problem[]] }
  /** The job fails with this message, as it would on GitHub. */
  | { readonly kind: 'failed'; readonly message: string; readonly unsupported: readonly [] };

/**
 * Finds the action that a step uses. `source` is where `$/` leads: the repository and commit of the file that contains
 * the step; `workspace` is the job's, once it can hold a checkout, and null before the job.
 */
export async function resolveAction(
  step: ActionStep,
  source: Source,
  workspace: string | null,
  ports: LoadingPorts,
): Promise<ActionResolution> {
  const reference = parseReference(step.uses);
  switch (reference.kind) {
    case 'invalid':
      return { kind: 'failed', message: reference.why, unsupported: [] };
    case 'docker':
      return refused(`'${step.uses}': container actions are not supported by the rehearsal`, step);
    case 'local':
      if (workspace === null) return { kind: 'later', unsupported: [] };
      return readActionAt(step, joinPath(workspace, reference.path), null, ports);
    case 'self':
      return readActionAt(step, joinPath(await source.folder(), reference.path), source, ports);
    case 'remote': {
      const from = await ports.repositories.source(reference.repository, reference.ref);
      if (from !== null)
        return readActionAt(step, joinPath(await from.folder(), reference.path), from, ports);
      if (reference.path === '' && builtInActions.has(reference.repository))
        return { kind: 'built-in', name: reference.repository, ref: reference.ref, unsupported: [] };
      return { kind: 'refused', unsupported: [notMapped(step.uses, reference, step.usesPlace)] };
    }
  }
}

function refused(message: string, step: ActionStep): ActionResolution {
  return { kind: 'refused', unsupported: [{ message, place: step.usesPlace }] };
}

async function readActionAt(
  step: ActionStep,
  folder: string,
  source: Source | null,
  ports: LoadingPorts,
): Promise<ActionResolution> {
  for (const name of ['action.yml', 'action.yaml']) {
    const path = joinPath(folder, name);
    const text = await ports.files.read(path);
    if (text === null) continue;
    const shown = `${step.uses.replace(/\/$/, '')}/${name}`;
    const parsed = ports.parser.action(shown, text);
    if (parsed.kind === 'invalid') {
      const messages = parsed.problems.map((problem) => problem.message).join('\n');
      return { kind: 'failed', message: `Failed to load ${shown}\n${messages}`, unsupported: [] };
    }
    const unsupported: Problem[] = [];
    const action = readAction(parsed.root, unsupported);
    const conditions = conditionProblems(action, (condition) => ports.expressions.paths(condition));
    if (conditions.length > 0) {
      const messages = conditions.map(describeProblem).join('\n');
      return { kind: 'failed', message: `Failed to load ${shown}\n${messages}`, unsupported: [] };
    }
    if (action.runs.kind === 'docker')
      return refused(`'${step.uses}': container actions are not supported by the rehearsal`, step);
    if (action.runs.kind === 'javascript' && !/^node(20|24)$/.test(action.runs.using))
      return refused(
        `'${step.uses}' runs on '${action.runs.using}': only node20 and node24 are supported`,
        step,
      );
    return { kind: 'found', loaded: { action, source, folder }, unsupported };
  }
  if (await ports.files.exists(joinPath(folder, 'Dockerfile')))
    return refused(`'${step.uses}': container actions are not supported by the rehearsal`, step);
  return {
    kind: 'failed',
    message: `Can't find 'action.yml', 'action.yaml' or 'Dockerfile' under '${folder}'. Did you forget to run actions/checkout before running your local action?`,
    unsupported: [],
  };
}
