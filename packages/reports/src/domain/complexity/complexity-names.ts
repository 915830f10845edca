import type { NamedFormat } from '../named-format.ts';

/** The formats of reports about complexity, the most common of each syntax first. */
export const complexityNames = {
  'lizard-xml': { kind: 'complexity', syntax: 'XML' },
  'lizard-csv': { kind: 'complexity', syntax: 'text' },
  'lizard-text': { kind: 'complexity', syntax: 'text' },
  'eslint-complexity': { kind: 'complexity', syntax: 'JSON' },
} as const satisfies Readonly<Record<string, NamedFormat>>;
