import fc from 'fast-check';

import type { PerformancePart } from '@interlock/reports/domain/performance/performance-report';
import { printName } from '@interlock/shared/domain/rule/printer';

import { anyName, json, named, textLines, word, written, type Written } from './document.ts';

interface Benchmark {
  readonly name: string;
  /** How long it took, a whole number of ms. */
  readonly ms: number;
}

/** Numbers of a benchmark as rules ask for them. */
type Read = (benchmark: Benchmark) => Readonly<Partial<Record<PerformancePart, number>>>;

function performance(
  name: fc.Arbitrary<string>,
  read: Read,
  write: (benchmarks: readonly Benchmark[]) => string,
  endsBehind?: RegExp,
): Written {
  const numbersOf = (benchmarks: readonly Benchmark[]): readonly (readonly [string, number])[] =>
    benchmarks.flatMap((one) =>
      Object.entries(read(one)).map(
        ([part, value]) => [`performance.${part} of ${one.name}`, value] as const,
      ),
    );
  return written({
    kind: 'performance',
    parts: named(fc.record({ name: name.map((one) => one.trim()), ms: fc.integer({ min: 1, max: 900 }) }), 5),
    write,
    ...(endsBehind === undefined ? {} : { endsBehind }),
    expected: (benchmarks) => Object.fromEntries(numbersOf(benchmarks)),
    rules: (benchmarks) =>
      benchmarks.map((one) => {
        const [part = 'mean'] = Object.keys(read(one));
        return `performance.${part} of ${printName(one.name)} <= ${part === 'count' ? '400' : '400ms'}`;
      }),
  });
}

const times: Read = ({ ms }) => ({ p50: ms, mean: ms, max: ms });

/** Names that k6 takes as the value of a tag. */
const tag = anyName.map((name) => name.replaceAll(/[{}]/gu, '_'));

export const k6 = performance(
  tag,
  (one) => ({ ...times(one), p90: one.ms, p95: one.ms }),
  (benchmarks) =>
    json({
      metrics: {
        ...Object.fromEntries(
          benchmarks.map(({ name, ms }) => [
            `http_req_duration{name:${name}}`,
            { avg: ms, min: ms, med: ms, max: ms, 'p(90)': ms, 'p(95)': ms },
          ]),
        ),
        iterations: { count: 40, rate: 100 },
      },
      root_group: { name: '', path: '', id: 'd41d', groups: {}, checks: {} },
    }),
);

export const lighthouse = performance(
  word,
  ({ ms }) => ({ time: ms, score: 1 }),
  (benchmarks) =>
    json({
      lighthouseVersion: '12.8.2',
      audits: Object.fromEntries(
        benchmarks.map(({ name, ms }) => [
          name,
          { id: name, score: 1, scoreDisplayMode: 'numeric', numericValue: ms, numericUnit: 'millisecond' },
        ]),
      ),
      categories: { performance: { id: 'performance', score: 0.95 } },
    }),
);

export const hyperfine = performance(anyName, times, (benchmarks) =>
  json({
    results: benchmarks.map(({ name, ms }) => ({
      ...{ command: name, mean: ms / 1_000, median: ms / 1_000, max: ms / 1_000 },
      times: [ms / 1_000, ms / 1_000, ms / 1_000],
      exit_codes: [0, 0, 0],
    })),
  }),
);

export const vitestBench = performance(anyName, times, (benchmarks) =>
  json({
    files: [
      {
        filepath: '/home/runner/work/shop/shop/sort.bench.ts',
        groups: [
          {
            fullName: 'sort.bench.ts > sort',
            benchmarks: benchmarks.map(({ name, ms }, index) => ({
              ...{ id: `${index}`, name, samples: [], sampleCount: 9, mean: ms, median: ms, max: ms },
            })),
          },
        ],
      },
    ],
  }),
);

export const tinybench = performance(anyName, times, (benchmarks) =>
  json(
    benchmarks.map(({ name, ms }) => ({
      name,
      result: { state: 'completed', latency: { mean: ms, p50: ms, max: ms, samplesCount: 10 } },
    })),
  ),
);

export const pytestBenchmark = performance(anyName, times, (benchmarks) =>
  json({
    machine_info: { node: 'runner' },
    commit_info: { id: '0' },
    benchmarks: benchmarks.map(({ name, ms }) => ({
      name,
      fullname: `tests/test_price.py::${name}`,
      stats: { min: ms / 1_000, max: ms / 1_000, mean: ms / 1_000, median: ms / 1_000, rounds: 3 },
    })),
    version: '5.3.1',
  }),
);

export const goBench = performance(
  word.map((name) => `Benchmark${name}`),
  ({ ms }) => ({ mean: ms, bytes: 512, count: 3 }),
  (benchmarks) =>
    textLines([
      'goos: linux',
      'pkg: example.com/shop',
      ...benchmarks.map(
        ({ name, ms }) =>
          `${name}-8   \t 1000\t    ${ms * 1_000_000} ns/op\t     512 B/op\t       3 allocs/op`,
      ),
      'PASS',
      'ok  \texample.com/shop\t0.033s',
    ]),
  // A package that passed, whether its time is there or not.
  /(?:^|\n)PASS\n?(?:o|ok\s*[^\n]*\n?)?$/u,
);

export const jmh = performance(
  word,
  ({ ms }) => ({ mean: ms }),
  (benchmarks) =>
    json(
      benchmarks.map(({ name, ms }) => ({
        ...{ jmhVersion: '1.37', benchmark: name, mode: 'avgt' },
        primaryMetric: { score: ms, scoreUnit: 'ms/op', rawData: [[ms, ms]] },
        secondaryMetrics: {},
      })),
    ),
);

export const autocannon = written({
  kind: 'performance',
  // One address a report.
  parts: fc.integer({ min: 1, max: 900 }).map((ms) => [{ name: 'http://shop.example/', ms }]),
  write: ([one]) =>
    json({
      url: one?.name,
      ...{ errors: 0, timeouts: 0, mismatches: 0, non2xx: 0, '2xx': 98 },
      latency: {
        average: one?.ms,
        mean: one?.ms,
        max: one?.ms,
        p50: one?.ms,
        p90: one?.ms,
        p99: one?.ms,
        totalCount: 98,
      },
      requests: { average: 49, mean: 49, total: 98, sent: 100 },
      throughput: { mean: 1000 },
    }),
  expected: ([one]) =>
    Object.fromEntries(
      ['p50', 'p90', 'p99', 'mean', 'max'].map((part) => [
        `performance.${part} of ${one?.name ?? ''}`,
        one?.ms ?? 0,
      ]),
    ),
  rules: () => ['performance.p99 of "http://shop.example/" <= 400ms'],
});

export const measurements = performance(
  anyName,
  ({ ms }) => ({ time: ms }),
  (benchmarks) =>
    textLines([
      'name,value,unit,better',
      ...benchmarks.map(({ name, ms }) => `"${name.replaceAll('"', '""')}",${ms},ms,lower`),
    ]),
  /\n$/u,
);
