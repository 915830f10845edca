import type { Clock } from './clock.ts';
import type { Commands } from './commands.ts';
import type { Compression } from './compression.ts';
import type { Digests } from './digests.ts';
import type { Files } from './files.ts';
import type { GitHub } from './github.ts';
import type { Http } from './http.ts';
import type { Runner } from './runner.ts';
import type { Tools } from './tools.ts';

/** Everything outside of the program that an action may touch. */
export interface Ports {
  readonly runner: Runner;
  readonly clock: Clock;
  readonly commands: Commands;
  readonly compression: Compression;
  readonly digests: Digests;
  readonly files: Files;
  readonly http: Http;
  /** `null` in an action that installs nothing: its bundle does not carry what would. */
  readonly tools: Tools | null;
  /** GitHub as the owner of `token`, for the repository of the run. */
  github(token: string): GitHub;
}
