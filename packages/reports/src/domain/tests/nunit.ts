import type { CaseOutcome } from './counts.ts';
import type { FormatDefinition } from '../format.ts';
import { excerpt } from '../problem.ts';
import { sumOf } from './tally.ts';
import { xmlCases, type SuiteFailure, type XmlDialect } from './xml-cases.ts';
import type { Attributes } from '../xml.ts';

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

/** What failed is in the suite, or around it. */
const sitesElsewhere: ReadonlySet<string> = new Set(['child', 'parent']);

function suiteFailure(element: string, { result, label, site, success }: Attributes): SuiteFailure | null {
  if (element !== 'test-suite' && element !== 'test-run') return null;
  const bad = result === undefined ? success?.toLowerCase() === 'false' : badSuite.has(result.toLowerCase());
  if (!bad) return null;
  // Only what the file says: the two versions do not have the same attributes.
  const said = Object.entries({ result, label, site, success }).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}="${excerpt(value)}"`],
  );
  return {
    seen: `${said.join(' ')} and no failing case in it`,
    isOwn: site !== undefined && !sitesElsewhere.has(site.toLowerCase()),
  };
}

const shared = {
  cases: new Set(['test-case']),
  outcome: outcomeOf,
  nameOf: ({ fullname, name }: Attributes) => fullname ?? name ?? '',
  suiteFailure,
  troubles: () => null,
} as const;

const nunit3Dialect: XmlDialect = {
  ...shared,
  // Tools that run one assembly write its suite alone.
  roots: ['test-run', 'test-suite'],
  totals: (_element, isRoot) => isRoot,
  mustState: null,
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
  totals: (_element, isRoot) => isRoot,
  mustState: null,
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
  recognizes: ({ root }) => root === 'test-run' || root === 'test-suite',
  open: () => xmlCases(nunit3Dialect),
};

/** NUnit 2. */
export const nunit2: FormatDefinition = {
  kind: 'tests',
  title: 'NUnit 2 XML',
  recognizes: ({ root }) => root === 'test-results',
  open: () => xmlCases(nunit2Dialect),
};
