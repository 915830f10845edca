import type { Json } from '../json.ts';

/** An answer of the API. */
export interface Reply {
  readonly code: number;
  readonly body: Json;
  /** The body as it came, for answers that are no JSON. */
  readonly text: string;
  readonly warnings: readonly string[];
}

/** Speaks to the API with the credentials of a context. */
export interface Client {
  readonly namespace: string;
  readonly send: (method: string, path: string, body?: Json, contentType?: string) => Promise<Reply>;
}

/** What the stand-in for kubectl needs besides the API. */
export interface Console {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly readFile: (path: string) => Promise<string>;
  /** The manifests of a file, of every one in a folder, or of standard input for `-`; one text each. */
  readonly readManifests: (path: string) => Promise<readonly string[]>;
  readonly nowMs: () => number;
  readonly sleep: (delayMs: number) => Promise<void>;
}

/** A command that cannot be carried out; its message is what kubectl would say after "error: ". */
export class KubectlProblem extends Error {}
