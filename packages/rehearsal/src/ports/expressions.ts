import type { ExpressionScope } from '../domain/expression/scope.ts';
import type { Value } from '../domain/value.ts';

export interface Expressions {
  /** The value of an expression; throws an Error with GitHub's message when it cannot be had. */
  evaluate(expression: string, scope: ExpressionScope): Value;
  /** The dotted names that the expression reads, such as `needs.build.result`. */
  paths(expression: string): readonly string[];
  /** Whether `success()`, `failure()`, `cancelled()` or `always()` is called anywhere in it. */
  usesStatusFunction(expression: string): boolean;
}
