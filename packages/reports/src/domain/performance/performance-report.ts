/** The numbers that rules may ask of a benchmark. Times in ms, sizes in bytes, shares of 0 to 1. */
export const performanceParts = [
  'p50',
  'p90',
  'p95',
  'p99',
  'mean',
  'max',
  'time',
  'throughput',
  'error-rate',
  'score',
  'bytes',
  'count',
] as const;
export type PerformancePart = (typeof performanceParts)[number];

/** Each number as often as it was measured, at least once. */
export type BenchmarkNumbers = ReadonlyMap<PerformancePart, readonly number[]>;

/** What a report says of one benchmark, request, audit or command. */
export interface Benchmark {
  /** What it is called, and nobody else in the report. */
  readonly fullName: string;
  /** What people call it. */
  readonly name: string;
  readonly numbers: BenchmarkNumbers;
}

/** Something that a report says about a name. */
export interface Remark {
  readonly name: string;
  readonly why: string;
}

/** What one report of measurements says. */
export interface PerformanceReport {
  readonly benchmarks: readonly Benchmark[];
  /** Benchmarks that the tool could not run, or not to their end; they have no numbers. */
  readonly failed: readonly Remark[];
  /** Thresholds of the tool itself that were crossed. */
  readonly crossed: readonly Remark[];
  /** Names whose numbers cannot be used, though nothing failed. */
  readonly unusable: readonly Remark[];
  /** Requests that failed and are among the measured ones. */
  readonly failedRequests: readonly Remark[];
  /** When it ran, where it is a job of the run. */
  readonly job?: RunSpan;
}

/** When a job of the run ran, in epoch ms by GitHub's clock. */
export interface RunSpan {
  readonly startedMs: number;
  readonly completedMs: number;
  /** Whether that was in an earlier attempt of the run. */
  readonly isEarlier: boolean;
}
