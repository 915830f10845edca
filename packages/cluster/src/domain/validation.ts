import { at, equals, listAt, numberAt, objectAt, textAt, textMapAt, withoutAt } from './json.ts';
import type { Json, JsonObject } from './json.ts';
import { matchesLabels, selectorOfObject } from './labelselector.ts';
import type { Cause } from './failure.ts';
import type { Resource } from './resources.ts';

const required = (field: string, more = ''): Cause => ({
  reason: 'FieldValueRequired',
  message: more === '' ? 'Required value' : `Required value: ${more}`,
  field,
});
const wrong = (field: string, value: Json | undefined, why: string): Cause => ({
  reason: 'FieldValueInvalid',
  message: `Invalid value: ${JSON.stringify(value ?? null)}: ${why}`,
  field,
});
const unsupported = (field: string, value: Json | undefined, known: readonly string[]): Cause => ({
  reason: 'FieldValueNotSupported',
  message: `Unsupported value: ${JSON.stringify(value ?? null)}: supported values: ${known
    .map((entry) => JSON.stringify(entry))
    .join(', ')}`,
  field,
});
const refused = (field: string, why: string): Cause => ({
  reason: 'FieldValueForbidden',
  message: `Forbidden: ${why}`,
  field,
});
const tooLong = (field: string, limit: number): Cause => ({
  reason: 'FieldValueTooLong',
  message: `Too long: may not be more than ${limit} bytes`,
  field,
});

/** The cause of a node port that another Service, or another program of this machine, has. */
export function portTaken(index: number, port: number): Cause {
  return wrong(`spec.ports[${index}].nodePort`, port, 'provided port is already allocated');
}

