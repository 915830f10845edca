import type { CaseOutcome } from './counts.ts';
import type { FormatDefinition } from '../format.ts';
import { jsonCases, lineOf, required, textOf } from './json-cases.ts';
import type { JsonObject } from '../json.ts';
import { countIn, optionalCount, tallyCases } from './tally.ts';

const outcomes: ReadonlyMap<string, CaseOutcome> = new Map<string, CaseOutcome>([
  ['passed', 'passed'],
  ['failed', 'failed'],
  ['skipped', 'skipped'],
  ['pending', 'skipped'],
]);

function outcomeOf(test: JsonObject): CaseOutcome {
  const outcome = outcomes.get(textOf(test['status'])) ?? 'errored';
  return outcome === 'passed' && test['flaky'] === true ? 'flaky' : outcome;
}

/** Common Test Report Format (ctrf.io). */
export const ctrf: FormatDefinition = {
  kind: 'tests',
  title: 'CTRF',
  recognizes: ({ keys }) =>
    keys.has('results.tests') || keys.has('results.summary') || keys.has('reportFormat'),
  open: () => {
    const tally = tallyCases();
    let summary: JsonObject | null = null;
    return jsonCases({
      lists: ['results.tests'],
      objects: ['results.summary'],
      element: (_list, test) => {
        const { name, message, trace, filePath, line } = test;
        tally.add({
          name: textOf(name),
          outcome: outcomeOf(test),
          message: textOf(message) === '' ? textOf(trace) : textOf(message),
          file: textOf(filePath),
          line: lineOf(line),
        });
      },
      whole: (_path, value) => {
        summary = value;
      },
      end: () => {
        const said = required('results.summary', summary);
        return tally.report('results.summary', {
          tests: [countIn('summary.tests', said['tests'])],
          passed: countIn('summary.passed', said['passed']),
          failing:
            countIn('summary.failed', said['failed']) + (optionalCount('summary.other', said['other']) ?? 0),
          skipped:
            countIn('summary.skipped', said['skipped']) +
            (optionalCount('summary.pending', said['pending']) ?? 0),
          flaky: optionalCount('summary.flaky', said['flaky']),
        });
      },
    });
  },
};
