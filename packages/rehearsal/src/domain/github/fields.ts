import { isRecord } from '@interlock/shared/domain/json';
import { type Failure, invalidRequest } from './exchange.ts';

/** The fields of a JSON request body that a route reads; fields it does not name are ignored, as GitHub does. */
export type FieldRule =
  | {
      readonly kind: 'string';
      readonly required?: boolean;
      readonly nullable?: boolean;
      readonly oneOf?: readonly string[];
      readonly maxLength?: number;
    }
  | { readonly kind: 'boolean' }
  | { readonly kind: 'integer'; readonly required?: boolean }
  | { readonly kind: 'object' }
  | { readonly kind: 'list'; readonly maxItems?: number }
  | { readonly kind: 'any' };

export type FieldRules = Readonly<Record<string, FieldRule>>;

/** Fields that satisfied their rules. Each reader answers undefined where the field is absent or null. */
export interface Fields {
  readonly kind: 'fields';
  readonly has: (name: string) => boolean;
  readonly text: (name: string) => string | undefined;
  readonly flag: (name: string) => boolean | undefined;
  readonly whole: (name: string) => number | undefined;
  readonly list: (name: string) => readonly unknown[] | undefined;
  readonly object: (name: string) => Readonly<Record<string, unknown>> | undefined;
  readonly any: (name: string) => unknown;
}

/** Parses and checks a request body: 400 for what is no JSON, 422 for a body or field of the wrong shape. */
export function readFields(body: string, rules: FieldRules): Fields | Failure {
  let parsed: unknown;
  try {
    parsed = body === '' ? {} : JSON.parse(body);
  } catch {
    return { kind: 'failure', status: 400, message: 'Problems parsing JSON' };
  }
  if (!isRecord(parsed)) return { kind: 'failure', status: 400, message: 'Body should be a JSON object' };
  return checkFields(parsed, rules);
}

/** Checks the fields of one object; all problems are reported together. */
export function checkFields(value: Readonly<Record<string, unknown>>, rules: FieldRules): Fields | Failure {
  const problems = fieldProblems(value, rules);
  return problems.length > 0 ? invalidRequest(problems) : fieldsOf(value);
}

/** What is wrong with the fields of one object, in GitHub's words; empty when nothing is. */
export function fieldProblems(value: Readonly<Record<string, unknown>>, rules: FieldRules): string[] {
  const problems: string[] = [];
  const missing: string[] = [];
  for (const [name, rule] of Object.entries(rules)) {
    const field = value[name];
    if (field === undefined) {
      if ('required' in rule && rule.required) missing.push(`"${name}"`);
      continue;
    }
    const problem = problemOf(name, field, rule);
    if (problem !== null) problems.push(problem);
  }
  if (missing.length > 0) {
    problems.unshift(`${missing.join(', ')} ${missing.length === 1 ? "wasn't" : "weren't"} supplied.`);
  }
  return problems;
}

function problemOf(name: string, value: unknown, rule: FieldRule): string | null {
  const isNot = (what: string) => `For 'properties/${name}', ${JSON.stringify(value)} is not ${what}.`;
  switch (rule.kind) {
    case 'string':
      if (value === null && rule.nullable === true) return null;
      if (typeof value !== 'string') return isNot('a string');
      if (rule.oneOf !== undefined && !rule.oneOf.includes(value)) {
        return isNot(`a possible value. Must be one of the following: ${rule.oneOf.join(', ')}`);
      }
      if (rule.maxLength !== undefined && characterCount(value) > rule.maxLength) {
        return `Only ${rule.maxLength} characters are allowed; ${characterCount(value)} were supplied.`;
      }
      return null;
    case 'boolean':
      return typeof value === 'boolean' ? null : isNot('a boolean');
    case 'integer':
      return Number.isSafeInteger(value) ? null : isNot('an integer');
    case 'object':
      return isRecord(value) ? null : isNot('an object');
    case 'list':
      if (!Array.isArray(value)) return isNot('an array');
      if (rule.maxItems !== undefined && value.length > rule.maxItems) {
        return `No more than ${rule.maxItems} items are allowed; ${value.length} were supplied.`;
      }
      return null;
    case 'any':
      return null;
  }
}

function fieldsOf(value: Readonly<Record<string, unknown>>): Fields {
  const read =
    <T>(is: (field: unknown) => field is T) =>
    (name: string): T | undefined => {
      const field = value[name];
      return is(field) ? field : undefined;
    };
  return {
    kind: 'fields',
    has: (name) => value[name] !== undefined,
    text: read((field): field is string => typeof field === 'string'),
    flag: read((field): field is boolean => typeof field === 'boolean'),
    whole: read((field): field is number => typeof field === 'number'),
    list: read((field): field is readonly unknown[] => Array.isArray(field)),
    object: read(isRecord),
    any: (name) => value[name],
  };
}

/** GitHub counts characters, not UTF-16 units: an emoji is one. */
export function characterCount(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    const isLowHalfOfPair = unit >= 0xdc00 && unit <= 0xdfff && index > 0 && isHighHalf(text, index - 1);
    if (!isLowHalfOfPair) count += 1;
  }
  return count;
}

function isHighHalf(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit >= 0xd800 && unit <= 0xdbff;
}