const subdomain = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;
const label1123 = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/;
const label1035 = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;
const labelName = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const labelValue = /^(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?$/;

const subdomainRule =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const label1123Rule =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const label1035Rule =
  "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and end with an alphanumeric character (e.g. 'my-name',  or 'abc-123', regex used for validation is '[a-z]([-a-z0-9]*[a-z0-9])?')";
const labelValueRule =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
const labelKeyRule =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";

const annotationsLimit = 262_144;

/** Every reason why an object may not be stored; none when it may. `live` is what an update replaces. */
export function validate(
  resource: Resource,
  object: JsonObject,
  live: JsonObject | undefined,
): readonly Cause[] {
  return [...validateMetadata(resource, object), ...validateKind(resource, object, live)];
}

/** Every reason why a name may not begin with the `generateName` of a create; none without one. */
export function validatePrefix(resource: Resource, prefix: string | undefined): readonly Cause[] {
  if (prefix === undefined) return [];
  const rule = nameRule(resource);
  // Something follows the prefix, so that it may end where a name may not.
  return rule.form.test(prefix.replace(/-$/, 'a')) ? [] : [wrong('metadata.generateName', prefix, rule.why)];
}

function validateMetadata(resource: Resource, object: JsonObject): readonly Cause[] {
  const causes: Cause[] = [];
  const name = textAt(object, 'metadata', 'name');
  if (name === undefined) causes.push(required('metadata.name', 'name or generateName is required'));
  else {
    const rule = nameRule(resource);
    if (!rule.form.test(name)) causes.push(wrong('metadata.name', name, rule.why));
    else if (name.length > rule.limit)
      causes.push(wrong('metadata.name', name, `must be no more than ${rule.limit} characters`));
  }
  causes.push(...validateLabels('metadata.labels', at(object, 'metadata', 'labels')));
  const annotations = objectAt(object, 'metadata', 'annotations');
  let size = 0;
  for (const [key, value] of Object.entries(annotations)) {
    size += new TextEncoder().encode(`${key}${typeof value === 'string' ? value : ''}`).length;
    if (!isLabelKey(key.toLowerCase())) causes.push(wrong('metadata.annotations', key, labelKeyRule));
  }
  if (size > annotationsLimit) causes.push(tooLong('metadata.annotations', annotationsLimit));
  causes.push(...validateOwners(object), ...validateFinalizers(object));
  return causes;
}

function validateOwners(object: JsonObject): readonly Cause[] {
  return listAt(object, 'metadata', 'ownerReferences').flatMap((owner) =>
    ['apiVersion', 'kind', 'name', 'uid']
      .filter((key) => textAt(owner, key) === undefined)
      .map((key) => wrong(`metadata.ownerReferences.${key}`, '', 'must not be empty')),
  );
}

const standardFinalizers = ['foregroundDeletion', 'kubernetes', 'orphan'];

function validateFinalizers(object: JsonObject): readonly Cause[] {
  const finalizers = listAt(object, 'metadata', 'finalizers').filter((entry) => typeof entry === 'string');
  return [
    ...finalizers
      .filter((finalizer) => !isLabelKey(finalizer))
      .map((finalizer) => wrong('metadata.finalizers', finalizer, labelKeyRule)),
    ...finalizers.flatMap((finalizer, index) =>
      finalizer.includes('/') || standardFinalizers.includes(finalizer)
        ? []
        : [
            wrong(
              `metadata.finalizers[${index}]`,
              finalizer,
              'name is neither a standard finalizer name nor is it fully qualified',
            ),
          ],
    ),
  ];
}

function nameRule(resource: Resource): {
  readonly form: RegExp;
  readonly why: string;
  readonly limit: number;
} {
  if (resource.plural === 'services') return { form: label1035, why: label1035Rule, limit: 63 };
  if (resource.plural === 'namespaces') return { form: label1123, why: label1123Rule, limit: 63 };
  return { form: subdomain, why: subdomainRule, limit: 253 };
}

function isLabelKey(key: string): boolean {
  const parts = key.split('/');
  const [first = '', second] = parts;
  if (parts.length > 2) return false;
  const name = second ?? first;
  if (second !== undefined && (!subdomain.test(first) || first.length > 253)) return false;
  return labelName.test(name) && name.length <= 63;
}

function validateLabels(field: string, labels: Json | undefined): readonly Cause[] {
  const causes: Cause[] = [];
  for (const [key, value] of Object.entries(textMapAt(labels))) {
    if (!isLabelKey(key)) causes.push(wrong(field, key, labelKeyRule));
    if (!labelValue.test(value)) causes.push(wrong(field, value, labelValueRule));
    else if (value.length > 63) causes.push(wrong(field, value, 'must be no more than 63 bytes'));
  }
  return causes;
}

function validateKind(
  resource: Resource,
  object: JsonObject,
  live: JsonObject | undefined,
): readonly Cause[] {
  switch (resource.plural) {
    case 'deployments':
    case 'replicasets':
      return validateWorkload(object, live, resource.plural === 'deployments');
    case 'pods':
      return validatePod(object, live);
    case 'services':
      return validateService(object, live);
    case 'endpointslices':
      return validateSlice(object, live);
    case 'leases':
      return validateLease(object);
    case 'configmaps':
    case 'secrets':
      return validateData(object, live);
    default:
      return [];
  }
}

const dataKey = /^[-._a-zA-Z0-9]+$/;
const dataKeyRule =
  "a valid config key must consist of alphanumeric characters, '-', '_' or '.' (e.g. 'key.name',  or 'KEY_NAME',  or 'key-name', regex used for validation is '[-._a-zA-Z0-9]+')";

function validateData(object: JsonObject, live: JsonObject | undefined): readonly Cause[] {
  const causes: Cause[] = [];
  if (at(live, 'immutable') === true) {
    if (at(object, 'immutable') !== true)
      causes.push(refused('immutable', 'field is immutable when `immutable` is set'));
    for (const field of ['data', 'binaryData'])
      if (!equals(at(live, field) ?? null, at(object, field) ?? null))
        causes.push(refused(field, 'field is immutable when `immutable` is set'));
  }
  for (const field of ['data', 'binaryData'])
    for (const key of Object.keys(objectAt(object, field)))
      if (!dataKey.test(key)) causes.push(wrong(`${field}[${key}]`, key, dataKeyRule));
  return causes;
}

function validateWorkload(
  object: JsonObject,
  live: JsonObject | undefined,
  rolls: boolean,
): readonly Cause[] {
  const spec = objectAt(object, 'spec');
  const causes: Cause[] = [];
  const replicas = numberAt(spec, 'replicas') ?? 0;
  if (replicas < 0) causes.push(wrong('spec.replicas', replicas, 'must be greater than or equal to 0'));
  const selector = at(spec, 'selector');
  const labels = textMapAt(spec, 'template', 'metadata', 'labels');
  if (selector === undefined) causes.push(required('spec.selector'));
  else if (selectorOfObject(selector).length === 0)
    causes.push(wrong('spec.selector', selector, 'empty selector is invalid for deployment'));
  if (selector === undefined || !matchesLabels(selectorOfObject(selector), labels))
    causes.push(
      wrong(
        'spec.template.metadata.labels',
        Object.keys(labels).length === 0 ? null : labels,
        '`selector` does not match template `labels`',
      ),
    );
  if (rolls)
    for (const key of ['minReadySeconds', 'revisionHistoryLimit'])
      if ((numberAt(spec, key) ?? 0) < 0)
        causes.push(wrong(`spec.${key}`, at(spec, key), 'must be greater than or equal to 0'));
  causes.push(...validateLabels('spec.template.labels', at(spec, 'template', 'metadata', 'labels')));
  causes.push(...validatePodSpec('spec.template.spec', objectAt(spec, 'template', 'spec')));
  const policy = textAt(spec, 'template', 'spec', 'restartPolicy');
  if (policy !== 'Always') causes.push(unsupported('spec.template.spec.restartPolicy', policy, ['Always']));
  if (rolls) causes.push(...validateStrategy(spec));
  if (live !== undefined && !equals(selector ?? null, at(live, 'spec', 'selector') ?? null))
    causes.push(wrong('spec.selector', selector, 'field is immutable'));
  return causes;
}

function validateStrategy(spec: JsonObject): readonly Cause[] {
  const type = textAt(spec, 'strategy', 'type');
  if (type !== 'RollingUpdate' && type !== 'Recreate')
    return [
      unsupported('spec.strategy', { Type: type ?? '', RollingUpdate: null }, ['Recreate', 'RollingUpdate']),
    ];
  const rolling = at(spec, 'strategy', 'rollingUpdate');
  if (type === 'Recreate')
    return rolling === undefined
      ? []
      : [refused('spec.strategy.rollingUpdate', "may not be specified when strategy `type` is 'Recreate'")];
  const isZero = (key: string): boolean => [0, '0%', '0'].some((zero) => at(rolling, key) === zero);
  const causes: Cause[] = [];
  for (const key of ['maxSurge', 'maxUnavailable']) {
    const value = at(rolling, key);
    if (typeof value === 'string' && !/^[0-9]+%$/.test(value))
      causes.push(
        wrong(
          `spec.strategy.rollingUpdate.${key}`,
          value,
          "a valid percent string must be a numeric string followed by an ending '%' (e.g. '1%',  or '93%', regex used for validation is '[0-9]+%')",
        ),
      );
    if (typeof value === 'number' && value < 0)
      causes.push(wrong(`spec.strategy.rollingUpdate.${key}`, value, 'must be greater than or equal to 0'));
  }
  if (isZero('maxSurge') && isZero('maxUnavailable'))
    causes.push(
      wrong(
        'spec.strategy.rollingUpdate.maxUnavailable',
        at(rolling, 'maxUnavailable'),
        'may not be 0 when `maxSurge` is 0',
      ),
    );
  return causes;
}

function validatePodSpec(field: string, spec: JsonObject): readonly Cause[] {
  const containers = listAt(spec, 'containers');
  const causes: Cause[] = [...validateVolumes(field, spec)];
  if (containers.length === 0) causes.push(required(`${field}.containers`));
  const volumes = listAt(spec, 'volumes').map((volume) => textAt(volume, 'name'));
  const names = new Set<string>();
  for (const [index, container] of containers.entries()) {
    const path = `${field}.containers[${index}]`;
    const name = textAt(container, 'name');
    if (name === undefined) causes.push(required(`${path}.name`));
    else if (!label1123.test(name)) causes.push(wrong(`${path}.name`, name, label1123Rule));
    else if (names.has(name))
      causes.push({
        reason: 'FieldValueDuplicate',
        message: `Duplicate value: ${JSON.stringify(name)}`,
        field: `${path}.name`,
      });
    names.add(name ?? '');
    if (textAt(container, 'image') === undefined) causes.push(required(`${path}.image`));
    causes.push(...validateContainer(path, container, volumes));
  }
  return causes;
}

const pullPolicies = ['Always', 'IfNotPresent', 'Never'];

function validateContainer(
  path: string,
  container: Json,
  volumes: readonly (string | undefined)[],
): readonly Cause[] {
  const causes: Cause[] = [];
  for (const [index, port] of listAt(container, 'ports').entries()) {
    const number = numberAt(port, 'containerPort') ?? 0;
    const field = `${path}.ports[${index}].containerPort`;
    if (number === 0) causes.push(required(field));
    else if (!isPort(number)) causes.push(wrong(field, number, portRule));
    causes.push(...validatePortName(`${path}.ports[${index}].name`, at(port, 'name')));
  }
  for (const [index, variable] of listAt(container, 'env').entries())
    if (textAt(variable, 'name') === undefined) causes.push(required(`${path}.env[${index}].name`));
  for (const [index, mount] of listAt(container, 'volumeMounts').entries()) {
    const name = textAt(mount, 'name');
    if (!volumes.includes(name))
      causes.push({
        reason: 'FieldValueNotFound',
        message: `Not found: ${JSON.stringify(name ?? '')}`,
        field: `${path}.volumeMounts[${index}].name`,
      });
  }
  for (const probe of ['livenessProbe', 'readinessProbe', 'startupProbe'])
    causes.push(...validateProbe(`${path}.${probe}`, at(container, probe)));
  const policy = textAt(container, 'imagePullPolicy');
  if (policy !== undefined && !pullPolicies.includes(policy))
    causes.push(unsupported(`${path}.imagePullPolicy`, policy, pullPolicies));
  return causes;
}

const probeHandlers = ['exec', 'grpc', 'httpGet', 'tcpSocket'];
const probeNumbers = [
  'initialDelaySeconds',
  'timeoutSeconds',
  'periodSeconds',
  'successThreshold',
  'failureThreshold',
];

function validateProbe(path: string, probe: Json | undefined): readonly Cause[] {
  if (probe === undefined) return [];
  const causes: Cause[] = [];
  if (probeHandlers.every((handler) => at(probe, handler) === undefined))
    causes.push(required(path, 'must specify a handler type'));
  const port = at(probe, 'httpGet', 'port');
  if (
    at(probe, 'httpGet') !== undefined &&
    typeof port !== 'string' &&
    !isPort(numberAt(probe, 'httpGet', 'port'))
  )
    causes.push(wrong(`${path}.httpGet.port`, port ?? 0, portRule));
  for (const key of probeNumbers)
    if ((numberAt(probe, key) ?? 0) < 0)
      causes.push(wrong(`${path}.${key}`, at(probe, key), 'must be greater than or equal to 0'));
  return causes;
}

/** A volume has one source. */
function validateVolumes(field: string, spec: JsonObject): readonly Cause[] {
  return listAt(spec, 'volumes').flatMap((volume, index) => {
    const sources = Object.keys(objectAt(volume))
      .filter((key) => key !== 'name')
      .sort(bySourceOrder);
    return sources
      .slice(1)
      .map((source) =>
        refused(`${field}.volumes[${index}].${source}`, 'may not specify more than 1 volume type'),
      );
  });
}

const sourceOrder = [
  'emptyDir',
  'hostPath',
  'secret',
  'persistentVolumeClaim',
  'downwardAPI',
  'configMap',
  'projected',
];
const bySourceOrder = (left: string, right: string): number =>
  sourceOrder.indexOf(left) - sourceOrder.indexOf(right);

function validatePortName(field: string, name: Json | undefined): readonly Cause[] {
  if (typeof name !== 'string') return [];
  const causes: Cause[] = [];
  if (name.length > 15) causes.push(wrong(field, name, 'must be no more than 15 characters'));
  if (!/^[-a-z0-9]+$/.test(name))
    causes.push(wrong(field, name, 'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)'));
  if (!/[a-z]/.test(name)) causes.push(wrong(field, name, 'must contain at least one letter (a-z)'));
  if (name.includes('--')) causes.push(wrong(field, name, 'must not contain consecutive hyphens'));
  if (name.startsWith('-') || name.endsWith('-'))
    causes.push(wrong(field, name, 'must not begin or end with a hyphen'));
  return causes;
}

const portRule = 'must be between 1 and 65535, inclusive';
const isPort = (port: number | undefined): boolean => port !== undefined && port >= 1 && port <= 65_535;

function validatePod(object: JsonObject, live: JsonObject | undefined): readonly Cause[] {
  const causes = validatePodSpec('spec', objectAt(object, 'spec'));
  if (live === undefined) return causes;
  const frozen = (pod: JsonObject): Json => {
    const spec = withoutAt(
      withoutAt(withoutAt(objectAt(pod, 'spec'), ['activeDeadlineSeconds']), ['tolerations']),
      ['terminationGracePeriodSeconds'],
    );
    return {
      ...spec,
      containers: listAt(spec, 'containers').map((container) => withoutAt(objectAt(container), ['image'])),
      initContainers: listAt(spec, 'initContainers').map((container) =>
        withoutAt(objectAt(container), ['image']),
      ),
    };
  };
  return equals(frozen(object), frozen(live))
    ? causes
    : [
        ...causes,
        refused(
          'spec',
          'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)',
        ),
      ];
}

const serviceTypes = ['ClusterIP', 'ExternalName', 'LoadBalancer', 'NodePort'];

function validateService(object: JsonObject, live: JsonObject | undefined): readonly Cause[] {
  const spec = objectAt(object, 'spec');
  const causes: Cause[] = [...validateLabels('spec.selector', at(spec, 'selector'))];
  const type = textAt(spec, 'type') ?? '';
  if (!serviceTypes.includes(type)) causes.push(unsupported('spec.type', type, serviceTypes));
  const affinity = textAt(spec, 'sessionAffinity') ?? '';
  if (!['ClientIP', 'None'].includes(affinity))
    causes.push(unsupported('spec.sessionAffinity', affinity, ['ClientIP', 'None']));
  const ports = listAt(spec, 'ports');
  if (ports.length === 0 && type !== 'ExternalName' && textAt(spec, 'clusterIP') !== 'None')
    causes.push(required('spec.ports'));
  causes.push(...validateServicePorts(ports, type), ...validateTraffic(spec, type));
  const before = textAt(live, 'spec', 'clusterIP');
  if (before !== undefined && type !== 'ExternalName' && textAt(spec, 'clusterIP') !== before)
    causes.push(wrong('spec.clusterIPs[0]', [textAt(spec, 'clusterIP') ?? ''], 'may not change once set'));
  return causes;
}

function validateTraffic(spec: JsonObject, type: string): readonly Cause[] {
  const causes: Cause[] = [];
  const outside = textAt(spec, 'externalTrafficPolicy');
  const inside = textAt(spec, 'internalTrafficPolicy');
  const isExternal = type === 'NodePort' || type === 'LoadBalancer';
  if (outside !== undefined && !isExternal && listAt(spec, 'externalIPs').length === 0)
    causes.push(
      wrong('spec.externalTrafficPolicy', outside, 'may only be set for externally-accessible services'),
    );
  else if (outside !== undefined && !trafficPolicies.includes(outside))
    causes.push(unsupported('spec.externalTrafficPolicy', outside, trafficPolicies));
  if (inside !== undefined && !trafficPolicies.includes(inside))
    causes.push(unsupported('spec.internalTrafficPolicy', inside, trafficPolicies));
  return causes;
}

const trafficPolicies = ['Cluster', 'Local'];

function validateServicePorts(ports: readonly Json[], type: string): readonly Cause[] {
  const causes: Cause[] = [];
  const names = new Set<string>();
  const seen = new Set<string>();
  for (const [index, port] of ports.entries()) {
    const path = `spec.ports[${index}]`;
    const name = textAt(port, 'name');
    if (name === undefined && ports.length > 1) causes.push(required(`${path}.name`));
    if (name !== undefined && names.has(name))
      causes.push({
        reason: 'FieldValueDuplicate',
        message: `Duplicate value: ${JSON.stringify(name)}`,
        field: `${path}.name`,
      });
    if (name !== undefined) names.add(name);
    if (name !== undefined && !label1123.test(name)) causes.push(wrong(`${path}.name`, name, label1123Rule));
    if (!isPort(numberAt(port, 'port'))) causes.push(wrong(`${path}.port`, at(port, 'port') ?? 0, portRule));
    const target = at(port, 'targetPort');
    if (typeof target === 'number' && !isPort(target))
      causes.push(wrong(`${path}.targetPort`, target, portRule));
    causes.push(...validatePortName(`${path}.targetPort`, target));
    const protocol = textAt(port, 'protocol');
    if (!['SCTP', 'TCP', 'UDP'].includes(protocol ?? ''))
      causes.push(unsupported(`${path}.protocol`, protocol, ['SCTP', 'TCP', 'UDP']));
    const identity = `${numberAt(port, 'port') ?? 0}/${protocol ?? ''}`;
    if (seen.has(identity))
      causes.push({
        reason: 'FieldValueDuplicate',
        message: `Duplicate value: ${JSON.stringify(port)}`,
        field: path,
      });
    seen.add(identity);
    causes.push(...validateNodePort(path, port, type));
  }
  return causes;
}

function validateNodePort(path: string, port: Json, type: string): readonly Cause[] {
  const nodePort = numberAt(port, 'nodePort');
  if (nodePort === undefined) return [];
  if (type !== 'NodePort' && type !== 'LoadBalancer')
    return [refused(`${path}.nodePort`, `may not be used when \`type\` is '${type}'`)];
  return isPort(nodePort) ? [] : [wrong(`${path}.nodePort`, nodePort, portRule)];
}

function validateSlice(object: JsonObject, live: JsonObject | undefined): readonly Cause[] {
  const causes: Cause[] = [];
  const type = textAt(object, 'addressType');
  if (type === undefined) causes.push(required('addressType'));
  else if (!['FQDN', 'IPv4', 'IPv6'].includes(type))
    causes.push(unsupported('addressType', type, ['FQDN', 'IPv4', 'IPv6']));
  if (live !== undefined && textAt(live, 'addressType') !== type)
    causes.push(wrong('addressType', type, 'field is immutable'));
  for (const [index, endpoint] of listAt(object, 'endpoints').entries()) {
    const path = `endpoints[${index}].addresses`;
    const addresses = listAt(endpoint, 'addresses');
    if (addresses.length === 0) causes.push(required(path, 'must contain at least 1 address'));
    for (const [position, address] of addresses.entries())
      if (typeof address === 'string')
        causes.push(...validateAddress(`${path}[${position}]`, address, type ?? ''));
  }
  for (const [index, port] of listAt(object, 'ports').entries()) {
    const name = textAt(port, 'name');
    if (name !== undefined && name !== '' && !label1123.test(name))
      causes.push(wrong(`ports[${index}].name`, name, label1123Rule));
  }
  return causes;
}

const addressV4 = /^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.|$)){4}$/;

