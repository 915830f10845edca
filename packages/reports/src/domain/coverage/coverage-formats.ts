import type { Definitions } from '../format-names.ts';
import { lcov } from './lcov.ts';
import { cobertura } from './cobertura.ts';
import { jacoco } from './jacoco.ts';
import { clover } from './clover.ts';
import { opencover } from './opencover.ts';
import { istanbul, istanbulSummary } from './istanbul.ts';
import { goCover } from './go-cover.ts';
import { coveragePy } from './coverage-py.ts';
import { simplecov } from './simplecov.ts';

/** The readers of reports about coverage. */
export const coverageFormats = {
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
} satisfies Definitions;
