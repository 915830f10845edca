import { benchmarkBook, scaled, numbersOfTimes } from './benchmark-book.ts';
import type { FormatDefinition } from '../format.ts';
import { textOf } from '../tests/json-cases.ts';
import { isJsonList } from '../json.ts';
import { jsonParts } from '../json-parts.ts';

const secondMs = 1_000;

/**
 * The export of hyperfine (`--export-json`). A command is named by its text, or by what `--command-name` calls it. One
 * that ended with another exit code than 0, or by a signal, was not measured but failed, even where hyperfine was told
 * to ignore it.
 */
export const hyperfine: FormatDefinition = {
  kind: 'performance',
  title: 'hyperfine',
  recognizes: ({ text }) => /^\{\s*"results"\s*:\s*\[\s*\{\s*"command"/u.test(text),
  open: () => {
    const book = benchmarkBook();
    return jsonParts({
      objects: {
        'results.*': (result) => {
          const name = textOf(result['command']);
          const { times, mean, median, max, exit_codes: codes, memory_usage_byte: memory } = result;
          // Versions that write how much memory a run took have long written how it ended.
          if (!isJsonList(codes) && memory !== undefined) {
            book.fail(name, 'it is not said how its runs ended');
            return;
          }
          const broken = isJsonList(codes) ? codes.filter((code) => code !== 0) : [];
          if (
            broken.length > 0 ||
            (isJsonList(codes) && isJsonList(times) && codes.length !== times.length)
          ) {
            const seen =
              broken[0] === null ? 'was ended by a signal' : `ended with ${JSON.stringify(broken[0])}`;
            book.fail(
              name,
              broken.length > 0 ? `${seen} in ${broken.length} runs` : 'some runs have no exit code',
            );
            return;
          }
          const numbers = isJsonList(times)
            ? numbersOfTimes(name, times, secondMs)
            : { p50: scaled(median, secondMs), mean: scaled(mean, secondMs), max: scaled(max, secondMs) };
          book.add({ name, numbers: { ...numbers, ...(isJsonList(memory) ? { bytes: memory } : {}) } });
        },
      },
      required: ['results'],
      end: book.report,
    });
  },
};
