import { failure, success, type Result } from '@interlock/shared/domain/result';

import { sayScope, type Analysis, type Condition } from '../../domain/sonarqube/analysis.ts';
import {
  historyAnswer,
  measuresAnswer,
  statusAnswer,
  type AnswerCondition,
  type AnswerStatus,
} from '../../domain/sonarqube/answers.ts';
import { ask, type Asker } from './ask.ts';
import { findAnalysis, searchAnalysis, type FoundAnalysis, type Wanted } from './find-analysis.ts';
import { isOfNewCode } from '../../domain/sonarqube/metrics.ts';
import type { SonarProblem } from '../../domain/sonarqube/problem.ts';

const unknown = (seen: string) => failure<SonarProblem>({ code: 'sonarqube-gate-unknown', seen });

const readCondition = (condition: AnswerCondition): Condition => ({
  metric: condition.metricKey,
  comparator: condition.comparator ?? '',
  value: condition.actualValue ?? null,
  threshold: condition.errorThreshold ?? null,
  hasFailed: condition.status === 'ERROR',
});

/** The conditions of a gate: no word that is not known is taken for a good one. */
function readConditions({ status, conditions }: AnswerStatus): Result<readonly Condition[], SonarProblem> {
  if (status === 'NONE')
    return failure({
      code: 'sonarqube-gate-missing',
      seen: 'the server says NONE: no quality gate was applied',
    });
  if (status !== 'OK' && status !== 'ERROR') return unknown(`its quality gate is "${status}"`);
  const odd = conditions.find((condition) => condition.status !== 'OK' && condition.status !== 'ERROR');
  if (odd !== undefined) return unknown(`its condition on ${odd.metricKey} is "${odd.status}"`);
  const read = conditions.map(readCondition);
  if (status === 'ERROR' && !read.some(({ hasFailed }) => hasFailed))
    return unknown(`its quality gate failed, and none of its ${read.length} conditions did`);
  return success(read);
}

/** A number as SonarQube writes it; `null` for anything else. */
const readNumber = (text: string): number | null =>
  /^-?\d{1,15}(?:\.\d{1,15})?$/u.test(text) ? Number(text) : null;

type Values = readonly (readonly [metric: string, text: string])[];

function readMeasures(values: Values): Result<ReadonlyMap<string, number>, SonarProblem> {
  const measures = new Map<string, number>();
  for (const [metric, text] of values) {
    const number = readNumber(text);
    if (number === null)
      return failure({
        code: 'sonarqube-unreadable',
        seen: `its ${metric} is "${text}", which is no number`,
      });
    measures.set(metric, number);
  }
  return success(measures);
}

/** `2026-11-21T13:18:41+0000`, the only form that the server takes. */
const sonarDate = (ms: number): string => `${new Date(ms).toISOString().slice(0, 19)}+0000`;

/** The moment that a date of the server means; NaN for none. */
const momentOf = (date: string): number => Date.parse(date.replace(/([+-]\d{2})(\d{2})$/u, '$1:$2'));

/** What an analysis itself measured, whatever came after it. */
async function askHistory(
  asker: Asker,
  { project, scope }: Wanted,
  { date }: FoundAnalysis,
  keys: readonly string[],
): Promise<Result<Values, SonarProblem>> {
  const atMs = momentOf(date);
  if (Number.isNaN(atMs))
    return failure({ code: 'sonarqube-unreadable', seen: `the date of its analysis is "${date}"` });
  const branch: Readonly<Record<string, string>> = scope.kind === 'branch' ? { branch: scope.name } : {};
  const parameters = {
    component: project,
    ...branch,
    metrics: keys.join(','),
    // The server keeps fractions of a second, and writes none.
    from: sonarDate(atMs),
    to: sonarDate(atMs + 1000),
    ps: '1000',
  };
  const answer = await ask(asker, 'measures/search_history', parameters, historyAnswer);
  if (!answer.ok) return answer;
  const found = answer.value.measures.map(({ metric, history }) => ({
    metric,
    own: history.filter((point) => point.date === date),
  }));
  const twice = found.find(({ own }) => own.length > 1);
  if (twice !== undefined)
    return failure({
      code: 'sonarqube-analysis-changed',
      seen: `${twice.own.length} analyses are of the second ${date}`,
    });
  return success(
    found.flatMap(({ metric, own }) => {
      const text = own[0]?.value;
      return text === undefined ? [] : [[metric, text] as const];
    }),
  );
}

