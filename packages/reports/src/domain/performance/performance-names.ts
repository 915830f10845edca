import type { NamedFormat } from '../named-format.ts';

/** The formats of reports about performance, the most common of each syntax first. */
export const performanceNames = {
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
} as const satisfies Readonly<Record<string, NamedFormat>>;