function validateAddress(field: string, address: string, type: string): readonly Cause[] {
  if (type === 'FQDN') return [];
  if (!addressV4.test(address) && !/^[0-9a-f]*:[0-9a-f:.]*$/i.test(address))
    return [wrong(field, address, 'must be a valid IP address, (e.g. 10.9.8.7 or 2001:db8::ffff)')];
  if (/^(127\.|::1$)/.test(address))
    return [wrong(field, address, 'may not be in the loopback range (127.0.0.0/8, ::1/128)')];
  return /^(169\.254\.|fe[89ab][0-9a-f]:)/i.test(address)
    ? [wrong(field, address, 'may not be in the link-local range (169.254.0.0/16, fe80::/10)')]
    : [];
}

function validateLease(object: JsonObject): readonly Cause[] {
  const causes: Cause[] = [];
  const seconds = numberAt(object, 'spec', 'leaseDurationSeconds');
  const transitions = numberAt(object, 'spec', 'leaseTransitions');
  if (seconds !== undefined && seconds <= 0)
    causes.push(wrong('spec.leaseDurationSeconds', seconds, 'must be greater than 0'));
  if (transitions !== undefined && transitions < 0)
    causes.push(wrong('spec.leaseTransitions', transitions, 'must be greater than or equal to 0'));
  return causes;
}
