import { ExternalError } from '../domain/errors.ts';
import type { Http, HttpAnswer, HttpRequest } from '../ports/http.ts';

/** Answers a request; `null` means that nobody listens there. */
export type HttpResponder = (
  request: HttpRequest,
) => Partial<HttpAnswer> | null | Promise<Partial<HttpAnswer> | null>;

export interface FakeHttp extends Http {
  readonly requests: readonly HttpRequest[];
}

/** HTTP that answers as told and remembers what was asked. */
export function fakeHttp(respond: HttpResponder = () => null): FakeHttp {
  const requests: HttpRequest[] = [];
  const answer = async (request: HttpRequest): Promise<HttpAnswer> => {
    requests.push(request);
    request.signal?.throwIfAborted();
    const given = await respond(request);
    if (given === null)
      throw new ExternalError({
        service: new URL(request.url).host,
        code: 'http-no-answer',
        message: `${request.method} ${request.url} got no answer: connection refused.`,
        fix: 'Check that the address is right, that the service runs and that it can be reached from this runner.',
        retryable: true,
      });
    return { status: 200, headers: {}, body: '', bodyTruncated: false, durationMs: 1, ...given };
  };
  return {
    requests,
    send: answer,
    stream: async (request) => {
      const { status, headers, body } = await answer(request);
      const closing = new AbortController();
      return {
        status,
        headers,
        lines: (async function* () {
          for (const line of body.split('\n')) {
            await Promise.resolve();
            if (closing.signal.aborted) return;
            yield line;
          }
        })(),
        close: () => closing.abort(),
      };
    },
  };
}
