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
 * Everything that the configuration asks of a move and that this version cannot do, by name.
 *
 * @param configuration - the whole file
 * @param name - the environment's name
 * @param environment - its entry
 * @param routers - those that there are
 * @param routers.names - as `traffic.router` calls them
 * @param routers.weightsFix - what to do about weights
 */
export function unavailableFeatures(
  configuration: Configuration,
  name: string,
  environment: Environment,
  routers: { readonly names: readonly string[]; readonly weightsFix: string },
): readonly Problem[] {
  const at = `environments.${name}`;
  const found: Problem[] = [];
  const refuse = (what: string, key: string, fix: string) => found.push(unavailable(what, key, fix));
  const { traffic } = environment;
  if (traffic !== undefined && !routers.names.includes(traffic.router))
    refuse(`the router ${traffic.router}`, `${at}.traffic.router`, `Use ${routers.names.join(' or ')}.`);
  if (traffic !== undefined && traffic.weights.length > 0)
    refuse('moving the traffic by weights', `${at}.traffic.weights`, routers.weightsFix);
  if (environment.canary !== undefined)
    refuse(
      'the canary analysis',
      `${at}.canary`,
      'Leave `canary` out and let `validate` and `soak` prove the target.',
    );
  if (environment.windows.length > 0)
    refuse(
      'keeping to windows',
      `${at}.windows`,
      'Leave `windows` out and keep the times by an environment rule of GitHub.',
    );
  if (environment.freezes.length > 0)
    refuse('keeping to freezes', `${at}.freezes`, 'Leave `freezes` out and lock the environment on GitHub.');
  if (Object.keys(environment.approvals).length > 0)
    refuse(
      'asking for approvals',
      `${at}.approvals`,
      'Leave `approvals` out and use the required reviewers of a GitHub environment.',
    );
  const isFirst = Object.keys(configuration.environments)[0] === name;
  if (environment.after !== undefined || !isFirst)
    refuse(
      `the order of environments (${name} after ${environment.after ?? 'the one before it'})`,
      environment.after === undefined ? 'environments' : `${at}.after`,
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
