import { totalOf } from './counts.ts';
import type { Suite } from './suite.ts';

/** Roots of reporters that write a test that is still to be written (`test.todo`) as one that passed, and count it nowhere. */
export const todosLeftOut: ReadonlySet<string> = new Set(['jest tests']);

/** What a suite states, with so many more tests that were skipped. */
function stateMore(suite: Suite, todos: number): void {
  const { stated } = suite;
  const more = (count: number | null): number | null => (count === null ? null : count + todos);
  suite.stated = {
    ...stated,
    tests: more(stated.tests),
    skipped: more(stated.skipped),
    leastSkipped: more(stated.leastSkipped),
  };
}

/**
 * Takes the cases that a suite of jest-junit lists beyond those that it counts for skipped: nobody wrote them yet. Which
 * of those that are listed as passed they are is not said.
 *
 * @param suites - with their cases; counts and stated totals are altered
 */
export function addTodos(suites: readonly Suite[]): void {
  let all = 0;
  for (const suite of suites) {
    const { tests } = suite.stated;
    if (suite.element !== 'testsuite' || suite.childSuites > 0 || tests === null) continue;
    const todos = Math.min(suite.own.passed, totalOf(suite.own) - tests);
    if (todos <= 0) continue;
    all += todos;
    for (const part of ['own', 'raw'] as const) {
      const counts = suite[part];
      suite[part] = { ...counts, passed: counts.passed - todos, skipped: counts.skipped + todos };
    }
    stateMore(suite, todos);
  }
  for (const suite of suites) if (suite.element === 'testsuites') stateMore(suite, all);
}
