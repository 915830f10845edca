import { nearestWords } from '@interlock/shared/domain/nearest';
import { countOf } from '@interlock/shared/domain/report/numbers';
import type { Metric } from '@interlock/shared/domain/rule/metric';
import type { Observation, Query } from '@interlock/shared/domain/rule/observation';

import { absent, finding, type Finding } from '../../codes.ts';
import { medianOf, plainName } from '@interlock/reports/domain/performance/benchmark-book';
import {
  performanceParts,
  type PerformancePart,
  type PerformanceReport,
  type Remark,
  type RunSpan,
} from '@interlock/reports/domain/performance/performance-report';
import { sentence } from '@interlock/shared/domain/sentence';

/** A benchmark as all reports of a set measured it. */
export interface MeasuredBenchmark {
  readonly fullName: string;
  readonly name: string;
  /** Each number as often as it was measured, in the order of the reports. */
  readonly numbers: ReadonlyMap<PerformancePart, readonly number[]>;
  /** Reports that it was read from; not more than a few. */
  readonly where: string;
  /** Whether it is the time of jobs of the run. */
  readonly isOfJobs: boolean;
}

/** What a set of reports says of performance; `broken` names the first report that could not be used. */
export interface PerformanceMeasure {
  readonly benchmarks: ReadonlyMap<string, MeasuredBenchmark>;
  /** By full name, why a benchmark cannot be judged. */
  readonly unusable: ReadonlyMap<string, string>;
  readonly broken: string | null;
}

/** What is gathered while reports are gone through. */
export interface PerformanceGathering {
  readonly benchmarks: Map<string, MeasuredBenchmark>;
  readonly unusable: Map<string, string>;
  /** When the jobs of the run ran that are among the reports. */
  readonly jobs: RunSpan[];
}

/** Nothing gathered yet. */
export function emptyPerformance(): PerformanceGathering {
  return { benchmarks: new Map(), unusable: new Map(), jobs: [] };
}

/** What all jobs together are called. */
const allJobs = 'jobs';

/** What was gathered, with the time of all jobs together: from the beginning of the first to the end of the last. */
export function performanceOf(gathering: PerformanceGathering, broken: string | null): PerformanceMeasure {
  const { jobs } = gathering;
  const benchmarks = new Map(gathering.benchmarks);
  const unusable = new Map(gathering.unusable);
  if (jobs.length === 0) return { benchmarks, unusable, broken };
  const startedMs = jobs.reduce((least, job) => Math.min(least, job.startedMs), Infinity);
  const completedMs = jobs.reduce((most, job) => Math.max(most, job.completedMs), 0);
  if (benchmarks.has(allJobs)) unusable.set(allJobs, 'a report has a benchmark of that name');
  else if (jobs.some(({ isEarlier }) => isEarlier))
    unusable.set(allJobs, 'some of them ran in an earlier attempt of the run, hours may lie between');
  else
    benchmarks.set(allJobs, {
      fullName: allJobs,
      name: allJobs,
      numbers: new Map([['time', [completedMs - startedMs]] as const]),
      where: countOf(jobs.length, 'job'),
      isOfJobs: true,
    });
  return { benchmarks, unusable, broken };
}

const meanings: Readonly<
  Record<PerformancePart, readonly [dimension: Metric['dimension'], meaning: string]>
> = {
  p50: ['duration', 'The median of the times of a request, command or benchmark.'],
  p90: ['duration', 'The time that nine of ten stay below.'],
  p95: ['duration', 'The time that 95 of a hundred stay below.'],
  p99: ['duration', 'The time that 99 of a hundred stay below.'],
  mean: ['duration', 'The mean of the times, or the time of one operation.'],
  max: ['duration', 'The longest of the times.'],
  time: ['duration', 'A time that is reported as one number, such as an audit of Lighthouse.'],
  throughput: ['count', 'Operations, requests or bytes a second.'],
  'error-rate': ['ratio', 'The share of requests, or of checks, that failed.'],
  score: ['ratio', 'A score of 0 to 100 %.'],
  bytes: ['size', 'Bytes: of memory for an operation, of a page.'],
  count: ['count', 'A plain number of which less is better, such as allocations for an operation.'],
};

const higherParts: readonly PerformancePart[] = ['throughput', 'score'];

/** What rules may ask of performance. */
export const performanceMetrics: readonly Metric[] = performanceParts.map((part) => {
  const [dimension, meaning] = meanings[part];
  return {
    id: `performance.${part}`,
    dimension,
    meaning,
    names: 'required',
    scopes: ['package'],
    least: 0,
    most: dimension === 'ratio' ? 1 : Infinity,
    better: higherParts.includes(part) ? 'higher' : 'lower',
  };
});

/** The part that a metric is about; `null` where it is no performance. */
export function performancePartOf(metric: string): PerformancePart | null {
  return performanceParts.find((part) => metric === `performance.${part}`) ?? null;
}

const shownRemarks = 10;

function remarkFindings(
  code: Parameters<typeof finding>[0],
  path: string,
  remarks: readonly Remark[],
): readonly Finding[] {
  const more = remarks.length - shownRemarks;
  return [
    ...remarks.slice(0, shownRemarks).map(({ name, why }) => finding(code, path, `${name}: ${why}`)),
    ...(more > 0 ? [finding(code, path, `and ${more} more`)] : []),
  ];
}

