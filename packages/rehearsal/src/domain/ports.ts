import type { Problem } from './problem.ts';
import type { ApiCall, RunEvent } from './record.ts';
import type { Value, ValueMap } from './value.ts';
import type { Template } from './workflow/template.ts';

export interface Clock {
  /** Epoch ms. */
  now(): number;
  /** Resolves after `ms`, or at once when the signal is aborted. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** What an expression may name and call; names of functions are in lower case. */
export interface ExpressionScope {
  readonly contexts: Readonly<Record<string, Value>>;
  readonly functions: Readonly<Record<string, (args: readonly Value[]) => Value>>;
}

export interface Expressions {
  /** The value of an expression; throws an Error with GitHub's message when it cannot be had. */
  evaluate(expression: string, scope: ExpressionScope): Value;
  /** The dotted names that the expression reads, such as `needs.build.result`. */
  paths(expression: string): readonly string[];
  /** Whether `success()`, `failure()`, `cancelled()` or `always()` is called anywhere in it. */
  usesStatusFunction(expression: string): boolean;
}

export type Parsed =
  | { readonly kind: 'valid'; readonly root: Template }
  | { readonly kind: 'invalid'; readonly problems: readonly Problem[] };

export interface Parser {
  workflow(name: string, text: string): Promise<Parsed>;
  action(name: string, text: string): Parsed;
}

export interface FileEntry {
  /** Relative to the folder that was listed, with `/`. */
  readonly path: string;
  readonly kind: 'file' | 'folder' | 'link';
  readonly bytes: number;
}

export interface Files {
  makeFolder(path: string): Promise<void>;
  /** Null when there is no such file. */
  read(path: string): Promise<string | null>;
  write(path: string, text: string): Promise<void>;
  remove(path: string): Promise<void>;
  exists(path: string): Promise<boolean>;
  isFolder(path: string): Promise<boolean>;
  /** Everything below a folder, sorted; without `.git`. Links are named, not followed. */
  list(folder: string): Promise<readonly FileEntry[]>;
  /**
   * The value of `hashFiles(…)`: SHA-256 over the SHA-256 of each matching file, in hexadecimal; empty when nothing
   * matches. Synchronous because expressions are.
   */
  hash(workspace: string, patterns: readonly string[]): string;
}

export interface ExitStatus {
  readonly code: number | null;
  readonly signal: string | null;
}

export interface ProcessRequest {
  readonly command: readonly [string, ...string[]];
  readonly folder: string;
  readonly environment: Readonly<Record<string, string>>;
  /** Called for each line of either stream, in the order of arrival, without its line end. */
  readonly onLine: (line: string) => void;
}

export interface RunningProcess {
  /** Resolves when the process has ended and its output is read; rejects when it could not be started. */
  readonly ended: Promise<ExitStatus>;
  /** Sends the signal to the process itself, not to its group. */
  signal(name: 'SIGINT' | 'SIGTERM'): void;
  /** Ends the process and everything below it at once. */
  killTree(): void;
}

export interface Processes {
  start(request: ProcessRequest): RunningProcess;
  /** Ends every process whose environment carries this tracking id, as the runner does when a job ends. */
  endOrphans(trackingId: string): Promise<readonly string[]>;
}

/** A repository at one commit: where workflows and actions come from. */
export interface Source {
  readonly repository: string;
  /** As written in `uses:` or, for the caller's repository, the run's ref. */
  readonly ref: string;
  readonly sha: string;
  /** A workflow file's text; null when it is not there. */
  readWorkflow(path: string): Promise<string | null>;
  /** A folder that holds the tree, made on first use; steps may run what is in it. */
  folder(): Promise<string>;
}

export interface CheckoutRequest {
  /** Null: the repository of the run. */
  readonly repository: string | null;
  /** Null: the run's own commit. */
  readonly ref: string | null;
  readonly folder: string;
  /** 0 is the whole history. */
  readonly depth: number;
  readonly tags: boolean;
  readonly clean: boolean;
  readonly environment: Readonly<Record<string, string>>;
  readonly onLine: (line: string) => void;
}

export interface Repositories {
  /** The repository of the run, at the run's commit. */
  readonly main: Source;
  /** Another repository that was mapped to a folder (or the run's own); null when nothing is mapped. */
  source(repository: string, ref: string): Promise<Source | null>;
  /** Throws a StepFailure when the repository or the ref is not known. */
  checkout(request: CheckoutRequest): Promise<{ readonly ref: string; readonly commit: string }>;
}

export interface StoredArtifact {
  readonly id: number;
  readonly name: string;
  /** `sha256:…` of the archive. */
  readonly digest: string;
  readonly bytes: number;
  /** The zip archive, as it is downloaded. */
  readonly archive: () => Promise<Uint8Array>;
}

export interface Artifacts {
  list(): readonly StoredArtifact[];
  /** Copies the files into the store; each `to` is relative to the artifact's root. */
  save(
    name: string,
    files: readonly { readonly from: string; readonly to: string }[],
  ): Promise<StoredArtifact>;
  remove(name: string): Promise<void>;
  /** Copies an artifact's files into a folder. */
  restore(name: string, folder: string): Promise<void>;
}

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

/** The stand-in for GitHub's issuer of tokens of identity (OpenID Connect) on loopback. */
export interface IdTokens {
  /** Lets a job ask for tokens with these claims until it is over. */
  open(claims: ValueMap): OpenIdTokens;
  close(): Promise<void>;
}

/** A job's way to tokens of identity. */
export interface OpenIdTokens {
  /** Takes `&audience=…`. */
  readonly url: string;
  /** The bearer of the request; a secret. */
  readonly token: string;
  /** Whether a token was given out. */
  used(): boolean;
  /** The job is over: nothing is given out any more. */
  end(): void;
}

/** What is known of this machine. */
export interface Host {
  readonly os: string;
  readonly arch: string;
  /** The environment that steps start from, already reduced to what they may see. */
  readonly environment: Readonly<Record<string, string>>;
  /** The Node that runs actions. */
  readonly node: string;
  /** A folder of the run's own; everything that the run writes is below it. */
  readonly folder: string;
  /** Unpredictable text of hexadecimal digits. */
  randomHex(bytes: number): string;
}
