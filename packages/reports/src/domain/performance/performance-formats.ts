import type { Definitions } from '../format-names.ts';
import { k6 } from './k6.ts';
import { lighthouse } from './lighthouse.ts';
import { hyperfine } from './hyperfine.ts';
import { vitestBench } from './vitest-bench.ts';
import { tinybench } from './tinybench.ts';
import { pytestBenchmark } from './pytest-benchmark.ts';
import { goBench } from './go-bench.ts';
import { jmh } from './jmh.ts';
import { autocannon } from './autocannon.ts';
import { measurementList } from './measurement-list.ts';

/** The readers of reports about performance. */
export const performanceFormats = {
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
} satisfies Definitions;
