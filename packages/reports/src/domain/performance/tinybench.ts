import { benchmarkBook, noTimes, numbersOfTimes } from './benchmark-book.ts';
import type { FormatDefinition } from '../format.ts';
import { textOf } from '../tests/json-cases.ts';
import { isJsonList, isJsonObject } from '../json.ts';
import { jsonParts } from '../json-parts.ts';

/**
 * Tasks of tinybench 3 and later with their results, as
 * `JSON.stringify(bench.tasks.map(({ name, result }) => ({ name, result })))` writes them.
 */
export const tinybench: FormatDefinition = {
  kind: 'performance',
  title: 'tinybench',
  recognizes: ({ keys }) => keys.has('[].name') && (keys.has('[].result') || keys.has('[].latency')),
  open: () => {
    const book = benchmarkBook();
    return jsonParts({
      objects: {
        '*': (task) => {
          const name = textOf(task['name']);
          const result = isJsonObject(task['result']) ? task['result'] : task;
          const { latency, throughput, state } = result;
          if (!isJsonObject(latency) || (typeof state === 'string' && state !== 'completed')) {
            book.fail(name, typeof state === 'string' ? `its state is ${state}` : 'it has no result');
            return;
          }
          const { samples, p50, p99, mean, max, samplesCount } = latency;
          if (samplesCount === 0) {
            book.fail(name, 'it was measured 0 times');
            return;
          }
          const times =
            isJsonList(samples) && samples.length > 0 ? numbersOfTimes(name, samples, 1) : noTimes;
          const rate = isJsonObject(throughput) ? throughput['mean'] : undefined;
          const median = times.p50 ?? p50;
          book.add({ name, numbers: { ...times, p50: median, p99, mean, max, throughput: rate } });
        },
      },
      required: [],
      end: book.report,
    });
  },
};