/** Adds what a report says to each gathering, and says what it has against itself. */
export function addPerformance(
  path: string,
  report: PerformanceReport,
  into: readonly PerformanceGathering[],
): readonly Finding[] {
  for (const { benchmarks, jobs, unusable } of into) {
    if (report.job !== undefined) jobs.push(report.job);
    for (const { fullName, name, numbers } of report.benchmarks) {
      const known = benchmarks.get(fullName);
      const merged = new Map(known?.numbers);
      for (const [part, measured] of numbers) merged.set(part, [...(merged.get(part) ?? []), ...measured]);
      const isOfJobs = report.job !== undefined;
      benchmarks.set(fullName, { fullName, name, numbers: merged, where: known?.where ?? path, isOfJobs });
    }
    for (const { name, why } of [...report.failed, ...report.unusable])
      if (!unusable.has(name)) unusable.set(name, why);
  }
  const nothing = report.benchmarks.length === 0 && report.failed.length === 0;
  return [
    ...remarkFindings('benchmark-failed', path, report.failed),
    ...remarkFindings('threshold-crossed', path, report.crossed),
    ...(nothing ? [finding('no-measurements', path, 'the report holds no measurement')] : []),
    ...remarkFindings('requests-failed', path, report.failedRequests),
    ...(report.job?.isEarlier === true
      ? [finding('job-of-earlier-attempt', path, 'it was not run again in this attempt')]
      : []),
  ];
}

// What a comparison needs is long there by then; more would only make baselines larger.
const sampleCap = 200;

/** Measurements for a comparison: all, or so many of them evenly over their order. */
export function samplesOf(measured: readonly number[]): readonly number[] {
  if (measured.length <= sampleCap) return measured;
  return Array.from(
    { length: sampleCap },
    (_, index) => measured[Math.floor((index * measured.length) / sampleCap)] ?? NaN,
  );
}

/** The full names that a name of a rule may mean: the one that is exactly it, or all that people call so. */
export function namesMeant(performance: PerformanceMeasure, name: string): readonly string[] {
  const { benchmarks, unusable } = performance;
  if (benchmarks.has(name) || unusable.has(name)) return [name];
  const called = [...benchmarks.values()].filter((one) => one.name === name).map(({ fullName }) => fullName);
  const broken = [...unusable.keys()].filter((full) => full.endsWith(` > ${name}`) && !benchmarks.has(full));
  return [...called, ...broken];
}

/** The full names that a metric was measured under; none for a metric of another kind. */
export function measuredNames(performance: PerformanceMeasure | null, metric: string): readonly string[] {
  const part = performancePartOf(metric);
  if (part === null || performance === null) return [];
  return [...performance.benchmarks.values()]
    .filter(({ fullName, numbers }) => numbers.has(part) && !performance.unusable.has(fullName))
    .map(({ fullName }) => fullName);
}

const shownNames = 8;

/** The same query with the full name of the benchmark that it means, under which baselines have it. */
export function withFullName(performance: PerformanceMeasure | null, query: Query): Query {
  if (performance === null || query.name === null || performancePartOf(query.metric) === null) return query;
  const [fullName, ...others] = namesMeant(performance, plainName(query.name));
  if (fullName === undefined || others.length > 0 || fullName === query.name) return query;
  return { ...query, name: fullName };
}

function unknownName({ benchmarks }: PerformanceMeasure, name: string): Observation {
  const names = [...new Set([...benchmarks.values()].map((one) => one.name))];
  const near = nearestWords(name.slice(0, 64), names.slice(0, 5_000));
  const shown = near.length > 0 ? near : names.slice(0, shownNames);
  const list = shown.map((one) => `"${one}"`).join(', ');
  return absent(
    'performance-name-unknown',
    `None of ${countOf(names.length, 'measured name')} is "${name}"${list === '' ? '' : `; there is ${list}`}.`,
  );
}

/** What the reports say to a rule. */
export function observePerformance(performance: PerformanceMeasure | null, query: Query): Observation {
  const part = performancePartOf(query.metric);
  if (performance === null || part === null)
    return absent('performance-not-reported', `Nothing reports ${query.metric}.`);
  if (performance.broken !== null)
    return absent('measurement-broken', `Not all measurements are known (${performance.broken}).`);
  const name = plainName(query.name ?? '');
  const meant = namesMeant(performance, name);
  const [fullName] = meant;
  if (fullName === undefined) return unknownName(performance, name);
  if (meant.length > 1) {
    const list = meant.slice(0, shownNames).map((one) => `"${one}"`);
    return absent(
      'performance-name-ambiguous',
      `${countOf(meant.length, 'name')} end so: ${list.join(', ')}.`,
    );
  }
  const why = performance.unusable.get(fullName);
  if (why !== undefined)
    return absent('measurement-broken', sentence(`"${fullName}" cannot be judged: ${why}`));
  const benchmark = performance.benchmarks.get(fullName);
  const measured = benchmark?.numbers.get(part);
  if (benchmark === undefined || measured === undefined) {
    const known = [...(benchmark?.numbers.keys() ?? [])].map((one) => `performance.${one}`).join(', ');
    return absent('performance-number-missing', `Of "${fullName}" there is ${known}.`);
  }
  // One run of a shared machine tells nothing of its own noise.
  const once = benchmark.isOfJobs ? 'measured once, on the runner that it happened to get' : null;
  return {
    kind: 'value',
    value: medianOf(measured),
    where: benchmark.where,
    detail: measured.length === 1 ? once : `the median of ${countOf(measured.length, 'measurement')}`,
    ...(measured.length === 1 ? {} : { samples: samplesOf(measured) }),
  };
}
