/** Where an object is. */
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
