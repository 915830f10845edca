import { isoTime, simpleUser } from './accounts.ts';
import { encodePath } from './commits.ts';
import { type Exchange, notFound, notServed, type Outcome, reply } from './exchange.ts';
import type { GitCommit, GitWorkflowFile } from './facts.ts';
import { headBranch, headSha, parseId } from './event-facts.ts';
import { replyPage } from './pages.ts';
import { minimalRepository, repositoryId, repositoryPage, repositoryUrl } from './repository.ts';
import { stableNumber } from './stable-number.ts';
import type { GithubSite, GithubState, PastRun, RunArtifact, RunJob } from './state.ts';

function isThisRun(exchange: Exchange): boolean {
  return parseId(exchange.param('run_id')) === exchange.site.runId;
}

/** A run as its answer shows it: the one that is going on, or one before it. */
interface ShownRun extends Omit<PastRun, 'conclusion' | 'artifacts'> {
  readonly attempt: number;
  readonly number: number;
  readonly conclusion: string | null;
}

const currentRun = (site: GithubSite): ShownRun => ({
  id: site.runId,
  workflowPath: site.workflowPath,
  event: site.event,
  headBranch: headBranch(site),
  headSha: headSha(site),
  actor: site.actor,
  startedAt: site.startedAt,
  attempt: site.runAttempt,
  number: site.pastRuns.length + 1,
  conclusion: null,
});

const runsBefore = (site: GithubSite): readonly ShownRun[] =>
  site.pastRuns.map((run, index) => ({ ...run, attempt: 1, number: index + 1 }));

/** `GET …/actions/runs/{run_id}`: the run that is going on, always in progress, and those before it. */
export function getRun(exchange: Exchange): Outcome {
  const { site } = exchange;
  const id = parseId(exchange.param('run_id'));
  const run = isThisRun(exchange) ? currentRun(site) : runsBefore(site).find((one) => one.id === id);
  if (run === undefined) return notFound();
  return {
    kind: 'workflows',
    commit: site.sha,
    next: (files) => ({
      kind: 'commit',
      ref: run.headSha,
      next: (commit) => reply(200, runAnswer(site, run, files, commit)),
    }),
  };
}

/** `GET …/actions/workflows/{workflow_id}/runs`, by `branch`, `event` and `status`; newest first. */
export function listWorkflowRuns(exchange: Exchange): Outcome {
  const { site, request } = exchange;
  const { query } = request;
  const unknown = [...query.keys()].find(
    (name) => !['branch', 'event', 'status', 'per_page', 'page'].includes(name),
  );
  if (unknown !== undefined) return notServed(`A list of runs by ${unknown}`);
  const wanted = exchange.param('workflow_id');
  const isWanted = (path: string): boolean =>
    String(stableNumber(path)) === wanted || path.endsWith(`/${wanted}`);
  const fits = (name: string, ...values: readonly (string | null)[]): boolean => {
    const asked = query.get(name);
    return asked === null || values.includes(asked);
  };
  const runs = [...runsBefore(site), currentRun(site)].filter(
    (run) =>
      isWanted(run.workflowPath) &&
      fits('branch', run.headBranch) &&
      fits('event', run.event) &&
      fits('status', run.conclusion, run.conclusion === null ? 'in_progress' : 'completed'),
  );
  return {
    kind: 'workflows',
    commit: site.sha,
    next: (files) => {
      if (!files.some(({ path }) => isWanted(path)) && runs.length === 0) return notFound();
      return replyPage(exchange, runs.reverse(), (page) => ({
        total_count: runs.length,
        workflow_runs: page.map((run) => runAnswer(site, run, files, null)),
      }));
    },
  };
}

