import { isoTime, simpleUser } from './accounts.ts';
import { encodePath } from './commits.ts';
import { type Exchange, notFound, type Outcome, reply } from './exchange.ts';
import type { GitCommit, GitWorkflowFile } from './facts.ts';
import { headBranch, headSha, parseId } from './event-facts.ts';
import { replyPage } from './pages.ts';
import { minimalRepository, repositoryId, repositoryPage, repositoryUrl } from './repository.ts';
import { stableNumber } from './stable-number.ts';
import type { GithubSite, GithubState, RunArtifact, RunJob } from './state.ts';

function isThisRun(exchange: Exchange): boolean {
  return parseId(exchange.param('run_id')) === exchange.site.runId;
}

/** `GET …/actions/runs/{run_id}`: only the run that is going on is known; it is always in progress. */
export function getRun(exchange: Exchange): Outcome {
  const { site } = exchange;
  if (!isThisRun(exchange)) return notFound();
  return {
    kind: 'workflows',
    commit: site.sha,
    next: (files) => ({
      kind: 'commit',
      ref: headSha(site),
      next: (commit) => reply(200, runAnswer(site, files, commit)),
    }),
  };
}

function runAnswer(
  site: GithubSite,
  files: readonly GitWorkflowFile[],
  commit: GitCommit | null,
): Readonly<Record<string, unknown>> {
  const url = `${repositoryUrl(site)}/actions/runs/${site.runId}`;
  const workflow = files.find((file) => file.path === site.workflowPath);
  const workflowId = stableNumber(site.workflowPath);
  const at = isoTime(site.startedAt);
  return {
    id: site.runId,
    name: workflow === undefined ? site.workflowPath : workflowName(workflow),
    node_id: `WFR_${site.runId}`,
    head_branch: headBranch(site),
    head_sha: headSha(site),
    path: site.workflowPath,
    display_title: commit?.message.split('\n')[0] ?? site.workflowPath,
    run_number: 1,
    run_attempt: site.runAttempt,
    event: site.event,
    status: 'in_progress',
    conclusion: null,
    workflow_id: workflowId,
    check_suite_id: site.runId,
    check_suite_node_id: `CS_${site.runId}`,
    url,
    html_url: `${repositoryPage(site)}/actions/runs/${site.runId}`,
    pull_requests: [],
    created_at: at,
    updated_at: at,
    actor: simpleUser(site, site.actor),
    triggering_actor: simpleUser(site, site.actor),
    run_started_at: at,
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: `${repositoryUrl(site)}/check-suites/${site.runId}`,
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: null,
    workflow_url: `${repositoryUrl(site)}/actions/workflows/${workflowId}`,
    head_commit:
      commit === null
        ? null
        : {
            id: commit.sha,
            tree_id: commit.tree,
            message: commit.message,
            timestamp: commit.committer.date,
            author: { name: commit.author.name, email: commit.author.email },
            committer: { name: commit.committer.name, email: commit.committer.email },
          },
    repository: minimalRepository(site),
    head_repository: minimalRepository(site),
  };
}

/** `GET …/actions/runs/{run_id}/jobs`: the jobs that have been given a token so far. */
export function listRunJobs(exchange: Exchange): Outcome {
  const { site, state } = exchange;
  if (!isThisRun(exchange)) return notFound();
  return {
    kind: 'workflows',
    commit: site.sha,
    next: (files) => {
      const workflow = files.find((file) => file.path === site.workflowPath);
      const name = workflow === undefined ? site.workflowPath : workflowName(workflow);
      return replyPage(exchange, state.jobs, (page) => ({
        total_count: state.jobs.length,
        jobs: page.map((job) => jobAnswer(site, name, job)),
      }));
    },
  };
}

function jobAnswer(site: GithubSite, workflow: string, job: RunJob): Readonly<Record<string, unknown>> {
  const api = repositoryUrl(site);
  return {
    id: job.id,
    run_id: site.runId,
    run_url: `${api}/actions/runs/${site.runId}`,
    run_attempt: site.runAttempt,
    node_id: `CR_${job.id}`,
    head_sha: headSha(site),
    head_branch: headBranch(site),
    workflow_name: workflow,
    name: job.name,
    url: `${api}/actions/jobs/${job.id}`,
    html_url: `${repositoryPage(site)}/actions/runs/${site.runId}/job/${job.id}`,
    status: job.conclusion === null ? 'in_progress' : 'completed',
    conclusion: job.conclusion,
    created_at: isoTime(job.startedAt),
    started_at: isoTime(job.startedAt),
    completed_at: job.completedAt === null ? null : isoTime(job.completedAt),
    check_run_url: `${api}/check-runs/${job.id}`,
    labels: [],
    runner_id: 1,
    runner_name: 'rehearsal',
    runner_group_id: 1,
    runner_group_name: 'rehearsal',
  };
}

