/** What a run was, step by step: the source of the terminal view, the HTML report and `--json`. Times are epoch ms. */

export type Conclusion = 'success' | 'failure' | 'cancelled' | 'skipped';

export type AnnotationLevel = 'notice' | 'warning' | 'error';

export interface Annotation {
  readonly level: AnnotationLevel;
  readonly message: string;
  readonly title: string | null;
  readonly file: string | null;
  readonly line: number | null;
}

export interface StepRecord {
  /** As GitHub shows it: the step's `name`, else `Run …`; `Post …` and `Pre …` for the other phases. */
  readonly name: string;
  readonly id: string | null;
  readonly phase: 'pre' | 'main' | 'post';
  /** Before `continue-on-error`. */
  readonly outcome: Conclusion;
  /** After `continue-on-error`. */
  readonly conclusion: Conclusion;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly outputs: Readonly<Record<string, string>>;
  /** Markdown written to `GITHUB_STEP_SUMMARY`. */
  readonly summary: string;
  readonly annotations: readonly Annotation[];
  /** Masked log lines, the last of them when the log was long. */
  readonly log: readonly string[];
  readonly logTruncated: boolean;
}

export interface JobRecord {
  readonly id: string;
  /** As GitHub shows it: `caller / called`, `job (x, 1)`. */
  readonly name: string;
  readonly needs: readonly string[];
  readonly conclusion: Conclusion;
  readonly startedAt: number | null;
  readonly finishedAt: number | null;
  readonly outputs: Readonly<Record<string, string>>;
  readonly steps: readonly StepRecord[];
  /** Why a job failed outside of any step: a deadline, an output that could not be evaluated. */
  readonly messages: readonly string[];
  /** `scope: level` pairs that API calls of the job needed; enforcement follows, the place is kept. */
  readonly permissionsUsed: readonly string[];
  readonly permissionsUnused: readonly string[];
}

export interface ApiCall {
  readonly at: number;
  readonly job: string | null;
  readonly method: string;
  readonly path: string;
  readonly status: number;
}

export interface RunRecord {
  readonly workflow: string;
  readonly path: string;
  readonly event: string;
  readonly actor: string;
  readonly repository: string;
  readonly ref: string;
  readonly sha: string;
  readonly runId: number;
  readonly runAttempt: number;
  readonly conclusion: 'success' | 'failure' | 'cancelled';
  readonly startedAt: number;
  readonly finishedAt: number;
  readonly jobs: readonly JobRecord[];
  readonly apiCalls: readonly ApiCall[];
  /** What the reader of the run must know about its isolation, e.g. that no network namespace could be had. */
  readonly notices: readonly string[];
}

/** What happens while a run goes on, in order. `job` is the job's shown name. */
export type RunEvent =
  | {
      readonly kind: 'run-started';
      readonly at: number;
      readonly workflow: string;
      readonly jobs: readonly string[];
    }
  | { readonly kind: 'notice'; readonly at: number; readonly text: string }
  | { readonly kind: 'job-added'; readonly at: number; readonly job: string }
  | { readonly kind: 'job-started'; readonly at: number; readonly job: string }
  | { readonly kind: 'job-finished'; readonly at: number; readonly job: string; readonly record: JobRecord }
  | {
      readonly kind: 'step-started';
      readonly at: number;
      readonly job: string;
      readonly step: string;
      /** As in the workflow file, for those who look for a step by its id. */
      readonly jobId?: string;
      readonly stepId?: string | null;
    }
  | {
      readonly kind: 'step-line';
      readonly at: number;
      readonly job: string;
      readonly step: string;
      readonly line: string;
    }
  | { readonly kind: 'step-finished'; readonly at: number; readonly job: string; readonly step: StepRecord }
  | { readonly kind: 'run-finished'; readonly at: number; readonly record: RunRecord };
