import type { BranchProtection, BranchRule, Comparison } from '../github-records.ts';
import type { Reason } from '../verdict.ts';
import { describeRef, readEventRef, type EventRef } from './event-ref.ts';
import { refReason } from './reasons.ts';
import { matchesFrom } from './ref-glob.ts';

/** What is judged: from where a run would move an environment. */
export interface AskedRef {
  /** GITHUB_REF. */
  readonly ref: string;
  /** GITHUB_EVENT_NAME. */
  readonly eventName: string;
  readonly defaultBranch: string;
  /** `environments.NAME.from`. */
  readonly from: readonly string[];
  readonly environment: string;
}

/** What GitHub says of the branch. */
export interface BranchFacts {
  /** Of active rulesets. */
  readonly rules: readonly BranchRule[];
  /** `null` where it was not asked for, because the rules were enough. */
  readonly protection: BranchProtection | null;
}

export type RefJudgment =
  | { readonly kind: 'allowed'; readonly ref: EventRef; readonly why: string }
  | { readonly kind: 'refused'; readonly reason: Reason };

/** For these GITHUB_REF is a merge that nobody has approved yet, or (once merged) depends on what became of it. */
const unmergedEvents = ['pull_request', 'pull_request_review', 'pull_request_review_comment', 'merge_group'];
/** Branches that a merge queue makes of changes that are not merged yet. */
const queueBranch = /^gh-readonly-queue\//u;

const key = (environment: string) => `environments.${environment}.from`;

/** The three ways to be allowed, as what to do. */
export function threeWays({
  defaultBranch,
  environment,
}: Omit<AskedRef, 'ref' | 'eventName' | 'from'>): string {
  return (
    `Run it from the default branch (${defaultBranch}); or let an active ruleset require pull requests for this ` +
    `branch (Settings, Rules, Rulesets: "Require a pull request before merging"); or allow the ref in the ` +
    `configuration: \`${key(environment)}: ["release/*"]\` for branches, \`["refs/tags/v*"]\` for tags.`
  );
}

function refused(asked: AskedRef, seen: string): RefJudgment {
  const limit = `the default branch, a branch whose rules require pull requests, or ${key(asked.environment)}`;
  return {
    kind: 'refused',
    reason: refReason('ref-not-allowed', { seen, where: asked.ref, fix: threeWays(asked), limit }),
  };
}

/** Whether a run is for a change that is not merged. */
export function isUnmerged(ref: EventRef, eventName: string): boolean {
  if (unmergedEvents.includes(eventName)) return true;
  if (ref.kind === 'branch') return queueBranch.test(ref.name);
  return ref.kind === 'other' && ref.name.startsWith('refs/pull/');
}

/**
 * Judges the ref of a run by what is known without asking GitHub: `null` where the rules of the branch decide. What the
 * configuration's `from` names is allowed in addition to the default branch and branches that require pull requests; a
 * tag is allowed by `from` alone, and a change that is not merged by nothing.
 */
export function judgeByName(asked: AskedRef): RefJudgment | null {
  if (asked.ref === '')
    return {
      kind: 'refused',
      reason: refReason('ref-unknown', { seen: 'GITHUB_REF is empty', where: 'GITHUB_REF' }),
    };
  const ref = readEventRef(asked.ref);
  if (isUnmerged(ref, asked.eventName))
    return refused(asked, `${describeRef(ref)}, event ${asked.eventName}: a change that is not merged`);
  if (ref.kind === 'other') return refused(asked, `${asked.ref}, which is neither a branch nor a tag`);
  if (ref.kind === 'branch' && asked.defaultBranch !== '' && ref.name === asked.defaultBranch)
    return { kind: 'allowed', ref, why: 'the default branch' };
  if (matchesFrom(ref, asked.from))
    return { kind: 'allowed', ref, why: `allowed by ${key(asked.environment)}` };
  if (ref.kind === 'tag')
    return refused(asked, `${describeRef(ref)}, which ${key(asked.environment)} does not name`);
  return null;
}

/** Whether the rules of a branch already say that it requires pull requests, so that its protection need not be read. */
export function requirePullRequests(rules: readonly BranchRule[]): boolean {
  return rules.some(({ type }) => type === 'pull_request');
}

function judgeByRules(asked: AskedRef, ref: EventRef, { rules, protection }: BranchFacts): RefJudgment {
  if (requirePullRequests(rules)) return { kind: 'allowed', ref, why: 'its rules require pull requests' };
  if (protection?.kind === 'read' && protection.requiresPullRequests)
    return { kind: 'allowed', ref, why: 'its protection requires pull requests' };
  const types = [...new Set(rules.map(({ type }) => type))].sort();
  const seen = `${describeRef(ref)}, rules: ${types.length === 0 ? 'none' : types.join(', ')}`;
  const isHidden = protection?.kind === 'unreadable';
  // Where a ruleset applies, it is what makes GitHub call the branch protected; else that is classic protection.
  if (isHidden && rules.length === 0)
    return {
      kind: 'refused',
      reason: refReason('branch-protection-unreadable', {
        seen: `${seen}; classic protection that this token may not read`,
        where: asked.ref,
        fix: `Require pull requests for this branch by a ruleset as well, which every token may read (Settings, Rules, Rulesets); or give an App's token with "Administration: read" as \`token\`; or allow the branch in \`${key(asked.environment)}\`.`,
        limit: 'rules that require pull requests and that can be read',
      }),
    };
  if (protection?.kind === 'absent') return { kind: 'refused', reason: goneReason(ref, asked.ref) };
  return refused(
    asked,
    isHidden
      ? `${seen}; none requires pull requests, and this token may not read classic protection, if there is any`
      : `${seen}; nothing requires pull requests`,
  );
}

/** The branch or tag of the run is not there any more. */
export function goneReason(ref: EventRef, where: string): Reason {
  return refReason('ref-gone', { seen: `there is no ${describeRef(ref)}`, where });
}

/**
 * Judges from where a run would move an environment: the default branch, a branch whose rules require pull requests (a
 * ruleset that only forbids its deletion does not count), or what `from` allows.
 *
 * @param asked - the ref, and what the configuration and the repository say
 * @param facts - what GitHub says of the branch; looked at only where `judgeByName` leaves it open
 */
export function judgeRef(asked: AskedRef, facts: BranchFacts): RefJudgment {
  return judgeByName(asked) ?? judgeByRules(asked, readEventRef(asked.ref), facts);
}

/** Whether a commit is in the history of a head, by the comparison of the commit (base) with the head. */
export function isContained(comparison: Comparison | null): boolean {
  return comparison === 'ahead' || comparison === 'identical';
}
