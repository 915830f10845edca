/** One problem with what the user wrote: what it is and the exact fix. */
export interface Problem {
  /** Stable kebab-case code, e.g. `input-invalid`. */
  readonly code: string;
  /** What is wrong, where, what was found and what is accepted, in one or two sentences. */
  readonly message: string;
  /** What to do. */
  readonly fix: string;
  /** The input or file (with line when known) it is about. */
  readonly where: string | null;
}

/** The user's workflow or configuration is wrong. Carries every problem found, so that they are mended in one go. */
export class UserError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map((problem) => `${problem.message} ${problem.fix}`).join('\n'));
    this.name = 'UserError';
    this.problems = problems;
  }
}

/** A service or tool that we depend on failed. `retryable` says whether the same call may succeed later. */
export class ExternalError extends Error {
  readonly service: string;
  readonly retryable: boolean;
  /** Stable kebab-case code, e.g. `github-unreachable`, `kubernetes-conflict`. */
  readonly code: string;
  readonly fix: string;
  /** HTTP status, where there was one. */
  readonly status: number | null;

  constructor(failure: {
    service: string;
    code: string;
    message: string;
    fix: string;
    retryable: boolean;
    status?: number | null;
    cause?: unknown;
  }) {
    super(failure.message, failure.cause === undefined ? undefined : { cause: failure.cause });
    this.name = 'ExternalError';
    this.service = failure.service;
    this.retryable = failure.retryable;
    this.code = failure.code;
    this.fix = failure.fix;
    this.status = failure.status ?? null;
  }
}

/** The message of anything that was thrown. */
export function messageOf(thrown: unknown): string {
  return thrown instanceof Error ? thrown.message : String(thrown);
}
