import { compileGlob } from '@interlock/shared/domain/glob';
import { countOf } from '@interlock/shared/domain/report/numbers';
import type { Metric } from '@interlock/shared/domain/rule/metric';
import type { Observation, Query } from '@interlock/shared/domain/rule/observation';

import { absent, finding, type Finding } from '../../codes.ts';
import type { RepositoryFiles } from '@interlock/checkout/domain/paths';
import {
  mostOf,
  worseTally,
  type ComplexityMeasureName,
  type ComplexityReport,
  type FileComplexity,
  type FunctionTally,
  type MeasuredFunction,
} from '@interlock/reports/domain/complexity/complexity-report';
import { disagreementFinding } from '../disagreement.ts';
import { locateSources, placesIn, type SourcePlace } from '../source-paths.ts';

/** A source file and its functions. */
export interface ComplexFile extends SourcePlace {
  readonly functions: FileComplexity;
}

/** Functions that a set of reports measured. */
export interface ComplexityMeasure {
  /** In the order of their paths. */
  readonly files: readonly ComplexFile[];
  /** Measures of which a report lists only what is beyond a limit, with its path. */
  readonly limited: ReadonlyMap<ComplexityMeasureName, string>;
  /** The first report that could not be used. */
  readonly broken: string | null;
}

/** Functions while they are gathered from several reports. */
export interface ComplexityGathering {
  readonly files: Map<string, ComplexFile>;
  readonly limited: Map<ComplexityMeasureName, string>;
}

/** Nothing gathered yet. */
export function noComplexity(): ComplexityGathering {
  return { files: new Map(), limited: new Map() };
}

/** Ties a report to the repository and adds it to each gathering. A file of several reports counts as the worst says. */
export function addComplexity(
  path: string,
  report: ComplexityReport,
  repository: RepositoryFiles,
  into: readonly ComplexityGathering[],
): readonly Finding[] {
  const { places, findings } = locateSources(path, report.files.keys(), repository);
  // Two paths of one report may be one file: its functions in one report are all counted, of several reports once.
  const own = new Map<string, ComplexFile>();
  for (const [reported, functions] of report.files) {
    const place = places.get(reported);
    if (place === undefined) continue;
    const known = own.get(place.path)?.functions ?? { cyclomatic: null, cognitive: null };
    own.set(place.path, {
      ...place,
      functions: {
        cyclomatic: sumOf([known.cyclomatic, functions.cyclomatic]),
        cognitive: sumOf([known.cognitive, functions.cognitive]),
      },
    });
  }
  for (const gathering of into) {
    for (const measure of report.limited.keys())
      if (!gathering.limited.has(measure)) gathering.limited.set(measure, path);
    for (const [key, file] of own) {
      const known = gathering.files.get(key)?.functions;
      const functions =
        known === undefined
          ? file.functions
          : {
              cyclomatic: worseTally(known.cyclomatic, file.functions.cyclomatic),
              cognitive: worseTally(known.cognitive, file.functions.cognitive),
            };
      gathering.files.set(key, { ...file, functions });
    }
  }
  const empty =
    report.files.size > 0
      ? []
      : [
          finding(
            'no-functions',
            path,
            report.filesLookedAt === null
              ? 'the report lists 0 functions'
              : `0 functions in ${countOf(report.filesLookedAt, 'file')}`,
          ),
        ];
  return [...disagreementFinding(path, report.disagreements), ...empty, ...findings];
}

