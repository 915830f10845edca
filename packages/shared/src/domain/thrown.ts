import { ExternalError, messageOf, UserError, type Problem } from './errors.ts';
import type { Reason } from './verdict.ts';

interface Failure extends Problem {
  /** The service that failed; `null` where the user's workflow is wrong. */
  readonly service: string | null;
}

/** What was thrown, as far as it says itself what to do; `null` for anything else, which is a bug of ours. */
function failuresOf(thrown: unknown): readonly Failure[] | null {
  if (thrown instanceof UserError) return thrown.problems.map((problem) => ({ ...problem, service: null }));
  if (!(thrown instanceof ExternalError)) return null;
  const { code, message, fix, service } = thrown;
  return [{ code, message, fix, where: null, service }];
}

/** What was thrown, as problems for the user; `null` for a bug of ours. */
export function problemsOfThrown(thrown: unknown): readonly Problem[] | null {
  const failures = failuresOf(thrown);
  if (failures === null) return null;
  return failures.map(({ code, message, fix, where, service }) => ({
    code,
    message: service === null ? message : `${service}: ${message}`,
    fix,
    where,
  }));
}

/** What was thrown, as reasons of a verdict or a move; `null` for a bug of ours. */
export function reasonsOfThrown(thrown: unknown): readonly Reason[] | null {
  const failures = failuresOf(thrown);
  if (failures === null) return null;
  return failures.map(({ code, message, fix, where, service }) => ({
    code,
    rule: null,
    seen: message,
    limit: null,
    where: service ?? where,
    fix,
  }));
}

const bugCode = 'internal-error';
const bugFix = 'Run the job again with debug logging and open an issue with the log.';

/** A bug of ours, as a problem. */
export function bugProblem(thrown: unknown): Problem {
  return {
    code: bugCode,
    message: `This is a bug in Interlock, not in your workflow: ${messageOf(thrown)}`,
    fix: bugFix,
    where: null,
  };
}

/** A bug of ours, as the reason that ended what was being done. */
export function bugReason(thrown: unknown): Reason {
  return {
    code: bugCode,
    rule: null,
    seen: messageOf(thrown),
    limit: null,
    where: null,
    fix: `This is a bug in Interlock. ${bugFix}`,
  };
}
