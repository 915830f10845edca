import { asValue, isValueMap, type Value, type ValueMap } from '../value.ts';
import { numberOf, type RepositoryFacts } from './event.ts';

export interface RunFacts {
  readonly event: string;
  readonly payload: ValueMap;
  readonly actor: string;
  readonly runId: number;
  readonly runNumber: number;
  readonly runAttempt: number;
  readonly workflowName: string;
  readonly workflowPath: string;
  readonly isProtected: boolean;
  readonly apiUrl: string;
  readonly graphqlUrl: string;
}

/** The `github` context of a run, as far as it is the same for all its jobs. */
export function githubContext(facts: RepositoryFacts, run: RunFacts): ValueMap {
  const owner = facts.name.split('/')[0] ?? '';
  const pull = facts.pullRequest;
  const workflowRef = `${facts.name}/${run.workflowPath}@${facts.ref}`;
  return {
    actor: run.actor,
    actor_id: String(numberOf(run.actor)),
    api_url: run.apiUrl,
    base_ref: pull?.baseBranch ?? '',
    event: run.payload,
    event_name: run.event,
    graphql_url: run.graphqlUrl,
    head_ref: pull?.headBranch ?? '',
    ref: facts.ref,
    ref_name: facts.ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    ref_protected: run.isProtected,
    ref_type: facts.ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    repository: facts.name,
    repository_id: String(numberOf(facts.name)),
    repository_owner: owner,
    repository_owner_id: String(numberOf(owner)),
    repositoryUrl: `git://github.com/${facts.name}.git`,
    retention_days: '90',
    run_attempt: String(run.runAttempt),
    run_id: String(run.runId),
    run_number: String(run.runNumber),
    secret_source: 'Actions',
    server_url: 'https://github.com',
    sha: facts.sha,
    triggering_actor: run.actor,
    workflow: run.workflowName,
    workflow_ref: workflowRef,
    workflow_sha: facts.sha,
  };
}

/** A payload of the user's own; null when it is no JSON object. */
export function readPayload(text: string): ValueMap | null {
  try {
    const value: Value = asValue(JSON.parse(text));
    return isValueMap(value) ? value : null;
  } catch {
    return null;
  }
}
