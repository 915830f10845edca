import { messageOf } from '@interlock/shared/domain/errors';
import { describePlace, StepFailure } from '../problem.ts';
import type { Expressions, ExpressionScope } from '../ports.ts';
import { isValueList, isValueMap, toText, type Value } from '../value.ts';
import { templateValue, type MappingTemplate, type Template } from '../workflow/template.ts';

/** Evaluates templates in one scope. Errors are StepFailures that name file and line as GitHub does. */
export interface Evaluation {
  value(template: Template): Value;
  /** The text of a scalar; a mapping or sequence is an error. */
  text(template: Template): string;
  /** A mapping of texts, such as `env` and `with`; an expression may give the whole mapping. */
  texts(template: MappingTemplate | null): ReadonlyMap<string, string>;
}

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
