import { isObjectName, type Place } from '@interlock/kubernetes/domain/place';
import type { Problem } from '@interlock/shared/domain/errors';

/** Reads `NAMESPACE/SERVICE`. */
export function readPlace(text: string): Place | Problem {
  const [namespace = '', name = '', ...more] = text.split('/');
  if (isObjectName(namespace) && isObjectName(name) && more.length === 0) return { namespace, name };
  return {
    code: 'input-invalid',
    message: `Input "traffic-object": found "${text}".`,
    fix: 'Write NAMESPACE/SERVICE, for example shop/shop.',
    where: 'traffic-object',
  };
}
