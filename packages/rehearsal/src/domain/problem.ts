import type { Place } from './workflow/template.ts';

/** One thing that is wrong, and where. */
export interface Problem {
  readonly message: string;
  readonly place: Place | null;
}

/** The run would not start on GitHub: the messages are GitHub's own where it has one. Exit 3. */
export class StartupFailure extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map(describeProblem).join('\n'));
    this.name = 'StartupFailure';
    this.problems = problems;
  }
}

/** Something that the rehearsal does not do and therefore refuses, by name. Exit 2. */
export class Unsupported extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: readonly Problem[]) {
    super(problems.map(describeProblem).join('\n'));
    this.name = 'Unsupported';
    this.problems = problems;
  }
}

/** The command line was wrong: what, why, and what to write instead. Exit 2. */
export class UsageProblem extends Error {
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.name = 'UsageProblem';
    this.problems = problems;
  }
}

/** A step or a job fails with this message, as it would on GitHub. */
export class StepFailure extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'StepFailure';
  }
}

/** `file (Line: 3, Col: 5): message`, the way GitHub writes it. */
export function describeProblem(problem: Problem): string {
  return problem.place === null ? problem.message : `${describePlace(problem.place)}: ${problem.message}`;
}

/** `file (Line: 3, Col: 5)`. */
export function describePlace(place: Place): string {
  return `${place.file} (Line: ${place.line}, Col: ${place.column})`;
}
