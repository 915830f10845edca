import { codeBook, type CodeTable } from '@interlock/shared/domain/code-table';

import type { TrafficObject } from './traffic.ts';

/**
 * Every reason that a move gives beside those of its router and of the look at the cluster, as it is where the traffic
 * is carried by such an object. What mends them names no kind of object.
 */
export const moveCodes = ({ kind, field }: Pick<TrafficObject, 'kind' | 'field'>) =>
  ({
    'clock-differs': {
      effect: 'note',
      meaning: "The clock of the runner and the API server's are minutes apart (warning).",
      fix: 'Synchronize the clock of the runner (NTP).',
    },
    'color-missing': {
      effect: 'fail',
      meaning: `The ${kind}'s ${field} names no color, and which one serves cannot be proven.`,
      fix: 'Find out who took the color away, then run this action with `operation: recover`; where there is no record, decide once which color serves, as the message says.',
    },
    'commit-held': {
      effect: 'fail',
      meaning:
        'This commit was rolled back by a person, or contains one that was, and nobody has released it.',
      fix: 'Promote a commit that does not contain it; or, when this one mends it, release the hold, as the message says.',
    },
    'credentials-end-early': {
      effect: 'fail',
      meaning: 'The bearer token expires before the move and its undo could finish.',
      fix: 'Log in right before the move, with a token that lives longer, or give a smaller `deadline`.',
    },
    'debug-container-present': {
      effect: 'note',
      meaning: 'Somebody added a debug container to a pod of the target (warning).',
      fix: 'Find out who is debugging these pods. Delete the pods afterwards: a debug container stays until its pod is gone.',
    },
    'deployment-changed': {
      effect: 'fail',
      meaning: 'The target Deployment was changed or replaced while it was being proven.',
      fix: 'Let only the promotion deploy to it, and promote again in a new run.',
    },
    'deployment-missing': {
      effect: 'fail',
      meaning: 'A Deployment that the configuration names does not exist.',
      fix: 'Create it, or correct its name under `colors` in the configuration. Both Deployments must exist at all times.',
    },
    'downtime-risk': {
      effect: 'note',
      meaning: 'The pods of the target may lose requests when they come or go (warning).',
      fix: 'See "Without downtime" in the README of blue-green-switch: requests may be lost when its pods come or go.',
    },
    'entry-not-reached': {
      effect: 'inconclusive',
      meaning: 'The real entry gave no answer before anything was moved.',
      fix: 'Correct `url` of the environment, or let this runner reach it: a move is proven through the real entry.',
    },
    'hold-not-comparable': {
      effect: 'inconclusive',
      meaning: 'Whether the commit contains one that is held could not be found out.',
      fix: 'Run the job again when GitHub did not answer, with a `token` that has `contents: read`; when the held commit is gone from this repository, release the hold.',
    },
    'hold-released': {
      effect: 'note',
      meaning: 'The hold on a commit that was rolled back was released (warning).',
      fix: 'Nothing is to be done when that is right. Else cancel this run.',
    },
    'hold-without-reason': {
      effect: 'fail',
      meaning: 'The hold on a commit was to be released without a reason.',
      fix: 'Say in the input `reason` why it may be promoted now: what was wrong, and what mends it.',
    },
    'holds-unreadable': {
      effect: 'inconclusive',
      meaning: 'The annotation that keeps the holds cannot be read.',
      fix: 'See which commits it names; when none of them is in what you promote, take it away with the command of the message.',
    },
    'image-put-back': {
      effect: 'fail',
      meaning: 'Argo CD or Flux would put the image of its manifest back over the one that is set.',
      fix: 'Change the image in Git, where Argo CD or Flux takes it from; or let them leave the images of this Deployment alone, as the message says.',
    },
    'live-not-ready': {
      effect: 'fail',
      meaning: 'The color that serves has no ready pods: there is no healthy color to go back to.',
      fix: 'Bring the color that serves up first: a move needs a way back.',
    },
    'move-cancelled': {
      effect: 'fail',
      meaning: 'The run was cancelled while the move was not yet proven.',
      fix: 'Run the promotion again when it is wanted after all.',
    },
    'move-in-progress': {
      effect: 'fail',
      meaning: 'A move of this environment is in progress, or was left unfinished.',
      fix: 'Wait for it to end. If its run is gone, run this action with `operation: recover`.',
    },
    'move-superseded': {
      effect: 'fail',
      meaning: `Somebody else changed the ${kind} in the meantime; what they wrote was left alone.`,
      fix: 'See `operation: status` for what serves now and who owns it.',
    },
    'not-prepared': {
      effect: 'fail',
      meaning: 'The environment was not prepared by this run for this subject.',
      fix: 'Run this action with `operation: prepare` earlier in the same job, with the same `environment` and `subjects`; then deploy over the color in its output `idle`, then `switch`.',
    },
    'nothing-to-roll-back': {
      effect: 'fail',
      meaning: `The ${kind} carries no record of a move, and no color was named.`,
      fix: 'To lead the traffic to a color by name, give `target: color=NAME` and check the repository out first, so that the colors are known. To stop a promotion that has not moved traffic, cancel its run.',
    },
    'nothing-to-validate': {
      effect: 'inconclusive',
      meaning: 'There is no `url` or no `validate` entry: a move would be proven by nothing.',
      fix: 'Give the environment its `url` and, under `validate`, at least one request that shows that the service works: `- {get: /health, status: 200}`.',
    },
    'object-missing': {
      effect: 'fail',
      meaning: `The ${kind} that carries the traffic does not exist.`,
      fix: 'Create it from its manifest, or correct its name under `traffic` in the configuration.',
    },
    'owned-by-another-run': {
      effect: 'fail',
      meaning: 'Another run owns the environment.',
      fix: 'Wait for the other run to finish; when it is gone, run this action with `operation: finish` and `release-old: true`.',
    },
    'pods-restarted': {
      effect: 'fail',
      meaning: 'Containers of the target restarted during the move.',
      fix: 'See the log of the container before the restart: `kubectl logs --previous`.',
    },
    'preview-failed': {
      effect: 'fail',
      meaning: 'The target answered wrongly on its preview address, before any traffic moved.',
      fix: "See the log of the target's pods for this request. When the answer is right, correct `validate` in the configuration.",
    },
    'previous-changed': {
      effect: 'fail',
      meaning: 'The color to go back to is not what it was: something else was deployed over it.',
      fix: 'See what it runs now. Deploy over it what served before, or name the color: `target: color=NAME`.',
    },
    'previous-not-ready': {
      effect: 'fail',
      meaning: 'The color to go back to has no ready pods: going back would end all service.',
      fix: 'Bring its pods up first, then roll back again.',
    },
    'probe-failed': {
      effect: 'fail',
      meaning: 'Requests through the real entry failed during the move.',
      fix: "See the log of the target's pods at that time.",
    },
    'propagation-not-seen': {
      effect: 'inconclusive',
      meaning: 'The real entry went on answering from the old color.',
      fix: 'See what stands in front and keeps to the old pods (session affinity, a proxy that resolves pods itself), and whether `url` leads there.',
    },
    'read-back-differs': {
      effect: 'fail',
      meaning: `The ${kind}, read again after the write, does not say what was written.`,
      fix: 'Somebody moved the traffic by hand, and that was left as it is. See `operation: status`.',
    },
    'state-contradicts-selector': {
      effect: 'fail',
      meaning: `What the ${kind} records and what it serves differ: changed by hand.`,
      fix: 'When the color that serves is the right one, run this action with `operation: finish` and `release-old: true`, then promote again.',
    },
    'state-unreadable': {
      effect: 'inconclusive',
      meaning: `The record on the ${kind} cannot be read.`,
      fix: 'See which color serves. When it is the right one and no move runs, take the record away with the command of the message.',
    },
    'subject-without-artifacts': {
      effect: 'inconclusive',
      meaning: 'The subject names no artifact, so that nothing could be compared with what runs.',
      fix: 'Give `record-build` the artifacts with their digests, and pass its `subjects` output.',
    },
    'target-differs': {
      effect: 'fail',
      meaning: 'The `target` that was asked for is not the idle color that was prepared.',
      fix: 'Write `target: idle`.',
    },
    'target-not-ready': {
      effect: 'fail',
      meaning: 'The target did not have enough ready pods before the deadline.',
      fix: 'See the events and logs of its pods; give a larger `deadline` when they only need time.',
    },
    'undo-not-proven': {
      effect: 'inconclusive',
      meaning: 'The undo was written, but could not be seen to have worked.',
      fix: 'Look at the pods of the color that served before, then run this action with `operation: recover`.',
    },
    'undo-not-written': {
      effect: 'fail',
      meaning: 'The undo could not be written.',
      fix: 'Lead the traffic back by hand, with the command of the message.',
    },
    'validation-failed': {
      effect: 'fail',
      meaning: 'A request of `validate` was not answered as it must be.',
      fix: "See the log of the target's pods for this request. When the answer is right, correct `validate` in the configuration.",
    },
    'way-back-lost': {
      effect: 'fail',
      meaning:
        'The color to go back to has no ready pod: leading the traffic there would end all service, so it was left where it is.',
      fix: 'Bring the color to go back to up, as the message says; until then there is nothing to go back to.',
    },
    'way-back-reduced': {
      effect: 'note',
      meaning: 'The color to go back to has fewer ready pods than before the move (warning).',
      fix: 'Make it larger: all traffic may be too much for it now.',
    },
    'write-failed': {
      effect: 'fail',
      meaning: 'The switch could not be written.',
      fix: 'Find out what else writes it, then run this step again.',
    },
  }) as const satisfies CodeTable;

export type ReasonCode = keyof ReturnType<typeof moveCodes>;

/** A reason of ours. */
export const { reason: reasonOf } = codeBook(moveCodes({ kind: 'object', field: 'field' }));
