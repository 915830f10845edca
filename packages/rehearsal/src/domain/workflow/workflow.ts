import type { MappingTemplate, Place, Template } from './template.ts';

/** A workflow file, read. What may hold an expression stays a template until it is evaluated. */
export interface Workflow {
  readonly path: string;
  readonly name: string;
  readonly runName: Template | null;
  readonly triggers: ReadonlyMap<string, Template | null>;
  readonly env: MappingTemplate | null;
  readonly defaults: RunDefaults;
  readonly concurrency: Template | null;
  readonly permissions: Template | null;
  readonly jobs: readonly Job[];
}

export interface RunDefaults {
  readonly shell: Template | null;
  readonly workingDirectory: Template | null;
}

export type Job = StepsJob | CallJob;

interface JobBase {
  readonly id: string;
  readonly place: Place;
  readonly name: Template | null;
  readonly needs: readonly string[];
  readonly condition: Template | null;
  readonly strategy: Strategy | null;
  readonly concurrency: Template | null;
  readonly permissions: Template | null;
}

export interface StepsJob extends JobBase {
  readonly kind: 'steps';
  readonly runsOn: Template | null;
  readonly env: MappingTemplate | null;
  readonly defaults: RunDefaults;
  readonly environment: Template | null;
  readonly outputs: MappingTemplate | null;
  readonly timeoutMinutes: Template | null;
  readonly continueOnError: Template | null;
  readonly steps: readonly Step[];
}

export interface CallJob extends JobBase {
  readonly kind: 'call';
  readonly idPlace: Place;
  readonly uses: string;
  readonly usesPlace: Place;
  readonly inputs: MappingTemplate | null;
  readonly secrets: 'inherit' | MappingTemplate | null;
}

export interface Strategy {
  readonly matrix: Template | null;
  readonly failFast: Template | null;
  readonly maxParallel: Template | null;
}

export type Step = ScriptStep | ActionStep;

interface StepBase {
  readonly id: string | null;
  readonly place: Place;
  readonly name: Template | null;
  readonly condition: Template | null;
  readonly env: MappingTemplate | null;
  readonly continueOnError: Template | null;
  readonly timeoutMinutes: Template | null;
}

export interface ScriptStep extends StepBase {
  readonly kind: 'script';
  readonly script: Template;
  readonly shell: Template | null;
  readonly workingDirectory: Template | null;
}

export interface ActionStep extends StepBase {
  readonly kind: 'action';
  readonly uses: string;
  readonly usesPlace: Place;
  readonly inputs: MappingTemplate | null;
}
