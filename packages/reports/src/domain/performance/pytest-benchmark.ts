import { benchmarkBook, scaled, numbersOfTimes } from './benchmark-book.ts';
import type { FormatDefinition } from '../format.ts';
import { textOf } from '../tests/json-cases.ts';
import { isJsonList, isJsonObject } from '../json.ts';
import { jsonParts } from '../json-parts.ts';

const secondMs = 1_000;

/**
 * The export of pytest-benchmark (`--benchmark-json`). The times of single rounds are there only with
 * `--benchmark-save-data`. A benchmark is called by the name of its test, and fully by the id of it.
 */
export const pytestBenchmark: FormatDefinition = {
  kind: 'performance',
  title: 'pytest-benchmark',
  recognizes: ({ keys }) => keys.has('machine_info') && (keys.has('benchmarks') || keys.has('commit_info')),
  open: () => {
    const book = benchmarkBook();
    return jsonParts({
      objects: {
        'benchmarks.*': (benchmark) => {
          const { name, fullname, stats } = benchmark;
          const fullName = textOf(fullname) === '' ? textOf(name) : textOf(fullname);
          if (!isJsonObject(stats) || stats['rounds'] === 0) {
            book.fail(fullName, isJsonObject(stats) ? 'it ran 0 rounds' : 'it has no result');
            return;
          }
          const { data, median, mean, max, ops } = stats;
          const numbers =
            isJsonList(data) && data.length > 0
              ? numbersOfTimes(fullName, data, secondMs)
              : { p50: scaled(median, secondMs), mean: scaled(mean, secondMs), max: scaled(max, secondMs) };
          book.add({ name: textOf(name), fullName, numbers: { ...numbers, throughput: ops } });
        },
      },
      required: ['benchmarks'],
      end: book.report,
    });
  },
};
