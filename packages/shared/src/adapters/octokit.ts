import { ExternalError, messageOf } from '../domain/errors.ts';
import { readBranchRules, readComparison, readPullRequestDemand } from '../domain/ref/answers.ts';
import { readApprovals } from '../domain/run-approvals.ts';
import { readRunJobs } from '../domain/run-jobs.ts';
import { commitShape } from '../domain/subject.ts';
import type {
  Artifact,
  BranchProtection,
  CheckRun,
  CheckRunAnnotation,
  Download,
  GitHub,
  IssueComment,
  StandingCheckRun,
  WorkflowRun,
} from '../ports/github.ts';
import type { RunContext } from '../ports/runner.ts';
import { sentence } from '../domain/sentence.ts';

const annotationsPerRequest = 50;
const descriptionCap = 140;
const archiveDeadlineMs = 60_000;
const defaultRetries = 3;
/** GitHub itself gives up on a request after 10 seconds; what is silent for longer has gone. */
const requestDeadlineMs = 30_000;
/** Answers that stay what they are however often one asks; 304 means that nothing changed. */
const neverRetried = [304, 400, 401, 403, 404, 410, 422, 451, 501];

/** Loaded on first use: a rollback must not wait for what it never calls. */
async function connect(token: string, run: RunContext, retries: number, deadlineMs: number) {
  const [{ getOctokit }, { retry }, { throttling }] = await Promise.all([
    import('@actions/github'),
    import('@octokit/plugin-retry'),
    import('@octokit/plugin-throttling'),
  ]);
  const octokit = getOctokit(
    token,
    {
      baseUrl: run.apiUrl,
      // Not `request.retries`: the plugin takes that for every failure, also for what it is told never to retry.
      retry: { retries, doNotRetry: neverRetried },
      throttle: {
        // Waits as GitHub says, and gives up where the wait would be longer than a job wants to stand still.
        onRateLimit: (afterSeconds: number, _options: unknown, _octokit: unknown, count: number) =>
          count < retries && afterSeconds <= 120,
        onSecondaryRateLimit: (afterSeconds: number, _options: unknown, _octokit: unknown, count: number) =>
          count < retries && afterSeconds <= 120,
      },
    },
    retry,
    throttling,
  );
  // Knows the proxy of a self-hosted runner.
  const proxied: unknown = octokit.request.endpoint.DEFAULTS.request?.fetch;
  const unbounded = isFetch(proxied) ? proxied : fetch;
  // A server that takes the request and never answers would hold the job for twenty minutes a call.
  const bounded: typeof fetch = (address, init) =>
    unbounded(address, { ...init, signal: AbortSignal.timeout(deadlineMs) });
  const seen = new Map<string, { readonly etag: string; readonly response: unknown }>();
  octokit.hook.wrap('request', async (request, options) => {
    options.request = { ...options.request, fetch: bounded };
    const isRead = options.method === 'GET';
    const key = `${options.url} ${JSON.stringify(options)}`;
    const before = isRead ? seen.get(key) : undefined;
    if (before !== undefined) options.headers['if-none-match'] = before.etag;
    try {
      const response = await request(options);
      const { etag } = response.headers;
      if (isRead && etag !== undefined) seen.set(key, { etag, response });
      return response;
    } catch (thrown) {
      // A 304 does not count against the rate limit; the answer is the one that is kept.
      if (before !== undefined && statusOf(thrown) === 304)
        return before.response as Awaited<ReturnType<typeof request>>;
      throw thrown;
    }
  });
  return { rest: octokit.rest, fetch: unbounded };
}

function isFetch(value: unknown): value is typeof fetch {
  return typeof value === 'function';
}

function statusOf(thrown: unknown): number | null {
  if (!(thrown instanceof Error) || !('status' in thrown)) return null;
  return typeof thrown.status === 'number' ? thrown.status : null;
}

