import { readFileSync } from 'node:fs';

/** The part of OpenAPI 3.0 schemas that `extract-openapi.mjs` keeps. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly nullable?: boolean;
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
}

interface Description {
  readonly source: string;
  readonly answers: Readonly<Record<string, Schema>>;
  readonly components: Readonly<Record<string, Schema>>;
}

const description = JSON.parse(
  readFileSync(new URL('fixtures/openapi.json', import.meta.url), 'utf8'),
) as Description;

/** The answers that can be checked, as `GET /repos/{owner}/{repo} 200`. */
export const describedAnswers = Object.keys(description.answers);

/** Where a value departs from GitHub's published description; empty when it does not. */
export function departures(answer: string, value: unknown): readonly string[] {
  const schema = description.answers[answer];
  if (schema === undefined) throw new Error(`the description has no answer ${answer}`);
  return check(schema, value, '$');
}

function check(schema: Schema, value: unknown, path: string): string[] {
  if (schema.$ref !== undefined) {
    const component = description.components[schema.$ref];
    if (component === undefined) throw new Error(`the description has no component ${schema.$ref}`);
    return check(component, value, path);
  }
  if (value === null) return isNullable(schema) ? [] : [`${path} is null`];
  const choices = schema.oneOf ?? schema.anyOf;
  if (choices !== undefined) {
    const found = choices.map((choice) => check(choice, value, path));
    const best = found.reduce((a, b) => (b.length < a.length ? b : a));
    if (best.length > 0) return best;
  }
  const problems = (schema.allOf ?? []).flatMap((part) => check(part, value, path));
  problems.push(...checkType(schema, value, path));
  if (schema.enum !== undefined && !schema.enum.includes(value)) {
    problems.push(`${path} is ${JSON.stringify(value)}, not one of ${schema.enum.join(', ')}`);
  }
  if (Array.isArray(value)) {
    const { items } = schema;
    if (items !== undefined)
      value.forEach((item, index) => problems.push(...check(items, item, `${path}[${index}]`)));
  } else if (typeof value === 'object') {
    const fields = value as Readonly<Record<string, unknown>>;
    for (const name of schema.required ?? [])
      if (!(name in fields)) problems.push(`${path}.${name} is missing`);
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      if (fields[name] !== undefined) problems.push(...check(property, fields[name], `${path}.${name}`));
    }
  }
  return problems;
}

function isNullable(schema: Schema): boolean {
  if (schema.nullable === true || schema.enum?.includes(null) === true) return true;
  if (schema.type === undefined && schema.oneOf === undefined && schema.anyOf === undefined) return true;
  return [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])].some((choice) =>
    isNullable(choice.$ref === undefined ? choice : (description.components[choice.$ref] ?? {})),
  );
}

function checkType(schema: Schema, value: unknown, path: string): string[] {
  const matches: Readonly<Record<string, boolean>> = {
    string: typeof value === 'string',
    boolean: typeof value === 'boolean',
    integer: Number.isInteger(value),
    number: typeof value === 'number',
    array: Array.isArray(value),
    object: typeof value === 'object' && !Array.isArray(value),
  };
  if (schema.type !== undefined && matches[schema.type] !== true) return [`${path} is no ${schema.type}`];
  if (schema.format === 'date-time' && Number.isNaN(Date.parse(String(value)))) return [`${path} is no time`];
  return [];
}
