import type { Section } from '@interlock/shared/domain/report/gate-summary';
import type { Block } from '@interlock/shared/domain/report/node';
import { formatCount } from '@interlock/shared/domain/report/numbers';

import type { Measurements } from '../../measurements.ts';
import { shownTotals, type ShownTests } from '../../totals.ts';
import { ofReadable, packageTable } from '../package-table.ts';

const right = (title: string) => ({ title, align: 'right' as const });

function testRow(name: string, tests: ShownTests): readonly string[] {
  const { total, passed, failed, errored, skipped, flaky } = tests;
  return [name, ...[total, passed, failed, errored, skipped, flaky].map((number) => formatCount(number))];
}

function testTable(measurements: Measurements, whole: ShownTests): readonly Block[] {
  const packages = [...measurements.packages].flatMap(([name, measured]) => {
    const { tests } = shownTotals(measured);
    return tests === null
      ? []
      : [
          {
            row: testRow(name, tests),
            badness: tests.failed + tests.errored + tests.flaky / 1e6 + tests.skipped / 1e9,
          },
        ];
  });
  const columns = ['tests', 'passed', 'failed', 'errored', 'skipped', 'flaky'];
  return packageTable(['', ...columns.map(right)], testRow('all', whole), packages);
}

/** Tests of the whole and of packages. */
export function testSections(measurements: Measurements): readonly Section[] {
  const { tests } = shownTotals(measurements);
  if (tests === null || (tests.total === 0 && measurements.tests?.broken !== null)) return [];
  const blocks = testTable(measurements, tests);
  return [{ title: `Tests${ofReadable(measurements.tests)}`, folded: false, blocks }];
}
