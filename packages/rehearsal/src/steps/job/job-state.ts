import type { Masker } from '../../domain/log/mask.ts';
import type { ExpressionScope } from '../../domain/expression/scope.ts';
import type { Artifacts } from '../../ports/artifacts.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Expressions } from '../../ports/expressions.ts';
import type { Files } from '../../ports/files.ts';
import type { Host } from '../../ports/host.ts';
import type { OpenIdTokens } from '../../ports/id-tokens.ts';
import type { Parser } from '../../ports/parser.ts';
import type { Processes } from '../../ports/processes.ts';
import type { Repositories, Source } from '../../ports/repositories.ts';
import type { Conclusion } from '../../domain/record.ts';
import type { Value, ValueMap } from '../../domain/value.ts';
import type { Evaluation } from '../../domain/expression/evaluation.ts';
import type { MappingTemplate, Template } from '../../domain/workflow/template.ts';
import type { StepLog } from '../../domain/job/step-log.ts';

export interface JobPorts {
  readonly clock: Clock;
  readonly expressions: Expressions;
  readonly parser: Parser;
  readonly files: Files;
  readonly processes: Processes;
  readonly repositories: Repositories;
  readonly artifacts: Artifacts;
  readonly host: Host;
}

/** The folders of a job, each of its own. */
export interface JobFolders {
  readonly workspace: string;
  readonly temp: string;
  readonly toolCache: string;
  readonly home: string;
  readonly commands: string;
}

/** What changes while a job runs, and what all its steps share. */
export interface JobState {
  readonly ports: JobPorts;
  readonly folders: JobFolders;
  readonly masker: Masker;
  /** Workflow and job `env`, then what steps wrote to GITHUB_ENV. */
  readonly env: Map<string, string>;
  /** Folders from GITHUB_PATH, the latest last. */
  readonly paths: string[];
  /** Contexts that are the same for every step. */
  readonly contexts: Readonly<Record<string, Value>>;
  readonly github: ValueMap;
  readonly jobContext: ValueMap;
  status: Exclude<Conclusion, 'skipped'>;
  /** Tasks to run after the steps, the latest first. */
  readonly posts: StepTask[];
  /** Instances that have registered their post task. */
  readonly postsRegistered: Set<string>;
  /** The post tasks of the actions inside each composite action, by instance. */
  readonly compositePosts: Map<string, StepTask[]>;
  /** What actions saved for their own later phases, by instance. */
  readonly saved: Map<string, Map<string, string>>;
  /** How the job asks for tokens of identity; null where it may not. */
  readonly identity: OpenIdTokens | null;
  readonly trackingId: string;
  /** Aborted when the job is to be cancelled. */
  readonly cancel: AbortSignal;
  /** Aborted when nothing may go on any longer. */
  readonly force: AbortSignal;
  readonly minuteMs: number;
  readonly debug: boolean;
  /** Where `$/` leads in the job's own steps. */
  readonly source: Source;
  /** `steps` of the job's own scope, for its outputs. */
  stepResults: ReadonlyMap<string, Value>;
  defaults: { readonly shell: string | null; readonly workingDirectory: string | null };
  readonly explain: (text: string) => void;
  /** What the built-in actions would have needed of the token. */
  readonly permissionsUsed: Set<string>;
  nextFile: number;
}

/** Where steps stand: the job itself, or a composite action inside it. */
export interface StepScope {
  readonly kind: 'job' | 'composite';
  /** Empty for the job; a path of indexes for what is nested. */
  readonly key: string;
  readonly depth: number;
  readonly inputs: Value;
  /** `steps.<id>` by id. */
  readonly steps: Map<string, Value>;
  /** What a composite action's own `env:` adds. */
  readonly env: ReadonlyMap<string, string>;
  readonly source: Source;
  readonly action: ActionFacts | null;
  /** The composite action's own status; the job's is in the job's state. */
  status: Exclude<Conclusion, 'skipped'>;
  readonly phase: 'pre' | 'main' | 'post';
  /** How often a generated action name was used, to number them as the runner does. */
  readonly names: Map<string, number>;
}

export interface ActionFacts {
  readonly path: string;
  readonly repository: string;
  readonly ref: string;
}

/** Something that runs as one step: a step of the file, or the `pre` or `post` of an action. */
export interface StepTask {
  readonly phase: 'pre' | 'main' | 'post';
  /** As written, for the cases in which it cannot be evaluated. */
  readonly plainName: string;
  readonly name: Template | null;
  readonly namePrefix: string;
  readonly id: string | null;
  /** `github.action`. */
  readonly actionName: string;
  /** The instance: the same for the phases of one action in one place. */
  readonly key: string;
  readonly condition: string | null;
  readonly env: MappingTemplate | null;
  readonly continueOnError: Template | null;
  readonly timeoutMinutes: Template | null;
  readonly run: (step: RunningStep) => Promise<'success' | 'failure'>;
}

/** What a task has while it runs. */
export interface RunningStep {
  readonly job: JobState;
  readonly scope: StepScope;
  readonly task: StepTask;
  readonly log: StepLog;
  /** The `env` context. */
  readonly env: ReadonlyMap<string, string>;
  readonly evaluation: Evaluation;
  readonly expressionScope: ExpressionScope;
  readonly outputs: Map<string, string>;
  /** Aborted when the step is cancelled or out of time. */
  readonly signal: AbortSignal;
}

export interface StepEnd {
  readonly outcome: Conclusion;
  readonly conclusion: Conclusion;
  readonly outputs: ReadonlyMap<string, string>;
}

/** Where the post tasks of a scope's actions go: the job's stack, or the composite action that contains them. */
export type RegisterPost = (task: StepTask) => void;
