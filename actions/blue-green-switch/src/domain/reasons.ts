import { ExternalError, UserError } from '@interlock/shared/domain/errors';
import type { Reason } from '@interlock/shared/domain/verdict';

/** Every reason that a move gives, and what it means. The README's table is made of this. */
export const reasonMeanings = {
  'applied-manifest-holds-color':
    'The manifest that was applied last holds the color: the next `kubectl apply` would move the traffic.',
  'applied-manifest-not-seen':
    'Argo CD or Flux manages the Service and was not seen to apply it without the selector.',
  'artifact-not-running': 'No container of a ready pod runs an artifact that is promoted.',
  'both-colors-serve': 'Ready endpoints of both colors, or of pods of neither, are behind the Service.',
  'clock-differs': "The clock of the runner and the API server's are minutes apart (warning).",
  'cluster-differs': 'The kubeconfig leads to another cluster than the one that is named.',
  'cluster-not-proven': 'The cluster is named by its CA certificate, and the kubeconfig has not exactly one.',
  'color-missing': "The Service's selector names no color, and which one serves cannot be proven.",
  'color-unknown': "The Service's selector names a color that the configuration does not have.",
  'commit-held':
    'This commit was rolled back by a person, or contains one that was, and nobody has released it.',
  'container-not-proven':
    'A container of the target runs an image that is no artifact of the subject, and its name is not in `containers-allowed`.',
  'credentials-end-early': 'The bearer token expires before the move and its undo could finish.',
  'debug-container-present': 'Somebody added a debug container to a pod of the target (warning).',
  'deployment-changed': 'The target Deployment was changed or replaced while it was being proven.',
  'deployment-missing': 'A Deployment that the configuration names does not exist.',
  'deployment-paused': 'The target Deployment is paused: what it says it runs and what runs may differ.',
  'downtime-risk': 'The pods of the target may lose requests when they come or go (warning).',
  'endpoints-not-converged': "The EndpointSlices never showed exactly the target's ready pods.",
  'entry-not-reached': 'The real entry gave no answer before anything was moved.',
  'field-owned-elsewhere': 'Another tool owns `spec.selector` and would put it back.',
  'hold-not-comparable': 'Whether the commit contains one that is held could not be found out.',
  'hold-released': 'The hold on a commit that was rolled back was released (warning).',
  'hold-without-reason': 'The hold on a commit was to be released without a reason.',
  'holds-unreadable': 'The annotation that keeps the holds cannot be read.',
  'image-put-back': 'Argo CD or Flux would put the image of its manifest back over the one that is set.',
  'image-not-by-digest': 'The pod template names an image by a tag, which can be moved.',
  'labels-inconsistent': 'The pods of a color do not carry the labels that the Service selects.',
  'live-not-ready': 'The color that serves has no ready pods: there is no healthy color to go back to.',
  'move-cancelled': 'The run was cancelled while the move was not yet proven.',
  'move-in-progress': 'A move of this environment is in progress, or was left unfinished.',
  'move-superseded': 'Somebody else changed the Service in the meantime; what they wrote was left alone.',
  'no-endpoints-ready': 'No ready endpoint is behind the Service: nothing serves.',
  'not-prepared': 'The environment was not prepared by this run for this subject.',
  'nothing-to-roll-back': 'The Service carries no record of a move, and no color was named.',
  'nothing-to-validate': 'There is no `url` or no `validate` entry: a move would be proven by nothing.',
  'object-missing': 'The Service that carries the traffic does not exist.',
  'owned-by-another-run': 'Another run owns the environment.',
  'pods-restarted': 'Containers of the target restarted during the move.',
  'preview-failed': 'The target answered wrongly on its preview address, before any traffic moved.',
  'previous-changed': 'The color to go back to is not what it was: something else was deployed over it.',
  'previous-not-ready': 'The color to go back to has no ready pods: going back would end all service.',
  'probe-failed': 'Requests through the real entry failed during the move.',
  'propagation-not-seen': 'The real entry went on answering from the old color.',
  'read-back-differs': 'The Service, read again after the write, does not say what was written.',
  'rollout-failed': 'The rollout of the target is not progressing.',
  'running-image-differs': 'A ready pod runs another image than the artifact that was proven.',
  'service-external': 'The Service is of the type ExternalName: its selector decides nothing.',
  'serving-container-not-proven':
    'A container that is no artifact of the subject declares a port of the Service.',
  'serving-container-unknown':
    'No container declares a port of the Service, and more than one could be what answers.',
  'state-contradicts-selector': 'What the Service records and what it serves differ: changed by hand.',
  'state-unreadable': 'The record on the Service cannot be read.',
  'subject-without-artifacts':
    'The subject names no artifact, so that nothing could be compared with what runs.',
  'target-differs': 'The `target` that was asked for is not the idle color that was prepared.',
  'sync-copies-color':
    'Argo CD copies the color that it saw into what it applies, and may put the old one back.',
  'sync-replaces-service':
    'Argo CD replaces the Service as a whole: a sync takes the color and the record away.',
  'target-not-ready': 'The target did not have enough ready pods before the deadline.',
  'undo-not-proven': 'The undo was written, but could not be seen to have worked.',
  'undo-not-written': 'The undo could not be written.',
  'unready-pods-served': 'The Service sends traffic to pods that are not ready (`publishNotReadyAddresses`).',
  'validation-failed': 'A request of `validate` was not answered as it must be.',
  'way-back-lost':
    'The color to go back to has no ready pod: leading the traffic there would end all service, so it was left where it is.',
  'way-back-reduced': 'The color to go back to has fewer ready pods than before the move (warning).',
  'write-failed': 'The switch could not be written.',
} as const;

export type ReasonCode = keyof typeof reasonMeanings;

/** What a code of ours means; `null` for codes that others made. */
export function meaningOf(code: string): string | null {
  return Object.entries(reasonMeanings).find(([known]) => known === code)?.[1] ?? null;
}

/** A reason with what was seen, what would have been right, where, and what to do. */
export function reasonOf(
  code: ReasonCode,
  details: {
    readonly seen?: string;
    readonly limit?: string;
    readonly where?: string;
    readonly fix: string;
  },
): Reason {
  return {
    code,
    rule: null,
    seen: details.seen ?? null,
    limit: details.limit ?? null,
    where: details.where ?? null,
    fix: details.fix,
  };
}

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
