import type { Digests } from '../../ports/digests.ts';
import type { GitHub } from '../../ports/github.ts';
import type { Runner } from '../../ports/runner.ts';
import type { RunContext } from '../../domain/run-context.ts';
import { pullRequestOf } from '../../domain/configuration/source.ts';
import { isRecord } from '../../domain/json.ts';
import type { Verdict } from '../../domain/verdict.ts';
import type { Annotation } from '../../domain/report/annotations.ts';
import { postCheckRun } from './post-check-run.ts';
import { paragraph, prose, strong } from '../../domain/report/node.ts';
import { countOf } from '../../domain/report/numbers.ts';
import { priorities, type Part } from '../../domain/report/part.ts';
import type { RunOrder } from '../../domain/report/run-order.ts';
import { postStickyComment } from './post-sticky-comment.ts';

/** `auto`: where it may be. `always`: and a warning where it may not. */
export type Wish = 'auto' | 'always' | 'never';

/** The report of a gate, for all places beside the step's own summary. */
export interface Publication {
  readonly action: string;
  readonly gate: string;
  /** Empty where the configuration names none. */
  readonly service: string;
  readonly verdict: Verdict;
  readonly mode: 'enforce' | 'audit';
  /** The commit that was judged. */
  readonly commit: string;
  /** The first line of the report. */
  readonly answer: string;
  readonly parts: readonly Part[];
  readonly annotations: readonly Annotation[];
  readonly comment: Wish;
  readonly check: Wish;
}

/** What came of it. */
export interface Published {
  /** Whether annotations stand at their lines in a check run. */
  readonly isAnnotated: boolean;
  /** What is to be told in the summary, which is then all there is. */
  readonly missing: readonly Part[];
}

const whole = 'the summary of the run';

/** Whether the token of a pull request may only read, whatever the workflow grants. */
function isForeign({ event, actor }: RunContext): boolean {
  if (actor === 'dependabot[bot]') return true;
  if (!isRecord(event) || !isRecord(event['pull_request'])) return false;
  const nameOf = (side: unknown): unknown =>
    isRecord(side) && isRecord(side['repo']) ? side['repo']['full_name'] : undefined;
  const { head, base } = event['pull_request'];
  return nameOf(base) !== undefined && nameOf(head) !== nameOf(base);
}

/** What could not be published. `mattersAnyhow`: more than a permission that nobody granted. */
interface Refusal {
  readonly what: string;
  readonly why: string;
  readonly mattersAnyhow: boolean;
}

interface Posted {
  readonly refusal: Refusal | null;
  readonly isAnnotated: boolean;
}

const nothingPosted: Posted = { refusal: null, isAnnotated: false };

interface Around {
  readonly runner: Runner;
  readonly github: GitHub;
  readonly digests: Digests;
  readonly order: RunOrder;
  /** Path of the workflow file. */
  readonly workflow: string;
}

async function comment(publication: Publication, around: Around): Promise<Posted> {
  const { runner, github, order, workflow } = around;
  const pullRequest = pullRequestOf(runner.run.event);
  if (publication.comment === 'never') return nothingPosted;
  if (pullRequest === null)
    return publication.comment === 'auto'
      ? nothingPosted
      : {
          refusal: { what: 'comment', why: 'There is no pull request to comment on.', mattersAnyhow: true },
          isAnnotated: false,
        };
  const { gate, service, parts } = publication;
  const identity = { gate, service, workflow };
  const outcome = await postStickyComment(github, {
    issue: pullRequest.number,
    identity,
    order,
    parts,
    whole,
  });
  if (outcome.kind === 'not-permitted' || outcome.kind === 'failed') {
    const mattersAnyhow = outcome.kind === 'failed' || publication.comment === 'always';
    return { refusal: { what: 'comment', why: outcome.why, mattersAnyhow }, isAnnotated: false };
  }
  runner.info(
    outcome.kind === 'superseded'
      ? `comment left as it is, a newer run wrote it: ${outcome.comment.url}`
      : `comment ${outcome.kind}: ${outcome.comment.url}`,
  );
  return nothingPosted;
}

async function check(publication: Publication, around: Around): Promise<Posted> {
  const { runner, github, digests, order, workflow } = around;
  if (publication.check === 'never') return nothingPosted;
  const { action, gate, service } = publication;
  const outcome = await postCheckRun(github, digests, {
    ...publication,
    identity: { action, gate, service, workflow, eventName: runner.run.eventName },
    order,
    whole,
  });
  if (outcome.kind === 'not-permitted' || outcome.kind === 'failed') {
    const mattersAnyhow = outcome.kind === 'failed' || publication.check === 'always';
    return { refusal: { what: 'check run', why: outcome.why, mattersAnyhow }, isAnnotated: false };
  }
  if (outcome.kind === 'superseded') {
    runner.info(`check run left as it is, a newer run wrote it: ${outcome.url}`);
    return nothingPosted;
  }
  runner.info(`check run ${outcome.kind}, ${countOf(outcome.annotated, 'annotation')}: ${outcome.url}`);
  return { refusal: null, isAnnotated: outcome.annotated > 0 };
}

/** That the summary is all there is: once, with every reason. */
function missingPart(refusals: readonly Refusal[], foreign: boolean): readonly Part[] {
  const told = refusals.filter(({ mattersAnyhow }) => mattersAnyhow || foreign);
  if (told.length === 0) return [];
  const what = `No ${told.map((refusal) => refusal.what).join(' and no ')}.`;
  const why = foreign
    ? 'The run is for a pull request from a fork or by Dependabot, whose token may only read. The verdict does not depend on it; this summary is the whole report.'
    : told.map((refusal) => refusal.why).join(' ');
  const blocks = [paragraph(strong(what), ' ', ...prose(why))];
  return [{ name: 'what could not be written elsewhere', priority: priorities.extra, blocks }];
}

/**
 * Writes the report as a comment on the pull request and as a check run of the commit, where it may. Nothing of it
 * changes a verdict: what could not be written is told, in the log and where it matters in the summary.
 */
export async function publish(
  publication: Publication,
  github: GitHub,
  runner: Runner,
  digests: Digests,
): Promise<Published> {
  const { runId, runAttempt, workflowRef } = runner.run;
  const around: Around = {
    runner,
    github,
    digests,
    order: { runId, attempt: runAttempt },
    workflow: workflowRef.split('@')[0] ?? '',
  };
  const posted = [await check(publication, around), await comment(publication, around)];
  const refusals = posted.flatMap(({ refusal }) => (refusal === null ? [] : [refusal]));
  for (const { what, why } of refusals) {
    const isDemanded = publication[what === 'comment' ? 'comment' : 'check'] === 'always';
    if (isDemanded) runner.warning(why, { title: `${publication.action}: no ${what}` });
    else runner.info(`no ${what}: ${why}`);
  }
  return {
    isAnnotated: posted.some(({ isAnnotated }) => isAnnotated),
    missing: missingPart(refusals, isForeign(runner.run)),
  };
}
