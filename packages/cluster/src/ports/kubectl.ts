import type { Json } from '../domain/json.ts';
import type { Reply } from '../domain/kubectl/reply.ts';

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
