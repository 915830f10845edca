import { totalOf, type Counts } from './counts.ts';
import type { Disagreement, Unexplained } from './suite.ts';

/** What a report says of itself; each number may be missing, and a total may be one of several ways to count. */
export interface StatedCounts {
  readonly tests?: readonly number[];
  readonly passed?: number | null;
  /** Failed and errored together. */
  readonly failing?: number | null;
  readonly skipped?: number | null;
  /** Passed after they had failed. */
  readonly flaky?: number | null;
}

/** What a report lists. */
export interface ListedCounts {
  readonly counts: Counts;
  /** Cases that only hold others, which tools may state beside those. */
  readonly folded: Counts;
  /** Those of `counts` that are no cases: what broke outside of any. */
  readonly troubles: number;
}

/** Failures that are stated and not listed; `null` where there are none. */
function unlistedFailures(
  where: string,
  failing: number | null,
  { counts, folded }: ListedCounts,
): Unexplained | null {
  const listed = counts.failed + counts.errored;
  if (failing === null || failing <= listed || failing === listed + folded.failed + folded.errored)
    return null;
  return {
    code: 'failures-not-listed',
    where,
    seen: `states ${failing} failed or errored, listed are ${counts.failed} failed and ${counts.errored} errored`,
  };
}

/**
 * Tests that are listed as passed and for which the totals leave no room, though no fewer tests are stated. Where no
 * total is, it is that of the list.
 */
function doubtedPasses(where: string, stated: StatedCounts, listed: ListedCounts): Unexplained | null {
  const { counts, troubles } = listed;
  const { tests = [], passed = null, failing = null, skipped = null } = stated;
  const most = tests.length === 0 ? totalOf(counts) : Math.max(...tests);
  const room = most - (failing ?? 0) - (skipped ?? 0);
  const isShort = passed !== null && passed < counts.passed && most >= totalOf(counts) - troubles;
  const isFull = skipped !== null && skipped > counts.skipped && counts.passed > Math.max(0, room);
  if (!isShort && !isFull) return null;
  const others = isShort ? `${passed} passed` : `${skipped ?? 0} skipped`;
  return {
    code: 'passes-in-doubt',
    where,
    seen: `states ${tests.length === 0 ? '' : `${most} tests, `}${others}, listed are ${counts.passed} passed and ${counts.skipped} skipped`,
  };
}

/** Holds what a report states against what it lists, when all of it is read. */
export function compareStated(
  where: string,
  stated: StatedCounts,
  listed: ListedCounts,
): { readonly disagreements: readonly Disagreement[]; readonly unexplained: readonly Unexplained[] } {
  const { counts, folded, troubles } = listed;
  const { tests = [], passed = null, failing = null, skipped = null } = stated;
  const disagreements: Disagreement[] = [];
  const differ = (
    what: Disagreement['what'],
    said: number | null,
    count: number,
    explained: readonly number[],
  ): void => {
    if (said !== null && said !== count && !explained.includes(said))
      disagreements.push({ where, what, stated: String(said), counted: String(count) });
  };
  const total = totalOf(counts);
  const own = total - troubles;
  const ways = [own, total, own + totalOf(folded)];
  if (!tests.some((one) => ways.includes(one)))
    differ('tests', tests.length === 0 ? null : Math.max(...tests), own, []);
  const unlisted = unlistedFailures(where, failing, listed);
  const failed = counts.failed + counts.errored;
  const inner = folded.failed + folded.errored;
  if (unlisted === null)
    differ('failures', failing, failed, [failed - troubles, failed + inner, failed - troubles + inner]);
  differ('skipped', skipped, counts.skipped, [counts.skipped + folded.skipped]);
  const doubt = unlisted === null ? doubtedPasses(where, stated, listed) : null;
  if (doubt === null && disagreements.length === 0)
    differ('passed', passed, counts.passed, [counts.passed + folded.passed]);
  return { disagreements, unexplained: [unlisted, doubt].filter((one) => one !== null) };
}
