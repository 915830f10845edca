import type { GitHub } from '../ports/github.ts';
import type { Ports } from '../ports/ports.ts';
import { actionsRunner } from './actions-runner.ts';
import { machinePorts } from './machine-ports.ts';
import { nodeHttp } from './node-http.ts';
import { octokitGitHub } from './octokit.ts';

/**
 * The real world: the runner, this machine, the network.
 *
 * @param further - what only some actions need, such as the tool cache
 */
export async function realPorts(further: Partial<Pick<Ports, 'tools'>> = {}): Promise<Ports> {
  const runner = await actionsRunner();
  // One connection for each token: what it has loaded, opened and kept by ETag serves all that ask.
  const connections = new Map<string, GitHub>();
  return {
    ...machinePorts(runner),
    http: nodeHttp(),
    tools: further.tools ?? null,
    github: (token) => {
      const known = connections.get(token);
      if (known !== undefined) return known;
      const github = octokitGitHub(token, runner.run);
      connections.set(token, github);
      return github;
    },
  };
}
