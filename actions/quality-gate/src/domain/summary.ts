import {
  bar,
  code,
  codeBlock,
  list,
  strong,
  table,
  text,
  type Block,
  type Inline,
} from '@interlock/shared/domain/report/node';
import { formatCount, formatRatio } from '@interlock/shared/domain/report/numbers';
import { gateSummary, type Fact, type Section } from '@interlock/shared/domain/report/gate-summary';
import type { Part } from '@interlock/shared/domain/report/part';
import type { Reason } from '@interlock/shared/domain/verdict';

import type { Decision } from './decision.ts';
import type { Measurements, NotableTest, Reading } from './measure.ts';
import type { Policy } from './policy.ts';
import { coverageParts, type Ratio } from './report/coverage.ts';
import { shownTotals, type ShownCoverage, type ShownTests } from './totals.ts';

const right = (title: string) => ({ title, align: 'right' as const });

function testRow(name: string, tests: ShownTests): readonly string[] {
  const { total, passed, failed, errored, skipped, flaky } = tests;
  return [name, ...[total, passed, failed, errored, skipped, flaky].map((number) => formatCount(number))];
}

function testTable(measurements: Measurements, whole: ShownTests): Block {
  const packages = [...measurements.packages].flatMap(([name, measured]) => {
    const { tests } = shownTotals(measured);
    return tests === null ? [] : [testRow(name, tests)];
  });
  return table(
    [
      '',
      right('tests'),
      right('passed'),
      right('failed'),
      right('errored'),
      right('skipped'),
      right('flaky'),
    ],
    [testRow('all', whole), ...packages],
  );
}

const icons = { failed: '❌ failed', errored: '❌ errored', flaky: '⚠️ flaky' } as const;

function caseTable(cases: readonly NotableTest[]): Block {
  return table(
    ['Result', 'Test', 'Message', 'Where'],
    cases.map(({ outcome, name, message, file, line, report }) => [
      icons[outcome],
      name,
      message,
      code(file === null ? report : `${file}${line === null ? '' : `:${line}`}`),
    ]),
    { rowCap: 50, cellCap: 300 },
  );
}

function ratioCell(ratio: Ratio | null): readonly Inline[] {
  if (ratio === null) return [text('not reported')];
  if (ratio.total === 0) return [text('0 of 0')];
  const share = ratio.covered / ratio.total;
  return [
    bar(share, formatRatio(share)),
    text(` ${formatCount(ratio.covered)} of ${formatCount(ratio.total)}`),
  ];
}

function coverageTable(measurements: Measurements, whole: ShownCoverage): Block {
  const rowOf = (name: string, coverage: ShownCoverage) => [
    text(name),
    ...coverageParts.map((part) => ratioCell(coverage[part])),
  ];
  const packages = [...measurements.packages].flatMap(([name, measured]) => {
    const { coverage } = shownTotals(measured);
    return coverage === null ? [] : [rowOf(name, coverage)];
  });
  return table(['', ...coverageParts], [rowOf('all', whole), ...packages]);
}

/** Files with the lowest share of covered lines. */
function leastCovered(measurements: Measurements): readonly Section[] {
  const share = ({ covered, total }: Ratio): number => covered / total;
  const rows = (measurements.coverage?.files ?? [])
    .flatMap(({ path, ratios: { lines } }) =>
      lines === null || lines.total === 0 || lines.covered === lines.total ? [] : [{ path, lines }],
    )
    .sort((a, b) => share(a.lines) - share(b.lines) || (a.path < b.path ? -1 : 1))
    .map(({ path, lines }) => [code(path), ratioCell(lines)]);
  if (rows.length === 0) return [];
  return [
    { title: 'Least covered files', folded: true, blocks: [table(['File', 'Lines'], rows, { rowCap: 20 })] },
  ];
}

/** Two lists side by side where a report covers nothing of the repository. */
function pathSections(reasons: readonly Reason[]): readonly Section[] {
  return reasons
    .filter(({ code: reasonCode }) => reasonCode === 'coverage-of-no-repository-file')
    .map(({ where, seen }) => ({
      title: `Paths in ${where ?? 'the report'} and in the repository`,
      folded: false,
      blocks: [
        codeBlock((seen ?? '').replace(' | ', '\n').replaceAll(', ', '\n  ').replaceAll(': ', ':\n  ')),
      ],
    }));
}

function noteItem({ code: noteCode, where, seen, fix }: Reason): readonly Inline[] {
  return [
    strong(noteCode),
    text(where === null ? '' : ' in '),
    ...(where === null ? [] : [code(where)]),
    text(`: ${seen ?? ''}. `),
    text(fix),
  ];
}

function readSections(readings: readonly Reading[]): readonly Section[] {
  if (readings.length === 0) return [];
  const rows = readings.map(({ path, sizeBytes, read }) => [
    code(path),
    read.kind === 'unusable' ? `❌ ${read.code}` : read.kind,
    `${formatCount(sizeBytes)} B`,
  ]);
  const blocks = [table(['Report', 'What it is', right('Size')], rows, { rowCap: 100 })];
  return [{ title: `Reports (${formatCount(readings.length)})`, folded: true, blocks }];
}

/** Numbers of some reports must not look like those of all. */
function ofReadable(measure: { readonly broken: string | null } | null): string {
  return (measure?.broken ?? null) === null ? '' : ', of the reports that could be used';
}

/** All that a person is told about a decision, the answer first. */
export function summaryOf(
  policy: Policy,
  decision: Decision,
  measurements: Measurements,
  readings: readonly Reading[],
  facts: readonly Fact[],
): readonly Part[] {
  const { tests, coverage } = shownTotals(measurements);
  const sections: readonly Section[] = [
    ...pathSections(decision.reasons),
    ...(decision.notes.length === 0
      ? []
      : [
          {
            title: 'Worth knowing',
            folded: false,
            blocks: [list(decision.notes.map(noteItem), { itemCap: 10 })],
          },
        ]),
    ...(measurements.notable.length === 0
      ? []
      : [
          {
            title: 'Tests that did not pass at once',
            folded: false,
            blocks: [caseTable(measurements.notable)],
          },
        ]),
    ...(tests === null || (tests.total === 0 && measurements.tests?.broken !== null)
      ? []
      : [
          {
            title: `Tests${ofReadable(measurements.tests)}`,
            folded: false,
            blocks: [testTable(measurements, tests)],
          },
        ]),
    ...(coverage === null || (coverage.lines === null && measurements.coverage?.broken !== null)
      ? []
      : [
          {
            title: `Coverage${ofReadable(measurements.coverage)}`,
            folded: false,
            blocks: [coverageTable(measurements, coverage)],
          },
        ]),
    ...leastCovered(measurements),
    ...readSections(readings),
  ];
  const byDefault = policy.defaults.map(({ text: rule }) => [code(rule)]);
  const said: readonly Section[] =
    byDefault.length === 0
      ? []
      : [
          {
            title: 'Rules that hold by default, because no rule speaks of it',
            folded: true,
            blocks: [list(byDefault)],
          },
        ];
  return gateSummary({
    gate: policy.gate,
    verdict: decision.verdict,
    results: decision.results,
    reasons: decision.reasons,
    mode: policy.mode,
    facts,
    sections: [...sections, ...said],
  });
}
