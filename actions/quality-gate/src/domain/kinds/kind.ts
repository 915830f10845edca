import type { LineRange } from '@interlock/checkout/domain/line-ranges';
import type { RepositoryFiles } from '@interlock/checkout/domain/paths';
import type { Annotation } from '@interlock/shared/domain/report/annotations';
import type { Section } from '@interlock/shared/domain/report/gate-summary';
import type { Metric } from '@interlock/shared/domain/rule/metric';
import type { Observation, Query } from '@interlock/shared/domain/rule/observation';
import type { WrittenRule } from '@interlock/shared/domain/rule/problem';
import type { Schema } from '@interlock/shared/domain/schema';
import type { WaiverUse } from '@interlock/shared/domain/waiver/waiver-use';
import type { CodeTable } from '@interlock/shared/domain/code-table';
import type { Decision } from '@interlock/shared/gate/domain/decision';

import type { AnyFinding } from '../codes.ts';
import type { Measured, Measurements } from '../measurements.ts';
import type { Beside } from './beside.ts';
import type { KindSources } from './sources.ts';

/** What a report is added with. */
export interface Adding {
  /** Path of the report. */
  readonly path: string;
  /** `null` when its files could not be listed. */
  readonly repository: RepositoryFiles | null;
  readonly waivers: WaiverUse | null;
  /** Takes what is told beside the numbers. */
  readonly beside: Beside;
}

/** What came of adding a report. */
export interface Added {
  readonly findings: readonly AnyFinding[];
  /** Why not everything of its kind is known now. */
  readonly broken?: string;
}

/** What a kind says of the measurements of a run. */
export interface KindObserver {
  /** What a rule on a metric of the kind sees, of the whole or of a package. */
  observe(query: Query, measured: Measured): Observation;
  /** Every name that a metric was measured under; left out where metrics have none. */
  names?(metric: string): readonly string[];
  /** The files that `in each file` goes through; left out where no metric has that scope. */
  files?(about: Pick<Query, 'metric' | 'name'>, glob: string | null): readonly string[];
}

/** Something that reports of a kind may give, the metrics that judge it, and a rule that does. */
export interface Judgeable {
  readonly what: string;
  /** How its metrics begin, e.g. `lint.`. */
  readonly metrics: string;
  readonly rule: string;
  readonly isGiven: (measurements: Measurements) => boolean;
}

/** What a kind has in the report file. */
export interface ReportPart {
  readonly key: string;
  readonly schema: Schema<unknown>;
  readonly shown: (measurements: Measurements) => unknown;
}

/** A part of the report whose content is held to its schema. */
export function reportPart<Shown>(
  key: string,
  schema: Schema<Shown>,
  shown: (measurements: Measurements) => Shown,
): ReportPart {
  return { key, schema, shown };
}

/** Whether the change adds one of these lines. */
export type IsTouched = (file: string, lines: LineRange) => boolean;

/** What is shown, and what it is shown with. */
export interface Shown {
  readonly measurements: Measurements;
  readonly decision: Decision;
}

/** What a summary is made of. */
export interface SummaryOf extends Shown {
  readonly rules: readonly WrittenRule[];
}

/** Sections of the summary: the first thing to read, numbers by themselves, and details behind those of all kinds. */
export interface KindSections {
  readonly first?: (of: SummaryOf) => readonly Section[];
  readonly numbers?: (of: SummaryOf) => readonly Section[];
  readonly details?: (of: SummaryOf) => readonly Section[];
}

/** How a kind of report is judged and shown, whatever its reports are made of. */
export interface JudgedKind {
  /** Reason codes of its own, beside those of `codes.ts`. */
  readonly codes?: CodeTable;
  /** Whether its reports are about files of the repository, so that these have to be listed. */
  readonly isOfFiles: boolean;
  /** Whether each report adds to what is counted, so that a copy makes more of it. */
  readonly addsUp: boolean;
  /** What rules may ask for. */
  readonly metrics: readonly Metric[];
  /** Metrics about this change alone, which no baseline has. */
  readonly neverRecorded?: readonly string[];
  /** How metrics begin of which there may be too little and too much. */
  readonly eitherWay?: readonly string[];
  readonly observer: (measurements: Measurements) => KindObserver;
  /** A query as baselines have it; left out where they have it as rules write it. */
  readonly inBaseline?: (query: Query, measured: Measured) => Query;
  /** What can be held against the files of a change; left out where covered files are. */
  readonly sources?: KindSources;
  readonly judgeable: readonly Judgeable[];
  /** Rules that hold where reports of the kind are named and no rule judges the same of all of them. */
  readonly defaults?: readonly string[];
  /** The rule on what is gone since the baseline that holds where no rule speaks of the same. */
  readonly removal?: string;
  /** What rules ask of it that cannot be, beside the numbers. */
  readonly ruleFindings?: (
    measurements: Measurements,
    rules: readonly WrittenRule[],
  ) => readonly AnyFinding[];
  readonly report?: ReportPart;
  readonly sections?: KindSections;
  /** What is shown at lines of the source. */
  readonly annotations?: (of: Shown, isTouched: IsTouched) => readonly Annotation[];
}

/**
 * A kind of report: what its reports add up to, and how that is judged and shown. `kinds.ts` has the table of all;
 * whatever goes through kinds walks it.
 */
export interface KindDefinition<Report, Gathering, Measure> extends JudgedKind {
  /** A report in a few words, for the log. */
  readonly say: (report: Report) => string;
  /** Nothing gathered yet. */
  readonly gather: () => Gathering;
  /** Adds a usable report to the gatherings of the whole and of packages. */
  readonly add: (report: Report, adding: Adding, into: readonly Gathering[]) => Added;
  /** What is wrong with all reports of one entry together. Where it is left out, nothing is gathered for entries. */
  readonly ofEntry?: (where: string, gathering: Gathering) => readonly AnyFinding[];
  /** What was gathered, for rules; `broken` names the first report that could not be used. */
  readonly measure: (
    gathering: Gathering,
    broken: string | null,
    repository: RepositoryFiles | null,
  ) => Measure;
}
