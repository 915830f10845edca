import type { FakeAnalysis, FakeSonar } from './fake-sonarqube.ts';

export const first = '1'.repeat(40);
export const second = 'a'.repeat(40);
export const token = 'squ_8195902e01eddf9b3a19b8682f15d64565c4e423';

/** As a real server answered for the first analysis of a project: OK, by no condition. */
export const firstAnalysis: FakeAnalysis = {
  key: '8c7d6b9b-8758-4705-8aaf-5f486675664c',
  date: '2026-11-21T13:18:41+0000',
  revision: first,
  status: 'OK',
  conditions: [],
  measures: {
    ...{ ncloc: '12', complexity: '4', cognitive_complexity: '6', coverage: '0.0' },
    ...{ duplicated_lines_density: '0.0', bugs: '0', violations: '0' },
  },
};

/** As it answered for the second one. */
export const secondAnalysis: FakeAnalysis = {
  key: 'f97c07fc-c381-43fb-92c4-7e22058abe90',
  date: '2026-11-21T13:23:16+0000',
  revision: second,
  status: 'ERROR',
  conditions: [
    {
      status: 'OK',
      metricKey: 'reliability_rating',
      comparator: 'GT',
      errorThreshold: '1',
      actualValue: '1',
    },
    {
      status: 'ERROR',
      metricKey: 'new_coverage',
      comparator: 'LT',
      errorThreshold: '80',
      actualValue: '0.0',
    },
    { status: 'ERROR', metricKey: 'coverage', comparator: 'LT', errorThreshold: '80', actualValue: '0.0' },
    { status: 'ERROR', metricKey: 'ncloc', comparator: 'GT', errorThreshold: '5', actualValue: '36' },
  ],
  measures: {
    ...{ ncloc: '36', complexity: '12', cognitive_complexity: '18', coverage: '0.0', new_coverage: '0.0' },
    ...{ duplicated_lines_density: '94.9', new_duplicated_lines_density: '96.2963', bugs: '0' },
    ...{ violations: '0', new_violations: '0', new_lines: '24' },
  },
};

/** The same with every condition held. */
export const goodAnalysis: FakeAnalysis = {
  ...secondAnalysis,
  status: 'OK',
  conditions: [
    { status: 'OK', metricKey: 'new_coverage', comparator: 'LT', errorThreshold: '80', actualValue: '91.5' },
    { status: 'OK', metricKey: 'new_violations', comparator: 'GT', errorThreshold: '0', actualValue: '0' },
  ],
  measures: {
    ...secondAnalysis.measures,
    coverage: '88.4',
    new_coverage: '91.5',
    duplicated_lines_density: '1.2',
  },
};

export const shop: FakeSonar = {
  project: 'shop',
  token,
  analysisTokens: ['sqp_2cd5ce569e9c49545693fde9c1492671e13f6cc2'],
  analyses: [secondAnalysis, firstAnalysis],
};

export const goodShop: FakeSonar = { ...shop, analyses: [goodAnalysis, firstAnalysis] };
