import type { CaseOutcome } from './counts.ts';
import { excerpt } from '../problem.ts';

/** Names of test cases, each once. */
export interface CaseNames {
  /** How many cases of a name passed, of every name in the order of the report; one map, for thousands of reports. */
  readonly passes: ReadonlyMap<string, number>;
  /** Whether every case is among them: not when there are more than are kept. */
  readonly areComplete: boolean;
}

/** Names that are kept, of one report and of all together. */
export const nameCaps = { count: 100_000, characters: 8 * 1024 * 1024 };

/** A name as people see it and as it is compared: on one line, at most 300 characters. */
export function shownName(name: string): string {
  return excerpt(name, 300);
}

/** A copy that shares nothing: a name cut out of a report would otherwise hold all the text around it in memory. */
function detach(text: string): string {
  const copy: unknown = JSON.parse(JSON.stringify(text));
  return typeof copy === 'string' ? copy : text;
}

/** Gathers names up to the caps. */
export function gatherNames(): {
  add(name: string, outcome: CaseOutcome): void;
  addAll(names: CaseNames): void;
  end(areListed?: boolean): CaseNames;
} {
  const passes = new Map<string, number>();
  let characters = 0;
  let areComplete = true;
  const keep = (name: string, passed: number): void => {
    const before = passes.get(name);
    if (before === undefined) {
      if (passes.size >= nameCaps.count || characters + name.length > nameCaps.characters) {
        areComplete = false;
        return;
      }
      characters += name.length;
    }
    passes.set(name, (before ?? 0) + passed);
  };
  return {
    add: (name, outcome) => {
      if (areComplete) keep(detach(shownName(name)), outcome === 'passed' || outcome === 'flaky' ? 1 : 0);
    },
    addAll: (names) => {
      if (!names.areComplete) areComplete = false;
      for (const [name, passed] of names.passes) keep(name, passed);
    },
    end: (areListed = true) => ({ passes, areComplete: areComplete && areListed }),
  };
}
