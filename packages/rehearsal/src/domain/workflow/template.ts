import type { Value } from '../value.ts';

/** Where something stands; line and column count from 1. */
export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A workflow or action file as GitHub's parser understood it, free of that parser's types. */
export type Template = Literal | ExpressionTemplate | SequenceTemplate | MappingTemplate;

export interface Literal {
  readonly kind: 'literal';
  readonly value: null | boolean | number | string;
  readonly place: Place;
}

export interface ExpressionTemplate {
  readonly kind: 'expression';
  /** Without the braces; text around them has become `format(…)`. */
  readonly expression: string;
  readonly place: Place;
}

export interface SequenceTemplate {
  readonly kind: 'sequence';
  readonly items: readonly Template[];
  readonly place: Place;
}

export interface MappingTemplate {
  readonly kind: 'mapping';
  readonly entries: readonly MappingEntry[];
  readonly place: Place;
}

export interface MappingEntry {
  /** The key's text; an expression in a key, such as `${{ insert }}`, is refused while reading. */
  readonly key: string;
  readonly keyPlace: Place;
  readonly value: Template;
}

/** The value under a key of a mapping; null when the template is no mapping or has no such key. */
export function property(template: Template | null, key: string): Template | null {
  if (template?.kind !== 'mapping') return null;
  return template.entries.find((entry) => entry.key === key)?.value ?? null;
}

/** The entries of a mapping; none for anything else. */
export function entriesOf(template: Template | null): readonly MappingEntry[] {
  return template?.kind === 'mapping' ? template.entries : [];
}

/** A mapping or null: for places where the schema allows nothing else. */
export function mappingOrNull(template: Template | null): MappingTemplate | null {
  return template?.kind === 'mapping' ? template : null;
}

/** The text of a literal; null for anything else, and for a literal null. */
export function literalText(template: Template | null): string | null {
  return template?.kind === 'literal' && template.value !== null ? String(template.value) : null;
}

/** The items of a sequence, or the one thing where a single one is allowed. */
export function itemsOf(template: Template | null): readonly Template[] {
  if (template === null) return [];
  return template.kind === 'sequence' ? template.items : [template];
}

/** Whether any expression occurs in the template. */
export function hasExpression(template: Template | null): boolean {
  if (template === null) return false;
  switch (template.kind) {
    case 'literal':
      return false;
    case 'expression':
      return true;
    case 'sequence':
      return template.items.some(hasExpression);
    case 'mapping':
      return template.entries.some((entry) => hasExpression(entry.value));
  }
}

/** The value of a template, given the value of each of its expressions. */
export function templateValue(
  template: Template,
  evaluate: (expression: ExpressionTemplate) => Value,
): Value {
  switch (template.kind) {
    case 'literal':
      return template.value;
    case 'expression':
      return evaluate(template);
    case 'sequence':
      return template.items.map((item) => templateValue(item, evaluate));
    case 'mapping':
      return Object.fromEntries(
        template.entries.map((entry) => [entry.key, templateValue(entry.value, evaluate)]),
      );
  }
}
