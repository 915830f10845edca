import type { CaseOutcome } from './counts.ts';
import type { FormatDefinition } from '../format.ts';
import { excerpt } from '../problem.ts';
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

/** `Complete` is what xUnit.net 3 writes. */
const goodSummaries: ReadonlySet<string> = new Set(['completed', 'complete', 'passed', 'warning']);

/** What failing results explain. One that was ended before its time lacks results, whatever failed before. */
const summariesOfCases: ReadonlySet<string> = new Set(['', 'failed', 'error', 'timeout', 'notrunnable']);

/** The exit code 2 of Microsoft.Testing.Platform, in whatever language it writes the sentence around it. */
const saysThatTestsFailed = (text: string): boolean =>
  /^Exit code indicates failure: '2'/u.test(text) ||
  /^\D*\b2\b\D*https:\/\/aka\.ms\/testingplatform\/exitcodes/u.test(text);

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
  suiteFailure: () => null,
  troubles: () => null,
  run: {
    summary: 'ResultSummary',
    failure: ({ outcome = '' }) => {
      const word = outcome.toLowerCase();
      if (goodSummaries.has(word)) return null;
      return { seen: `outcome="${excerpt(outcome)}"`, isOfCases: summariesOfCases.has(word) };
    },
    message: 'RunInfo',
    isError: ({ outcome }) => !['warning', 'passed', 'completed'].includes(outcome?.toLowerCase() ?? ''),
    // xUnit.net writes a line for each failing test; Microsoft.Testing.Platform the exit code, of which 2 says that
    // tests failed and every other that something else went wrong.
    tellsOf: (text) =>
      /\[FAIL\]\s*$/u.test(text) ? 'one-case' : saysThatTestsFailed(text) ? 'any-case' : null,
  },
  totals: (element) => element === 'Counters',
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
  mustState: 'Counters',
};

/** Visual Studio test results, as `dotnet test --logger trx` writes them (vstst.xsd). */
export const trx: FormatDefinition = {
  kind: 'tests',
  title: 'TRX',
  recognizes: ({ root }) => root === 'TestRun',
  open: () => xmlCases(dialect),
};
