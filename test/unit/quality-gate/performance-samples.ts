import type { Format } from '@interlock/reports/steps/every-format';
import type { PerformancePart } from '@interlock/reports/domain/performance/performance-report';

/** A report of performance, and what a person reads in it. */
export interface PerformanceSample {
  readonly format: Format;
  readonly text: string;
  /** By full name; times in ms. A list is of repeated measurements. */
  readonly numbers: Readonly<
    Record<string, Readonly<Partial<Record<PerformancePart, number | readonly number[]>>>>
  >;
  /** Whether its end shows; without one a cut between two lines looks like a shorter report. */
  readonly hasEnd?: boolean;
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
const trend = { avg: 12, min: 5, med: 10, max: 40, 'p(90)': 20, 'p(95)': 30 };
const trendRead = { p50: 10, p90: 20, p95: 30, mean: 12, max: 40 };

/** One small report of each format. */
export const performanceSamples: readonly PerformanceSample[] = [
  {
    format: 'k6',
    text: json({
      metrics: {
        http_req_duration: { ...trend, thresholds: { 'p(95)<500': false } },
        'http_req_duration{name:GET /checkout}': { ...trend, 'p(99)': 35 },
        'http_req_duration{expected_response:true}': trend,
        http_req_failed: { passes: 1, fails: 3, value: 0.25 },
        'http_req_failed{name:GET /checkout}': { passes: 0, fails: 4, value: 0 },
        http_reqs: { count: 4, rate: 2 },
        checks: { passes: 3, fails: 1, value: 0.75 },
        vus: { value: 1, min: 1, max: 1 },
      },
      root_group: { name: '', path: '', id: 'd41d', groups: {}, checks: {} },
    }),
    numbers: {
      http_req_duration: trendRead,
      'GET /checkout': { ...trendRead, p99: 35, 'error-rate': 0 },
      'http_req_duration{expected_response:true}': trendRead,
      http_req_failed: { 'error-rate': 0.25 },
      http_reqs: { throughput: 2 },
      checks: { 'error-rate': 0.25 },
    },
  },
  {
    format: 'k6',
    text: json({
      root_group: { name: '', groups: [], checks: [] },
      options: {},
      state: { testRunDurationMs: 2000 },
      metrics: {
        checkout_ms: { type: 'trend', contains: 'time', values: trend },
        iterations: { type: 'counter', contains: 'default', values: { count: 4, rate: 2 } },
        http_req_failed: {
          type: 'rate',
          contains: 'default',
          values: { rate: 0, passes: 0, fails: 4 },
          thresholds: { 'rate<0.1': { ok: true } },
        },
      },
    }),
    numbers: {
      checkout_ms: trendRead,
      iterations: { throughput: 2 },
      http_req_failed: { 'error-rate': 0 },
    },
  },
  {
    format: 'lighthouse',
    text: json({
      lighthouseVersion: '12.8.2',
      requestedUrl: 'https://shop.example/',
      audits: {
        'largest-contentful-paint': {
          id: 'largest-contentful-paint',
          score: 0.9,
          scoreDisplayMode: 'numeric',
          numericValue: 1250.5,
          numericUnit: 'millisecond',
          details: { items: [{ score: 0 }] },
        },
        'total-byte-weight': { score: 1, numericValue: 2048, numericUnit: 'byte' },
        'cumulative-layout-shift': { score: 1, numericValue: 0.01, numericUnit: 'unitless' },
        'color-contrast': { score: 0, scoreDisplayMode: 'binary' },
        'valid-lang': { score: null, scoreDisplayMode: 'notApplicable' },
      },
      categories: { performance: { id: 'performance', score: 0.95, auditRefs: [] } },
    }),
    numbers: {
      'https://shop.example/ > performance': { score: 0.95 },
      'https://shop.example/ > largest-contentful-paint': { time: 1250.5, score: 0.9 },
      'https://shop.example/ > total-byte-weight': { bytes: 2048, score: 1 },
      'https://shop.example/ > cumulative-layout-shift': { count: 0.01, score: 1 },
      'https://shop.example/ > color-contrast': { score: 0 },
    },
  },
  {
    format: 'hyperfine',
    text: json({
      results: [
        {
          command: 'node a.js',
          mean: 0.5,
          median: 0.5,
          max: 0.75,
          times: [0.25, 0.5, 0.75],
          exit_codes: [0, 0, 0],
        },
        { command: 'node "b" [1]', mean: 0.5, median: 0.25, max: 1 },
      ],
    }),
    numbers: {
      'node a.js': { p50: [250, 500, 750], mean: 500, max: 750 },
      'node "b" [1]': { p50: 250, mean: 500, max: 1000 },
    },
  },
  {
    format: 'vitest-bench',
    text: json({
      files: [
        {
          filepath: '/home/runner/work/shop/shop/sort.bench.ts',
          groups: [
            {
              fullName: 'sort.bench.ts > sort',
              benchmarks: [
                {
                  id: '1',
                  name: 'small',
                  samples: [],
                  sampleCount: 9,
                  mean: 2,
                  median: 1,
                  p99: 4,
                  max: 5,
                  hz: 500,
                },
                {
                  id: '2',
                  name: 'big',
                  samples: [1, 2, 6],
                  sampleCount: 3,
                  mean: 3,
                  median: 2,
                  p99: 6,
                  max: 6,
                  hz: 333,
                },
              ],
            },
          ],
        },
      ],
    }),
    numbers: {
      'sort.bench.ts > sort > small': { p50: 1, p99: 4, mean: 2, max: 5, throughput: 500 },
      'sort.bench.ts > sort > big': { p50: [1, 2, 6], p99: 6, mean: 3, max: 6, throughput: 333 },
    },
  },
  {
    format: 'tinybench',
    text: json([
      {
        name: 'parse',
        result: {
          state: 'completed',
          latency: { mean: 2, p50: 1, p99: 4, max: 5, samplesCount: 10 },
          throughput: { mean: 700 },
        },
      },
    ]),
    numbers: { parse: { p50: 1, p99: 4, mean: 2, max: 5, throughput: 700 } },
  },
  {
    format: 'pytest-benchmark',
    text: json({
      machine_info: { node: 'runner' },
      commit_info: { id: '0' },
      benchmarks: [
        {
          group: null,
          name: 'test_total[2-"x"]',
          fullname: 'tests/test_price.py::test_total[2-"x"]',
          stats: {
            min: 0.25,
            max: 1,
            mean: 0.5,
            median: 0.25,
            rounds: 3,
            ops: 2,
            iterations: 1,
            data: [0.25, 0.25, 1],
          },
        },
        {
          name: 'test_tax',
          fullname: 'tests/test_price.py::test_tax',
          stats: { min: 0.25, max: 1, mean: 0.5, median: 0.5, rounds: 3, ops: 2, iterations: 1 },
        },
      ],
      datetime: '2026-01-01T00:00:00',
      version: '5.3.1',
    }),
    numbers: {
      'tests/test_price.py::test_total[2-"x"]': {
        p50: [250, 250, 1000],
        mean: 500,
        max: 1000,
        throughput: 2,
      },
      'tests/test_price.py::test_tax': { p50: 500, mean: 500, max: 1000, throughput: 2 },
    },
  },
  {
    format: 'go-bench',
    text: [
      'goos: linux',
      'pkg: example.com/shop/price',
      'cpu: any',
      'BenchmarkTotal-8   \t 1000\t    2000000 ns/op\t     512 B/op\t       3 allocs/op',
      'BenchmarkTotal-8   \t 1000\t    4000000 ns/op\t     512 B/op\t       3 allocs/op',
      'BenchmarkTotal/n=10/x-2-8 \t printed by it',
      'and more',
      '  100\t    1000000 ns/op\t 12.50 MB/s\t 7.5 widgets/op',
      'PASS',
      'ok  \texample.com/shop/price\t0.033s',
      '?   \texample.com/shop\t[no test files]',
      '',
    ].join('\n'),
    numbers: {
      'example.com/shop/price.BenchmarkTotal': { mean: [2, 4], bytes: [512, 512], count: [3, 3] },
      'example.com/shop/price.BenchmarkTotal/n=10/x-2': { mean: 1, throughput: 12_500_000 },
    },
  },
  {
    format: 'jmh',
    text: json([
      {
        jmhVersion: '1.37',
        benchmark: 'com.acme.Price.total',
        mode: 'thrpt',
        primaryMetric: { score: 3, scoreUnit: 'ops/ms', rawData: [[2, 4]] },
        secondaryMetrics: {},
      },
      {
        jmhVersion: '1.37',
        benchmark: 'com.acme.Price.tax',
        mode: 'avgt',
        params: { n: '10' },
        primaryMetric: { score: 5, scoreUnit: 'us/op', rawData: [[4], [6]] },
      },
      {
        jmhVersion: '1.37',
        benchmark: 'com.acme.Price.tax',
        mode: 'sample',
        primaryMetric: {
          score: 2,
          scoreUnit: 'ms/op',
          scorePercentiles: { '50.0': 1, '90.0': 3, '95.0': 4, '99.0': 5, '100.0': 9 },
        },
      },
    ]),
    numbers: {
      'com.acme.Price.total': { throughput: [2000, 4000] },
      'com.acme.Price.tax n=10': { mean: [0.004, 0.006] },
      'com.acme.Price.tax': { mean: 2, p50: 1, p90: 3, p95: 4, p99: 5 },
    },
  },
  {
    format: 'autocannon',
    text: json({
      url: 'http://shop.example/',
      errors: 2,
      timeouts: 1,
      mismatches: 0,
      non2xx: 8,
      '2xx': 90,
      latency: { average: 5, mean: 5, max: 60, p50: 4, p90: 9, p97_5: 20, p99: 30, totalCount: 98 },
      requests: { average: 49, mean: 49, total: 98, sent: 100 },
      throughput: { mean: 1000 },
    }),
    numbers: {
      'http://shop.example/': {
        p50: 4,
        p90: 9,
        p99: 30,
        mean: 5,
        max: 60,
        throughput: 49,
        'error-rate': 0.1,
      },
    },
  },
  {
    format: 'measurements',
    text: [
      'name,value,unit,better',
      'startup,812,ms,lower',
      'startup,0.8,s,lower',
      '"GET /a,b ""x""",1200,/s,higher',
      'lint score,97.5,%,higher',
      'errors,7,%,lower',
      'image,12,MiB,lower',
      'warnings,3,,lower',
      '',
    ].join('\n'),
    numbers: {
      startup: { time: [812, 800] },
      'GET /a,b "x"': { throughput: 1200 },
      'lint score': { score: 0.975 },
      errors: { 'error-rate': 0.07 },
      image: { bytes: 12 * 1024 ** 2 },
      warnings: { count: 3 },
    },
    hasEnd: false,
  },
];
