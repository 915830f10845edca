import type { CaseOutcome } from './counts.ts';
import type { FormatDefinition } from '../format.ts';
import { jsonCases, lineOf, textOf } from './json-cases.ts';
import { isJsonList, isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import { UnusableReport } from '../problem.ts';
import { countIn, optionalCount, sumOf, tallyCases } from './tally.ts';

const outcomes: ReadonlyMap<string, CaseOutcome> = new Map<string, CaseOutcome>([
  ['passed', 'passed'],
  ['failed', 'failed'],
  ['pending', 'skipped'],
  ['skipped', 'skipped'],
  ['todo', 'skipped'],
  ['disabled', 'skipped'],
]);

function outcomeOf(test: JsonObject): CaseOutcome {
  const outcome = outcomes.get(textOf(test['status'])) ?? 'errored';
  const { invocations, retryReasons } = test;
  // Jest gives the reasons only where `logErrorsBeforeRetry` is set, Vitest no count of invocations.
  const wasRetried =
    (isJsonList(retryReasons) && retryReasons.length > 0) ||
    (optionalCount('invocations', invocations) ?? 0) > 1;
  return outcome === 'passed' && wasRetried ? 'flaky' : outcome;
}

/** A file of tests while it is read. */
interface OpenFile {
  readonly fields: Map<string, JsonValue>;
  failingBefore: number;
  listed: boolean;
  /** Tests of it. */
  tests: number;
}

/**
 * What `jest --json` and the JSON reporter of Vitest write. A file that could not be loaded lists no assertion: its own
 * status, `testExecError`, `numRuntimeErrorTestSuites` and `success` tell of it.
 */
export const jest: FormatDefinition = {
  kind: 'tests',
  title: 'Jest or Vitest JSON',
  recognizes: ({ keys }) => keys.has('testResults') || keys.has('numTotalTests'),
  open: () => {
    const tally = tallyCases();
    const totals = new Map<string, JsonValue>();
    let brokenFiles = 0;
    let file: OpenFile = { fields: new Map(), failingBefore: 0, listed: false, tests: 0 };
    const failing = (): number => tally.counts().failed + tally.counts().errored;

    const closeFile = (): void => {
      const { fields, failingBefore, listed } = file;
      const status = textOf(fields.get('status'));
      const name = textOf(fields.get('name'));
      const broken = fields.has('testExecError') && fields.get('testExecError') !== null;
      if (!listed)
        throw new UnusableReport('report-unparsable', 'A file of tests has no list "assertionResults".');
      if (
        failing() === failingBefore &&
        (broken || !['passed', 'skipped', 'pending', 'focused', ''].includes(status))
      ) {
        brokenFiles += 1;
        const message = textOf(fields.get('message'));
        const seen = `the file failed and lists no failing test${message === '' ? '' : `: ${message}`}`;
        // A file that could not be loaded counts as a test that could not run; of another its tests are counted.
        if (file.tests === 0) tally.trouble(name, seen);
        else tally.state(name, seen);
      }
      file = { fields: new Map(), failingBefore: failing(), listed: false, tests: 0 };
    };

    return jsonCases({
      lists: ['testResults.*.assertionResults'],
      objects: ['testResults.*.testExecError'],
      element: (_list, test) => {
        const { fullName, title, failureMessages, location } = test;
        file.tests += 1;
        tally.add({
          name: textOf(fullName) === '' ? textOf(title) : textOf(fullName),
          outcome: outcomeOf(test),
          message: isJsonList(failureMessages) ? textOf(failureMessages[0]) : '',
          file: textOf(file.fields.get('name')),
          line: isJsonObject(location) ? lineOf(location['line']) : null,
        });
      },
      whole: (_path, value) => {
        file.fields.set('testExecError', value);
      },
      value: (path, value, places) => {
        const [first, , third] = places;
        if (places.length === 1) totals.set(path, value);
        else if (first === 'testResults' && places.length === 3) file.fields.set(String(third), value);
        else if (path === 'testResults.*')
          throw new UnusableReport('report-unparsable', 'A file of tests is not an object.');
      },
      close: (path) => {
        if (path === 'testResults.*.assertionResults') file.listed = true;
        if (path === 'testResults.*') closeFile();
        if (path === 'testResults') totals.set('testResults', true);
      },
      end: () => {
        if (totals.get('testResults') !== true)
          throw new UnusableReport('report-unparsable', 'The list "testResults" is missing.');
        const count = (name: string): number => countIn(name, totals.get(name));
        const optional = (name: string): number | null => optionalCount(name, totals.get(name));
        const runtimeErrors = optional('numRuntimeErrorTestSuites') ?? 0;
        if (runtimeErrors > brokenFiles)
          tally.trouble(
            'numRuntimeErrorTestSuites',
            `${runtimeErrors} file(s) could not run, ${brokenFiles} are listed`,
            runtimeErrors - brokenFiles,
          );
        if (totals.get('wasInterrupted') === true) tally.state('wasInterrupted', 'the run was interrupted');
        const success = totals.get('success');
        if (typeof success !== 'boolean')
          throw new UnusableReport('report-unparsable', 'The report does not say "success": true or false.');
        if (!success && failing() === 0 && brokenFiles === 0 && tally.counts().passed > 0)
          tally.state('success', 'the run says that it failed and lists no failing test');
        return tally.report('the report', {
          tests: [count('numTotalTests')],
          passed: count('numPassedTests'),
          failing: count('numFailedTests'),
          skipped: sumOf(count('numPendingTests'), optional('numTodoTests')),
        });
      },
    });
  },
};
