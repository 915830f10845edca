import { compact } from './json.ts';
import type { Json, JsonObject } from './json.ts';
import { qualified } from './resources.ts';
import type { Resource } from './resources.ts';

/** One cause of an invalid object: reason, message and field as the server words them. */
export interface Cause {
  readonly reason: string;
  readonly message: string;
  readonly field: string;
}

/** A refused request: what the server answers as a `Status` object. */
export interface Failure {
  readonly code: number;
  readonly reason: string;
  readonly message: string;
  readonly details?: JsonObject;
}

/** The `Status` object of a refusal. */
export function statusOf(failure: Failure): JsonObject {
  return compact({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message: failure.message,
    reason: failure.reason === '' ? undefined : failure.reason,
    details: failure.details,
    code: failure.code,
  });
}

/** The `Status` object of a request that did something and has nothing else to show. */
export function successStatus(resource: Resource, name: string, uid: string): JsonObject {
  return {
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Success',
    details: detailsOf(resource, name, { uid }),
  };
}

const detailsOf = (resource: Resource, name: string, more: Readonly<Record<string, Json>> = {}): JsonObject =>
  compact({
    name: name === '' ? undefined : name,
    group: resource.group === '' ? undefined : resource.group,
    kind: resource.plural,
    ...more,
  });

/** 404 for one object. */
export function notFound(resource: Resource, name: string): Failure {
  return {
    code: 404,
    reason: 'NotFound',
    message: `${qualified(resource.plural, resource)} "${name}" not found`,
    details: detailsOf(resource, name),
  };
}

/** 404 for a path that the server does not serve. */
export function unknownPath(): Failure {
  return {
    code: 404,
    reason: 'NotFound',
    message: 'the server could not find the requested resource',
    details: {},
  };
}

/** 409 for a create over something that is there. */
export function alreadyExists(resource: Resource, name: string): Failure {
  return {
    code: 409,
    reason: 'AlreadyExists',
    message: `${qualified(resource.plural, resource)} "${name}" already exists`,
    details: detailsOf(resource, name),
  };
}

/** 409 with a cause of its own. */
export function conflict(resource: Resource, name: string, why: string): Failure {
  return {
    code: 409,
    reason: 'Conflict',
    message: `Operation cannot be fulfilled on ${qualified(resource.plural, resource)} "${name}": ${why}`,
    details: detailsOf(resource, name),
  };
}

/** 409 for a write that was made for another version of the object. */
export function staleVersion(resource: Resource, name: string): Failure {
  return conflict(
    resource,
    name,
    'the object has been modified; please apply your changes to the latest version and try again',
  );
}

/** 422 with every cause. */
export function invalid(resource: Resource, name: string, causes: readonly Cause[]): Failure {
  return invalidKind(resource.kind, resource.group, name, causes);
}

/** 422 of the options of a request: a wrong `dryRun`, for one. */
export function invalidOptions(kind: string, causes: readonly Cause[]): Failure {
  return invalidKind(kind, 'meta.k8s.io', '', causes);
}

/**
 * 422 with every cause. The message says what two causes share once, and brackets only more than one, as the real server
 * does.
 */
export function invalidKind(kind: string, group: string, name: string, causes: readonly Cause[]): Failure {
  const listed = [...new Set(causes.map((cause) => `${cause.field}: ${cause.message}`))];
  const [first] = listed;
  return {
    code: 422,
    reason: 'Invalid',
    message: `${group === '' ? kind : `${kind}.${group}`} "${name}" is invalid: ${
      listed.length === 1 && first !== undefined ? first : `[${listed.join(', ')}]`
    }`,
    details: compact({
      name: name === '' ? undefined : name,
      group: group === '' ? undefined : group,
      kind,
      causes: causes.map((cause) => ({ ...cause })),
    }),
  };
}

/** 500 with a message and no reason: what the real server lets through from below. */
export function internal(message: string): Failure {
  return { code: 500, reason: '', message };
}

/** How the real server words a number of a query or of a version that is none. */
export function notANumber(value: string, parser: 'ParseInt' | 'ParseUint'): string {
  return `strconv.${parser}: parsing ${JSON.stringify(value)}: invalid syntax`;
}

/** 409 of a delete that was meant for another object or another version; it names the kind, not the plural. */
export function failedPrecondition(resource: Resource, name: string, why: string): Failure {
  return {
    code: 409,
    reason: 'Conflict',
    message: `Operation cannot be fulfilled on ${qualified(resource.kind, resource)} "${name}": ${why}`,
    details: detailsOf(resource, name, { kind: resource.kind }),
  };
}

