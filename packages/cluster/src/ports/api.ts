import type { ObjectStore } from '../domain/objectstore.ts';

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
