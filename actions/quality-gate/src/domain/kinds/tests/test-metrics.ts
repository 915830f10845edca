import type { Metric } from '@interlock/shared/domain/rule/metric';

import { count } from '../metric-forms.ts';

/** What rules may ask of tests. */
export const testMetrics: readonly Metric[] = [
  count('tests.count', 'Test cases, each counted once however often it ran.', 'higher'),
  {
    ...count(
      'tests.passed',
      'Cases that passed, flaky ones among them; `of "NAME"` those of that name.',
      'higher',
    ),
    names: 'optional',
  },
  count('tests.failed', 'Cases in which an assertion did not hold.', 'lower'),
  count(
    'tests.errored',
    'Cases that could not run to their end, and suites that could not be set up.',
    'lower',
  ),
  count('tests.skipped', 'Cases that were skipped or disabled.', 'lower'),
  count('tests.flaky', 'Cases that failed first and passed when they ran again.', 'lower'),
];
