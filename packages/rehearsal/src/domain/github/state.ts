import type { BranchRules } from './branch-rules.ts';

/** Everything the stand-in remembers, and what it was told once at the start. Times are epoch ms. */

export type DeploymentState =
  'error' | 'failure' | 'inactive' | 'pending' | 'success' | 'queued' | 'in_progress';

export type CheckStatus = 'queued' | 'in_progress' | 'completed' | 'waiting' | 'requested' | 'pending';

export interface IssueComment {
  readonly id: number;
  readonly issue: number;
  readonly author: string;
  readonly body: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

export interface CheckAnnotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly startColumn: number | null;
  readonly endColumn: number | null;
  readonly level: string;
  readonly title: string | null;
  readonly message: string;
  readonly rawDetails: string | null;
}

export interface CheckRun {
  readonly id: number;
  readonly name: string;
  readonly headSha: string;
  readonly status: CheckStatus;
  readonly conclusion: string | null;
  readonly startedAt: number;
  readonly completedAt: number | null;
  readonly detailsUrl: string | null;
  readonly externalId: string;
  readonly title: string | null;
  readonly summary: string | null;
  readonly text: string | null;
  readonly annotations: readonly CheckAnnotation[];
}

export interface DeploymentStatus {
  readonly id: number;
  readonly state: DeploymentState;
  readonly description: string;
  readonly environment: string;
  readonly logUrl: string;
  readonly environmentUrl: string;
  readonly createdAt: number;
}

export interface Deployment {
  readonly id: number;
  readonly sha: string;
  readonly ref: string;
  readonly task: string;
  readonly payload: unknown;
  readonly environment: string;
  readonly description: string | null;
  readonly isTransient: boolean;
  readonly isProduction: boolean;
  readonly createdAt: number;
  readonly updatedAt: number;
  /** Oldest first. */
  readonly statuses: readonly DeploymentStatus[];
}

export interface CommitStatus {
  readonly id: number;
  readonly sha: string;
  readonly state: 'error' | 'failure' | 'pending' | 'success';
  readonly context: string;
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly createdAt: number;
}

/** A job of the run in progress; on GitHub it is a check run of the commit as well. */
export interface RunJob {
  readonly id: number;
  readonly name: string;
  /** Whether a runner ever had it. */
  readonly hasRunner: boolean;
  readonly createdAt: number;
  /** As GitHub tells it, when the job was created, until a runner has it. */
  readonly startedAt: number;
  readonly completedAt: number | null;
  readonly conclusion: string | null;
  readonly steps: readonly JobStep[];
}

export interface JobStep {
  readonly number: number;
  readonly name: string;
  readonly startedAt: number;
  readonly completedAt: number | null;
  readonly conclusion: string | null;
}

/** What somebody answered to a run that waited for the reviewers of its environments. */
export interface Review {
  readonly state: 'approved' | 'rejected';
  readonly environments: readonly string[];
  readonly login: string;
  readonly comment: string;
}

export interface RunArtifact {
  readonly id: number;
  readonly name: string;
  readonly sizeInBytes: number;
  /** `sha256:…` of the archive. */
  readonly digest: string;
  readonly createdAt: number;
  readonly expiresAt: number;
}

/** A run that was rehearsed before, with what is left of it. */
export interface PastRun {
  readonly id: number;
  readonly workflowPath: string;
  readonly event: string;
  readonly headBranch: string;
  readonly headSha: string;
  readonly actor: string;
  readonly conclusion: string;
  readonly startedAt: number;
  readonly artifacts: readonly RunArtifact[];
}

export interface RateWindow {
  readonly startedAt: number;
  readonly used: number;
}

export interface GithubState {
  readonly nextId: number;
  readonly rate: RateWindow;
  readonly comments: readonly IssueComment[];
  readonly checks: readonly CheckRun[];
  readonly deployments: readonly Deployment[];
  readonly statuses: readonly CommitStatus[];
  readonly jobs: readonly RunJob[];
  readonly artifacts: readonly RunArtifact[];
}

/** What does not change while the stand-in runs. */
export interface GithubSite {
  /** Without a slash at the end. */
  readonly apiUrl: string;
  readonly owner: string;
  readonly name: string;
  readonly defaultBranch: string;
  /** By the branch's name; a branch that is not there has no rules. */
  readonly branchRules: ReadonlyMap<string, BranchRules>;
  /** What the reviewers of environments answered to this run, oldest first. */
  readonly reviews: readonly Review[];
  /** Whether a token has to be granted what it reads, as in a private repository. */
  readonly guardsReading: boolean;
  readonly sha: string;
  /** Full name, e.g. `refs/heads/main`. */
  readonly ref: string;
  readonly actor: string;
  readonly runId: number;
  readonly runAttempt: number;
  readonly event: string;
  readonly eventPayload: Readonly<Record<string, unknown>>;
  /** From the root of the repository, e.g. `.github/workflows/promote.yml`. */
  readonly workflowPath: string;
  readonly startedAt: number;
  /** Runs of the same repository before this one, oldest first. */
  readonly pastRuns: readonly PastRun[];
  /** Requests of one repository's `GITHUB_TOKEN` an hour; 1 000 on GitHub. */
  readonly requestsPerHour: number;
}

/** The state before the first request. Ids start high, as GitHub's do, so that none is mistaken for an index. */
export function initialState(site: GithubSite): GithubState {
  return {
    nextId: 1_000_001,
    rate: { startedAt: site.startedAt, used: 0 },
    comments: [],
    checks: [],
    deployments: [],
    statuses: [],
    jobs: [],
    artifacts: [],
  };
}
