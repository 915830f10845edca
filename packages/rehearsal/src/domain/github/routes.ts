import { createCheck, getCheck, listAnnotations, listChecks, updateCheck } from './checks.ts';
import { getBranchRules } from './branch-rules.ts';
import { createComment, deleteComment, getComment, listComments, updateComment } from './comments.ts';
import { compareCommits, getBranch, getCommit, getGitRef, listCommits } from './commits.ts';
import { getContents } from './contents.ts';
import {
  createDeployment,
  createDeploymentStatus,
  getDeployment,
  getDeploymentStatus,
  listDeployments,
  listDeploymentStatuses,
} from './deployments.ts';
import type { Exchange, Handler } from './exchange.ts';
import { getRateLimit } from './limits.ts';
import { parseId, pullNumber } from './event-facts.ts';
import { getPull, listPullFiles } from './pulls.ts';
import { getRepository } from './repository.ts';
import {
  downloadArtifact,
  getRun,
  getWorkflow,
  listArtifacts,
  listAttemptJobs,
  listReviews,
  listRunArtifacts,
  listRunJobs,
  listWorkflowRuns,
  listWorkflows,
} from './runs.ts';
import { createStatus, getCombinedStatus, listStatuses } from './statuses.ts';

/** A pair of a workflow's `permissions:` block. */
export interface Permission {
  readonly scope: 'actions' | 'checks' | 'contents' | 'deployments' | 'issues' | 'pull-requests' | 'statuses';
  readonly level: 'read' | 'write';
}

export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** As GitHub's description writes it; `{name+}` takes slashes too, `{name*}` also nothing. */
  readonly path: string;
  /** Any one of these suffices; none: every token may. */
  readonly accepts: readonly Permission[];
  /** Page of the reference, after `https://docs.github.com/rest/`. */
  readonly docs: string;
  readonly handle: Handler;
}

const REPOSITORY = '/repos/{owner}/{repo}';

const permit = (scope: Permission['scope'], level: Permission['level']): readonly Permission[] => [
  { scope, level },
];

const commentPermit = (level: Permission['level']): readonly Permission[] => [
  { scope: 'issues', level },
  { scope: 'pull-requests', level },
];

const route = (
  method: Route['method'],
  path: string,
  accepts: readonly Permission[],
  docs: string,
  handle: Handler,
): Route => ({ method, path, accepts, docs, handle });

/** With `GITHUB_TOKEN` nobody is logged in, and no workflow can grant it `administration`: GitHub refuses. */
const refuse: Handler = () => ({
  kind: 'failure',
  status: 403,
  message: 'Resource not accessible by integration',
});