/** 403 for a create in a namespace that is on its way out. */
export function namespaceTerminating(resource: Resource, name: string, namespace: string): Failure {
  return {
    code: 403,
    reason: 'Forbidden',
    message: `${qualified(resource.plural, resource)} "${name}" is forbidden: unable to create new content in namespace ${namespace} because it is being terminated`,
    details: detailsOf(resource, name, {
      causes: [
        {
          reason: 'NamespaceTerminating',
          message: `namespace ${namespace} is being terminated`,
          field: 'metadata.namespace',
        },
      ],
    }),
  };
}

/** 413 for a JSON patch of more operations than the server works through. */
export function tooManyOperations(limit: number, count: number): Failure {
  return {
    code: 413,
    reason: 'RequestEntityTooLarge',
    message: `Request entity too large: The allowed maximum operations in a JSON patch is ${limit}, got ${count}`,
  };
}

/** 422 for a patch whose result cannot be decoded; the server names no kind here. */
export function invalidPatch(patched: Json, why: string): Failure {
  const message = `Invalid value: ${JSON.stringify(JSON.stringify(patched))}: ${why}`;
  return {
    code: 422,
    reason: 'Invalid',
    message: ` "" is invalid: patch: ${message}`,
    details: { causes: [{ reason: 'FieldValueInvalid', message, field: 'patch' }] },
  };
}

/** 422 of a JSON patch that does not apply, a failed `test` among them: the server does not say why. */
export function rejectedPatch(): Failure {
  return {
    code: 422,
    reason: 'Invalid',
    message: 'the server rejected our request due to an error in our request',
    details: {},
  };
}

/** 400 with a message. */
export function badRequest(message: string): Failure {
  return { code: 400, reason: 'BadRequest', message };
}

/** 401 for a request without a known token. */
export function unauthorized(): Failure {
  return { code: 401, reason: 'Unauthorized', message: 'Unauthorized' };
}

/** 405 for a verb that the path does not know. */
export function methodNotAllowed(): Failure {
  return {
    code: 405,
    reason: 'MethodNotAllowed',
    message: 'the server does not allow this method on the requested resource',
    details: {},
  };
}

/** 406 for an answer in a form that the server cannot give. */
export function notAcceptable(accepted: readonly string[]): Failure {
  return {
    code: 406,
    reason: 'NotAcceptable',
    message: `only the following media types are accepted: ${accepted.join(', ')}`,
  };
}

/** 415 for a body in a form that the server does not read. */
export function unsupportedMediaType(accepted: readonly string[]): Failure {
  return {
    code: 415,
    reason: 'UnsupportedMediaType',
    message: `the body of the request was in an unknown format - accepted media types include: ${accepted.join(', ')}`,
  };
}

/** 410 for a watch from a version that is no longer remembered. */
export function tooOld(asked: number, oldest: number): Failure {
  return {
    code: 410,
    reason: 'Expired',
    message: `too old resource version: ${asked} (${oldest})`,
  };
}

/** 415 for a patch in a form that the server does not read; it does not say which it does. */
export function unsupportedPatchType(): Failure {
  return { code: 415, reason: 'UnsupportedMediaType', message: '415: Unsupported Media Type', details: {} };
}

/** 410 for a list of a version that is no longer remembered. */
export function expiredVersion(): Failure {
  return {
    code: 410,
    reason: 'Expired',
    message: 'The resourceVersion for the provided list is too old.',
  };
}

/** 410 for a list that is continued too late. */
export function expiredContinue(): Failure {
  return {
    code: 410,
    reason: 'Expired',
    message:
      'The provided continue parameter is too old to display a consistent list result. You can start a new list without the continue parameter.',
  };
}

/** 504 for a version that the server has not reached. */
export function tooLarge(asked: number, current: number): Failure {
  return {
    code: 504,
    reason: 'Timeout',
    message: `Timeout: Too large resource version: ${asked}, current: ${current}`,
    details: {
      causes: [{ reason: 'ResourceVersionTooLarge', message: 'Too large resource version' }],
      retryAfterSeconds: 1,
    },
  };
}

/** 503 for a proxy or an operation that has nothing behind it. */
export function unavailable(message: string): Failure {
  return { code: 503, reason: 'ServiceUnavailable', message };
}
