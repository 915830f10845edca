import { decode } from '../decode.ts';
import { badRequest, unsupportedMediaType } from '../failure.ts';
import type { Failure } from '../failure.ts';
import { parseJson, textAt } from '../json.ts';
import type { Json, JsonObject } from '../json.ts';
import { apiVersionOf } from '../resources.ts';
import type { Resource } from '../resources.ts';
import type { ApiRequest } from './request.ts';
import type { WriteOptions } from './writeoptions.ts';

const failed = (failure: Failure): { readonly kind: 'failure'; readonly failure: Failure } => ({
  kind: 'failure',
  failure,
});

/** An object that a request brought, or why it cannot be taken. */
export type Body =
  | {
      readonly kind: 'object';
      readonly object: JsonObject;
      readonly raw: Json;
      readonly warnings: readonly string[];
    }
  | { readonly kind: 'failure'; readonly failure: Failure };

/** Reads the object that a request brings: its form, its kind and its fields, as strictly as was asked for. */
export function readBody(
  resource: Resource,
  request: ApiRequest,
  options: WriteOptions,
  scale = false,
): Body {
  const type = request.contentType.split(';')[0]?.trim() ?? '';
  if (type !== '' && type !== 'application/json') return failed(unsupportedMediaType(['application/json']));
  const parsed = parseJson(request.body);
  const kind = scale ? 'Scale' : resource.kind;
  const refused = (why: string): Body =>
    failed(badRequest(`${kind} in version "${resource.version}" cannot be handled as a ${kind}: ${why}`));
  if (parsed.kind === 'problem') return refused(`json: ${parsed.why}`);
  const version = textAt(parsed.value, 'apiVersion');
  const wanted = scale ? 'autoscaling/v1' : apiVersionOf(resource);
  if (version !== undefined && version !== wanted)
    return failed(
      badRequest(
        `the API version in the data (${version}) does not match the expected API version (${wanted})`,
      ),
    );
  const given = textAt(parsed.value, 'kind');
  if (given !== undefined && given !== kind)
    return failed(badRequest(`${given} in version "${resource.version}" cannot be handled as a ${kind}`));
  const decoded = decode(parsed.value, resource.schema, kind);
  if (decoded.kind === 'problem') return refused(decoded.why);
  const unknown = decoded.unknown.map((field) => `unknown field ${JSON.stringify(field)}`);
  if (unknown.length > 0 && options.validation === 'Strict')
    return refused(`strict decoding error: ${unknown.join(', ')}`);
  return {
    kind: 'object',
    object: decoded.object,
    raw: parsed.value,
    warnings: options.validation === 'Warn' ? unknown : [],
  };
}
