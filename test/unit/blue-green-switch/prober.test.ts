import { describe, expect, test } from 'vitest';

import type { Http, HttpRequest } from '@interlock/shared/ports/http';
import { fakeClock } from '@interlock/shared/testing/fake-clock';

import { startProbing } from '@interlock/blue-green-switch/steps/prober';

const validation = { get: '/health', status: 200, json: {}, within: 60_000, times: 1 };

/** An entry that takes every request and answers none. */
function hanging(): Http {
  const send = (request: HttpRequest) =>
    new Promise<never>((_, reject) => {
      request.signal?.addEventListener('abort', () => reject(new Error('aborted')));
    });
  return { send, stream: send };
}

describe('the probes', () => {
  test('of an entry that hangs can be given up at once, and are no failures then', async () => {
    const clock = fakeClock();
    const prober = startProbing(
      { http: hanging(), clock },
      'http://shop.example',
      [validation],
      10,
      new Map(),
    );
    await clock.sleep(100);
    expect(prober.log().requests).toBeGreaterThan(0);
    prober.abandon();
    // Nothing is in flight any more: waiting for the answers ends.
    await prober.stop();
    expect(prober.log().failed).toBe(0);
  });
});
