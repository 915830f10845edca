import type { ExpressionScope } from './scope.ts';

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
