import type { Digests } from '../../ports/digests.ts';
import type { GitHub } from '../../ports/github.ts';
import type { CheckRun, StandingCheckRun } from '../github-records.ts';
import { ExternalError } from '../errors.ts';
import { canonicalJson } from '../json.ts';
import type { Verdict } from '../verdict.ts';
import { planCheckAnnotations, type Finding } from './annotations.ts';
import { fitCheckSummary } from './budget.ts';
import { shorten } from './cut.ts';
import { paragraph } from './node.ts';
import { countOf } from './numbers.ts';
import { priorities, type Part } from './part.ts';
import { compareRunOrders, printRunOrder, readRunOrder, type RunOrder } from './run-order.ts';
import { visibleText } from './visible-text.ts';

/** Names of a check run that later runs of the same thing take the place of. */
export interface CheckIdentity {
  readonly action: string;
  readonly gate: string;
  /** Empty where the configuration names none. */
  readonly service: string;
  /** Path of the workflow file. */
  readonly workflow: string;
  /** A push and a pull request may judge the same commit by different policies: neither speaks for the other. */
  readonly eventName: string;
}

/** What a check run is to say about a commit. */
export interface CheckReport {
  readonly identity: CheckIdentity;
  readonly order: RunOrder;
  /** The commit that was judged, 40 hex. */
  readonly commit: string;
  readonly verdict: Verdict;
  readonly mode: 'enforce' | 'audit';
  /** The first line of the report. */
  readonly answer: string;
  readonly parts: readonly Part[];
  /** Where the whole report is, e.g. `the summary of the run`. */
  readonly whole: string;
  readonly findings: readonly Finding[];
}

export type CheckOutcome =
  | { readonly kind: 'created' | 'updated'; readonly url: string; readonly annotated: number }
  /** A newer run judged the same commit; what it wrote stays. */
  | { readonly kind: 'superseded'; readonly url: string }
  | { readonly kind: 'not-permitted'; readonly why: string }
  | { readonly kind: 'failed'; readonly why: string };

const longestTitle = 255;
/** Five requests of 50. More would use up the limit that all jobs of the repository share, for few readers. */
const mostAnnotations = 250;

const notPermitted =
  'The token may not write check runs. On a pull request from a fork or by Dependabot it never may; elsewhere the job needs `checks: write`. The verdict does not depend on the check run.';

/** `quality-gate: shop/unit`: what a required check is named by. Jobs do not have such names. */
export function checkName({ action, gate, service }: CheckIdentity): string {
  return `${action}: ${service === '' ? '' : `${service}/`}${gate}`;
}

/**
 * The conclusion that says the verdict to whoever waits for the check. `inconclusive` is a `failure`: GitHub lets a
 * `neutral` required check through, and `action_required` asks for a button that is not there. In `audit` nothing
 * blocks and nothing passes: `neutral`.
 */
export function conclusionOf(verdict: Verdict, mode: 'enforce' | 'audit'): CheckRun['conclusion'] {
  if (mode === 'audit') return 'neutral';
  return verdict === 'pass' ? 'success' : 'failure';
}

/** The same for every run of the same thing; it does not tell the names, which have no longest form. */
function externalKey(identity: CheckIdentity, digests: Digests): string {
  const { action, gate, service, workflow, eventName } = identity;
  const digest = digests.sha256(canonicalJson([action, gate, service, workflow, eventName]));
  return `interlock ${digest.slice(0, 32)} `;
}

function orderOf(standing: StandingCheckRun, key: string): RunOrder | null {
  return standing.externalId.startsWith(key) ? readRunOrder(standing.externalId.slice(key.length)) : null;
}

/** What the check run does not show beside lines of the source, said in its summary. */
function remainderPart(findings: number, annotated: number, whole: string): readonly Part[] {
  const left = findings - annotated;
  if (left === 0) return [];
  const said = `${countOf(annotated, 'finding')} of ${findings} ${annotated === 1 ? 'stands' : 'stand'} at ${annotated === 1 ? 'its line' : 'their lines'} in the files; the others have no line there, or are too many to be shown so. All are in ${whole}.`;
  return [{ name: 'what is annotated', priority: priorities.blocking, blocks: [paragraph(said)] }];
}

function checkOf(report: CheckReport, key: string, annotations: CheckRun['annotations']): CheckRun {
  const parts = [
    // The answer is the title of the check run, which stands above its summary.
    ...report.parts.map((part) => ({
      ...part,
      blocks: part.blocks.filter((block) => block.kind !== 'heading' || block.level !== 2),
    })),
    // The annotations stand beneath it.
    ...remainderPart(report.findings.length, annotations.length, report.whole),
  ];
  const title = shorten(visibleText(report.answer), longestTitle);
  const { markdown } = fitCheckSummary(parts, report.whole);
  return {
    name: checkName(report.identity),
    externalId: key + printRunOrder(report.order),
    conclusion: conclusionOf(report.verdict, report.mode),
    title,
    // GitHub takes no check run without a summary.
    summary: markdown.trim() === '' ? title : markdown,
    annotations,
  };
}

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
  const annotations = planCheckAnnotations(report.findings).annotations.slice(0, mostAnnotations);
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
