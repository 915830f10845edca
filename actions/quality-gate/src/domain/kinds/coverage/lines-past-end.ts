import { countOf } from '@interlock/shared/domain/report/numbers';
import type { Observation, Query } from '@interlock/shared/domain/rule/observation';
import type { RuleOutcome, RuleResult } from '@interlock/shared/domain/rule/result';

import { countLines, rangesOf, sayRanges, type LineRanges } from '@interlock/checkout/domain/line-ranges';
import { absent, finding, type Finding } from '../../codes.ts';
import { recounted, type CoveredFile, type CoverageMeasure } from './coverage-measure.ts';
import type { Measurements } from '../../measurements.ts';
import { isWorse, ratioOfMarks, type Ratio } from '@interlock/reports/domain/coverage/coverage';

const shownFiles = 10;
const shownRanges = 8;

/** Lines that reports list and that the file does not have. */
function linesPast({ lines }: CoveredFile, count: number): LineRanges {
  const past: number[] = [];
  for (let line = count + 1; line < lines.length; line += 1) if ((lines[line] ?? 0) > 0) past.push(line);
  return rangesOf(past);
}

/**
 * A file without the lines behind its end, and the branches and functions on them. Stated totals that are worse than
 * its list may count them as well.
 */
function cutFile(file: CoveredFile, count: number): CoveredFile {
  const pastEnd = linesPast(file, count);
  if (pastEnd.length === 0) return file;
  const { path, candidates, ratios, statedLines } = file;
  const lines = file.lines.slice(0, count + 1);
  const listed = ratioOfMarks(lines);
  const gone = ratioOfMarks(file.lines.subarray(count + 1));
  const stated: Ratio | null =
    statedLines === null
      ? null
      : {
          covered: Math.max(0, statedLines.covered - gone.covered),
          total: Math.max(0, statedLines.total - gone.total),
        };
  return {
    path,
    candidates,
    ratios: {
      lines: stated !== null && isWorse(stated, listed) ? stated : listed,
      branches: file.upTo?.('branches', count) ?? ratios.branches,
      functions: file.upTo?.('functions', count) ?? ratios.functions,
    },
    lines,
    statedLines: stated,
    pastEnd,
  };
}

/** Coverage without lines behind the end of their file; the same when there are none. */
function cutCoverage(coverage: CoverageMeasure, counts: ReadonlyMap<string, number>): CoverageMeasure {
  const files = coverage.files.map((file) => {
    const { path, candidates } = file;
    const count = candidates.length === 1 && candidates[0] === path ? counts.get(path) : undefined;
    return count === undefined || file.lines.length <= count + 1 ? file : cutFile(file, count);
  });
  const isCut = files.some((file, index) => file !== coverage.files[index]);
  return isCut ? { ...recounted(coverage, files), asListed: coverage } : coverage;
}

function sayFile({ path, pastEnd = [] }: CoveredFile, counts: ReadonlyMap<string, number>): string {
  const lines = sayRanges(pastEnd, shownRanges);
  return `${path}: ${lines} (${countOf(countLines(pastEnd), 'line')} behind the end, the file has ${countOf(counts.get(path) ?? 0, 'line')})`;
}

function nameLines({ files }: CoverageMeasure, counts: ReadonlyMap<string, number>): readonly Finding[] {
  const cut = files.filter(({ pastEnd }) => pastEnd !== undefined);
  if (cut.length === 0) return [];
  const all = cut.reduce((sum, { pastEnd = [] }) => sum + countLines(pastEnd), 0);
  const more = cut.length - shownFiles;
  const named = cut.slice(0, shownFiles).map((file) => sayFile(file, counts));
  const seen = `${countOf(all, 'line')} of ${countOf(cut.length, 'file')}: ${named.join('; ')}${more > 0 ? `; and ${countOf(more, 'more file')}` : ''}`;
  return [finding('coverage-lines-past-end', null, seen)];
}

/**
 * Leaves out lines that reports list behind the end of a file, and the branches and functions on them: no line is there
 * that a test could have run. What was listed is kept beside it, so that a verdict that hangs on it can be told.
 *
 * @param measurements - what the reports say
 * @param counts - how many lines files have, by path; one that is not in it stays as it is
 */
export function withoutLinesPastEnd(
  measurements: Measurements,
  counts: ReadonlyMap<string, number>,
): Measurements {
  const { coverage } = measurements;
  if (coverage === null || counts.size === 0) return measurements;
  const cut = cutCoverage(coverage, counts);
  if (cut === coverage) return measurements;
  const packages = [...measurements.packages].map(
    ([name, measured]) =>
      [
        name,
        measured.coverage === null
          ? measured
          : { ...measured, coverage: cutCoverage(measured.coverage, counts) },
      ] as const,
  );
  return {
    ...measurements,
    coverage: cut,
    packages: new Map(packages),
    findings: [...measurements.findings, ...nameLines(cut, counts)],
  };
}

/** The measurements with all lines as reports list them; `null` where none was left out. */
export function asListed(measurements: Measurements): Measurements | null {
  const listed = measurements.coverage?.asListed;
  if (listed === undefined) return null;
  const packages = [...measurements.packages].map(
    ([name, measured]) =>
      [name, { ...measured, coverage: measured.coverage?.asListed ?? measured.coverage }] as const,
  );
  return { ...measurements, coverage: listed, packages: new Map(packages) };
}

const turns = (left: RuleOutcome, right: RuleOutcome): boolean =>
  left !== right && left !== 'inconclusive' && right !== 'inconclusive' && [left, right].includes('fail');

/**
 * Whether a rule comes out otherwise with the lines behind the end of files than without them: a function that says of
 * which of its members, `null` for the rule as a whole; `null` where it does not.
 */
export function turnedMembers(
  without: RuleResult,
  listed: RuleResult,
): ((member: string | null) => boolean) | null {
  const outcomes = new Map(listed.members.map(({ member, outcome }) => [member, outcome]));
  const turned = new Set(
    without.members
      .filter(({ member, outcome }) => turns(outcome, outcomes.get(member) ?? outcome))
      .map(({ member }) => member),
  );
  if (turned.size > 0) return (member) => turned.has(member);
  return turns(without.outcome, listed.outcome) ? () => true : null;
}

/** What a rule sees whose outcome hangs on lines that are not there. */
export function hangsOnLinesPastEnd({ scope }: Query): Observation {
  const of = scope.kind === 'member' ? ` of ${scope.id}` : '';
  return absent(
    'coverage-lines-past-end',
    `Lines behind the end of their files decide this${of}: with them it comes out otherwise than without.`,
  );
}
