import { complexityMeasures } from '@interlock/reports/domain/complexity/complexity-report';
import { coverageParts, ratioOf, type CoveragePart } from '@interlock/reports/domain/coverage/coverage';
import type { CoverageReport } from '@interlock/reports/domain/coverage/coverage-report';
import { totalOf } from '@interlock/reports/domain/tests/counts';
import type { UsableReport } from '@interlock/reports/domain/format';

/** How good a report is. */
export type Worth = 'good' | 'bad';

/** Of a report of complexity: what its samples have, and a rule of any gate would see. */
const complexEnough = 8;

/** Whether a report tells of something bad that a rule would see. */
function isBad(usable: UsableReport): boolean {
  switch (usable.kind) {
    case 'tests': {
      const { counts, silent } = usable.report;
      const total = totalOf(counts);
      return (
        silent.length > 0 || counts.failed + counts.errored > 0 || total === 0 || total === counts.skipped
      );
    }
    case 'coverage': {
      const { files, worseStated } = usable.report;
      const ratios = [...files.values()].map((file) => ratioOf(file, 'lines'));
      const total = ratios.reduce((sum, ratio) => sum + (ratio?.total ?? 0), 0);
      return (
        total === 0 || [...ratios, worseStated?.lines].some((ratio) => ratio && ratio.covered < ratio.total)
      );
    }
    case 'complexity': {
      const tallies = [...usable.report.files.values()].flatMap((file) => [file.cyclomatic, file.cognitive]);
      const worst = tallies.flatMap((tally) => tally?.worst ?? []);
      return worst.length === 0 || worst.some(({ complexity }) => complexity >= complexEnough);
    }
    case 'duplication': {
      const { duplicates, unlisted, filesLookedAt } = usable.report;
      return duplicates.length + unlisted.blocks + unlisted.lines > 0 || filesLookedAt === 0;
    }
    case 'static': {
      const { counts, tools, lookedAt } = usable.report;
      return (
        counts.some(({ level, count }) => level !== 'note' && count > 0) ||
        tools.length + (lookedAt ?? 0) === 0
      );
    }
    case 'performance': {
      const { benchmarks, failed, crossed, failedRequests } = usable.report;
      return (
        failed.length + crossed.length + failedRequests.length > 0 ||
        benchmarks.length === 0 ||
        benchmarks.some(({ numbers }) => numbers.get('error-rate')?.some((rate) => rate > 0) === true)
      );
    }
    case 'size':
      return usable.report.raw === 0;
  }
}

/** How good a usable report is. */
export function worthOf(usable: UsableReport): Worth {
  return isBad(usable) ? 'bad' : 'good';
}

/** A number that a rule may ask of a report. */
export interface Judged {
  /** What it is a number of; in one report only once. */
  readonly key: string;
  readonly value: number;
  readonly better: 'higher' | 'lower';
}

const judged = (
  better: Judged['better'],
  numbers: Readonly<Record<string, number | null>>,
): readonly Judged[] =>
  Object.entries(numbers).flatMap(([key, value]) => (value === null ? [] : [{ key, value, better }]));

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
};

/** The share of a part of coverage, the worst of what is listed and what is stated. */
function shareCovered({ files, worseStated }: CoverageReport, part: CoveragePart): number | null {
  const ratios = [...files.values()].flatMap((file) => ratioOf(file, part) ?? []);
  const listed = {
    covered: sum(ratios.map(({ covered }) => covered)),
    total: sum(ratios.map(({ total }) => total)),
  };
  const stated = worseStated?.[part];
  const shares = [listed, ...(stated === undefined ? [] : [stated])].flatMap(({ covered, total }) =>
    total === 0 ? [] : [covered / total],
  );
  return shares.length === 0 ? null : Math.min(...shares);
}

const higherParts = ['throughput', 'score'];

