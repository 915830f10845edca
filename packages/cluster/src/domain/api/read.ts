import { isObject, parseJson, textAt, withoutKeys } from '../json.ts';
import type { JsonObject } from '../json.ts';
import {
  badRequest,
  expiredContinue,
  expiredVersion,
  internal,
  invalidOptions,
  notANumber,
  notFound,
  tooLarge,
  tooOld,
} from '../failure.ts';
import type { Failure } from '../failure.ts';
import { matchesFields, readFieldSelector } from '../fieldselector.ts';
import { readLabelSelector, selects } from '../labelselector.ts';
import { keyOfObject } from '../objectstore.ts';
import type { ObjectStore } from '../objectstore.ts';
import { apiVersionOf } from '../resources.ts';
import type { Resource } from '../resources.ts';
import { tableOf } from './table.ts';
import { answer } from './request.ts';
import type { Answer, ApiRequest } from './request.ts';

/** An answer, or why the request is refused. */
export type Answered =
  | { readonly kind: 'answer'; readonly answer: Answer }
  | { readonly kind: 'failure'; readonly failure: Failure };

const answered = (value: Answer): Answered => ({ kind: 'answer', answer: value });
const failed = (failure: Failure): Answered => ({ kind: 'failure', failure });

/** How the caller wants objects to be shown. */
export type Shape = 'objects' | 'table';

const defaultWatchMs = 30 * 60 * 1000;

/** Whether a query flag is on, as the server reads it. */
function isOn(value: string | undefined): boolean {
  return value !== undefined && value !== '0' && value !== 'false';
}

/** Answers a GET of one object. */
export function readObject(
  store: ObjectStore,
  resource: Resource,
  namespace: string,
  name: string,
  shape: Shape,
  nowMs: number,
): Answered {
  const found = store.get(resource.plural, namespace, name);
  if (found === undefined) return failed(notFound(resource, name));
  return answered(
    answer(
      200,
      shape === 'table' ? tableOf(resource, [found], { resourceVersion: versionOf(found) }, nowMs) : found,
    ),
  );
}

/** The filter that a query's selectors make. */
export function readFilter(
  resource: Resource,
  query: ReadonlyMap<string, string>,
):
  | { readonly kind: 'filter'; readonly includes: (object: JsonObject) => boolean }
  | { readonly kind: 'failure'; readonly failure: Failure } {
  const labels = readLabelSelector(query.get('labelSelector') ?? '');
  if (labels.kind === 'problem') return { kind: 'failure', failure: badRequest(labels.why) };
  const fields = readFieldSelector(query.get('fieldSelector') ?? '', resource);
  if (fields.kind === 'problem') return { kind: 'failure', failure: badRequest(fields.why) };
  return {
    kind: 'filter',
    includes: (object) => selects(labels.selector, object) && matchesFields(fields.requirements, object),
  };
}

/** Answers a GET of a collection: a list, a page of one, a table, or a watch. */
export function readCollection(
  store: ObjectStore,
  resource: Resource,
  namespace: string | undefined,
  request: ApiRequest,
  shape: Shape,
  nowMs: number,
): Answered {
  const refusal = refuseListOptions(request.query);
  if (refusal !== undefined) return failed(refusal);
  const filter = readFilter(resource, request.query);
  if (filter.kind === 'failure') return failed(filter.failure);
  const includes = (object: JsonObject): boolean =>
    (namespace === undefined || textAt(object, 'metadata', 'namespace') === namespace) &&
    filter.includes(object);
  return isOn(request.query.get('watch'))
    ? watchCollection(store, resource, includes, request.query, shape, nowMs)
    : listCollection(store, resource, includes, request.query, shape, nowMs);
}

function readVersion(value: string | undefined): number | undefined {
  if (value === undefined || value === '') return 0;
  return /^[0-9]+$/.test(value) ? Number(value) : undefined;
}

const versionProblem = (value: string | undefined): string =>
  `resourceVersion: Invalid value: ${JSON.stringify(value ?? '')}: ${notANumber(value ?? '', 'ParseUint')}`;

/** Why the numbers and the matching of a version that a query gives cannot be taken. */
function refuseListOptions(query: ReadonlyMap<string, string>): Failure | undefined {
  for (const key of ['limit', 'timeoutSeconds']) {
    const value = query.get(key) ?? '';
    if (!/^[+-]?[0-9]*$/.test(value)) return badRequest(notANumber(value, 'ParseInt'));
  }
  const match = query.get('resourceVersionMatch') ?? '';
  if (isOn(query.get('watch')) || match === '') return undefined;
  const refused = (reason: string, message: string): Failure =>
    invalidOptions('ListOptions', [{ reason, message, field: 'resourceVersionMatch' }]);
  const version = query.get('resourceVersion') ?? '';
  if (version === '')
    return refused(
      'FieldValueForbidden',
      'Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided',
    );
  if (match !== 'Exact' && match !== 'NotOlderThan')
    return refused(
      'FieldValueNotSupported',
      `Unsupported value: ${JSON.stringify(match)}: supported values: "Exact", "NotOlderThan", ""`,
    );
  return match === 'Exact' && version === '0'
    ? refused(
        'FieldValueForbidden',
        'Forbidden: resourceVersionMatch "exact" is forbidden for resourceVersion "0"',
      )
    : undefined;
}

