import type { CaseOutcome } from './counts.ts';
import type { FormatDefinition } from './format.ts';
import { sumOf } from './tally.ts';
import { xmlCases, type XmlDialect } from './xml-cases.ts';

/** Every other outcome (Error, Timeout, Aborted, NotRunnable, Disconnected, PassedButRunAborted…) could not run to its end. */
const outcomes: ReadonlyMap<string, CaseOutcome> = new Map<string, CaseOutcome>([
  ['passed', 'passed'],
  ['failed', 'failed'],
  ['notexecuted', 'skipped'],
  ['inconclusive', 'skipped'],
  ['warning', 'skipped'],
]);

const goodSummaries: ReadonlySet<string> = new Set(['completed', 'passed', 'warning']);

const dialect: XmlDialect = {
  roots: ['TestRun'],
  cases: new Set([
    ...['UnitTestResult', 'ManualTestResult', 'GenericTestResult', 'TestResult'],
    ...['WebTestResult', 'LoadTestResult', 'TestResultAggregation'],
  ]),
  // The schema's default of a result without a word is that it failed.
  outcome: ({ outcome }) =>
    outcomes.get(outcome?.toLowerCase() ?? 'failed') ?? (outcome === undefined ? 'failed' : 'errored'),
  nameOf: ({ testName }) => testName ?? '',
  suiteFailure: (element, { outcome }) =>
    element === 'ResultSummary' && !goodSummaries.has(outcome?.toLowerCase() ?? '')
      ? `outcome="${outcome ?? ''}" and no failing result`
      : null,
  troubles: (element, { outcome }) =>
    element === 'RunInfo' && !['warning', 'passed', 'completed'].includes(outcome?.toLowerCase() ?? '')
      ? `the run says outcome="${outcome ?? ''}"`
      : null,
  totals: 'Counters',
  stated: (count) => ({
    tests: [count('total')].filter((number) => number !== null),
    passed: count('passed'),
    failing: sumOf(
      count('failed'),
      count('error'),
      count('timeout'),
      count('aborted'),
      count('notRunnable'),
      count('disconnected'),
      count('passedButRunAborted'),
      count('inProgress'),
      count('pending'),
    ),
  }),
  mustState: true,
};

/** Visual Studio test results, as `dotnet test --logger trx` writes them (vstst.xsd). */
export const trx: FormatDefinition = {
  kind: 'tests',
  title: 'TRX',
  recognizes: ({ root }) => root === 'TestRun',
  open: () => xmlCases(dialect),
};
