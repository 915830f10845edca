import { ExternalError } from '../../domain/errors.ts';
import type { RunContext } from '../../domain/run-context.ts';
import { connect, type Connection } from './connection.ts';
import { externalError } from './failures.ts';

/** Calls of GitHub's API about one repository. */
export interface Calls {
  /** The repository, as each call names it. */
  readonly place: { readonly owner: string; readonly repo: string };
  /** The address of the API. */
  readonly apiUrl: string;
  /** Does `body`; what it throws becomes an `ExternalError` that says what was being done. */
  readonly call: <Value>(
    what: string,
    body: (rest: Connection['rest'], fetch: Connection['fetch']) => Promise<Value>,
  ) => Promise<Value>;
}

/** Calls about the repository of a run, over one connection that the first of them opens. */
export function callsOf(token: string, run: RunContext, retries: number, deadlineMs: number): Calls {
  const [owner = '', repo = ''] = run.repository.split('/');
  let connection: Promise<Connection> | null = null;
  return {
    place: { owner, repo },
    apiUrl: run.apiUrl,
    call: async (what, body) => {
      try {
        connection ??= connect(token, run, retries, deadlineMs);
        const { rest, fetch } = await connection;
        return await body(rest, fetch);
      } catch (thrown) {
        throw thrown instanceof ExternalError ? thrown : externalError(what, thrown);
      }
    },
  };
}

/** `null` where GitHub answers with one of these statuses: what was asked for is not there. */
export async function orNull<Value>(
  value: Promise<Value>,
  ...absent: readonly number[]
): Promise<Value | null> {
  try {
    return await value;
  } catch (thrown) {
    if (thrown instanceof ExternalError && thrown.status !== null && absent.includes(thrown.status))
      return null;
    throw thrown;
  }
}
