import type { Validation } from '@interlock/shared/domain/configuration/environments';
import { messageOf } from '@interlock/shared/domain/errors';
import type { Reason } from '@interlock/shared/domain/verdict';
import type { Ports } from '@interlock/shared/ports/ports';

import { reasonOf, type ReasonCode } from '../domain/reasons.ts';
import { addressOf, faultOf, podOf } from '../domain/validation.ts';

/** The result of all validations against one address. */
export interface Validated {
  readonly requests: number;
  readonly reasons: readonly Reason[];
}

interface Try {
  readonly validation: Validation;
  readonly connection: 'fresh' | 'kept-alive';
}

async function tryOnce(
  { http }: Pick<Ports, 'http'>,
  base: string,
  { validation, connection }: Try,
  wrongPods: ReadonlySet<string>,
  signal: AbortSignal,
): Promise<string | null> {
  try {
    const answer = await http.send({
      method: 'GET',
      url: addressOf(base, validation.get),
      // Waits longer than `within`, so that a slow answer is told from none.
      deadlineMs: Math.max(5000, validation.within * 2),
      connection,
      bodyCapBytes: 1024 * 1024,
      signal,
    });
    const fault = faultOf(answer, validation, true);
    if (fault !== null) return fault;
    // A connection that is kept alive may rightly stay with the old color.
    const other = connection === 'fresh' ? podOf(answer.headers, wrongPods) : null;
    return other === null ? null : `answered by ${other}, which is not the target`;
  } catch (thrown) {
    if (signal.aborted) throw thrown;
    return messageOf(thrown);
  }
}

/**
 * Sends every validation as often as it says, over fresh and over kept-alive connections. An answer over a fresh
 * connection that a header attributes to one of `wrongPods` proves nothing, and fails.
 *
 * @returns one reason for each validation that failed, with how often
 * @throws the signal's reason when it aborts
 */
export async function validate(
  ports: Pick<Ports, 'http'>,
  base: string,
  validations: readonly Validation[],
  wrongPods: ReadonlySet<string>,
  code: ReasonCode & ('validation-failed' | 'preview-failed'),
  signal: AbortSignal,
): Promise<Validated> {
  const reasons: Reason[] = [];
  let requests = 0;
  for (const validation of validations) {
    const faults: string[] = [];
    for (const connection of ['fresh', 'kept-alive'] as const)
      for (let time = 0; time < validation.times; time += 1) {
        signal.throwIfAborted();
        requests += 1;
        const fault = await tryOnce(ports, base, { validation, connection }, wrongPods, signal);
        if (fault !== null) faults.push(`${fault} (${connection} connection)`);
      }
    const [first] = faults;
    if (first === undefined) continue;
    const count =
      faults.length === 1 ? '' : `; ${String(faults.length)} of ${String(validation.times * 2)} failed`;
    reasons.push(
      reasonOf(code, {
        seen: `${first}${count}`,
        limit: `status ${String(validation.status)} within ${String(validation.within)} ms`,
        where: `GET ${addressOf(base, validation.get)}`,
      }),
    );
  }
  return { requests, reasons };
}
