import type { GitHub } from '../ports/github.ts';
import type { Ports } from '../ports/ports.ts';
import { actionsRunner } from './actions-runner.ts';
import { machinePorts } from './machine-ports.ts';
import { nodeHttp } from './node-http.ts';
import { octokitGitHub } from './octokit.ts';
import { toolCacheTools } from './tool-cache.ts';

/** The real world: the runner, this machine, the network. */
export function realPorts(): Ports {
  const runner = actionsRunner();
  // One connection for each token: what it has loaded, opened and kept by ETag serves all that ask.
  const connections = new Map<string, GitHub>();
  return {
    ...machinePorts(runner),
    http: nodeHttp(),
    tools: toolCacheTools(),
    github: (token) => {
      const known = connections.get(token);
      if (known !== undefined) return known;
      const github = octokitGitHub(token, runner.run);
      connections.set(token, github);
      return github;
    },
  };
}
