import type { Value } from '../value.ts';

/** What an expression may name and call; names of functions are in lower case. */
export interface ExpressionScope {
  readonly contexts: Readonly<Record<string, Value>>;
  readonly functions: Readonly<Record<string, (args: readonly Value[]) => Value>>;
}
