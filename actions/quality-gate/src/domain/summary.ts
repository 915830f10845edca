import {
  bar,
  code,
  codeBlock,
  details,
  lineBreak,
  list,
  table,
  text,
  type Block,
  type Inline,
} from '@interlock/shared/domain/report/node';
import { countOf, formatBytes, formatCount, formatRatio } from '@interlock/shared/domain/report/numbers';
import type { Section } from '@interlock/shared/domain/report/gate-summary';
import type { Reason } from '@interlock/shared/domain/verdict';
import type { Waiver } from '@interlock/shared/domain/waiver/waiver';

import { comparisonSections } from './baseline/comparison-shown.ts';
import { caseSections } from './cases-shown.ts';
import { countLines, sayRanges } from '@interlock/checkout/domain/line-ranges';
import type { Decision } from '@interlock/shared/gate/domain/decision';
import type { Measurements, Reading } from './measurements.ts';
import type { Policy } from './policy.ts';
import { coverageParts, type Ratio } from '@interlock/reports/domain/coverage/coverage';
import { complexitySections } from './complexity-shown.ts';
import { duplicationSections } from './duplication-shown.ts';
import { performanceSections } from './performance-shown.ts';
import { sizeSections } from './size-shown.ts';
import { sonarSections } from './sonarqube/sonar-shown.ts';
import { staticSections } from './static-shown.ts';
import { shownTotals, type ShownCoverage, type ShownTests } from './totals.ts';

const right = (title: string) => ({ title, align: 'right' as const });

function testRow(name: string, tests: ShownTests): readonly string[] {
  const { total, passed, failed, errored, skipped, flaky } = tests;
  return [name, ...[total, passed, failed, errored, skipped, flaky].map((number) => formatCount(number))];
}

/** More packages than this are folded away, but for the worst. */
const shownPackages = 10;

/**
 * A table whose first row is the whole: packages by their name; of many the worst, and all of them folded beneath.
 * Each row comes with how bad it is: higher is worse.
 */
