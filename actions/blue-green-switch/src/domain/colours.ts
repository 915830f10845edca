import type { Reason } from '@interlock/shared/domain/verdict';

import { servingPods } from './endpoints.ts';
import type { Deployment, Endpoint, Labels, Pod, Service } from './objects.ts';
import { fieldManager } from './ownership.ts';
import { reasonOf } from './reasons.ts';
import type { ColourOfDeployment } from './state.ts';

/** The two colours of an environment and the key that tells them apart. */
export interface Colours {
  readonly label: string;
  readonly pair: readonly [ColourOfDeployment, ColourOfDeployment];
}

/** What the Service would select if it served a colour. */
export function selectorOf(service: Service, label: string, colour: string): Labels {
  return { ...service.selector, [label]: colour };
}

const whereOf = (service: Service) => `service ${service.namespace}/${service.name}`;

/** Whether a colour's pods would be selected: they carry the colour and everything else of the selector. */
export function judgeLabels(
  service: Service,
  label: string,
  colour: string,
  deployment: Deployment,
): readonly Reason[] {
  const wrong = Object.entries(selectorOf(service, label, colour)).filter(
    ([key, value]) => deployment.templateLabels[key] !== value,
  );
  return wrong.map(([key, value]) =>
    reasonOf('labels-inconsistent', {
      seen: `${key}: ${deployment.templateLabels[key] ?? 'absent'}`,
      limit: `${key}: ${value}`,
      where: `deployment ${deployment.namespace}/${deployment.name}, spec.template.metadata.labels`,
      fix: "Both colours carry every label of the Service's selector, and each its own colour. A Deployment's own selector cannot be changed: create it anew under the idle colour.",
    }),
  );
}

/** Which colour serves, by the selector; or that it cannot be told. */
export type Live =
  | { readonly kind: 'named'; readonly live: ColourOfDeployment; readonly idle: ColourOfDeployment }
  /** No colour in the selector: the endpoints must tell. */
  | { readonly kind: 'unnamed' }
  | { readonly kind: 'refuse'; readonly reason: Reason };

/** Reads the colour that serves from the selector. */
export function liveColour(service: Service, colours: Colours): Live {
  const named = service.selector[colours.label];
  if (named === undefined) return { kind: 'unnamed' };
  const [first, second] = colours.pair;
  if (named === first.colour) return { kind: 'named', live: first, idle: second };
  if (named === second.colour) return { kind: 'named', live: second, idle: first };
  return {
    kind: 'refuse',
    reason: reasonOf('colour-unknown', {
      seen: `${colours.label}: ${named}`,
      limit: `${first.colour} or ${second.colour}`,
      where: whereOf(service),
      fix: 'Name the colours in the configuration as the labels name them.',
    }),
  };
}

/** The command that gives a Service its first colour without moving traffic elsewhere. */
function bootstrapCommand(service: Service, label: string, colour: string, template: Labels): string {
  const selector = {
    ...(Object.keys(service.selector).length === 0 ? template : service.selector),
    [label]: colour,
  };
  const patch = JSON.stringify({ spec: { selector } });
  return `kubectl patch service ${service.name} -n ${service.namespace} --type=merge --field-manager=${fieldManager} -p '${patch}'`;
}

/**
 * The colour that alone serves behind a selector without a colour. It may be written into the selector, because that
 * changes nothing about who gets traffic. Anything else is refused, with the command that decides it.
 *
 * @param service - a Service whose selector names no colour
 * @param colours - the two colours
 * @param endpoints - the addresses of the Service
 * @param podsOf - the pods of each colour, by its name
 * @param templates - the labels of each colour's pod template, by its name
 */
export function provenColour(
  service: Service,
  colours: Colours,
  endpoints: readonly Endpoint[],
  podsOf: ReadonlyMap<string, readonly Pod[]>,
  templates: ReadonlyMap<string, Labels>,
): Live {
  const [first, second] = colours.pair;
  const ready = endpoints.filter((endpoint) => endpoint.isReady);
  const coloursOf = ({ pod }: Endpoint) =>
    [first, second].filter(({ colour }) => podsOf.get(colour)?.some((one) => one.name === pod) === true);
  const behind = new Set(ready.flatMap((one) => coloursOf(one).map(({ colour }) => colour)));
  const foreign = ready.filter((one) => coloursOf(one).length !== 1);
  const hasSelector = Object.keys(service.selector).length > 0;
  if (hasSelector && foreign.length === 0 && behind.size === 1)
    return behind.has(first.colour)
      ? { kind: 'named', live: first, idle: second }
      : { kind: 'named', live: second, idle: first };
  const best =
    [first, second].find(({ colour }) => servingPods(podsOf.get(colour) ?? []).length > 0) ?? first;
  const seen = hasSelector
    ? `${String(ready.length)} ready endpoints, of ${[...behind].join(' and ') || 'no colour'}`
    : 'no selector';
  return {
    kind: 'refuse',
    reason: reasonOf('colour-missing', {
      seen,
      limit: `spec.selector.${colours.label} names the colour that serves`,
      where: whereOf(service),
      fix: `Decide once which colour serves. For ${best.colour}: see that its pods are ready, then run \`${bootstrapCommand(service, colours.label, best.colour, templates.get(best.colour) ?? {})}\`.`,
    }),
  };
}
