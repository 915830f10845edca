import type { Problem } from '@interlock/shared/domain/errors';

/** The Service that carries the traffic. */
export interface Place {
  readonly namespace: string;
  readonly name: string;
}

// RFC 1123 and RFC 1035 labels, as the API server demands of these names.
const nameShape = /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/u;

/** Whether a text can be the name of a namespace, a Service or a Deployment, so that it may stand in a path. */
export function isObjectName(text: string): boolean {
  return nameShape.test(text);
}

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
