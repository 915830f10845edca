import type { FormatDefinition, UsableReport } from './format.ts';

/** How a report is written. */
export type Syntax = 'XML' | 'JSON' | 'text';

interface Named {
  readonly kind: UsableReport['kind'];
  readonly syntax: Syntax;
}

/**
 * What every format that is read is about, by the name that `format` of an entry gives it; of each kind and syntax the
 * most common come first. Readers are loaded on demand.
 */
const formats = {
  junit: { kind: 'tests', syntax: 'XML' },
  nunit3: { kind: 'tests', syntax: 'XML' },
  trx: { kind: 'tests', syntax: 'XML' },
  xunit: { kind: 'tests', syntax: 'XML' },
  nunit2: { kind: 'tests', syntax: 'XML' },
  ctrf: { kind: 'tests', syntax: 'JSON' },
  jest: { kind: 'tests', syntax: 'JSON' },
  mocha: { kind: 'tests', syntax: 'JSON' },
  rspec: { kind: 'tests', syntax: 'JSON' },
  'go-test': { kind: 'tests', syntax: 'JSON' },
  dart: { kind: 'tests', syntax: 'JSON' },
  tap: { kind: 'tests', syntax: 'text' },
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
  'lizard-xml': { kind: 'complexity', syntax: 'XML' },
  'lizard-csv': { kind: 'complexity', syntax: 'text' },
  'lizard-text': { kind: 'complexity', syntax: 'text' },
  'eslint-complexity': { kind: 'complexity', syntax: 'JSON' },
  jscpd: { kind: 'duplication', syntax: 'JSON' },
  cpd: { kind: 'duplication', syntax: 'XML' },
  k6: { kind: 'performance', syntax: 'JSON' },
  lighthouse: { kind: 'performance', syntax: 'JSON' },
  hyperfine: { kind: 'performance', syntax: 'JSON' },
  'vitest-bench': { kind: 'performance', syntax: 'JSON' },
  tinybench: { kind: 'performance', syntax: 'JSON' },
  'pytest-benchmark': { kind: 'performance', syntax: 'JSON' },
  'go-bench': { kind: 'performance', syntax: 'text' },
  jmh: { kind: 'performance', syntax: 'JSON' },
  autocannon: { kind: 'performance', syntax: 'JSON' },
  measurements: { kind: 'performance', syntax: 'JSON' },
  sarif: { kind: 'static', syntax: 'JSON' },
  eslint: { kind: 'static', syntax: 'JSON' },
  checkstyle: { kind: 'static', syntax: 'XML' },
  'golangci-lint': { kind: 'static', syntax: 'JSON' },
  ruff: { kind: 'static', syntax: 'JSON' },
  tsc: { kind: 'static', syntax: 'text' },
  mypy: { kind: 'static', syntax: 'text' },
  prettier: { kind: 'static', syntax: 'text' },
  gofmt: { kind: 'static', syntax: 'text' },
  black: { kind: 'static', syntax: 'text' },
  'ruff-format': { kind: 'static', syntax: 'text' },
} as const satisfies Readonly<Record<string, Named>>;

export type Format = keyof typeof formats;

/** Readers by format: all, or those of one kind. */
export type Definitions = Readonly<Partial<Record<Format, FormatDefinition>>>;

export const isFormat = (name: string): name is Format => Object.hasOwn(formats, name);

/** The names, in the order of the table. */
export const formatNames: readonly Format[] = Object.keys(formats).filter(isFormat);

/** What reports of a format are about. */
export const kindOf = (format: Format): UsableReport['kind'] => formats[format].kind;

/** How reports of a format are written. */
export const syntaxOf = (format: Format): Syntax => formats[format].syntax;
