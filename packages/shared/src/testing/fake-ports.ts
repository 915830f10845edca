import { nodeCompression } from '../adapters/node-compression.ts';
import { nodeDigests } from '../adapters/node-digests.ts';
import type { Ports } from '../ports/ports.ts';
import { fakeClock, type FakeClock } from './fake-clock.ts';
import { fakeCommands, type FakeCommands } from './fake-commands.ts';
import { fakeFiles, type FakeFiles } from './fake-files.ts';
import { fakeGitHub, type FakeGitHub } from './fake-github.ts';
import { fakeHttp, type FakeHttp } from './fake-http.ts';
import { fakeRunner, type FakeRunner } from './fake-runner.ts';
import { fakeTools } from './fake-tools.ts';

export interface FakePorts extends Ports {
  readonly runner: FakeRunner;
  readonly clock: FakeClock;
  readonly commands: FakeCommands;
  readonly files: FakeFiles;
  readonly http: FakeHttp;
  /** The repository behind every token. */
  readonly repository: FakeGitHub;
}

/** A world in memory; name the parts that matter. Digests and compression are real: they are pure. */
export function fakePorts(parts: Partial<Omit<FakePorts, 'github'>> = {}): FakePorts {
  const repository = parts.repository ?? fakeGitHub();
  return {
    runner: parts.runner ?? fakeRunner(),
    clock: parts.clock ?? fakeClock(),
    commands: parts.commands ?? fakeCommands(),
    compression: parts.compression ?? nodeCompression(),
    digests: parts.digests ?? nodeDigests(),
    files: parts.files ?? fakeFiles(),
    http: parts.http ?? fakeHttp(),
    tools: parts.tools ?? fakeTools(),
    repository,
    github: () => repository,
  };
}
