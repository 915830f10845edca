#!/usr/bin/env node
/**
 * An independent witness of a promotion: a process of its own that sends requests at a fixed rate and counts.
 *
 *     node scripts/load-client.mjs [options] URL
 *
 *     --rate N         requests a second (200)
 *     --path PATH      what is asked for, in turn; may be given several times (/)
 *     --timeout MS     after which a request has failed (5000)
 *     --duration MS    after which it ends by itself; without it, on SIGTERM or SIGINT
 *     --json FILE      where the result is written
 *
 * Every second request opens a connection of its own; the others go over kept-alive connections, as many as are
 * needed. The schedule is open: when a request is due is decided by the clock alone, so that slow answers do not
 * make the load lighter. A latency counts from the moment at which the request was due.
 *
 * What is a failure: a connection that is refused, reset or closed before the answer was complete; no complete
 * answer in time; a status other than 2xx. Nothing is ever sent a second time. A kept-alive connection that the
 * server has closed while it was idle is no failure, because it is seen to be closed and not used again; a request
 * that was written to a connection and not answered is one, whoever closed it.
 *
 * It prints one line of JSON a second and at the end `failed requests: F of N`. It ends with 0 when none failed, with
 * 1 when one did or none was sent, with 2 when it was called wrongly.
 */
import { writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import { parseArgs } from 'node:util';

/**
 * @typedef {object} Seen one kind of answer, by version or by pod. Times are milliseconds since the start.
 * @property {number} count
 * @property {number} firstMs
 * @property {number} lastMs
 */

/** @typedef {{ url: URL, rate: number, paths: string[], timeoutMs: number, durationMs: number, json: string | undefined }} Options */

class WrongCall extends Error {}

/** @returns {Options} */
function readOptions() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      rate: { type: 'string', default: '200' },
      path: { type: 'string', multiple: true, default: ['/'] },
      timeout: { type: 'string', default: '5000' },
      duration: { type: 'string', default: 'Infinity' },
      json: { type: 'string' },
    },
  });
  const [target, ...more] = positionals;
  if (target === undefined || more.length > 0) throw new WrongCall('give exactly one URL');
  const url = new URL(target);
  if (url.protocol !== 'http:') throw new WrongCall(`${target} is not an http: URL`);
  const positive = (/** @type {string} */ name, /** @type {string} */ text) => {
    const number = Number(text);
    if (!(number > 0)) throw new WrongCall(`--${name} must be a number above 0, not "${text}"`);
    return number;
  };
  return {
    url,
    rate: positive('rate', values.rate),
    paths: values.path,
    timeoutMs: positive('timeout', values.timeout),
    durationMs: positive('duration', values.duration),
    json: values.json,
  };
}

