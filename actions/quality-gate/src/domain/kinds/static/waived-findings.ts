import type { Waiver } from '@interlock/shared/domain/waiver/waiver';
import type { WaiverUse } from '@interlock/shared/domain/waiver/waiver-use';

import type { StaticCount, StaticLevel } from '@interlock/reports/domain/static/static-report';
import type { LocatedStatic } from './static-measure.ts';

/** Findings of one rule in one file that are waived. */
export interface WaivedFindings {
  readonly tool: string;
  readonly rule: string;
  readonly file: string;
  readonly level: StaticLevel;
  readonly count: number;
  /** Path of the report. */
  readonly report: string;
  readonly waiver: Waiver;
}

/**
 * Takes findings that are waived out of a report of a linter or type checker. One that names no rule or no one file of
 * the repository cannot be waived.
 */
export function waiveFindings(
  located: LocatedStatic,
  use: WaiverUse | null,
): { readonly located: LocatedStatic; readonly waived: readonly WaivedFindings[] } {
  if (use === null) return { located, waived: [] };
  const { report, places, path } = located;
  const waived: WaivedFindings[] = [];
  const isWaived = ({ tool, rule, file, level }: Omit<StaticCount, 'count'>): boolean =>
    waived.some(
      (one) => one.tool === tool && one.rule === rule && one.level === level && one.file === fileOf(file),
    );
  const fileOf = (file: string | null): string | null => {
    const place = file === null ? undefined : places.get(file);
    return place?.isInside === true && place.candidates.length === 1 ? (place.candidates[0] ?? null) : null;
  };
  const counts = report.counts.filter(({ tool, rule, file, level, count }) => {
    const placed = fileOf(file);
    if (rule === null || placed === null || level === 'note') return true;
    const waiver = use.waive({ kind: 'finding', tool, id: rule, file: placed }, count);
    if (waiver === null) return true;
    waived.push({ tool, rule, file: placed, level, count, report: path, waiver });
    return false;
  });
  const notable = report.notable.filter((one) => !isWaived(one));
  return { located: { ...located, report: { ...report, counts, notable } }, waived };
}
