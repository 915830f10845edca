import type { Json } from '../json.ts';

/** An answer of the API. */
export interface Reply {
  readonly code: number;
  readonly body: Json;
  /** The body as it came, for answers that are no JSON. */
  readonly text: string;
  readonly warnings: readonly string[];
}
