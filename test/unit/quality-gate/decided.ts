import { annotationsOf as atLines } from '@interlock/quality-gate/domain/annotations';
import { consequences } from '@interlock/quality-gate/domain/codes';
import { findingsBeside, judge } from '@interlock/quality-gate/domain/judging';
import type { Measurements } from '@interlock/quality-gate/domain/measurements';
import type { Policy } from '@interlock/quality-gate/domain/policy';
import { sectionsOf } from '@interlock/quality-gate/domain/summary';
import type { Annotation } from '@interlock/shared/domain/report/annotations';
import { gateSummary } from '@interlock/shared/domain/report/gate-summary';
import type { Part } from '@interlock/shared/domain/report/part';
import type { WrittenRule } from '@interlock/shared/domain/rule/problem';
import { decide as decideBy, type Decision } from '@interlock/shared/gate/domain/decision';
import { noteAnnotations, reasonAnnotations } from '@interlock/shared/gate/domain/reason-annotations';

/** What the frame of gates makes of measurements and rules. */
export function decide(measurements: Measurements, rules: readonly WrittenRule[]): Decision {
  const results = judge(measurements, rules);
  return decideBy(results, findingsBeside(measurements, rules, results));
}

/** All annotations of a decision, in the order in which the frame ranks them. */
export function annotationsOf(decision: Decision, measurements: Measurements): readonly Annotation[] {
  return [
    ...reasonAnnotations('quality-gate', decision, consequences),
    ...atLines(decision, measurements),
    ...noteAnnotations('quality-gate', decision),
  ];
}

/** The parts of the summary of a decision. */
export function summaryOf(policy: Policy, decision: Decision, measurements: Measurements): readonly Part[] {
  const { verdict, results, reasons } = decision;
  const sections = sectionsOf(policy, decision, measurements, []);
  return gateSummary({
    gate: policy.gate,
    verdict,
    results,
    reasons,
    mode: policy.mode,
    facts: [],
    sections,
  });
}
