import { messageOf } from '@interlock/shared/domain/errors';
import type { Evaluation } from '../../domain/expression/evaluation.ts';
import type { ExpressionScope } from '../../domain/expression/scope.ts';
import { describePlace, StepFailure } from '../../domain/problem.ts';
import { isValueList, isValueMap, toText, type Value } from '../../domain/value.ts';
import { templateValue, type Template } from '../../domain/workflow/template.ts';
import type { Expressions } from '../../ports/expressions.ts';

/** Binds the expression language to a scope. */
export function evaluationIn(expressions: Expressions, scope: ExpressionScope): Evaluation {
  const value = (template: Template): Value =>
    templateValue(template, (node) => {
      try {
        return expressions.evaluate(node.expression, scope);
      } catch (error) {
        throw new StepFailure(`The template is not valid. ${describePlace(node.place)}: ${messageOf(error)}`);
      }
    });
  const text = (template: Template): string => {
    const found = value(template);
    if (isValueMap(found) || isValueList(found))
      throw new StepFailure(
        `The template is not valid. ${describePlace(template.place)}: A ${
          isValueMap(found) ? 'mapping' : 'sequence'
        } was not expected`,
      );
    return toText(found);
  };
  return {
    value,
    text,
    texts: (template) =>
      new Map((template?.entries ?? []).map((entry) => [entry.key, text(entry.value)] as const)),
  };
}
