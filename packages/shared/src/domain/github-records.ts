/** A file of the repository at a commit. */
export interface RepositoryFile {
  readonly path: string;
  readonly text: string;
  /** The commit it was read at: 40 hex. */
  readonly commit: string;
}

export interface IssueComment {
  readonly id: number;
  readonly body: string;
  readonly author: string;
  readonly url: string;
}

export interface Deployment {
  readonly id: number;
  readonly url: string;
}

/** States of a deployment status (docs.github.com/rest/deployments/statuses). */
export type DeploymentState =
  'error' | 'failure' | 'inactive' | 'in_progress' | 'queued' | 'pending' | 'success';

export interface CheckRunAnnotation {
  readonly path: string;
  readonly startLine: number;
  readonly endLine: number;
  readonly level: 'notice' | 'warning' | 'failure';
  readonly title: string;
  readonly message: string;
}

/** What a check run says when it has come to its end. */
export interface CheckRun {
  readonly name: string;
  /** Ours to choose: how a later run finds what an earlier one wrote. */
  readonly externalId: string;
  readonly conclusion: 'success' | 'failure' | 'neutral' | 'action_required';
  readonly title: string;
  /** Markdown, at most 65 535 characters. */
  readonly summary: string;
  /** Added to those that are there: nothing takes annotations off a check run again. */
  readonly annotations: readonly CheckRunAnnotation[];
}

/** A check run that stands at a commit, as far as is needed to find one's own. */
export interface StandingCheckRun {
  readonly id: number;
  /** As its author chose it; empty when they did not. */
  readonly externalId: string;
  readonly annotationCount: number;
  readonly url: string;
}

/** An artifact as the API lists it. */
export interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly sizeBytes: number;
  /** `sha256:…` of the archive; `null` where GitHub does not say. */
  readonly digest: string | null;
  readonly isExpired: boolean;
  /** Epoch ms. */
  readonly createdMs: number;
  readonly expiresMs: number | null;
  /** The run that left it; `null` where GitHub does not say. */
  readonly runId: number | null;
  readonly headBranch: string | null;
  /** Id of the repository that the run's commit came from: of a fork, for a pull request from there. */
  readonly headRepositoryId: number | null;
}

/** A run of a workflow. */
export interface WorkflowRun {
  readonly id: number;
  /** Path of the workflow file, without `@ref`. */
  readonly workflowPath: string;
  readonly event: string;
  readonly headBranch: string | null;
  readonly headSha: string;
  readonly headRepositoryId: number | null;
  /** `success`, `failure`, …; `null` while it goes on. */
  readonly conclusion: string | null;
  /** Epoch ms. */
  readonly createdMs: number;
}

/** A job of one attempt of a run. A job that was not run again is listed with the time it took before. */
export interface RunJob {
  readonly id: number;
  /** As GitHub shows it: `build`, `build (20)`, `caller / job`. */
  readonly name: string;
  /** `completed` once it has ended; `queued`, `in_progress` and others before. */
  readonly status: string;
  /** `success`, `failure`, `cancelled`, `skipped`, …; `null` while it goes on. */
  readonly conclusion: string | null;
  /** The attempt in which it ran; `null` where GitHub does not say. */
  readonly attempt: number | null;
  /** When it was put into the queue, began and ended, in epoch ms, by GitHub's clock, to the second. */
  readonly createdMs: number | null;
  readonly startedMs: number | null;
  readonly completedMs: number | null;
  /** Whether a machine took it; `null` where GitHub does not say. */
  readonly hasRunner: boolean | null;
  /** Steps that did something, i.e. not skipped; `null` where GitHub does not say. */
  readonly executedSteps: number | null;
}

/** A rule of an active ruleset that applies to a branch. */
export interface BranchRule {
  /** `pull_request`, `deletion`, `non_fast_forward`, … */
  readonly type: string;
  /** The ruleset that it belongs to; `null` where GitHub does not say. */
  readonly rulesetId: number | null;
}

/** What a token may know about the classic protection of a branch. */
export type BranchProtection =
  /** There is no such branch. */
  | { readonly kind: 'absent' }
  /** No classic protection; rulesets may protect it all the same. */
  | { readonly kind: 'none' }
  | { readonly kind: 'read'; readonly requiresPullRequests: boolean }
  /** Protected, and the token may not read how: that takes `administration: read`, which no `GITHUB_TOKEN` has. */
  | { readonly kind: 'unreadable' };

/**
 * Where a head stands seen from a base: `ahead` when the base is an ancestor of the head, `behind` when the head is an
 * ancestor of the base.
 */
export type Comparison = 'identical' | 'ahead' | 'behind' | 'diverged';

/** What a reviewer said about the environments that a run waited for. */
export interface RunApproval {
  /** `approved`, `rejected` or `pending`. */
  readonly state: string;
  readonly environments: readonly string[];
  /** The login of who said so; `null` for an account that is gone. */
  readonly reviewer: string | null;
}
