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

function validateMetadata(resource: Resource, object: JsonObject): readonly Cause[] {
  const causes: Cause[] = [];
  const name = textAt(object, 'metadata', 'name');
  if (name === undefined) causes.push(required('metadata.name', 'name or generateName is required'));
  else {
    const rule = nameRule(resource);
    if (!rule.form.test(name)) causes.push(wrong('metadata.name', name, rule.why));
    else if (name.length > rule.limit)
      causes.push(wrong('metadata.name', name, `must be no more than ${rule.limit} bytes`));
  }
  causes.push(...validateLabels('metadata.labels', at(object, 'metadata', 'labels')));
  const annotations = objectAt(object, 'metadata', 'annotations');
  let size = 0;
  for (const [key, value] of Object.entries(annotations)) {
    size += new TextEncoder().encode(`${key}${typeof value === 'string' ? value : ''}`).length;
    if (!isLabelKey(key.toLowerCase())) causes.push(wrong('metadata.annotations', key, labelKeyRule));
  }
  if (size > annotationsLimit) causes.push(tooLong('metadata.annotations', annotationsLimit));
  return causes;
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
      return live !== undefined &&
        at(live, 'immutable') === true &&
        !equals(at(live, 'data'), at(object, 'data'))
        ? [refused('data', 'field is immutable when `immutable` is set')]
        : [];
    default:
      return [];
  }
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
  else if (!matchesLabels(selectorOfObject(selector), labels))
    causes.push(
      wrong('spec.template.metadata.labels', labels, '`selector` does not match template `labels`'),
    );
  if (live !== undefined && !equals(selector, at(live, 'spec', 'selector')))
    causes.push(wrong('spec.selector', selector, 'field is immutable'));
  causes.push(...validateLabels('spec.template.labels', at(spec, 'template', 'metadata', 'labels')));
  causes.push(...validatePodSpec('spec.template.spec', objectAt(spec, 'template', 'spec')));
  const policy = textAt(spec, 'template', 'spec', 'restartPolicy');
  if (policy !== 'Always') causes.push(unsupported('spec.template.spec.restartPolicy', policy, ['Always']));
  if (rolls) causes.push(...validateStrategy(spec));
  return causes;
}

function validateStrategy(spec: JsonObject): readonly Cause[] {
  const type = textAt(spec, 'strategy', 'type');
  if (type !== 'RollingUpdate' && type !== 'Recreate')
    return [unsupported('spec.strategy.type', type, ['Recreate', 'RollingUpdate'])];
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
  if (containers.length === 0) return [required(`${field}.containers`)];
  const causes: Cause[] = [];
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
    for (const [at_, port] of listAt(container, 'ports').entries())
      if (!isPort(numberAt(port, 'containerPort')))
        causes.push(wrong(`${path}.ports[${at_}].containerPort`, at(port, 'containerPort'), portRule));
  }
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
  causes.push(...validateServicePorts(ports, type));
  const before = textAt(live, 'spec', 'clusterIP');
  if (before !== undefined && type !== 'ExternalName' && textAt(spec, 'clusterIP') !== before)
    causes.push(wrong('spec.clusterIPs[0]', [textAt(spec, 'clusterIP') ?? ''], 'may not change once set'));
  return causes;
}

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
    if (!isPort(numberAt(port, 'port'))) causes.push(wrong(`${path}.port`, at(port, 'port') ?? 0, portRule));
    const target = at(port, 'targetPort');
    if (typeof target === 'number' && !isPort(target))
      causes.push(wrong(`${path}.targetPort`, target, portRule));
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
      if (typeof address === 'string' && /^(127\.|::1$)/.test(address))
        causes.push(
          wrong(`${path}[${position}]`, address, 'may not be in the loopback range (127.0.0.0/8, ::1/128)'),
        );
  }
  return causes;
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
