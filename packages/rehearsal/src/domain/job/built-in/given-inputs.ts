import type { Evaluation } from '../../expression/evaluation.ts';
import { StepFailure, Unsupported } from '../../problem.ts';
import type { ActionStep } from '../../workflow/workflow.ts';

/** The `with:` of a built-in action. */
export interface GivenInputs {
  readonly all: ReadonlyMap<string, string>;
  /** The trimmed value; the default when it is absent or empty. */
  text(name: string, otherwise?: string): string;
  /** YAML 1.2 core booleans, as `@actions/core` reads them. */
  flag(name: string, otherwise: boolean): boolean;
  whole(name: string, otherwise: number): number;
}

/** Evaluates the inputs of a built-in action. */
export function givenInputs(evaluation: Evaluation, use: ActionStep): GivenInputs {
  const all = new Map(
    [...evaluation.texts(use.inputs)].map(([name, value]) => [name.toLowerCase(), value] as const),
  );
  const text = (name: string, otherwise = ''): string => {
    const value = all.get(name)?.trim() ?? '';
    return value === '' ? otherwise : value;
  };
  return {
    all,
    text,
    flag: (name, otherwise) => {
      const value = text(name);
      if (value === '') return otherwise;
      if (/^(true|True|TRUE)$/.test(value)) return true;
      if (/^(false|False|FALSE)$/.test(value)) return false;
      throw new StepFailure(
        `Input does not meet YAML 1.2 "Core Schema" specification: ${name}\nSupport boolean input list: \`true | True | TRUE | false | False | FALSE\``,
      );
    },
    whole: (name, otherwise) => {
      const value = text(name);
      if (value === '') return otherwise;
      const number = Number(value);
      if (!Number.isInteger(number) || number < 0)
        throw new StepFailure(`Input ${name} is no whole number: '${value}'`);
      return number;
    },
  };
}

/** Refuses an input whose effect the rehearsal cannot have, unless it is absent or has the value that changes nothing. */
export function refuseInputs(
  use: ActionStep,
  inputs: GivenInputs,
  refused: Readonly<Record<string, string>>,
): void {
  const problems = Object.entries(refused).flatMap(([name, harmless]) =>
    inputs.text(name, harmless) === harmless
      ? []
      : [
          {
            message: `input '${name}' of '${use.uses}' is not supported by the rehearsal`,
            place: use.usesPlace,
          },
        ],
  );
  if (problems.length > 0) throw new Unsupported(problems);
}
