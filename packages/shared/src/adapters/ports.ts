import type { Ports } from '../ports/ports.ts';
import { actionsRunner } from './actions-runner.ts';
import { machinePorts } from './machine-ports.ts';
import { nodeHttp } from './node-http.ts';
import { octokitGitHub } from './octokit.ts';
import { toolCacheTools } from './tool-cache.ts';

/** The real world: the runner, this machine, the network. */
export function realPorts(): Ports {
  const runner = actionsRunner();
  return {
    ...machinePorts(runner),
    http: nodeHttp(),
    tools: toolCacheTools(),
    github: (token) => octokitGitHub(token, runner.run),
  };
}
