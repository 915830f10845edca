import { sayRanges } from '@interlock/checkout/domain/line-ranges';
import { coverageParts, type Ratio } from '@interlock/reports/domain/coverage/coverage';
import type { Section } from '@interlock/shared/domain/report/gate-summary';
import {
  bar,
  code,
  lineBreak,
  table,
  text,
  type Block,
  type Inline,
} from '@interlock/shared/domain/report/node';
import { formatCount, formatRatio } from '@interlock/shared/domain/report/numbers';
import type { Decision } from '@interlock/shared/gate/domain/decision';

import type { Measurements } from '../../measurements.ts';
import { shownTotals, type ShownCoverage } from '../../totals.ts';
import { ofReadable, packageTable } from '../package-table.ts';

const right = (title: string) => ({ title, align: 'right' as const });

function ratioCell(ratio: Ratio | null): readonly Inline[] {
  if (ratio === null) return [text('not reported')];
  if (ratio.total === 0) return [text('0 of 0')];
  const share = ratio.covered / ratio.total;
  const unbroken = (short: string): string => short.replaceAll(' ', '\u00a0');
  return [
    bar(share, unbroken(formatRatio(share)), { width: 10 }),
    lineBreak(),
    text(unbroken(`${formatCount(ratio.covered)} of ${formatCount(ratio.total)}`)),
  ];
}

/** Of changed lines there may be none, where the change is known. */
function changedCell(ratio: Ratio | null): readonly Inline[] {
  if (ratio === null) return [text('not known')];
  return ratio.total === 0 ? [text('none to cover')] : ratioCell(ratio);
}

function coverageTable(measurements: Measurements, whole: ShownCoverage): readonly Block[] {
  const isChangeKnown = measurements.change?.kind === 'known';
  const packages = [...measurements.packages].flatMap(([name, measured]) => {
    const { coverage } = shownTotals(measured);
    return coverage === null ? [] : [{ name, coverage }];
  });
  const all = [whole, ...packages.map(({ coverage }) => coverage)];
  const reported = coverageParts.filter((part) => all.some((coverage) => coverage[part] !== null));
  const rowOf = (name: string, coverage: ShownCoverage) => [
    [text(name)],
    ...reported.map((part) => ratioCell(coverage[part])),
    ...(isChangeKnown ? [changedCell(coverage['changed-lines'])] : []),
  ];
  const badnessOf = ({ lines }: ShownCoverage): number =>
    lines === null || lines.total === 0 ? 2 : 1 - lines.covered / lines.total;
  return packageTable(
    ['', ...reported, ...(isChangeKnown ? ['changed lines'] : [])],
    rowOf('all', whole),
    packages.map(({ name, coverage }) => ({ row: rowOf(name, coverage), badness: badnessOf(coverage) })),
  );
}

/** Coverage of the whole and of packages. */
export function coverageSections(measurements: Measurements): readonly Section[] {
  const { coverage } = shownTotals(measurements);
  if (coverage === null || (coverage.lines === null && measurements.coverage?.broken !== null)) return [];
  const blocks = coverageTable(measurements, coverage);
  return [{ title: `Coverage${ofReadable(measurements.coverage)}`, folded: false, blocks }];
}

/**
 * Lines that the change adds and that are not covered, where most of them are first: what a person needs where a rule
 * on them does not hold, and detail where none does.
 */
export function uncoveredChanges(measurements: Measurements, { results }: Decision): readonly Section[] {
  const rows = (measurements.changed ?? [])
    .map((file) => ({ ...file, missing: file.lines.total - file.lines.covered }))
    .filter(({ missing, doubt }) => missing > 0 || doubt !== null)
    .sort((a, b) => b.missing - a.missing || (a.path < b.path ? -1 : 1))
    .map(({ path, uncovered, missing, isReported, doubt }) => [
      code(path),
      doubt === null ? formatCount(missing) : `not known (${doubt})`,
      [
        uncovered.length === 0 ? '' : sayRanges(uncovered, 20),
        isReported ? '' : '(no report mentions the file)',
      ]
        .filter((part) => part !== '')
        .join(' '),
    ]);
  if (rows.length === 0) return [];
  const blocks = [table(['File', right('Not covered'), 'Lines'], rows, { rowCap: 30, cellCap: 300 })];
  const judged = results.filter(({ metric }) => metric === 'coverage.changed-lines');
  return [
    {
      title: 'Changed lines that are not covered',
      folded: judged.every(({ outcome }) => outcome === 'pass' || outcome === 'not-applicable'),
      isUrgent: judged.some(({ outcome }) => outcome === 'fail'),
      blocks,
    },
  ];
}

const shownLeast = 20;

/** Files with the lowest share of covered lines. No row is made for those that are only counted. */
export function leastCovered(measurements: Measurements): readonly Section[] {
  const share = ({ covered, total }: Ratio): number => covered / total;
  const least: { readonly path: string; readonly lines: Ratio }[] = [];
  let all = 0;
  for (const { path, ratios } of measurements.coverage?.files ?? []) {
    const { lines } = ratios;
    if (lines === null || lines.total === 0 || lines.covered === lines.total) continue;
    all += 1;
    const last = least[shownLeast - 1];
    // Files come in the order of their paths: of equal ones the first stay.
    if (last !== undefined && share(lines) >= share(last.lines)) continue;
    least.push({ path, lines });
    least.sort((a, b) => share(a.lines) - share(b.lines) || (a.path < b.path ? -1 : 1));
    least.splice(shownLeast);
  }
  if (all === 0) return [];
  const rows = least.map(({ path, lines }) => [code(path), ratioCell(lines)]);
  const options = { rowCap: shownLeast, moreRows: all - rows.length };
  return [{ title: 'Least covered files', folded: true, blocks: [table(['File', 'Lines'], rows, options)] }];
}
