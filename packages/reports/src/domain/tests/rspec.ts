import type { CaseOutcome } from './counts.ts';
import type { FormatDefinition } from '../format.ts';
import { jsonCases, lineOf, required, textOf } from './json-cases.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { countIn, optionalCount, tallyCases } from './tally.ts';

const outcomes: ReadonlyMap<string, CaseOutcome> = new Map<string, CaseOutcome>([
  ['passed', 'passed'],
  ['failed', 'failed'],
  ['pending', 'skipped'],
]);

/** The JSON formatter of RSpec. Errors outside of examples (a file that could not be loaded) are in the summary alone. */
export const rspec: FormatDefinition = {
  kind: 'tests',
  title: 'RSpec JSON',
  recognizes: ({ keys }) => keys.has('examples') || keys.has('summary.example_count'),
  open: () => {
    const tally = tallyCases();
    let summary: JsonObject | null = null;
    return jsonCases({
      lists: ['examples'],
      objects: ['summary'],
      element: (_list, example) => {
        const { exception } = example;
        tally.add({
          name: textOf(example['full_description']),
          outcome: outcomes.get(textOf(example['status'])) ?? 'errored',
          message: isJsonObject(exception) ? textOf(exception['message']) : '',
          file: textOf(example['file_path']),
          line: lineOf(example['line_number']),
        });
      },
      whole: (_path, value) => {
        summary = value;
      },
      end: () => {
        const said = required('summary', summary);
        const outside = optionalCount(
          'summary.errors_outside_of_examples_count',
          said['errors_outside_of_examples_count'],
        );
        if (outside !== null && outside > 0)
          tally.trouble('summary', `${outside} error(s) occurred outside of examples`, outside);
        return tally.report('summary', {
          tests: [countIn('summary.example_count', said['example_count'])],
          failing: countIn('summary.failure_count', said['failure_count']),
          skipped: countIn('summary.pending_count', said['pending_count']),
        });
      },
    });
  },
};
