import { at } from './json.ts';
import type { Json } from './json.ts';
import type { Resource } from './resources.ts';

/** One `field=value` or `field!=value`. */
export interface FieldRequirement {
  readonly path: readonly string[];
  readonly value: string;
  readonly equal: boolean;
}

/** Field requirements that must all hold, or the message of why they cannot be read. */
export type ReadFields =
  | { readonly kind: 'fields'; readonly requirements: readonly FieldRequirement[] }
  | { readonly kind: 'problem'; readonly why: string };

const ofEverything = ['metadata.name', 'metadata.namespace'];
const ofKind: Readonly<Partial<Record<Resource['plural'], readonly string[]>>> = {
  pods: ['spec.nodeName', 'spec.restartPolicy', 'spec.serviceAccountName', 'status.phase', 'status.podIP'],
  events: [
    'involvedObject.kind',
    'involvedObject.namespace',
    'involvedObject.name',
    'involvedObject.uid',
    'involvedObject.apiVersion',
    'involvedObject.resourceVersion',
    'involvedObject.fieldPath',
    'reason',
    'reportingComponent',
    'source',
    'type',
  ],
  namespaces: ['status.phase'],
  nodes: ['spec.unschedulable'],
  secrets: ['type'],
  services: ['spec.clusterIP', 'spec.type'],
};

/** Reads the `fieldSelector` of a query; a field that the kind cannot be selected by is a problem. */
export function readFieldSelector(text: string, resource: Resource): ReadFields {
  const known = [...ofEverything, ...(ofKind[resource.plural] ?? [])];
  const requirements: FieldRequirement[] = [];
  for (const part of text.split(',').filter((entry) => entry !== '')) {
    const match = /^([^=!]+)(==|=|!=)(.*)$/.exec(part);
    const field = match?.[1];
    if (match === null || field === undefined)
      return { kind: 'problem', why: `invalid selector: '${text}'; can't understand '${part}'` };
    if (!known.includes(field))
      return {
        kind: 'problem',
        why:
          ofKind[resource.plural] === undefined
            ? `${JSON.stringify(field)} is not a known field selector: only ${ofEverything.map((name) => JSON.stringify(name)).join(', ')}`
            : `field label not supported: ${field}`,
      };
    const path = field === 'source' ? ['source', 'component'] : field.split('.');
    requirements.push({ path, value: match[3] ?? '', equal: match[2] !== '!=' });
  }
  return { kind: 'fields', requirements };
}

/** Whether an object satisfies field requirements; an absent field reads as the empty text. */
export function matchesFields(requirements: readonly FieldRequirement[], target: Json): boolean {
  return requirements.every((requirement) => {
    const found = at(target, ...requirement.path) ?? '';
    const text = typeof found === 'string' ? found : JSON.stringify(found);
    return (text === requirement.value) === requirement.equal;
  });
}
