import { coverageParts, type CoveragePart, type Ratio } from '@interlock/reports/domain/coverage/coverage';
import { compileGlob } from '@interlock/shared/domain/glob';
import { formatCount } from '@interlock/shared/domain/report/numbers';
import type { Observation, Query } from '@interlock/shared/domain/rule/observation';

import { absent } from '../../codes.ts';
import type { Measurements } from '../../measurements.ts';
import type { KindObserver } from '../kind.ts';
import { observeChangedLines } from './changed-coverage.ts';
import { sumRatios, type CoveredFile, type CoverageMeasure } from './coverage-measure.ts';
import { filesByPath } from '../../files-by-path.ts';

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

/** The files that `in each file` goes through: those of which a report says anything. */
function coveredPaths({ coverage }: Measurements, glob: string | null): readonly string[] {
  const matches = glob === null ? () => true : compileGlob(glob);
  return (coverage?.files ?? [])
    .filter(({ candidates, ratios }) => {
      const anything = coverageParts.some((part) => (ratios[part]?.total ?? 0) > 0);
      return anything && candidates.some(matches);
    })
    .map(({ path }) => path);
}

/** What coverage says to rules. */
export function coverageObserver(measurements: Measurements): KindObserver {
  const byPath = filesByPath(measurements.coverage?.files ?? []);
  return {
    observe: (query, measured) => {
      const part = coverageParts.find((known) => query.metric === `coverage.${known}`);
      return part === undefined
        ? observeChangedLines(measurements, measured, query)
        : observeCoverage(measured.coverage, byPath, part, query);
    },
    files: (_about, glob) => coveredPaths(measurements, glob),
  };
}
