export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** From sending to the last byte. */
  readonly deadlineMs: number;
  /** A unix socket to speak over, instead of TCP. */
  readonly socketPath?: string;
  /** `fresh` (default) opens a connection of its own; `kept-alive` may use one that is open. */
  readonly connection?: 'fresh' | 'kept-alive';
  /** Answers larger than this are cut and said to be. Default 10 MiB. */
  readonly bodyCapBytes?: number;
  readonly signal?: AbortSignal;
}

export interface HttpAnswer {
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly bodyTruncated: boolean;
  readonly durationMs: number;
}

/** An answer whose body is read as it comes, e.g. a watch. */
export interface HttpStream {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly lines: AsyncIterable<string>;
  close(): void;
}

/** HTTP. Redirects are never followed; a failure to get an answer throws `ExternalError`. */
export interface Http {
  send(request: HttpRequest): Promise<HttpAnswer>;
  /** `deadlineMs` bounds the time to the answer's head; the body goes on until closed or aborted. */
  stream(request: HttpRequest): Promise<HttpStream>;
}