/** What a project measures at present. */
async function askPresent(
  asker: Asker,
  { project, scope }: Wanted,
  keys: readonly string[],
): Promise<Result<Values, SonarProblem>> {
  const at: Readonly<Record<string, string>> =
    scope.kind === 'main'
      ? {}
      : scope.kind === 'branch'
        ? { branch: scope.name }
        : { pullRequest: String(scope.number) };
  const parameters = { component: project, ...at, metricKeys: keys.join(',') };
  const answer = await ask(asker, 'measures/component', parameters, measuresAnswer);
  if (!answer.ok) return answer;
  const { key, measures } = answer.value.component;
  if (key !== project)
    return failure({ code: 'sonarqube-unreadable', seen: `asked for ${project}, it answered for ${key}` });
  return success(
    measures.flatMap(({ metric, value, period }) => {
      const text = value ?? period?.value;
      return text === undefined ? [] : [[metric, text] as const];
    }),
  );
}

/**
 * What an analysis measured. The history does not have what is about new code: that is asked of the project as it is,
 * which is only right while no other analysis came after this one.
 */
async function askMeasures(
  asker: Asker,
  wanted: Wanted,
  found: FoundAnalysis,
  keys: readonly string[],
): Promise<Result<Values, SonarProblem>> {
  if (found.id === null) return askPresent(asker, wanted, keys);
  const history = await askHistory(
    asker,
    wanted,
    found,
    keys.filter((key) => !isOfNewCode(key)),
  );
  const ofNewCode = keys.filter(isOfNewCode);
  if (!history.ok || ofNewCode.length === 0 || !found.isNewest) return history;
  const present = await askPresent(asker, wanted, ofNewCode);
  return present.ok ? success([...history.value, ...present.value]) : present;
}

/**
 * Reads what a server says of the analysis of a commit: the quality gate as it was judged then, and measures.
 *
 * @param asker - who is asked
 * @param wanted - of which project and commit
 * @param keys - the measures, by the server's keys
 * @throws {ExternalError} when the run is offline; the signal's reason when it was cancelled
 */
export async function readAnalysis(
  asker: Asker,
  wanted: Wanted,
  keys: readonly string[],
): Promise<Result<Analysis, SonarProblem>> {
  const found = await findAnalysis(asker, wanted);
  if (!found.ok) return found;
  const { id, date, revision, isNewest } = found.value;
  const { project, scope } = wanted;
  const asked: Readonly<Record<string, string>> =
    id !== null
      ? { analysisId: id }
      : {
          projectKey: project,
          ...(scope.kind === 'pull-request' ? { pullRequest: String(scope.number) } : {}),
        };
  const status = await ask(asker, 'qualitygates/project_status', asked, statusAnswer);
  if (!status.ok) return status;
  const conditions = readConditions(status.value.projectStatus);
  if (!conditions.ok) return conditions;
  const values = await askMeasures(asker, wanted, found.value, keys);
  if (!values.ok) return values;
  const measures = readMeasures(values.value);
  if (!measures.ok) return measures;
  // What was asked of the project as it is belongs to the analysis only if it still is the one.
  if (isNewest) {
    const again = await searchAnalysis(asker, wanted);
    if (!again.ok) return again;
    const same = again.value;
    if (same.id !== id || same.date !== date || same.revision !== revision || !same.isNewest)
      return failure({
        code: 'sonarqube-analysis-changed',
        seen: `another analysis of ${sayScope(scope)} came while this one was read`,
      });
  }
  return success({
    scope,
    id,
    date,
    revision,
    conditions: conditions.value,
    ignoresConditions: status.value.projectStatus.ignoredConditions,
    measures: measures.value,
  });
}
