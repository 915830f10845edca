import type { Place } from '@interlock/kubernetes/domain/place';
import type { Environment } from '@interlock/shared/domain/configuration/environments';
import type { Problem } from '@interlock/shared/domain/errors';

import type { Colors } from './colors.ts';
import type { RouterForm } from './router-form.ts';

/** Where an environment's traffic is decided. */
export interface EnvironmentPlace {
  readonly place: Place;
  readonly colors: Colors;
}

/** The problem of a key that has no usable name; `example` is its value in the fix. */
export function missingKey(at: string, key: string, example: string): Problem {
  return {
    code: 'configuration-incomplete',
    message: `${at}.${key} is missing or is no name that Kubernetes accepts.`,
    fix: `Write \`${key}: ${example}\`.`,
    where: `${at}.${key}`,
  };
}

/** Reads what carries the traffic and the colors of an environment's entry, with every problem at once. */
export function readEnvironmentPlace(
  name: string,
  environment: Environment,
  router: RouterForm,
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
          fix: `Add \`traffic\` with \`router: ${router.name}\`, ${router.keys.map((key) => `\`${key}\``).join(', ')} and \`colors\`.`,
          where: at,
        },
      ],
    };
  const read = router.readTraffic(traffic, at);
  const problems: Problem[] = read.ok ? [] : [...read.problems];
  const { colors = {} } = traffic;
  const [first, second] = Object.entries(colors).map(([color, { deployment }]) => ({ color, deployment }));
  if (first === undefined || second === undefined)
    problems.push(
      missingKey(at, 'colors', '{blue: {deployment: shop-blue}, green: {deployment: shop-green}}'),
    );
  else if (first.deployment === second.deployment)
    problems.push({
      code: 'configuration-incomplete',
      message: `${at}.colors: both colors are the Deployment ${first.deployment}.`,
      fix: 'Give each color a Deployment of its own.',
      where: `${at}.colors`,
    });
  if (!read.ok || problems.length > 0 || first === undefined || second === undefined)
    return { ok: false, problems };
  return {
    ok: true,
    value: { place: read.place, colors: { label: traffic['color-label'], pair: [first, second] } },
  };
}
