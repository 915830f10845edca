import type { Validation } from '@interlock/shared/domain/configuration/environments';
import { messageOf } from '@interlock/shared/domain/errors';
import type { Clock } from '@interlock/shared/ports/clock';
import type { Http } from '@interlock/shared/ports/http';

import { addressOf, faultOf, podOf } from '../domain/validation.ts';

/** The least time a probe waits for its answer. */
const patienceMs = 2000;
const connections = ['fresh', 'kept-alive'] as const;
type Connection = (typeof connections)[number];

export interface ProbeFailure {
  readonly atMs: number;
  readonly what: string;
  readonly connection: Connection;
  readonly fault: string;
}

export interface ProbeLog {
  readonly requests: number;
  readonly failed: number;
  /** The first of them. */
  readonly failures: readonly ProbeFailure[];
  /** Answers by color, where a header told the pod; `unknown` where none did. */
  readonly byColor: Readonly<Record<string, number>>;
}

/** A steady stream of requests through the real entry. */
export interface Prober {
  log(): ProbeLog;
  /** Tells it of more pods, so that it knows which color answers. */
  know(pods: Iterable<string>, color: string): void;
  /** From here on every answer must be as `validate` says; before, only that the entry answers and does not fail. */
  demandValid(): void;
  /** Of the latest fresh connections, which color answered; `unknown` where no header told. Newest last. */
  latestFresh(count: number): readonly string[];
  /** Sends no more and resolves when every answer is in. */
  stop(): Promise<void>;
  /** Sends no more and does not wait: a cancelled process has no time for an entry that hangs. */
  abandon(): void;
}

const kept = 20;

interface ProbePorts {
  readonly http: Http;
  readonly clock: Clock;
}

/**
 * Starts to send `ratePerSecond` requests a second, the validations in turn, over fresh and kept-alive connections in
 * turn, without waiting for answers. A request without an answer, with a status of 500 or more, or (once that is
 * demanded) with another answer than `validate` says, has failed. How fast answers come is judged by the validation.
 *
 * @param ports - http and clock
 * @param base - the address of the real entry
 * @param validations - at least one
 * @param ratePerSecond - requests a second
 * @param pods - pods by name, with their color
 */
export function startProbing(
  ports: ProbePorts,
  base: string,
  validations: readonly Validation[],
  ratePerSecond: number,
  pods: ReadonlyMap<string, string>,
): Prober {
  const { http, clock } = ports;
  const stopping = new AbortController();
  const abandoning = new AbortController();
  const inFlight = new Set<Promise<void>>();
  const colorOfPod = new Map(pods);
  const podNames = new Set(pods.keys());
  const failures: ProbeFailure[] = [];
  const byColor: Record<string, number> = {};
  const fresh: string[] = [];
  let requests = 0;
  let failed = 0;
  let isStrict = false;

  const fail = (what: string, connection: Connection, fault: string) => {
    failed += 1;
    if (failures.length < kept) failures.push({ atMs: clock.now(), what, connection, fault });
  };

  async function probe(validation: Validation, connection: Connection): Promise<void> {
    const isStrictAtStart = isStrict;
    requests += 1;
    try {
      const answer = await http.send({
        method: 'GET',
        url: addressOf(base, validation.get),
        deadlineMs: Math.max(patienceMs, validation.within),
        connection,
        bodyCapBytes: 1024 * 1024,
        signal: abandoning.signal,
      });
      const color = colorOfPod.get(podOf(answer.headers, podNames) ?? '') ?? 'unknown';
      byColor[color] = (byColor[color] ?? 0) + 1;
      if (connection === 'fresh') {
        fresh.push(color);
        if (fresh.length > kept) fresh.shift();
      }
      const fault = isStrictAtStart
        ? faultOf(answer, validation, false)
        : answer.status >= 500
          ? `status ${String(answer.status)}`
          : null;
      if (fault !== null) fail(`GET ${validation.get}`, connection, fault);
    } catch (thrown) {
      if (!abandoning.signal.aborted) fail(`GET ${validation.get}`, connection, messageOf(thrown));
    }
  }

  async function go(): Promise<void> {
    for (let turn = 0; !stopping.signal.aborted; turn += 1) {
      const validation = validations[Math.floor(turn / connections.length) % validations.length];
      const connection = connections[turn % connections.length];
      if (validation === undefined || connection === undefined) return;
      const sent = probe(validation, connection).finally(() => inFlight.delete(sent));
      inFlight.add(sent);
      try {
        await clock.sleep(1000 / ratePerSecond, stopping.signal);
      } catch {
        return;
      }
    }
  }
  const going = go();

  return {
    log: () => ({ requests, failed, failures: [...failures], byColor: { ...byColor } }),
    know: (names, color) => {
      for (const name of names) {
        colorOfPod.set(name, color);
        podNames.add(name);
      }
    },
    demandValid: () => {
      isStrict = true;
    },
    latestFresh: (count) => fresh.slice(-count),
    stop: async () => {
      stopping.abort();
      await going;
      await Promise.all(inFlight);
    },
    abandon: () => {
      stopping.abort();
      abandoning.abort();
    },
  };
}
