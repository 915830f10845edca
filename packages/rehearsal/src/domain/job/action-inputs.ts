import type { Evaluation } from '../expression/evaluation.ts';
import type { Action } from '../workflow/action.ts';
import type { ActionStep } from '../workflow/workflow.ts';
import type { StepLog } from './step-log.ts';

/** What the inputs of a step are made of: its expressions, where warnings go, and the phase, of which `main` warns. */
export interface InputStep {
  readonly evaluation: Evaluation;
  readonly log: Pick<StepLog, 'annotate'>;
  readonly task: { readonly phase: 'pre' | 'main' | 'post' };
}

/** The inputs of an action: what `with:` gives, and the defaults of the others. Names keep the manifest's spelling. */
export function actionInputs(step: InputStep, use: ActionStep, action: Action): ReadonlyMap<string, string> {
  const given = step.evaluation.texts(use.inputs);
  const byName = new Map([...given].map(([name, value]) => [name.toLowerCase(), { name, value }] as const));
  const inputs = new Map<string, string>();
  for (const input of action.inputs) {
    const found = byName.get(input.name.toLowerCase());
    inputs.set(
      input.name,
      found?.value ?? (input.default === null ? '' : step.evaluation.text(input.default)),
    );
    if (found !== undefined && input.deprecationMessage !== null && step.task.phase === 'main')
      step.log.annotate(
        'warning',
        `Input '${input.name}' has been deprecated with message: ${input.deprecationMessage}`,
      );
  }
  const known = new Set(action.inputs.map((input) => input.name.toLowerCase()));
  const unexpected = [...byName.values()].filter(({ name }) => !known.has(name.toLowerCase()));
  if (unexpected.length > 0 && step.task.phase === 'main')
    step.log.annotate(
      'warning',
      `Unexpected input(s) '${unexpected.map(({ name }) => name).join("', '")}', valid inputs are ['${action.inputs
        .map((input) => input.name)
        .join("', '")}']`,
    );
  for (const { name, value } of unexpected) inputs.set(name, value);
  return inputs;
}

/** `INPUT_…` variables: upper case, spaces as underscores, nothing else changed. */
export function inputVariables(inputs: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map(
    [...inputs].map(([name, value]) => [`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`, value] as const),
  );
}
