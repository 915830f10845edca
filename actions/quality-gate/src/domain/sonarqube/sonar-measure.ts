import type { Observation, Query } from '@interlock/shared/domain/rule/observation';
import { countOf } from '@interlock/shared/domain/report/numbers';
import type { RuleResult } from '@interlock/shared/domain/rule/result';

import { absent, finding, type Finding } from '../codes.ts';
import { sayCondition, type Analysis } from './analysis.ts';
import { conditionsMetric, isOfNewCode, measured } from './metrics.ts';
import type { SonarProblem } from './problem.ts';

/** One project, and what became of asking for it. */
export interface SonarProject {
  readonly key: string;
  readonly read:
    { readonly kind: 'known'; readonly analysis: Analysis } | ({ readonly kind: 'unknown' } & SonarProblem);
}

/** What a server says of all projects that are named. */
export interface SonarMeasure {
  /** Name and port of the server; `null` where none was given. */
  readonly host: string | null;
  /** Each once for each of its analyses that is looked at. */
  readonly projects: readonly SonarProject[];
}

const whereOf = (key: string): string => `sonarqube: ${key}`;

const newLines = ({ measures }: Analysis): number | null => measures.get('new_lines') ?? null;

function findingsOf({ key, read }: SonarProject): readonly Finding[] {
  const where = whereOf(key);
  if (read.kind === 'unknown') return [finding(read.code, where, read.seen)];
  const { scope, measures, ignoresConditions } = read.analysis;
  const code = measures.get('ncloc') ?? 0;
  return [
    ...(scope.kind !== 'pull-request' && code === 0
      ? [
          finding(
            'sonarqube-saw-nothing',
            where,
            measures.has('ncloc') ? '0 lines of code' : 'no number of lines of code',
          ),
        ]
      : []),
    ...(ignoresConditions
      ? [finding('sonarqube-conditions-ignored', where, 'the server says that it ignored conditions')]
      : []),
  ];
}

/** What is wrong with what was asked for, whatever rules say. */
export function sonarFindings({ projects }: SonarMeasure): readonly Finding[] {
  return projects.flatMap(findingsOf);
}

/** Each condition that failed, where a rule fails by it. */
export function conditionFindings(
  sonar: SonarMeasure | null,
  results: readonly RuleResult[],
): readonly Finding[] {
  const names = results
    .filter(({ outcome, metric }) => outcome === 'fail' && metric === conditionsMetric.id)
    .map(({ name }) => name);
  return (sonar?.projects ?? []).flatMap(({ key, read }) => {
    if (read.kind === 'unknown') return [];
    if (!names.includes(null) && !names.includes(key)) return [];
    return read.analysis.conditions
      .filter(({ hasFailed }) => hasFailed)
      .map((condition) => finding('sonarqube-condition-failed', whereOf(key), sayCondition(condition)));
  });
}

/** Projects that a query is about. */
const projectsOf = ({ projects }: SonarMeasure, { name }: Query): readonly SonarProject[] =>
  name === null ? projects : projects.filter(({ key }) => key === name);

/** Why a project says nothing to a rule on conditions; `null` where it does. */
function withoutConditions(analysis: Analysis): Observation | null {
  if (analysis.conditions.length > 0) return null;
  if (analysis.scope.kind === 'pull-request' && newLines(analysis) === 0)
    return { kind: 'not-applicable', why: 'The server says that the pull request has no new line of code.' };
  return absent('sonarqube-gate-empty', 'The quality gate judged 0 conditions.');
}

function observeConditions(projects: readonly SonarProject[], where: string | null): Observation {
  let failed = 0;
  let judged = 0;
  const said: string[] = [];
  let nothing: Observation | null = null;
  for (const { read } of projects) {
    if (read.kind === 'unknown') continue;
    const none = withoutConditions(read.analysis);
    if (none?.kind === 'absent') return none;
    nothing = none ?? nothing;
    judged += read.analysis.conditions.length;
    const bad = read.analysis.conditions.filter(({ hasFailed }) => hasFailed);
    failed += bad.length;
    said.push(...bad.map(sayCondition));
  }
  if (judged === 0 && nothing !== null) return nothing;
  return {
    kind: 'value',
    value: failed,
    where,
    detail: `${failed} of ${countOf(judged, 'condition')}${said.length === 0 ? '' : `: ${said.slice(0, 5).join('; ')}`}`,
  };
}

function observeMeasure(key: string, isShare: boolean, { key: project, read }: SonarProject): Observation {
  const found = read.kind === 'known' ? read.analysis.measures.get(key) : undefined;
  if (found === undefined)
    return absent(
      'sonarqube-measure-missing',
      `The analysis of ${project} has no ${key}${isOfNewCode(key) ? ', or a newer one took its place' : ''}.`,
    );
  return {
    kind: 'value',
    value: isShare ? found / 100 : found,
    where: whereOf(project),
    detail: `${key} ${found}`,
  };
}

/** What SonarQube says to a rule. */
export function observeSonar(sonar: SonarMeasure | null, query: Query): Observation {
  const { metric, name } = query;
  if (sonar === null) return absent('sonarqube-not-reported', `Nothing asks SonarQube for ${metric}.`);
  const projects = projectsOf(sonar, query);
  const [project] = projects;
  if (project === undefined)
    return absent('sonarqube-not-reported', `No entry names the project "${name ?? ''}".`);
  const broken = projects.find(({ read }) => read.kind === 'unknown');
  if (broken?.read.kind === 'unknown')
    return absent('measurement-broken', `${whereOf(broken.key)} is not known (${broken.read.code}).`);
  if (metric === conditionsMetric.id)
    return observeConditions(projects, projects.length === 1 ? whereOf(project.key) : null);
  const asked = measured.find((one) => one.metric.id === metric);
  if (asked === undefined) return absent('sonarqube-not-reported', `SonarQube has no ${metric}.`);
  if (projects.length > 1)
    return absent('sonarqube-project-not-named', `${projects.length} analyses are asked for.`);
  return observeMeasure(asked.key, asked.metric.dimension === 'ratio', project);
}

/** The projects that `of` may name. */
export function sonarNames(sonar: SonarMeasure | null): readonly string[] {
  return [...new Set((sonar?.projects ?? []).map(({ key }) => key))];
}
