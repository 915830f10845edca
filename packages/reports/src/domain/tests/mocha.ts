import type { FormatDefinition } from '../format.ts';
import { jsonCases, required, textOf } from './json-cases.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { countIn, optionalCount, tallyCases } from './tally.ts';

/**
 * The JSON reporter of Mocha. Hooks that failed are among `failures` and not among `tests`; a test that is in `tests`
 * alone never ended.
 */
export const mocha: FormatDefinition = {
  kind: 'tests',
  title: 'Mocha JSON',
  recognizes: ({ keys }) =>
    !keys.has('results') &&
    (keys.has('stats.passes') ||
      (keys.has('tests') && ['passes', 'failures', 'pending'].some((key) => keys.has(key)))),
  open: () => {
    const tally = tallyCases();
    let stats: JsonObject | null = null;
    let tests = 0;
    let hooks = 0;
    return jsonCases({
      lists: ['tests', 'passes', 'failures', 'pending'],
      objects: ['stats'],
      element: (list, test) => {
        if (list === 'tests') {
          tests += 1;
          return;
        }
        const name = textOf(test['fullTitle']);
        if (list === 'failures' && /"(?:before|after) (?:all|each)" hook/u.test(name)) hooks += 1;
        const { err } = test;
        const retried = (optionalCount('currentRetry', test['currentRetry']) ?? 0) > 0;
        tally.add({
          name,
          outcome:
            list === 'failures' ? 'failed' : list === 'pending' ? 'skipped' : retried ? 'flaky' : 'passed',
          message: isJsonObject(err) ? textOf(err['message']) : '',
          file: textOf(test['file']),
        });
      },
      whole: (_path, value) => {
        stats = value;
      },
      end: () => {
        const said = required('stats', stats);
        const { passed, failed, skipped } = tally.counts();
        const unfinished = tests + hooks - passed - failed - skipped;
        if (unfinished > 0)
          tally.trouble('tests', `${unfinished} test(s) have neither passed nor failed`, unfinished);
        const stated = countIn('stats.tests', said['tests']);
        return tally.report('stats', {
          tests: [stated + hooks, stated],
          passed: countIn('stats.passes', said['passes']),
          failing: countIn('stats.failures', said['failures']),
          skipped: countIn('stats.pending', said['pending']),
        });
      },
    });
  },
};
