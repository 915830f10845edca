import { benchmarkBook } from './benchmark-book.ts';
import type { FormatDefinition } from '../format.ts';
import { textOf } from '../tests/json-cases.ts';
import { isJsonObject, type JsonObject } from '../json.ts';
import { jsonParts } from '../json-parts.ts';
import { excerpt } from '../problem.ts';
import { countIn } from '../tests/tally.ts';

const knownTimes =
  /^(?:http_req_(?:duration|blocked|connecting|tls_handshaking|sending|waiting|receiving)|iteration_duration|group_duration|ws_(?:connecting|session_duration|ping)|grpc_req_duration)(?:\{|$)/u;
const knownCounters = /^(?:http_reqs|iterations)(?:\{|$)/u;
const knownShares = /^(?:http_req_failed|checks)(?:\{|$)/u;

/**
 * What a metric is called: its own key, except that what k6 measures of requests with a `name` tag of their own is
 * called by that, so that `http_req_duration{name:GET /checkout}` is `GET /checkout`.
 */
function nameOf(key: string): string {
  return /^http_(?:req_duration|req_failed|reqs)\{name:([^{}]+)\}$/u.exec(key)?.[1] ?? key;
}

/** Thresholds that were crossed. The export says `true` of them, the data of `handleSummary` `{"ok": false}`. */
function crossedOf(metric: JsonObject, isExport: boolean): readonly string[] {
  const { thresholds } = metric;
  if (!isJsonObject(thresholds)) return [];
  return Object.entries(thresholds).flatMap(([threshold, said]) => {
    const isMet = isExport ? said === false : isJsonObject(said) && said['ok'] === true;
    return isMet ? [] : [threshold];
  });
}

/**
 * The summary of k6, both as `--summary-export` writes it and as `handleSummary` is given it. `http_req_failed` is a
 * rate of failures: its `passes` are requests that failed. A custom metric counts where it is known what it is: a trend
 * that `contains` times (only the data of `handleSummary` say so).
 */
export const k6: FormatDefinition = {
  kind: 'performance',
  title: 'k6',
  recognizes: ({ keys }) =>
    keys.has('root_group') ||
    keys.has('metrics.iterations') ||
    keys.has('metrics.http_reqs') ||
    keys.has('metrics.http_req_duration') ||
    keys.has('metrics.iteration_duration'),
  open: () => {
    const book = benchmarkBook();
    const takeTimes = (name: string, values: JsonObject): void => {
      const { med, avg, max, 'p(90)': p90, 'p(95)': p95, 'p(99)': p99 } = values;
      const times = { p50: med, p90, p95, p99, mean: avg, max };
      // So k6 shows a threshold on requests that were never made.
      if (Object.values(times).every((time) => time === undefined || time === 0))
        book.refuse(name, 'all of its values are 0: nothing was measured');
      else book.add({ name, numbers: times });
    };
    const takeShare = (name: string, key: string, { passes, fails }: JsonObject): void => {
      const isChecks = key.startsWith('checks');
      // A request that failed is what `http_req_failed` is looking for, so it passes.
      const bad = countIn(`${key}, failed`, isChecks ? fails : passes);
      const all = bad + countIn(`${key}, succeeded`, isChecks ? passes : fails);
      if (all === 0) book.refuse(name, '0 of 0');
      else book.add({ name, numbers: { 'error-rate': bad / all } });
      if (bad === 0) return;
      if (isChecks) {
        // Every answer was a wrong one: what was timed is not what the script is about.
        if (bad === all) book.fail(name, `all ${all} checks failed`);
        else if (key === 'checks') book.failRequests(key, `${bad} of ${all} checks failed`);
      } else if (bad === all)
        book.fail(name === key ? 'http_req_duration' : name, `all ${all} requests failed`);
      else if (name === key) book.failRequests(key, `${bad} of ${all} requests failed`);
    };
    const take = (metric: JsonObject, key: string): void => {
      const { values: given, type, contains } = metric;
      const isExport = !isJsonObject(given);
      const values = isJsonObject(given) ? given : metric;
      const name = nameOf(key);
      for (const threshold of crossedOf(metric, isExport)) book.cross(key, threshold);
      if (isExport ? knownTimes.test(key) : type === 'trend' && contains === 'time') takeTimes(name, values);
      else if (knownCounters.test(key)) book.add({ name, numbers: { throughput: values['rate'] } });
      else if (knownShares.test(key)) takeShare(name, key, values);
      else if (isExport ? values['avg'] !== undefined : type === 'trend') {
        const holds = `it holds "${excerpt(textOf(contains))}", no times`;
        book.refuse(name, isExport ? 'the export does not say what it measures' : holds);
      }
    };
    return jsonParts({
      objects: { 'metrics.*': (metric, path) => take(metric, String(path[1])) },
      required: ['metrics'],
      end: book.report,
    });
  },
};
