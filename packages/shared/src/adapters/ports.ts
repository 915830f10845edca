import type { Ports } from '../ports/ports.ts';
import { actionsRunner } from './actions-runner.ts';
import { nodeClock } from './node-clock.ts';
import { nodeCommands } from './node-commands.ts';
import { nodeCompression } from './node-compression.ts';
import { nodeDigests } from './node-digests.ts';
import { nodeFiles } from './node-files.ts';
import { nodeHttp } from './node-http.ts';
import { octokitGitHub } from './octokit.ts';
import { toolCacheTools } from './tool-cache.ts';

/** The real world: the runner, this machine, the network. */
export function realPorts(): Ports {
  const runner = actionsRunner();
  return {
    runner,
    clock: nodeClock(),
    commands: nodeCommands(),
    compression: nodeCompression(),
    digests: nodeDigests(),
    files: nodeFiles(runner.workspace),
    http: nodeHttp(),
    tools: toolCacheTools(),
    github: (token) => octokitGitHub(token, runner.run),
  };
}
