import type { Environment } from '@interlock/shared/domain/configuration/environments';
import type { Problem } from '@interlock/shared/domain/errors';

import type { Colors } from './colors.ts';
import { isObjectName, type Place } from './place.ts';

/** Where an environment's traffic is decided. */
export interface EnvironmentPlace {
  readonly place: Place;
  readonly colors: Colors;
}

function missing(at: string, key: string, example: string): Problem {
  return {
    code: 'configuration-incomplete',
    message: `${at}.${key} is missing or is no name that Kubernetes accepts.`,
    fix: `Write \`${key}: ${example}\`.`,
    where: `${at}.${key}`,
  };
}

/** Reads the Service and the colors of an environment's entry, with every problem at once. */
export function readEnvironmentPlace(
  name: string,
  environment: Environment,
):
  | { readonly ok: true; readonly value: EnvironmentPlace }
  | { readonly ok: false; readonly problems: readonly Problem[] } {
  const at = `environments.${name}.traffic`;
  const { traffic } = environment;
  if (traffic === undefined)
    return {
      ok: false,
      problems: [
        {
          code: 'configuration-incomplete',
          message: `environments.${name} has no \`traffic\`: nothing says what carries it.`,
          fix: 'Add `traffic` with `router: kubernetes-service`, `namespace`, `service` and `colors`.',
          where: at,
        },
      ],
    };
  const { namespace = '', service = '', colors = {} } = traffic;
  const problems: Problem[] = [];
  if (!isObjectName(namespace)) problems.push(missing(at, 'namespace', 'shop'));
  if (!isObjectName(service)) problems.push(missing(at, 'service', 'shop'));
  const [first, second] = Object.entries(colors).map(([color, { deployment }]) => ({ color, deployment }));
  if (first === undefined || second === undefined)
    problems.push(missing(at, 'colors', '{blue: {deployment: shop-blue}, green: {deployment: shop-green}}'));
  else if (first.deployment === second.deployment)
    problems.push({
      code: 'configuration-incomplete',
      message: `${at}.colors: both colors are the Deployment ${first.deployment}.`,
      fix: 'Give each color a Deployment of its own.',
      where: `${at}.colors`,
    });
  if (problems.length > 0 || first === undefined || second === undefined) return { ok: false, problems };
  return {
    ok: true,
    value: {
      place: { namespace, name: service },
      colors: { label: traffic['color-label'], pair: [first, second] },
    },
  };
}
