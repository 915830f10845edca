import { ExternalError } from '../domain/errors.ts';
import type { Download, GitHub } from '../ports/github.ts';
import type {
  Artifact,
  BranchProtection,
  BranchRule,
  CheckRun,
  Comparison,
  DeploymentState,
  IssueComment,
  RunApproval,
  RunJob,
  StandingCheckRun,
  WorkflowRun,
} from '../domain/github-records.ts';

export interface FakeGitHubOptions {
  readonly defaultBranch?: string;
  /** Commits by branch (`main` or `heads/main`), tag (`tags/v1`) or commit name. */
  readonly commits?: Readonly<Record<string, string>>;
  /** Files by `commit:path`. */
  readonly files?: Readonly<Record<string, string>>;
  readonly comments?: readonly IssueComment[];
  readonly login?: string;
  /** Calls that are refused with 403, e.g. `createComment` on a fork. */
  readonly forbidden?: readonly (keyof GitHub)[];
  /** Branches that are protected. */
  readonly protectedBranches?: readonly string[];
  /** Types of the rules of active rulesets, by branch. */
  readonly rules?: Readonly<Record<string, readonly string[]>>;
  /** Classic protection, by branch; a protected branch that is not named here is one that only rulesets protect. */
  readonly protections?: Readonly<Record<string, BranchProtection>>;
  /** Parents by commit; a commit that is not named has none. */
  readonly parents?: Readonly<Record<string, readonly string[]>>;
  readonly artifacts?: readonly FakeArtifact[];
  /** In any order; those with the conclusion `success` are listed, the newest first. */
  readonly runs?: readonly WorkflowRun[];
  /** Jobs of the run that asks, of whichever attempt. */
  readonly jobs?: readonly RunJob[];
  /** How many jobs GitHub says there are, where it hands over fewer. */
  readonly jobTotal?: number;
  /** Reviews of the run that asks. */
  readonly approvals?: readonly RunApproval[];
  readonly repositoryId?: number;
  /** The newest commit that touched a path, by `commit:path`; a file that is there was touched by its commit. */
  readonly changes?: Readonly<Record<string, string>>;
  /** Whether GitHub cannot be reached at all. */
  readonly unreachable?: boolean;
}

/** An artifact with its archive; `null` for one that is gone. */
export interface FakeArtifact extends Artifact {
  readonly archive: Uint8Array | null;
}

export interface FakeDeployment {
  readonly id: number;
  readonly ref: string;
  readonly environment: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly states: { readonly state: DeploymentState; readonly description: string }[];
}

/** A check run with its commit. */
export interface FakeCheckRun extends CheckRun, StandingCheckRun {
  readonly headSha: string;
}

export interface FakeGitHub extends GitHub {
  readonly comments: readonly IssueComment[];
  readonly deployments: readonly FakeDeployment[];
  readonly checkRuns: readonly FakeCheckRun[];
}

function refused(code: string, status: number | null): ExternalError {
  return new ExternalError({
    service: 'GitHub',
    code,
    message: status === null ? 'no answer.' : `HTTP ${String(status)}.`,
    fix: 'Run the job again.',
    retryable: status === null,
    status,
  });
}

function withAncestors(
  commit: string,
  parents: Readonly<Record<string, readonly string[]>>,
): ReadonlySet<string> {
  const seen = new Set<string>();
  const waiting = [commit];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...(parents[next] ?? []));
  }
  return seen;
}

