import { benchmarkBook, scaled, type GivenNumbers } from './benchmark-book.ts';
import type { FormatDefinition } from '../format.ts';
import { textOf } from '../tests/json-cases.ts';
import { isJsonList, isJsonObject, type JsonObject } from '../json.ts';
import { jsonParts } from '../json-parts.ts';
import { excerpt, UnusableReport } from '../problem.ts';

const unitsMs: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1_000,
  min: 60_000,
  hr: 3_600_000,
  day: 86_400_000,
};

const percentiles = { p50: '50.0', p90: '90.0', p95: '95.0', p99: '99.0' } as const;

/** Every measured iteration of every fork; without them the score alone. */
function measurementsOf(metric: JsonObject): readonly unknown[] {
  const { rawData, score } = metric;
  if (isJsonList(rawData) && rawData.some((fork) => isJsonList(fork) && fork.length === 0))
    throw new UnusableReport('number-invalid', 'A fork holds no measurement.');
  const raw = isJsonList(rawData) ? rawData.flatMap((fork) => (isJsonList(fork) ? fork : [fork])) : [];
  // A score that is no number shows that some of the raw data are none.
  return raw.length === 0 || typeof score !== 'number' ? [score] : raw;
}

function numbersOf(mode: string, metric: JsonObject): GivenNumbers {
  const unit = textOf(metric['scoreUnit']);
  const [over = '', under = ''] = unit.split('/');
  const isRate = mode === 'thrpt';
  const unitMs = unitsMs[isRate ? under : over];
  if (
    unitMs === undefined ||
    ((isRate ? over : under) !== 'ops' && !(isRate ? over : under).startsWith('op'))
  )
    throw new UnusableReport(
      'report-unparsable',
      `A score of mode ${excerpt(mode)} is in "${excerpt(unit)}".`,
    );
  const factor = isRate ? 1_000 / unitMs : unitMs;
  const measured = measurementsOf(metric).map((one) => scaled(one, factor));
  if (isRate) return { throughput: measured };
  if (mode === 'ss') return { time: measured };
  const { scorePercentiles: ranks } = metric;
  const ranked =
    mode === 'sample' && isJsonObject(ranks)
      ? Object.fromEntries(
          Object.entries(percentiles).map(([part, rank]) => [part, scaled(ranks[rank], unitMs)]),
        )
      : {};
  return { mean: measured, ...ranked };
}

const modes: readonly string[] = ['thrpt', 'avgt', 'sample', 'ss'];

/**
 * The results of JMH (`-rf json`). Throughput (`thrpt`) is better when it is higher, all others are times. A benchmark
 * is called by its class and method with its parameters (`Checkout.total n=10`), and fully with its package.
 */
export const jmh: FormatDefinition = {
  kind: 'performance',
  title: 'JMH',
  recognizes: ({ keys }) => keys.has('[].benchmark') && (keys.has('[].primaryMetric') || keys.has('[].mode')),
  open: () => {
    const book = benchmarkBook();
    return jsonParts({
      objects: {
        '*': (result) => {
          const { benchmark, mode, params, primaryMetric } = result;
          const path = textOf(benchmark);
          const given = isJsonObject(params) ? Object.entries(params) : [];
          const suffix = given.map(([name, value]) => ` ${name}=${textOf(value)}`).join('');
          const fullName = path + suffix;
          if (!isJsonObject(primaryMetric) || !modes.includes(textOf(mode))) {
            book.fail(
              fullName,
              isJsonObject(primaryMetric) ? `its mode is ${textOf(mode)}` : 'it has no result',
            );
            return;
          }
          const name = path.split('.').slice(-2).join('.') + suffix;
          book.add({ name, fullName, numbers: numbersOf(textOf(mode), primaryMetric) });
        },
      },
      required: [],
      end: book.report,
    });
  },
};
