import type { Origin } from '../domain/workflow/workflow-tree.ts';

/** A repository at one commit: where workflows and actions come from. */
export interface Source extends Origin {
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
