import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, it } from 'vitest';

import { ratioOf } from '@interlock/reports/domain/coverage/coverage';

import { readCoverage, readTests } from './read.ts';

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');

describe('reports that tools really wrote', () => {
  it.each([
    // "tests 9, pass 4, fail 3, skipped 1, todo 1"; the failing parent is in no element, only in the totals.
    ['node-20.xml', { passed: 4, failed: 2, errored: 0, skipped: 2, flaky: 0 }],
    // "Tests 2 failed | 3 passed | 1 skipped | 1 todo (7)", and one file that could not be loaded.
    ['vitest-4.xml', { passed: 3, failed: 3, errored: 0, skipped: 2, flaky: 0 }],
    // "2 failed, 4 passed, 1 skipped, 1 xfailed, 3 errors"; the fourth that passed broke in its tear-down.
    ['pytest-9.xml', { passed: 3, failed: 2, errored: 3, skipped: 2, flaky: 0 }],
    // "DONE 3 runs, 9 tests, 1 skipped, 4 failures": six tests, one failed three times, one failed and passed.
    ['gotestsum-1.xml', { passed: 4, failed: 1, errored: 0, skipped: 1, flaky: 1 }],
    // "Tests run: 5, Failures: 1, Errors: 1, Skipped: 1, Flakes: 1".
    ['surefire-3.xml', { passed: 2, failed: 1, errored: 1, skipped: 1, flaky: 1 }],
    // Seven lines "--- PASS|FAIL|SKIP" of `go test -v`, and a package that did not compile.
    ['go-1.26.json', { passed: 2, failed: 4, errored: 1, skipped: 1, flaky: 0 }],
    // "2 passing, 2 pending, 2 failing", of which one is a hook; one passed when it was tried again.
    ['mocha-11.json', { passed: 2, failed: 2, errored: 0, skipped: 2, flaky: 1 }],
    // "Tests 1 failed | 1 passed | 1 skipped | 1 todo (4)", and "Test Files 2 failed": one could not be loaded.
    ['vitest-4.json', { passed: 1, failed: 1, errored: 1, skipped: 2, flaky: 0 }],
    // "Tests: 1 failed, 1 skipped, 1 todo, 2 passed, 5 total", and one file of two that could not be loaded.
    ['jest-30.json', { passed: 2, failed: 1, errored: 1, skipped: 2, flaky: 1 }],
    // "tests 7, pass 2, fail 3, skipped 1, todo 1"; the third that fails is the parent of one that does.
    ['node-20.tap', { passed: 2, failed: 2, errored: 0, skipped: 2, flaky: 0 }],
    // "bad (Failed), gone (Not Run), slow (Timeout)" failed, "off (Disabled), skip (Skipped)" did not run.
    ['ctest-3.xml', { passed: 1, failed: 2, errored: 1, skipped: 2, flaky: 0 }],
    // "2 passing, 1 pending, 2 failing", of which the pending one is in the totals alone.
    ['mocha-junit-2.xml', { passed: 2, failed: 2, errored: 0, skipped: 0, flaky: 0 }],
    // "2 failed, 1 flaky, 2 skipped, 2 passed", with no word of the flaky one in the file.
    ['playwright-1.xml', { passed: 3, failed: 1, errored: 1, skipped: 2, flaky: 0 }],
  ])('%s has the totals that the tool printed', (name, expected) => {
    expect(readTests(fixture(name)).counts).toStrictEqual(expected);
  });

  it.each([
    ...['vitest-4.xml', 'pytest-9.xml', 'gotestsum-1.xml', 'surefire-3.xml'],
    ...['go-1.26.json', 'mocha-11.json', 'vitest-4.json', 'jest-30.json', 'node-20.tap', 'playwright-1.xml'],
  ])('%s agrees with itself', (name) => {
    expect(readTests(fixture(name)).disagreements).toStrictEqual([]);
  });

  it('sees by its totals that node left a failure out of its report', () => {
    const { disagreements, notable, silent } = readTests(fixture('node-20.xml'));
    expect(notable.map(({ name }) => name)).not.toContain('test › parent that fails by itself');
    expect(disagreements).toStrictEqual([]);
    expect(silent).toStrictEqual([
      {
        code: 'failures-not-listed',
        where: 'testsuites "" (line 2)',
        seen: 'states failures="3", listed are 2 failed and 0 errored',
      },
    ]);
  });

  it('reads the lcov of node with the totals that it states', () => {
    const { files, disagreements } = readCoverage(fixture('node-20.info'));
    const file = files.get('src/price.mjs');
    expect(disagreements).toStrictEqual([]);
    expect(
      file && [ratioOf(file, 'lines'), ratioOf(file, 'branches'), ratioOf(file, 'functions')],
    ).toStrictEqual([
      { covered: 6, total: 9 },
      { covered: 4, total: 4 },
      { covered: 1, total: 2 },
    ]);
  });

  it('tells what gotestsum says of a failure, which is not in its message', () => {
    const { notable } = readTests(fixture('gotestsum-1.xml'));
    expect(notable.map(({ outcome, message }) => [outcome, message])).toStrictEqual([
      ['failed', '=== RUN TestFails price_test.go:13: no <good> & "bad" --- FAIL: TestFails (0.00s)'],
      ['flaky', '=== RUN TestFlaky price_test.go:18: first time --- FAIL: TestFlaky (0.00s)'],
    ]);
  });
});
