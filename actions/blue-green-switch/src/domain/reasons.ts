import { ExternalError, UserError } from '@interlock/shared/domain/errors';
import { makeReason, type ReasonMaker } from '@interlock/shared/domain/reason-codes';
import type { Reason } from '@interlock/shared/domain/verdict';

import type { TrafficObject } from './traffic.ts';

/**
 * Every reason that a move gives beside those of its router and of the look at the cluster, and what it means where the
 * traffic is carried by such an object.
 */
export const moveMeanings = ({ kind, field }: Pick<TrafficObject, 'kind' | 'field'>) =>
  ({
    'clock-differs': "The clock of the runner and the API server's are minutes apart (warning).",
    'color-missing': `The ${kind}'s ${field} names no color, and which one serves cannot be proven.`,
    'commit-held':
      'This commit was rolled back by a person, or contains one that was, and nobody has released it.',
    'credentials-end-early': 'The bearer token expires before the move and its undo could finish.',
    'debug-container-present': 'Somebody added a debug container to a pod of the target (warning).',
    'deployment-changed': 'The target Deployment was changed or replaced while it was being proven.',
    'deployment-missing': 'A Deployment that the configuration names does not exist.',
    'downtime-risk': 'The pods of the target may lose requests when they come or go (warning).',
    'entry-not-reached': 'The real entry gave no answer before anything was moved.',
    'hold-not-comparable': 'Whether the commit contains one that is held could not be found out.',
    'hold-released': 'The hold on a commit that was rolled back was released (warning).',
    'hold-without-reason': 'The hold on a commit was to be released without a reason.',
    'holds-unreadable': 'The annotation that keeps the holds cannot be read.',
    'image-put-back': 'Argo CD or Flux would put the image of its manifest back over the one that is set.',
    'live-not-ready': 'The color that serves has no ready pods: there is no healthy color to go back to.',
    'move-cancelled': 'The run was cancelled while the move was not yet proven.',
    'move-in-progress': 'A move of this environment is in progress, or was left unfinished.',
    'move-superseded': `Somebody else changed the ${kind} in the meantime; what they wrote was left alone.`,
    'not-prepared': 'The environment was not prepared by this run for this subject.',
    'nothing-to-roll-back': `The ${kind} carries no record of a move, and no color was named.`,
    'nothing-to-validate': 'There is no `url` or no `validate` entry: a move would be proven by nothing.',
    'object-missing': `The ${kind} that carries the traffic does not exist.`,
    'owned-by-another-run': 'Another run owns the environment.',
    'pods-restarted': 'Containers of the target restarted during the move.',
    'preview-failed': 'The target answered wrongly on its preview address, before any traffic moved.',
    'previous-changed': 'The color to go back to is not what it was: something else was deployed over it.',
    'previous-not-ready': 'The color to go back to has no ready pods: going back would end all service.',
    'probe-failed': 'Requests through the real entry failed during the move.',
    'propagation-not-seen': 'The real entry went on answering from the old color.',
    'read-back-differs': `The ${kind}, read again after the write, does not say what was written.`,
    'state-contradicts-selector': `What the ${kind} records and what it serves differ: changed by hand.`,
    'state-unreadable': `The record on the ${kind} cannot be read.`,
    'subject-without-artifacts':
      'The subject names no artifact, so that nothing could be compared with what runs.',
    'target-differs': 'The `target` that was asked for is not the idle color that was prepared.',
    'target-not-ready': 'The target did not have enough ready pods before the deadline.',
    'undo-not-proven': 'The undo was written, but could not be seen to have worked.',
    'undo-not-written': 'The undo could not be written.',
    'validation-failed': 'A request of `validate` was not answered as it must be.',
    'way-back-lost':
      'The color to go back to has no ready pod: leading the traffic there would end all service, so it was left where it is.',
    'way-back-reduced': 'The color to go back to has fewer ready pods than before the move (warning).',
    'write-failed': 'The switch could not be written.',
  }) as const;

export type ReasonCode = keyof ReturnType<typeof moveMeanings>;

/** A reason of ours. */
export const reasonOf: ReasonMaker<ReasonCode> = makeReason;

/** Why something could not be done, where that is known; `null` for a bug of ours. */
export function failureReasons(thrown: unknown): readonly Reason[] | null {
  if (thrown instanceof UserError)
    return thrown.problems.map(({ code, message, fix, where }) => ({
      code,
      rule: null,
      seen: message,
      limit: null,
      where,
      fix,
    }));
  if (thrown instanceof ExternalError)
    return [
      {
        code: thrown.code,
        rule: null,
        seen: thrown.message,
        limit: null,
        where: thrown.service,
        fix: thrown.fix,
      },
    ];
  return null;
}
