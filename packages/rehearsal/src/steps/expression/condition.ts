import type { ExpressionScope } from '../../domain/expression/scope.ts';
import type { Expressions } from '../../ports/expressions.ts';
import { isTruthy, type Value } from '../../domain/value.ts';

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