/** @param {Options} options */
function startLoad({ url, rate, paths, timeoutMs, durationMs, json }) {
  const startedAt = Date.now();
  const started = performance.now();
  const elapsedMs = () => performance.now() - started;
  const keptAlive = new Agent({ keepAlive: true, scheduling: 'fifo' });

  let sent = 0;
  let answered = 0;
  let failed = 0;
  let fresh = 0;
  let underWay = 0;
  let stopping = false;
  /** @type {number[]} */
  const latenciesMs = [];
  /** @type {Map<string, Seen>} */
  const versions = new Map();
  /** @type {Map<string, Seen>} */
  const pods = new Map();
  /** @type {Map<string, number>} */
  const failures = new Map();
  /** @type {{ atMs: number, path: string, connection: 'fresh' | 'kept-alive', reason: string }[]} */
  const firstFailures = [];
  let second = openSecond();

  /** @param {Map<string, Seen>} seen @param {string | string[] | undefined} header */
  function see(seen, header) {
    const name = typeof header === 'string' ? header : '(not said)';
    const at = Math.round(elapsedMs());
    const known = seen.get(name);
    if (known === undefined) seen.set(name, { count: 1, firstMs: at, lastMs: at });
    else {
      known.count += 1;
      known.lastMs = at;
    }
    return name;
  }

  /** @param {number} dueMs */
  function send(dueMs) {
    const path = paths[sent % paths.length] ?? '/';
    // In pairs, so that each path is asked for over both kinds of connection.
    const isFresh = Math.floor(sent / paths.length) % 2 === 0;
    sent += 1;
    underWay += 1;
    second.sent += 1;
    if (isFresh) fresh += 1;

    let settled = false;
    /** @param {string | null} failure @param {import('node:http').IncomingHttpHeaders} [headers] */
    const settle = (failure, headers) => {
      if (settled) return;
      settled = true;
      clearTimeout(deadline);
      underWay -= 1;
      if (headers !== undefined) {
        const version = see(versions, headers['x-version']);
        see(pods, headers['x-pod']);
        second.versions[version] = (second.versions[version] ?? 0) + 1;
      }
      if (failure === null) {
        answered += 1;
        second.ok += 1;
        latenciesMs.push(elapsedMs() - dueMs);
      } else {
        failed += 1;
        second.failed += 1;
        failures.set(failure, (failures.get(failure) ?? 0) + 1);
        if (firstFailures.length < 20)
          firstFailures.push({
            atMs: Math.round(dueMs),
            path,
            connection: isFresh ? 'fresh' : 'kept-alive',
            reason: failure,
          });
      }
      if (stopping && underWay === 0) finish();
    };

    const outgoing = request(
      new URL(path, url),
      { agent: isFresh ? false : keptAlive, headers: { 'user-agent': 'interlock-load-client' } },
      (response) => {
        response.on('error', (error) => settle(describe(error), response.headers));
        response.on('end', () => {
          const status = response.statusCode ?? 0;
          const good = status >= 200 && status < 300 && response.complete;
          settle(good ? null : `status ${status}`, response.headers);
        });
        response.resume();
      },
    );
    const deadline = setTimeout(() => {
      settle(`no answer within ${timeoutMs} ms`);
      outgoing.destroy();
    }, timeoutMs);
    outgoing.on('error', (error) => settle(describe(error)));
    outgoing.end();
  }

  function sendWhatIsDue() {
    const now = elapsedMs();
    const due = Math.floor((Math.min(now, durationMs) * rate) / 1000);
    while (sent < due) send((sent * 1000) / rate);
    if (now >= durationMs) stop();
  }

  function tellSecond() {
    console.log(JSON.stringify({ atMs: Math.round(elapsedMs()), ...second }));
    second = openSecond();
  }

  let lastMs = 0;
  const schedule = setInterval(sendWhatIsDue, Math.max(1, Math.min(1000 / rate, 50)));
  const seconds = setInterval(tellSecond, 1000);

  function stop() {
    if (stopping) return;
    stopping = true;
    lastMs = elapsedMs();
    clearInterval(schedule);
    if (underWay === 0) finish();
  }

  function finish() {
    clearInterval(seconds);
    tellSecond();
    keptAlive.destroy();
    latenciesMs.sort((one, other) => one - other);
    const result = {
      requests: sent,
      answered,
      failed,
      failures: Object.fromEntries(failures),
      firstFailures,
      connections: { fresh, 'kept-alive': sent - fresh },
      versions: Object.fromEntries(versions),
      pods: Object.fromEntries(pods),
      latencyMs: {
        p50: quantile(latenciesMs, 0.5),
        p95: quantile(latenciesMs, 0.95),
        p99: quantile(latenciesMs, 0.99),
        max: quantile(latenciesMs, 1),
      },
      rate: { asked: rate, sent: lastMs > 0 ? Math.round((sent / lastMs) * 10_000) / 10 : 0 },
      startedAt: new Date(startedAt).toISOString(),
      endedAt: new Date().toISOString(),
    };
    if (json !== undefined) writeFileSync(json, `${JSON.stringify(result, null, 2)}\n`);
    for (const [version, { count, firstMs, lastMs }] of versions)
      console.log(`version ${version}: ${count} answers, first at ${firstMs} ms, last at ${lastMs} ms`);
    for (const [pod, { count }] of pods) console.log(`pod ${pod}: ${count} answers`);
    const { p50, p95, p99 } = result.latencyMs;
    console.log(`latency: p50 ${p50} ms, p95 ${p95} ms, p99 ${p99} ms; ${result.rate.sent} requests/s`);
    for (const [reason, count] of failures) console.log(`failure: ${reason}: ${count}`);
    console.log(`failed requests: ${failed} of ${sent}`);
    if (failed > 0 || sent === 0) process.exitCode = 1;
  }

  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

/** @returns {{ sent: number, ok: number, failed: number, versions: Record<string, number> }} */
const openSecond = () => ({ sent: 0, ok: 0, failed: 0, versions: {} });

/** @param {Error & { code?: string }} error */
const describe = (error) => error.code ?? error.message;

/**
 * @param {number[]} sorted
 * @param {number} share
 * @returns {number | null} null when nothing was measured
 */
function quantile(sorted, share) {
  const value = sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
  return value === undefined ? null : Math.round(value * 10) / 10;
}

try {
  startLoad(readOptions());
} catch (error) {
  console.error(`load-client: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 2;
}
