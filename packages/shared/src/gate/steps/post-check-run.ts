import { ExternalError } from '../../domain/errors.ts';
import type { CheckRun } from '../../domain/github-records.ts';
import { planCheckAnnotations } from '../../domain/report/annotations.ts';
import { checkOf, externalKey, orderOf, type CheckReport } from '../../domain/report/check-report.ts';
import { compareRunOrders } from '../../domain/report/run-order.ts';
import type { Digests } from '../../ports/digests.ts';
import type { GitHub } from '../../ports/github.ts';

export type CheckOutcome =
  | { readonly kind: 'created' | 'updated'; readonly url: string; readonly annotated: number }
  /** A newer run judged the same commit; what it wrote stays. */
  | { readonly kind: 'superseded'; readonly url: string }
  | { readonly kind: 'not-permitted'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string };

/** Five requests of 50. More would use up the limit that all jobs of the repository share, for few readers. */
const mostAnnotations = 250;

const notPermitted =
  'The token may not write check runs. On a pull request from a fork or by Dependabot it never may; elsewhere the job needs `checks: write`. The verdict does not depend on the check run.';

async function post(
  github: GitHub,
  report: CheckReport,
  key: string,
  check: CheckRun,
): Promise<CheckOutcome> {
  const standing = (await github.listCheckRuns(report.commit, check.name)).flatMap((known) => {
    const order = orderOf(known, key);
    return order === null ? [] : [{ known, order }];
  });
  const newest = standing.sort((a, b) => compareRunOrders(b.order, a.order) || b.known.id - a.known.id).at(0);
  if (newest !== undefined && compareRunOrders(newest.order, report.order) > 0)
    return { kind: 'superseded', url: newest.known.url };
  const annotated = check.annotations.length;
  // GitHub only ever adds annotations: over old ones a new check run is made, which takes the place of its namesake.
  if (newest === undefined || newest.known.annotationCount > 0)
    return { kind: 'created', annotated, ...(await github.createCheckRun(report.commit, check)) };
  return { kind: 'updated', annotated, ...(await github.updateCheckRun(newest.known.id, check)) };
}

/**
 * Writes a gate's report as a check run of the commit that was judged, one for each name, service, workflow and event.
 * A check run is a courtesy: what GitHub refuses is returned, for the summary to say, and never changes a verdict.
 */
export async function postCheckRun(
  github: GitHub,
  digests: Digests,
  report: CheckReport,
): Promise<CheckOutcome> {
  const key = externalKey(report.identity, digests);
  const annotations = planCheckAnnotations(report.annotations).annotations.slice(0, mostAnnotations);
  try {
    try {
      return await post(github, report, key, checkOf(report, key, annotations));
    } catch (thrown) {
      // Paths and lines are a report's: one that GitHub does not take must not cost the whole answer.
      const isInvalid = thrown instanceof ExternalError && thrown.code === 'github-invalid';
      if (!isInvalid || annotations.length === 0) throw thrown;
      return await post(github, report, key, checkOf(report, key, []));
    }
  } catch (thrown) {
    if (!(thrown instanceof ExternalError)) throw thrown;
    const refused = ['github-forbidden', 'github-unauthorized', 'github-not-found'];
    return refused.includes(thrown.code)
      ? { kind: 'not-permitted', why: notPermitted }
      : { kind: 'failed', why: `The check run could not be written: ${thrown.message} ${thrown.fix}` };
  }
}
