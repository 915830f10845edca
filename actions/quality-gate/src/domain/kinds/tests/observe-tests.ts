import { shownName } from '@interlock/reports/domain/tests/case-names';
import { totalOf, type Counts } from '@interlock/reports/domain/tests/counts';
import { countOf, formatCount } from '@interlock/shared/domain/report/numbers';
import type { Observation, Query } from '@interlock/shared/domain/rule/observation';

import { absent } from '../../codes.ts';
import { likelyNames } from '../../likely-names.ts';
import type { Measured, Measurements } from '../../measurements.ts';
import type { TestMeasure } from './test-measure.ts';

const testValues: Readonly<Partial<Record<string, (counts: Counts) => number>>> = {
  'tests.count': totalOf,
  'tests.passed': (counts) => counts.passed,
  'tests.failed': (counts) => counts.failed,
  'tests.errored': (counts) => counts.errored,
  'tests.skipped': (counts) => counts.skipped,
  'tests.flaky': (counts) => counts.flaky,
};

function observeTests(
  tests: TestMeasure | null,
  metric: string,
  value: (counts: Counts) => number,
  where: string | null,
): Observation {
  if (tests === null) return absent('tests-not-reported', `Nothing reports ${metric}.`);
  if (tests.broken !== null)
    return absent('measurement-broken', `Not all tests are known (${tests.broken}).`);
  if (metric === 'tests.skipped' && tests.unlistedSkips > 0)
    return absent(
      'skips-not-listed',
      `${countOf(tests.counts.skipped, 'skipped test')} listed, ${tests.unlistedSkips} more stated.`,
    );
  return {
    kind: 'value',
    value: value(tests.counts),
    where,
    detail: `${formatCount(value(tests.counts))} of ${countOf(totalOf(tests.counts), 'test')}${tests.waived > 0 ? `, ${formatCount(tests.waived)} more waived` : ''}`,
  };
}

function sayUnknown(wanted: string, known: Iterable<string>): string {
  const meant = likelyNames(wanted, known).map((name) => `"${name}"`);
  return `no report lists a case of that name${meant.length === 0 ? '' : `; there is ${meant.join(', ')}`}`;
}

/** Cases of one name: a test that must run and was renamed, skipped or taken out shows as none that passed. */
function observeNamed({ tests, caseNames }: Measurements, name: string): Observation {
  if (tests === null) return absent('tests-not-reported', 'Nothing reports tests.');
  if (tests.broken !== null)
    return absent('measurement-broken', `Not all tests are known (${tests.broken}).`);
  const wanted = shownName(name);
  const isKnown = caseNames.passes.has(wanted);
  if (!isKnown && !caseNames.areComplete)
    return absent(
      'test-names-unknown',
      `${caseNames.passes.size} cases are known by name; this is none of them.`,
    );
  const passed = caseNames.passes.get(wanted) ?? 0;
  const detail = isKnown ? `${passed} of that name passed` : sayUnknown(wanted, caseNames.passes.keys());
  return { kind: 'value', value: passed, where: wanted, detail };
}

/** What tests say to a rule. */
export function observeTestMetric(
  measurements: Measurements,
  { metric, name, scope }: Query,
  { tests }: Measured,
): Observation {
  if (metric === 'tests.passed' && name !== null) return observeNamed(measurements, name);
  const where = scope.kind === 'member' ? scope.id : null;
  return observeTests(tests, metric, testValues[metric] ?? totalOf, where);
}
