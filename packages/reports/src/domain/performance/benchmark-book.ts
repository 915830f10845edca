import type { UsableReport } from '../format.ts';
import { limits } from '../limits.ts';
import { performanceParts, type Benchmark, type PerformancePart, type Remark } from './performance-report.ts';
import { excerpt, shownValue, UnusableReport } from '../problem.ts';

/** A number as a report gives it, measured once or more often; what is no number is refused when it is added. */
export type GivenNumbers = Readonly<Partial<Record<PerformancePart, unknown>>>;

/** Benchmarks of one report while it is read. */
export interface BenchmarkBook {
  /**
   * Adds numbers, each a number or a list of repeated measurements; what is `undefined` is not there. What is negative,
   * no number, or a share beyond 1 is refused.
   *
   * @throws {UnusableReport} `number-invalid`
   */
  add(given: { readonly name: string; readonly fullName?: string; readonly numbers: GivenNumbers }): void;
  fail(name: string, why: string): void;
  cross(name: string, why: string): void;
  /** Its numbers are there and cannot be used. */
  refuse(name: string, why: string): void;
  failRequests(name: string, why: string): void;
  readonly report: () => UsableReport;
}

const shares: ReadonlySet<PerformancePart> = new Set(['error-rate', 'score']);
const remarkCap = 1_000;

/** A name as a rule can write it: on one line, single blanks, none around it. */
export function plainName(name: string): string {
  return name.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
}

const isList = (value: unknown): value is readonly unknown[] => Array.isArray(value);

/** A number that can be one of a benchmark's. */
function numberIn(what: string, part: PerformancePart, given: unknown): number {
  if (typeof given === 'number' && Number.isFinite(given) && given >= 0 && (given <= 1 || !shares.has(part)))
    return given;
  throw new UnusableReport(
    'number-invalid',
    `${part} of "${excerpt(what)}" is ${shownValue(given)}, which it cannot be.`,
  );
}

/**
 * Gathers the benchmarks of a report.
 *
 * @param repeats - whether a name that stands there again is the same benchmark measured again; if not, two have one
 *   name, and neither can be judged by it
 */
export function benchmarkBook(repeats = false): BenchmarkBook {
  const benchmarks = new Map<
    string,
    Omit<Benchmark, 'numbers'> & { readonly numbers: Map<PerformancePart, number[]> }
  >();
  const failed: Remark[] = [];
  const crossed: Remark[] = [];
  const unusable: Remark[] = [];
  const failedRequests: Remark[] = [];
  const remark = (list: Remark[], name: string, why: string): void => {
    if (list.length >= remarkCap)
      throw new UnusableReport('report-too-large', `More than ${remarkCap} benchmarks are broken.`);
    list.push({ name: plainName(name), why: excerpt(why, 300) });
  };
  return {
    add: ({ name: given, fullName: givenFull = given, numbers }) => {
      const name = plainName(given);
      const fullName = plainName(givenFull);
      if (name === '' || fullName === '')
        throw new UnusableReport('report-unparsable', 'A benchmark has no name.');
      const known = benchmarks.get(fullName);
      if (known === undefined && benchmarks.size >= limits.benchmarks)
        throw new UnusableReport('report-too-large', `There are more than ${limits.benchmarks} benchmarks.`);
      const entry = known ?? { name, fullName, numbers: new Map<PerformancePart, number[]>() };
      benchmarks.set(fullName, entry);
      for (const part of performanceParts) {
        const value = numbers[part];
        if (value === undefined) continue;
        const list: readonly unknown[] = isList(value) ? value : [value];
        if (list.length === 0)
          throw new UnusableReport('number-invalid', `${part} of "${excerpt(name)}" was measured 0 times.`);
        const measured = list.map((one) => numberIn(name, part, one));
        const before = entry.numbers.get(part);
        if (before === undefined) entry.numbers.set(part, measured);
        else if (repeats) for (const one of measured) before.push(one);
        else remark(unusable, fullName, 'the report gives this name to two benchmarks');
      }
    },
    fail: (name, why) => remark(failed, name, why),
    cross: (name, why) => remark(crossed, name, why),
    refuse: (name, why) => remark(unusable, name, why),
    failRequests: (name, why) => remark(failedRequests, name, why),
    report: () => ({
      kind: 'performance',
      report: {
        benchmarks: [...benchmarks.values()].filter(({ numbers }) => numbers.size > 0),
        failed,
        crossed,
        unusable,
        failedRequests,
      },
    }),
  };
}

/** The middle of numbers, of which there is one at least; of an even count the mean of the two in the middle. */
export function medianOf(numbers: readonly number[]): number {
  const sorted = Float64Array.from(numbers).sort();
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? NaN) + upper) / 2;
}

/** What no times come to. */
export const noTimes: GivenNumbers = {};

/**
 * What single times come to: all of them for the median, their mean, the longest, and by nearest rank those
 * percentiles that so many times have.
 *
 * @param name - whose they are, for what is said of one that is none
 * @param times - in the unit of the report
 * @param unitMs - that unit in ms
 * @throws {UnusableReport} `number-invalid` where one is no time
 */
export function numbersOfTimes(name: string, times: readonly unknown[], unitMs: number): GivenNumbers {
  const measured = times.map((time) => numberIn(name, 'time', time) * unitMs);
  const sorted = Float64Array.from(measured).sort();
  // As many as leave at least one measurement above.
  const ranked = (share: number, least: number): number | undefined =>
    sorted.length < least ? undefined : sorted[Math.ceil(share * sorted.length) - 1];
  return {
    p50: measured,
    p90: ranked(0.9, 10),
    p95: ranked(0.95, 20),
    p99: ranked(0.99, 100),
    mean: measured.reduce((sum, time) => sum + time, 0) / measured.length,
    max: sorted.at(-1),
  };
}

/** A number of a report in our unit; what is none stays what it is, to be refused when it is added. */
export function scaled(value: unknown, factor: number): unknown {
  if (typeof value === 'number') return value * factor;
  return value;
}
