import type { NamedFormat } from '../named-format.ts';

/** The formats of reports about coverage, the most common of each syntax first. */
export const coverageNames = {
  lcov: { kind: 'coverage', syntax: 'text' },
  cobertura: { kind: 'coverage', syntax: 'XML' },
  jacoco: { kind: 'coverage', syntax: 'XML' },
  clover: { kind: 'coverage', syntax: 'XML' },
  opencover: { kind: 'coverage', syntax: 'XML' },
  istanbul: { kind: 'coverage', syntax: 'JSON' },
  'istanbul-summary': { kind: 'coverage', syntax: 'JSON' },
  'go-cover': { kind: 'coverage', syntax: 'text' },
  'coverage-py': { kind: 'coverage', syntax: 'JSON' },
  simplecov: { kind: 'coverage', syntax: 'JSON' },
} as const satisfies Readonly<Record<string, NamedFormat>>;
