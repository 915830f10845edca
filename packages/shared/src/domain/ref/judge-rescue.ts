import { isRecord } from '../json.ts';
import { readEventRef } from './event-ref.ts';
import { isUnmerged, judgeByName, threeWays, type RefJudgment } from './judge-ref.ts';

/** What is known about a run that leads traffic back, without asking GitHub. */
export interface AskedRescue {
  /** GITHUB_REF; empty on a laptop. */
  readonly ref: string;
  readonly eventName: string;
  /** GITHUB_REF_PROTECTED: whether a ruleset or a protection applies to the ref. */
  readonly isRefProtected: boolean;
  /** The event's payload, unvalidated. */
  readonly event: unknown;
  /** `environments.NAME.from` of the file in the checkout; `null` where no file was read. */
  readonly from: readonly string[] | null;
  readonly environment: string;
}

export type RescueJudgment =
  | RefJudgment
  /** There is no ref to judge. */
  | { readonly kind: 'not-asked' }
  /** What would decide is not known here; it goes on, and says so. */
  | { readonly kind: 'undecided'; readonly seen: string; readonly fix: string };

function defaultBranchOf(event: unknown): string {
  const repository = isRecord(event) ? event['repository'] : null;
  const name = isRecord(repository) ? repository['default_branch'] : null;
  return typeof name === 'string' ? name : '';
}

/**
 * Judges the ref of a rollback, a recovery or a finish, which must work while GitHub's API does not.
 *
 * Without an API nothing but the ref, the event, `from`, and the runner's word that the ref is protected are there. A
 * rescue that is refused falsely costs an outage, and it can only lead traffic to a color that serves; a branch that
 * nobody reviewed is kept from moving production by what decides on the way forward, and from a cluster's credentials
 * by the branch policy of the GitHub environment alone. So:
 *
 * - no ref (a laptop): not asked;
 * - a change that is not merged (pull request, merge queue), and what is neither branch nor tag: refused, always;
 * - the default branch, as the event names it, or a match of `from`: allowed;
 * - a protected branch: allowed. A move may have come from there because its rules require pull requests, and its
 *   rescue must not depend on reading them; that the ruleset could be one that only forbids deletion is accepted here
 *   alone;
 * - where the event does not name the default branch (a schedule's), or no file was read (`traffic-object`): undecided,
 *   so it goes on with a warning;
 * - any other branch or tag: refused.
 *
 * `from` is that of the checkout, which the branch's author wrote: it guards against an accident, not against them.
 */
export function judgeRescue(asked: AskedRescue): RescueJudgment {
  const { environment, eventName } = asked;
  if (asked.ref === '') return { kind: 'not-asked' };
  const ref = readEventRef(asked.ref);
  const defaultBranch = defaultBranchOf(asked.event);
  const named = { ref: asked.ref, eventName, defaultBranch, from: asked.from ?? [], environment };
  const judged = judgeByName(named);
  if (judged?.kind === 'allowed') return judged;
  if (judged !== null && (ref.kind === 'other' || isUnmerged(ref, eventName))) return judged;
  if (ref.kind === 'branch' && asked.isRefProtected)
    return { kind: 'allowed', ref, why: 'a protected branch' };
  if (asked.from === null)
    return {
      kind: 'undecided',
      seen: `no configuration was read, so whether ${environment} may be led back from ${asked.ref} is not known`,
      fix: 'Run it from the default branch, or check the repository out and give `environment`.',
    };
  if (ref.kind === 'branch' && defaultBranch === '')
    return {
      kind: 'undecided',
      seen: `the event ${eventName} does not name the default branch, so ${asked.ref} was not judged`,
      fix: `Nothing, when ${asked.ref} is the default branch.`,
    };
  return judged ?? refusedBranch(asked.ref, named);
}

function refusedBranch(where: string, named: Parameters<typeof threeWays>[0]): RefJudgment {
  return {
    kind: 'refused',
    reason: {
      code: 'ref-not-allowed',
      rule: null,
      seen: `${where}, which is neither the default branch nor protected nor named by \`from\``,
      limit: `the default branch, a protected branch, or environments.${named.environment}.from`,
      where,
      fix: `${threeWays(named)} In an emergency: the command that the summary of the last move printed works from a laptop.`,
    },
  };
}
