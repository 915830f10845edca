import { compileGlob } from '@interlock/shared/domain/glob';
import type { Annotation } from '@interlock/shared/domain/report/annotations';
import { parseRule } from '@interlock/shared/domain/rule/parser';
import type { Rule } from '@interlock/shared/domain/rule/rule';

import type { LineRange } from '@interlock/checkout/domain/line-ranges';
import { worstFunctions, type ComplexFile, type PlacedFunction } from './complexity-measure.ts';
import type { Decision } from '@interlock/shared/gate/domain/decision';
import { sayCopies, type PlacedCopy, type PlacedDuplicate } from './duplication-measure.ts';
import type { Measured, Measurements } from './measurements.ts';
import type { SourcePlace } from './source-paths.ts';

/** Functions and duplicates that are shown at their lines, of each: more is no help, and all are in the report. */
const shownPlaces = 50;

/** What a rule that does not hold is about. */
interface Broken {
  readonly rule: Rule;
  readonly blocking: boolean;
  readonly measured: Measured;
  /** Whether a file is in its scope: of one whose path may be several, whether one of them is. */
  readonly isMeant: (place: SourcePlace) => boolean;
}

/** Rules on metrics that begin so and that do not hold; of packages one for each of which they do not. */
function brokenRules(decision: Decision, measurements: Measurements, prefix: string): readonly Broken[] {
  return decision.results.flatMap(({ rule: text, members }): readonly Broken[] => {
    const parsed = text.startsWith(prefix) ? parseRule(text) : null;
    const failed = members.filter(({ outcome }) => outcome === 'fail' || outcome === 'warn');
    if (parsed?.ok !== true || failed.length === 0) return [];
    const rule = parsed.value;
    const { scope } = rule;
    const whole = { rule, blocking: !rule.elseWarn, measured: measurements, isMeant: () => true };
    if (scope === null) return [whole];
    if (scope.kind === 'path') {
      const matches = compileGlob(scope.glob);
      return [{ ...whole, isMeant: ({ candidates, isInside }) => isInside && candidates.some(matches) }];
    }
    const named = new Set(failed.map(({ member }) => member));
    if (scope.member === 'file') return [{ ...whole, isMeant: ({ path }) => named.has(path) }];
    return [...named].flatMap((member) => {
      const measured = measurements.packages.get(member ?? '');
      return measured === undefined ? [] : [{ ...whole, measured }];
    });
  });
}

/** Where an annotation can be shown: at a file that it surely is. */
const isPlace = ({ candidates, isInside }: SourcePlace): boolean => isInside && candidates.length === 1;

/** The functions that keep a rule from holding: those beyond a limit of its own; beyond one of a baseline the worst. */
function functionsBeyond({ rule, measured, isMeant }: Broken): readonly PlacedFunction[] {
  const { metric, limit, operator, scope } = rule;
  if (metric !== 'complexity.max' && metric !== 'complexity.cognitive') return [];
  if (operator === '>' || operator === '>=') return [];
  const measure = metric === 'complexity.max' ? 'cyclomatic' : 'cognitive';
  const files: readonly ComplexFile[] = (measured.complexity?.files ?? []).filter(isMeant);
  const places = files.filter(isPlace);
  if (limit.kind === 'value') {
    const most = limit.quantity.number;
    return worstFunctions(places, measure, shownPlaces).filter(
      ({ complexity }) => complexity > most || (operator === '<' && complexity === most),
    );
  }
  // Of each file by itself where each is judged by itself.
  const groups = scope?.kind === 'each' && scope.member === 'file' ? places.map((file) => [file]) : [places];
  return groups
    .flatMap((group) => {
      const worst = worstFunctions(group, measure, shownPlaces);
      return worst.filter(({ complexity }) => complexity === worst[0]?.complexity);
    })
    .slice(0, shownPlaces);
}

/** Annotations of which one place has no more than one, which blocks where any of them does. */
function onePerPlace(annotations: readonly Annotation[]): readonly Annotation[] {
  const found = new Map<string, Annotation>();
  for (const annotation of annotations) {
    const key = `${annotation.file ?? ''}\0${annotation.line ?? 0}\0${annotation.endLine ?? 0}\0${annotation.message}`;
    const known = found.get(key);
    if (known === undefined || annotation.blocking) found.set(key, annotation);
  }
  return [...found.values()];
}

/** Whether the change adds one of these lines. */
export type IsTouched = (file: string, lines: LineRange) => boolean;

/** Functions that are more complex than a rule allows, each where it begins. */
export function complexityAnnotations(
  decision: Decision,
  measurements: Measurements,
  isTouched: IsTouched,
): readonly Annotation[] {
  const annotations = brokenRules(decision, measurements, 'complexity.').flatMap((broken): Annotation[] => {
    const kind = broken.rule.metric === 'complexity.max' ? 'cyclomatic' : 'cognitive';
    return functionsBeyond(broken).map(({ path, line, name, complexity }) => ({
      level: 'warning',
      blocking: broken.blocking,
      inDiff: isTouched(path, { from: line, to: line }),
      severity: 3,
      title: 'A function is too complex',
      message: `${name} has a ${kind} complexity of ${complexity}.`,
      file: path,
      line,
      endLine: null,
    }));
  });
  return onePerPlace(annotations);
}

/** The copy that is shown: one that the change adds to, else the first that can be. */
function shownCopy({ copies }: PlacedDuplicate, isTouched: IsTouched): PlacedCopy | undefined {
  const places = copies.filter(isPlace);
  return places.find((copy) => isTouched(copy.path, copy)) ?? places[0];
}

/** Code that stands in several places, where a rule on it does not hold: what the change adds to first, then the longest. */
export function duplicationAnnotations(
  decision: Decision,
  measurements: Measurements,
  isTouched: IsTouched,
): readonly Annotation[] {
  const annotations = brokenRules(decision, measurements, 'duplication.').flatMap(
    ({ blocking, measured, isMeant }) => {
      const meant = (measured.duplication?.duplicates ?? []).filter(({ copies }) => copies.some(isMeant));
      const placed = meant.flatMap((duplicate): Annotation[] => {
        const copy = shownCopy(duplicate, isTouched);
        if (copy === undefined) return [];
        const others = { ...duplicate, copies: duplicate.copies.filter((other) => other !== copy) };
        return [
          {
            level: 'warning',
            blocking,
            inDiff: isTouched(copy.path, copy),
            severity: 2,
            title: 'Code stands in several places',
            message: `Lines ${copy.from} to ${copy.to} stand here and in ${sayCopies(others)}.`,
            file: copy.path,
            line: copy.from,
            endLine: copy.to,
          },
        ];
      });
      return [...placed].sort((a, b) => Number(b.inDiff) - Number(a.inDiff)).slice(0, shownPlaces);
    },
  );
  return onePerPlace(annotations);
}
