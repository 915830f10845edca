import type { ExpectedAnalysis, ReportKind } from '@interlock/shared/domain/configuration/reports';
import { failure, type Result } from '@interlock/shared/domain/result';
import { parseRule } from '@interlock/shared/domain/rule/parser';
import { readRules } from '@interlock/shared/domain/rule/checker';
import type { WrittenRule } from '@interlock/shared/domain/rule/problem';

import { kindNames, kinds, kindsInOrder } from './kinds/kinds.ts';
import type { ReportEntry } from './manifest.ts';
import { metrics, neverRecorded, removables } from './metrics.ts';
import { conditionsMetric } from './sonarqube/metrics.ts';

/** Something about a rule that cannot be judged as it is written. */
export interface DemandProblem {
  readonly message: string;
  readonly fix: string;
}

/** Why this version cannot judge a rule that is well formed; `null` when it can. */
function beyondThisVersion(text: string): DemandProblem | null {
  const parsed = parseRule(text);
  if (!parsed.ok) return null;
  const { metric, name, limit, scope } = parsed.value;
  if (limit.kind === 'baseline' && neverRecorded.includes(metric))
    return {
      message: `rule "${text}": ${metric} is about this change alone, no baseline has it.`,
      fix: 'Write a limit of its own, such as `>= 80%`.',
    };
  if (metric === 'tests.passed' && name !== null && (scope !== null || limit.kind === 'baseline'))
    return {
      message: `rule "${text}": tests of one name are measured of the whole, and in no baseline.`,
      fix: 'Write `tests.passed of "NAME" >= 1`.',
    };
  const known: readonly string[] = removables;
  if (metric === 'baseline.removed' && name !== null && !known.includes(name))
    return {
      message: `rule "${text}": "${name}" is nothing that could be gone.`,
      fix: `Write \`baseline.removed of\` one of: ${removables.join(', ')}.`,
    };
  return null;
}

/** Of these a rule may say that there is enough, or not too much: both are something that can go wrong. */
const eitherWay = kindsInOrder().flatMap((kind) => kind.eitherWay ?? []);

/** Whether a rule could only fail when its number gets better: `coverage.lines <= 80%`, `tests.failed >= 1`. */
function isWrongWay({ rule }: WrittenRule): boolean {
  const metric = metrics.find(({ id }) => id === rule.metric);
  if (metric === undefined || rule.operator === '==') return false;
  if (eitherWay.some((begin) => metric.id.startsWith(begin))) return false;
  return rule.operator.startsWith(metric.better === 'higher' ? '<' : '>');
}

/** Reads rules as a user wrote them: all of them, or every problem of every one. */
export function readDemands(texts: readonly string[]): Result<readonly WrittenRule[], DemandProblem> {
  const beyond = texts.map(beyondThisVersion);
  const rest = texts.filter((_, index) => beyond[index] === null);
  const read = readRules(rest, { metrics, values: new Map() });
  const wrongWay = read.ok ? read.value.filter(isWrongWay) : [];
  const problems = [
    ...wrongWay.map(({ text, rule: { metric, operator } }) => ({
      message: `rule "${text}": it could only fail when ${metric} gets better.`,
      fix: `Write \`${operator.startsWith('<') ? '>=' : '<='}\`.`,
    })),
    ...beyond.filter((problem) => problem !== null),
    ...(read.ok
      ? []
      : read.failures.map(({ rule, column, message, fix }) => ({
          message: `rule "${rule}", column ${column}: ${message}`,
          fix,
        }))),
  ];
  return read.ok && problems.length === 0 ? read : failure(...problems);
}

/** Whether a rule needs a baseline to be judged. */
export function needsBaseline({ rule }: WrittenRule): boolean {
  return rule.limit.kind === 'baseline' || rule.metric === 'baseline.removed';
}

/** Kinds whose loss is told before that of whole reports. */
const proofKinds: readonly ReportKind[] = ['tests', 'coverage'];

/** The rules on what is gone since the baseline that hold where no rule speaks of the same. */
export function removalRules(
  given: readonly WrittenRule[],
  entries: readonly ReportEntry[],
): readonly WrittenRule[] {
  const spokenOf = new Set(
    given.filter(({ rule }) => rule.metric === 'baseline.removed').map(({ rule }) => rule.name),
  );
  const ofKind = (name: ReportKind): readonly string[] => {
    const { removal } = kinds[name];
    return removal !== undefined && entries.some(({ kind }) => kind === name) ? [removal] : [];
  };
  const texts = [
    ...proofKinds.flatMap(ofKind),
    'baseline.removed of reports == 0 else warn',
    ...kindNames.filter((name) => !proofKinds.includes(name)).flatMap(ofKind),
  ];
  const read = readRules(texts, { metrics, values: new Map() });
  return read.ok ? read.value.filter(({ rule }) => !spokenOf.has(rule.name)) : [];
}

/**
 * That no condition of the server's quality gate failed holds wherever a project is named, unless a rule speaks of the
 * conditions of all of them.
 */
export function conditionRules(
  given: readonly WrittenRule[],
  entries: readonly ExpectedAnalysis[],
): readonly WrittenRule[] {
  const spoken = given.filter(({ rule }) => rule.metric === conditionsMetric.id).map(({ rule }) => rule.name);
  if (spoken.includes(null) || entries.every(({ project }) => spoken.includes(project))) return [];
  const read = readRules([`${conditionsMetric.id} == 0`], { metrics, values: new Map() });
  return read.ok ? read.value : [];
}

/** Whether a rule judges all of a kind: each package is all where every report of the kind names its package. */
function judgesAll({ rule }: WrittenRule, kind: ReportKind, entries: readonly ReportEntry[]): boolean {
  if (rule.scope === null) return true;
  if (rule.scope.kind !== 'each' || rule.scope.member !== 'package' || rule.scope.glob !== null) return false;
  return entries.every((entry) => entry.kind !== kind || entry.package !== null);
}

/**
 * The defaults that hold beside the given rules: where tests are reported, failed and errored ones are judged even
 * when no rule speaks of them all. Whoever tolerates some says so with a rule.
 */
export function defaultRules(
  given: readonly WrittenRule[],
  entries: readonly ReportEntry[],
): readonly WrittenRule[] {
  return kindNames.flatMap((kind) => {
    const { defaults = [] } = kinds[kind];
    if (defaults.length === 0 || !entries.some((entry) => entry.kind === kind)) return [];
    const spokenOf = new Set(
      given.filter((written) => judgesAll(written, kind, entries)).map(({ rule }) => rule.metric),
    );
    const read = readRules(defaults, { metrics, values: new Map() });
    return read.ok ? read.value.filter(({ rule }) => !spokenOf.has(rule.metric)) : [];
  });
}
