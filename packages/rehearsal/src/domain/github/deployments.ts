import { ACTIONS_BOT, actionsApp, isoTime, simpleUser } from './accounts.ts';
import { longDescription } from './description.ts';
import { type Exchange, type Failure, notFound, notServed, type Outcome, reply } from './exchange.ts';
import { type Fields, type FieldRules, readFields } from './fields.ts';
import { headSha, parseId } from './event-facts.ts';
import { replyPage } from './pages.ts';
import { repositoryUrl } from './repository.ts';
import type { Deployment, DeploymentState, DeploymentStatus, GithubSite, GithubState } from './state.ts';

const STATES: readonly DeploymentState[] = [
  'error',
  'failure',
  'inactive',
  'in_progress',
  'queued',
  'pending',
  'success',
];

const DEPLOYMENT_RULES: FieldRules = {
  ref: { kind: 'string', required: true },
  task: { kind: 'string' },
  auto_merge: { kind: 'boolean' },
  required_contexts: { kind: 'list' },
  payload: { kind: 'any' },
  environment: { kind: 'string' },
  description: { kind: 'string', nullable: true },
  transient_environment: { kind: 'boolean' },
  production_environment: { kind: 'boolean' },
};

const STATUS_RULES: FieldRules = {
  state: { kind: 'string', required: true, oneOf: STATES },
  target_url: { kind: 'string' },
  log_url: { kind: 'string' },
  description: { kind: 'string' },
  environment: { kind: 'string' },
  environment_url: { kind: 'string' },
  auto_inactive: { kind: 'boolean' },
};

function deploymentAnswer(site: GithubSite, deployment: Deployment): Readonly<Record<string, unknown>> {
  const url = `${repositoryUrl(site)}/deployments/${deployment.id}`;
  return {
    url,
    id: deployment.id,
    node_id: `DE_${deployment.id}`,
    sha: deployment.sha,
    ref: deployment.ref,
    task: deployment.task,
    payload: deployment.payload,
    original_environment: deployment.environment,
    environment: deployment.environment,
    description: deployment.description,
    creator: simpleUser(site, ACTIONS_BOT),
    created_at: isoTime(deployment.createdAt),
    updated_at: isoTime(deployment.updatedAt),
    statuses_url: `${url}/statuses`,
    repository_url: repositoryUrl(site),
    transient_environment: deployment.isTransient,
    production_environment: deployment.isProduction,
    performed_via_github_app: actionsApp(site),
  };
}

function statusAnswer(
  site: GithubSite,
  deployment: Deployment,
  status: DeploymentStatus,
): Readonly<Record<string, unknown>> {
  const deploymentUrl = `${repositoryUrl(site)}/deployments/${deployment.id}`;
  return {
    url: `${deploymentUrl}/statuses/${status.id}`,
    id: status.id,
    node_id: `DES_${status.id}`,
    state: status.state,
    creator: simpleUser(site, ACTIONS_BOT),
    description: status.description,
    environment: status.environment,
    target_url: status.logUrl,
    log_url: status.logUrl,
    environment_url: status.environmentUrl,
    created_at: isoTime(status.createdAt),
    updated_at: isoTime(status.createdAt),
    deployment_url: deploymentUrl,
    repository_url: repositoryUrl(site),
    performed_via_github_app: actionsApp(site),
  };
}

function findDeployment(exchange: Exchange): Deployment | null {
  const id = parseId(exchange.param('deployment_id'));
  return exchange.state.deployments.find((deployment) => deployment.id === id) ?? null;
}

/** `GET …/deployments`, newest first; filters `sha`, `ref`, `task`, `environment`. */
export function listDeployments(exchange: Exchange): Outcome {
  const { site, state, request } = exchange;
  const isWanted = (name: string, value: string) => {
    const wanted = request.query.get(name);
    return wanted === null || wanted === 'none' || wanted === value;
  };
  const found = state.deployments
    .filter(
      (deployment) =>
        isWanted('sha', deployment.sha) &&
        isWanted('ref', deployment.ref) &&
        isWanted('task', deployment.task) &&
        isWanted('environment', deployment.environment),
    )
    .reverse();
  return replyPage(exchange, found, (page) => page.map((each) => deploymentAnswer(site, each)));
}

/** `GET …/deployments/{deployment_id}`. */
export function getDeployment(exchange: Exchange): Outcome {
  const deployment = findDeployment(exchange);
  return deployment === null ? notFound() : reply(200, deploymentAnswer(exchange.site, deployment));
}

/**
 * `POST …/deployments`. As on GitHub, without `required_contexts` every check of the commit must have succeeded,
 * the jobs of the run that asks among them: a workflow that leaves it out is refused with 409 here too.
 */
export function createDeployment(exchange: Exchange): Outcome {
  const fields = readFields(exchange.request.body, DEPLOYMENT_RULES);
  if (fields.kind === 'failure') return fields;
  const tooLong = longDescription('Deployment', fields.text('description'));
  if (tooLong !== null) return tooLong;
  const ref = fields.text('ref') ?? '';
  return {
    kind: 'commit',
    ref,
    next: (commit, state) => {
      if (commit === null) {
        return { kind: 'failure', status: 422, message: `No ref found for: ${ref}` };
      }
      const conflict = contextConflict(exchange.site, state, fields, ref, commit.sha);
      if (conflict !== null) return conflict;
      const isMergeWanted = fields.flag('auto_merge') ?? true;
      if (!isMergeWanted) return addDeployment(exchange, state, fields, ref, commit.sha);
      return {
        kind: 'comparison',
        base: exchange.site.defaultBranch,
        head: commit.sha,
        next: (found, later) =>
          found !== null && found.behindBy > 0
            ? notServed(`auto_merge of ${exchange.site.defaultBranch} into ${ref}, which is behind it,`)
            : addDeployment(exchange, later, fields, ref, commit.sha),
      };
    },
  };
}

