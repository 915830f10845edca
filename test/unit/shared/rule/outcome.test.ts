import { describe, expect, test } from 'vitest';
import { judgeRule } from '@interlock/shared/domain/rule/judge';
import type { Observations } from '@interlock/shared/domain/rule/observation';
import { reasonsOfRules, verdictOfRules, worstOutcome } from '@interlock/shared/domain/rule/outcome';
import type { RuleOutcome, RuleResult } from '@interlock/shared/domain/rule/result';
import { absent, metricOf, observing, ruleOf, seen, values } from './metrics.ts';

function judge(text: string, observations: Observations): RuleResult {
  const rule = ruleOf(text);
  return judgeRule(rule, metricOf(rule), observations, values);
}

function resultOf(outcome: RuleOutcome): RuleResult {
  const about = { metric: 'a.b', name: null, subject: 'a.b', dimension: null, operator: '==' } as const;
  return { rule: 'a.b == 0', note: null, ...about, outcome, members: [] };
}

describe('verdictOfRules', () => {
  test.each<[outcomes: RuleOutcome[], verdict: string]>([
    [[], 'inconclusive'],
    [['pass'], 'pass'],
    [['pass', 'warn', 'not-applicable'], 'pass'],
    [['warn'], 'pass'],
    [['not-applicable', 'not-applicable'], 'pass'],
    [['pass', 'inconclusive'], 'inconclusive'],
    [['warn', 'inconclusive'], 'inconclusive'],
    [['pass', 'inconclusive', 'fail'], 'fail'],
  ])('of %j is %s', (outcomes, verdict) => {
    expect(verdictOfRules(outcomes.map(resultOf))).toBe(verdict);
  });
});

describe('worstOutcome', () => {
  test('goes from failures to what was not seen, to warnings, to passes', () => {
    const order: RuleOutcome[] = ['fail', 'inconclusive', 'warn', 'pass', 'not-applicable'];
    for (const [index, outcome] of order.entries()) expect(worstOutcome(order.slice(index))).toBe(outcome);
    expect(worstOutcome([])).toBe('inconclusive');
  });
});

describe('reasonsOfRules', () => {
  test('gives the reasons of every member, the worst first', () => {
    const results = [
      judge('tests.failed == 0 else warn', observing(seen(1))),
      judge('tests.count > 5', observing(seen(6))),
      judge('tests.count > baseline', observing(seen(6))),
      judge(
        'coverage.lines in each package >= 70%',
        observing({ web: absent, api: seen(0.1), cli: seen(0.9) }),
      ),
    ];
    expect(reasonsOfRules(results).map(({ code, where }) => [code, where])).toEqual([
      ['rule-violated', 'api'],
      ['report-missing', 'web'],
      ['rule-warned', null],
    ]);
  });
});