/** `GET …/actions/runs/{run_id}/artifacts`, optionally by `name`. */
export function listRunArtifacts(exchange: Exchange): Outcome {
  const { site, state, request, nowMs } = exchange;
  if (!isThisRun(exchange)) return notFound();
  const name = request.query.get('name');
  const found = state.artifacts.filter((artifact) => name === null || artifact.name === name);
  return replyPage(exchange, found, (page) => ({
    total_count: found.length,
    artifacts: page.map((artifact) => artifactAnswer(site, artifact, nowMs)),
  }));
}

function artifactAnswer(
  site: GithubSite,
  artifact: RunArtifact,
  nowMs: number,
): Readonly<Record<string, unknown>> {
  const url = `${repositoryUrl(site)}/actions/artifacts/${artifact.id}`;
  return {
    id: artifact.id,
    node_id: `A_${artifact.id}`,
    name: artifact.name,
    size_in_bytes: artifact.sizeInBytes,
    url,
    archive_download_url: `${url}/zip`,
    expired: artifact.expiresAt <= nowMs,
    digest: artifact.digest,
    created_at: isoTime(artifact.createdAt),
    updated_at: isoTime(artifact.createdAt),
    expires_at: isoTime(artifact.expiresAt),
    workflow_run: {
      id: site.runId,
      repository_id: repositoryId(site),
      head_repository_id: repositoryId(site),
      head_branch: headBranch(site),
      head_sha: headSha(site),
    },
  };
}

/** `GET …/actions/workflows`: those of the default branch. */
export function listWorkflows(exchange: Exchange): Outcome {
  const { site } = exchange;
  return withWorkflows(site, (files) =>
    replyPage(exchange, files, (page) => ({
      total_count: files.length,
      workflows: page.map((file) => workflowAnswer(site, file)),
    })),
  );
}

/** `GET …/actions/workflows/{workflow_id}`: by number or by file name. */
export function getWorkflow(exchange: Exchange): Outcome {
  const { site } = exchange;
  const wanted = exchange.param('workflow_id');
  return withWorkflows(site, (files) => {
    const found = files.find(
      (file) => String(stableNumber(file.path)) === wanted || file.path.endsWith(`/${wanted}`),
    );
    return found === undefined ? notFound() : reply(200, workflowAnswer(site, found));
  });
}

function withWorkflows(
  site: GithubSite,
  answer: (files: readonly GitWorkflowFile[], state: GithubState) => Outcome,
): Outcome {
  return {
    kind: 'commit',
    ref: site.defaultBranch,
    next: (commit) =>
      commit === null ? notFound() : { kind: 'workflows', commit: commit.sha, next: answer },
  };
}

function workflowAnswer(site: GithubSite, file: GitWorkflowFile): Readonly<Record<string, unknown>> {
  const id = stableNumber(file.path);
  const at = isoTime(site.startedAt);
  const fileName = file.path.slice(file.path.lastIndexOf('/') + 1);
  return {
    id,
    node_id: `W_${id}`,
    name: workflowName(file),
    path: file.path,
    state: 'active',
    created_at: at,
    updated_at: at,
    url: `${repositoryUrl(site)}/actions/workflows/${id}`,
    html_url: `${repositoryPage(site)}/blob/${encodePath(site.defaultBranch)}/${encodePath(file.path)}`,
    badge_url: `${repositoryPage(site)}/workflows/${encodeURIComponent(fileName)}/badge.svg`,
  };
}

/** The top-level `name` when it is a scalar on one line, else the path, which GitHub shows for nameless files. */
export function workflowName(file: GitWorkflowFile): string {
  const plain = /^name:[ \t]+(?:"([^"\\]*)"|'([^']*)'|([^"'&*!|>%@`#\s][^\n]*?))[ \t]*(?:[ \t]#[^\n]*)?\r?$/m;
  const match = plain.exec(file.text);
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? file.path;
}
