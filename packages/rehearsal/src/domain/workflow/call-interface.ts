import type { Problem } from '../problem.ts';
import { toText, type Value } from '../value.ts';
import { entriesOf, literalText, property, type Template } from './template.ts';
import type { CallJob, Workflow } from './workflow.ts';

export type InputType = 'string' | 'boolean' | 'number' | 'choice' | 'environment';

export interface InputDefinition {
  readonly name: string;
  readonly type: InputType;
  readonly required: boolean;
  readonly default: Template | null;
  readonly options: readonly string[];
}

export interface SecretDefinition {
  readonly name: string;
  readonly required: boolean;
}

/** The inputs of `on.workflow_call` or `on.workflow_dispatch`. */
export function inputDefinitions(trigger: Template | null): readonly InputDefinition[] {
  return entriesOf(property(trigger, 'inputs')).map((entry) => ({
    name: entry.key,
    type: inputType(literalText(property(entry.value, 'type'))),
    required: literalText(property(entry.value, 'required')) === 'true',
    default: property(entry.value, 'default'),
    options: entriesOfSequence(property(entry.value, 'options')),
  }));
}

function entriesOfSequence(template: Template | null): readonly string[] {
  return template?.kind === 'sequence' ? template.items.flatMap((item) => literalText(item) ?? []) : [];
}

function inputType(text: string | null): InputType {
  return text === 'boolean' || text === 'number' || text === 'choice' || text === 'environment'
    ? text
    : 'string';
}

/** The secrets of `on.workflow_call`. */
export function secretDefinitions(trigger: Template | null): readonly SecretDefinition[] {
  return entriesOf(property(trigger, 'secrets')).map((entry) => ({
    name: entry.key,
    required: literalText(property(entry.value, 'required')) === 'true',
  }));
}

/** The outputs of `on.workflow_call`: name and value. */
export function callOutputs(
  workflow: Workflow,
): readonly { readonly name: string; readonly value: Template }[] {
  const trigger = workflow.triggers.get('workflow_call') ?? null;
  return entriesOf(property(trigger, 'outputs')).flatMap((entry) => {
    const value = property(entry.value, 'value');
    return value === null ? [] : [{ name: entry.key, value }];
  });
}

/** What is wrong with the call of a workflow, in GitHub's words; it is known before anything runs. */
export function callProblems(job: CallJob, called: Workflow): readonly Problem[] {
  if (!called.triggers.has('workflow_call'))
    return [
      { message: 'workflow_call key is not defined in the referenced workflow.', place: job.usesPlace },
    ];
  const trigger = called.triggers.get('workflow_call') ?? null;
  return [
    ...inputProblems(job, inputDefinitions(trigger)),
    ...secretProblems(job, secretDefinitions(trigger)),
  ];
}

function inputProblems(job: CallJob, definitions: readonly InputDefinition[]): readonly Problem[] {
  const problems: Problem[] = [];
  const given = new Map((job.inputs?.entries ?? []).map((entry) => [entry.key.toLowerCase(), entry]));
  const known = new Set(definitions.map((definition) => definition.name.toLowerCase()));
  for (const definition of definitions) {
    const entry = given.get(definition.name.toLowerCase());
    if (entry === undefined) {
      if (definition.required)
        problems.push({
          message: `Input ${definition.name} is required, but not provided while calling.`,
          place: job.usesPlace,
        });
    } else if (
      entry.value.kind === 'literal' &&
      typedInput(definition.type, entry.value.value) === undefined
    ) {
      problems.push({
        message: `Unexpected value '${toText(entry.value.value)}': input ${definition.name} is of type ${definition.type}`,
        place: entry.value.place,
      });
    }
  }
  for (const [name, entry] of given)
    if (!known.has(name))
      problems.push({
        message: `Invalid input, ${entry.key} is not defined in the referenced workflow.`,
        place: entry.value.place,
      });
  return problems;
}

function secretProblems(job: CallJob, definitions: readonly SecretDefinition[]): readonly Problem[] {
  if (job.secrets === 'inherit') return [];
  const problems: Problem[] = [];
  const given = new Map((job.secrets?.entries ?? []).map((entry) => [entry.key.toLowerCase(), entry]));
  const known = new Set(definitions.map((definition) => definition.name.toLowerCase()));
  for (const definition of definitions)
    if (definition.required && !given.has(definition.name.toLowerCase()))
      problems.push({
        message: `Secret ${definition.name} is required, but not provided while calling.`,
        place: job.usesPlace,
      });
  for (const [name, entry] of given)
    if (!known.has(name))
      problems.push({
        message: `Invalid secret, ${entry.key} is not defined in the referenced workflow.`,
        place: entry.value.place,
      });
  return problems;
}

/** A value as an input of the type has it; `undefined` when it is not of that type. */
export function typedInput(type: InputType, value: Value): Value | undefined {
  switch (type) {
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined;
    case 'number':
      return typeof value === 'number' ? value : undefined;
    case 'string':
    case 'choice':
    case 'environment':
      return value === null || typeof value === 'object' ? (value === null ? '' : undefined) : toText(value);
  }
}

/** The value of an input that is absent and has no default. */
export function absentInput(type: InputType): Value {
  if (type === 'boolean') return false;
  return type === 'number' ? 0 : '';
}
