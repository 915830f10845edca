import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { numbersOfTimes, plainName } from '@interlock/reports/domain/performance/benchmark-book';
import { lookAt } from '@interlock/reports/domain/format';
import { definitionOf, formatNames } from '@interlock/reports/steps/every-format';
import type { Benchmark, PerformanceReport } from '@interlock/reports/domain/performance/performance-report';
import { parseRule } from '@interlock/shared/domain/rule/parser';
import { printRule } from '@interlock/shared/domain/rule/printer';

import { utf16 } from './encode.ts';
import { runGate } from './gate.ts';
import { performanceSamples, type PerformanceSample } from './performance-samples.ts';
import { read, readBytes, refusal } from './read.ts';
import { testSamples } from './test-samples.ts';

function readPerformance(text: string): PerformanceReport {
  const report = read(text);
  if (report.kind !== 'performance') throw new Error(`not performance: ${JSON.stringify(report)}`);
  return report.report;
}

const fixture = (name: string): string => readFileSync(join(import.meta.dirname, 'fixtures', name), 'utf8');

/** Numbers as the samples write them: a list where there are several. */
function numbersOf(benchmarks: readonly Benchmark[]): PerformanceSample['numbers'] {
  return Object.fromEntries(
    benchmarks.map(({ fullName, numbers }) => [
      fullName,
      Object.fromEntries([...numbers].map(([part, list]) => [part, list.length === 1 ? list[0] : list])),
    ]),
  );
}

/** Numbers as they are, but for the last digit of what was multiplied. */
function rounded(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value), (_key, one: unknown) =>
    typeof one === 'number' ? Number(one.toPrecision(12)) : one,
  );
}

const sampleOf = (format: string): string =>
  performanceSamples.find((sample) => sample.format === format)?.text ?? '';
const perSample = performanceSamples.map((sample, index) => [`${index} ${sample.format}`, sample] as const);

describe.each(perSample)('sample %s', (_title, { format, text, numbers, hasEnd }) => {
  it('is read as a person reads it', () => {
    const report = readPerformance(text);
    expect(rounded(numbersOf(report.benchmarks))).toStrictEqual(rounded(numbers));
    expect(report.failed).toStrictEqual([]);
    expect(report.crossed).toStrictEqual([]);
  });

  it('is recognized by its own format and by no other', () => {
    const head = lookAt(text);
    expect(formatNames.filter((name) => definitionOf(name).recognizes(head))).toStrictEqual([format]);
  });

  it('reads the same in any encoding, with any line ends and in any pieces', () => {
    const whole = read(text);
    for (const order of ['le', 'be'] as const)
      expect(readBytes(utf16(text, order, true))).toStrictEqual(whole);
    expect(read(`\ufeff${text}`)).toStrictEqual(whole);
    expect(read(text.replaceAll('\n', '\r\n'))).toStrictEqual(whole);
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 80 }), (pieceBytes) => {
        expect(read(text, { pieceBytes })).toStrictEqual(whole);
      }),
      { numRuns: 20 },
    );
  });

  it('never reads as good as the whole when its end is missing', () => {
    const end = text.trimEnd().length;
    for (let length = 0; length < end; length += 1) {
      const cut = read(text.slice(0, length));
      if (cut.kind === 'unusable') continue;
      if (cut.kind !== 'performance') throw new Error('not performance');
      if (cut.report.failed.length > 0) continue;
      // Go has ended with PASS; what stands behind it measures nothing.
      if (format === 'go-bench' && text.slice(0, length).includes('\nPASS')) continue;
      expect(hasEnd).toBe(false);
      // Between two lines: no number that the whole has not, and not all of them.
      const found = numbersOf(cut.report.benchmarks);
      for (const [name, parts] of Object.entries(found))
        for (const [part, list] of Object.entries(parts))
          expect([numbers[name]?.[part as 'p50']].flat()).toEqual(expect.arrayContaining([list].flat()));
      expect(JSON.stringify(found).length).toBeLessThan(JSON.stringify(numbers).length);
    }
  });

  it('is refused under the name of another format', () => {
    expect(refusal(read(text, { format: format === 'jmh' ? 'k6' : 'jmh' }))).toBe('report-kind-differs');
    expect(read(text, { format })).toStrictEqual(read(text));
  });
});

