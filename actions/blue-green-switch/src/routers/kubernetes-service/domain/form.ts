import { isObjectName } from '@interlock/kubernetes/domain/place';

import { missingKey } from '../../../domain/environment-place.ts';
import type { RouterForm } from '../../../domain/router-form.ts';
import { serviceObject } from './object.ts';
import { readPlace } from './place.ts';

/** How a Service is asked for as the router of an environment. */
export const serviceForm: RouterForm = {
  name: 'kubernetes-service',
  keys: ['namespace', 'service'],
  kind: 'Service',
  field: 'selector',
  objectForm: 'NAMESPACE/SERVICE',
  readTraffic: ({ namespace = '', service = '' }, at) => {
    const problems = [
      ...(isObjectName(namespace) ? [] : [missingKey(at, 'namespace', 'shop')]),
      ...(isObjectName(service) ? [] : [missingKey(at, 'service', 'shop')]),
    ];
    return problems.length > 0 ? { ok: false, problems } : { ok: true, place: { namespace, name: service } };
  },
  readObject: readPlace,
  describe: serviceObject,
};
