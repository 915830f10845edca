import { messageOf } from '@interlock/shared/domain/errors';

import type { Problem } from '../problem.ts';
import { entriesOf, itemsOf, literalText, property, type Place, type Template } from './template.ts';
import { readStep } from './workflow-reading.ts';
import type { Step } from './workflow.ts';

/** An `action.yml`, read. */
export interface Action {
  readonly name: string;
  readonly inputs: readonly ActionInput[];
  readonly outputs: readonly ActionOutput[];
  readonly runs: JavaScriptRuns | CompositeRuns | DockerRuns;
}

export interface ActionInput {
  readonly name: string;
  readonly default: Template | null;
  readonly deprecationMessage: string | null;
}

export interface ActionOutput {
  readonly name: string;
  readonly value: Template | null;
}

export interface JavaScriptRuns {
  readonly kind: 'javascript';
  /** `node20` or `node24`. */
  readonly using: string;
  readonly main: string;
  readonly pre: string | null;
  readonly preIf: string | null;
  readonly post: string | null;
  readonly postIf: string | null;
}

export interface CompositeRuns {
  readonly kind: 'composite';
  readonly steps: readonly Step[];
}

export interface DockerRuns {
  readonly kind: 'docker';
  readonly place: Place;
}

/** Reads a valid action template. Unsupported steps inside it are added to `unsupported`. */
export function readAction(root: Template, unsupported: Problem[]): Action {
  return {
    name: literalText(property(root, 'name')) ?? '',
    inputs: entriesOf(property(root, 'inputs')).map((entry) => ({
      name: entry.key,
      default: property(entry.value, 'default'),
      deprecationMessage: literalText(property(entry.value, 'deprecationMessage')),
    })),
    outputs: entriesOf(property(root, 'outputs')).map((entry) => ({
      name: entry.key,
      value: property(entry.value, 'value'),
    })),
    runs: readRuns(root, unsupported),
  };
}

function readRuns(root: Template, unsupported: Problem[]): Action['runs'] {
  const runs = property(root, 'runs');
  const using = literalText(property(runs, 'using')) ?? '';
  if (using === 'composite')
    return {
      kind: 'composite',
      steps: itemsOf(property(runs, 'steps')).flatMap((step) => readStep(step, unsupported) ?? []),
    };
  if (using === 'docker') return { kind: 'docker', place: runs?.place ?? root.place };
  return {
    kind: 'javascript',
    using,
    main: literalText(property(runs, 'main')) ?? '',
    pre: literalText(property(runs, 'pre')),
    preIf: conditionText(property(runs, 'pre-if')),
    post: literalText(property(runs, 'post')),
    postIf: conditionText(property(runs, 'post-if')),
  };
}

/** The contexts that the steps of a composite action have: no secrets and no variables among them. */
const compositeContexts = new Set([
  'env',
  'github',
  'inputs',
  'job',
  'matrix',
  'runner',
  'steps',
  'strategy',
]);

/**
 * What is wrong with the conditions of a composite action. Those without braces are no expressions to the parser.
 * `pathsOf` gives the dotted names that an expression reads, and throws when it is none.
 */
export function conditionProblems(
  { runs }: Action,
  pathsOf: (expression: string) => readonly string[],
): readonly Problem[] {
  if (runs.kind !== 'composite') return [];
  return runs.steps.flatMap((step) => {
    const condition = conditionText(step.condition);
    const place = step.condition?.place ?? null;
    if (condition === null) return [];
    try {
      const names = pathsOf(condition).map((path) => path.split('.', 1)[0] ?? path);
      return names
        .filter((name) => !compositeContexts.has(name.toLowerCase()))
        .map((name) => ({ message: `Unrecognized named-value: '${name}'`, place }));
    } catch (error) {
      return [{ message: messageOf(error), place }];
    }
  });
}

/** The expression of an `if:`, which may stand with or without its braces; null where there is none. */
export function conditionText(template: Template | null): string | null {
  if (template === null) return null;
  if (template.kind === 'expression') return template.expression;
  const text = literalText(template)?.trim() ?? '';
  return text === '' ? null : text;
}
