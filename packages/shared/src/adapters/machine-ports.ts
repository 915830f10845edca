import type { Ports } from '../ports/ports.ts';
import type { Runner } from '../ports/runner.ts';
import { nodeClock } from './node-clock.ts';
import { nodeCommands } from './node-commands.ts';
import { nodeCompression } from './node-compression.ts';
import { nodeDigests } from './node-digests.ts';
import { nodeFiles } from './node-files.ts';

/** This machine, without any network, around a runner. */
export function machinePorts(runner: Runner): Omit<Ports, 'github' | 'http' | 'tools'> {
  return {
    runner,
    clock: nodeClock(),
    commands: nodeCommands(),
    compression: nodeCompression(),
    digests: nodeDigests(),
    files: nodeFiles(runner.workspace),
  };
}
