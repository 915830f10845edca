import type { Disagreement } from '../tests/suite.ts';

/** What a finding may be, the worst first. Only the first two are judged. */
export type StaticLevel = 'error' | 'warning' | 'note';

/** What findings are about: style and defects, or types. */
export const staticSubjects = ['lint', 'types'] as const;
export type StaticSubject = (typeof staticSubjects)[number];

/** Findings of one rule of one tool in one file. All of it but the number is untrusted text. */
export interface StaticCount {
  readonly tool: string;
  /** `null` where the tool names none. */
  readonly rule: string | null;
  readonly level: StaticLevel;
  /** As the report writes it; `null` where the finding is about no file. */
  readonly file: string | null;
  readonly count: number;
}

/** One finding, for people. All of it is untrusted text. */
export interface StaticFinding extends Omit<StaticCount, 'count'> {
  readonly message: string;
  readonly line: number | null;
}

/** What one report of a linter, a formatter or a type checker says. */
export interface StaticReport {
  readonly subject: StaticSubject;
  readonly tools: readonly string[];
  readonly counts: readonly StaticCount[];
  /** Errors and warnings in the order of the report, no more than `staticCap` of each. */
  readonly notable: readonly StaticFinding[];
  /** Findings that somebody suppressed in the source; they count as nothing. */
  readonly suppressed: number;
  /** How many files the tool looked at; `null` where the report does not say. */
  readonly lookedAt: number | null;
  /** Those files, as the report writes them; `null` where it does not name all of them. */
  readonly lookedAtPaths: readonly string[] | null;
  /** Rules that the report says it knows, whether they found anything or not. */
  readonly rules: readonly string[];
  readonly disagreements: readonly Disagreement[];
}

/** Findings of a level that a report keeps by name; the rest is counted only. */
export const staticCap = 200;
