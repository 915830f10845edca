import type { FormatDefinition, UsableReport } from './format.ts';

/** What every format that is read is about, by the name that `format` of an entry gives it. Readers are loaded on demand. */
const kinds = {
  junit: 'tests',
  nunit2: 'tests',
  nunit3: 'tests',
  xunit: 'tests',
  trx: 'tests',
  ctrf: 'tests',
  mocha: 'tests',
  jest: 'tests',
  'go-test': 'tests',
  dart: 'tests',
  rspec: 'tests',
  tap: 'tests',
  lcov: 'coverage',
  cobertura: 'coverage',
  jacoco: 'coverage',
  clover: 'coverage',
  opencover: 'coverage',
  istanbul: 'coverage',
  'istanbul-summary': 'coverage',
  'go-cover': 'coverage',
  'coverage-py': 'coverage',
  simplecov: 'coverage',
  'lizard-xml': 'complexity',
  'lizard-csv': 'complexity',
  'lizard-text': 'complexity',
  'eslint-complexity': 'complexity',
  jscpd: 'duplication',
  cpd: 'duplication',
  k6: 'performance',
  lighthouse: 'performance',
  hyperfine: 'performance',
  'vitest-bench': 'performance',
  tinybench: 'performance',
  'pytest-benchmark': 'performance',
  'go-bench': 'performance',
  jmh: 'performance',
  autocannon: 'performance',
  measurements: 'performance',
  sarif: 'static',
  eslint: 'static',
  checkstyle: 'static',
  'golangci-lint': 'static',
  ruff: 'static',
  tsc: 'static',
  mypy: 'static',
  prettier: 'static',
  gofmt: 'static',
  black: 'static',
  'ruff-format': 'static',
} as const satisfies Readonly<Record<string, UsableReport['kind']>>;

export type Format = keyof typeof kinds;

/** Readers by format: all, or those of one kind. */
export type Definitions = Readonly<Partial<Record<Format, FormatDefinition>>>;

export const isFormat = (name: string): name is Format => Object.hasOwn(kinds, name);

/** The names, in the order of the table. */
export const formatNames: readonly Format[] = Object.keys(kinds).filter(isFormat);

/** What reports of a format are about. */
export const kindOf = (format: Format): UsableReport['kind'] => kinds[format];
