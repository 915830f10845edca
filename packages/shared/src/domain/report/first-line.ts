import type { RuleResult } from '../rule/result.ts';
import type { Reason, Verdict } from '../verdict.ts';
import { verdictIcon } from '../verdict.ts';
import type { Obstacle } from './blocking.ts';
import { findObstacles } from './blocking.ts';
import { shorten } from './cut.ts';
import { countOf } from './numbers.ts';
import { shownVerdict } from './outcome.ts';
import { missedLimit } from './rule-text.ts';
import { visibleText } from './visible-text.ts';

export interface Answer {
  /** The gate's name, e.g. `unit`. */
  readonly gate: string;
  readonly verdict: Verdict;
  readonly results: readonly RuleResult[];
  readonly reasons: readonly Reason[];
  /** What a pass without rules rests upon, e.g. `approved by alice and bob`; without it such a pass is none. */
  readonly passedBy?: string;
  /** In audit mode the step succeeds all the same; the answer says so. */
  readonly mode?: 'enforce' | 'audit';
}

const longest = 300;
const longestName = 100;

const noObstacle = ({ verdict, results }: Answer): string =>
  verdict === 'pass' && results.length === 0 ? 'nothing was judged' : 'no reason was given';

const rulesPassed = (results: readonly RuleResult[], passedBy: string | undefined): string => {
  if (results.length === 0) return passedBy ?? '';
  const count = (outcome: RuleResult['outcome']): number =>
    results.filter((result) => result.outcome === outcome).length;
  const warned = count('warn');
  const notApplicable = count('not-applicable');
  return [
    `${count('pass')} of ${countOf(results.length, 'rule')}`,
    ...(warned > 0 ? [countOf(warned, 'warning')] : []),
    ...(notApplicable > 0 ? [`${notApplicable} not applicable`] : []),
    ...(passedBy === undefined ? [] : [passedBy]),
  ].join(', ');
};

const joinedWith = (separator: string, parts: readonly (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(separator);

/** One obstacle in a few words: `coverage.changed-lines 71.4 % < 90 %`, `report-missing: reports/junit.xml`. */
export function obstacleInShort(obstacle: Obstacle): string {
  const [sighting] = obstacle.sightings;
  if (sighting === undefined) return obstacle.code;
  const { subject, member, seen, limit, where } = sighting;
  const name = joinedWith(' ', [subject, member === null ? null : `(${member})`]);
  if (obstacle.kind === 'fail' && name !== '' && seen !== null && limit !== null) {
    return `${name} ${seen} ${missedLimit(limit)}`;
  }
  if (obstacle.kind === 'inconclusive' && name !== '')
    return `${name} could not be judged (${obstacle.code})`;
  return joinedWith(': ', [joinedWith(' ', [name, obstacle.code]), joinedWith(', ', [where, seen])]);
}

/**
 * The answer of a gate on one line of plain text: `✅ unit: pass, 7 of 7 rules`,
 * `❌ unit: fail, coverage.changed-lines 71.4 % < 90 %`. Not escaped: for Markdown, put it into a text node. It is
 * never better than any of the results.
 */
export function firstLine(answer: Answer): string {
  const verdict = shownVerdict(answer);
  const obstacles = verdict === 'pass' ? [] : findObstacles(answer.results, answer.reasons);
  const [first] = obstacles;
  const others = obstacles.length - 1;
  const why =
    verdict === 'pass'
      ? rulesPassed(answer.results, answer.passedBy)
      : `${first === undefined ? noObstacle(answer) : obstacleInShort(first)}${others > 0 ? `, and ${others} more` : ''}`;
  const audit = answer.mode === 'audit' ? ' (audit: this step does not block, no move accepts it)' : '';
  return visibleText(
    `${verdictIcon(verdict)} ${shorten(answer.gate, longestName)}: ${verdict}, ${shorten(why, longest)}${audit}`,
  );
}
