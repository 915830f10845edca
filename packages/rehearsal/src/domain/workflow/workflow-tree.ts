import type { Workflow } from './workflow.ts';

/** Where a file came from: a repository at one commit. */
export interface Origin {
  readonly repository: string;
  /** As written in `uses:` or, for the caller's repository, the run's ref. */
  readonly ref: string;
  readonly sha: string;
}

/** A workflow and those that it calls, each with where it came from. */
export interface WorkflowTree {
  readonly workflow: Workflow;
  readonly source: Origin;
  /** The called workflow of each calling job, by the job's id. */
  readonly calls: ReadonlyMap<string, WorkflowTree>;
}
