import type { Rule } from './rule.ts';

/** One thing that is wrong with a rule. The codes are published in `docs/rules.md`. */
export interface RuleProblem {
  /** Stable kebab-case code, e.g. `operator-missing`. */
  readonly code: string;
  /** What was found and what is accepted. */
  readonly message: string;
  /** Where in the rule's text, from 1, in UTF-16 units; one past the end when something is missing there. */
  readonly column: number;
  /** What to do. Never empty. */
  readonly fix: string;
}

/** A rule together with what the user wrote, so that people are told about it in their own words. */
export interface WrittenRule {
  /** As written, without its note and without space around it. */
  readonly text: string;
  readonly rule: Rule;
}

/** A problem of one rule among several. */
export interface ListedRuleProblem extends RuleProblem {
  /** The rule's text as it was given. */
  readonly rule: string;
  /** Its place in the list, from 0. */
  readonly index: number;
}