describe('formats of other kinds', () => {
  it.each(testSamples.map(({ format, text }) => [format, text]))('%s is none of these', (_format, text) => {
    const head = lookAt(text);
    const seen = formatNames.filter((name) => definitionOf(name).recognizes(head));
    expect(seen.map((name) => definitionOf(name).kind)).not.toContain('performance');
  });
});

const without = (text: string, part: string, replacement: string): string => {
  if (!text.includes(part)) throw new Error(`the sample has no ${part}`);
  return text.replace(part, replacement);
};
const cut = (format: string, part: string, replacement: string): string =>
  without(sampleOf(format), part, replacement);

describe('what cannot be used', () => {
  it.each([
    ['number-invalid', cut('k6', '"med": 10', '"med": null')],
    ['number-invalid', cut('k6', '"med": 10', '"med": -1')],
    ['number-invalid', cut('k6', '"med": 10', '"med": "10"')],
    ['number-invalid', cut('k6', '"rate": 2', '"rate": -2')],
    ['number-invalid', cut('k6', '"passes": 1', '"passes": 1.5')],
    ['number-invalid', cut('k6', '"passes": 1,', '')],
    ['report-unparsable', cut('k6', '"metrics": {', '"metrics": {"x": 3,')],
    ['report-unparsable', '{"root_group": {}}'],
    ['number-invalid', cut('lighthouse', '"score": 0.95', '"score": 95')],
    ['number-invalid', cut('lighthouse', '"numericValue": 1250.5', '"numericValue": -1')],
    ['report-unparsable', cut('lighthouse', '"categories"', '"cat"')],
    ['benchmark-failed', cut('lighthouse', '"audits"', '"runtimeError": {"code": "NO_FCP"}, "audits"')],
    ['number-invalid', cut('hyperfine', '0.25,', 'null,')],
    ['number-invalid', cut('hyperfine', '0.25,', '-0.25,')],
    ['number-invalid', '{"results": [{"command": "a", "times": [], "exit_codes": []}]}'],
    ['number-invalid', cut('vitest-bench', '"mean": 2', '"mean": null')],
    ['report-unparsable', cut('vitest-bench', '"benchmarks"', '"other"')],
    ['number-invalid', cut('tinybench', '"p50": 1', '"p50": "NaN"')],
    ['number-invalid', cut('pytest-benchmark', '"ops": 2', '"ops": null')],
    ['report-unparsable', cut('pytest-benchmark', '"ops": 2', '"ops": NaN')],
    ['report-unparsable', cut('pytest-benchmark', '"benchmarks"', '"other"')],
    ['number-invalid', cut('go-bench', '2000000 ns/op', 'NaN ns/op')],
    ['number-invalid', cut('go-bench', '2000000 ns/op', '+Inf ns/op')],
    ['number-invalid', cut('go-bench', '2000000 ns/op', '-1 ns/op')],
    ['number-invalid', cut('go-bench', '\t 1000\t', '\t 0\t')],
    ['report-truncated', cut('go-bench', 'PASS\nok  \texample.com/shop/price\t0.033s\n', '')],
    ['number-invalid', cut('jmh', '"score": 3', '"score": "NaN"')],
    ['number-invalid', cut('jmh', '"score": 2', '"score": "NaN"')],
    ['report-unparsable', cut('jmh', '"ops/ms"', '"ops/fortnight"')],
    ['report-unparsable', cut('jmh', '"us/op"', '"ops/us"')],
    ['number-invalid', cut('autocannon', '"non2xx": 8', '"non2xx": "Unknown"')],
    ['number-invalid', cut('autocannon', '"total": 98', '"total": null')],
    ['report-unparsable', cut('measurements', 'ms,lower', 'ms,higher')],
    ['report-unparsable', cut('measurements', 'ms,lower', 'ms,')],
    ['report-unparsable', cut('measurements', 'ms,lower', 'parsec,lower')],
    ['report-unparsable', cut('measurements', 'ms,lower', 'constructor,lower')],
    ['report-unparsable', cut('measurements', 'ms,lower', 'ms,lower,more')],
    ['report-unparsable', cut('measurements', '"GET', 'GET')],
    ['report-unparsable', cut('measurements', 'startup,', ',')],
    ['number-invalid', cut('measurements', '812', '')],
    ['number-invalid', cut('measurements', '812', 'NaN')],
    ['number-invalid', cut('measurements', '812', '0x10')],
    ['number-invalid', cut('measurements', '812', '-812')],
    ['number-invalid', cut('measurements', '812', '1e999')],
    ['number-invalid', cut('measurements', '97.5', '101')],
    ['report-truncated', sampleOf('measurements').trimEnd()],
  ])('is %s (%#)', (code, text) => {
    expect(refusal(read(text))).toBe(code);
  });

  it.each([
    ['an exit code', cut('hyperfine', '"exit_codes": [\n    0', '"exit_codes": [\n    1'), 'node a.js'],
    ['a signal', cut('hyperfine', '"exit_codes": [\n    0', '"exit_codes": [\n    null'), 'node a.js'],
    ['an exception', cut('vitest-bench', '"mean": 2,', ''), 'sort.bench.ts > sort > small'],
    [
      'no sample',
      cut('vitest-bench', '"sampleCount": 9', '"sampleCount": 0'),
      'sort.bench.ts > sort > small',
    ],
    ['an error', cut('tinybench', '"completed"', '"errored"'), 'parse'],
    [
      'no round',
      cut('pytest-benchmark', '"rounds": 3', '"rounds": 0'),
      'tests/test_price.py::test_total[2-"x"]',
    ],
    ['FAIL', cut('go-bench', 'PASS', '--- FAIL: BenchmarkTax\nFAIL'), 'BenchmarkTax'],
    [
      'a broken build',
      cut('go-bench', 'PASS', 'FAIL\texample.com/x [build failed]'),
      'example.com/shop/price',
    ],
    ['a panic', cut('go-bench', 'PASS', 'panic: no [recovered]\nFAIL'), 'example.com/shop/price'],
    ['no result', cut('go-bench', '  100\t ', 'x'), 'BenchmarkTotal/n=10/x-2-8'],
    ['a mode that is not known', cut('jmh', '"thrpt"', '"other"'), 'com.acme.Price.total'],
    ['no answer that is right', cut('autocannon', '"non2xx": 8', '"non2xx": 98'), 'http://shop.example/'],
    [
      'no request at all',
      cut('autocannon', '"total": 98', '"total": 0').replace('"errors": 2', '"errors": 0'),
      'http://shop.example/',
    ],
    [
      'every request',
      cut('k6', '"passes": 1,\n   "fails": 3', '"passes": 4,\n   "fails": 0'),
      'http_req_duration',
    ],
  ])('is a benchmark that failed by %s', (_why, text, name) => {
    const { failed, benchmarks } = readPerformance(text);
    expect(failed.map((one) => one.name)).toContain(name);
    if (name !== 'http_req_duration') expect(benchmarks.map((one) => one.fullName)).not.toContain(name);
  });

  it('are a threshold that was crossed, in either form, and one that k6 does not explain', () => {
    const exported = cut('k6', '"p(95)<500": false', '"p(95)<500": true');
    expect(readPerformance(exported).crossed).toStrictEqual([
      { name: 'http_req_duration', why: 'p(95)<500' },
    ]);
    const unknown = cut('k6', '"p(95)<500": false', '"p(95)<500": "no"');
    expect(readPerformance(unknown).crossed).toHaveLength(1);
    const handled = performanceSamples.filter(({ format }) => format === 'k6')[1]?.text ?? '';
    for (const said of ['{"ok": false}', '{}', 'false', 'null'])
      expect(readPerformance(without(handled, '{\n     "ok": true\n    }', said)).crossed).toHaveLength(1);
  });

  it('are numbers of nothing: zeros of k6, a score of null, an audit that broke, a name twice', () => {
    const zeros = JSON.stringify({
      metrics: {
        'http_req_duration{name:typo}': { avg: 0, min: 0, med: 0, max: 0, 'p(90)': 0, 'p(95)': 0 },
        'http_req_failed{name:typo}': { passes: 0, fails: 0, value: 0 },
        my_trend: { avg: 1, med: 1, max: 1 },
        iterations: { count: 1, rate: 1 },
      },
      root_group: {},
    });
    expect(readPerformance(zeros).unusable.map(({ name }) => name)).toStrictEqual([
      'typo',
      'typo',
      'my_trend',
    ]);
    const nothing = cut('lighthouse', '"score": 0.95', '"score": null');
    expect(readPerformance(nothing).unusable.map(({ name }) => name)).toStrictEqual([
      'https://shop.example/ > performance',
    ]);
    const broken = cut('lighthouse', '"scoreDisplayMode": "numeric"', '"scoreDisplayMode": "error"');
    expect(readPerformance(broken).unusable.map(({ name }) => name)).toStrictEqual([
      'https://shop.example/ > largest-contentful-paint',
    ]);
    const twice = cut('hyperfine', 'node \\"b\\" [1]', 'node a.js');
    expect(readPerformance(twice).unusable.map(({ name }) => name)).toContain('node a.js');
  });
});

