import type { Configuration } from '@interlock/shared/domain/configuration/configuration';
import type { Environment } from '@interlock/shared/domain/configuration/environments';
import type { Problem } from '@interlock/shared/domain/errors';

function unavailable(what: string, where: string, fix: string): Problem {
  return {
    code: 'feature-not-available',
    message: `${where}: ${what} is not available in this version, and a move never skips what the configuration asks for.`,
    fix,
    where,
  };
}

/**
 * Everything that the configuration asks of a move and that this version cannot do, by name. Keys that nothing reads are
 * refused before, by whoever loads the file (`key-readers.ts`); here are values.
 *
 * @param configuration - the whole file
 * @param name - the environment's name
 * @param environment - its entry
 * @param routers - those that there are, as `traffic.router` calls them
 */
export function unavailableFeatures(
  configuration: Configuration,
  name: string,
  environment: Environment,
  routers: readonly string[],
): readonly Problem[] {
  const at = `environments.${name}`;
  const found: Problem[] = [];
  const refuse = (what: string, key: string, fix: string) => found.push(unavailable(what, key, fix));
  const { traffic } = environment;
  if (traffic !== undefined && !routers.includes(traffic.router))
    refuse(`the router ${traffic.router}`, `${at}.traffic.router`, `Use ${routers.join(' or ')}.`);
  const isFirst = Object.keys(configuration.environments)[0] === name;
  if (!isFirst)
    refuse(
      `the order of environments (${name} after the one before it)`,
      'environments',
      'Give each environment a file of its own and name it with the `config` input.',
    );
  if (configuration.evidence.from !== 'same-run')
    refuse(
      `evidence from ${configuration.evidence.from}`,
      'evidence.from',
      'Write `evidence: {from: same-run}`.',
    );
  for (const gate of environment.gates) {
    const judges = configuration.gates[gate]?.judges;
    if (judges !== undefined && judges !== 'commit' && judges !== 'images')
      refuse(
        `the gate ${gate}, which judges ${judges},`,
        `gates.${gate}`,
        `Leave ${gate} out of ${at}.gates.`,
      );
  }
  return found;
}
