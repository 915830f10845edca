import type { CaseOutcome } from './counts.ts';
import type { FormatDefinition } from './format.ts';
import { sumOf } from './tally.ts';
import { xmlCases, type XmlDialect } from './xml-cases.ts';
import type { Attributes } from './xml.ts';

const outcomes: ReadonlyMap<string, CaseOutcome> = new Map<string, CaseOutcome>([
  ['passed', 'passed'],
  ['success', 'passed'],
  ['failed', 'failed'],
  ['failure', 'failed'],
  ['skipped', 'skipped'],
  ['ignored', 'skipped'],
  // Neither held nor broken: an assumption did not apply, or a test only warned. None of them passed.
  ['inconclusive', 'skipped'],
  ['warning', 'skipped'],
]);
const brokenLabels: ReadonlySet<string> = new Set(['error', 'cancelled', 'invalid']);

/** NUnit 2.4 has no `result`, only whether the case ran and succeeded. */
function outcomeOf(attributes: Attributes): CaseOutcome {
  const { result, label, executed, success } = attributes;
  if (result === undefined) {
    if (executed?.toLowerCase() === 'false') return 'skipped';
    if (success === undefined) return 'errored';
    return success.toLowerCase() === 'true' ? 'passed' : 'failed';
  }
  const outcome = outcomes.get(result.toLowerCase()) ?? 'errored';
  return outcome === 'failed' && brokenLabels.has(label?.toLowerCase() ?? '') ? 'errored' : outcome;
}

const badSuite: ReadonlySet<string> = new Set([
  'failed',
  'failure',
  'error',
  'invalid',
  'cancelled',
  'notrunnable',
]);

const shared = {
  cases: new Set(['test-case']),
  outcome: outcomeOf,
  nameOf: ({ fullname, name }: Attributes) => fullname ?? name ?? '',
  suiteFailure: (element: string, { result, label, site, success }: Attributes) => {
    if (element !== 'test-suite' && element !== 'test-run') return null;
    const bad =
      result === undefined ? success?.toLowerCase() === 'false' : badSuite.has(result.toLowerCase());
    return bad
      ? `result="${result ?? 'failed'}" label="${label ?? ''}" site="${site ?? ''}" and no failing case in it`
      : null;
  },
  troubles: () => null,
  mustState: true,
} as const;

const nunit3Dialect: XmlDialect = {
  ...shared,
  roots: ['test-run'],
  totals: 'test-run',
  stated: (count) => {
    const skipped = sumOf(count('skipped'), count('inconclusive'), count('warnings'));
    const total = count('total');
    // Explicit tests that were not asked for are listed and not in `total`.
    return {
      tests: [count('testcasecount'), total].filter((number) => number !== null),
      passed: count('passed'),
      failing: count('failed'),
      ...(total !== null && total === count('testcasecount') ? { skipped } : {}),
    };
  },
};

const nunit2Dialect: XmlDialect = {
  ...shared,
  roots: ['test-results'],
  totals: 'test-results',
  stated: (count) => {
    const total = count('total');
    const notRun = count('not-run') ?? 0;
    return {
      tests: total === null ? [] : [total + notRun, total],
      failing: sumOf(count('failures'), count('errors'), count('invalid')),
    };
  },
};

/** NUnit 3 (docs.nunit.org, "Test Result XML Format"). */
export const nunit3: FormatDefinition = {
  kind: 'tests',
  title: 'NUnit 3 XML',
  recognizes: ({ root }) => root === 'test-run',
  open: () => xmlCases(nunit3Dialect),
};

/** NUnit 2. */
export const nunit2: FormatDefinition = {
  kind: 'tests',
  title: 'NUnit 2 XML',
  recognizes: ({ root }) => root === 'test-results',
  open: () => xmlCases(nunit2Dialect),
};
