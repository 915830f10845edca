import type { WrittenRule } from '@interlock/shared/domain/rule/problem';

import { finding, type Finding } from './codes.ts';
import type { Measurements } from './measurements.ts';
import { isAbout } from './static-measure.ts';

/** What reports may give, the metrics that judge it, and a rule that does. */
const subjects: readonly {
  readonly what: string;
  readonly metrics: string;
  readonly rule: string;
  readonly isGiven: (measurements: Measurements) => boolean;
}[] = [
  { what: 'tests', metrics: 'tests.', rule: 'tests.failed == 0', isGiven: ({ tests }) => tests !== null },
  {
    what: 'coverage',
    metrics: 'coverage.',
    rule: 'coverage.lines >= 80%',
    isGiven: ({ coverage }) => coverage !== null,
  },
  {
    what: 'lint',
    metrics: 'lint.',
    rule: 'lint.errors == 0',
    isGiven: ({ statics }) => isAbout(statics, 'lint'),
  },
  {
    what: 'types',
    metrics: 'types.',
    rule: 'types.errors == 0',
    isGiven: ({ statics }) => isAbout(statics, 'types'),
  },
  { what: 'sizes', metrics: 'size.', rule: 'size.gzip <= 200kB', isGiven: ({ sizes }) => sizes !== null },
  {
    what: 'complexity',
    metrics: 'complexity.',
    rule: 'complexity.max <= 15',
    isGiven: ({ complexity }) => complexity !== null,
  },
  {
    what: 'duplication',
    metrics: 'duplication.',
    rule: 'duplication.lines <= 3%',
    isGiven: ({ duplication }) => duplication !== null,
  },
  {
    what: 'performance',
    metrics: 'performance.',
    rule: 'performance.p95 of "GET /checkout" <= 500ms',
    isGiven: ({ performance }) => performance !== null,
  },
];

/** What reports give and no rule speaks of: it is shown and judges nothing. */
export function unjudgedFindings(
  measurements: Measurements,
  rules: readonly WrittenRule[],
): readonly Finding[] {
  // Without any rule the gate says so, and does not pass.
  if (rules.length === 0) return [];
  return subjects
    .filter(
      ({ metrics, isGiven }) =>
        isGiven(measurements) && !rules.some(({ rule }) => rule.metric.startsWith(metrics)),
    )
    .map(({ what, rule }) =>
      finding('not-judged', null, `no rule speaks of ${what}; one that does: ${rule}`),
    );
}
