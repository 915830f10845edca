import type { FormatDefinition, FormatReader } from '../format.ts';
import { textOf } from './json-cases.ts';
import type { JsonObject } from '../json.ts';
import { eventLines } from '../line-cases.ts';
import { excerpt, UnusableReport } from '../problem.ts';
import { tallyCases } from './tally.ts';

type Result = 'pass' | 'fail' | 'skip';

const isResult = (action: string): action is Result => ['pass', 'fail', 'skip'].includes(action);

interface TestHistory {
  /** Begun and without a result. */
  running: boolean;
  readonly results: Result[];
  output: string;
}

interface PackageHistory {
  readonly tests: Map<string, TestHistory>;
  /** How often it began: more than once when failed tests were run again. */
  starts: number;
  result: Result | null;
  brokenBuild: string;
  output: string;
}

const outputCharacters = 2_000;

/** Go gives every package its result, even one that panics or runs out of time: without one the events were cut off. */
function refuseUnfinished(
  packages: ReadonlyMap<string, PackageHistory>,
  builds: ReadonlyMap<string, { readonly failed: boolean }>,
): void {
  for (const [name, { result, tests }] of packages) {
    if (result !== null) continue;
    const running = [...tests].find(([, test]) => test.running)?.[0];
    const seen = running === undefined ? '' : `; ${excerpt(running)} was running`;
    throw new UnusableReport('report-truncated', `The package "${excerpt(name, 200)}" has no result${seen}.`);
  }
  if (packages.size === 0 && ![...builds.values()].some(({ failed }) => failed))
    throw new UnusableReport('report-truncated', 'There is no event of a package: the output was cut off.');
}

/**
 * `go test -json` (`go doc test2json`). Every test and subtest with a result of its own is a case, as `go test -v` and
 * gotestsum count. A test that began and has no result was killed, which counts as an error; so does a package that
 * failed with no failing test (a panic, a build, TestMain). A package without a result was cut off. Packages whose events were cut off
 * altogether cannot be missed: the format has no end.
 */
function goTestReader(): FormatReader {
  const packages = new Map<string, PackageHistory>();
  const builds = new Map<string, { failed: boolean; output: string }>();
  const unknown = new Set<string>();

  const packageOf = (name: string): PackageHistory => {
    let found = packages.get(name);
    if (found === undefined)
      packages.set(
        name,
        (found = { tests: new Map(), starts: 0, result: null, brokenBuild: '', output: '' }),
      );
    return found;
  };
  const testOf = ({ tests }: PackageHistory, name: string): TestHistory => {
    let found = tests.get(name);
    if (found === undefined) tests.set(name, (found = { running: false, results: [], output: '' }));
    return found;
  };

  const takeBuild = (event: JsonObject, action: string): void => {
    const path = textOf(event['ImportPath']);
    const build = builds.get(path) ?? { failed: false, output: '' };
    builds.set(path, build);
    if (action === 'build-fail') build.failed = true;
    else if (build.output.length < outputCharacters) build.output += textOf(event['Output']);
  };

  const takeTest = (test: TestHistory, action: string, event: JsonObject): void => {
    if (action === 'run') {
      if (test.running) test.results.push('fail');
      test.running = true;
    } else if (isResult(action)) {
      test.running = false;
      test.results.push(action);
      // What a test says is shown where it did not pass; of a million that did it would fill the memory.
      if (!test.results.includes('fail')) test.output = '';
    } else if (action === 'output' && test.output.length < outputCharacters)
      test.output += textOf(event['Output']);
  };

  const takePackage = (found: PackageHistory, action: string, event: JsonObject): void => {
    if (action === 'start') {
      found.starts += 1;
      found.result = null;
    } else if (isResult(action)) {
      found.result = action;
      found.brokenBuild = textOf(event['FailedBuild']);
    } else if (action === 'output' && found.output.length < outputCharacters)
      found.output += textOf(event['Output']);
  };

  const known = new Set(['start', 'run', 'pause', 'cont', 'bench', 'output', 'attr', 'artifacts']);
  const take = (event: JsonObject): void => {
    const action = textOf(event['Action']);
    if (action === 'build-output' || action === 'build-fail') {
      takeBuild(event, action);
      return;
    }
    const name = textOf(event['Package']);
    if ((!isResult(action) && !known.has(action)) || typeof event['Package'] !== 'string')
      unknown.add(action);
    const found = packageOf(name);
    const test = textOf(event['Test']);
    if (test === '') takePackage(found, action, event);
    else takeTest(testOf(found, test), action, event);
  };

  const end = (): ReturnType<ReturnType<typeof tallyCases>['report']> => {
    refuseUnfinished(packages, builds);
    const tally = tallyCases();
    const tellTest = (name: string, test: TestHistory, rerun: boolean): boolean => {
      const message = test.output;
      if (test.running) {
        tally.add({ name, outcome: 'errored', message: `has no result: ${message}` });
        return true;
      }
      const failed = test.results.includes('fail');
      if (failed && !(rerun && test.results.at(-1) === 'pass')) {
        tally.add({ name, outcome: 'failed', message });
        return true;
      }
      if (test.results.length === 0) tally.add({ name, outcome: 'errored', message: 'has no result' });
      else if (failed) tally.add({ name, outcome: 'flaky', message });
      else tally.add({ name, outcome: test.results.includes('pass') ? 'passed' : 'skipped' });
      return test.results.length === 0;
    };
    const explainedBuilds = new Set<string>();
    for (const [name, found] of packages) {
      let bad = false;
      for (const [test, history] of found.tests)
        if (tellTest(`${name} › ${test}`, history, found.starts > 1)) bad = true;
      const build = builds.get(found.brokenBuild);
      if (found.brokenBuild !== '') explainedBuilds.add(found.brokenBuild);
      if (found.result === 'fail' && !bad)
        tally.trouble(
          `package ${name}`,
          found.brokenBuild === ''
            ? `failed with no failing test: ${found.output}`
            : `could not be built: ${build?.output ?? ''}`,
        );
    }
    for (const [path, build] of builds)
      if (build.failed && !explainedBuilds.has(path)) tally.trouble(`build of ${path}`, build.output);
    for (const action of unknown) tally.trouble('events', `an event "${excerpt(action)}" is not known`);
    return tally.report('the events', {});
  };

  return eventLines(take, () => false, end);
}

export const goTest: FormatDefinition = {
  kind: 'tests',
  title: 'go test -json',
  recognizes: ({ keys }) => keys.has('Action') && (keys.has('Package') || keys.has('ImportPath')),
  open: goTestReader,
};