function listCollection(
  store: ObjectStore,
  resource: Resource,
  includes: (object: JsonObject) => boolean,
  query: ReadonlyMap<string, string>,
  shape: Shape,
  nowMs: number,
): Answered {
  const asked = readVersion(query.get('resourceVersion'));
  if (asked === undefined)
    return failed(badRequest(`invalid resource version: ${versionProblem(query.get('resourceVersion'))}`));
  if (asked > store.revision()) return failed(tooLarge(asked, store.revision()));
  const token = query.get('continue');
  const exact = query.get('resourceVersionMatch') === 'Exact';
  const from =
    token === undefined || token === ''
      ? { revision: exact ? asked : store.revision(), after: '' }
      : readToken(token);
  if (from === undefined)
    return failed(
      badRequest('invalid continue token: continue key is not valid: it is not a token of this server'),
    );
  const all = store.listAt(resource.plural, from.revision);
  if (all === undefined) return failed(exact ? expiredVersion() : expiredContinue());
  const matching = all.filter((object) => includes(object) && keyOfObject(object) > from.after);
  const limit = Number(query.get('limit') ?? '0');
  const page = limit > 0 ? matching.slice(0, limit) : matching;
  const last = page.at(-1);
  const remaining = matching.length - page.length;
  const metadata: JsonObject = {
    resourceVersion: String(from.revision),
    ...(remaining > 0 && last !== undefined
      ? { continue: writeToken(from.revision, keyOfObject(last)), remainingItemCount: remaining }
      : {}),
  };
  return answered(
    answer(
      200,
      shape === 'table'
        ? tableOf(resource, page, metadata, nowMs)
        : {
            kind: `${resource.kind}List`,
            apiVersion: apiVersionOf(resource),
            metadata,
            items: page.map(withoutKind),
          },
    ),
  );
}

/** Items of a list carry no kind and version of their own, as in the real server. */
function withoutKind(object: JsonObject): JsonObject {
  return withoutKeys(object, ['apiVersion', 'kind']);
}

const writeToken = (revision: number, after: string): string =>
  btoa(JSON.stringify({ v: 'meta.k8s.io/v1', rv: revision, start: encodeURIComponent(after) }));

function readToken(token: string): { readonly revision: number; readonly after: string } | undefined {
  try {
    const parsed = parseJson(atob(token));
    if (parsed.kind === 'problem' || !isObject(parsed.value)) return undefined;
    const { rv, start } = parsed.value;
    return typeof rv === 'number' && typeof start === 'string'
      ? { revision: rv, after: decodeURIComponent(start) }
      : undefined;
  } catch {
    return undefined;
  }
}

function watchCollection(
  store: ObjectStore,
  resource: Resource,
  includes: (object: JsonObject) => boolean,
  query: ReadonlyMap<string, string>,
  shape: Shape,
  nowMs: number,
): Answered {
  const given = query.get('resourceVersion');
  const asked = readVersion(given);
  if (asked === undefined) return failed(internal(versionProblem(given)));
  if (asked > store.revision()) return failed(tooLarge(asked, store.revision()));
  const seconds = Number(query.get('timeoutSeconds') ?? '0');
  const initialEnd = isOn(query.get('sendInitialEvents'));
  if (initialEnd && query.get('resourceVersionMatch') !== 'NotOlderThan')
    return failed(badRequest('sendInitialEvents requires setting resourceVersionMatch to NotOlderThan'));
  const fromNow = asked === 0 || initialEnd;
  const since = fromNow ? undefined : store.since(asked);
  return answered({
    kind: 'watch',
    watch: {
      resource,
      includes,
      show: (object) =>
        shape === 'table'
          ? tableOf(resource, [object], { resourceVersion: versionOf(object) }, nowMs)
          : object,
      initial: fromNow ? store.list(resource.plural).filter(includes) : [],
      initialEnd,
      fromRevision: fromNow ? store.revision() : asked,
      bookmarks: isOn(query.get('allowWatchBookmarks')),
      timeoutMs: Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : defaultWatchMs,
      failure: since?.kind === 'too-old' ? tooOld(asked, since.oldest) : undefined,
    },
  });
}

const versionOf = (object: JsonObject): string => textAt(object, 'metadata', 'resourceVersion') ?? '';
