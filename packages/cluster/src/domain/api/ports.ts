import type { ObjectStore } from '../objectstore.ts';

/** What the API needs from outside. */
export interface ApiPorts {
  readonly store: ObjectStore;
  readonly nowMs: () => number;
  readonly uid: () => string;
  /** A whole number from 0 up to, not including, the limit. */
  readonly random: (limit: number) => number;
  /**
   * Takes a node port for a Service before the Service is stored, so that what the API accepts really listens.
   * Answers the port, or undefined when another Service or another program of this machine has it.
   */
  readonly reserveNodePort: (owner: string, wanted: number | 'any') => Promise<number | undefined>;
}

/** A moment as the API writes it: RFC 3339 in whole seconds. */
export function timestamp(nowMs: number): string {
  return `${new Date(nowMs).toISOString().slice(0, 19)}Z`;
}

const letters = 'bcdfghjklmnpqrstvwxz2456789';

/** Random letters in the alphabet that the real server uses for generated names. */
export function randomSuffix(random: (limit: number) => number, length: number): string {
  return Array.from({ length }, () => letters[random(letters.length)] ?? 'b').join('');
}