function runAnswer(
  site: GithubSite,
  run: ShownRun,
  files: readonly GitWorkflowFile[],
  commit: GitCommit | null,
): Readonly<Record<string, unknown>> {
  const url = `${repositoryUrl(site)}/actions/runs/${run.id}`;
  const workflow = files.find((file) => file.path === run.workflowPath);
  const workflowId = stableNumber(run.workflowPath);
  const at = isoTime(run.startedAt);
  return {
    id: run.id,
    name: workflow === undefined ? run.workflowPath : workflowName(workflow),
    node_id: `WFR_${run.id}`,
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.workflowPath,
    display_title: commit?.message.split('\n')[0] ?? run.workflowPath,
    run_number: run.number,
    run_attempt: run.attempt,
    event: run.event,
    status: run.conclusion === null ? 'in_progress' : 'completed',
    conclusion: run.conclusion,
    workflow_id: workflowId,
    check_suite_id: run.id,
    check_suite_node_id: `CS_${run.id}`,
    url,
    html_url: `${repositoryPage(site)}/actions/runs/${run.id}`,
    pull_requests: [],
    created_at: at,
    updated_at: at,
    actor: simpleUser(site, run.actor),
    triggering_actor: simpleUser(site, run.actor),
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

/** `GET …/actions/runs/{run_id}/jobs`: the jobs that wait for a runner, have one, or are over. */
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

/** `GET …/actions/runs/{run_id}/attempts/{attempt_number}/jobs`: the same of the attempt that is going on; none before. */
export function listAttemptJobs(exchange: Exchange): Outcome {
  const isThisAttempt = parseId(exchange.param('attempt_number')) === exchange.site.runAttempt;
  return isThisAttempt ? listRunJobs(exchange) : notFound();
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
    status: job.conclusion !== null ? 'completed' : job.hasRunner ? 'in_progress' : 'queued',
    conclusion: job.conclusion,
    created_at: isoTime(job.createdAt),
    started_at: isoTime(job.startedAt),
    completed_at: job.completedAt === null ? null : isoTime(job.completedAt),
    check_run_url: `${api}/check-runs/${job.id}`,
    labels: [],
    ...runnerOf(job),
    steps: job.steps.map((step) => ({
      name: step.name,
      status: step.conclusion === null ? 'in_progress' : 'completed',
      conclusion: step.conclusion,
      number: step.number,
      started_at: isoTime(step.startedAt),
      completed_at: step.completedAt === null ? null : isoTime(step.completedAt),
    })),
  };
}

/** A job that no runner ever had has number 0 and no name, and when it was skipped nothing at all. */
function runnerOf({ hasRunner, conclusion }: RunJob): Readonly<Record<string, unknown>> {
  const [id, name] = hasRunner ? [1, 'rehearsal'] : conclusion === 'skipped' ? [null, null] : [0, ''];
  return { runner_id: id, runner_name: name, runner_group_id: id, runner_group_name: name };
}

/** `GET …/actions/runs/{run_id}/approvals`: what the reviewers of environments answered. */
export function listReviews(exchange: Exchange): Outcome {
  const { site } = exchange;
  if (!isThisRun(exchange)) return notFound();
  return reply(
    200,
    site.reviews.map(({ state, environments, login, comment }) => ({
      state,
      comment,
      user: simpleUser(site, login),
      environments: environments.map((name) => environmentAnswer(site, name)),
    })),
  );
}

function environmentAnswer(site: GithubSite, name: string): Readonly<Record<string, unknown>> {
  const id = stableNumber(`environment ${name.toLowerCase()}`);
  const at = isoTime(site.startedAt);
  return {
    id,
    node_id: `EN_${id}`,
    name,
    url: `${repositoryUrl(site)}/environments/${encodeURIComponent(name)}`,
    html_url: `${repositoryPage(site)}/deployments/activity_log?environments_filter=${encodeURIComponent(name)}`,
    created_at: at,
    updated_at: at,
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
    artifacts: page.map((artifact) => artifactAnswer(site, currentRun(site), artifact, nowMs)),
  }));
}

interface OwnedArtifact {
  readonly run: Pick<ShownRun, 'id' | 'headBranch' | 'headSha'>;
  readonly artifact: RunArtifact;
}

/** Of all runs, the newest first. */
function allArtifacts({ site, state }: Exchange): readonly OwnedArtifact[] {
  const past = site.pastRuns.flatMap((run) => run.artifacts.map((artifact) => ({ run, artifact })));
  const own = state.artifacts.map((artifact) => ({ run: currentRun(site), artifact }));
  return [...past, ...own].reverse();
}

/** `GET …/actions/artifacts`, optionally by `name`. */
export function listArtifacts(exchange: Exchange): Outcome {
  const { site, request, nowMs } = exchange;
  const name = request.query.get('name');
  const found = allArtifacts(exchange).filter(({ artifact }) => name === null || artifact.name === name);
  return replyPage(exchange, found, (page) => ({
    total_count: found.length,
    artifacts: page.map(({ run, artifact }) => artifactAnswer(site, run, artifact, nowMs)),
  }));
}

/** Where archives are fetched from: without a token, as from the storage that GitHub refers to. */
export const archivePath = '/_archives/';

/** `GET …/actions/artifacts/{artifact_id}/zip`: where the archive is; gone when it has expired. */
export function downloadArtifact(exchange: Exchange): Outcome {
  const { site, nowMs } = exchange;
  const id = parseId(exchange.param('artifact_id'));
  const found = allArtifacts(exchange).find(({ artifact }) => artifact.id === id);
  if (found === undefined) return notFound();
  if (found.artifact.expiresAt <= nowMs)
    return { kind: 'failure', status: 410, message: 'Artifact has expired' };
  return {
    kind: 'reply',
    status: 302,
    headers: { location: `${site.apiUrl}${archivePath}${String(found.artifact.id)}` },
    body: { kind: 'empty' },
  };
}

function artifactAnswer(
  site: GithubSite,
  run: OwnedArtifact['run'],
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
      id: run.id,
      repository_id: repositoryId(site),
      head_repository_id: repositoryId(site),
      head_branch: run.headBranch,
      head_sha: run.headSha,
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