const failures: Readonly<Record<number, { readonly code: string; readonly fix: string }>> = {
  401: {
    code: 'github-unauthorized',
    fix: 'Give a valid token: `token: ${{ github.token }}`.',
  },
  403: {
    code: 'github-forbidden',
    fix: "Grant the permission under `permissions:` of the job; the action's README lists them. On a fork or Dependabot the token is read-only.",
  },
  404: {
    code: 'github-not-found',
    fix: 'Check the name, and that the token may read it: GitHub answers 404 for what a token may not see.',
  },
  422: { code: 'github-invalid', fix: 'This is most likely a bug in Interlock: open an issue with the log.' },
};

/** GitHub's answer for a branch without classic protection, beside the 404 for what a token may not see. */
const notProtected = /\bbranch not protected\b/iu;
const rulesPageCap = 100;

/** GitHub refuses with 403 as well what may be asked again later (docs.github.com/rest, "Rate limits"). */
function isRateLimited(thrown: unknown): boolean {
  if (statusOf(thrown) === 429) return true;
  if (statusOf(thrown) !== 403) return false;
  return /\brate limit\b/iu.test(messageOf(thrown));
}

const rateLimited = {
  code: 'github-rate-limited',
  fix: 'Run the job again later; the limit counts all requests of the repository within an hour.',
};

function externalError(what: string, thrown: unknown): ExternalError {
  const status = statusOf(thrown);
  const isLimited = isRateLimited(thrown);
  const known = isLimited ? rateLimited : status === null ? undefined : failures[status];
  const isServerSide = status === null || status >= 500 || isLimited;
  const fallback = isServerSide
    ? { code: 'github-unreachable', fix: 'Run the job again; see githubstatus.com when it stays so.' }
    : { code: 'github-failed', fix: 'Run the job again with debug logging.' };
  return new ExternalError({
    service: 'GitHub',
    message: sentence(`${what}: ${status === null ? '' : `HTTP ${String(status)}, `}${messageOf(thrown)}`),
    retryable: isServerSide,
    status,
    cause: thrown,
    ...(known ?? fallback),
  });
}

/** What stays as it is however often it is asked for. */
function unfit(code: string, message: string, fix: string): ExternalError {
  return new ExternalError({ service: 'GitHub', code, message, fix, retryable: false });
}

/** Octokit hands over what it could not read as JSON as if it were the answer: what a policy rests on is looked at. */
function textLike(shape: RegExp, found: unknown): string {
  if (typeof found === 'string' && shape.test(found)) return found;
  throw new Error('the answer is cut off or not what was asked for');
}

function commentOf(data: {
  readonly id: number;
  readonly body?: string | undefined;
  readonly html_url: string;
  readonly user: { readonly login: string } | null;
}): IssueComment {
  return { id: data.id, body: data.body ?? '', author: data.user?.login ?? '', url: data.html_url };
}

function numberIn(found: unknown): number {
  if (typeof found === 'number' && Number.isSafeInteger(found) && found >= 0) return found;
  throw new Error('the answer is cut off or not what was asked for');
}

function isFalse(found: unknown): boolean {
  return found === false;
}

function momentIn(found: string | null | undefined): number {
  const moment = Date.parse(found ?? '');
  if (Number.isNaN(moment)) throw new Error('the answer is cut off or not what was asked for');
  return moment;
}

function artifactOf(data: {
  readonly id: number;
  readonly name: string;
  readonly size_in_bytes: number;
  readonly digest?: string | null;
  readonly expired: boolean;
  readonly created_at: string | null;
  readonly expires_at: string | null;
  readonly workflow_run?: {
    readonly id?: number;
    readonly head_repository_id?: number;
    readonly head_branch?: string;
  } | null;
}): Artifact {
  return {
    id: numberIn(data.id),
    name: textLike(/./u, data.name),
    sizeBytes: numberIn(data.size_in_bytes),
    digest: data.digest ?? null,
    // Only what GitHub says to be there is there.
    isExpired: !isFalse(data.expired),
    createdMs: momentIn(data.created_at),
    expiresMs: data.expires_at === null ? null : momentIn(data.expires_at),
    runId: data.workflow_run?.id ?? null,
    headBranch: data.workflow_run?.head_branch ?? null,
    headRepositoryId: data.workflow_run?.head_repository_id ?? null,
  };
}

