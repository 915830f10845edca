import type { RepositoryFiles } from '@interlock/checkout/domain/paths';
import type { StaticReport } from '@interlock/reports/domain/static/static-report';
import { countOf } from '@interlock/shared/domain/report/numbers';

import { coverageSources } from '../coverage/coverage-sources.ts';
import { reportPart, type Added, type Adding, type KindDefinition } from '../kind.ts';
import { isWhole } from '../sources.ts';
import { staticFindings } from './static-annotations.ts';
import {
  isAbout,
  isStaticScopeKnown,
  locateStatic,
  nameFindings,
  observeStatic,
  staticMetrics,
  type LocatedStatic,
  type StaticMeasure,
} from './static-measure.ts';
import { shownStatic, staticSchema, staticSections } from './static-shown.ts';
import { waiveFindings } from './waived-findings.ts';

function addStatic(
  report: StaticReport,
  { path, repository, waivers, beside }: Adding,
  into: readonly LocatedStatic[][],
): Added {
  const { located: all, findings } = locateStatic(path, report, repository);
  const { located, waived } = waiveFindings(all, waivers);
  beside.waivedFindings.push(...waived);
  for (const gathering of into) gathering.push(located);
  return { findings };
}

function sayStatic({ counts, tools }: StaticReport): string {
  const sum = counts.reduce((total, { count }) => total + count, 0);
  return `${countOf(sum, 'finding')} of ${tools.join(', ')}`;
}

const staticOf = (
  reports: LocatedStatic[],
  broken: string | null,
  repository: RepositoryFiles | null,
): StaticMeasure => ({ reports, repository, broken });

/** What linters and type checkers found. */
export const staticKind: KindDefinition<StaticReport, LocatedStatic[], StaticMeasure> = {
  isOfFiles: true,
  addsUp: false,
  say: sayStatic,
  gather: () => [],
  add: addStatic,
  measure: staticOf,
  metrics: staticMetrics,
  observer: () => ({ observe: (query, { static: statics }) => observeStatic(statics, query) }),
  sources: {
    isMeasured: ({ static: statics }) => isWhole(statics),
    files: coverageSources.files,
    isScopeKnown: ({ static: statics }, metric, glob) => isStaticScopeKnown(statics, metric, glob),
  },
  judgeable: [
    {
      what: 'lint',
      metrics: 'lint.',
      rule: 'lint.errors == 0',
      isGiven: ({ static: statics }) => isAbout(statics, 'lint'),
    },
    {
      what: 'types',
      metrics: 'types.',
      rule: 'types.errors == 0',
      isGiven: ({ static: statics }) => isAbout(statics, 'types'),
    },
  ],
  ruleFindings: ({ static: statics }, rules) => nameFindings(statics, rules),
  report: reportPart('static', staticSchema, ({ static: statics, packages }) =>
    shownStatic(statics, packages),
  ),
  sections: {
    numbers: ({ measurements: { static: statics, packages } }) => staticSections(statics, packages),
  },
  annotations: ({ measurements, decision }, isTouched) => staticFindings(decision, measurements, isTouched),
};
