import { request } from 'node:http';

/** What a client that asks all the time got. */
export interface Load {
  /** Requests that got an answer, by status. */
  readonly statuses: ReadonlyMap<number, number>;
  /** Requests that got none, with why. */
  readonly unanswered: readonly string[];
  stop(): Promise<void>;
}

const tickMs = 25;

function ask(url: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent: false, timeout: 5000 }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
      answer.on('error', reject);
    });
    sent.on('timeout', () => sent.destroy(new Error('no answer in 5 s')));
    sent.on('error', reject);
    sent.end();
  });
}

/** Asks so many times a second, each time over a connection of its own, until it is stopped. */
export function startLoad(url: string, perSecond: number): Load {
  const statuses = new Map<number, number>();
  const unanswered: string[] = [];
  const inFlight = new Set<Promise<void>>();
  const send = () => {
    const sent = ask(url)
      .then(
        (status) => void statuses.set(status, (statuses.get(status) ?? 0) + 1),
        (thrown: unknown) => void unanswered.push(thrown instanceof Error ? thrown.message : String(thrown)),
      )
      .finally(() => inFlight.delete(sent));
    inFlight.add(sent);
  };
  const timer = setInterval(() => {
    for (let count = 0; count < (perSecond * tickMs) / 1000; count += 1) send();
  }, tickMs);
  return {
    statuses,
    unanswered,
    stop: async () => {
      clearInterval(timer);
      await Promise.all(inFlight);
    },
  };
}
