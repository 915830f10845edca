import type { Ports } from '../ports/ports.ts';
import type { InputValues, Inputs } from '../domain/input.ts';

/** One output of an action, for `action.yml` and the README. */
export interface Output {
  readonly description: string;
}

export type Outputs = Readonly<Record<string, Output>>;

/** How an action ended by itself. Outputs are written even when it failed. */
export interface Ending<Declared extends Outputs> {
  /** Whether the step succeeds. */
  readonly succeeded: boolean;
  readonly outputs: Readonly<Partial<Record<keyof Declared & string, string>>>;
  /** Markdown for the step summary, within GitHub's budget. */
  readonly summary: string;
  /** Repeats the answer as the last line of the log. */
  readonly lastLine: string;
}

/** How a post phase ended. It can set no outputs: the runner ignores them there. */
export interface PostEnding {
  /**
   * A post phase fails the job only when it could not prove that the world is consistent; anything less is a warning.
   */
  readonly succeeded: boolean;
  readonly summary: string;
  readonly lastLine: string;
}

/** An action: its contract and its use case. */
export interface Action<DeclaredInputs extends Inputs = Inputs, DeclaredOutputs extends Outputs = Outputs> {
  /** Folder name, e.g. `quality-gate`. */
  readonly name: string;
  readonly inputs: DeclaredInputs;
  readonly outputs: DeclaredOutputs;
  /** Outputs that are set when the action could not come to an ending of its own. */
  readonly outputsOnError?: Readonly<Partial<Record<keyof DeclaredOutputs & string, string>>>;
  run(inputs: InputValues<DeclaredInputs>, ports: Ports): Promise<Ending<DeclaredOutputs>>;
  /** Runs after the job's other steps, also after a failure or a cancellation, when the main phase began. */
  post?(inputs: InputValues<DeclaredInputs>, ports: Ports): Promise<PostEnding>;
  /** The effective configuration and where each value came from, for `--explain`. */
  explain?(inputs: InputValues<DeclaredInputs>, ports: Ports): Promise<string>;
}

/**
 * Declares an action. It changes nothing: it is here so that the types of inputs and outputs are inferred once.
 */
export function defineAction<DeclaredInputs extends Inputs, DeclaredOutputs extends Outputs>(
  action: Action<DeclaredInputs, DeclaredOutputs>,
): Action<DeclaredInputs, DeclaredOutputs> {
  return action;
}
