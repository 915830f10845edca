import { servingPods } from '@interlock/kubernetes/domain/endpoints';
import { fieldManager } from '@interlock/kubernetes/domain/field-manager';
import type { Deployment, Endpoint, Labels, Pod, Service } from '@interlock/kubernetes/domain/objects';
import type { Reason } from '@interlock/shared/domain/verdict';

import type { Colors, Live } from '../../../domain/colors.ts';
import { reasonOf } from '../../../domain/reasons.ts';
import { serviceReason } from './reasons.ts';

/** What the Service would select if it served a color. */
export function selectorOf(service: Service, label: string, color: string): Labels {
  return { ...service.selector, [label]: color };
}

const whereOf = (service: Service) => `service ${service.namespace}/${service.name}`;

/** Whether a color's pods would be selected: they carry the color and everything else of the selector. */
export function judgeLabels(
  service: Service,
  label: string,
  color: string,
  deployment: Deployment,
): readonly Reason[] {
  const wrong = Object.entries(selectorOf(service, label, color)).filter(
    ([key, value]) => deployment.templateLabels[key] !== value,
  );
  return wrong.map(([key, value]) =>
    serviceReason('labels-inconsistent', {
      seen: `${key}: ${deployment.templateLabels[key] ?? 'absent'}`,
      limit: `${key}: ${value}`,
      where: `deployment ${deployment.namespace}/${deployment.name}, spec.template.metadata.labels`,
    }),
  );
}

/** No color in the selector: the endpoints must tell. */
export interface Unnamed {
  readonly kind: 'unnamed';
}

/** Reads the color that serves from the selector. */
export function liveColor(service: Service, colors: Colors): Live | Unnamed {
  const named = service.selector[colors.label];
  if (named === undefined) return { kind: 'unnamed' };
  const [first, second] = colors.pair;
  if (named === first.color) return { kind: 'named', live: first, idle: second };
  if (named === second.color) return { kind: 'named', live: second, idle: first };
  return {
    kind: 'refuse',
    reason: serviceReason('color-unknown', {
      seen: `${colors.label}: ${named}`,
      limit: `${first.color} or ${second.color}`,
      where: whereOf(service),
    }),
  };
}

/** The command that gives a Service its first color without moving traffic elsewhere. */
function bootstrapCommand(service: Service, label: string, color: string, template: Labels): string {
  const selector = {
    ...(Object.keys(service.selector).length === 0 ? template : service.selector),
    [label]: color,
  };
  const patch = JSON.stringify({ spec: { selector } });
  return `kubectl patch service ${service.name} -n ${service.namespace} --type=merge --field-manager=${fieldManager} -p '${patch}'`;
}

/**
 * The color that alone serves behind a selector without a color. It may be written into the selector, because that
 * changes nothing about who gets traffic. Anything else is refused, with the command that decides it.
 *
 * @param service - a Service whose selector names no color
 * @param colors - the two colors
 * @param endpoints - the addresses of the Service
 * @param podsOf - the pods of each color, by its name
 * @param templates - the labels of each color's pod template, by its name
 */
export function provenColor(
  service: Service,
  colors: Colors,
  endpoints: readonly Endpoint[],
  podsOf: ReadonlyMap<string, readonly Pod[]>,
  templates: ReadonlyMap<string, Labels>,
): Live {
  const [first, second] = colors.pair;
  const ready = endpoints.filter((endpoint) => endpoint.isReady);
  const colorsOf = ({ pod }: Endpoint) =>
    [first, second].filter(({ color }) => podsOf.get(color)?.some((one) => one.name === pod) === true);
  const behind = new Set(ready.flatMap((one) => colorsOf(one).map(({ color }) => color)));
  const foreign = ready.filter((one) => colorsOf(one).length !== 1);
  const hasSelector = Object.keys(service.selector).length > 0;
  if (hasSelector && foreign.length === 0 && behind.size === 1)
    return behind.has(first.color)
      ? { kind: 'named', live: first, idle: second }
      : { kind: 'named', live: second, idle: first };
  const best = [first, second].find(({ color }) => servingPods(podsOf.get(color) ?? []).length > 0) ?? first;
  const seen = hasSelector
    ? `${String(ready.length)} ready endpoints, of ${[...behind].join(' and ') || 'no color'}`
    : 'no selector';
  return {
    kind: 'refuse',
    reason: reasonOf('color-missing', {
      seen,
      limit: `spec.selector.${colors.label} names the color that serves`,
      where: whereOf(service),
      fix: `Decide once which color serves. For ${best.color}: see that its pods are ready, then run \`${bootstrapCommand(service, colors.label, best.color, templates.get(best.color) ?? {})}\`.`,
    }),
  };
}