/** Every route that is served. The first match counts, so longer paths stand before those that swallow them. */
export const ROUTES: readonly Route[] = [
  route('GET', '/user', [], 'users/users#get-the-authenticated-user', refuse),
  route('GET', '/rate_limit', [], 'rate-limit/rate-limit', getRateLimit),
  route('GET', REPOSITORY, [], 'repos/repos#get-a-repository', getRepository),
  route(
    'GET',
    `${REPOSITORY}/contents/{path*}`,
    permit('contents', 'read'),
    'repos/contents#get-repository-content',
    getContents,
  ),
  route(
    'GET',
    `${REPOSITORY}/contents`,
    permit('contents', 'read'),
    'repos/contents#get-repository-content',
    (exchange) =>
      getContents({ ...exchange, param: (name) => (name === 'path' ? '' : exchange.param(name)) }),
  ),
  route(
    'GET',
    `${REPOSITORY}/commits/{ref+}/check-runs`,
    permit('checks', 'read'),
    'checks/runs#list-check-runs-for-a-git-reference',
    listChecks,
  ),
  route(
    'GET',
    `${REPOSITORY}/commits/{ref+}/statuses`,
    permit('statuses', 'read'),
    'commits/statuses#list-commit-statuses-for-a-reference',
    listStatuses,
  ),
  route(
    'GET',
    `${REPOSITORY}/commits/{ref+}/status`,
    permit('statuses', 'read'),
    'commits/statuses#get-the-combined-status-for-a-specific-reference',
    getCombinedStatus,
  ),
  route(
    'GET',
    `${REPOSITORY}/commits`,
    permit('contents', 'read'),
    'commits/commits#list-commits',
    listCommits,
  ),
  route(
    'GET',
    `${REPOSITORY}/commits/{ref+}`,
    permit('contents', 'read'),
    'commits/commits#get-a-commit',
    getCommit,
  ),
  route(
    'GET',
    `${REPOSITORY}/git/ref/{ref+}`,
    permit('contents', 'read'),
    'git/refs#get-a-reference',
    getGitRef,
  ),
  route(
    'GET',
    `${REPOSITORY}/rules/branches/{branch+}`,
    [],
    'repos/rules#get-rules-for-a-branch',
    getBranchRules,
  ),
  route(
    'GET',
    `${REPOSITORY}/branches/{branch+}/protection`,
    [],
    'branches/branch-protection#get-branch-protection',
    refuse,
  ),
  route(
    'GET',
    `${REPOSITORY}/branches/{branch+}`,
    permit('contents', 'read'),
    'branches/branches#get-a-branch',
    getBranch,
  ),
  route(
    'GET',
    `${REPOSITORY}/compare/{basehead+}`,
    permit('contents', 'read'),
    'commits/commits#compare-two-commits',
    compareCommits,
  ),
  route(
    'GET',
    `${REPOSITORY}/pulls/{pull_number}/files`,
    permit('pull-requests', 'read'),
    'pulls/pulls#list-pull-requests-files',
    listPullFiles,
  ),
  route(
    'GET',
    `${REPOSITORY}/pulls/{pull_number}`,
    permit('pull-requests', 'read'),
    'pulls/pulls#get-a-pull-request',
    getPull,
  ),
  route(
    'GET',
    `${REPOSITORY}/issues/comments/{comment_id}`,
    commentPermit('read'),
    'issues/comments#get-an-issue-comment',
    getComment,
  ),
  route(
    'PATCH',
    `${REPOSITORY}/issues/comments/{comment_id}`,
    commentPermit('write'),
    'issues/comments#update-an-issue-comment',
    updateComment,
  ),
  route(
    'DELETE',
    `${REPOSITORY}/issues/comments/{comment_id}`,
    commentPermit('write'),
    'issues/comments#delete-an-issue-comment',
    deleteComment,
  ),
  route(
    'GET',
    `${REPOSITORY}/issues/{issue_number}/comments`,
    commentPermit('read'),
    'issues/comments#list-issue-comments',
    listComments,
  ),
  route(
    'POST',
    `${REPOSITORY}/issues/{issue_number}/comments`,
    commentPermit('write'),
    'issues/comments#create-an-issue-comment',
    createComment,
  ),
  route(
    'POST',
    `${REPOSITORY}/check-runs`,
    permit('checks', 'write'),
    'checks/runs#create-a-check-run',
    createCheck,
  ),
  route(
    'GET',
    `${REPOSITORY}/check-runs/{check_run_id}/annotations`,
    permit('checks', 'read'),
    'checks/runs#list-check-run-annotations',
    listAnnotations,
  ),
  route(
    'GET',
    `${REPOSITORY}/check-runs/{check_run_id}`,
    permit('checks', 'read'),
    'checks/runs#get-a-check-run',
    getCheck,
  ),
  route(
    'PATCH',
    `${REPOSITORY}/check-runs/{check_run_id}`,
    permit('checks', 'write'),
    'checks/runs#update-a-check-run',
    updateCheck,
  ),
  route(
    'POST',
    `${REPOSITORY}/statuses/{sha}`,
    permit('statuses', 'write'),
    'commits/statuses#create-a-commit-status',
    createStatus,
  ),
  route(
    'GET',
    `${REPOSITORY}/deployments`,
    permit('deployments', 'read'),
    'deployments/deployments#list-deployments',
    listDeployments,
  ),
  route(
    'POST',
    `${REPOSITORY}/deployments`,
    permit('deployments', 'write'),
    'deployments/deployments#create-a-deployment',
    createDeployment,
  ),
  route(
    'GET',
    `${REPOSITORY}/deployments/{deployment_id}`,
    permit('deployments', 'read'),
    'deployments/deployments#get-a-deployment',
    getDeployment,
  ),
  route(
    'GET',
    `${REPOSITORY}/deployments/{deployment_id}/statuses`,
    permit('deployments', 'read'),
    'deployments/statuses#list-deployment-statuses',
    listDeploymentStatuses,
  ),
  route(
    'POST',
    `${REPOSITORY}/deployments/{deployment_id}/statuses`,
    permit('deployments', 'write'),
    'deployments/statuses#create-a-deployment-status',
    createDeploymentStatus,
  ),
  route(
    'GET',
    `${REPOSITORY}/deployments/{deployment_id}/statuses/{status_id}`,
    permit('deployments', 'read'),
    'deployments/statuses#get-a-deployment-status',
    getDeploymentStatus,
  ),
  route(
    'GET',
    `${REPOSITORY}/actions/runs/{run_id}`,
    permit('actions', 'read'),
    'actions/workflow-runs#get-a-workflow-run',
    getRun,
  ),
  route(
    'GET',
    `${REPOSITORY}/actions/runs/{run_id}/jobs`,
    permit('actions', 'read'),
    'actions/workflow-jobs#list-jobs-for-a-workflow-run',
    listRunJobs,
  ),
  route(
    'GET',
    `${REPOSITORY}/actions/runs/{run_id}/attempts/{attempt_number}/jobs`,
    permit('actions', 'read'),
    'actions/workflow-jobs#list-jobs-for-a-workflow-run-attempt',
    listAttemptJobs,
  ),
  route(
    'GET',
    `${REPOSITORY}/actions/runs/{run_id}/approvals`,
    permit('actions', 'read'),
    'actions/workflow-runs#get-the-review-history-for-a-workflow-run',
    listReviews,
  ),
  route(
    'GET',
    `${REPOSITORY}/actions/runs/{run_id}/artifacts`,
    permit('actions', 'read'),
    'actions/artifacts#list-workflow-run-artifacts',
    listRunArtifacts,
  ),
  route(
    'GET',
    `${REPOSITORY}/actions/artifacts/{artifact_id}/zip`,
    permit('actions', 'read'),
    'actions/artifacts#download-an-artifact',
    downloadArtifact,
  ),
  route(
    'GET',
    `${REPOSITORY}/actions/artifacts`,
    permit('actions', 'read'),
    'actions/artifacts#list-artifacts-for-a-repository',
    listArtifacts,
  ),
  route(
    'GET',
    `${REPOSITORY}/actions/workflows/{workflow_id}/runs`,
    permit('actions', 'read'),
    'actions/workflow-runs#list-workflow-runs-for-a-workflow',
    listWorkflowRuns,
  ),
  route(
    'GET',
    `${REPOSITORY}/actions/workflows`,
    permit('actions', 'read'),
    'actions/workflows#list-repository-workflows',
    listWorkflows,
  ),
  route(
    'GET',
    `${REPOSITORY}/actions/workflows/{workflow_id}`,
    permit('actions', 'read'),
    'actions/workflows#get-a-workflow',
    getWorkflow,
  ),
];

