import type { JobPorts } from '../job/job-state.ts';
import type { GithubApi } from '../../ports/github-api.ts';
import type { IdTokens } from '../../ports/id-tokens.ts';
import type { Random } from '../../domain/random.ts';
import type { Conclusion, JobRecord, RunEvent } from '../../domain/record.ts';
import type { StoredValues } from '../../domain/stored-values.ts';
import type { ValueMap } from '../../domain/value.ts';
import type { DefaultPermissions, Grant } from '../../domain/workflow/permissions.ts';
import type { PassedSecrets } from '../../domain/schedule/passed-secrets.ts';
import type { Slots } from './slots.ts';

/** What all jobs of a run share. */
export interface RunState {
  readonly ports: JobPorts;
  readonly api: GithubApi;
  readonly idTokens: IdTokens;
  readonly github: ValueMap;
  readonly eventText: string;
  /** The repository's variables; a job has those of its environment besides. */
  readonly vars: ValueMap;
  readonly variables: StoredValues;
  readonly secrets: StoredValues;
  readonly defaultPermissions: DefaultPermissions;
  /** The token that a calling job may pass on; each job has one of its own besides. */
  readonly token: string;
  readonly slots: Slots;
  readonly random: Random | null;
  /** Aborted when the run is cancelled. */
  readonly cancel: AbortSignal;
  /** Aborted when nothing may go on. */
  readonly force: AbortSignal;
  readonly minuteMs: number;
  readonly records: JobRecord[];
  /** The result of every job that is recorded: a tolerated failure is a success. */
  readonly results: Conclusion[];
  readonly emit: (event: RunEvent) => void;
  readonly explain: (text: string) => void;
  readonly notice: (text: string) => void;
  /** Only these jobs of the top workflow run; null is all. */
  readonly only: ReadonlySet<string> | null;
  /** Ends everything: something in a running job is refused. */
  readonly refuse: () => void;
  nextNumber: number;
}

/** A workflow that is about to run: the top one, or a called one. */
export interface WorkflowCall {
  readonly inputs: ValueMap;
  readonly secrets: PassedSecrets;
  /** What the calling job was granted; null at the top, and where nothing was said. */
  readonly grant: Grant | null;
  /** The shown names of the calling jobs, outermost first. */
  readonly callers: readonly string[];
  /** Asked again when the run is cancelled: whether the calling jobs go on. */
  readonly goesOn: () => boolean;
  /** Aborted when the caller's own matrix gave up. */
  readonly cancel: AbortSignal;
}
