/** The workflow run that this step belongs to, as the runner tells it. */
export interface RunContext {
  /** `owner/name`. */
  readonly repository: string;
  readonly eventName: string;
  /** The commit that the run is for; on a pull request the merge commit. */
  readonly sha: string;
  /** `refs/heads/main`, `refs/pull/1/merge`, `refs/tags/v1`. */
  readonly ref: string;
  /** Whether a ruleset or a protection applies to the ref; of which kind, it does not say. */
  readonly isRefProtected: boolean;
  readonly actor: string;
  readonly triggeringActor: string;
  readonly runId: number;
  readonly runAttempt: number;
  /** Id of the job in the workflow file. */
  readonly job: string;
  /** `owner/name/.github/workflows/x.yml@ref` of the caller. */
  readonly workflowRef: string;
  readonly serverUrl: string;
  readonly apiUrl: string;
  /** The repository and ref this action was taken from; empty when it runs from a local path. */
  readonly actionRepository: string;
  readonly actionRef: string;
  /** The event's payload, unvalidated. */
  readonly event: unknown;
  readonly debug: boolean;
}