describe('reports that tools really wrote', () => {
  it.each<[file: string, name: string, numbers: object]>([
    // "http_req_duration: avg=500.57µs … p(95)=1.44ms p(99)=5.97ms", "http_req_failed: 20.00% 16 out of 80".
    ['k6-1-export.json', 'http_req_duration', { p95: 1.44, p99: 5.97, mean: 0.501 }],
    ['k6-1-export.json', 'GET /checkout', { p95: 1.14 }],
    ['k6-1-export.json', 'http_req_failed', { 'error-rate': 0.2 }],
    ['k6-1-export.json', 'checks', { 'error-rate': 0.2 }],
    ['k6-1-handle.json', 'checkout_ms', { p95: 2.23, max: 5.48 }],
    ['k6-1-handle.json', 'http_req_failed', { 'error-rate': 0.287 }],
    ['hyperfine-1.json', 'with "name"', { mean: 69.6, max: 140 }],
    ['hyperfine-1.json', 'ls /', { mean: 7.18, max: 57.3 }],
    [
      'vitest-4-bench.json',
      'sort.bench.ts > sort > small "array" [1]',
      { p50: 0.00009, p99: 0.000241, throughput: 6_577_234 },
    ],
    ['vitest-4-bench.json', 'sort.bench.ts > top::level', { mean: 0.000161 }],
    ['pytest-benchmark-5.json', 'test_b.py::test_p[1]', {}],
    // Six lines of `-count 6`, their median; one is broken by what the benchmark prints.
    ['go-bench-1.26.txt', 'example.com/shop.BenchmarkJoin', { mean: 0.000171, bytes: 12, count: 1 }],
    ['go-bench-1.26.txt', 'example.com/shop.BenchmarkNoisy', { mean: 0.0000024 }],
    ['go-bench-1.26.txt', 'example.com/shop.BenchmarkSub/size=10/x-8', { throughput: 77_777_780_000 }],
    [
      'autocannon-9.json',
      'http://shop.example/ok',
      { p50: 0, p99: 0, max: 135, throughput: 28_422, 'error-rate': 0 },
    ],
    ['autocannon-9-failing.json', 'http://shop.example/bad', { 'error-rate': 0.5 }],
    ['lighthouse-12.json', 'http://shop.example/ok > performance', { score: 1 }],
    ['lighthouse-12.json', 'http://shop.example/ok > largest-contentful-paint', { time: 753 }],
    ['lighthouse-12.json', 'http://shop.example/ok > total-byte-weight', { bytes: 702 }],
  ])('%s says of %s what the tool printed', (file, name, expected) => {
    const found = readPerformance(fixture(file)).benchmarks.find(({ fullName }) => fullName === name);
    const middle = (list: readonly number[] = []): number => {
      const sorted = [...list].sort((a, b) => a - b);
      const half = sorted.length / 2;
      return ((sorted[Math.ceil(half) - 1] ?? NaN) + (sorted[Math.floor(half)] ?? NaN)) / 2;
    };
    expect(found).toBeDefined();
    for (const [part, value] of Object.entries(expected as Record<string, number>)) {
      const seen = middle(found?.numbers.get(part as 'p50'));
      expect(Math.abs(seen - value)).toBeLessThanOrEqual(value * 0.006);
    }
  });

  it('have the rounds that pytest-benchmark was told to run, and the median that it states', () => {
    const { benchmarks } = readPerformance(fixture('pytest-benchmark-5.json'));
    expect(benchmarks.map(({ name, numbers }) => [name, numbers.get('p50')?.length])).toStrictEqual([
      ['test_fib', 12],
      ['test_p[1]', 6],
      ['test_p[2]', 6],
    ]);
  });

  it.each([
    ['hyperfine-1-failing.json', ['false']],
    ['vitest-4-bench-failing.json', ['throw.bench.ts > throws']],
    ['go-bench-1.26-failing.txt', ['BenchmarkZFail', 'example.com/shop', 'example.com/shop']],
  ])('%s failed', (file, names) => {
    expect(readPerformance(fixture(file)).failed.map(({ name }) => name)).toStrictEqual(names);
  });

  it('of k6 tell the thresholds for which it ended with 99, in both forms', () => {
    for (const file of ['k6-1-export.json', 'k6-1-handle.json'])
      expect(
        readPerformance(fixture(file))
          .crossed.map(({ name, why }) => `${name} ${why}`)
          .sort(),
      ).toStrictEqual(['checks rate>0.99', 'http_req_duration{name:GET /checkout} p(95)<0.001']);
  });

  it('of a page that Lighthouse could not load are no report', () => {
    expect(refusal(read(fixture('lighthouse-12-unloaded.json')))).toBe('benchmark-failed');
  });
});