/** The numbers that rules of a gate see in a report, written down anew from what the report says. */
export function numbersOf(usable: UsableReport): readonly Judged[] {
  switch (usable.kind) {
    case 'tests': {
      // What no case explains blocks whatever the numbers are.
      if (usable.report.silent.length > 0) return [];
      const { passed, failed, errored, skipped, flaky } = usable.report.counts;
      return [
        ...judged('lower', { failing: failed + errored, skipped, flaky }),
        ...judged('higher', { passed }),
      ];
    }
    case 'coverage': {
      const { report } = usable;
      return coverageParts.flatMap((part) => judged('higher', { [part]: shareCovered(report, part) }));
    }
    case 'complexity': {
      const files = [...usable.report.files.values()];
      return complexityMeasures.flatMap((measure) => {
        // Below the limit there are functions that nobody sees: no rule on them is judged.
        const tallies = usable.report.limited.has(measure)
          ? []
          : files.flatMap((file) => file[measure] ?? []);
        if (tallies.length === 0) return [];
        const functions = sum(tallies.map((tally) => tally.functions));
        return [
          ...judged('lower', {
            [`${measure} max`]: Math.max(
              ...tallies.flatMap(({ worst }) => worst.map((one) => one.complexity)),
            ),
            [`${measure} mean`]: sum(tallies.map((tally) => tally.sum)) / functions,
          }),
          ...judged('higher', { [`${measure} functions`]: functions }),
        ];
      });
    }
    case 'duplication': {
      const { duplicates, unlisted, lines } = usable.report;
      const duplicated = sum(duplicates.map((one) => one.lines)) + unlisted.lines;
      return judged('lower', {
        blocks: duplicates.length + unlisted.blocks,
        share: lines === null || lines === 0 ? null : Math.min(1, duplicated / lines),
      });
    }
    case 'static': {
      const { counts, subject } = usable.report;
      const of = (level: string): number =>
        sum(counts.filter((one) => one.level === level).map(({ count }) => count));
      return judged('lower', { [`${subject} errors`]: of('error'), [`${subject} warnings`]: of('warning') });
    }
    case 'performance': {
      const { benchmarks, failed, crossed, unusable } = usable.report;
      // Both block whatever the numbers are.
      if (failed.length + crossed.length > 0) return [];
      const unjudged = new Set(unusable.map(({ name }) => name));
      return benchmarks
        .filter(({ fullName }) => !unjudged.has(fullName))
        .flatMap(({ fullName, numbers: parts }) =>
          [...parts].flatMap(([part, values]) =>
            judged(higherParts.includes(part) ? 'higher' : 'lower', {
              [`${part} of ${fullName}`]: median(values),
            }),
          ),
        );
    }
    case 'size': {
      const { raw, gzip, brotli } = usable.report;
      return judged('lower', { raw, gzip, brotli });
    }
  }
}

const casesIn = (numbers: readonly Judged[]): number =>
  sum(numbers.filter(({ key }) => ['passed', 'failing', 'skipped'].includes(key)).map(({ value }) => value));

/**
 * What is better in a report than it was before something was done to it, in words. A number that is gone is not
 * better: a rule that asks for it is inconclusive. Where tests are gone, the skipped and flaky ones may be among them.
 */
export function betterNumbers(before: readonly Judged[], after: readonly Judged[]): readonly string[] {
  const known = new Map(before.map((one) => [one.key, one.value]));
  const isFewer = casesIn(after) < casesIn(before);
  return after.flatMap(({ key, value, better }) => {
    const old = known.get(key);
    if (old === undefined || (isFewer && (key === 'skipped' || key === 'flaky'))) return [];
    // A mean or a share is the same when only its last digits differ.
    const gain = (better === 'lower' ? old - value : value - old) / Math.max(1, Math.abs(old));
    return gain > 1e-12 ? [`${key} was ${old} and is ${value}, which is better`] : [];
  });
}

// Hits and totals beyond what a double holds exactly are allowed; fractions and NaN are not.
const isCount = (value: number): boolean => Number.isInteger(value) && value >= 0;

function* numbersIn(value: unknown, path: string, depth: number): Generator<readonly [string, number]> {
  if (typeof value === 'number') yield [path, value];
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || depth > 6) return;
  const inner = value instanceof Map ? [...value] : Object.entries(value);
  for (const [key, part] of inner) yield* numbersIn(part, `${path}.${String(key).slice(0, 40)}`, depth + 1);
}

