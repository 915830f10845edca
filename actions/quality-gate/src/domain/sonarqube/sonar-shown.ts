import type { Section } from '@interlock/shared/domain/report/gate-summary';
import { code, table } from '@interlock/shared/domain/report/node';
import { schema as v } from '@interlock/shared/domain/schema';

import { sayScope } from './analysis.ts';
import type { SonarMeasure, SonarProject } from './sonar-measure.ts';

const nullableText = v.nullable(v.string());

const project = v.strictObject({
  key: v.string(),
  /** Why nothing is known of it; `null` where it is. */
  problem: nullableText,
  analysis: v.nullable(
    v.strictObject({
      /** `null` of a pull request. */
      id: nullableText,
      of: v.string(),
      revision: v.string(),
      date: v.string(),
      ignoresConditions: v.boolean(),
      conditions: v.array(
        v.strictObject({
          metric: v.string(),
          comparator: v.string(),
          value: nullableText,
          threshold: nullableText,
          failed: v.boolean(),
        }),
      ),
      /** By the key and in the unit of the server. */
      measures: v.record(v.string(), v.number()),
    }),
  ),
});

/** What SonarQube says; `null` where no entry of `reports` asks it. */
export const sonarSchema = v.nullable(
  v.strictObject({
    /** Name and port of the server; `null` where none was given. */
    host: nullableText,
    projects: v.array(project),
  }),
);

/** A project as the report holds it. */
export function shownProject({ key, read }: SonarProject): v.InferOutput<typeof project> {
  if (read.kind === 'unknown') return { key, problem: read.code, analysis: null };
  const { id, scope, revision, date, ignoresConditions, conditions, measures } = read.analysis;
  return {
    key,
    problem: null,
    analysis: {
      id,
      of: sayScope(scope),
      revision,
      date,
      ignoresConditions,
      conditions: conditions.map(({ hasFailed, metric, comparator, value, threshold }) => ({
        metric,
        comparator,
        value,
        threshold,
        failed: hasFailed,
      })),
      measures: Object.fromEntries(measures),
    },
  };
}

/** What SonarQube says as the report holds it. */
export function shownSonar(sonar: SonarMeasure | null): v.InferOutput<typeof sonarSchema> {
  return sonar === null ? null : { host: sonar.host, projects: sonar.projects.map(shownProject) };
}

const right = (title: string) => ({ title, align: 'right' as const });
const limits: Readonly<Record<string, string>> = { LT: 'at least', GT: 'at most' };

/** The conditions of each project, those that failed first, and its measures. */
export function sonarSections(sonar: SonarMeasure | null): readonly Section[] {
  return (sonar?.projects ?? []).flatMap(({ key, read }): readonly Section[] => {
    if (read.kind === 'unknown') return [];
    const { conditions, measures, scope, revision } = read.analysis;
    const judged = [...conditions]
      .sort((a, b) => Number(b.hasFailed) - Number(a.hasFailed))
      .map(({ hasFailed, metric, comparator, value, threshold }) => [
        hasFailed ? '❌\u00a0failed' : '✅\u00a0holds',
        code(metric),
        value ?? 'none',
        `${limits[comparator] ?? comparator} ${threshold ?? 'not said'}`,
      ]);
    const measured = [...measures].map(([metric, number]) => [code(metric), String(number)]);
    const failed = conditions.filter(({ hasFailed }) => hasFailed).length;
    const of = `${sayScope(scope)} at ${revision.slice(0, 8)}`;
    return [
      {
        title: `SonarQube: ${key}, ${failed} of ${conditions.length} conditions failed (${of})`,
        folded: false,
        isUrgent: failed > 0,
        blocks: [
          table(['', 'Condition', right('Value'), right('Limit')], judged, { rowCap: 50, cellCap: 300 }),
        ],
      },
      {
        title: `Measures of ${key}`,
        folded: true,
        blocks: [table(['Measure', right('Value')], measured, { rowCap: 50, cellCap: 300 })],
      },
    ];
  });
}
