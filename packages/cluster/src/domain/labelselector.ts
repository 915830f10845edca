import { listAt, objectAt, textAt, textMapAt } from './json.ts';
import type { Json } from './json.ts';

/** One requirement of a label selector. */
export type Requirement =
  | { readonly kind: 'in' | 'not-in'; readonly key: string; readonly values: readonly string[] }
  | { readonly kind: 'exists' | 'absent'; readonly key: string }
  | { readonly kind: 'greater' | 'less'; readonly key: string; readonly than: number };

/** Requirements that must all hold; none holds for everything. */
export type LabelSelector = readonly Requirement[];

/** A selector read from a query, or why it is none. */
export type ReadSelector =
  | { readonly kind: 'selector'; readonly selector: LabelSelector }
  | { readonly kind: 'problem'; readonly why: string };

type Labels = Readonly<Record<string, string>>;

/** Whether labels satisfy every requirement. */
export function matchesLabels(selector: LabelSelector, labels: Labels): boolean {
  return selector.every((requirement) => holds(requirement, labels));
}

function holds(requirement: Requirement, labels: Labels): boolean {
  const value = Object.hasOwn(labels, requirement.key) ? labels[requirement.key] : undefined;
  switch (requirement.kind) {
    case 'exists':
      return value !== undefined;
    case 'absent':
      return value === undefined;
    case 'in':
      return value !== undefined && requirement.values.includes(value);
    case 'not-in':
      return value === undefined || !requirement.values.includes(value);
    case 'greater':
      return isWhole(value) && Number(value) > requirement.than;
    case 'less':
      return isWhole(value) && Number(value) < requirement.than;
  }
}

const isWhole = (value: string | undefined): boolean => value !== undefined && /^-?[0-9]+$/.test(value);

/** A selector of equalities: a Service's `spec.selector`. */
export function selectorOfLabels(labels: Labels): LabelSelector {
  return Object.entries(labels).map(([key, value]) => ({ kind: 'in', key, values: [value] }));
}

/** A `LabelSelector` object: `matchLabels` and `matchExpressions`. An unknown operator selects nothing. */
export function selectorOfObject(selector: Json | undefined): LabelSelector {
  return [
    ...selectorOfLabels(textMapAt(selector, 'matchLabels')),
    ...listAt(selector, 'matchExpressions').map((expression): Requirement => {
      const key = textAt(expression, 'key') ?? '';
      const values = listAt(expression, 'values').filter((value) => typeof value === 'string');
      switch (textAt(expression, 'operator')) {
        case 'In':
          return { kind: 'in', key, values };
        case 'NotIn':
          return { kind: 'not-in', key, values };
        case 'Exists':
          return { kind: 'exists', key };
        case 'DoesNotExist':
          return { kind: 'absent', key };
        default:
          return { kind: 'in', key, values: [] };
      }
    }),
  ];
}

/** A selector as text, as `/scale` reports it. */
export function selectorText(selector: LabelSelector): string {
  return selector
    .map((requirement) => {
      switch (requirement.kind) {
        case 'exists':
          return requirement.key;
        case 'absent':
          return `!${requirement.key}`;
        case 'greater':
          return `${requirement.key}>${requirement.than}`;
        case 'less':
          return `${requirement.key}<${requirement.than}`;
        case 'in':
          return requirement.values.length === 1
            ? `${requirement.key}=${requirement.values[0] ?? ''}`
            : `${requirement.key} in (${requirement.values.join(',')})`;
        case 'not-in':
          return `${requirement.key} notin (${requirement.values.join(',')})`;
      }
    })
    .join(',');
}

const key = '[A-Za-z0-9](?:[A-Za-z0-9._/-]*[A-Za-z0-9])?';
const word = '[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?';
const forms: readonly (readonly [RegExp, (match: RegExpExecArray) => Requirement])[] = [
  [
    new RegExp(`^(${key})\\s+in\\s*\\(([^()]*)\\)$`),
    (m) => ({ kind: 'in', key: m[1] ?? '', values: split(m[2]) }),
  ],
  [
    new RegExp(`^(${key})\\s+notin\\s*\\(([^()]*)\\)$`),
    (m) => ({ kind: 'not-in', key: m[1] ?? '', values: split(m[2]) }),
  ],
  [new RegExp(`^!\\s*(${key})$`), (m) => ({ kind: 'absent', key: m[1] ?? '' })],
  [new RegExp(`^(${key})$`), (m) => ({ kind: 'exists', key: m[1] ?? '' })],
  [
    new RegExp(`^(${key})\\s*!=\\s*(${word})?$`),
    (m) => ({ kind: 'not-in', key: m[1] ?? '', values: [m[2] ?? ''] }),
  ],
  [
    new RegExp(`^(${key})\\s*==?\\s*(${word})?$`),
    (m) => ({ kind: 'in', key: m[1] ?? '', values: [m[2] ?? ''] }),
  ],
  [
    new RegExp(`^(${key})\\s*>\\s*(-?[0-9]+)$`),
    (m) => ({ kind: 'greater', key: m[1] ?? '', than: Number(m[2]) }),
  ],
  [
    new RegExp(`^(${key})\\s*<\\s*(-?[0-9]+)$`),
    (m) => ({ kind: 'less', key: m[1] ?? '', than: Number(m[2]) }),
  ],
];

const split = (values: string | undefined): readonly string[] =>
  (values ?? '').split(',').map((value) => value.trim());

/** Reads the `labelSelector` of a query: equalities, sets, existence, comparison. */
export function readLabelSelector(text: string): ReadSelector {
  const selector: Requirement[] = [];
  // A comma inside parentheses separates values, not requirements.
  for (const part of text.split(/,(?![^(]*\))/).map((entry) => entry.trim())) {
    if (part === '' && text.trim() === '') continue;
    const found = forms
      .map(([form, read]) => ({ match: form.exec(part), read }))
      .find(({ match }) => match !== null);
    if (found?.match === undefined || found.match === null)
      return { kind: 'problem', why: `unable to parse requirement: ${JSON.stringify(part)}` };
    selector.push(found.read(found.match));
  }
  return { kind: 'selector', selector };
}

/** Whether an object's labels satisfy a selector. */
export function selects(selector: LabelSelector, target: Json): boolean {
  return matchesLabels(selector, textMapAt(objectAt(target, 'metadata'), 'labels'));
}
