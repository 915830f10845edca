import type { Json, JsonObject } from '../json.ts';
import { apiVersionOf, resources } from '../resources.ts';
import type { Resource } from '../resources.ts';
import type { Schema } from '../schema.ts';
import { objectMeta } from '../podschema.ts';

/** The version that this server claims: the one whose behavior it stands in for. */
export const serverVersion = 'v1.34.4';

const groups = ['apps', 'coordination.k8s.io', 'discovery.k8s.io'];

/** The document at a discovery path, or undefined where there is none. */
export function discoveryAt(path: string): JsonObject | undefined {
  const clean = path.replace(/\/+$/, '');
  if (clean === '/api') return { kind: 'APIVersions', versions: ['v1'], serverAddressByClientCIDRs: [] };
  if (clean === '/apis') return { kind: 'APIGroupList', apiVersion: 'v1', groups: groups.map(groupOf) };
  if (clean === '/version') return versionDocument();
  if (clean === '/openapi/v3') return openApiIndex();
  if (clean.startsWith('/openapi/v3/')) return openApiOf(clean.slice('/openapi/v3/'.length));
  if (clean === '/api/v1') return resourceList('');
  const group = groups.find((name) => clean === `/apis/${name}` || clean === `/apis/${name}/v1`);
  if (group === undefined) return undefined;
  return clean.endsWith('/v1')
    ? resourceList(group)
    : { kind: 'APIGroup', apiVersion: 'v1', ...groupOf(group) };
}

function versionDocument(): JsonObject {
  const [major = '', minor = ''] = serverVersion.slice(1).split('.');
  return {
    major,
    minor,
    gitVersion: `${serverVersion}+rehearsal`,
    gitCommit: '',
    gitTreeState: '',
    buildDate: '1970-01-01T00:00:00Z',
    goVersion: '',
    compiler: '',
    platform: 'rehearsal',
  };
}

function groupOf(name: string): JsonObject {
  const version: JsonObject = { groupVersion: `${name}/v1`, version: 'v1' };
  return { name, versions: [version], preferredVersion: version };
}

const verbs = ['create', 'delete', 'deletecollection', 'get', 'list', 'patch', 'update', 'watch'];

function resourceList(group: string): JsonObject {
  const listed = resources
    .filter((entry) => entry.group === group)
    .flatMap((entry): readonly Json[] => [
      {
        name: entry.plural,
        singularName: entry.singular,
        namespaced: entry.namespaced,
        kind: entry.kind,
        verbs,
        shortNames: entry.shortNames,
        categories: entry.categories,
      },
      ...entry.subresources.map((name) => ({
        name: `${entry.plural}/${name}`,
        singularName: '',
        namespaced: entry.namespaced,
        ...(name === 'scale' ? { group: 'autoscaling', version: 'v1', kind: 'Scale' } : { kind: entry.kind }),
        verbs: name === 'log' || name === 'proxy' ? ['get'] : ['get', 'patch', 'update'],
      })),
    ]);
  return {
    kind: 'APIResourceList',
    apiVersion: 'v1',
    groupVersion: group === '' ? 'v1' : `${group}/v1`,
    resources: listed,
  };
}

const groupPaths: Readonly<Record<string, string>> = {
  'api/v1': '',
  ...Object.fromEntries(groups.map((name) => [`apis/${name}/v1`, name])),
};

function openApiIndex(): JsonObject {
  return {
    paths: Object.fromEntries(
      Object.keys(groupPaths).map((path) => [
        path,
        { serverRelativeURL: `/openapi/v3/${path}?hash=${serverVersion}` },
      ]),
    ),
  };
}

