import type { QualityGate } from '@interlock/shared/domain/configuration/gates';
import type { ExpectedAnalysis } from '@interlock/shared/domain/configuration/reports';
import type { Problem } from '@interlock/shared/domain/errors';
import { failure, success, type Result } from '@interlock/shared/domain/result';
import type { WrittenRule } from '@interlock/shared/domain/rule/problem';
import {
  findEntry,
  gatesOf,
  modeOf,
  waiversPath,
  type GateNames,
  type ReadConfiguration,
} from '@interlock/shared/gate/domain/entry';
import type { GatePolicy } from '@interlock/shared/gate/domain/policy';

import { readBaselineSetting, type BaselineSetting } from './baseline/setting.ts';
import { conditionRules, defaultRules, needsBaseline, readDemands, removalRules } from './demands.ts';
import { checkManifest, type ManifestEntry, type ReportEntry } from './manifest.ts';

/** What inputs add to the configuration. */
export interface Additions {
  readonly reports: readonly ManifestEntry[];
  readonly rules: readonly WrittenRule[];
  readonly mode: 'enforce' | 'audit';
  /** `null` where the input was not given. */
  readonly baseline: BaselineSetting | null;
  readonly waivers: string | null;
}

/** What the gate judges by: the configuration and what inputs add. */
export interface Policy extends GatePolicy<QualityGate> {
  readonly reports: readonly ReportEntry[];
  /** Projects whose analysis a SonarQube server is asked for. */
  readonly analyses: readonly ExpectedAnalysis[];
  readonly baseline: BaselineSetting;
}

/** What an entry demands; nothing where the configuration has none. */
function demandsOf(
  gate: string,
  entry: QualityGate | null,
  where: string,
): {
  readonly reports: readonly ManifestEntry[];
  readonly rules: readonly WrittenRule[];
  readonly problems: readonly Problem[];
} {
  if (entry === null) return { reports: [], rules: [], problems: [] };
  const complain = (at: string, message: string, fix: string): Problem => ({
    code: 'configuration-invalid',
    message: `${where}, gates.${gate}.${at}: ${message}`,
    fix,
    where,
  });
  const manifest = checkManifest(entry.reports ?? []);
  const rules = readDemands(entry.require);
  const baseline = readBaselineSetting(entry.baseline ?? 'none');
  return {
    reports: manifest.entries,
    rules: rules.ok ? rules.value : [],
    problems: [
      ...manifest.problems.map(({ path, message, fix }) => complain(`reports${path}`, message, fix)),
      ...(rules.ok ? [] : rules.failures.map(({ message, fix }) => complain('require', message, fix))),
      ...(baseline.ok ? [] : baseline.failures.map(({ message, fix }) => complain('baseline', message, fix))),
    ],
  };
}

/**
 * What is compared with. An input may say so only where the entry of the configuration does not: another baseline could
 * be a lower one.
 */
function baselineOf(
  gate: string,
  entry: QualityGate | null,
  input: BaselineSetting | null,
): { readonly setting: BaselineSetting; readonly problems: readonly Problem[] } {
  const none: BaselineSetting = { kind: 'none' };
  const read = entry?.baseline === undefined ? null : readBaselineSetting(entry.baseline);
  const own = read?.ok === true ? read.value : null;
  if (own === null || input === null) return { setting: own ?? input ?? none, problems: [] };
  const text = (setting: BaselineSetting): string => (setting.kind === 'none' ? 'none' : setting.text);
  if (text(own) === text(input)) return { setting: own, problems: [] };
  const problem: Problem = {
    code: 'baseline-not-allowed',
    message: `Input "baseline": found "${text(input)}"; gate "${gate}" of the configuration compares with "${text(own)}".`,
    fix: `Leave the input out, or write \`baseline: ${text(input)}\` into \`gates.${gate}\` of the configuration.`,
    where: 'baseline',
  };
  return { setting: own, problems: [problem] };
}

/** Rules that compare, where there is nothing to compare with. */
function withoutBaseline(rules: readonly WrittenRule[], setting: BaselineSetting): readonly Problem[] {
  if (setting.kind !== 'none') return [];
  return rules.filter(needsBaseline).map(({ text }) => ({
    code: 'baseline-not-given',
    message: `rule "${text}" compares with a baseline, and nothing says which.`,
    fix: 'Add `baseline: branch=main` to the gate of the configuration, or to the inputs where it has none.',
    where: 'baseline',
  }));
}

/** Entries that say the same are one: the file's and an input's may overlap. */
function distinct(entries: readonly ManifestEntry[]): readonly ManifestEntry[] {
  return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()];
}

function nothingToJudge(gate: string, entry: QualityGate | null, read: ReadConfiguration): Problem {
  const others = gatesOf('quality-gate', read.configuration);
  return {
    code: 'reports-not-given',
    message: `There is nothing to judge: the input "reports" is empty, and the gate "${gate}" names no report in ${read.described}.`,
    fix:
      entry === null && others.length > 0
        ? `Name the gate: ${others.map((name) => `\`gate: ${name}\``).join(' or ')}.`
        : 'Add `reports`, for example `- tests: "reports/**/junit*.xml"`.',
    where: 'reports',
  };
}

/**
 * Lays what inputs add over the configuration: reports and rules of both are demanded; `audit` of either is audit,
 * which no move accepts.
 *
 * @returns the policy, or every problem
 */
export function policyOf(
  names: GateNames,
  additions: Additions,
  read: ReadConfiguration,
): Result<Policy, Problem> {
  const { gate, entry, problems: ofEntry } = findEntry('quality-gate', names, read);
  const fromFile = demandsOf(gate, entry, read.described);
  const expected = distinct([...fromFile.reports, ...additions.reports]);
  const reports = expected.filter((one) => one.kind !== 'sonarqube');
  const analyses = expected.filter((one) => one.kind === 'sonarqube');
  const given = [...fromFile.rules, ...additions.rules];
  const { setting: baseline, problems: ofBaseline } = baselineOf(gate, entry, additions.baseline);
  const waivers = waiversPath(gate, entry, additions.waivers);
  const ofDemands = [...ofEntry, ...fromFile.problems];
  const problems = [
    ...ofDemands,
    ...(expected.length === 0 && ofDemands.length === 0 ? [nothingToJudge(gate, entry, read)] : []),
    ...ofBaseline,
    ...withoutBaseline(given, baseline),
    ...(waivers.ok ? [] : waivers.failures),
  ];
  if (problems.length > 0 || !waivers.ok) return failure(...problems);
  // The defaults are part of the entry: what an input tolerates does not take them away.
  const spoken = entry === null ? additions.rules : fromFile.rules;
  const defaults = [
    ...defaultRules(spoken, reports),
    ...conditionRules(spoken, analyses),
    ...(baseline.kind === 'none' ? [] : removalRules(spoken, reports)),
  ];
  const rules = [...given, ...defaults];
  const mode = modeOf(additions.mode, entry);
  return success({ gate, entry, reports, analyses, rules, defaults, mode, baseline, waivers: waivers.value });
}
