import { conditionOf } from '../controllers/action.ts';
import { numberAt, textAt } from '../json.ts';
import type { JsonObject } from '../json.ts';

/** Where a Deployment's rollout stands, in kubectl's words. */
export type RolloutState =
  | { readonly kind: 'done' | 'waiting'; readonly message: string }
  | { readonly kind: 'failed'; readonly message: string };

/** Judges a rollout as `kubectl rollout status` does. */
export function rolloutState(deployment: JsonObject): RolloutState {
  const name = textAt(deployment, 'metadata', 'name') ?? '';
  const count = (key: string): number => numberAt(deployment, 'status', key) ?? 0;
  if ((numberAt(deployment, 'metadata', 'generation') ?? 0) > count('observedGeneration'))
    return { kind: 'waiting', message: 'Waiting for deployment spec update to be observed...' };
  const progressing = conditionOf(deployment, 'Progressing');
  if (textAt(progressing, 'reason') === 'ProgressDeadlineExceeded')
    return { kind: 'failed', message: `deployment "${name}" exceeded its progress deadline` };
  const desired = numberAt(deployment, 'spec', 'replicas') ?? 1;
  const waiting = (what: string): RolloutState => ({
    kind: 'waiting',
    message: `Waiting for deployment "${name}" rollout to finish: ${what}...`,
  });
  if (count('updatedReplicas') < desired)
    return waiting(`${count('updatedReplicas')} out of ${desired} new replicas have been updated`);
  if (count('replicas') > count('updatedReplicas'))
    return waiting(`${count('replicas') - count('updatedReplicas')} old replicas are pending termination`);
  if (count('availableReplicas') < count('updatedReplicas'))
    return waiting(
      `${count('availableReplicas')} of ${count('updatedReplicas')} updated replicas are available`,
    );
  return { kind: 'done', message: `deployment "${name}" successfully rolled out` };
}
