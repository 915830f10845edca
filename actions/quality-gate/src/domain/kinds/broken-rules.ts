import { compileGlob } from '@interlock/shared/domain/glob';
import type { Annotation } from '@interlock/shared/domain/report/annotations';
import { parseRule } from '@interlock/shared/domain/rule/parser';
import type { Rule } from '@interlock/shared/domain/rule/rule';
import type { Decision } from '@interlock/shared/gate/domain/decision';

import type { Measured, Measurements } from '../measurements.ts';
import type { SourcePlace } from './source-paths.ts';

/** Functions and duplicates that are shown at their lines, of each: more is no help, and all are in the report. */
export const shownPlaces = 50;

/** What a rule that does not hold is about. */
export interface Broken {
  readonly rule: Rule;
  readonly blocking: boolean;
  readonly measured: Measured;
  /** Whether a file is in its scope: of one whose path may be several, whether one of them is. */
  readonly isMeant: (place: SourcePlace) => boolean;
}

/** Rules on metrics that begin so and that do not hold; of packages one for each of which they do not. */
export function brokenRules(
  decision: Decision,
  measurements: Measurements,
  prefix: string,
): readonly Broken[] {
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

/** Where a finding can be shown: at a file that it surely is. */
export const isPlace = ({ candidates, isInside }: SourcePlace): boolean =>
  isInside && candidates.length === 1;

/** Findings of which one place has no more than one, which blocks where any of them does. */
export function onePerPlace(findings: readonly Annotation[]): readonly Annotation[] {
  const found = new Map<string, Annotation>();
  for (const finding of findings) {
    const key = `${finding.file ?? ''}\0${finding.line ?? 0}\0${finding.endLine ?? 0}\0${finding.message}`;
    const known = found.get(key);
    if (known === undefined || finding.blocking) found.set(key, finding);
  }
  return [...found.values()];
}
