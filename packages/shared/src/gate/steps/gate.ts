import type { LoadedConfiguration } from '../../domain/configuration/source.ts';
import type { Problem } from '../../domain/errors.ts';
import type { Inputs, InputValues } from '../../domain/input.ts';
import type { Annotation } from '../../domain/report/annotations.ts';
import type { Fact, Section } from '../../domain/report/gate-summary.ts';
import type { Result } from '../../domain/result.ts';
import type { WrittenRule } from '../../domain/rule/problem.ts';
import type { RuleResult } from '../../domain/rule/result.ts';
import type { Subject } from '../../domain/subject.ts';
import type { GitHub } from '../../ports/github.ts';
import type { Ports } from '../../ports/ports.ts';
import type { Outputs } from '../../steps/action.ts';
import type { Finding } from '../../domain/code-table.ts';
import type { GateInputs, GateOutputs } from '../domain/contract.ts';
import type { Decision } from '../domain/decision.ts';
import type { GateAction, ReadConfiguration } from '../domain/entry.ts';
import type { Material } from '../domain/material.ts';
import type { GatePolicy } from '../domain/policy.ts';
import type { ReportBody } from '../domain/report-body.ts';
import type { LoadedWaivers } from './load-waivers.ts';

/** The values of a gate's inputs, the common ones among them. */
export type GateValues<DeclaredInputs extends Inputs> = InputValues<DeclaredInputs> & InputValues<GateInputs>;

/** What a gate measures with. */
export interface Looking<Values, Policy> {
  readonly values: Values;
  readonly policy: Policy;
  readonly loaded: LoadedConfiguration;
  readonly subject: Subject;
  readonly waivers: LoadedWaivers | null;
  readonly github: GitHub;
  readonly ports: Ports;
}

/** What a gate has seen. */
export interface Measuring<Measured> {
  /** For the report, the summary and the outputs; the frame does not look into it. */
  readonly measured: Measured;
  /** Judges rules by what was measured; most gates by `judgeRules`. */
  judge(rules: readonly WrittenRule[]): readonly RuleResult[];
  /** What was found beside the numbers, given what the rules say. */
  findings(results: readonly RuleResult[]): readonly Finding[];
  /** All that was read, so that evidence is bound to it. */
  readonly materials: readonly Material[];
  /** What is looked at by waivers, so that one about something else is not called unmatched. */
  readonly waivable: { readonly tests: boolean; readonly tools: readonly string[] };
}

/** What a gate has seen and what comes of it. */
export interface Decided<Values, Policy, Measured> extends Looking<Values, Policy> {
  readonly measured: Measured;
  readonly decision: Decision;
  /** A folder of this gate, for files that it leaves. */
  readonly folder: string;
  readonly policyRecord: { readonly digest: string; readonly commit: string | null };
}

/** The outputs that a gate has beside the common ones. */
export type OwnOutputs<DeclaredOutputs extends Outputs> = Readonly<
  Record<Exclude<keyof DeclaredOutputs & string, keyof GateOutputs>, string>
>;

/** What a gate leaves behind beside its report, such as a baseline. */
export interface Kept<DeclaredOutputs extends Outputs> {
  readonly notes: readonly Finding[];
  readonly outputs: Partial<OwnOutputs<DeclaredOutputs>>;
}

/**
 * What a gate brings to the frame: its contract, how its policy is put together, how it looks, and what it shows. The
 * frame does the rest: configuration, waivers, judging by rules, report file, evidence, publication, annotations.
 */
export interface Gate<
  DeclaredInputs extends Inputs & GateInputs,
  DeclaredOutputs extends Outputs & GateOutputs,
  Policy extends GatePolicy,
  Measured,
> {
  readonly action: GateAction;
  readonly inputs: DeclaredInputs;
  readonly outputs: DeclaredOutputs;
  /** Codes of rules that were not judged because of something that has a reason of its own. */
  readonly consequences: readonly string[];
  /** Lays what inputs add over the configuration. */
  policyOf(values: GateValues<DeclaredInputs>, read: ReadConfiguration): Result<Policy, Problem>;
  /** What inputs add to the policy, so that evidence tells it; `null` and `undefined` members are left out. */
  additionsOf(values: GateValues<DeclaredInputs>): Readonly<Record<string, unknown>>;
  /**
   * Begins what needs no policy, while the configuration is still being read.
   *
   * @returns what measures, once it is known what is judged and by what
   */
  begin(
    values: GateValues<DeclaredInputs>,
    ports: Ports,
  ): (looking: Looking<GateValues<DeclaredInputs>, Policy>) => Promise<Measuring<Measured>>;
  /** Leaves something for later runs. Only of a verdict that stands. */
  keep?(decided: Decided<GateValues<DeclaredInputs>, Policy, Measured>): Promise<Kept<DeclaredOutputs>>;
  /** The text of the report file, in pieces: the common part and its own, by the declaration of its schema. */
  reportText(
    decided: Decided<GateValues<DeclaredInputs>, Policy, Measured>,
    body: ReportBody & { readonly materials: readonly Material[] },
  ): string | Iterable<string>;
  /** What its summary has beside the answer, what blocks and the rules. */
  summaryOf(decided: Decided<GateValues<DeclaredInputs>, Policy, Measured>): {
    readonly facts: readonly Fact[];
    readonly sections: readonly Section[];
  };
  /** What is shown at lines of the source. */
  annotationsOf(decided: Decided<GateValues<DeclaredInputs>, Policy, Measured>): readonly Annotation[];
  /** Its own outputs. */
  outputsOf(decided: Decided<GateValues<DeclaredInputs>, Policy, Measured>): OwnOutputs<DeclaredOutputs>;
}