/** A repository in memory. Without options it has a branch `main` at `aaaa…` and no files. */
export function fakeGitHub(options: FakeGitHubOptions = {}): FakeGitHub {
  const branch = options.defaultBranch ?? 'main';
  const commits = options.commits ?? { [branch]: 'a'.repeat(40) };
  const comments = [...(options.comments ?? [])];
  const deployments: FakeDeployment[] = [];
  const checkRuns: FakeCheckRun[] = [];
  const login = options.login ?? 'github-actions[bot]';
  const parents = options.parents ?? {};
  const knownCommits = new Set([
    ...Object.values(commits),
    ...Object.keys(parents),
    ...Object.values(parents).flat(),
  ]);
  const hasBranch = (name: string): boolean =>
    commits[name] !== undefined || commits[`heads/${name}`] !== undefined;
  let nextId = 9000;
  const guard = <Value>(name: keyof GitHub, value: () => Value): Promise<Value> => {
    if (options.unreachable === true) return Promise.reject(refused('github-unreachable', null));
    if (options.forbidden?.includes(name) === true) return Promise.reject(refused('github-forbidden', 403));
    return Promise.resolve().then(value);
  };
  return {
    comments,
    deployments,
    checkRuns,
    defaultBranch: () => guard('defaultBranch', () => branch),
    commitOf: (ref) =>
      guard(
        'commitOf',
        () => commits[ref] ?? commits[ref.replace(/^heads\//u, '')] ?? (knownCommits.has(ref) ? ref : null),
      ),
    readFile: (path, commit) =>
      guard('readFile', () => {
        const text = options.files?.[`${commit}:${path}`];
        return text === undefined ? null : { path, text, commit };
      }),
    lastChangeOf: (path, commit) =>
      guard('lastChangeOf', () => {
        const key = `${commit}:${path}`;
        return options.changes?.[key] ?? (options.files?.[key] === undefined ? null : commit);
      }),
    repositoryId: () => guard('repositoryId', () => options.repositoryId ?? 1),
    isProtected: (name) =>
      guard('isProtected', () => (hasBranch(name) ? (options.protectedBranches ?? []).includes(name) : null)),
    branchRules: (name) =>
      guard('branchRules', (): readonly BranchRule[] =>
        (options.rules?.[name] ?? []).map((type) => ({ type, rulesetId: 1 })),
      ),
    branchProtection: (name) =>
      guard('branchProtection', (): BranchProtection => {
        if (!hasBranch(name)) return { kind: 'absent' };
        return options.protections?.[name] ?? { kind: 'none' };
      }),
    compareCommits: (base, head) =>
      guard('compareCommits', (): Comparison | null => {
        if (!knownCommits.has(base) || !knownCommits.has(head)) return null;
        if (base === head) return 'identical';
        const [below, above] = [withAncestors(base, parents), withAncestors(head, parents)];
        if (above.has(base)) return 'ahead';
        if (below.has(head)) return 'behind';
        return [...below].some((commit) => above.has(commit)) ? 'diverged' : null;
      }),
    listArtifacts: (name, pageCap) =>
      guard('listArtifacts', () => {
        const found = (options.artifacts ?? []).filter((artifact) => artifact.name === name);
        const artifacts = found.slice(0, pageCap * 100);
        return { artifacts, total: found.length };
      }),
    workflowRun: (id) =>
      guard('workflowRun', () => (options.runs ?? []).find((run) => run.id === id) ?? null),
    listSuccessfulRuns: (workflowPath, name, event) =>
      guard('listSuccessfulRuns', () =>
        (options.runs ?? [])
          .filter(
            (run) =>
              run.workflowPath === workflowPath &&
              run.headBranch === name &&
              run.event === event &&
              run.conclusion === 'success',
          )
          .sort((a, b) => b.createdMs - a.createdMs || b.id - a.id)
          .slice(0, 100),
      ),
    listRunJobs: (_runId, _attempt, pageCap) =>
      guard('listRunJobs', () => {
        const jobs = options.jobs ?? [];
        return { jobs: jobs.slice(0, pageCap * 100), total: options.jobTotal ?? jobs.length };
      }),
    runApprovals: () => guard('runApprovals', () => options.approvals ?? []),
    downloadArtifact: (id, capBytes) =>
      guard('downloadArtifact', (): Download => {
        const bytes = (options.artifacts ?? []).find((artifact) => artifact.id === id)?.archive ?? null;
        if (bytes === null) return { kind: 'gone' };
        return bytes.length > capBytes ? { kind: 'too-large' } : { kind: 'archive', bytes };
      }),
    login: () => guard('login', () => login),
    listComments: () => guard('listComments', () => [...comments]),
    createComment: (issue, body) =>
      guard('createComment', () => {
        nextId += 1;
        const comment = {
          id: nextId,
          body,
          author: login,
          url: `https://github.example/${String(issue)}#${String(nextId)}`,
        };
        comments.push(comment);
        return comment;
      }),
    updateComment: (id, body) =>
      guard('updateComment', () => {
        const index = comments.findIndex((comment) => comment.id === id);
        const before = comments[index];
        if (before === undefined) throw refused('github-not-found', 404);
        const comment = { ...before, body };
        comments[index] = comment;
        return comment;
      }),
    createDeployment: (deployment) =>
      guard('createDeployment', () => {
        nextId += 1;
        deployments.push({
          id: nextId,
          ref: deployment.ref,
          environment: deployment.environment,
          payload: deployment.payload,
          states: [],
        });
        return { id: nextId, url: `https://api.github.example/deployments/${String(nextId)}` };
      }),
    setDeploymentStatus: (status) =>
      guard('setDeploymentStatus', () => {
        const found = deployments.find(({ id }) => id === status.deployment);
        if (found === undefined) throw refused('github-not-found', 404);
        found.states.push({ state: status.state, description: status.description.slice(0, 140) });
      }),
    listCheckRuns: (headSha, name) =>
      guard('listCheckRuns', () =>
        checkRuns.filter((check) => check.headSha === headSha && check.name === name),
      ),
    createCheckRun: (headSha, check) =>
      guard('createCheckRun', () => {
        nextId += 1;
        const url = `https://github.example/checks/${String(nextId)}`;
        checkRuns.push({ ...check, headSha, id: nextId, url, annotationCount: check.annotations.length });
        return { url };
      }),
    updateCheckRun: (id, check) =>
      guard('updateCheckRun', () => {
        const index = checkRuns.findIndex((known) => known.id === id);
        const before = checkRuns[index];
        if (before === undefined) throw refused('github-not-found', 404);
        const annotations = [...before.annotations, ...check.annotations];
        checkRuns[index] = { ...before, ...check, annotations, annotationCount: annotations.length };
        return { url: before.url };
      }),
  };
}
