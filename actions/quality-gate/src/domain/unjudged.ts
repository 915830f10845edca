import type { ReportKind } from '@interlock/shared/domain/configuration/reports';
import { countOf } from '@interlock/shared/domain/report/numbers';
import type { WrittenRule } from '@interlock/shared/domain/rule/problem';

import { finding, type Finding } from './codes.ts';
import type { Measurements } from './measurements.ts';
import { isAbout } from './static-measure.ts';

/** What reports may give, the metrics that judge it, and a rule that does. */
const subjects: readonly {
  readonly what: string;
  readonly kind: ReportKind;
  readonly metrics: string;
  readonly rule: string;
  readonly isGiven: (measurements: Measurements) => boolean;
}[] = [
  {
    what: 'tests',
    kind: 'tests',
    metrics: 'tests.',
    rule: 'tests.failed == 0',
    isGiven: ({ tests }) => tests !== null,
  },
  {
    what: 'coverage',
    kind: 'coverage',
    metrics: 'coverage.',
    rule: 'coverage.lines >= 80%',
    isGiven: ({ coverage }) => coverage !== null,
  },
  {
    what: 'lint',
    kind: 'static',
    metrics: 'lint.',
    rule: 'lint.errors == 0',
    isGiven: ({ statics }) => isAbout(statics, 'lint'),
  },
  {
    what: 'types',
    kind: 'static',
    metrics: 'types.',
    rule: 'types.errors == 0',
    isGiven: ({ statics }) => isAbout(statics, 'types'),
  },
  {
    what: 'sizes',
    kind: 'size',
    metrics: 'size.',
    rule: 'size.gzip <= 200kB',
    isGiven: ({ sizes }) => sizes !== null,
  },
  {
    what: 'complexity',
    kind: 'complexity',
    metrics: 'complexity.',
    rule: 'complexity.max <= 15',
    isGiven: ({ complexity }) => complexity !== null,
  },
  {
    what: 'duplication',
    kind: 'duplication',
    metrics: 'duplication.',
    rule: 'duplication.lines <= 3%',
    isGiven: ({ duplication }) => duplication !== null,
  },
  {
    what: 'performance',
    kind: 'performance',
    metrics: 'performance.',
    rule: 'performance.p95 of "GET /checkout" <= 500ms',
    isGiven: ({ performance }) => performance !== null,
  },
];

const isEachPackage = ({ rule: { scope } }: WrittenRule): boolean =>
  scope?.kind === 'each' && scope.member === 'package';

/** Reports of no package, where all rules on their kind go through packages. */
function outsideOfPackages(
  { reportCounts }: Measurements,
  rules: readonly WrittenRule[],
): readonly Finding[] {
  return reportCounts
    .filter((one) => one.package === null)
    .flatMap(({ kind, files }) => {
      const begins = subjects.filter((subject) => subject.kind === kind).map(({ metrics }) => metrics);
      const about = rules.filter(({ rule }) => begins.some((begin) => rule.metric.startsWith(begin)));
      if (about.length === 0 || !about.every(isEachPackage)) return [];
      const reports = `${countOf(files, 'report')} of the kind ${kind}`;
      const seen = `no package is named for ${reports}, and every rule on it is \`in each package\``;
      return [finding('not-judged', null, seen)];
    });
}

/** What reports give and no rule speaks of: it is shown and judges nothing. */
export function unjudgedFindings(
  measurements: Measurements,
  rules: readonly WrittenRule[],
): readonly Finding[] {
  // Without any rule the gate says so, and does not pass.
  if (rules.length === 0) return [];
  const unspoken = subjects
    .filter(
      ({ metrics, isGiven }) =>
        isGiven(measurements) && !rules.some(({ rule }) => rule.metric.startsWith(metrics)),
    )
    .map(({ what, rule }) =>
      finding('not-judged', null, `no rule speaks of ${what}; one that does: ${rule}`),
    );
  return [...unspoken, ...outsideOfPackages(measurements, rules)];
}