function packageTable<Cell extends Parameters<typeof table>[1][number]>(
  columns: Parameters<typeof table>[0],
  whole: Cell,
  rows: readonly { readonly row: Cell; readonly badness: number }[],
): readonly Block[] {
  const all = rows.map(({ row }) => row);
  if (rows.length <= shownPackages) return [table(columns, [whole, ...all])];
  const worst = [...rows]
    .sort((a, b) => b.badness - a.badness)
    .slice(0, shownPackages)
    .map(({ row }) => row);
  return [
    table(columns, [whole, ...worst]),
    details(`All ${formatCount(rows.length)} packages; above are the worst ${shownPackages}`, [
      table(columns, all),
    ]),
  ];
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

/**
 * Lines that the change adds and that are not covered, where most of them are first: what a person needs where a rule
 * on them does not hold, and detail where none does.
 */
function uncoveredChanges(measurements: Measurements, { results }: Decision): readonly Section[] {
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

/** What the change was found to be; why it is not known stands with the rules that ask for it. */
function changeSection({ change }: Measurements): readonly Section[] {
  if (change?.kind !== 'known') return [];
  const { touched, files, bases, said, head } = change.change;
  const added = [...files.values()].reduce((sum, lines) => sum + countLines(lines.added), 0);
  const facts = [
    [
      text('from '),
      ...(bases.length === 0
        ? [text(said)]
        : [
            ...bases.flatMap((base, index) => [text(index === 0 ? '' : ' and '), code(base.slice(0, 8))]),
            text(` (${said})`),
          ]),
      text(bases.length === 0 ? ', ' : ' to '),
      code(head.slice(0, 8)),
    ],
    [text(`${countOf(touched.size, 'file')} touched, ${countOf(added, 'line')} added`)],
  ];
  return [{ title: 'The change', folded: true, blocks: [list(facts)] }];
}

const shownLeast = 20;

/** Files with the lowest share of covered lines. No row is made for those that are only counted. */
function leastCovered(measurements: Measurements): readonly Section[] {
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

/** Two lists side by side where a report covers nothing of the repository. */
function pathSections(reasons: readonly Reason[]): readonly Section[] {
  return reasons
    .filter(({ code: reasonCode }) => /^(?:coverage|source)-of-no-repository-file$/u.test(reasonCode))
    .map(({ where, seen }) => ({
      title: `Paths in ${where ?? 'the report'} and in the repository`,
      folded: false,
      blocks: [
        codeBlock((seen ?? '').replace(' | ', '\n').replaceAll(', ', '\n  ').replaceAll(': ', ':\n  ')),
      ],
    }));
}

function readSections(readings: readonly Reading[]): readonly Section[] {
  if (readings.length === 0) return [];
  const rows = readings.map(({ path, sizeBytes, read }) => [
    code(path),
    read.kind === 'unusable' ? `❌ ${read.code}` : read.kind,
    sizeBytes === null ? '' : formatBytes(sizeBytes),
  ]);
  const blocks = [table(['Report', 'What it is', right('Size')], rows, { rowCap: 100 })];
  return [{ title: `Reports (${formatCount(readings.length)})`, folded: true, blocks }];
}

/** What did not pass and is waived: who answers for it, why, and until when. */
function waivedSection({ waived, waivedFindings }: Measurements): readonly Section[] {
  const answer = ({ owner, reason, ticket, expires }: Waiver): readonly string[] => [
    owner,
    `${reason}${ticket === null ? '' : ` (${ticket})`}`,
    // A day stays on one line.
    expires.replaceAll('-', '\u2011'),
  ];
  const rows = [
    ...waived.map(({ name, outcome, report, waiver }) => [
      [text(`${outcome}: ${name}`), lineBreak(), code(report)],
      ...answer(waiver),
    ]),
    ...waivedFindings.map(({ tool, rule, count, file, waiver }) => [
      [text(`${tool} ${rule}${count > 1 ? `, ${formatCount(count)} times` : ''}`), lineBreak(), code(file)],
      ...answer(waiver),
    ]),
  ];
  if (rows.length === 0) return [];
  const blocks = [table(['Waived', 'Owner', 'Why', 'Until'], rows, { rowCap: 50, cellCap: 300 })];
  return [{ title: `Waived (${formatCount(rows.length)})`, folded: false, blocks }];
}

/** Numbers of some reports must not look like those of all. */
function ofReadable(measure: { readonly broken: string | null } | null): string {
  return (measure?.broken ?? null) === null ? '' : ', of the reports that could be used';
}

/** What the summary has beside the answer, what blocks and the rules. */
export function sectionsOf(
  policy: Policy,
  decision: Decision,
  measurements: Measurements,
  readings: readonly Reading[],
): readonly Section[] {
  const { tests, coverage } = shownTotals(measurements);
  return [
    ...pathSections(decision.reasons),
    ...caseSections(measurements.notable, tests),
    ...waivedSection(measurements),
    ...comparisonSections(measurements),
    ...(tests === null || (tests.total === 0 && measurements.tests?.broken !== null)
      ? []
      : [
          {
            title: `Tests${ofReadable(measurements.tests)}`,
            folded: false,
            blocks: testTable(measurements, tests),
          },
        ]),
    ...(coverage === null || (coverage.lines === null && measurements.coverage?.broken !== null)
      ? []
      : [
          {
            title: `Coverage${ofReadable(measurements.coverage)}`,
            folded: false,
            blocks: coverageTable(measurements, coverage),
          },
        ]),
    ...sonarSections(measurements.sonar),
    ...staticSections(measurements.statics, measurements.packages),
    ...performanceSections(measurements.performance, policy.rules),
    ...sizeSections(measurements.sizes),
    ...complexitySections(measurements.complexity, measurements.packages),
    ...duplicationSections(measurements.duplication, measurements.packages),
    ...uncoveredChanges(measurements, decision),
    ...leastCovered(measurements),
    ...changeSection(measurements),
    ...readSections(readings),
  ];
}
