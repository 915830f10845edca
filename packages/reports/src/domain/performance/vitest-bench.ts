import { benchmarkBook, noTimes, numbersOfTimes } from './benchmark-book.ts';
import type { FormatDefinition } from '../format.ts';
import { textOf } from '../tests/json-cases.ts';
import { isJsonList, isJsonObject, type JsonObject } from '../json.ts';
import { jsonParts } from '../json-parts.ts';
import { UnusableReport } from '../problem.ts';

/**
 * The benchmarks of Vitest (`vitest bench --outputJson`). One that threw has no mean. Single times are there only with
 * `benchmark.includeSamples`. A benchmark is called by its name, and fully by its file and groups: `FILE > GROUP > NAME`.
 */
export const vitestBench: FormatDefinition = {
  kind: 'performance',
  title: 'Vitest bench',
  recognizes: ({ text }) => /^\{\s*"files"\s*:\s*\[\s*\{\s*"(?:filepath|groups)"/u.test(text),
  open: () => {
    const book = benchmarkBook();
    const take = (group: string, benchmark: JsonObject): void => {
      const { samples, sampleCount, mean, median, p99, max, hz } = benchmark;
      const name = textOf(benchmark['name']);
      const fullName = group === '' ? name : `${group} > ${name}`;
      if (mean === undefined || sampleCount === 0) {
        book.fail(fullName, mean === undefined ? 'it threw, or has no result' : 'it was measured 0 times');
        return;
      }
      const times = isJsonList(samples) && samples.length > 0 ? numbersOfTimes(name, samples, 1) : noTimes;
      const p50 = times.p50 ?? median;
      book.add({ name, fullName, numbers: { ...times, p50, p99, mean, max, throughput: hz } });
    };
    return jsonParts({
      objects: {
        'files.*.groups.*': (group) => {
          const { benchmarks, fullName } = group;
          if (!isJsonList(benchmarks))
            throw new UnusableReport('report-unparsable', 'A group has no list of benchmarks.');
          for (const benchmark of benchmarks) {
            if (!isJsonObject(benchmark))
              throw new UnusableReport('report-unparsable', 'A benchmark is not an object.');
            take(textOf(fullName), benchmark);
          }
        },
      },
      required: ['files'],
      end: book.report,
    });
  },
};
