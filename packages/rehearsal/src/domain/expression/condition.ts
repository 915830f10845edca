import type { Expressions, ExpressionScope } from '../ports.ts';
import { isTruthy, type Value } from '../value.ts';

/** The answers of the status functions where a condition stands. */
export interface StatusFacts {
  readonly success: boolean;
  readonly failure: boolean;
  readonly cancelled: boolean;
}

/** The status functions of the expression language, for a scope. */
export function statusFunctions(facts: StatusFacts): ExpressionScope['functions'] {
  return {
    always: () => true,
    success: () => facts.success,
    failure: () => facts.failure,
    cancelled: () => facts.cancelled,
  };
}

/**
 * The condition as GitHub runs it: nothing is `success()`, and one without a status function is
 * `success() && (…)`, so that a failure or a skipped need skips what follows.
 */
export function effectiveCondition(expressions: Expressions, condition: string | null): string {
  if (condition === null) return 'success()';
  return expressions.usesStatusFunction(condition) ? condition : `success() && (${condition})`;
}

/** Whether the condition holds. Throws what the evaluation throws. */
export function holds(expressions: Expressions, condition: string, scope: ExpressionScope): boolean {
  const value: Value = expressions.evaluate(condition, scope);
  return isTruthy(value);
}