/** What was gathered, for rules. */
export function complexityOf(gathering: ComplexityGathering, broken: string | null): ComplexityMeasure {
  const files = [...gathering.files.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
  return { files, limited: gathering.limited, broken };
}

const metricOf = (id: string, meaning: string, better: Metric['better'], isWhole: boolean): Metric => ({
  id,
  dimension: 'count',
  meaning,
  names: 'never',
  scopes: ['path', 'package', 'file'],
  least: 0,
  most: Infinity,
  isWhole,
  better,
});

/** What rules may ask of functions. */
export const complexityMetrics: readonly Metric[] = [
  metricOf('complexity.max', 'Cyclomatic complexity of the most complex function.', 'lower', true),
  metricOf('complexity.mean', 'Mean of the cyclomatic complexity of functions.', 'lower', false),
  metricOf('complexity.functions', 'Functions whose cyclomatic complexity is known.', 'higher', true),
  metricOf('complexity.cognitive', 'Cognitive complexity of the most complex function.', 'lower', true),
];

const measureOf = (metric: string): ComplexityMeasureName =>
  metric === 'complexity.cognitive' ? 'cognitive' : 'cyclomatic';

/** A function and the file that it is in. */
export interface PlacedFunction extends MeasuredFunction {
  readonly path: string;
}

const byComplexity = (a: PlacedFunction, b: PlacedFunction): number =>
  b.complexity - a.complexity || (a.path < b.path ? -1 : a.path > b.path ? 1 : a.line - b.line);

/** The most complex functions of files, the worst first. */
export function worstFunctions(
  files: readonly ComplexFile[],
  measure: ComplexityMeasureName,
  most: number,
): readonly PlacedFunction[] {
  return files
    .flatMap(({ path, functions }) => (functions[measure]?.worst ?? []).map((found) => ({ ...found, path })))
    .sort(byComplexity)
    .slice(0, most);
}

/** The sum of tallies; `null` where there is none. */
function sumOf(tallies: readonly (FunctionTally | null)[]): FunctionTally | null {
  const known = tallies.filter((tally) => tally !== null);
  if (known.length === 0) return null;
  return {
    functions: known.reduce((sum, { functions }) => sum + functions, 0),
    sum: known.reduce((total, { sum }) => total + sum, 0),
    worst: known
      .flatMap(({ worst }) => worst)
      .sort((a, b) => b.complexity - a.complexity)
      .slice(0, 5),
  };
}

/** What a metric says of a set of files; code outside of the repository counts only where that is worse. */
export function complexityValue(files: readonly ComplexFile[], metric: string): number | null {
  const measure = measureOf(metric);
  const inside = sumOf(files.filter(({ isInside }) => isInside).map(({ functions }) => functions[measure]));
  const all = sumOf(files.map(({ functions }) => functions[measure]));
  if (inside === null || all === null) return null;
  if (metric === 'complexity.functions') return inside.functions;
  if (metric === 'complexity.mean') return Math.max(inside.sum / inside.functions, all.sum / all.functions);
  return mostOf(all);
}

/** The files that `in each file` goes through: those of the repository with a function of that measure. */
export function complexPaths(
  complexity: ComplexityMeasure | null,
  metric: string,
  glob: string | null,
): readonly string[] {
  const matches = glob === null ? () => true : compileGlob(glob);
  return (complexity?.files ?? [])
    .filter(({ isInside, functions }) => isInside && functions[measureOf(metric)] !== null)
    .filter(({ candidates }) => candidates.some(matches))
    .map(({ path }) => path);
}

const shownFunctions = 3;

function filesOf(files: readonly ComplexFile[], { scope }: Query): readonly ComplexFile[] | null {
  if (scope.kind === 'path') {
    return placesIn(
      files.filter(({ isInside }) => isInside),
      scope.glob,
    );
  }
  if (scope.kind === 'member' && scope.member === 'file')
    return files.filter(({ path, isInside }) => isInside && path === scope.id);
  return files;
}

/** What functions say to a rule. */
export function observeComplexity(complexity: ComplexityMeasure | null, query: Query): Observation {
  const { metric, scope } = query;
  if (complexity === null) return absent('complexity-not-reported', `Nothing reports ${metric}.`);
  const { broken, limited, files: all } = complexity;
  if (broken !== null) return absent('measurement-broken', `Not all functions are known (${broken}).`);
  const measure = measureOf(metric);
  const limitedBy = limited.get(measure);
  if (limitedBy !== undefined)
    return absent('complexity-limited', `${limitedBy} lists only functions beyond a limit.`);
  const files = filesOf(all, query);
  if (files === null)
    return absent('source-path-ambiguous', 'A measured file may or may not be in the scope.');
  const value = complexityValue(files, metric);
  if (value === null)
    return scope.kind === 'path' && complexityValue(all, metric) !== null
      ? absent('source-scope-empty', `No function is in "${scope.glob}".`)
      : absent('complexity-kind-missing', `No report says anything about the ${measure} complexity here.`);
  const worst = worstFunctions(files, measure, shownFunctions);
  const shown = worst.map(
    ({ name, path, line, complexity: number }) => `${name} (${path}:${line}) ${number}`,
  );
  const functions = sumOf(files.map((file) => file.functions[measure]))?.functions ?? 0;
  const [first] = worst;
  const isMost = metric === 'complexity.max' || metric === 'complexity.cognitive';
  return {
    kind: 'value',
    value,
    where: isMost && first !== undefined ? `${first.path}:${first.line}` : scopeName(query),
    detail: `${countOf(functions, 'function')} in ${countOf(files.length, 'file')}, the most complex: ${shown.join(', ')}`,
  };
}

function scopeName({ scope }: Query): string | null {
  if (scope.kind === 'path') return scope.glob;
  return scope.kind === 'member' ? scope.id : null;
}
