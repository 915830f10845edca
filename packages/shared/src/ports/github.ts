import type {
  Artifact,
  BranchProtection,
  BranchRule,
  CheckRun,
  Comparison,
  Deployment,
  DeploymentState,
  IssueComment,
  RepositoryFile,
  RunApproval,
  RunJob,
  StandingCheckRun,
  WorkflowRun,
} from '../domain/github-records.ts';

/** What became of downloading an artifact. */
export type Download =
  | { readonly kind: 'archive'; readonly bytes: Uint8Array }
  /** It was there and is not any more (404 or 410). */
  | { readonly kind: 'gone' }
  | { readonly kind: 'too-large' };

/**
 * The parts of the GitHub API that Interlock uses. Calls retry what may be retried and wait for rate limits; what
 * remains throws `ExternalError` whose `status` is the HTTP status and whose `code` is one of `github-unreachable`,
 * `github-unauthorized`, `github-forbidden`, `github-rate-limited`, `github-not-found`, `github-invalid`,
 * `github-failed`.
 */
export interface GitHub {
  defaultBranch(): Promise<string>;
  /**
   * The commit (40 hex) that a name stands for, `null` when there is none: a commit, `heads/BRANCH`, `tags/TAG`, or a
   * bare branch or tag, which a tag or branch of the same name makes ambiguous.
   */
  commitOf(ref: string): Promise<string | null>;
  /** `null` when the commit has no such file. */
  readFile(path: string, commit: string): Promise<RepositoryFile | null>;
  /** The newest commit at or before `commit` that touched a path; `null` when none ever did. */
  lastChangeOf(path: string, commit: string): Promise<string | null>;
  /** The number that stays when a repository is renamed. */
  repositoryId(): Promise<number>;
  /** Whether a branch is protected; `null` when there is no such branch. */
  isProtected(branch: string): Promise<boolean | null>;
  /** The rules of active rulesets, of whichever level, for a branch of this name, which need not exist. */
  branchRules(branch: string): Promise<readonly BranchRule[]>;
  branchProtection(branch: string): Promise<BranchProtection>;
  /** Compares two commits (40 hex); `null` when one is not known here or they have no common ancestor. */
  compareCommits(base: string, head: string): Promise<Comparison | null>;
  /** Artifacts of this name of all runs, in GitHub's order, from so many pages of 100; `total` counts all of them. */
  listArtifacts(
    name: string,
    pageCap: number,
  ): Promise<{ readonly artifacts: readonly Artifact[]; readonly total: number }>;
  /** `null` when there is no such run. */
  workflowRun(id: number): Promise<WorkflowRun | null>;
  /**
   * The newest successful runs of a workflow on a branch for an event, at most 100; none where GitHub does not know the
   * workflow. Of all events together they would mostly be pull requests from forks whose branch has the same name.
   */
  listSuccessfulRuns(workflowPath: string, branch: string, event: string): Promise<readonly WorkflowRun[]>;
  /** Jobs of an attempt of a run, from so many pages of 100; `total` counts all of them. */
  listRunJobs(
    runId: number,
    attempt: number,
    pageCap: number,
  ): Promise<{ readonly jobs: readonly RunJob[]; readonly total: number }>;
  /** What reviewers of environments said in a run, in all its attempts. */
  runApprovals(runId: number): Promise<readonly RunApproval[]>;
  /** Downloads the archive (zip) of an artifact. The token is not sent to where GitHub refers to. */
  downloadArtifact(id: number, capBytes: number): Promise<Download>;
  /** The login whose token this is: a person, or `name[bot]`. */
  login(): Promise<string>;
  listComments(issue: number): Promise<readonly IssueComment[]>;
  createComment(issue: number, body: string): Promise<IssueComment>;
  updateComment(id: number, body: string): Promise<IssueComment>;
  createDeployment(deployment: {
    readonly ref: string;
    readonly environment: string;
    readonly description: string;
    readonly payload: Readonly<Record<string, unknown>>;
    readonly production: boolean;
  }): Promise<Deployment>;
  setDeploymentStatus(status: {
    readonly deployment: number;
    readonly state: DeploymentState;
    /** At most 140 characters; longer is cut. */
    readonly description: string;
    readonly environmentUrl: string | null;
    readonly logUrl: string | null;
  }): Promise<void>;
  /** The check runs of this name at a commit, the newest last. */
  listCheckRuns(headSha: string, name: string): Promise<readonly StandingCheckRun[]>;
  /** Sends annotations in requests of at most 50; what was written before one fails stands. */
  createCheckRun(headSha: string, check: CheckRun): Promise<{ readonly url: string }>;
  /** As `createCheckRun`, over the one with this id. */
  updateCheckRun(id: number, check: CheckRun): Promise<{ readonly url: string }>;
}
