import type { FormatDefinition, FormatReader } from '../format.ts';
import { lineOf, textOf } from './json-cases.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { eventLines } from '../line-cases.ts';
import { UnusableReport } from '../problem.ts';
import { countIn, tallyCases } from './tally.ts';

interface DartTest {
  readonly name: string;
  readonly url: string;
  readonly line: number | null;
  done: boolean;
  message: string;
}

/**
 * The JSON reporter of Dart and `flutter test --machine` (dart-lang/test, json_reporter.md). Hidden tests (loading,
 * set-up) are no cases; when one fails it is an error outside of any case. Without `done` the run did not end.
 */
function dartReader(): FormatReader {
  const tally = tallyCases();
  const tests = new Map<number, DartTest>();
  let done: JsonObject | null = null;

  const startTest = (event: JsonObject): void => {
    const { test } = event;
    if (!isJsonObject(test))
      throw new UnusableReport('report-unparsable', 'A test begins and is not described.');
    tests.set(countIn('test.id', test['id']), {
      name: textOf(test['name']),
      url: textOf(test['root_url']) === '' ? textOf(test['url']) : textOf(test['root_url']),
      line: lineOf(test['root_line']) ?? lineOf(test['line']),
      done: false,
      message: '',
    });
  };

  const testOf = (event: JsonObject): DartTest => {
    const id = countIn('testID', event['testID']);
    const test = tests.get(id);
    if (test === undefined) throw new UnusableReport('report-unparsable', `Test ${id} ends and never began.`);
    return test;
  };

  const endTest = (event: JsonObject): void => {
    const test = testOf(event);
    if (test.done)
      throw new UnusableReport('report-unparsable', `The test "${test.name.slice(0, 100)}" ends twice.`);
    test.done = true;
    const { result, skipped, hidden } = event;
    const outcome = result === 'success' ? 'passed' : result === 'failure' ? 'failed' : 'errored';
    if (hidden === true) {
      if (outcome !== 'passed') tally.trouble(test.name, test.message);
      return;
    }
    tally.add({
      name: test.name,
      outcome: outcome === 'passed' && skipped === true ? 'skipped' : outcome,
      message: test.message,
      file: test.url,
      line: test.line,
    });
  };

  const take = (event: JsonObject): void => {
    switch (event['type']) {
      case 'testStart':
        startTest(event);
        break;
      case 'testDone':
        endTest(event);
        break;
      case 'error': {
        const test = testOf(event);
        if (test.message === '') test.message = textOf(event['error']);
        // An error after its end fails the run and is in no result.
        if (test.done) tally.trouble(test.name, `failed after it had ended: ${test.message}`);
        break;
      }
      case 'done':
        done = event;
        break;
      default:
        if (typeof event['type'] !== 'string' && typeof event['event'] !== 'string')
          throw new UnusableReport('report-unparsable', 'An event has no type.');
    }
  };

  const end = (): ReturnType<typeof tally.report> => {
    if (done === null)
      throw new UnusableReport('report-truncated', 'There is no event "done": the run did not end.');
    for (const test of tests.values())
      if (!test.done)
        tally.add({
          name: test.name,
          outcome: 'errored',
          message: 'began and has no result',
          file: test.url,
        });
    const { failed, errored } = tally.counts();
    if (done['success'] !== true && failed + errored === 0 && tests.size > 0)
      tally.trouble(
        'done',
        done['success'] === false ? 'success is false and no test failed' : 'the run was ended by force',
      );
    return tally.report('the events', {});
  };

  // `flutter test --machine` writes its daemon's events between, each in a list of its own.
  return eventLines(take, (line) => line.startsWith('[{"event":"test.'), end);
}

export const dart: FormatDefinition = {
  kind: 'tests',
  title: 'Dart or Flutter JSON',
  recognizes: ({ keys, firstLine }) =>
    keys.has('protocolVersion') || keys.has('runnerVersion') || firstLine.startsWith('[{"event":"test.'),
  open: dartReader,
};
