import type { ApiCall, RunEvent } from '../domain/record.ts';

/** The stand-in for GitHub's API on loopback. */
export interface GithubApi {
  readonly url: string;
  readonly graphqlUrl: string;
  calls(): readonly ApiCall[];
  /** `grants` are the `scope: level` pairs that the token was granted; without them it may do everything. */
  registerToken(token: string, job: string, grants?: readonly string[] | null): void;
  /** A token of the run, under the name of its workflow: it may write everything and belongs to none of its jobs. */
  registerRunToken(token: string, name: string): void;
  /** What happens in the run, which the API tells of its jobs and their steps. */
  observe(event: RunEvent): void;
  /** The job is over, as far as the API tells. */
  finishJob(job: string, conclusion: string): void;
  addArtifact(artifact: {
    readonly name: string;
    readonly sizeInBytes: number;
    readonly digest: string;
    readonly archive: () => Promise<Uint8Array>;
  }): void;
  /** `scope: level` pairs that the calls of the job needed. */
  permissionsUsed(job: string): readonly string[];
  close(): Promise<void>;
}
