import { isValueMap, textAt, type Value, type ValueMap } from '../value.ts';

/** What a job adds to the facts of its run. */
export interface IdentityFacts {
  readonly environment: string | null;
  /** The file that defines the job, `OWNER/REPO/PATH@REF`, and its commit. */
  readonly workflowRef: string;
  readonly workflowSha: string;
  readonly checkRunId: number;
}

/** How a subject names a repository: by names, or with the numbers of owner and repository behind them. */
export type SubjectForm = 'names' | 'ids';

/** Claims that stand in the token as they stand in the `github` context. */
const copied = [
  'actor',
  'actor_id',
  'base_ref',
  'event_name',
  'head_ref',
  'ref',
  'ref_type',
  'repository',
  'repository_id',
  'repository_owner',
  'repository_owner_id',
  'run_attempt',
  'run_id',
  'run_number',
  'sha',
  'workflow',
  'workflow_ref',
  'workflow_sha',
] as const;

const lifetimeSeconds = 5 * 60;
const earlierSeconds = 10 * 60;

/** The claims of a job, without its subject and without what differs from token to token. All are texts. */
export function identityClaims(github: ValueMap, facts: IdentityFacts): ValueMap {
  return {
    ...Object.fromEntries(copied.map((name) => [name, textAt(github, name)] as const)),
    ...(facts.environment === null ? {} : { environment: facts.environment }),
    check_run_id: String(facts.checkRunId),
    job_workflow_ref: facts.workflowRef,
    job_workflow_sha: facts.workflowSha,
    ref_protected: String(github['ref_protected'] === true),
    repository_visibility: visibility(github['event'] ?? null),
    runner_environment: 'github-hosted',
  };
}

function visibility(event: Value): string {
  const repository = isValueMap(event) ? event['repository'] : null;
  if (!isValueMap(repository)) return 'private';
  return textAt(repository, 'visibility') || (repository['private'] === false ? 'public' : 'private');
}

/**
 * The subject: of a job with an environment the environment, else of a pull request that, else the ref. A colon in a
 * value is escaped. Source: docs.github.com, "OpenID Connect reference".
 */
export function subjectOf(claims: ValueMap, form: SubjectForm): string {
  const environment = textAt(claims, 'environment');
  const [owner = '', name = ''] = textAt(claims, 'repository').split('/');
  const repository =
    form === 'names'
      ? `${owner}/${name}`
      : `${owner}@${textAt(claims, 'repository_owner_id')}/${name}@${textAt(claims, 'repository_id')}`;
  const about =
    environment !== ''
      ? `environment:${environment.replaceAll(':', '%3A')}`
      : textAt(claims, 'event_name') === 'pull_request'
        ? 'pull_request'
        : `ref:${textAt(claims, 'ref')}`;
  return `repo:${repository}:${about}`;
}

/** Who asks whom for a token, and when. */
export interface TokenRequest {
  readonly issuer: string;
  /** Null: the page of the repository's owner. */
  readonly audience: string | null;
  readonly subjectForm: SubjectForm;
  /** Unlike that of any other token. */
  readonly id: string;
  /** Epoch ms. */
  readonly nowMs: number;
}

/** The whole payload of one token: valid for five minutes, and from ten minutes ago. */
export function tokenClaims(claims: ValueMap, request: TokenRequest): ValueMap {
  const issuedAt = Math.floor(request.nowMs / 1_000);
  return {
    jti: request.id,
    sub: subjectOf(claims, request.subjectForm),
    aud: request.audience ?? `https://github.com/${textAt(claims, 'repository_owner')}`,
    ...claims,
    iss: request.issuer,
    nbf: issuedAt - earlierSeconds,
    exp: issuedAt + lifetimeSeconds,
    iat: issuedAt,
  };
}