function runOf(data: {
  readonly id: number;
  readonly path: string;
  readonly event: string;
  readonly head_branch: string | null;
  readonly head_sha: string;
  readonly head_repository?: { readonly id: number } | null;
  readonly conclusion: string | null;
  readonly created_at: string;
}): WorkflowRun {
  return {
    id: numberIn(data.id),
    workflowPath: textLike(/./u, data.path.split('@')[0]),
    event: textLike(/./u, data.event),
    headBranch: data.head_branch,
    headSha: textLike(commitShape, data.head_sha),
    headRepositoryId: data.head_repository?.id ?? null,
    conclusion: data.conclusion,
    createdMs: momentIn(data.created_at),
  };
}

/** Fetches an archive from where GitHub refers to: without the token, over TLS, no further, and not beyond the cap. */
async function fetchArchive(
  location: URL,
  apiUrl: string,
  capBytes: number,
  fetchIt: typeof fetch,
): Promise<Download> {
  if (location.protocol !== 'https:' && location.protocol !== new URL(apiUrl).protocol)
    throw new Error(`GitHub refers to ${location.protocol}//${location.host}, which is not https`);
  const signal = AbortSignal.timeout(archiveDeadlineMs);
  const answer = await fetchIt(location, { redirect: 'error', signal });
  if (answer.status === 404 || answer.status === 410) return { kind: 'gone' };
  if (answer.status !== 200 || answer.body === null)
    throw new Error(`${location.host} answers ${String(answer.status)}`);
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  // Leaving the loop closes the connection.
  for await (const piece of answer.body) {
    if (!(piece instanceof Uint8Array)) throw new Error(`${location.host} sends no bytes`);
    bytes += piece.length;
    if (bytes > capBytes) return { kind: 'too-large' };
    pieces.push(piece);
  }
  const stated = Number(answer.headers.get('content-length') ?? bytes);
  if (stated !== bytes && !answer.headers.has('content-encoding'))
    throw new Error(`${location.host} sent ${String(bytes)} bytes of ${String(stated)}`);
  return { kind: 'archive', bytes: Buffer.concat(pieces) };
}

function checkAnnotation(annotation: CheckRunAnnotation) {
  return {
    path: annotation.path,
    start_line: annotation.startLine,
    end_line: annotation.endLine,
    annotation_level: annotation.level,
    title: annotation.title,
    message: annotation.message,
  };
}

/** A check run with one request's worth of its annotations. */
function checkBody(check: CheckRun, from: number) {
  return {
    name: check.name,
    external_id: check.externalId,
    status: 'completed' as const,
    conclusion: check.conclusion,
    output: {
      title: check.title,
      summary: check.summary,
      annotations: check.annotations.slice(from, from + annotationsPerRequest).map(checkAnnotation),
    },
  };
}

/**
 * GitHub's REST API through Octokit, with retries, waits for rate limits, and answers kept by ETag.
 *
 * @param token - whose powers it has
 * @param run - names the repository and the address of the API
 * @param retries - how often a call that may succeed later is made again, 1, 4, 9 … seconds apart
 * @param deadlineMs - how long one answer may take, to its end
 */
