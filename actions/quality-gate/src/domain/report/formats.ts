import type { FormatDefinition } from './format.ts';
import { ctrf } from './ctrf.ts';
import { dart } from './dart.ts';
import { goTest } from './go-test.ts';
import { jest } from './jest.ts';
import { mocha } from './mocha.ts';
import { nunit2, nunit3 } from './nunit.ts';
import { rspec } from './rspec.ts';
import { tap } from './tap.ts';
import { trx } from './trx.ts';
import { xunit } from './xunit.ts';
import { junit } from './junit.ts';
import { autocannon } from './autocannon.ts';
import { goBench } from './go-bench.ts';
import { hyperfine } from './hyperfine.ts';
import { jmh } from './jmh.ts';
import { k6 } from './k6.ts';
import { lighthouse } from './lighthouse.ts';
import { measurementList } from './measurement-list.ts';
import { pytestBenchmark } from './pytest-benchmark.ts';
import { tinybench } from './tinybench.ts';
import { vitestBench } from './vitest-bench.ts';
import { lcov } from './lcov.ts';
import { clover } from './clover.ts';
import { cobertura } from './cobertura.ts';
import { coveragePy } from './coverage-py.ts';
import { goCover } from './go-cover.ts';
import { istanbul, istanbulSummary } from './istanbul.ts';
import { jacoco } from './jacoco.ts';
import { opencover } from './opencover.ts';
import { simplecov } from './simplecov.ts';
import { cpd } from './cpd.ts';
import { jscpd } from './jscpd.ts';
import { eslintComplexity } from './eslint-complexity.ts';
import { lizardCsv } from './lizard-csv.ts';
import { lizardText } from './lizard-text.ts';
import { lizardXml } from './lizard-xml.ts';
import { checkstyle } from './checkstyle.ts';
import { eslint } from './eslint.ts';
import { golangci } from './golangci.ts';
import { sarif } from './sarif.ts';
import { gofmt } from './gofmt.ts';
import { mypy } from './mypy.ts';
import { prettier } from './prettier.ts';
import { black, ruffFormat } from './python-formatters.ts';
import { ruff } from './ruff.ts';
import { tsc } from './tsc.ts';

/** Every format that is read, by the name that `format` of an entry gives it. */
export const formatDefinitions = {
  junit,
  nunit2,
  nunit3,
  xunit,
  trx,
  ctrf,
  mocha,
  jest,
  'go-test': goTest,
  dart,
  rspec,
  tap,
  lcov,
  cobertura,
  jacoco,
  clover,
  opencover,
  istanbul,
  'istanbul-summary': istanbulSummary,
  'go-cover': goCover,
  'coverage-py': coveragePy,
  simplecov,
  'lizard-xml': lizardXml,
  'lizard-csv': lizardCsv,
  'lizard-text': lizardText,
  'eslint-complexity': eslintComplexity,
  jscpd,
  cpd,
  k6,
  lighthouse,
  hyperfine,
  'vitest-bench': vitestBench,
  tinybench,
  'pytest-benchmark': pytestBenchmark,
  'go-bench': goBench,
  jmh,
  autocannon,
  measurements: measurementList,
  sarif,
  eslint,
  checkstyle,
  'golangci-lint': golangci,
  ruff,
  tsc,
  mypy,
  prettier,
  gofmt,
  black,
  'ruff-format': ruffFormat,
} as const satisfies Readonly<Record<string, FormatDefinition>>;

export type Format = keyof typeof formatDefinitions;

const isFormat = (name: string): name is Format => Object.hasOwn(formatDefinitions, name);

/** The names, in the order of the table. */
export const formatNames: readonly Format[] = Object.keys(formatDefinitions).filter(isFormat);

/** The definition of a format. */
export function definitionOf(format: Format): FormatDefinition {
  return formatDefinitions[format];
}

/** The table of formats in Markdown, as the README shows it. */
export function formatsTable(): string {
  const rows = formatNames.map((name) => {
    const { kind, title } = definitionOf(name);
    return `| \`${kind}\` | \`${name}\` | ${title} |`;
  });
  return ['| kind | format | what it is |', '| --- | --- | --- |', ...rows].join('\n');
}
