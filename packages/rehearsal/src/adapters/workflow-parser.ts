import {
  convertWorkflowTemplate,
  isBasicExpression,
  isBoolean,
  isMapping,
  isNumber,
  isSequence,
  isString,
  NoOperationTraceWriter,
  parseWorkflow,
} from '@actions/workflow-parser';
import { ACTION_ROOT, getActionSchema, parseAction } from '@actions/workflow-parser/actions/index';
import type { ObjectReader } from '@actions/workflow-parser/templates/object-reader';
import type { TemplateSchema } from '@actions/workflow-parser/templates/schema/index';
import {
  TemplateContext,
  TemplateValidationErrors,
} from '@actions/workflow-parser/templates/template-context';
import type { TemplateParseResult } from '@actions/workflow-parser/templates/template-parse-result';
import { readTemplate } from '@actions/workflow-parser/templates/template-reader';
import { StringToken } from '@actions/workflow-parser/templates/tokens/index';
import type { TemplateToken } from '@actions/workflow-parser/templates/tokens/template-token';
import { WORKFLOW_ROOT } from '@actions/workflow-parser/workflows/workflow-constants';
import { getWorkflowSchema } from '@actions/workflow-parser/workflows/workflow-schema';
import { YamlObjectReader } from '@actions/workflow-parser/workflows/yaml-object-reader';
import type { Parsed, Parser } from '../ports/parser.ts';
import type { Problem } from '../domain/problem.ts';
import type { MappingEntry, Place, Template } from '../domain/workflow/template.ts';

/** GitHub's own parser and validation, its tokens turned into templates. */
export function createParser(): Parser {
  return {
    workflow: async (name, text) => {
      const result = parseWorkflow({ name, content: text }, new NoOperationTraceWriter());
      if (result.value !== undefined && problemsOf(result).length === 0)
        await convertWorkflowTemplate(result.context, result.value);
      return parsed(name, result, () => readByValue(name, text, getWorkflowSchema(), WORKFLOW_ROOT));
    },
    action: (name, text) =>
      parsed(name, parseAction({ name, content: text }, new NoOperationTraceWriter()), () =>
        readByValue(name, text, getActionSchema(), ACTION_ROOT),
      ),
  };
}

/**
 * Reads a valid file again by the values of its scalars. The parser builds the expression of a text of several lines
 * from its source, with the indentation of the file (and without folding), so that its positions are easy to find in
 * an editor; what GitHub runs is the value.
 */
function readByValue(
  name: string,
  text: string,
  schema: TemplateSchema,
  root: string,
): TemplateToken | undefined {
  const context = new TemplateContext(new TemplateValidationErrors(), schema, new NoOperationTraceWriter());
  const fileId = context.getFileId(name);
  const reader = new YamlObjectReader(fileId, text);
  const byValue: ObjectReader = {
    allowLiteral: () => {
      const token = reader.allowLiteral();
      return token !== undefined && isString(token) && token.source !== undefined
        ? new StringToken(token.file, token.range, token.value, token.definitionInfo)
        : token;
    },
    allowSequenceStart: () => reader.allowSequenceStart(),
    allowSequenceEnd: () => reader.allowSequenceEnd(),
    allowMappingStart: () => reader.allowMappingStart(),
    allowMappingEnd: () => reader.allowMappingEnd(),
    validateStart: () => {
      reader.validateStart();
    },
    validateEnd: () => {
      reader.validateEnd();
    },
  };
  return readTemplate(context, root, byValue, fileId);
}

function parsed(name: string, result: TemplateParseResult, read: () => TemplateToken | undefined): Parsed {
  const problems = problemsOf(result);
  if (problems.length > 0) return { kind: 'invalid', problems };
  const value = result.value === undefined ? undefined : read();
  if (value === undefined)
    return { kind: 'invalid', problems: [{ message: `${name}: the file is empty`, place: null }] };
  const refused: Problem[] = [];
  const root = toTemplate(value, name, refused);
  return refused.length > 0 ? { kind: 'invalid', problems: refused } : { kind: 'valid', root };
}

/** The messages carry file, line and column already, in GitHub's form. */
function problemsOf(result: TemplateParseResult): readonly Problem[] {
  return result.context.errors.getErrors().map((error) => ({ message: error.message, place: null }));
}

function toTemplate(token: TemplateToken, file: string, refused: Problem[]): Template {
  const place: Place = { file, line: token.line ?? 1, column: token.col ?? 1 };
  if (isMapping(token)) {
    const entries: MappingEntry[] = [];
    for (const pair of token) {
      const keyPlace = { file, line: pair.key.line ?? place.line, column: pair.key.col ?? 1 };
      if (isString(pair.key))
        entries.push({ key: pair.key.value, keyPlace, value: toTemplate(pair.value, file, refused) });
      else
        refused.push({
          message: `an expression as a key is not supported: ${pair.key.toString()}`,
          place: keyPlace,
        });
    }
    return { kind: 'mapping', entries, place };
  }
  if (isSequence(token)) {
    const items: Template[] = [];
    for (const item of token) items.push(toTemplate(item, file, refused));
    return { kind: 'sequence', items, place };
  }
  if (isBasicExpression(token)) return { kind: 'expression', expression: token.expression, place };
  if (isString(token) || isNumber(token) || isBoolean(token))
    return { kind: 'literal', value: token.value, place };
  return { kind: 'literal', value: null, place };
}
