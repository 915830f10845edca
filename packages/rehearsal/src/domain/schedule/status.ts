import type { StatusFacts } from '../expression/status-functions.ts';
import type { Conclusion } from '../record.ts';

/** What the jobs before a job came to, for its `if:`. */
export interface JobResults {
  /** The direct needs of each job, by id. */
  readonly needs: ReadonlyMap<string, readonly string[]>;
  /** The result of each finished job, by id, as `needs.x.result` gives it. */
  readonly results: ReadonlyMap<string, Conclusion>;
}

/** Every job that a job needs, directly or through others. */
export function ancestors(job: string, needs: ReadonlyMap<string, readonly string[]>): ReadonlySet<string> {
  const found = new Set<string>();
  const open = [...(needs.get(job) ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (found.has(next)) continue;
    found.add(next);
    open.push(...(needs.get(next) ?? []));
  }
  return found;
}

/**
 * The status functions of a job's `if:`. All ancestors count, not only the direct needs: a job skipped or failed
 * further up makes `success()` false here too, and a failure further up makes `failure()` true.
 * `cancelled` is whether the run has been cancelled.
 */
export function jobStatus(job: string, known: JobResults, cancelled: boolean): StatusFacts {
  const results = [...ancestors(job, known.needs)].map((id) => known.results.get(id));
  return {
    success: !cancelled && results.every((result) => result === 'success'),
    failure: results.includes('failure'),
    cancelled,
  };
}

/** The result of the jobs that one entry of `jobs:` became, through a matrix or a called workflow. */
export function combinedResult(results: readonly Conclusion[]): Conclusion {
  if (results.includes('failure')) return 'failure';
  if (results.includes('cancelled')) return 'cancelled';
  return results.length > 0 && results.every((result) => result === 'skipped') ? 'skipped' : 'success';
}
