import type { Problem } from '../problem.ts';
import {
  entriesOf,
  itemsOf,
  literalText,
  mappingOrNull,
  property,
  type MappingEntry,
  type Template,
} from './template.ts';
import type { Job, RunDefaults, Step, Strategy, Workflow } from './workflow.ts';

export interface WorkflowReading {
  readonly workflow: Workflow;
  /** What the rehearsal does not do and refuses by name. */
  readonly unsupported: readonly Problem[];
}

/** Reads a valid workflow template. What is not supported is collected, all of it, with its place. */
export function readWorkflow(path: string, root: Template): WorkflowReading {
  const unsupported: Problem[] = [];
  const jobs = entriesOf(property(root, 'jobs')).map((entry) => readJob(entry, unsupported));
  return {
    workflow: {
      path,
      name: literalText(property(root, 'name')) ?? path,
      runName: property(root, 'run-name'),
      triggers: readTriggers(property(root, 'on')),
      env: mappingOrNull(property(root, 'env')),
      defaults: readDefaults(property(root, 'defaults')),
      concurrency: property(root, 'concurrency'),
      permissions: property(root, 'permissions'),
      jobs,
    },
    unsupported,
  };
}

function readTriggers(on: Template | null): ReadonlyMap<string, Template | null> {
  const triggers = new Map<string, Template | null>();
  if (on?.kind === 'mapping') {
    for (const entry of on.entries) triggers.set(entry.key, entry.value);
  } else {
    for (const item of itemsOf(on)) {
      const name = literalText(item);
      if (name !== null) triggers.set(name, null);
    }
  }
  return triggers;
}

function readDefaults(defaults: Template | null): RunDefaults {
  const run = property(defaults, 'run');
  return { shell: property(run, 'shell'), workingDirectory: property(run, 'working-directory') };
}

function readJob({ key: id, keyPlace, value: template }: MappingEntry, unsupported: Problem[]): Job {
  const base = {
    id,
    place: template.place,
    name: property(template, 'name'),
    needs: itemsOf(property(template, 'needs')).flatMap((item) => literalText(item) ?? []),
    condition: property(template, 'if'),
    strategy: readStrategy(property(template, 'strategy')),
    concurrency: property(template, 'concurrency'),
    permissions: property(template, 'permissions'),
  };
  const uses = property(template, 'uses');
  if (uses !== null) {
    const secrets = property(template, 'secrets');
    return {
      ...base,
      kind: 'call',
      idPlace: keyPlace,
      uses: literalText(uses) ?? '',
      usesPlace: uses.place,
      inputs: mappingOrNull(property(template, 'with')),
      secrets: literalText(secrets) === 'inherit' ? 'inherit' : mappingOrNull(secrets),
    };
  }
  for (const key of ['container', 'services', 'snapshot']) {
    const found = property(template, key);
    if (found !== null)
      unsupported.push({
        message: `'${key}' of job '${id}' is not supported by the rehearsal`,
        place: found.place,
      });
  }
  const runsOn = property(template, 'runs-on');
  refuseForeignRunners(id, runsOn, unsupported);
  return {
    ...base,
    kind: 'steps',
    runsOn,
    env: mappingOrNull(property(template, 'env')),
    defaults: readDefaults(property(template, 'defaults')),
    environment: property(template, 'environment'),
    outputs: mappingOrNull(property(template, 'outputs')),
    timeoutMinutes: property(template, 'timeout-minutes'),
    continueOnError: property(template, 'continue-on-error'),
    steps: itemsOf(property(template, 'steps')).flatMap((step) => readStep(step, unsupported) ?? []),
  };
}

function refuseForeignRunners(id: string, runsOn: Template | null, unsupported: Problem[]): void {
  const labels = runsOn?.kind === 'mapping' ? property(runsOn, 'labels') : runsOn;
  for (const label of itemsOf(labels)) {
    const problem = foreignRunner(id, literalText(label));
    if (problem !== null) unsupported.push({ message: problem, place: label.place });
  }
}

/** Why a runner label cannot be had here; null when it can. Called again for labels known only at run time. */
export function foreignRunner(job: string, label: string | null): string | null {
  if (label === null || !/^(windows|macos|mac|win)(-|$|[0-9])/i.test(label)) return null;
  return `job '${job}' runs on '${label}': the rehearsal runs jobs on this machine, as Linux runners do`;
}

function readStrategy(strategy: Template | null): Strategy | null {
  if (strategy === null) return null;
  return {
    matrix: property(strategy, 'matrix'),
    failFast: property(strategy, 'fail-fast'),
    maxParallel: property(strategy, 'max-parallel'),
  };
}

const backgroundKeys = ['background', 'wait', 'wait-all', 'cancel', 'parallel'];

/** Reads one step of a job or of a composite action; null, and a problem, for a kind that is not supported. */
export function readStep(template: Template, unsupported: Problem[]): Step | null {
  for (const key of backgroundKeys) {
    const found = property(template, key);
    if (found !== null) {
      unsupported.push({
        message: `background steps ('${key}') are not supported by the rehearsal`,
        place: found.place,
      });
      return null;
    }
  }
  const base = {
    id: literalText(property(template, 'id')),
    place: template.place,
    name: property(template, 'name'),
    condition: property(template, 'if'),
    env: mappingOrNull(property(template, 'env')),
    continueOnError: property(template, 'continue-on-error'),
    timeoutMinutes: property(template, 'timeout-minutes'),
  };
  const script = property(template, 'run');
  if (script !== null)
    return {
      ...base,
      kind: 'script',
      script,
      shell: property(template, 'shell'),
      workingDirectory: property(template, 'working-directory'),
    };
  const uses = property(template, 'uses');
  if (uses === null) {
    unsupported.push({ message: 'a step with neither run nor uses is not supported', place: template.place });
    return null;
  }
  return {
    ...base,
    kind: 'action',
    uses: literalText(uses) ?? '',
    usesPlace: uses.place,
    inputs: mappingOrNull(property(template, 'with')),
  };
}