export function octokitGitHub(
  token: string,
  run: RunContext,
  retries = defaultRetries,
  deadlineMs = requestDeadlineMs,
): GitHub {
  const [owner = '', repo = ''] = run.repository.split('/');
  const place = { owner, repo };
  let connection: ReturnType<typeof connect> | null = null;

  type Connected = Awaited<ReturnType<typeof connect>>;
  type Rest = Connected['rest'];
  async function call<Value>(
    what: string,
    body: (rest: Rest, fetch: Connected['fetch']) => Promise<Value>,
  ): Promise<Value> {
    try {
      connection ??= connect(token, run, retries, deadlineMs);
      const connected = await connection;
      return await body(connected.rest, connected.fetch);
    } catch (thrown) {
      throw thrown instanceof ExternalError ? thrown : externalError(what, thrown);
    }
  }
  async function orNull<Value>(value: Promise<Value>, ...absent: readonly number[]): Promise<Value | null> {
    try {
      return await value;
    } catch (thrown) {
      if (thrown instanceof ExternalError && thrown.status !== null && absent.includes(thrown.status))
        return null;
      throw thrown;
    }
  }

  const isProtectedBranch = (branch: string): Promise<boolean | null> =>
    orNull(
      call(`reading the branch ${branch}`, async (rest) => {
        const { data } = await rest.repos.getBranch({ ...place, branch });
        if (typeof data.protected !== 'boolean' || data.name !== branch)
          throw new Error('the answer is cut off or not what was asked for');
        return data.protected;
      }),
      404,
    );

  async function addAnnotations(rest: Rest, id: number, check: CheckRun): Promise<void> {
    for (let from = annotationsPerRequest; from < check.annotations.length; from += annotationsPerRequest)
      await rest.checks.update({ ...place, check_run_id: id, ...checkBody(check, from) });
  }

  return {
    defaultBranch: () =>
      call('reading the repository', async (rest) =>
        textLike(/./u, (await rest.repos.get(place)).data.default_branch),
      ),
    commitOf: (ref) =>
      orNull(
        call(`reading the commit of ${ref}`, async (rest) =>
          textLike(commitShape, (await rest.repos.getCommit({ ...place, ref })).data.sha),
        ),
        404,
        422,
      ),
    readFile: (path, commit) =>
      orNull(
        call(`reading ${path} at ${commit}`, async (rest) => {
          const { data } = await rest.repos.getContent({ ...place, path, ref: commit });
          if (Array.isArray(data) && data.length > 0)
            throw unfit('github-not-a-file', `${path} is a folder.`, 'Name a file.');
          if (Array.isArray(data) || data.type !== 'file' || !('content' in data))
            throw new Error('it is not a file');
          if (data.encoding === 'none')
            throw unfit(
              'github-file-too-large',
              `${path} has ${data.size} bytes.`,
              'GitHub hands over 1 MB of a file: make it smaller.',
            );
          const text = Buffer.from(data.content, 'base64').toString('utf8');
          if (Buffer.byteLength(text) !== data.size)
            throw new Error('the answer is cut off, or the file is not UTF-8');
          return { path, text, commit };
        }),
        404,
      ),
    lastChangeOf: (path, commit) =>
      call(`reading the history of ${path}`, async (rest) => {
        const { data } = await rest.repos.listCommits({ ...place, sha: commit, path, per_page: 1 });
        if (!Array.isArray(data)) throw new Error('the answer is cut off or not what was asked for');
        const [newest] = data;
        return newest === undefined ? null : textLike(commitShape, newest.sha);
      }),
    repositoryId: () =>
      call('reading the repository', async (rest) => numberIn((await rest.repos.get(place)).data.id)),
    isProtected: isProtectedBranch,
    branchRules: (branch) =>
      call(`reading the rules of the branch ${branch}`, async (rest) => {
        const answers: unknown[] = [];
        for (let page = 1; page <= rulesPageCap; page += 1) {
          const { data } = await rest.repos.getBranchRules({ ...place, branch, per_page: 100, page });
          answers.push(data);
          if (!Array.isArray(data) || data.length < 100) return readBranchRules(answers);
        }
        throw new Error(`there are more than ${String(rulesPageCap * 100)} rules`);
      }),
    branchProtection: async (branch) => {
      const isProtected = await isProtectedBranch(branch);
      if (isProtected === null) return { kind: 'absent' };
      if (!isProtected) return { kind: 'none' };
      return await call(`reading the protection of ${branch}`, async (rest): Promise<BranchProtection> => {
        try {
          const { data } = await rest.repos.getBranchProtection({ ...place, branch });
          return { kind: 'read', requiresPullRequests: readPullRequestDemand(data) };
        } catch (thrown) {
          if (isRateLimited(thrown)) throw thrown;
          if (statusOf(thrown) === 403) return { kind: 'unreadable' };
          if (statusOf(thrown) !== 404) throw thrown;
          return notProtected.test(messageOf(thrown)) ? { kind: 'none' } : { kind: 'unreadable' };
        }
      });
    },
    compareCommits: (base, head) =>
      orNull(
        call(`comparing ${base} with ${head}`, async (rest) => {
          const basehead = `${base}...${head}`;
          // Of the commits between them nothing is used.
          const { data } = await rest.repos.compareCommitsWithBasehead({ ...place, basehead, per_page: 1 });
          return readComparison(data);
        }),
        404,
      ),
    listArtifacts: (name, pageCap) =>
      call(`reading the artifacts called ${name}`, async (rest) => {
        const artifacts: Artifact[] = [];
        let total = 0;
        for (let page = 1; page <= pageCap; page += 1) {
          const { data } = await rest.actions.listArtifactsForRepo({ ...place, name, per_page: 100, page });
          total = numberIn(data.total_count);
          if (!Array.isArray(data.artifacts))
            throw new Error('the answer is cut off or not what was asked for');
          artifacts.push(...data.artifacts.map(artifactOf));
          if (data.artifacts.length < 100) break;
        }
        // Pages shift while others upload: one artifact may come twice.
        return { artifacts: [...new Map(artifacts.map((one) => [one.id, one])).values()], total };
      }),
    workflowRun: (id) =>
      orNull(
        call(`reading the run ${String(id)}`, async (rest) =>
          runOf((await rest.actions.getWorkflowRun({ ...place, run_id: id })).data),
        ),
        404,
      ),
    listSuccessfulRuns: async (workflowPath, branch, event) => {
      const file = workflowPath.slice(workflowPath.lastIndexOf('/') + 1);
      const found = await orNull(
        call(`reading the runs of ${file} on ${branch}`, async (rest) => {
          const { data } = await rest.actions.listWorkflowRuns({
            ...place,
            workflow_id: file,
            branch,
            event,
            status: 'success',
            per_page: 100,
          });
          if (!Array.isArray(data.workflow_runs))
            throw new Error('the answer is cut off or not what was asked for');
          return data.workflow_runs.map(runOf);
        }),
        404,
      );
      return found ?? [];
    },
    listRunJobs: (runId, attempt, pageCap) =>
      call(`reading the jobs of run ${String(runId)}`, async (rest) => {
        const answers: unknown[] = [];
        for (let page = 1; page <= pageCap; page += 1) {
          const { data } = await rest.actions.listJobsForWorkflowRunAttempt({
            ...place,
            run_id: runId,
            attempt_number: attempt,
            per_page: 100,
            page,
          });
          answers.push(data);
          if (!Array.isArray(data.jobs) || data.jobs.length < 100) break;
        }
        return readRunJobs(answers);
      }),
    runApprovals: (runId) =>
      call(`reading the reviews of run ${String(runId)}`, async (rest) =>
        readApprovals((await rest.actions.getReviewsForRun({ ...place, run_id: runId })).data),
      ),
    downloadArtifact: async (id, capBytes) => {
      const found = await orNull(
        call(`downloading the artifact ${String(id)}`, async (rest, fetchIt) => {
          const answer = await rest.actions.downloadArtifact({
            ...place,
            artifact_id: id,
            archive_format: 'zip',
            // Following it here would be an answer of any size, and a matter of luck who sees the token.
            request: { redirect: 'manual' },
          });
          const { location } = answer.headers;
          if (location === undefined) throw new Error('GitHub does not say where the archive is');
          return await fetchArchive(new URL(location), run.apiUrl, capBytes, fetchIt);
        }),
        404,
        410,
      );
      return found ?? { kind: 'gone' };
    },
    login: async () => {
      const user = await orNull(
        call(
          'reading the owner of the token',
          async (rest) => (await rest.users.getAuthenticated()).data.login,
        ),
        403,
      );
      // The token of a job may not ask who it is; it always acts as this one.
      return user ?? 'github-actions[bot]';
    },
    listComments: (issue) =>
      call(`reading the comments of #${String(issue)}`, async (rest) => {
        const all: IssueComment[] = [];
        for (let page = 1; ; page += 1) {
          const { data } = await rest.issues.listComments({
            ...place,
            issue_number: issue,
            per_page: 100,
            page,
          });
          all.push(...data.map(commentOf));
          if (data.length < 100) return all;
        }
      }),
    createComment: (issue, body) =>
      call(`commenting on #${String(issue)}`, async (rest) =>
        commentOf((await rest.issues.createComment({ ...place, issue_number: issue, body })).data),
      ),
    updateComment: (id, body) =>
      call('updating a comment', async (rest) =>
        commentOf((await rest.issues.updateComment({ ...place, comment_id: id, body })).data),
      ),
    createDeployment: (deployment) =>
      call(`recording a deployment to ${deployment.environment}`, async (rest) => {
        const { data } = await rest.repos.createDeployment({
          ...place,
          ref: deployment.ref,
          environment: deployment.environment,
          description: deployment.description.slice(0, descriptionCap),
          payload: { ...deployment.payload },
          auto_merge: false,
          required_contexts: [],
          production_environment: deployment.production,
        });
        if (!('id' in data)) throw new Error('GitHub wants to merge first, although it was told not to');
        return { id: data.id, url: data.url };
      }),
    setDeploymentStatus: (status) =>
      call('recording the state of a deployment', async (rest) => {
        await rest.repos.createDeploymentStatus({
          ...place,
          deployment_id: status.deployment,
          state: status.state,
          description: status.description.slice(0, descriptionCap),
          auto_inactive: true,
          ...(status.environmentUrl === null ? {} : { environment_url: status.environmentUrl }),
          ...(status.logUrl === null ? {} : { log_url: status.logUrl }),
        });
      }),
    listCheckRuns: (headSha, name) =>
      call(`reading the check runs ${name}`, async (rest) => {
        const all: StandingCheckRun[] = [];
        for (let page = 1; ; page += 1) {
          const { data } = await rest.checks.listForRef({
            ...place,
            ref: headSha,
            check_name: name,
            filter: 'all',
            per_page: 100,
            page,
          });
          all.push(
            ...data.check_runs.map((found) => ({
              id: found.id,
              externalId: found.external_id ?? '',
              annotationCount: found.output.annotations_count,
              url: found.html_url ?? '',
            })),
          );
          if (data.check_runs.length < 100) return all.sort((a, b) => a.id - b.id);
        }
      }),
    createCheckRun: (headSha, check) =>
      call(`writing the check run ${check.name}`, async (rest) => {
        const { data } = await rest.checks.create({ ...place, head_sha: headSha, ...checkBody(check, 0) });
        await addAnnotations(rest, data.id, check);
        return { url: data.html_url ?? '' };
      }),
    updateCheckRun: (id, check) =>
      call(`updating the check run ${check.name}`, async (rest) => {
        const { data } = await rest.checks.update({ ...place, check_run_id: id, ...checkBody(check, 0) });
        await addAnnotations(rest, id, check);
        return { url: data.html_url ?? '' };
      }),
  };
}
