import type { Value } from '../value.ts';
import type { MappingTemplate, Template } from '../workflow/template.ts';

/** Evaluates templates in one scope. Errors are StepFailures that name file and line as GitHub does. */
export interface Evaluation {
  value(template: Template): Value;
  /** The text of a scalar; a mapping or sequence is an error. */
  text(template: Template): string;
  /** A mapping of texts, such as `env` and `with`; an expression may give the whole mapping. */
  texts(template: MappingTemplate | null): ReadonlyMap<string, string>;
}