type ReportOf<Kind extends UsableReport['kind']> = Extract<UsableReport, { readonly kind: Kind }>['report'];

function brokenTests({ counts, notable }: ReportOf<'tests'>): readonly string[] {
  const broken: string[] = [];
  for (const [part, count] of Object.entries(counts) as [string, number][])
    if (!isCount(count)) broken.push(`${part} is ${count}`);
  if (counts.flaky > counts.passed) broken.push(`${counts.flaky} flaky of ${counts.passed} passed`);
  if (notable.some(({ name, message }) => typeof name !== 'string' || typeof message !== 'string'))
    broken.push('a case without a name');
  const named = notable.filter(({ outcome }) => outcome !== 'flaky').length;
  if (named > 0 && counts.failed + counts.errored === 0)
    broken.push(`${named} cases failed and none is counted`);
  return broken;
}

function brokenCoverage({ files }: ReportOf<'coverage'>): readonly string[] {
  return [...files].flatMap(([path, file]) =>
    coverageParts.flatMap((part) => {
      const ratio = ratioOf(file, part);
      if (ratio === null) return [];
      const isSound = isCount(ratio.covered) && isCount(ratio.total) && ratio.covered <= ratio.total;
      return isSound ? [] : [`${ratio.covered} of ${ratio.total} ${part} in ${path.slice(0, 40)}`];
    }),
  );
}

function brokenComplexity({ files }: ReportOf<'complexity'>): readonly string[] {
  return [...files].flatMap(([path, { cyclomatic, cognitive }]) =>
    [cyclomatic, cognitive].flatMap((tally) =>
      tally === null || (isCount(tally.functions) && tally.functions > 0 && tally.worst.length > 0)
        ? []
        : [`${tally.functions} functions in ${path.slice(0, 40)}`],
    ),
  );
}

function brokenDuplication({
  duplicates,
  unlisted,
  filesLookedAt,
  lines,
}: ReportOf<'duplication'>): readonly string[] {
  const counts = [unlisted.blocks, unlisted.lines, filesLookedAt ?? 0, lines ?? 0];
  const broken = [...counts, ...duplicates.map((one) => one.lines)]
    .filter((count) => !isCount(count))
    .map((count) => `${count} of something that is counted`);
  if (duplicates.some(({ copies }) => copies.length < 2)) broken.push('a duplicate that is only once');
  if (duplicates.some(({ copies }) => copies.some(({ from, to }) => from > to)))
    broken.push('a copy that ends before it begins');
  return broken;
}

function brokenPerformance({ benchmarks }: ReportOf<'performance'>): readonly string[] {
  return benchmarks.flatMap(({ fullName, numbers }) =>
    [...numbers].flatMap(([part, values]) => {
      const most = part === 'score' || part === 'error-rate' ? 1 : Infinity;
      const isSound =
        fullName !== '' && values.length > 0 && values.every((value) => value >= 0 && value <= most);
      return isSound ? [] : [`${part} of "${fullName.slice(0, 40)}" is ${values.slice(0, 5).join(', ')}`];
    }),
  );
}

function brokenOf(usable: UsableReport): readonly string[] {
  switch (usable.kind) {
    case 'tests':
      return brokenTests(usable.report);
    case 'coverage':
      return brokenCoverage(usable.report);
    case 'complexity':
      return brokenComplexity(usable.report);
    case 'duplication':
      return brokenDuplication(usable.report);
    case 'performance':
      return brokenPerformance(usable.report);
    case 'static':
      return usable.report.counts
        .filter(({ count }) => !isCount(count) || count === 0)
        .map(({ count, level }) => `${count} findings of ${level}`);
    case 'size':
      return [];
  }
}

/** What must hold of any report that a reader calls usable; what does not, in words. */
export function brokenInvariants(usable: UsableReport): readonly string[] {
  const strange = [...numbersIn(usable.report, usable.kind, 0)]
    .filter(([, number]) => !Number.isFinite(number))
    .map(([path, number]) => `${path} is ${number}`);
  return [...strange, ...brokenOf(usable)];
}
