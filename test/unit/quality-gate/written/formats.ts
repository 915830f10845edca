import type { Format } from '@interlock/quality-gate/domain/report/formats';

import * as coverage from './coverage.ts';
import type { Written } from './document.ts';
import * as performance from './performance.ts';
import * as sources from './sources.ts';
import * as tests from './tests.ts';

/** How each format is written: whoever adds a format adds what writes it. */
export const writtenFormats: Readonly<Record<Format, Written>> = {
  junit: tests.junit,
  nunit2: tests.nunit2,
  nunit3: tests.nunit3,
  xunit: tests.xunit,
  trx: tests.trx,
  ctrf: tests.ctrf,
  mocha: tests.mocha,
  jest: tests.jest,
  'go-test': tests.goTest,
  dart: tests.dart,
  rspec: tests.rspec,
  tap: tests.tap,
  lcov: coverage.lcov,
  cobertura: coverage.cobertura,
  jacoco: coverage.jacoco,
  clover: coverage.clover,
  opencover: coverage.opencover,
  istanbul: coverage.istanbul,
  'istanbul-summary': coverage.istanbulSummary,
  'go-cover': coverage.goCover,
  'coverage-py': coverage.coveragePy,
  simplecov: coverage.simplecov,
  'lizard-xml': sources.lizardXml,
  'lizard-csv': sources.lizardCsv,
  'eslint-complexity': sources.eslintComplexity,
  jscpd: sources.jscpd,
  cpd: sources.cpd,
  k6: performance.k6,
  lighthouse: performance.lighthouse,
  hyperfine: performance.hyperfine,
  'vitest-bench': performance.vitestBench,
  tinybench: performance.tinybench,
  'pytest-benchmark': performance.pytestBenchmark,
  'go-bench': performance.goBench,
  jmh: performance.jmh,
  autocannon: performance.autocannon,
  measurements: performance.measurements,
  sarif: sources.sarif,
  eslint: sources.eslint,
  checkstyle: sources.checkstyle,
  'golangci-lint': sources.golangci,
  ruff: sources.ruff,
  tsc: sources.tsc,
  mypy: sources.mypy,
  prettier: sources.prettier,
  gofmt: sources.gofmt,
  black: sources.black,
  'ruff-format': sources.ruffFormat,
};