/** One group's description: what kubectl needs to see that fields are validated, and to explain them. */
function openApiOf(path: string): JsonObject | undefined {
  const group = Object.hasOwn(groupPaths, path) ? groupPaths[path] : undefined;
  if (group === undefined) return undefined;
  const mine = resources.filter((entry) => entry.group === group);
  const schemas: Record<string, Json> = {};
  const paths: Record<string, Json> = {};
  for (const entry of mine) {
    schemas[schemaName(entry)] = {
      ...schemaDocument(entry.schema),
      'x-kubernetes-group-version-kind': [kindOf(entry)],
    };
    const base = `/${path}/${entry.namespaced ? 'namespaces/{namespace}/' : ''}${entry.plural}`;
    paths[base] = { get: operation(entry, 'list'), post: operation(entry, 'post') };
    paths[`${base}/{name}`] = {
      get: operation(entry, 'get'),
      put: operation(entry, 'put'),
      patch: operation(entry, 'patch'),
      delete: operation(entry, 'delete'),
    };
  }
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes', version: serverVersion },
    paths,
    components: { schemas },
  };
}

const schemaName = (entry: Resource): string =>
  `io.k8s.api.${entry.group === '' ? 'core' : (entry.group.split('.')[0] ?? '')}.v1.${entry.kind}`;

const kindOf = (entry: Resource): JsonObject => ({
  group: entry.group,
  kind: entry.kind,
  version: entry.version,
});

const parameter = (name: string): JsonObject => ({
  name,
  in: 'query',
  schema: { type: 'string', uniqueItems: true },
});

function operation(entry: Resource, action: string): JsonObject {
  const writes = ['post', 'put', 'patch'].includes(action);
  return {
    operationId: `${action}${apiVersionOf(entry).replaceAll(/[^A-Za-z0-9]/g, '')}${entry.kind}`,
    parameters: writes ? ['dryRun', 'fieldManager', 'fieldValidation'].map(parameter) : [],
    responses: {
      '200': {
        description: 'OK',
        content: { 'application/json': { schema: { $ref: `#/components/schemas/${schemaName(entry)}` } } },
      },
    },
    'x-kubernetes-action': action,
    'x-kubernetes-group-version-kind': kindOf(entry),
  };
}

function schemaDocument(schema: Schema): JsonObject {
  switch (schema.kind) {
    case 'text':
    case 'quantity':
      return { type: 'string' };
    case 'micro-time':
      return { type: 'string', format: 'date-time' };
    case 'integer':
      return { type: 'integer', format: 'int32' };
    case 'flag':
      return { type: 'boolean' };
    case 'int-or-text':
      return { format: 'int-or-string', oneOf: [{ type: 'integer' }, { type: 'string' }] };
    case 'anything':
      return { type: 'object' };
    case 'map':
      return {
        type: 'object',
        additionalProperties: schemaDocument(schema.values),
        ...(schema.atomic ? { 'x-kubernetes-map-type': 'atomic' } : {}),
      };
    case 'list':
      return { type: 'array', items: schemaDocument(schema.items), ...mergeExtensions(schema) };
    case 'object':
      // Every object has the same metadata; naming it once keeps the description small.
      if (schema === objectMeta) return { type: 'object', description: 'Standard object metadata.' };
      return {
        type: 'object',
        properties: Object.fromEntries(
          Object.entries(schema.fields).map(([key, field]) => [key, schemaDocument(field)]),
        ),
        ...(schema.atomic ? { 'x-kubernetes-map-type': 'atomic' } : {}),
      };
  }
}

function mergeExtensions(schema: Schema & { readonly kind: 'list' }): JsonObject {
  switch (schema.merge.kind) {
    case 'atomic':
      return { 'x-kubernetes-list-type': 'atomic' };
    case 'set':
      return { 'x-kubernetes-list-type': 'set', 'x-kubernetes-patch-strategy': 'merge' };
    case 'keyed':
      return {
        'x-kubernetes-list-type': 'map',
        'x-kubernetes-list-map-keys': schema.merge.keys,
        'x-kubernetes-patch-merge-key': schema.merge.mergeKey,
        'x-kubernetes-patch-strategy': 'merge',
      };
  }
}
