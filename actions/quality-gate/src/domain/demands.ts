import type { ExpectedAnalysis, ReportKind } from '@interlock/shared/domain/configuration/reports';
import { failure, type Result } from '@interlock/shared/domain/result';
import { parseRule } from '@interlock/shared/domain/rule/parser';
import { readRules } from '@interlock/shared/domain/rule/checker';
import type { WrittenRule } from '@interlock/shared/domain/rule/problem';

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
const eitherWay = ['tests.count', 'complexity.', 'size.'];

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

/** What must not be gone unnoticed, by the kind of report that tells of it. */
const removalDefaults: readonly { readonly kind: ReportKind | null; readonly text: string }[] = [
  // Renaming and moving is daily work: it is told, and stops nobody.
  { kind: 'tests', text: 'baseline.removed of tests == 0 else warn' },
  { kind: 'coverage', text: 'baseline.removed of files == 0 else warn' },
  { kind: null, text: 'baseline.removed of reports == 0 else warn' },
  { kind: 'performance', text: 'baseline.removed of benchmarks == 0' },
  { kind: 'size', text: 'baseline.removed of sizes == 0' },
];

/** The rules on what is gone since the baseline that hold where no rule speaks of the same. */
export function removalRules(
  given: readonly WrittenRule[],
  entries: readonly ReportEntry[],
): readonly WrittenRule[] {
  const spokenOf = new Set(
    given.filter(({ rule }) => rule.metric === 'baseline.removed').map(({ rule }) => rule.name),
  );
  const texts = removalDefaults
    .filter(({ kind }) => kind === null || entries.some((entry) => entry.kind === kind))
    .map(({ text }) => text);
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

const defaults = ['tests.failed == 0', 'tests.errored == 0'];

/** Whether a rule judges all tests: those of each package are all where every report of tests names its package. */
function judgesAllTests({ rule }: WrittenRule, entries: readonly ReportEntry[]): boolean {
  if (rule.scope === null) return true;
  if (rule.scope.kind !== 'each' || rule.scope.member !== 'package' || rule.scope.glob !== null) return false;
  return entries.every((entry) => entry.kind !== 'tests' || entry.package !== null);
}

/**
 * The defaults that hold beside the given rules: where tests are reported, failed and errored ones are judged even
 * when no rule speaks of them all. Whoever tolerates some says so with a rule.
 */
export function defaultRules(
  given: readonly WrittenRule[],
  entries: readonly ReportEntry[],
): readonly WrittenRule[] {
  if (!entries.some(({ kind }) => kind === 'tests')) return [];
  const spokenOf = new Set(
    given.filter((written) => judgesAllTests(written, entries)).map(({ rule }) => rule.metric),
  );
  const read = readRules(defaults, { metrics, values: new Map() });
  return read.ok ? read.value.filter(({ rule }) => !spokenOf.has(rule.metric)) : [];
}