interface Context {
  readonly context: string;
  readonly state: string;
}

function contextConflict(
  site: GithubSite,
  state: GithubState,
  fields: Fields,
  ref: string,
  sha: string,
): Failure | null {
  const known = commitContexts(site, state, sha);
  const required = fields.list('required_contexts');
  const judged: readonly Context[] =
    required === undefined
      ? [...known].map(([context, outcome]) => ({ context, state: outcome }))
      : required.map((name) => ({ context: String(name), state: known.get(String(name)) ?? 'pending' }));
  if (judged.every((context) => context.state === 'success')) return null;
  return {
    kind: 'failure',
    status: 409,
    message: `Conflict: Commit status checks failed for ${ref}.`,
    errors: [{ contexts: judged, resource: 'Deployment', field: 'required_contexts', code: 'invalid' }],
  };
}

/** The newest state of every status, check run and job of a commit, by name. */
function commitContexts(site: GithubSite, state: GithubState, sha: string): ReadonlyMap<string, string> {
  const contexts = new Map<string, string>();
  for (const status of state.statuses) if (status.sha === sha) contexts.set(status.context, status.state);
  for (const check of state.checks) {
    if (check.headSha === sha) contexts.set(check.name, check.conclusion ?? 'pending');
  }
  if (sha === headSha(site))
    for (const job of state.jobs)
      // A job that was skipped stands in nobody's way.
      contexts.set(job.name, job.conclusion === 'skipped' ? 'success' : (job.conclusion ?? 'pending'));
  return contexts;
}

function addDeployment(
  exchange: Exchange,
  state: GithubState,
  fields: Fields,
  ref: string,
  sha: string,
): Outcome {
  const environment = fields.text('environment') ?? 'production';
  const deployment: Deployment = {
    id: state.nextId,
    sha,
    ref,
    task: fields.text('task') ?? 'deploy',
    payload: fields.any('payload') ?? {},
    environment,
    description: fields.text('description') ?? null,
    isTransient: fields.flag('transient_environment') ?? false,
    isProduction: fields.flag('production_environment') ?? environment === 'production',
    createdAt: exchange.nowMs,
    updatedAt: exchange.nowMs,
    statuses: [],
  };
  return reply(201, deploymentAnswer(exchange.site, deployment), {
    ...state,
    nextId: state.nextId + 1,
    deployments: [...state.deployments, deployment],
  });
}

/** `GET …/deployments/{deployment_id}/statuses`, newest first. */
export function listDeploymentStatuses(exchange: Exchange): Outcome {
  const deployment = findDeployment(exchange);
  if (deployment === null) return notFound();
  return replyPage(exchange, [...deployment.statuses].reverse(), (page) =>
    page.map((status) => statusAnswer(exchange.site, deployment, status)),
  );
}

/** `GET …/deployments/{deployment_id}/statuses/{status_id}`. */
export function getDeploymentStatus(exchange: Exchange): Outcome {
  const deployment = findDeployment(exchange);
  const id = parseId(exchange.param('status_id'));
  const status = deployment?.statuses.find((each) => each.id === id);
  if (deployment === null || status === undefined) return notFound();
  return reply(200, statusAnswer(exchange.site, deployment, status));
}

/** `POST …/deployments/{deployment_id}/statuses`; a success makes older ones of the environment inactive. */
export function createDeploymentStatus(exchange: Exchange): Outcome {
  const { state, site, nowMs } = exchange;
  const deployment = findDeployment(exchange);
  if (deployment === null) return notFound();
  const fields = readFields(exchange.request.body, STATUS_RULES);
  if (fields.kind === 'failure') return fields;
  const tooLong = longDescription('DeploymentStatus', fields.text('description'));
  if (tooLong !== null) return tooLong;
  const deploymentState = STATES.find((known) => known === fields.text('state'));
  if (deploymentState === undefined) return notFound();
  const status: DeploymentStatus = {
    id: state.nextId,
    state: deploymentState,
    description: fields.text('description') ?? '',
    environment: fields.text('environment') ?? deployment.environment,
    logUrl: fields.text('log_url') ?? fields.text('target_url') ?? '',
    environmentUrl: fields.text('environment_url') ?? '',
    createdAt: nowMs,
  };
  const isRetiring = deploymentState === 'success' && (fields.flag('auto_inactive') ?? true);
  let nextId = state.nextId + 1;
  const deployments = state.deployments.map((each) => {
    if (each.id === deployment.id) {
      return { ...each, updatedAt: nowMs, statuses: [...each.statuses, status] };
    }
    if (!isRetiring || !isRetired(each, deployment.id, status.environment)) return each;
    const inactive: DeploymentStatus = {
      ...status,
      id: nextId,
      state: 'inactive',
      description: '',
      logUrl: '',
      environmentUrl: '',
    };
    nextId += 1;
    return { ...each, updatedAt: nowMs, statuses: [...each.statuses, inactive] };
  });
  return reply(201, statusAnswer(site, deployment, status), { ...state, nextId, deployments });
}

/** GitHub retires earlier, non-transient, non-production deployments that had succeeded. */
function isRetired(deployment: Deployment, newId: number, environment: string): boolean {
  return (
    deployment.id < newId &&
    !deployment.isTransient &&
    !deployment.isProduction &&
    deployment.environment === environment &&
    deployment.statuses.at(-1)?.state === 'success'
  );
}
