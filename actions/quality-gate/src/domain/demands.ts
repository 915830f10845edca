import { failure, type Result } from '@interlock/shared/domain/result';
import { parseRule } from '@interlock/shared/domain/rule/parser';
import { readRules } from '@interlock/shared/domain/rule/checker';
import type { WrittenRule } from '@interlock/shared/domain/rule/problem';

import type { ReportEntry } from './manifest.ts';
import { laterMetrics, metrics } from './metrics.ts';

/** Something about a rule that cannot be judged as it is written. */
export interface DemandProblem {
  readonly message: string;
  readonly fix: string;
}

/** Why this version cannot judge a rule that is well formed; `null` when it can. */
function beyondThisVersion(text: string): DemandProblem | null {
  const parsed = parseRule(text);
  if (!parsed.ok) return null;
  const { metric, limit } = parsed.value;
  if (laterMetrics.includes(metric))
    return {
      message: `rule "${text}": this version does not measure ${metric}.`,
      fix: `Take the rule out; this version measures: ${metrics.map(({ id }) => id).join(', ')}.`,
    };
  if (limit.kind === 'baseline')
    return {
      message: `rule "${text}": this version has no baselines.`,
      fix: 'Write a limit of its own, such as `>= 80%`.',
    };
  return null;
}

/** Reads rules as a user wrote them: all of them, or every problem of every one. */
export function readDemands(texts: readonly string[]): Result<readonly WrittenRule[], DemandProblem> {
  const beyond = texts.map(beyondThisVersion);
  const rest = texts.filter((_, index) => beyond[index] === null);
  const read = readRules(rest, { metrics, values: new Map() });
  const problems = [
    ...beyond.filter((problem) => problem !== null),
    ...(read.ok
      ? []
      : read.failures.map(({ rule, column, message, fix }) => ({
          message: `rule "${rule}", column ${column}: ${message}`,
          fix,
        }))),
  ];
  return read.ok && problems.length === 0 ? read : failure(...problems);
}

const defaults = ['tests.failed == 0', 'tests.errored == 0'];

/** Whether a rule judges all tests: those of each package are all where every report of tests names its package. */
function judgesAllTests({ rule }: WrittenRule, entries: readonly ReportEntry[]): boolean {
  if (rule.scope === null) return true;
  if (rule.scope.kind !== 'each' || rule.scope.member !== 'package' || rule.scope.glob !== null) return false;
  return entries.every((entry) => entry.kind !== 'tests' || entry.package !== null);
}

/**
 * The defaults that hold beside the given rules: where tests are reported, failed and errored ones are judged even
 * when no rule speaks of them all. Whoever tolerates some says so with a rule.
 */
export function defaultRules(
  given: readonly WrittenRule[],
  entries: readonly ReportEntry[],
): readonly WrittenRule[] {
  if (!entries.some(({ kind }) => kind === 'tests')) return [];
  const spokenOf = new Set(
    given.filter((written) => judgesAllTests(written, entries)).map(({ rule }) => rule.metric),
  );
  const read = readRules(defaults, { metrics, values: new Map() });
  return read.ok ? read.value.filter(({ rule }) => !spokenOf.has(rule.metric)) : [];
}
