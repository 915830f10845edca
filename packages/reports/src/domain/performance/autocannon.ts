import { benchmarkBook, scaled } from './benchmark-book.ts';
import type { FormatDefinition } from '../format.ts';
import { textOf } from '../tests/json-cases.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts';
import { jsonParts } from '../json-parts.ts';
import { UnusableReport } from '../problem.ts';
import { countIn, optionalCount } from '../tests/tally.ts';

/**
 * The result of autocannon (`--json`), named by its `title`, else by the URL. Every answer that is not 2xx, every error
 * (timeouts are among them) and every mismatch of the expected body failed; it knows no 95th percentile.
 */
export const autocannon: FormatDefinition = {
  kind: 'performance',
  title: 'autocannon',
  recognizes: ({ keys }) => keys.has('non2xx') && keys.has('latency') && keys.has('requests'),
  open: () => {
    const book = benchmarkBook();
    const totals = new Map<string, JsonValue>();
    const objects = new Map<string, JsonObject>();
    const keep = (value: JsonObject, path: readonly (string | number)[]): void => {
      objects.set(String(path[0]), value);
    };
    return jsonParts({
      objects: { latency: keep, requests: keep },
      scalar: (path, value) => {
        if (path.length === 1) totals.set(String(path[0]), value);
      },
      required: ['latency', 'requests'],
      end: () => {
        const latency = objects.get('latency') ?? {};
        const requests = objects.get('requests') ?? {};
        const given = textOf(totals.get('title'));
        const name = given === '' ? textOf(totals.get('url')) : given;
        if (!isJsonObject(latency) || name === '')
          throw new UnusableReport('report-unparsable', 'The result names no URL.');
        const errors = countIn('errors', totals.get('errors'));
        const unsuccessful =
          countIn('non2xx', totals.get('non2xx')) +
          (optionalCount('mismatches', totals.get('mismatches')) ?? 0);
        const answers = countIn('requests.total', requests['total']);
        const failed = Math.min(answers, unsuccessful) + errors;
        if (failed >= answers + errors) {
          book.fail(name, answers + errors === 0 ? 'no request was made' : `all ${failed} requests failed`);
          return book.report();
        }
        if (failed > 0) book.failRequests(name, `${failed} of ${answers + errors} requests failed`);
        book.add({
          name,
          numbers: {
            p50: scaled(latency['p50'], 1),
            p90: scaled(latency['p90'], 1),
            p99: scaled(latency['p99'], 1),
            mean: scaled(latency['mean'], 1),
            max: scaled(latency['max'], 1),
            throughput: requests['mean'],
            'error-rate': failed / (answers + errors),
          },
        });
        return book.report();
      },
    });
  },
};
