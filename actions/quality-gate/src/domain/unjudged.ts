import { countOf } from '@interlock/shared/domain/report/numbers';
import type { WrittenRule } from '@interlock/shared/domain/rule/problem';

import { finding, type Finding } from './codes.ts';
import { kinds, kindsInOrder } from './kinds/kinds.ts';
import type { Measurements } from './measurements.ts';

const judgeable = kindsInOrder().flatMap((kind) => kind.judgeable);

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
      const begins = kinds[kind].judgeable.map(({ metrics }) => metrics);
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
  const unspoken = judgeable
    .filter(
      ({ metrics, isGiven }) =>
        isGiven(measurements) && !rules.some(({ rule }) => rule.metric.startsWith(metrics)),
    )
    .map(({ what, rule }) =>
      finding('not-judged', null, `no rule speaks of ${what}; one that does: ${rule}`),
    );
  return [...unspoken, ...outsideOfPackages(measurements, rules)];
}
