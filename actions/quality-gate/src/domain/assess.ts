import { compileGlob } from '@interlock/shared/domain/glob';
import { countOf, formatCount } from '@interlock/shared/domain/report/numbers';
import type { Observation, Query } from '@interlock/shared/domain/rule/observation';
import type { MemberKind } from '@interlock/shared/domain/rule/rule';

import { baselineObserver, removedFor } from './baseline/observe-baseline.ts';
import type { NamedObservations } from './baseline/record.ts';
import { changeTeller, observeChangedLines } from './change/observe-change.ts';
import { absent } from './codes.ts';
import { complexPaths, isComplexity, observeComplexity } from './complexity-measure.ts';
import { duplicationPaths, isDuplication, observeDuplication } from './duplication-measure.ts';
import { sumRatios, type CoveredFile, type CoverageMeasure } from './coverage-measure.ts';
import { filesByPath } from './files-by-path.ts';
import type { Measured, Measurements, TestMeasure } from './measurements.ts';
import { shownName } from '@interlock/reports/domain/tests/case-names';
import { totalOf, type Counts } from '@interlock/reports/domain/tests/counts';
import { coverageParts, type CoveragePart, type Ratio } from '@interlock/reports/domain/coverage/coverage';
import { measuredNames, observePerformance, performancePartOf, withFullName } from './performance-measure.ts';
import { likelyNames } from './likely-names.ts';
import { isSonar } from './sonarqube/metrics.ts';
import { observeSonar, sonarNames } from './sonarqube/sonar-measure.ts';
import { isStatic, observeStatic } from './static-measure.ts';
import { observeSize, sizedPaths, sizePartOf } from './size-measure.ts';

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

function observeRatio(ratio: Ratio | null, part: CoveragePart, where: string | null): Observation {
  if (ratio === null) return absent('coverage-kind-missing', `No report says anything about ${part} here.`);
  if (ratio.total === 0) return absent('nothing-to-cover', `0 of 0 ${part}.`);
  return {
    kind: 'value',
    value: ratio.covered / ratio.total,
    where,
    detail: `${formatCount(ratio.covered)} of ${formatCount(ratio.total)} ${part}`,
    of: { part: ratio.covered, total: ratio.total },
  };
}

/** The files that a glob surely means; `null` when one of them may be inside or outside. */
function filesIn(files: readonly CoveredFile[], glob: string): readonly CoveredFile[] | null {
  const matches = compileGlob(glob);
  const inside: CoveredFile[] = [];
  for (const file of files) {
    const matching = file.candidates.filter((path) => matches(path)).length;
    if (matching === 0) continue;
    if (matching < file.candidates.length) return null;
    inside.push(file);
  }
  return inside;
}

function observePath(coverage: CoverageMeasure, part: CoveragePart, glob: string): Observation {
  const files = filesIn(coverage.files, glob);
  if (files === null)
    return absent('coverage-path-ambiguous', `A covered file may or may not be in "${glob}".`);
  if (files.length === 0) return absent('coverage-scope-empty', `No covered file is in "${glob}".`);
  return observeRatio(sumRatios(files, part), part, glob);
}

/** A file without any branch or function has nothing to judge when the reports say so, and that of others. */
function observeFile(
  coverage: CoverageMeasure,
  file: CoveredFile | undefined,
  part: CoveragePart,
  path: string,
): Observation {
  const ratio = file?.ratios[part] ?? null;
  if (ratio?.total === 0 && (coverage.whole[part]?.total ?? 0) > 0)
    return { kind: 'not-applicable', why: `${path} has no ${part} to cover.` };
  return observeRatio(ratio, part, path);
}

function observeCoverage(
  coverage: CoverageMeasure | null,
  byPath: (path: string) => CoveredFile | undefined,
  part: CoveragePart,
  query: Query,
): Observation {
  if (coverage === null) return absent('coverage-not-reported', `Nothing reports coverage.${part}.`);
  if (coverage.broken !== null)
    return absent('measurement-broken', `Not all coverage is known (${coverage.broken}).`);
  const { scope } = query;
  if (scope.kind === 'path') return observePath(coverage, part, scope.glob);
  if (scope.kind === 'member' && scope.member === 'file')
    return observeFile(coverage, byPath(scope.id), part, scope.id);
  return observeRatio(coverage.whole[part], part, scope.kind === 'member' ? scope.id : null);
}

const nothingMeasured: Measured = {
  tests: null,
  coverage: null,
  sizes: null,
  complexity: null,
  duplication: null,
  performance: null,
  statics: null,
  changed: null,
};

/** What the measurements say to the rules. */
export function observationsOf(measurements: Measurements): NamedObservations {
  const byPath = filesByPath(measurements.coverage?.files ?? []);
  const measuredIn = ({ scope }: Query): Measured => {
    if (scope.kind !== 'member' || scope.member !== 'package') return measurements;
    return measurements.packages.get(scope.id) ?? nothingMeasured;
  };
  const observe = (query: Query): Observation => {
    if (query.metric === 'tests.passed' && query.name !== null) return observeNamed(measurements, query.name);
    const measured = measuredIn(query);
    const value = testValues[query.metric];
    if (value !== undefined) {
      const where = query.scope.kind === 'member' ? query.scope.id : null;
      return observeTests(measured.tests, query.metric, value, where);
    }
    if (query.metric === 'baseline.removed') return removedFor(measurements, query);
    if (query.metric === 'coverage.changed-lines') return observeChangedLines(measurements, measured, query);
    const part = coverageParts.find((known) => query.metric === `coverage.${known}`);
    if (part !== undefined) return observeCoverage(measured.coverage, byPath, part, query);
    if (isSonar(query.metric)) return observeSonar(measurements.sonar, query);
    if (isDuplication(query.metric)) return observeDuplication(measured.duplication, query);
    if (isComplexity(query.metric)) return observeComplexity(measured.complexity, query);
    if (isStatic(query.metric)) return observeStatic(measured.statics, query);
    const sizePart = sizePartOf(query.metric);
    if (sizePart !== null) return observeSize(measured.sizes, sizePart, query);
    const performancePart = performancePartOf(query.metric);
    if (performancePart !== null) return observePerformance(measured.performance, performancePart, query);
    return {
      kind: 'absent',
      code: 'not-measured',
      why: `This version does not measure ${query.metric}.`,
      fix: 'Take the rule out.',
    };
  };
  const tell = baselineObserver(measurements, observe);
  return {
    observe,
    // A kind whose metrics have names says here which there are.
    names: (metric) =>
      isSonar(metric) ? sonarNames(measurements.sonar) : measuredNames(measurements.performance, metric),
    members: (member: MemberKind, glob, about) => {
      const matches = glob === null ? () => true : compileGlob(glob);
      if (member === 'package') return [...measurements.packages.keys()].filter(matches).sort();
      if (member === 'service') return [];
      if (isDuplication(about.metric)) return duplicationPaths(measurements.duplication, glob);
      if (isComplexity(about.metric)) return complexPaths(measurements.complexity, about.metric, glob);
      if (sizePartOf(about.metric) !== null) return sizedPaths(measurements.sizes, about.name, glob);
      return (measurements.coverage?.files ?? [])
        .filter(({ candidates, ratios }) => {
          const anything = coverageParts.some((part) => (ratios[part]?.total ?? 0) > 0);
          return anything && candidates.some(matches);
        })
        .map(({ path }) => path);
    },
    baseline: (query) => {
      const whole = withFullName(measuredIn(query).performance, query);
      const found = tell(whole);
      return found.kind === 'never-existed' && whole !== query ? tell(query) : found;
    },
    changed: changeTeller(measurements),
  };
}