const csv = (...rows: readonly string[]): string => ['name,value,unit,better', ...rows, ''].join('\n');
const judge = (require: string, files: Readonly<Record<string, string>>) =>
  runGate({ inputs: { reports: '- performance: "perf/**"', require }, files });

describe('rules on performance', () => {
  const files = { 'perf/k6.json': sampleOf('k6'), 'perf/bench.txt': sampleOf('go-bench') };
  it.each([
    ['performance.p95 of "GET /checkout" <= 30ms', 'pass'],
    ['performance.p95 of "GET /checkout" <= 29ms', 'fail'],
    ['performance.p99 of "GET /checkout" <= 0.04s', 'pass'],
    ['performance.error-rate of http_req_failed <= 25%', 'pass'],
    ['performance.error-rate of http_req_failed <= 24.9%', 'fail'],
    ['performance.throughput of http_reqs >= 2', 'pass'],
    ['performance.throughput of http_reqs > 2', 'fail'],
    ['performance.mean of BenchmarkTotal <= 3ms', 'pass'],
    ['performance.mean of BenchmarkTotal < 3ms', 'fail'],
    ['performance.mean of example.com/shop/price.BenchmarkTotal <= 3ms', 'pass'],
    ['performance.bytes of BenchmarkTotal <= 512B', 'pass'],
    ['performance.count of BenchmarkTotal < 3', 'fail'],
    ['performance.mean of "BenchmarkTotal/n=10/x-2" <= 1ms', 'pass'],
  ])('%s is a %s', async (rule, verdict) => {
    const outcome = await judge(`- ${rule}`, files);
    expect(outcome.codes).toStrictEqual(verdict === 'pass' ? [] : ['rule-violated']);
    expect(outcome.verdict).toBe(verdict);
  });

  it.each([
    ['performance.p95 of "GET /chekout" <= 30ms', 'performance-name-unknown', '"GET /checkout"'],
    ['performance.p99 of http_req_duration <= 1s', 'performance-number-missing', 'performance.p95'],
    ['performance.mean of http_reqs <= 1s', 'performance-number-missing', 'performance.throughput'],
    ['performance.throughput of BenchmarkTotal >= 1', 'performance-number-missing', 'performance.mean'],
  ])('%s is %s and tells what there is', async (rule, code, told) => {
    const outcome = await judge(`- '${rule}'`, files);
    expect(outcome.verdict).toBe('inconclusive');
    expect(outcome.codes).toStrictEqual([code]);
    expect(JSON.stringify(outcome.output('reasons')).replaceAll('\\"', '"')).toContain(told);
  });

  it.each([
    ['performance.throughput of x <= 100', 'Write `>=`'],
    ['performance.score of x < 90%', 'Write `>=`'],
    ['performance.p95 of x >= 10ms', 'Write `<=`'],
    ['performance.p95 <= 10ms', 'Write `performance.p95 of NAME`'],
    ['performance.p95 of x <= 10', 'unit'],
    ['performance.throughput of x >= 0', 'never be false'],
    ['performance.score of x <= 101%', 'never be false'],
    ['performance.p97 of x <= 10ms', 'performance.p9'],
  ])('%s is refused before anything is read', async (rule, told) => {
    const outcome = await judge(`- '${rule}'`, files);
    expect(outcome.verdict).toBe('inconclusive');
    expect(outcome.ports.runner.log.join('\n')).toContain(told);
  });

  it('of several reports of one name take the median', async () => {
    const runs = Object.fromEntries(
      [10, 50, 11].map((value, at) => [`perf/${at}.csv`, csv(`a,${value},ms,lower`)]),
    );
    expect((await judge('- performance.time of a <= 11ms', runs)).verdict).toBe('pass');
    expect((await judge('- performance.time of a < 11ms', runs)).verdict).toBe('fail');
  });

  it.each([
    ['no-measurements', csv()],
    ['no-measurements', '{"metrics": {}, "root_group": {}}'],
    ['no-measurements', 'PASS\nok  \texample.com/x\t0.1s\npkg: example.com/y\nPASS\n'],
    ['no-measurements', '{"machine_info": {}, "benchmarks": []}'],
    ['benchmark-failed', cut('go-bench', 'PASS', '--- FAIL: BenchmarkTax\nFAIL')],
    ['threshold-crossed', cut('k6', '"p(95)<500": false', '"p(95)<500": true')],
    ['number-invalid', csv('a,NaN,ms,lower')],
  ])('are %s whatever the rules say of other reports', async (code, text) => {
    const outcome = await judge('- performance.time of a <= 1s', {
      'perf/a.csv': csv('a,1,ms,lower'),
      'perf/b': text,
    });
    expect(outcome.codes).toContain(code);
    expect(outcome.verdict).toBe('fail');
  });

  it('on what failed, or has no meaning, are inconclusive', async () => {
    const failed = await judge('- performance.p50 of "node a.js" <= 10s', {
      'perf/1.json': sampleOf('hyperfine'),
      'perf/2.json': cut('hyperfine', '"exit_codes": [\n    0', '"exit_codes": [\n    1'),
    });
    expect(failed.codes).toStrictEqual(['benchmark-failed', 'measurement-broken']);
    const none = await judge('- performance.score of performance >= 10%', {
      'perf/1.json': cut('lighthouse', '"score": 0.95', '"score": null'),
    });
    expect(none.verdict).toBe('inconclusive');
    expect(none.codes).toStrictEqual(['measurement-broken']);
  });

  it('on a name of several benchmarks want the whole name', async () => {
    const pages = {
      'perf/a.json': sampleOf('lighthouse'),
      'perf/b.json': cut('lighthouse', 'https://shop.example/', 'https://shop.example/cart'),
    };
    expect((await judge('- performance.score of performance >= 90%', pages)).codes).toStrictEqual([
      'performance-name-ambiguous',
    ]);
    const whole = await judge(
      '- performance.score of "https://shop.example/cart > performance" >= 90%',
      pages,
    );
    expect(whole.verdict).toBe('pass');
  });

  it('say that some requests failed, and keep to what the rules say of it', async () => {
    const outcome = await judge('- performance.p95 of http_req_duration <= 1s', {
      'perf/k6.json': sampleOf('k6'),
    });
    expect(outcome.verdict).toBe('pass');
    const report = JSON.parse(
      String(outcome.ports.files.contents.get('/temp/interlock/quality-gate/report.json')),
    ) as { notes: { code: string }[]; performance: { name: string; number: string }[] };
    expect(report.notes.map(({ code }) => code)).toContain('requests-failed');
    expect(report.performance.filter(({ name }) => name === 'GET /checkout')).toHaveLength(7);
  });

  it.each([
    ['some', 3, 1, 'pass', 'requests-failed', 'checks: 1 of 4 checks failed'],
    ['all', 0, 4, 'fail', 'benchmark-failed', 'checks: all 4 checks failed'],
    ['none', 4, 0, 'pass', null, null],
  ] as const)('tell that of the checks of k6 %s failed', async (_, passes, fails, verdict, code, told) => {
    const metrics = { http_reqs: { count: 4, rate: 2 }, checks: { passes, fails, value: passes / 4 } };
    const outcome = await judge('- performance.throughput of http_reqs >= 1', {
      'perf/k6.json': JSON.stringify({ metrics }),
    });
    expect(outcome.verdict).toBe(verdict);
    const report = JSON.parse(
      String(outcome.ports.files.contents.get('/temp/interlock/quality-gate/report.json')),
    ) as Record<'notes' | 'reasons', { code: string; seen: string | null }[]>;
    const said = [...report.notes, ...report.reasons].find((one) => one.code === code);
    expect(said?.seen ?? null).toBe(told);
  });

  it('find any name that a tool may write, printed and parsed again', async () => {
    const odd = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 });
    const known = fc.constantFrom(
      'a::b',
      'GET /a?b=c&d[]=1',
      '"quoted"',
      "it's",
      'x[1] > y',
      'a\\b',
      'in each',
      '名前',
      '≤ 3',
    );
    await fc.assert(
      fc.asyncProperty(fc.oneof(odd, known), async (name) => {
        fc.pre(plainName(name) !== '' && !/[\ufeff\p{Surrogate}]/u.test(name));
        const parsed = parseRule('performance.time of x <= 1s');
        if (!parsed.ok) throw new Error('not parsed');
        const text = printRule({ ...parsed.value, name: plainName(name) });
        const again = parseRule(text);
        expect(again.ok && again.value.name).toBe(plainName(name));
        const files = { 'perf/a.csv': csv(`"${plainName(name).replaceAll('"', '""')}",1,ms,lower`) };
        const outcome = await judge(JSON.stringify([text]), files);
        expect(outcome.codes).toStrictEqual([]);
        expect(outcome.verdict).toBe('pass');
      }),
      { numRuns: 150 },
    );
  });
});

