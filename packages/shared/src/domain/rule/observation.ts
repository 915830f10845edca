import type { MemberKind } from './rule.ts';

/** What was found when a metric was looked for. */
export type Observation =
  | {
      readonly kind: 'value';
      /** In the metric's canonical unit. */
      readonly value: number;
      /** File or object it was seen in, for the reader. */
      readonly where: string | null;
      /** More than the number, e.g. `214 of 300 lines`. */
      readonly detail: string | null;
      /**
       * Repeated measurements of the same number, in its unit, of which `value` is the median. Where a baseline has
       * them too, a value beyond its limit is held against their noise.
       */
      readonly samples?: readonly number[];
      /** What a ratio is made of. Lets a comparison with a baseline tell code that was deleted from code that got worse. */
      readonly of?: { readonly part: number; readonly total: number };
    }
  /** Nothing measured it, or not well enough: makes a rule `inconclusive`. */
  | { readonly kind: 'absent'; readonly code: string; readonly why: string; readonly fix: string }
  /** Proven to have nothing to judge: does not fail a gate. */
  | { readonly kind: 'not-applicable'; readonly why: string };

export interface Query {
  readonly metric: string;
  readonly name: string | null;
  readonly scope:
    | { readonly kind: 'whole' }
    | { readonly kind: 'path'; readonly glob: string }
    | { readonly kind: 'member'; readonly member: MemberKind; readonly id: string };
}

/** Everything a set of rules is judged against. */
export interface Observations {
  observe(query: Query): Observation;
  /**
   * The members that `each` of a rule on `about` goes through, in order; empty makes the rule `inconclusive`.
   */
  members(member: MemberKind, glob: string | null, about: Pick<Query, 'metric' | 'name'>): readonly string[];
  /**
   * The same query in the baseline. `never-existed` is a proof that there was none (makes the rule
   * `not-applicable`); a baseline that existed and is lost is `absent`.
   */
  baseline(query: Query): Observation | { readonly kind: 'never-existed'; readonly why: string };
  /** Whether the change touches the scope; `unknown` makes a `when changed` rule be judged. */
  changed(query: Query): 'touched' | 'untouched' | 'unknown';
}