interface CompiledRoute {
  readonly route: Route;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

function compileRoute(route: Route): CompiledRoute {
  const names: string[] = [];
  const pattern = route.path.replace(/\{(\w+)([+*]?)\}/g, (_, name: string, reach: string) => {
    names.push(name);
    return reach === '' ? '([^/]+)' : reach === '+' ? '(.+)' : '(.*)';
  });
  return { route, names, pattern: new RegExp(`^${pattern}$`) };
}

const COMPILED: readonly CompiledRoute[] = ROUTES.map(compileRoute);

export interface RouteMatch {
  readonly route: Route;
  /** Decoded. */
  readonly params: ReadonlyMap<string, string>;
}

/** The route of a request, or null when none is served or the path is not well encoded. */
export function matchRoute(method: string, path: string): RouteMatch | null {
  for (const { route, pattern, names } of COMPILED) {
    if (route.method !== method) continue;
    const match = pattern.exec(path);
    if (match === null) continue;
    const params = new Map<string, string>();
    for (const [index, name] of names.entries()) {
      const value = decode(match[index + 1] ?? '');
      if (value === null) return null;
      params.set(name, value);
    }
    return { route, params };
  }
  return null;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** `scope: level` that a call needed: where GitHub takes one of several, the one that fits the thing called. */
export function permissionNeeded(route: Route, exchange: Exchange): string | null {
  const first = route.accepts[0];
  if (first === undefined) return null;
  const chosen = isAboutPull(route, exchange)
    ? (route.accepts.find((permission) => permission.scope === 'pull-requests') ?? first)
    : first;
  return `${chosen.scope}: ${chosen.level}`;
}

function isAboutPull(route: Route, exchange: Exchange): boolean {
  const pull = pullNumber(exchange.site);
  if (pull === null) return false;
  if (route.path.includes('{issue_number}')) return parseId(exchange.param('issue_number')) === pull;
  if (!route.path.includes('{comment_id}')) return false;
  const id = parseId(exchange.param('comment_id'));
  return exchange.state.comments.find((comment) => comment.id === id)?.issue === pull;
}

/** What a job's calls needed together, sorted: `write` covers `read` of the same scope. */
export function summarizePermissions(needed: Iterable<string>): readonly string[] {
  const all = new Set(needed);
  return [...all]
    .filter((each) => !each.endsWith(': read') || !all.has(each.replace(/: read$/, ': write')))
    .sort();
}