describe('reports that something altered', () => {
  const tokens = fc.constantFrom(
    ...[
      'null',
      'NaN',
      '-1',
      '1e999',
      '""',
      '{}',
      '[]',
      '"',
      '{',
      ']',
      ',',
      '\n',
      '0',
      'true',
      ' ',
      '\u0000',
      'FAIL',
      'PASS',
    ],
  );
  it('are refused by name, or give nothing but numbers that can be', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...performanceSamples),
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(12), tokens), { maxLength: 4 }),
        ({ text }, edits) => {
          let altered = text;
          for (const [place, removed, inserted] of edits) {
            const at = Math.floor(place * altered.length);
            altered = altered.slice(0, at) + inserted + altered.slice(at + removed);
          }
          const found = read(altered);
          if (found.kind !== 'performance') return;
          for (const { name, numbers } of found.report.benchmarks) {
            expect(plainName(name)).toBe(name);
            expect(name).not.toBe('');
            for (const [part, list] of numbers) {
              expect(list.length).toBeGreaterThan(0);
              for (const one of list) {
                expect(Number.isFinite(one) && one >= 0).toBe(true);
                if (part === 'score' || part === 'error-rate') expect(one).toBeLessThanOrEqual(1);
              }
            }
          }
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe('times of single runs', () => {
  it('have a percentile only where one of them lies above it', () => {
    const times = (count: number) =>
      numbersOfTimes(
        'x',
        Array.from({ length: count }, (_, at) => at + 1),
        1,
      );
    expect(times(9)).toMatchObject({ p90: undefined, p95: undefined, p99: undefined });
    expect(times(10)).toMatchObject({ p90: 9, p95: undefined });
    expect(times(20)).toMatchObject({ p90: 18, p95: 19, p99: undefined, max: 20, mean: 10.5 });
    expect(times(100)).toMatchObject({ p90: 90, p95: 95, p99: 99, max: 100 });
  });
});
