import type { Place } from '@interlock/kubernetes/domain/place';
import type { Reason } from '@interlock/shared/domain/verdict';

import { serviceReason } from './reasons.ts';

/** The reason that not exactly one color serves: nothing does, or pods that should not. */
export function notOneColor({ namespace, name }: Place, why: string, isEmpty: boolean): Reason {
  const slices = `kubectl get endpointslices -n ${namespace} -l kubernetes.io/service-name=${name}`;
  const common = {
    seen: why,
    limit: 'exactly the ready pods of one color',
    where: `service ${namespace}/${name}`,
  };
  return isEmpty
    ? serviceReason('no-endpoints-ready', {
        ...common,
        fix: `Customers get no answer. See why no pod is ready (\`kubectl get pods -n ${namespace}\`) and bring them up, or lead the traffic to the other color when its pods are ready (\`operation: rollback\`, \`target: color=NAME\`).`,
      })
    : serviceReason('both-colors-serve', {
        ...common,
        fix: `See whose addresses are behind the Service (\`${slices}\`) and the pods of both colors.`,
      });
}
