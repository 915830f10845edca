import type { Metric } from '@interlock/shared/domain/rule/metric';

interface Measure {
  /** The server's key. */
  readonly key: string;
  readonly metric: Metric;
}

const metricOf = (id: string, meaning: string, better: Metric['better']): Metric => ({
  id: `sonarqube.${id}`,
  dimension: 'count',
  meaning,
  names: 'optional',
  scopes: [],
  least: 0,
  most: Infinity,
  isWhole: true,
  better,
});

const count = (id: string, key: string, meaning: string, better: Metric['better'] = 'lower'): Measure => ({
  key,
  metric: metricOf(id, meaning, better),
});

const share = (id: string, key: string, meaning: string, better: Metric['better']): Measure => ({
  key,
  metric: { ...metricOf(id, meaning, better), dimension: 'ratio', most: 1, isWhole: false },
});

/** Measures of a project that rules may ask for. */
export const measured: readonly Measure[] = [
  count('complexity', 'complexity', 'Sum of the cyclomatic complexity of all functions.'),
  count('cognitive-complexity', 'cognitive_complexity', 'Sum of the cognitive complexity of all functions.'),
  share('duplicated-lines', 'duplicated_lines_density', 'Duplicated lines of all lines.', 'lower'),
  share(
    'new-duplicated-lines',
    'new_duplicated_lines_density',
    'Duplicated lines of those that are new.',
    'lower',
  ),
  share('coverage', 'coverage', 'Covered lines and conditions of those that can be covered.', 'higher'),
  share('new-coverage', 'new_coverage', 'The same of new code.', 'higher'),
  count('lines-of-code', 'ncloc', 'Lines that hold code.', 'higher'),
  count('issues', 'violations', 'Open issues.'),
  count('new-issues', 'new_violations', 'Open issues in new code.'),
  count('bugs', 'bugs', 'Open bugs.'),
  count('vulnerabilities', 'vulnerabilities', 'Open vulnerabilities.'),
  count('code-smells', 'code_smells', 'Open code smells.'),
  count('security-hotspots', 'security_hotspots', 'Security hotspots to review.'),
];

/** The metric that the quality gate of the server is judged by. */
export const conditionsMetric: Metric = metricOf(
  'failed-conditions',
  'Conditions of the server\'s quality gate that failed, of all projects together or `of "KEY"`.',
  'lower',
);

/** What rules may ask of SonarQube. */
export const sonarMetrics: readonly Metric[] = [conditionsMetric, ...measured.map(({ metric }) => metric)];

/** Whether a metric is one of SonarQube's. */
export const isSonar = (metric: string): boolean => metric.startsWith('sonarqube.');

/** Whether the server tells a measure of new code, which it keeps of the newest analysis alone. */
export const isOfNewCode = (key: string): boolean => key.startsWith('new_');

/** Measures that are asked for whether rules speak of them or not. */
const shownKeys: readonly string[] = [
  'ncloc',
  'complexity',
  'cognitive_complexity',
  'duplicated_lines_density',
  'coverage',
];

/** Of a pull request there is new code alone. */
const shownOfNewCode: readonly string[] = ['new_lines', 'new_coverage', 'new_duplicated_lines_density'];

/** The measures to ask for: those that are shown, and those that rules speak of. */
export function keysFor(metrics: readonly string[], isPullRequest: boolean): readonly string[] {
  const spoken = measured.filter(({ metric }) => metrics.includes(metric.id)).map(({ key }) => key);
  return [...new Set([...(isPullRequest ? shownOfNewCode : shownKeys), ...spoken])];
}
